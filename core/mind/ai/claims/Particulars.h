#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <set>
#include <utility>
#include <vector>

namespace tierdesk::ai {

/// What of a text can be true or false by itself: its sums, numbers, dates and days of the week. Read in the eight
/// languages of resources/claims.
struct Particulars {
    using Day = std::pair<int, int>; ///< month and day

    std::set<QString> sums;              ///< numbers beside a currency, in one form: "312.4"
    std::set<QString> numbers;           ///< all other numbers and identifiers, in capitals: "10", "ORD-48213"
    std::vector<std::vector<Day>> dates; ///< each with all that it may mean: 4/5 is a day of April or of May
    std::set<int> weekdays;              ///< 1 is Monday

    [[nodiscard]] bool isEmpty() const { return sums.empty() && numbers.empty() && dates.empty() && weekdays.empty(); }
    void add(const Particulars &others);
    /// Also the weekday that it is.
    void addDate(int year, int month, int day);
};

/// @p text's. Marks of lists ("1.") are none, nor are bare numbers up to four. Linear. Pure.
[[nodiscard]] Particulars particularsIn(const QString &text);

/// The first of @p said that is in none of @p known, as it may be shown to a model; empty if there is none. A sum is
/// known as a sum only.
[[nodiscard]] QString firstUnknown(const Particulars &said, const Particulars &known);

/// Whether anything of @p said is in @p known.
[[nodiscard]] bool shares(const Particulars &said, const Particulars &known);

/// @p number (digits with points, commas, blanks, apostrophes) in one form: "1.234,50", "1,234.50" and "1234.5" are
/// 1234.5. The last mark is the decimal point unless three digits follow.
[[nodiscard]] QString plainNumber(QString number);

} // namespace tierdesk::ai
