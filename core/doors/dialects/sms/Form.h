#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <utility>
#include <vector>

/// The calls of a text message carrier in Twilio's format: https://www.twilio.com/docs/usage/security and
/// https://www.twilio.com/docs/messaging/guides/webhook-request.
namespace tierdesk::dialects::sms {

/// The fields of an `application/x-www-form-urlencoded` body, in order, as bytes.
using Form = std::vector<std::pair<QByteArray, QByteArray>>;
[[nodiscard]] Form formOf(const QByteArray &body);
/// Returns the first field named @p name as text without U+0000; empty if there is none.
[[nodiscard]] QString field(const Form &form, const char *name);

/// Returns the base64 of HMAC-SHA1, with the account's auth token as its key, over the called URL and the fields,
/// sorted by name, each name followed by its value.
[[nodiscard]] QByteArray signatureOf(const QByteArray &token, const QByteArray &url, Form form);
/// Returns whether both are equal. Takes the same time for any @p given of the length.
[[nodiscard]] bool isSame(const QByteArray &given, const QByteArray &expected);

/// STOP, START and similar words (the carrier's defaults) as the whole message; None for anything else.
enum class OptWord { None, Stop, Start };
[[nodiscard]] OptWord optWordOf(const QString &text);

} // namespace tierdesk::dialects::sms
