#pragma once

#include <QtGui/QFont>

namespace tierdesk::ui::theme {

/// The type scale. Sizes are device-independent pixels at a font size of 100 %.
enum class Type {
    Body,    ///< 13
    Strong,  ///< 13, semibold: names, figures
    Name,    ///< 14, semibold: whose case is open
    Small,   ///< 12: second lines, hints
    Fine,    ///< 11: the status line, what stands at an axis, below a message or at the end of a row
    Badge,   ///< 11, medium: badges, key caps
    Fixed,   ///< 12, of one width: what is compared letter by letter
    Caption, ///< 11, semibold, spaced: upper-case headings of a section
    Title,   ///< 15, semibold: of a page
    Figure,  ///< 24, semibold: of a dashboard
    Heading, ///< 22, semibold: sign-in and empty states
};

[[nodiscard]] QFont font(Type type);

/// Registers the bundled Inter; without it (resources not linked) the platform's own face is used. Call once, after the
/// application object is made.
void registerFonts();

} // namespace tierdesk::ui::theme
