#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tierdesk::delivery {

/// The words of an HTML mail, with a line for every block, as far as its sender has written them: what mail programs
/// mark as quoted (blockquotes, Gmail's, Outlook's and Yahoo's quote containers) is left out, as are styles, scripts
/// and what is hidden. @p html is UTF-8, well-formed or not; tags nested deeper than 250 are passed over.
[[nodiscard]] QString textOfHtml(const QByteArray &html);

} // namespace tierdesk::delivery
