#include "core/mind/ai/remote/Claims.h"

#include "core/mind/ai/remote/Deeds.h"
#include "core/mind/ai/remote/EnglishThings.h"
#include "core/mind/ai/remote/PlainText.h"
#include "core/mind/ai/remote/Questions.h"
#include "core/mind/ai/remote/ReplyCheck.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// A claim where it stands.
struct Place {
    QString sentence;
    qsizetype begin;
    qsizetype end;
    Saying saying;

    [[nodiscard]] QString words() const { return sentence.mid(begin, end - begin); }
    [[nodiscard]] QString before() const { return sentence.left(begin); }
    [[nodiscard]] QString after() const { return sentence.mid(end); }
    /// What stands before it in its own clause.
    [[nodiscard]] QString clause() const
    {
        static const QRegularExpression Joint(QStringLiteral("^.*(?:[,;:(\\x{2013}\\x{2014}]| - )"));
        return before().remove(Joint);
    }
    /// Whether it is said by who speaks, of themselves.
    [[nodiscard]] bool isOwn() const
    {
        static const QRegularExpression Speaker = patternOf(QStringLiteral("^\\W*(?:i|we|let)\\b"));
        return saying == Saying::Done || has(words(), Speaker);
    }
};

/// Whether @p subject is no more than what the claim's own verb is said of: "it", "your order", "the refund of ORD-1".
bool isSubject(const QString &subject)
{
    static const QRegularExpression Pronoun =
        patternOf(QStringLiteral("\\b(?:you|i|we|they|he|she|it|this|that)\\b|\\w'\\w"));
    static const QRegularExpression Article = patternOf(QStringLiteral("\\b(?:the|your|this|an?|my|our|any|no)\\b"));
    static const QRegularExpression Link = patternOf(QStringLiteral(" (?:for|of|on|to|from|in|with) "));
    const QString text = subject.trimmed();
    if (text.isEmpty() || !text.contains(u' '))
        return true;
    return text.count(u' ') < 9 && !has(text, Pronoun) && (text.count(Article) <= 1 || has(text, Link));
}

/// "If it has been refunded", "how your refund is made": a condition or question that governs the claim's own verb.
bool isGoverned(const Place &place)
{
    static const QRegularExpression If =
        patternOf(QStringLiteral("^.*\\b(?:if|whether|once|unless|until|as soon as|in case|before|provided|assuming)"
                                 "(?: that| and when)?(?= |$)(.*)$"));
    static const QRegularExpression When =
        patternOf(QStringLiteral("^.*\\b(?:when|whenever|after|how|why|where|who|which|what)(?= |$)(.*)$"));
    const QString clause = place.clause();
    if (const auto condition = If.match(clause); condition.hasMatch()) {
        const QString subject = condition.captured(1).trimmed();
        if (place.isOwn() ? subject.isEmpty() : isSubject(subject))
            return true;
    }
    // "When I refunded you" tells that I did.
    const auto question = When.match(clause);
    if (!question.hasMatch())
        return false;
    // "After we have refunded you" tells of what comes.
    static const QRegularExpression ToCome = patternOf(QStringLiteral("^\\W*we(?:'ve| have)\\b"));
    if (place.isOwn())
        return question.captured(1).trimmed().isEmpty() && has(place.words(), ToCome);
    static const QRegularExpression Noun = patternOf(QStringLiteral(
        "^(?:the|your|an?|an|this|that|these|it|they|you|he|she|any|each|all|items?|orders?|refunds?|soon|much|long|"
        "far|many|to|quickly|\\w+ed)\\b|^$"));
    const QString subject = question.captured(1).trimmed();
    return has(subject, Noun) && isSubject(subject);
}

