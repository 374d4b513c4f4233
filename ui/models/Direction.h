#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QGuiApplication>

/// Which way words run. A text from outside has a direction of its own, whatever the window's is, and where pieces of
/// text meet in a line, none of them may turn the others about (the isolates of Unicode's UAX #9). Pure.
namespace tierdesk::ui::direction {

/// That of the first letter that has one; of a text without, as "14:05", the one given.
[[nodiscard]] Qt::LayoutDirection of(QStringView text,
                                     Qt::LayoutDirection otherwise = QGuiApplication::layoutDirection());

/// A name, an id, somebody's words within a sentence of ours: they run as they do by themselves, and the sentence
/// stays as it is around them. Where nothing can be turned about the text comes back untouched.
[[nodiscard]] QString isolated(const QString &text, Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// A line of ours that may begin with somebody else's words, or with a number: it runs as the window does.
[[nodiscard]] QString line(const QString &text, Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// What stands between the pieces of a line. In Arabic it is no dot: beside a number that would be a zero.
[[nodiscard]] QString dot();

/// Pieces of a line, one after another as the window is read; those without a word are left out.
[[nodiscard]] QString joined(const QStringList &pieces, const QString &separator = dot(),
                             Qt::LayoutDirection window = QGuiApplication::layoutDirection());

/// Free text as rich text, escaped: each of its paragraphs runs its own way, and begins at the side where it does.
/// @p lead is ours, and bold; it stands before the words, or above them where these run the other way.
[[nodiscard]] QString paragraphs(const QString &text, const QString &lead = {},
                                 Qt::LayoutDirection window = QGuiApplication::layoutDirection());

} // namespace tierdesk::ui::direction
