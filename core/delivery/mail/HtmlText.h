#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::delivery {

/// Returns the text of an HTML e-mail that its sender has written, with a line for each block. Leaves out what mail
/// programs mark as quoted (blockquotes, the quote containers of Gmail, Outlook and Yahoo), styles, scripts and hidden
/// elements. @p html is UTF-8, well-formed or not; tags nested deeper than 250 are ignored.
[[nodiscard]] QString textOfHtml(const QByteArray &html);

} // namespace tierdesk::delivery