/// "No refund was issued", "it may have been refunded", "I cannot see that …", "you say that …".
bool isDenied(const Place &place)
{
    if (place.isOwn())
        return false; // its negations stand within it, where no pattern has them
    static const QRegularExpression Modal =
        patternOf(QStringLiteral("\\b(?:can|could|may|might|would|should|must|to|not|never|cannot|\\w+n't)"
                                 "(?: (?:also|only|even|still|already|not|\\w+ly))*\\s*$"));
    static const QRegularExpression None = patternOf(QStringLiteral(
        "\\b(?:no|neither|nor|not (?:a|any|every|all|yet)|never a|without(?: a| any)?)(?: "
        "(?!(?:your|the|an?|my|our|i|we|"
        "you|problem|worr|doubt|trouble|issue|matter|need|thanks|longer|further ado)\\w*\\b)[^\\s,]+){0,3}\\s*$"
        "|\\b(?:nothing|nobody|no one|none|neither)(?: of(?: [^\\s,]+){1,4})?(?: (?:else|so far|yet))?\\s*$"));
    static const QRegularExpression Unseen = patternOf(QStringLiteral(
        "\\b(?:can't|cannot|can not|(?:do|does|did|could|would)(?:n't| not)|unable to|not able to|no (?:sign|record|"
        "indication|evidence|trace|proof|confirmation|guarantee|promise))(?: \\w+ly)?(?: "
        "(?:see|find|say|tell|know|think|"
        "believe|verify|check|confirm|promise|guarantee|show|indicate|mean))?(?: (?:that|of|any|how|why|when|an?))"
        "(?: [^\\s,]+){0,6}\\s*$"));
    static const QRegularExpression Reported = patternOf(QStringLiteral(
        "\\byou(?:'ve|'d| have| had)? (?:say|said|mention(?:ed)?|writ(?:e|ten)|wrote|t(?:ell|old) "
        "(?:me|us)|report(?:ed)?|"
        "ask(?:ed)?|stated?|think|thought|believed?|want(?:ed)?|were told|heard?|mean|meant|expect(?:ed)?|hoped?|"
        "wish(?:ed)?|noticed?|claim(?:ed)?)(?: [^\\s,]+){0,7}\\s*$"
        "|\\byour (?:note|message|e-?mail|letter|question|comment|complaint|call)s? (?:that|about|how|why)(?: "
        "[^\\s,]+){0,"
        "7}\\s*$"));
    const QString clause = place.clause();
    // "Have been", "be", "been": a modal before them makes them possible.
    static const QRegularExpression Auxiliary =
        patternOf(QStringLiteral("^\\W*(?:have|been?|being|get|got|is|are)\\b"));
    return (has(place.words(), Auxiliary) && has(clause, Modal)) || has(clause, None) || has(clause, Unseen) ||
           has(clause, Reported);
}

bool isAsked(const Place &place)
{
    if (!place.sentence.trimmed().endsWith(u'?'))
        return false;
    // "I've refunded you, okay?" asks for no refund: only what is asked about is a question.
    static const QRegularExpression Inverted = patternOf(
        QStringLiteral("\\b(?:have|had|did|do|am|are|was|were|will|shall|should|can|could|may|would|must)\\s*$"));
    static const QRegularExpression Opening =
        patternOf(QStringLiteral("^\\W*(?:(?:and|so|but|or) "
                                 ")?(?:do|does|did|have|has|is|are|was|were|would|could|can|may|should|shall|will|what|"
                                 "when|which|who|how|why|where|am|had)\\b"));
    return place.isOwn() ? has(place.before(), Inverted) : has(place.clause(), Opening);
}

/// "Once it is back, you will be refunded": what would come, where nobody promises it of themselves.
bool isConditional(const Place &place)
{
    if (place.saying != Saying::Promise && place.saying != Saying::Present)
        return false;
    static const QRegularExpression Self = patternOf(QStringLiteral("^\\W*(?:i|let)\\b"));
    static const QRegularExpression Now = patternOf(QStringLiteral("\\b(?:now|today|tonight)\\b"));
    static const QRegularExpression Before = patternOf(QStringLiteral(
        "(?:^|[,;:(\\x{2013}\\x{2014}]|\\b(?:and|but|then|so|that)\\b)\\W*(?:if|once|when|whenever|as soon as|unless|"
        "after|until|provided|should you|in case|upon)\\b"));
    static const QRegularExpression After =
        patternOf(QStringLiteral("^ by \\w+ing\\b|\\b(?:if|(?<!this )once|when|whenever|as soon "
                                 "as|after|provided|unless|until|upon|(?:of|from) (?:receipt|receiving|"
                                 "arrival))\\b(?! you (?:confirm|agree|say|reply|click|approve))"));
    if (has(place.words(), Self) || has(place.words(), Now))
        return false;
    return has(place.before(), Before) || has(place.after(), After);
}

