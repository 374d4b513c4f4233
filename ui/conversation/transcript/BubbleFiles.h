#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QRectF>
#include <QtGui/QImage>

#include <functional>
#include <vector>

class QPainter;

namespace tierdesk::ui::theme {
struct Tokens;
}

/// The layout of a message's files in its bubble: pictures side by side, every other file in its own row.
namespace tierdesk::ui::files {

struct Placed {
    Attachment file;
    QRectF place; ///< from the top left of their stretch of the bubble
};

/// Where @p all lie in a stretch of @p room pixels in width; one that is read from right to left begins at the right.
/// Whether a picture is there yet changes nothing.
[[nodiscard]] std::vector<Placed> arranged(const std::vector<Attachment> &all, qreal room, bool isMirrored);
/// The height of that stretch; 0 without files.
[[nodiscard]] qreal heightOf(const std::vector<Attachment> &all, qreal room);

/// Paints one, with @p picture where there is one; its name is elided where it is too long.
void paint(QPainter &painter, const Placed &placed, const QImage &picture, const theme::Tokens &tokens,
           Qt::LayoutDirection direction);

/// The largest size at which a picture is shown, in device-independent pixels.
[[nodiscard]] QSize pictureSize();

} // namespace tierdesk::ui::files
