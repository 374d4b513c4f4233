#include "core/mind/ai/local/Phrases.h"

#include "core/mind/ai/local/Wordings.h"

#include <QtCore/QVarLengthArray>

namespace tierdesk::ai {

namespace {

QVarLengthArray<const Wording *, 8> wordingsOf(Say say, Tone tone)
{
    QVarLengthArray<const Wording *, 8> found;
    const int bit = 1 << static_cast<int>(tone);
    for (const std::span<const Wording> table : wordings()) {
        for (const Wording &wording : table) {
            if (wording.say == say && (wording.tones & bit) != 0)
                found.append(&wording);
        }
    }
    return found;
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
    return word == u"professional" ? Tone::Professional
           : word == u"formal"     ? Tone::Formal
           : word == u"empathetic" ? Tone::Empathetic
           : word == u"concise"    ? Tone::Concise
                                   : Tone::Friendly;
}

QString phrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with)
{
    const auto found = wordingsOf(say, tone);
    if (found.isEmpty())
        return {};
    return filled(found[static_cast<qsizetype>(pick % static_cast<quint64>(found.size()))]->full, with);
}

QString shortPhrase(Say say, Tone tone, quint64 pick, std::initializer_list<QString> with)
{
    const auto found = wordingsOf(say, tone);
    if (found.isEmpty())
        return {};
    const Wording *wording = found[static_cast<qsizetype>(pick % static_cast<quint64>(found.size()))];
    return filled(wording->brief ? wording->brief : wording->full, with);
}

int wordingCount(Say say, Tone tone)
{
    return static_cast<int>(wordingsOf(say, tone).size());
}

} // namespace tierdesk::ai
