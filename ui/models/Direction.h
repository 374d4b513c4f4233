#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QGuiApplication>

/// Text direction. External text has its own direction, independent of the window's. Where pieces of text meet in a
/// line, Unicode isolates (UAX #9) keep them from reordering each other. Pure.
namespace tierdesk::ui::direction {

/// Returns the direction of the first letter with one; the given direction for text without any, such as "14:05".
[[nodiscard]] Qt::LayoutDirection of(QStringView text,
                                     Qt::LayoutDirection otherwise = QGuiApplication::layoutDirection());

/// Isolates a name, an ID or quoted text within a sentence so that neither changes the direction of the other. Returned
/// unchanged if no reordering is possible.
[[nodiscard]] QString isolated(const QString &text, Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// Returns a line that may begin with external text or a number in the window's direction.
[[nodiscard]] QString line(const QString &text, Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// Returns the separator between the parts of a line. In Arabic it is not a dot, which beside a number would look like
/// a zero.
[[nodiscard]] QString dot();

/// Joins the parts of a line in reading order; empty parts are omitted.
[[nodiscard]] QString joined(const QStringList &pieces, const QString &separator = dot(),
                             Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// Returns free text as escaped rich text in which each paragraph has its own direction and alignment. @p lead is a
/// bold label before the text, or above it if the text has the opposite direction.
[[nodiscard]] QString paragraphs(const QString &text, const QString &lead = {},
                                 Qt::LayoutDirection window = QGuiApplication::layoutDirection());

} // namespace tierdesk::ui::direction
