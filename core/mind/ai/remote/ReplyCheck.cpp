#include "core/mind/ai/remote/ReplyCheck.h"

#include "core/mind/ai/remote/Links.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Returns @p text as it is read: normalized to compatible letters, without invisible characters.
QString withoutUnseen(const QString &text)
{
    const QString normal = text.normalized(QString::NormalizationForm_KC);
    QString out;
    out.reserve(normal.size());
    for (qsizetype i = 0; i < normal.size(); ++i) {
        const QChar c = normal[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < normal.size() && normal[i + 1].isLowSurrogate();
        const char32_t point = isPair ? QChar::surrogateToUcs4(c, normal[i + 1]) : c.unicode();
        const bool isSeen = QChar::category(point) != QChar::Other_Format && !(point >= 0xE0000 && point <= 0xE0FFF);
        if (isSeen)
            out += c;
        if (isPair && isSeen)
            out += normal[i + 1];
        i += isPair ? 1 : 0;
    }
    return out;
}

bool hasEncoded(const QString &reply)
{
    static const QRegularExpression Block(
        u"[A-Za-z0-9+/_-]{48,}={0,2}|(?:[0-9A-Fa-f]{2}[\\s:]?){32,}|(?:[01]{8}\\s?){12,}"_s);
    return Block.match(reply).hasMatch();
}

bool hasKey(const QString &reply, const QStringList &secrets)
{
    static const QRegularExpression Key(u"\\bsk-[A-Za-z0-9_-]{8,}|\\bgsk_[A-Za-z0-9]{8,}|\\bAKIA[A-Z0-9]{"
                                        "12,}|\\bwhsec_\\S{8,}|-----BEGIN [A-Z ]+-----"_s);
    return Key.match(reply).hasMatch() || std::any_of(secrets.begin(), secrets.end(), [&](const QString &each) {
               return each.size() >= 6 && reply.contains(each);
           });
}

bool hasQuestionMark(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u'?' || c == QChar(0xFF1F) || c == QChar(0x061F) || c == QChar(0xBF) || c == QChar(0x37E);
    });
}

ReplyFault because(const QString &reason)
{
    return {reason, {}};
}

/// An agent reviews drafts, so weak claims below this score are left to them.
constexpr double LeastOfPerson = .25;

/// Returns whether agents do this themselves, without a record.
bool isOfPerson(Deed deed)
{
    return deed == Deed::Search || deed == Deed::Contact || deed == Deed::Other;
}

/// Returns what is wrong with the sentences of @p plain.
std::optional<ReplyFault> faultOfStatements(const QString &plain, const ReplyGrounds &grounds, const QString &record)
{
    ReplyFault claims;
    for (const Statement &each : statementsOf(plain)) {
        const ClaimReading reading = claimModel().read(each.words, grounds.isBesideQuestion || !record.isEmpty());
        if (grounds.isBesideQuestion && (!reading.isTalk || reading.isForeign || hasQuestionMark(each.words)))
            return because(u"it is more than thanks or sympathy (\"%1\"); below it the system asks the "
                           "customer, and a yes must have one meaning"_s.arg(each.words));
        const Particulars said = particularsIn(each.words);
        const QString unknown = firstUnknown(said, grounds.record ? grounds.record->known() : Particulars());
        if (!unknown.isEmpty())
            return because(
                u"it says \"%1\", which is in nothing that you were given (\"%2\")"_s.arg(unknown, each.words));
        const bool isOwn =
            grounds.isPersons && !reading.isForeign && (isOfPerson(reading.deed) || reading.score < LeastOfPerson);
        // A segment labelled as a fact makes a claim, however it is worded.
        const bool states = reading.isClaim() || (!record.isEmpty() && !reading.isTalk);
        if (states && !isOwn && !(grounds.record && grounds.record->bearsOut(each.words, reading, record)))
            claims.claims.append(each.words);
    }
    if (claims.claims.isEmpty())
        return std::nullopt;
    claims.reason =
        u"it states what the record does not bear out (\"%1\"). Only the system carries "
        "changes out, and it says so itself. What an order or a subscription says is told "
        "as a fact that names it, in a sentence of its own with its number, date or sum"_s.arg(claims.claims.first());
    return claims;
}

/// Returns what is wrong with the form of @p plain, the visible part of @p size characters.
std::optional<QString> faultOfSeen(const QString &plain, qsizetype size, const ReplyGrounds &grounds)
{
    if (plain.trimmed().isEmpty())
        return u"it has no words"_s;
    if (size > grounds.bound)
        return u"it has %1 characters; at most %2 are allowed"_s.arg(size).arg(grounds.bound);
    if (plain.contains(u"<data") || plain.contains(u"</data") || plain.contains(u"tool_use") ||
        plain.contains(u"tool_call"))
        return u"it holds marks of the system's"_s;
    if (hasKey(plain, grounds.secrets) || hasEncoded(plain))
        return u"it holds a key or encoded text"_s;
    if (unknownLink(plain, grounds.companyWords))
        return u"it has a link that is in none of the company's articles"_s;
    if (unknownContact(plain, grounds))
        return u"it has a card, account, telephone number or mail address that nobody gave"_s;
    return std::nullopt;
}

} // namespace

std::optional<QString> faultOfForm(const QString &words, const ReplyGrounds &grounds)
{
    return faultOfSeen(withoutUnseen(words), words.size(), grounds);
}

std::optional<ReplyFault> faultOf(const QString &words, const ReplyGrounds &grounds, const QString &record)
{
    const QString plain = withoutUnseen(words);
    if (const auto fault = faultOfSeen(plain, words.size(), grounds))
        return because(*fault);
    return faultOfStatements(plain, grounds, record);
}

std::optional<Segment> heldAgainst(Segment segment, const ReplyGrounds &grounds, const QString &language,
                                   ReplyFault *fault)
{
    const bool tellsRecord = segment.kind == Segment::Kind::Fact || segment.kind == Segment::Kind::Outcome;
    const bool isOnRecord = tellsRecord && grounds.record && grounds.record->has(segment.record);
    auto wrong = faultOf(segment.words, grounds, isOnRecord ? segment.record : QString());
    if (!wrong)
        return segment;
    if (isOnRecord) {
        segment.words = grounds.record->told(segment.record, language);
        return segment;
    }
    *fault = *std::move(wrong);
    return std::nullopt;
}

} // namespace tierdesk::ai
