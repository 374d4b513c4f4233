#pragma once

#include "ui/theme/Tokens.h"

#include <QtCore/QRect>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QWidget;

/// How AppStyle paints the parts of Qt's controls. They take what they need and hold nothing.
namespace tierdesk::ui::theme {

/// The box of an input: its line tells the pointer, the focus and a refused content.
void paintField(QPainter &painter, const Tokens &tokens, const QStyleOption &option, bool isInvalid);
/// The box of something that opens, as a combo box.
void paintOpener(QPainter &painter, const Tokens &tokens, const QStyleOption &option);
/// A small arrow down (or up) in the middle of @p rect.
void paintArrow(QPainter &painter, const Tokens &tokens, const QRectF &rect, bool isUp, bool isEnabled);
void paintArrow(QPainter &painter, const QColor &ink, const QRectF &rect, bool isUp);
/// A check box: ticked, half or empty.
void paintCheck(QPainter &painter, const Tokens &tokens, const QStyleOption &option);
void paintRadio(QPainter &painter, const Tokens &tokens, const QStyleOption &option);
/// A slider's groove, filled up to the handle, and the handle at @p handle.
void paintSlider(QPainter &painter, const Tokens &tokens, const QStyleOptionSlider &option, const QRectF &groove,
                 const QRectF &handle);
/// A column's heading: flat, with a hairline below and between.
void paintHeaderSection(QPainter &painter, const Tokens &tokens, const QStyleOptionHeader &option);
/// Progress from 0 to 1, filled from the reading direction's start.
void paintProgress(QPainter &painter, const Tokens &tokens, const QRectF &rect, double share, bool isMirrored);
/// A field of several lines is painted by its frame.
[[nodiscard]] bool isTextArea(const QWidget *widget);

} // namespace tierdesk::ui::theme
