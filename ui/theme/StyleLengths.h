#pragma once

/// Lengths that painting and measuring must agree on.
namespace tierdesk::ui::theme::inner {

inline constexpr int CapGap = 8;
inline constexpr int ComboInset = 2; // that Fusion leaves beside the words
inline constexpr int IndicatorSide = 16;
inline constexpr int MenuArrowSide = 16; // of a button with a menu
inline constexpr int MenuMargin = 12;
inline constexpr int MenuMarkRoom = 24;

} // namespace tierdesk::ui::theme::inner
