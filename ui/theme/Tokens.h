#pragma once

#include "core/domain/Enums.h"

#include <QtGui/QColor>

namespace tierdesk::ui::theme {

enum class Scheme { Light, Dark };

/// How a badge of one meaning is painted: words and glyph in `ink` on `soft`, with an `edge` where it has one.
struct Tone {
    QColor ink;
    QColor soft;
    QColor edge; ///< invalid: no edge
};

/// Every colour of the program. The first block is the table of the style guide, value for value; the rest follows
/// from it, so that a changed accent changes all that is made of it.
struct Tokens {
    Scheme scheme = Scheme::Light;
    QColor window, panel, line, text, dim, accent, accentSoft;
    QColor happy, satisfied, neutral, frustrated, angry, irate;
    QColor aiRep, aiManager, human;

    QColor onAccent;   ///< words on accent
    QColor field;      ///< inside of inputs
    QColor hover;      ///< an entry of a list or a quiet control under the pointer
    QColor accentDown; ///< a primary button held down
    QColor controlDown;
    QColor scroll; ///< handle of a scroll bar
    QColor bubble; ///< what a customer said
    QColor note;   ///< what only colleagues see
    QColor shade;  ///< see-through, over what must wait

    [[nodiscard]] bool isDark() const { return scheme == Scheme::Dark; }
    [[nodiscard]] QColor sentiment(Sentiment value) const;
    [[nodiscard]] QColor tier(Tier value) const;
    /// The badge of a sentiment; neutral and unknown are outlined, as nothing is the matter.
    [[nodiscard]] Tone tone(Sentiment value) const;
    /// A badge that says a fact and no feeling: outlined.
    [[nodiscard]] Tone plain() const;
    /// @p color as a badge: its own tint behind it, dark or light enough to be read.
    [[nodiscard]] Tone toneOf(const QColor &color) const;
    /// `dim` as it is read on @p background, which may be tinted.
    [[nodiscard]] QColor dimOn(const QColor &background) const;
    /// `accent` as words on @p background.
    [[nodiscard]] QColor accentOn(const QColor &background) const;
};

[[nodiscard]] const Tokens &tokens(Scheme scheme);

/// WCAG 2 contrast of two opaque colours, 1…21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// @p color, made darker or lighter in its own hue by as little as gives it @p atLeast contrast on @p background.
[[nodiscard]] QColor legible(const QColor &color, const QColor &background, double atLeast = 4.5);

/// @p share of @p over upon @p under, opaque; share 0…1.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

/// Sizes in device-independent pixels; all but hairlines are multiples of the grid or halves of it.
namespace metric {
inline constexpr int Grid = 4;
inline constexpr int Radius = 8;
inline constexpr int SmallRadius = 5;
inline constexpr int ControlHeight = 30;
inline constexpr int RailWidth = 56;
inline constexpr int BarHeight = 48;
inline constexpr int StatusHeight = 26;
inline constexpr int RowHeight = 88;
inline constexpr int RowMargin = 14;
inline constexpr int BadgeHeight = 20;
inline constexpr int ListWidth = 348;
inline constexpr int PageMargin = 16;
inline constexpr int CellMargin = 8;
inline constexpr int IconSize = 20;
} // namespace metric

} // namespace tierdesk::ui::theme