/// "Unused items are refunded", "a refund is made to the card": how it is with all of them.
bool isGeneral(const Place &place)
{
    if ((place.saying != Saying::Promise && place.saying != Saying::Present) || place.isOwn())
        return false;
    static const QRegularExpression Now = patternOf(QStringLiteral("\\b(?:now|today|being)\\b"));
    static const QRegularExpression Plural = patternOf(QStringLiteral(
        "^(?:refunds|credits|vouchers|gift cards|cancellations|replacements|exchanges|returns|reimbursements|fees|"
        "charges|free \\w+|discounts|(?:\\w+ )?adjustments|coupons|prices|points|accounts|passwords|(?:missing|spare) "
        "\\w+s)\\b"));
    static const QRegularExpression Definite =
        patternOf(QStringLiteral("\\b(?:your|the|these|those|both|two|my|our)(?: [^\\s,]+)?\\s*$"));
    static const QRegularExpression Indefinite =
        patternOf(QStringLiteral("\\b(?:an?|any|each|every)(?: [^\\s,]+){0,2}\\s*$"));
    static const QRegularExpression Subject = patternOf(QStringLiteral(
        "^\\W*(?:(?!(?:your|the|this|these|those|my|our)\\b)[^\\s,]+ ){0,4}?(?:items|orders|purchases|returns|products|"
        "goods|articles|payments|subscriptions|customers|costs|fees|parcels|charges|amounts|everything|anything|"
        "clothes|"
        "shoes)(?: [^,;]*)?$"));
    if (has(place.words(), Now))
        return false;
    if (has(place.words(), Plural))
        return !has(place.before(), Definite);
    if (place.saying == Saying::Present && has(place.before(), Indefinite))
        return true;
    // "The fee is waived on orders above $50"
    static const QRegularExpression OfAll = patternOf(
        QStringLiteral("^ (?:on|for|with|from) (?:all |any |every )?(?:orders?|purchases|items|students|members|"
                       "customers|those|anyone|everyone)\\b"));
    if (place.saying == Saying::Present && has(place.after(), OfAll))
        return true;
    return has(place.clause(), Subject);
}

/// "I have sent your refund request to my manager": what was handed on is no refund.
bool isHandedOn(const Place &place)
{
    static const QRegularExpression Sent = patternOf(
        QStringLiteral("\\b(?:sen[dt]|sending|forward|rais|submit|lodg|fil|enter|put|register|request)\\w*\\b"));
    static const QRegularExpression Request = patternOf(QStringLiteral(
        "^ (?:request|case|question|enquiry|inquiry|wish|claim)s?\\b[^.;]* (?:to|with|for) (?:my|our|a|the|another) "
        "(?:\\w+ )?(?:manager|colleague|team|supervisor|specialist|department|person)"));
    return has(place.words(), Sent) && has(place.after(), Request);
}

bool isTakenBack(const Place &place)
{
    return isGoverned(place) || isDenied(place) || isAsked(place) || isConditional(place) || isGeneral(place) ||
           isHandedOn(place);
}

std::optional<QString> standing(const ClaimPattern &claim, const QString &sentence)
{
    auto each = claim.pattern.globalMatch(sentence);
    if (!each.isValid())
        return sentence; // too tangled to be looked through
    while (each.hasNext()) {
        const auto match = each.next();
        const Place place{sentence, match.capturedStart(), match.capturedEnd(), claim.saying};
        if (!isTakenBack(place))
            return place.words().trimmed();
    }
    return std::nullopt;
}

/// What "it" is, where something was said before: the topic that was named last, and all from its sentence on.
struct Antecedent {
    const ClaimTopic *topic = nullptr;
    QString since;
};

Antecedent lastNamed(const QString &before)
{
    Antecedent last;
    qsizetype at = -1;
    for (const ClaimTopic &topic : englishClaims()) {
        const qsizetype found = topic.kinds.empty() ? -1 : before.lastIndexOf(topic.stem);
        if (found > at) {
            at = found;
            last.topic = &topic;
        }
    }
    if (last.topic) {
        static const QRegularExpression End(QStringLiteral("[.!?](?=\\s)"));
        last.since = before.mid(before.left(at).lastIndexOf(End) + 1);
    }
    return last;
}

