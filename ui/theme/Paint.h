#pragma once

#include "ui/theme/Tokens.h"

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QFont>

class QPainter;

/// The small shapes that rows and widgets share.
namespace tierdesk::ui::theme {

/// The glyph that goes with a sentiment's colour, so that colour never stands alone.
[[nodiscard]] QString glyph(Sentiment value);

/// Width of a badge that holds @p text, with its padding.
[[nodiscard]] int badgeWidth(const QString &text);
/// A rounded badge with @p text in the middle, elided where the rect is too narrow.
void paintBadge(QPainter &painter, const QRectF &rect, const QString &text, const Tone &tone);

/// Width of a key cap for @p key, and the cap itself, outlined in @p ink.
[[nodiscard]] int keyCapWidth(const QString &key);
void paintKeyCap(QPainter &painter, const QRectF &rect, const QString &key, const QColor &ink);

/// A rounded box: filled, and outlined by a hairline where @p edge is valid.
void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge = {},
              qreal edgeWidth = 1);

/// The ring of the keyboard focus, inside of @p rect.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color);

} // namespace tierdesk::ui::theme
