#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk::bench {

/// What a figure is to be.
struct Aim {
    double bound = 0;
    bool isLeast = false; ///< at least, else at most

    /// Whether @p value is as it is to be; what is no number is not.
    [[nodiscard]] bool isMet(double value) const { return isLeast ? value >= bound : value <= bound; }
};

/// The aim that a figure's name ends with, "…(aim: at most 10)", "…(aim: at least 0.85)": what is printed, kept and
/// judged cannot differ. None where no aim stands there; ends the program over one that cannot be read.
[[nodiscard]] std::optional<Aim> aimOf(const QString &name);

/// The figures of a run: printed as they come, kept as JSON, judged at the end.
class Table final
{
public:
    void add(const QString &name, double value, const QString &unit);
    void save(const QString &path) const;
    /// Prints a line for each aim that was missed; the exit status of the run: 1 if there is one.
    [[nodiscard]] int verdict() const;

private:
    QJsonArray m_rows;
    QStringList m_missed;
    QString m_group; ///< the last name that was not indented
};

} // namespace tierdesk::bench
