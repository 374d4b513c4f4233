#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <utility>
#include <vector>

/// A text message carrier's calls as Twilio makes them: https://www.twilio.com/docs/usage/security and
/// https://www.twilio.com/docs/messaging/guides/webhook-request.
namespace tierdesk::dialects::sms {

/// The fields of an `application/x-www-form-urlencoded` body, in its order, as bytes.
using Form = std::vector<std::pair<QByteArray, QByteArray>>;
[[nodiscard]] Form formOf(const QByteArray &body);
/// The first field of that name as text; empty when there is none. No U+0000.
[[nodiscard]] QString field(const Form &form, const char *name);

/// base64 of HMAC-SHA1 by the account's auth token over the URL that was called and the fields, sorted by name, name
/// and value one after the other.
[[nodiscard]] QByteArray signatureOf(const QByteArray &token, const QByteArray &url, Form form);
/// Takes as long for any @p given of the length.
[[nodiscard]] bool isSame(const QByteArray &given, const QByteArray &expected);

/// STOP, START and their like (the carrier's default words), alone in a message; None for all else.
enum class OptWord { None, Stop, Start };
[[nodiscard]] OptWord optWordOf(const QString &text);

} // namespace tierdesk::dialects::sms
