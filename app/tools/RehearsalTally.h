#pragma once

#include "app/tools/RehearsalAgenda.h"

#include <map>

namespace tierdesk::app {

/// What became of scripts that were played as they are written.
class ScriptTally final
{
public:
    void add(const Script &script, const TalkResult &result);
    /// To standard output: by topic, style and world.
    void print() const;
    /// The share of the scripts that passed, 0 to 1.
    [[nodiscard]] double passed() const;

private:
    struct Score {
        int passed = 0;
        int all = 0;
    };

    static void printRow(const QString &name, Score score);

    std::map<QString, Score> m_byAbout, m_byStyle, m_byWorld;
    Score m_total;
    Score m_wished; ///< actions
    int m_turns = 0;
    int m_wrongActions = 0;
};

/// What became of varied talks, by kind of variation.
class VariationTally final
{
public:
    void add(Variation variation, const TalkResult &result);
    /// To standard output: a row for each kind, with the violations and the wished actions that were reached.
    void print() const;
    /// Talks with an action that was unasked, not agreed to or doubled.
    [[nodiscard]] int wrongActions() const;

private:
    struct Row {
        int talks = 0;
        int turns = 0;
        int wrongActions = 0;
        std::map<Violation, int> violations;
        int wished = 0;
        int reached = 0;

        void add(const Row &other);
    };

    static void printRow(const QString &name, const Row &row, bool isComparable);

    [[nodiscard]] Row total() const;

    std::map<Variation, Row> m_rows;
};

} // namespace tierdesk::app
