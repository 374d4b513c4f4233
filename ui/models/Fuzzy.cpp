#include "ui/models/Fuzzy.h"

#include <algorithm>
#include <vector>

namespace tierdesk::ui {

namespace {

constexpr int Found = 1;
constexpr int WordStart = 8;
constexpr int InARow = 9;
constexpr int VeryStart = 4;
constexpr int LeastALetter = 4;
constexpr int Impossible = -1'000'000;

/// Letters without case and accents.
QString folded(QStringView text)
{
    QString plain;
    for (const QChar each : text.toString().normalized(QString::NormalizationForm_D)) {
        if (each.category() != QChar::Mark_NonSpacing)
            plain += each.toCaseFolded();
    }
    return plain;
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

} // namespace

std::optional<int> fuzzyScore(QStringView query, QStringView text)
{
    QString wanted = folded(query);
    wanted.remove(u' ');
    const QString given = folded(text);
    if (wanted.isEmpty())
        return 0;
    const qsizetype width = given.size();
    if (wanted.size() > width)
        return std::nullopt;
    // best[i]: the best score of the letters so far with the last of them at i. The greedy first place of a letter is
    // often not the best one ("re" in "Refresh the queue" and in "Snooze, release").
    std::vector<int> best(static_cast<std::size_t>(width), Impossible);
    for (qsizetype letter = 0; letter < wanted.size(); ++letter) {
        std::vector<int> next(static_cast<std::size_t>(width), Impossible);
        int before = letter == 0 ? 0 : Impossible; // the best of all places left of the one before
        for (qsizetype at = 0; at < width; ++at) {
            const auto index = static_cast<std::size_t>(at);
            if (given.at(at) == wanted.at(letter)) {
                int score = before;
                if (letter > 0 && at > 0 && best[index - 1] > Impossible)
                    score = std::max(score, best[index - 1] + InARow);
                if (score > Impossible) {
                    score += Found + (startsWord(given, at) ? WordStart : 0) + (at == 0 ? VeryStart : 0);
                    next[index] = score;
                }
            }
            if (letter > 0 && best[index] > Impossible)
                before = std::max(before, best[index]);
        }
        best = std::move(next);
    }
    const int score = *std::max_element(best.begin(), best.end());
    // Letters that are strewn over a sentence are found in nearly every one: they name nothing.
    const bool isMeant = score >= static_cast<int>(wanted.size()) * LeastALetter;
    // Of two that match alike the shorter one is meant.
    return isMeant ? std::optional(score * 16 - static_cast<int>(std::min<qsizetype>(width, 255)) / 16) : std::nullopt;
}

} // namespace tierdesk::ui
