#pragma once

/// What a person may choose about the looks of the whole program.
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

/// @p length of something that holds text, in device-independent pixels at 100 %, as it is at the chosen font size.
[[nodiscard]] int scaled(int length);
/// @p length of a picture beside text: it grows half as fast as the font.
[[nodiscard]] int scaledIcon(int length);
/// Of buttons, fields, tabs: by font size and density.
[[nodiscard]] int controlHeight();
/// Of a bar that holds such controls, with air above and below them.
[[nodiscard]] int barHeight();
/// Of a row of the queue and of lists like it: by font size and density.
[[nodiscard]] int rowHeight();
/// Of a badge or chip.
[[nodiscard]] int badgeHeight();
/// True where nothing may move that need not.
[[nodiscard]] bool isMotionReduced();

} // namespace tierdesk::ui::theme
