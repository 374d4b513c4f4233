#include "core/mind/ai/local/Cues.h"

#include "core/base/Literals.h"
#include "core/mind/ai/local/CueWords.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

struct Phrase {
    QStringList words;
    CueSet cues;
};

/// Built once from the tables, then read only.
struct Vocabulary {
    QHash<QString, std::vector<Phrase>> byFirstWord; ///< longest first
    std::vector<QString> telling;
    QHash<QString, bool> known;

    Vocabulary()
    {
        for (const CueWords &wording : cueWords()) {
            for (const QString &phrase : QString::fromLatin1(wording.phrases).split(u'|')) {
                const QStringList words = phrase.split(u' ');
                for (const QString &each : words)
                    known.insert(each, true);
                std::vector<Phrase> &list = byFirstWord[words.front()];
                const auto it = std::find_if(list.begin(), list.end(),
                                             [&words](const Phrase &each) { return each.words == words; });
                if (it != list.end())
                    it->cues.add(wording.cue);
                else
                    list.push_back({words, {wording.cue}});
            }
        }
        for (std::vector<Phrase> &list : byFirstWord) {
            std::stable_sort(list.begin(), list.end(),
                             [](const Phrase &a, const Phrase &b) { return a.words.size() > b.words.size(); });
        }
        for (const char *word : tellingWords())
            telling.push_back(QString::fromLatin1(word));
        for (const char *word : otherWords())
            known.insert(QString::fromLatin1(word), true);
    }
};

const Vocabulary &vocabulary()
{
    static const Vocabulary Words;
    return Words;
}

/// Returns whether the words differ by one inserted, omitted, changed or swapped letter, or two in long words.
bool isNear(QStringView a, QStringView b)
{
    const qsizetype allowed = std::min(a.size(), b.size()) >= 9 ? 2 : 1;
    if (std::abs(a.size() - b.size()) > allowed || a.size() > 24)
        return false;
    // Optimal string alignment with three rows.
    std::array<int, 32> rows[3];
    int *before = rows[0].data();
    int *last = rows[1].data();
    int *now = rows[2].data();
    for (int j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        now[0] = i;
        int best = i;
        for (int j = 1; j <= b.size(); ++j) {
            const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
            best = std::min(best, now[j]);
        }
        if (best > allowed)
            return false;
        int *const spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.size()] <= allowed;
}

QString corrected(const QString &word, const Vocabulary &vocabulary)
{
    if (word.size() < 4 || word.size() > 20 || vocabulary.known.contains(word))
        return word;
    for (const QString &telling : vocabulary.telling) {
        const bool isSameStart = word[0] == telling[0] || (word[0] == telling[1] && word[1] == telling[0]);
        // Four letters are too few unless the word lacks one of five.
        if (isSameStart && (word.size() > 4 || telling.size() == 5) && isNear(word, telling))
            return telling;
    }
    return word;
}

std::vector<SpokenWord> wordsOf(QStringView text, bool *isShouted)
{
    std::vector<SpokenWord> words;
    words.reserve(16);
    QString word;
    int capitals = 0;
    int letters = 0;
    const auto close = [&] {
        if (!word.isEmpty()) {
            words.push_back({std::move(word), false, false});
            word.clear();
        }
    };
    for (QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'\'' || u == u'\u2019' || u == u'`')
            continue;
        if (c.isLetterOrNumber()) {
            if (c.isLetter()) {
                ++letters;
                capitals += c.isUpper() ? 1 : 0;
            }
            // "sooo" and "noooo": reduce three equal letters.
            const QChar low = c.toLower();
            const auto size = word.size();
            if (low.isLetter() && size >= 2 && word[size - 1] == low && word[size - 2] == low)
                continue;
            word.append(low);
            continue;
        }
        close();
        if (!words.empty() && (u == u'.' || u == u',' || u == u'!' || u == u'?' || u == u';' || u == u':')) {
            words.back().isClauseEnd = true;
            words.back().isAsked = words.back().isAsked || u == u'?';
        }
    }
    close();
    *isShouted = letters >= 6 && capitals * 10 >= letters * 7;
    return words;
}

bool isUnwanted(const std::vector<SpokenWord> &words, size_t at)
{
    // Searches up to four words back in the clause for "don't want", "rather than", "no", "not".
    for (size_t back = 1; back <= 4 && back <= at; ++back) {
        const SpokenWord &word = words[at - back];
        if (word.isClauseEnd)
            return false;
        const bool isDont = word.text == u"dont" || word.text == u"not" || word.text == u"wont";
        if (isDont && back == 1)
            return true;
        const QString *const next = back > 1 ? &words[at - back + 1].text : nullptr;
        if (isDont && next &&
            (*next == u"want" || *next == u"need" || *next == u"a" || *next == u"the" || *next == u"like"))
            return true;
        if (next && ((word.text == u"rather" && *next == u"than") || (word.text == u"instead" && *next == u"of") ||
                     (word.text == u"no" && *next == u"need")))
            return true;
        // "No pause it" refuses one thing and requests another; "no refund" only refuses.
        const bool isImperative = at == 1 && words.size() > 2 &&
                                  (words[2].text == u"it" || words[2].text == u"my" || words[2].text == u"the" ||
                                   words[2].text == u"that" || words[2].text == u"this");
        if (word.text == u"no" && back == 1 && !isImperative)
            return true;
        // "Not at all angry", "never really upset".
        const bool isDenial = isDont || word.text == u"isnt" || word.text == u"never";
        if (isDenial && next &&
            (*next == u"at" || *next == u"really" || *next == u"even" || *next == u"that" || *next == u"very" ||
             *next == u"so" || *next == u"in"))
            return true;
    }
    return false;
}

