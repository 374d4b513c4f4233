#pragma once

#include "core/domain/Reading.h"

#include <string>
#include <string_view>

namespace tierdesk::app {

/// A value between quotes, escaped as RFC 8259 wants it, put behind @p json.
void quoteJson(std::string &json, std::string_view utf8);
/// At most four places behind the point, without needless noughts.
void numberJson(std::string &json, double value);

/// @p reading as `tierdesk nlu read` prints it (docs/nlu.md): one line, members always in the same order. Spans of
/// personal data are told by kind and place in bytes, never by what they hold.
[[nodiscard]] std::string readingLine(const Reading &reading);

} // namespace tierdesk::app
