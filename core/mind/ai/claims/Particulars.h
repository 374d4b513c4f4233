#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <set>
#include <utility>
#include <vector>

namespace tierdesk::ai {

/// The details of a text that can be true or false: sums, numbers, dates and weekdays. Read in the eight languages of
/// resources/claims.
struct Particulars {
    using Day = std::pair<int, int>; ///< month and day

    std::set<QString> sums;              ///< numbers with a currency, normalized: "312.4"
    std::set<QString> numbers;           ///< all other numbers and identifiers, upper case: "10", "ORD-48213"
    std::vector<std::vector<Day>> dates; ///< each with all its meanings: 4/5 is a day in April or in May
    std::set<int> weekdays;              ///< 1 is Monday

    [[nodiscard]] bool isEmpty() const { return sums.empty() && numbers.empty() && dates.empty() && weekdays.empty(); }
    void add(const Particulars &others);
    /// Also adds its weekday.
    void addDate(int year, int month, int day);
};

/// Returns the details in @p text, without list markers ("1.") and bare numbers up to four. Linear. Pure.
[[nodiscard]] Particulars particularsIn(const QString &text);

/// Returns the first of @p said that is in none of @p known, as text for a model; empty if there is none. A sum must be
/// known as a sum.
[[nodiscard]] QString firstUnknown(const Particulars &said, const Particulars &known);

/// Returns whether @p said and @p known have anything in common.
[[nodiscard]] bool shares(const Particulars &said, const Particulars &known);

/// Normalizes @p number (digits with points, commas, spaces, apostrophes): "1.234,50", "1,234.50" and "1234.5" become
/// 1234.5. The last mark is the decimal point unless three digits follow.
[[nodiscard]] QString plainNumber(QString number);

} // namespace tierdesk::ai