constexpr CueSet Wantable{Cue::Refund, Cue::Cancel, Cue::Return,  Cue::Exchange, Cue::Replace,  Cue::Credit,
                          Cue::Pause,  Cue::Human,  Cue::Manager, Cue::Change,   Cue::Complaint};

/// "They do not fit" is a statement; "please do not" refuses. @p next is the word after the negation.
bool tellsOfThing(const QString &next)
{
    static constexpr std::array States{u"fit",   u"fits",  u"work", u"have",     u"see",  u"suit",
                                       u"match", u"close", u"open", u"turn",     u"seem", u"look",
                                       u"feel",  u"hold",  u"stay", u"remember", u"stick"};
    return std::any_of(States.begin(), States.end(),
                       [&next](const char16_t *each) { return next == QStringView(each); });
}

bool beginsAsQuestion(const QString &word)
{
    static constexpr std::array Starts{u"what",  u"where", u"when",  u"how", u"why",  u"who",
                                       u"which", u"can",   u"could", u"do",  u"does", u"is",
                                       u"are",   u"will",  u"would", u"may", u"did",  u"has"};
    return std::any_of(Starts.begin(), Starts.end(),
                       [&word](const char16_t *each) { return word == QStringView(each); });
}

} // namespace

Cues readCues(QStringView text)
{
    Cues cues;
    const Vocabulary &known = vocabulary();
    cues.words = wordsOf(text, &cues.isShouted);
    for (SpokenWord &word : cues.words) {
        word.text = corrected(word.text, known);
        cues.isQuestion = cues.isQuestion || word.isAsked;
    }
    // "Do it" is not a question, "do you" is.
    const bool isBidding = cues.words.size() > 1 && cues.words[0].text == u"do" &&
                           (cues.words[1].text == u"it" || cues.words[1].text == u"so" ||
                            cues.words[1].text == u"that" || cues.words[1].text == u"not");
    if (!cues.words.empty() && beginsAsQuestion(cues.words.front().text) && !isBidding)
        cues.isQuestion = true;
    // Handled here because a thumbs-up is not a word.
    if (text.contains(QStringView(u"\U0001F44D"))) {
        cues.said.add(Cue::Yes);
        cues.yesAt = 0;
    }
    if (text.contains(QStringView(u"\U0001F44E"))) {
        cues.said.add(Cue::No);
        cues.noAt = 0;
    }
    for (size_t at = 0; at < cues.words.size();) {
        const auto it = known.byFirstWord.constFind(cues.words[at].text);
        const Phrase *found = nullptr;
        if (it != known.byFirstWord.cend()) {
            for (const Phrase &phrase : *it) {
                const auto length = static_cast<size_t>(phrase.words.size());
                bool isHere = at + length <= cues.words.size();
                for (size_t i = 1; isHere && i < length; ++i)
                    isHere = cues.words[at + i].text == phrase.words[static_cast<qsizetype>(i)];
                if (isHere) {
                    found = &phrase;
                    break;
                }
            }
        }
        if (!found) {
            ++at;
            continue;
        }
        const bool isTurned = found->cues.hasAny(Wantable) && isUnwanted(cues.words, at);
        const bool isNegatedYes = found->cues.has(Cue::Yes) && at > 0 && cues.words[at - 1].text == u"not";
        const auto last = at + static_cast<size_t>(found->words.size()) - 1;
        const bool isTold =
            (found->words == QStringList{u"dont"_s} || found->words == QStringList{u"do"_s, u"not"_s}) &&
            last + 1 < cues.words.size() && !cues.words[last].isClauseEnd && tellsOfThing(cues.words[last + 1].text);
        if (isTold) {
            at = last + 1;
            continue;
        }
        if (isTurned) {
            cues.unwanted.add(found->cues.both(Wantable));
            cues.said.add(found->cues.without(Wantable));
        } else if (isNegatedYes) {
            cues.said.add(found->cues.without({Cue::Yes}));
            cues.said.add(Cue::No);
        } else {
            cues.said.add(found->cues);
        }
        if (found->cues.has(Cue::Yes) && !isNegatedYes && cues.yesAt < 0)
            cues.yesAt = static_cast<int>(at);
        if ((found->cues.has(Cue::No) || isNegatedYes) && cues.noAt < 0)
            cues.noAt = static_cast<int>(at);
        at += static_cast<size_t>(found->words.size());
    }
    return cues;
}

} // namespace tierdesk::ai
