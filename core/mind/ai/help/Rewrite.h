#pragma once

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

#include <optional>
#include <span>

/// Rewords sentences of the record. Pure.
namespace tierdesk::ai {

/// A sentence pattern of the record and its rewording; %1 is its first group.
struct Rewrite {
    QRegularExpression from;
    QString to;
};

/// Compiles a pattern; its dots also match line breaks.
[[nodiscard]] QRegularExpression recordForm(const char16_t *text);

/// Returns @p entry reworded by the first matching row; none if no row matches.
[[nodiscard]] std::optional<QString> formOf(const QString &entry, std::span<const Rewrite> rows);

} // namespace tierdesk::ai
