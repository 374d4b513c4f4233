#pragma once

#include "core/domain/Money.h"

#include <QtCore/QLocale>
#include <QtCore/QString>

/// Amounts as people write and read them, by their locale. Pure; nothing passes through a double.
namespace tierdesk::ui::money {

/// "$312.40", "312,40 €": with the currency where the locale has it, and all minor digits.
[[nodiscard]] QString text(Money amount, const QLocale &locale = QLocale());
/// As text(), but a whole amount without its empty cents: "$1,000".
[[nodiscard]] QString shortText(Money amount, const QLocale &locale = QLocale());
/// What stands in a field to be changed: "312.40", no currency, no groups.
[[nodiscard]] QString editText(Money amount, const QLocale &locale = QLocale());
/// What stands before and behind the figure of a field, where text() has the sign.
struct Affixes {
    QString before;
    QString after;
};
[[nodiscard]] Affixes affixes(std::array<char, 3> currency, const QLocale &locale = QLocale());
/// "$", "€"; the code where there is no sign that everybody knows.
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

/// Reads an amount above zero. The currency's sign or code may stand before or behind, groups where the locale puts
/// them; digits may be the locale's own.
[[nodiscard]] Parsed parse(const QString &text, std::array<char, 3> currency, const QLocale &locale = QLocale());

/// The trouble as a sentence; empty for None.
[[nodiscard]] QString words(Trouble trouble, std::array<char, 3> currency, const QLocale &locale = QLocale());

} // namespace tierdesk::ui::money
