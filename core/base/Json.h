#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

namespace tierdesk::base {

/// Limits for JSON from external sources.
struct JsonLimits {
    int depth = 64;           ///< nesting of arrays and objects
    qsizetype size = 1 << 20; ///< bytes
};

/// Parses one RFC 8259 text: UTF-8 without a byte-order mark, any top-level value, no duplicate members, no trailing
/// data. Fails with InvalidInput (or TooLarge); `where` is "line L column C", or the member's path for a duplicate.
[[nodiscard]] Result<QJsonValue> parseJson(const QByteArray &text, const JsonLimits &limits = {});

/// Like parseJson(), for texts that must be an object.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &text, const JsonLimits &limits = {});

/// Returns compact UTF-8.
[[nodiscard]] QByteArray toJson(const QJsonObject &object);
[[nodiscard]] QByteArray toJson(const QJsonArray &array);

} // namespace tierdesk::base
