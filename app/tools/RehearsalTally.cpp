#include "app/tools/RehearsalTally.h"

#include <iomanip>
#include <iostream>

namespace tierdesk::app {

namespace {

double percent(int part, int all)
{
    return all > 0 ? 100.0 * part / all : 0;
}

/// Whether a talk of this kind ends with everything done that the scripts wish for.
bool isComparable(Variation variation)
{
    return variation != Variation::Refused && variation != Variation::Corrected && variation != Variation::Mixed;
}

} // namespace

void ScriptTally::add(const Script &script, const TalkResult &result)
{
    const bool isPassed = result.faults.isEmpty();
    for (Score *each : {&m_byAbout[script.about], &m_byStyle[script.style], &m_byWorld[script.world], &m_total}) {
        ++each->all;
        each->passed += isPassed ? 1 : 0;
    }
    m_wished.all += result.wished;
    m_wished.passed += result.reached;
    m_turns += result.turns;
    m_wrongActions += result.hasWrongAction() ? 1 : 0;
}

void ScriptTally::printRow(const QString &name, Score score)
{
    std::cout << "  " << std::left << std::setw(16) << name.toStdString() << std::right << std::setw(6) << score.passed
              << " of " << std::setw(5) << score.all << std::setw(7) << std::fixed << std::setprecision(1)
              << percent(score.passed, score.all) << " %\n";
}

void ScriptTally::print() const
{
    for (const auto &[title, rows] : {std::pair{"about", &m_byAbout}, {"style", &m_byStyle}, {"world", &m_byWorld}}) {
        std::cout << title << '\n';
        for (const auto &[name, score] : *rows)
            printRow(name, score);
    }
    printRow(u"all"_s, m_total);
    printRow(u"wished actions"_s, m_wished);
    std::cout << "  " << m_turns << " messages, " << m_wrongActions << " talks with an unasked or doubled action\n";
}

double ScriptTally::passed() const
{
    return m_total.all > 0 ? static_cast<double>(m_total.passed) / m_total.all : 0;
}

void VariationTally::Row::add(const Row &other)
{
    talks += other.talks;
    turns += other.turns;
    wrongActions += other.wrongActions;
    for (const auto &[violation, count] : other.violations)
        violations[violation] += count;
    wished += other.wished;
    reached += other.reached;
}

void VariationTally::add(Variation variation, const TalkResult &result)
{
    Row row{.talks = 1,
            .turns = result.turns,
            .wrongActions = result.hasWrongAction() ? 1 : 0,
            .violations = {},
            .wished = result.wished,
            .reached = result.reached};
    for (Violation each : result.violations)
        ++row.violations[each];
    m_rows[variation].add(row);
}

void VariationTally::print() const
{
    std::cout << "  " << std::left << std::setw(13) << "variation" << std::right << std::setw(7) << "talks"
              << std::setw(10) << "messages";
    for (const char *each : {"unasked", "doubled", "no yes", "money", "asked >3", "empty"})
        std::cout << std::setw(9) << each;
    std::cout << "  wished actions\n";
    for (const auto &[variation, row] : m_rows)
        printRow(QString(word(variation)), row, isComparable(variation));
    printRow(u"all"_s, total(), false);
    std::cout << "  " << wrongActions() << " talks with an action that was unasked, not agreed to or doubled\n";
}

void VariationTally::printRow(const QString &name, const Row &row, bool isComparable)
{
    std::cout << "  " << std::left << std::setw(13) << name.toStdString() << std::right << std::setw(7) << row.talks
              << std::setw(10) << row.turns;
    for (const auto &[violation, text] : Words<Violation>::table) {
        const auto found = row.violations.find(violation);
        std::cout << std::setw(9) << (found == row.violations.end() ? 0 : found->second);
    }
    if (isComparable)
        std::cout << std::setw(6) << row.reached << " of" << std::setw(5) << row.wished << std::setw(7) << std::fixed
                  << std::setprecision(1) << percent(row.reached, row.wished) << " %";
    std::cout << '\n';
}

VariationTally::Row VariationTally::total() const
{
    Row sum;
    for (const auto &[variation, row] : m_rows)
        sum.add(row);
    return sum;
}

int VariationTally::wrongActions() const
{
    return total().wrongActions;
}

} // namespace tierdesk::app