std::optional<QString> claimOfIt(const QString &said, const QString &sentence, const QString &statement,
                                 const IsFree &isFree)
{
    for (const ClaimPattern &claim : englishClaimsOfIt()) {
        const auto match = claim.pattern.match(sentence);
        if (!match.hasMatch())
            continue;
        const Antecedent it = lastNamed(said + sentence.left(match.capturedStart()));
        if (!it.topic || isFree(it.topic->kinds, claim.saying, it.since + u' ' + statement))
            continue;
        if (auto words = standing(claim, sentence))
            return words;
    }
    return std::nullopt;
}

/// From the end of one sentence to that of the next: what a colon, a semicolon or a line leads to belongs to it.
QString statementAt(const QStringList &parts, qsizetype at)
{
    const auto ends = [&parts](qsizetype i) {
        const QString part = parts[i].trimmed();
        return !part.isEmpty() && QStringView(u".!?").contains(part.back());
    };
    qsizetype from = at;
    while (from > 0 && !ends(from - 1))
        --from;
    qsizetype to = at;
    while (to + 1 < parts.size() && !ends(to))
        ++to;
    return QStringList(parts.mid(from, to - from + 1)).join(u' ');
}

std::optional<QString> englishClaim(const QString &text, const QString &before, const IsFree &isFree)
{
    // Not behind "Rs. 20".
    static const QRegularExpression Breaks(QStringLiteral("(?<=[.!?:;])(?<!\\b[Rr]s\\.)\\s+|\\n+"));
    QString said = before.isEmpty() ? QString() : before.simplified() + u' ';
    const QStringList parts = text.split(Breaks, Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString sentence = parts[i].simplified();
        const QString statement = statementAt(parts, i);
        for (const ClaimTopic &topic : englishClaims()) {
            if (!has(sentence, topic.stem))
                continue;
            for (const ClaimPattern &claim : topic.patterns) {
                if (!topic.isNobodys && isFree(claim.kinds, claim.saying, statement))
                    continue;
                if (auto words = standing(claim, sentence))
                    return words;
            }
        }
        if (auto words = claimOfIt(said, sentence, statement, isFree))
            return words;
        if (!sentence.endsWith(u'?')) {
            for (const QRegularExpression *bare : {&bareClaim().pattern, &looseClaim()}) {
                const auto match = bare->match(sentence);
                if (match.hasMatch() && !isFree({}, Saying::Done, statement))
                    return match.captured().trimmed();
            }
        }
        said += sentence + u' ';
    }
    return std::nullopt;
}

} // namespace

void prepareReplyCheck()
{
    static const bool IsReady = [] {
        for (const ClaimTopic &topic : englishClaims()) {
            topic.stem.optimize();
            for (const ClaimPattern &each : topic.patterns)
                each.pattern.optimize();
        }
        for (const ClaimPattern &each : englishClaimsOfIt())
            each.pattern.optimize();
        bareClaim().pattern.optimize();
        looseClaim().optimize();
        prepareForeignClaims();
        prepareQuestions();
        return true;
    }();
    Q_UNUSED(IsReady)
}

std::optional<QString> unfoundedClaim(const QString &reply, const ReplyGrounds &grounds, const QString &before)
{
    const QString plain = plainText(reply);
    const Deeds deeds(grounds.happened);
    const Deeds record(grounds.onRecord);
    const IsFree isFree = [&](const std::vector<ActionKind> &kinds, Saying saying, const QString &statement) {
        // What is on record was done by others, before: it may be told, not said or promised.
        const bool isTold = saying == Saying::Told || saying == Saying::Present;
        const bool isTellable = isTold && std::any_of(kinds.begin(), kinds.end(), [&](ActionKind kind) {
                                    return grounds.tellable.find(kind) != grounds.tellable.end();
                                });
        return isTellable || (isTold && record.cover(kinds, saying, statement)) ||
               deeds.cover(kinds, saying, statement);
    };
    if (auto claim = englishClaim(plain, plainText(before), isFree))
        return claim;
    return foreignClaim(plain, isFree);
}

} // namespace tierdesk::ai
