#include "core/mind/ai/local/Reply.h"

#include <QtCore/QDate>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

constexpr qint64 DayMs = 86'400'000;

qint64 dayOf(Timestamp at)
{
    return at.ms >= 0 ? at.ms / DayMs : -((-at.ms + DayMs - 1) / DayMs);
}

QDate dateOf(Timestamp at)
{
    static constexpr qint64 EpochDay = 2440588; // Julian day of 1970-01-01
    return QDate::fromJulianDay(EpochDay + dayOf(at));
}

} // namespace

Reply::Reply(Tone tone, quint64 pick)
    : m_tone(tone)
    , m_pick(pick)
{}

Reply &Reply::say(Weight weight, Say say, std::initializer_list<QString> with)
{
    if (m_tone == Tone::Concise && weight == Weight::Courtesy)
        return *this;
    QString brief = shortPhrase(say, m_tone, m_pick, with);
    QString full = m_tone == Tone::Concise ? brief : phrase(say, m_tone, m_pick, with);
    m_sentences.push_back({std::move(full), std::move(brief), weight});
    return *this;
}

Reply &Reply::sayFirst(Weight weight, Say say, std::initializer_list<QString> with, size_t after)
{
    const size_t before = m_sentences.size();
    this->say(weight, say, with);
    if (m_sentences.size() > before)
        std::rotate(m_sentences.begin() + static_cast<std::ptrdiff_t>(std::min(after, before)), m_sentences.end() - 1,
                    m_sentences.end());
    return *this;
}

Reply &Reply::text(Weight weight, const QString &words)
{
    if (!words.isEmpty())
        m_sentences.push_back({words, words, weight});
    return *this;
}

void Reply::leaveOut(Weight weight)
{
    std::erase_if(m_sentences, [weight](const Sentence &each) { return each.weight == weight; });
}

Reply &Reply::textFirst(Weight weight, const QString &words)
{
    if (!words.isEmpty())
        m_sentences.insert(m_sentences.begin(), {words, words, weight});
    return *this;
}

int Reply::length() const
{
    qsizetype length = 0;
    for (const Sentence &each : m_sentences)
        length += each.weight == Weight::Courtesy ? 0 : each.full.size() + 1;
    return static_cast<int>(length);
}

QString Reply::fitted(int maxLength) const
{
    if (maxLength <= 0)
        return {};
    std::vector<Sentence> kept = m_sentences;
    const auto length = [&kept] {
        qsizetype sum = static_cast<qsizetype>(kept.size()) - 1;
        for (const Sentence &sentence : kept)
            sum += sentence.full.size();
        return sum;
    };
    // Of the sentences with the least weight, drop the last first.
    const auto lightest = [&kept] {
        auto found = kept.begin();
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            if (it->weight <= found->weight)
                found = it;
        }
        return found;
    };
    while (kept.size() > 1 && length() > maxLength && lightest()->weight == Weight::Courtesy)
        kept.erase(lightest());
    for (int weight = 0; weight <= static_cast<int>(Weight::Core) && length() > maxLength; ++weight) {
        for (auto it = kept.rbegin(); it != kept.rend() && length() > maxLength; ++it) {
            if (static_cast<int>(it->weight) == weight)
                it->full = it->brief;
        }
    }
    while (kept.size() > 1 && length() > maxLength)
        kept.erase(lightest());
    QString text;
    for (const Sentence &sentence : kept) {
        if (!text.isEmpty() && !sentence.full.isEmpty())
            text += u' ';
        text += sentence.full;
    }
    return clipped(text, maxLength);
}

QString clipped(const QString &text, int maxLength)
{
    if (text.size() <= maxLength)
        return text;
    if (maxLength <= 0)
        return {};
    const QStringView view(text);
    // Cut after a sentence if that keeps at least half of the length.
    for (qsizetype end = maxLength; end * 2 >= maxLength && end > 0; --end) {
        const char16_t c = view[end - 1].unicode();
        if ((c == u'.' || c == u'!' || c == u'?') && view[end].isSpace())
            return text.left(end);
    }
    qsizetype end = maxLength - 1;
    while (end > 0 && !view[end].isSpace())
        --end;
    while (end > 0 && (view[end - 1].isSpace() || QStringView(u",;:-").contains(view[end - 1])))
        --end;
    return text.left(end) + QChar(u'\u2026');
}

QString dateText(Timestamp at, Timestamp now)
{
    static constexpr std::array Months{u"January", u"February", u"March",     u"April",   u"May",      u"June",
                                       u"July",    u"August",   u"September", u"October", u"November", u"December"};
    const QDate date = dateOf(at);
    QString text = QString::number(date.day()) + u' ' +
                   QStringView(Months[static_cast<size_t>(std::clamp(date.month(), 1, 12) - 1)]).toString();
    if (date.year() != dateOf(now).year())
        text += u' ' + QString::number(date.year());
    return text;
}

int daysBetween(Timestamp from, Timestamp to)
{
    return static_cast<int>(dayOf(to) - dayOf(from));
}

QString listText(const QStringList &parts, const QString &lastJoin)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.mid(0, parts.size() - 1).join(u", "_s) + lastJoin + parts.back();
}

QString contentsText(const Order &order)
{
    if (order.items.empty())
        return u"no items"_s;
    const OrderItem &first = order.items.front();
    QString text = first.quantity > 1 ? QString::number(first.quantity) + u" × "_s + first.name : first.name;
    const auto more = order.items.size() - 1;
    if (more > 0)
        text += u" and %1 more item%2"_s.arg(more).arg(more == 1 ? QString() : u"s"_s);
    return text;
}

} // namespace tierdesk::ai
