#include "core/mind/ai/local/Phrases.h"

#include "core/base/Literals.h"

#include <QtCore/QFile>
#include <QtCore/QMetaEnum>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace tierdesk::ai {

namespace {

constexpr std::array ToneWords{u"friendly", u"professional", u"formal", u"empathetic", u"concise"};

struct Wording {
    QString full;
    QString brief; ///< empty if there is no shorter one
};

using Wordings = std::vector<Wording>;
using PhraseTable = std::vector<std::array<Wordings, ToneWords.size()>>; ///< by Say, by Tone

/// Returns whether @p tones ("any", or tones joined with +) include @p tone.
bool hasTone(const QString &tones, QStringView tone)
{
    return tones == u"any" || tones.split(u'+').contains(tone);
}

PhraseTable readPhrases()
{
    const QMetaEnum says = QMetaEnum::fromType<Say>();
    PhraseTable table(static_cast<std::size_t>(says.keyCount()));
    QFile file(u":/responder/phrases.en.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table of phrases is not compiled in");
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList cells = line.split(u'\t');
        const int say = says.keyToValue(cells[0].toLatin1().constData());
        bool isOfSomeTone = false;
        for (std::size_t tone = 0; say >= 0 && cells.size() >= 3 && tone < ToneWords.size(); ++tone) {
            if (!hasTone(cells[1], ToneWords[tone]))
                continue;
            table[static_cast<std::size_t>(say)][tone].push_back({cells[2], cells.value(3)});
            isOfSomeTone = true;
        }
        if (!isOfSomeTone)
            qFatal("the table of phrases: %s", qPrintable(line));
    }
    for (std::size_t say = 0; say < table.size(); ++say) {
        for (const Wordings &wordings : table[say]) {
            if (wordings.empty())
                qFatal("the table of phrases: %s is not said in every tone", says.valueToKey(static_cast<int>(say)));
        }
    }
    return table;
}

const Wordings &wordingsOf(Say say, Tone tone)
{
    static const PhraseTable Table = readPhrases();
    return Table[static_cast<std::size_t>(say)][static_cast<std::size_t>(tone)];
}

const Wording &wordingOf(Say say, Tone tone, quint64 pick)
{
    const Wordings &wordings = wordingsOf(say, tone);
    return wordings[pick % wordings.size()];
}

QString filled(QStringView text, std::initializer_list<QString> with)
{
    QString result;
    result.reserve(text.size() + 64);
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'%'); at >= 0 && at + 1 < text.size(); at = text.indexOf(u'%', at + 1)) {
        const int place = text[at + 1].unicode() - u'1';
        if (place < 0 || place >= static_cast<int>(with.size()))
            continue;
        result += text.mid(from, at - from);
        result += *(with.begin() + place);
        from = at + 2;
    }
    result += text.mid(from);
    return result;
}

} // namespace

Tone toneFrom(QStringView word)
{
    const auto found = std::find(ToneWords.begin(), ToneWords.end(), word);
    return found == ToneWords.end() ? Tone::Friendly : static_cast<Tone>(found - ToneWords.begin());
}

QString phrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with)
{
    return filled(wordingOf(say, tone, pick).full, with);
}

QString shortPhrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with)
{
    const Wording &wording = wordingOf(say, tone, pick);
    return filled(wording.brief.isEmpty() ? wording.full : wording.brief, with);
}

int wordingCount(Say say, Tone tone)
{
    return static_cast<int>(wordingsOf(say, tone).size());
}

} // namespace tierdesk::ai
