#pragma once

/// The user's choices for the look of the whole program.
namespace tierdesk::ui::theme {

enum class Choice { System, Light, Dark };

enum class Density { Comfortable, Compact };

struct Appearance {
    Choice scheme = Choice::System;
    Density density = Density::Comfortable;
    int fontPercent = 100; ///< SmallestFont to LargestFont
    bool isMotionReduced = false;

    bool operator==(const Appearance &) const = default;
    [[nodiscard]] int scaled(int length) const { return (length * fontPercent + 50) / 100; }
    [[nodiscard]] int controlHeight() const;
    [[nodiscard]] int rowHeight() const;
};

inline constexpr int SmallestFont = 80;
inline constexpr int LargestFont = 200;

/// The appearance in force; the default before apply(). GUI thread, as all below.
[[nodiscard]] const Appearance &appearance();

/// Returns @p length of something that contains text, in device-independent pixels at 100 %, scaled to the chosen font
/// size.
[[nodiscard]] int scaled(int length);
/// Returns @p length of a picture beside text, scaled half as much as the font.
[[nodiscard]] int scaledIcon(int length);
/// Height of buttons, fields and tabs, by font size and density.
[[nodiscard]] int controlHeight();
/// Height of a bar that contains such controls, with space above and below.
[[nodiscard]] int barHeight();
/// Height of a row in the queue and similar lists, by font size and density.
[[nodiscard]] int rowHeight();
/// Height of a badge or chip.
[[nodiscard]] int badgeHeight();
/// Returns whether nonessential motion is turned off.
[[nodiscard]] bool isMotionReduced();

} // namespace tierdesk::ui::theme
