#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

#include <random>

namespace tierdesk::app {

/// Random numbers that are the same on every machine: the distributions of the standard library are not.
using Random = std::mt19937_64;

/// A number from 0 to @p count - 1; @p count is not 0.
[[nodiscard]] inline std::size_t below(std::size_t count, Random &random)
{
    return static_cast<std::size_t>(random() % count);
}

/// True one time in @p times.
[[nodiscard]] inline bool happens(std::size_t times, Random &random)
{
    return below(times, random) == 0;
}

/// One of @p words, which are not empty.
[[nodiscard]] inline const QString &pick(const QStringList &words, Random &random)
{
    return words[static_cast<qsizetype>(below(static_cast<std::size_t>(words.size()), random))];
}

/// @p text with slips of the hand, other marks, small letters and courtesies.
[[nodiscard]] QString typedOtherwise(QString text, Random &random);

/// @p text in up to four pieces, parted where clauses end; one where it is a single clause. Pure.
[[nodiscard]] QStringList fragmentsOf(const QString &text, Random &random);

/// Two messages as one.
[[nodiscard]] QString joined(const QString &first, const QString &second, Random &random);

/// @p text without the numbers of @p orders, and with "order" in the place of the names of their items; @p text itself
/// where it names neither. Pure.
[[nodiscard]] QString withoutOrders(const QString &text, const QJsonArray &orders);

/// Whether @p text names the number or an item of one of @p orders. Pure.
[[nodiscard]] bool namesOrder(const QString &text, const QJsonArray &orders);

/// Whether @p text is understood only after what was said before: it begins with or contains a word that refers back,
/// or is hardly more than a word. Pure.
[[nodiscard]] bool refersBack(const QString &text);

} // namespace tierdesk::app
