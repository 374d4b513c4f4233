#pragma once

#include "core/domain/Money.h"

#include <QtCore/QLocale>
#include <QtCore/QString>

/// Formats and parses amounts by locale. Pure; never uses floating point.
namespace tierdesk::ui::money {

/// "$312.40", "312,40 €": with the currency where the locale has it, and all minor digits.
[[nodiscard]] QString text(Money amount, const QLocale &locale = QLocale());
/// Like text(), but without decimals for whole amounts: "$1,000".
[[nodiscard]] QString shortText(Money amount, const QLocale &locale = QLocale());
/// The text for an input field: "312.40", without currency or group separators.
[[nodiscard]] QString editText(Money amount, const QLocale &locale = QLocale());
/// The prefix and suffix of an input field, where text() has the currency sign.
struct Affixes {
    QString before;
    QString after;
};
[[nodiscard]] Affixes affixes(std::array<char, 3> currency, const QLocale &locale = QLocale());
/// "$", "€"; the currency code if there is no common sign.
[[nodiscard]] QString sign(std::array<char, 3> currency, const QLocale &locale = QLocale());

enum class Trouble {
    None,
    Empty,
    NotAnAmount, ///< letters, two points, groups where none belong: nothing is guessed
    TooFine,     ///< below a minor unit: 5.001 dollars
    NotPositive,
    TooLarge,
};

struct Parsed {
    Money amount; ///< of Trouble::None
    Trouble trouble = Trouble::None;
};

/// Parses an amount greater than zero. The currency sign or code can be in front or behind, group separators where the
/// locale has them; the locale's own digits are accepted.
[[nodiscard]] Parsed parse(const QString &text, std::array<char, 3> currency, const QLocale &locale = QLocale());

/// Returns the error as a sentence; empty for None.
[[nodiscard]] QString words(Trouble trouble, std::array<char, 3> currency, const QLocale &locale = QLocale());

} // namespace tierdesk::ui::money
