#include "core/mind/ai/local/Wishes.h"

#include "core/mind/ai/local/Pieces.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

constexpr size_t MostParts = 4;

bool isQuestionIntent(Intent intent)
{
    return intent == Intent::ArticleQuestion || intent == Intent::OrderStatus || intent == Intent::ProductQuestion ||
           intent == Intent::Hours || intent == Intent::Account;
}

/// What counts as a wish of its own.
bool isWish(Intent intent)
{
    return actionOf(intent).has_value() || intent == Intent::Problem || isQuestionIntent(intent) ||
           intent == Intent::RefundStatus || intent == Intent::DoubleCharge;
}

/// True when one answer takes care of both.
bool isOneWish(Intent a, Intent b)
{
    const auto rank = [](Intent each) {
        return each == Intent::Exchange || each == Intent::Replacement ? 1
               : each == Intent::CancelOrder                           ? 2
               : each == Intent::DoubleCharge                          ? 3
                                                                       : 0;
    };
    // What went wrong is the reason of a remedy.
    const auto isRemedy = [](Intent each) {
        const auto kind = actionOf(each);
        return each == Intent::OrderStatus || each == Intent::RefundStatus ||
               (kind && *kind != ActionKind::ChangeSubscription && *kind != ActionKind::ChangeAddress);
    };
    if ((a == Intent::Problem && isRemedy(b)) || (b == Intent::Problem && isRemedy(a)))
        return true;
    const auto holds = [&rank](Intent more, Intent less) {
        switch (rank(more)) {
        case 1: // what is exchanged comes back
            return rank(less) == 1;
        case 2: // cancelling brings the money back
            return less == Intent::Refund;
        case 3:
            return less == Intent::Refund || less == Intent::RefundStatus;
        default:
            return false;
        }
    };
    return a == b || holds(a, b) || holds(b, a);
}

bool hasWord(const Cues &cues, std::initializer_list<const char16_t *> list)
{
    return std::any_of(cues.words.begin(), cues.words.end(), [&list](const SpokenWord &word) {
        return std::any_of(list.begin(), list.end(),
                           [&word](const char16_t *each) { return word.text == QStringView(each); });
    });
}

/// Asked for, not told of: "refund me", "I want a refund", "and a $50 credit", but not "you promised me a refund".
bool isAskedFor(const Cues &cues)
{
    static constexpr std::array Fillers{u"n"sv,      u"and"sv, u"also"sv, u"plus"sv,  u"then"sv,      u"please"sv,
                                        u"just"sv,   u"so"sv,  u"ok"sv,   u"yes"sv,   u"hi"sv,        u"now"sv,
                                        u"kindly"sv, u"the"sv, u"a"sv,    u"an"sv,    u"my"sv,        u"full"sv,
                                        u"pls"sv,    u"hey"sv, u"well"sv, u"hello"sv, u"afterwards"sv};
    static constexpr std::array Joiners{u"and"sv, u"also"sv, u"plus"sv};
    static constexpr std::array Verbs{
        u"returning"sv, u"cancelling"sv, u"canceling"sv,    u"exchanging"sv,   u"cancel"sv,      u"refund"sv,
        u"return"sv,    u"exchange"sv,   u"swap"sv,         u"replace"sv,      u"send"sv,        u"give"sv,
        u"gimme"sv,     u"pause"sv,      u"resume"sv,       u"change"sv,       u"switch"sv,      u"upgrade"sv,
        u"move"sv,      u"downgrade"sv,  u"credit"sv,       u"update"sv,       u"stop"sv,        u"ship"sv,
        u"get"sv,       u"make"sv,       u"reimburse"sv,    u"pay"sv,          u"compensate"sv,  u"deliver"sv,
        u"add"sv,       u"discount"sv,   u"unsubscribe"sv,  u"compensation"sv, u"replacement"sv, u"voucher"sv,
        u"store"sv,     u"money"sv,      u"cancellation"sv, u"suspend"sv,      u"reactivate"sv,  u"goodwill"sv,
        u"issue"sv,     u"apply"sv,      u"put"sv,          u"set"sv};
    if (hasWord(cues, {u"asked", u"promised", u"told", u"said", u"requested", u"wanted", u"tried", u"why"}))
        return false;
    if (cues.said.has(Cue::Want) || hasWord(cues, {u"can", u"could", u"may", u"would"}))
        return true;
    // "Also a lifetime discount".
    if (cues.words.size() <= 5 && isOneOf(QStringView(cues.words.front().text), Joiners) &&
        isOneOf(QStringView(cues.words.back().text), Verbs))
        return true;
    size_t at = 0;
    const auto isFiller = [](const QString &word) {
        return isOneOf(QStringView(word), Fillers) || isDigits(QStringView(word));
    };
    while (at < cues.words.size() && isFiller(cues.words[at].text))
        ++at;
    if (at == cues.words.size() || !isOneOf(QStringView(cues.words[at].text), Verbs))
        return false;
    static constexpr std::array Tells{u"is"sv,   u"was"sv,    u"has"sv,    u"takes"sv, u"took"sv,
                                      u"isnt"sv, u"policy"sv, u"status"sv, u"never"sv};
    return at + 1 == cues.words.size() || !isOneOf(QStringView(cues.words[at + 1].text), Tells);
}

/// The stretches between marks and joining words; each begins where the one before ends.
std::vector<QStringView> clausesOf(QStringView text)
{
    static constexpr std::array Joins{u"and"sv, u"also"sv, u"plus"sv, u"then"sv, u"&"sv, u"+"sv, u"n"sv};
    std::vector<QStringView> clauses;
    qsizetype begin = 0;
    const auto cut = [&](qsizetype at) {
        if (!text.mid(begin, at - begin).trimmed().isEmpty()) {
            clauses.push_back(text.mid(begin, at - begin));
            begin = at;
        }
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isLast = i + 1 == text.size() || text[i + 1].isSpace();
        if (c == u'\n' || (isLast && QStringView(u".!?;,").contains(c))) {
            cut(i + 1);
            continue;
        }
        if (c.isSpace() || (i > 0 && !text[i - 1].isSpace()))
            continue;
        qsizetype end = i;
        while (end < text.size() && !text[end].isSpace() && !QStringView(u",.!?;").contains(text[end]))
            ++end;
        // "1) … 2) …"
        if (end - i == 2 && text[i].isDigit() && text[i + 1] == u')')
            cut(i);
        if (end - i <= 4 && isOneOf(QStringView(text.mid(i, end - i).toString().toLower()), Joins))
            cut(i);
    }
    cut(text.size());
    return clauses;
}

struct Clause {
    QStringView text;
    Cues cues;
    Slots found;
    std::optional<Intent> intent;
};

/// True for a clause that is nothing but another order: "and order 9131".
bool isOrderOnly(const Clause &clause)
{
    static constexpr std::array Known{u"and"sv, u"also"sv, u"plus"sv, u"order"sv,  u"orders"sv, u"ord"sv,
                                      u"the"sv, u"my"sv,   u"no"sv,   u"number"sv, u"please"sv, u"too"sv,
                                      u"for"sv, u"of"sv,   u"on"sv,   u"one"sv,    u"as"sv,     u"well"sv};
    const bool hasNumber = !clause.found.orderNumbers.isEmpty() || !clause.found.bareNumbers.isEmpty();
    return hasNumber && std::all_of(clause.cues.words.begin(), clause.cues.words.end(), [](const SpokenWord &word) {
               return isOneOf(QStringView(word.text), Known) || isDigits(QStringView(word.text));
           });
}

Clause readClause(QStringView text, std::array<char, 3> currency)
{
    Clause clause{text, readCues(text), readSlots(text, currency), std::nullopt};
    const std::vector<Intent> intents = intentsOf(clause.cues, clause.found);
    if (intents.empty() || !isWish(intents.front()))
        return clause;
    const Intent front = intents.front();
    const CueSet said = clause.cues.said;
    if (front == Intent::OrderStatus || front == Intent::RefundStatus) {
        if (said.hasAny({Cue::Where, Cue::When, Cue::Track, Cue::Status}) && clause.cues.words.size() > 2)
            clause.intent = front;
    } else if (front == Intent::ProductQuestion || front == Intent::Account) {
        const bool isClosing = front == Intent::Account && hasWord(clause.cues, {u"delete", u"close", u"reset"});
        if ((clause.cues.isQuestion && clause.cues.words.size() > 2) || isClosing)
            clause.intent = front;
    } else if (front == Intent::Problem || front == Intent::DoubleCharge || isQuestionIntent(front) ||
               isAskedFor(clause.cues)) {
        clause.intent = front;
    }
    return clause;
}

QString orderIn(const Slots &found)
{
    return !found.orderNumbers.isEmpty()   ? found.orderNumbers.front()
           : found.bareNumbers.size() == 1 ? found.bareNumbers.front()
                                           : QString();
}

/// One order is named here, and another there.
bool isOtherOrder(const Slots &here, const Slots &before)
{
    const QString one = orderIn(here);
    const QString other = orderIn(before);
    return !one.isEmpty() && !other.isEmpty() && !isSameNumber(one, other);
}

/// "Send it back and get a new one" is one wish, "return the torch and exchange the bag" are two.
bool isExchanged(Intent a, Intent b, const Cues &cues)
{
    const auto isNew = [](Intent each) { return each == Intent::Exchange || each == Intent::Replacement; };
    return ((a == Intent::Return && isNew(b)) || (b == Intent::Return && isNew(a))) &&
           hasWord(cues, {u"it", u"them", u"that", u"this", u"those", u"these", u"one", u"ones"});
}

/// "Or I post this" is a threat and no alternative.
bool hasAlternative(const Cues &cues)
{
    for (size_t i = 0; i < cues.words.size(); ++i) {
        if (cues.words[i].text != u"or")
            continue;
        const QString next = i + 1 < cues.words.size() ? cues.words[i + 1].text : QString();
        if (next != u"i" && next != u"ill" && next != u"im" && next != u"else" && next != u"we" && next != u"youll" &&
            !isDigits(QStringView(next))) // Oregon has postcodes
            return true;
    }
    return false;
}

struct Part {
    Intent intent = Intent::Refund;
    Slots found;
    QString ground;
    QString text;
    QString name;
};

QString named(Intent intent, const Slots &found)
{
    const QString name = nameOf(intent);
    const bool isOfOrder = actionOf(intent) && actionOf(intent) != ActionKind::ChangeSubscription;
    return isOfOrder && !found.orderNumbers.isEmpty()
               ? QStringLiteral("%1 for order %2").arg(name, found.orderNumbers.front())
               : name;
}

} // namespace

std::optional<ActionKind> actionOf(Intent intent)
{
    switch (intent) {
    case Intent::Refund:
        return ActionKind::Refund;
    case Intent::Credit:
        return ActionKind::Credit;
    case Intent::Exchange:
    case Intent::Replacement:
        return ActionKind::Replacement;
    case Intent::CancelOrder:
        return ActionKind::CancelOrder;
    case Intent::Return:
        return ActionKind::Return;
    case Intent::ChangeAddress:
        return ActionKind::ChangeAddress;
    case Intent::SubscriptionCancel:
    case Intent::SubscriptionPause:
    case Intent::SubscriptionResume:
    case Intent::SubscriptionChange:
        return ActionKind::ChangeSubscription;
    default:
        return std::nullopt;
    }
}

QString nameOf(Intent intent)
{
    switch (intent) {
    case Intent::Refund:
        return QStringLiteral("the refund");
    case Intent::Credit:
        return QStringLiteral("the credit");
    case Intent::Exchange:
        return QStringLiteral("the exchange");
    case Intent::Replacement:
        return QStringLiteral("the replacement");
    case Intent::CancelOrder:
        return QStringLiteral("the cancellation");
    case Intent::Return:
        return QStringLiteral("the return");
    case Intent::ChangeAddress:
        return QStringLiteral("the new address");
    case Intent::SubscriptionCancel:
        return QStringLiteral("the cancellation of your subscription");
    case Intent::SubscriptionPause:
        return QStringLiteral("the pause of your subscription");
    case Intent::SubscriptionResume:
        return QStringLiteral("the restart of your subscription");
    case Intent::SubscriptionChange:
        return QStringLiteral("the change of your plan");
    case Intent::DoubleCharge:
        return QStringLiteral("the double charge");
    case Intent::Problem:
        return QStringLiteral("what is wrong");
    case Intent::OrderStatus:
        return QStringLiteral("your question about the delivery");
    case Intent::RefundStatus:
        return QStringLiteral("your question about the money");
    default:
        return QStringLiteral("your question");
    }
}

std::optional<WishParts> partsOf(QStringView text, const Cues &cues, const Slots &slots,
                                 const std::vector<Intent> &intents, std::array<char, 3> currency)
{
    const auto first = std::find_if(intents.begin(), intents.end(), isWish);
    if (first == intents.end())
        return std::nullopt;
    const bool hasOthers =
        std::any_of(first, intents.end(), [first](Intent each) { return isWish(each) && !isOneWish(*first, each); });
    const bool hasOrders = slots.orderNumbers.size() + slots.bareNumbers.size() > 1;
    if ((!hasOthers && !hasOrders) || cues.words.size() < 4)
        return std::nullopt;
    if (std::find(intents.begin(), intents.end(), Intent::AsksForHuman) != intents.end() ||
        std::find(intents.begin(), intents.end(), Intent::Withdraw) != intents.end())
        return std::nullopt;
    // Alternatives and conditions belong together.
    if (cues.said.has(Cue::But) || hasAlternative(cues) ||
        hasWord(cues, {u"if", u"unless", u"instead", u"rather", u"either", u"otherwise", u"before", u"until", u"once"}))
        return std::nullopt;
    std::vector<Part> parts;
    QString leading;
    for (const QStringView each : clausesOf(text)) {
        Clause clause = readClause(each, currency);
        // An address goes on behind the comma.
        if (!clause.intent && namesNewAddress(clause.cues, text.mid(each.data() - text.data())))
            clause.intent = Intent::ChangeAddress;
        const bool isMore = !parts.empty() && actionOf(parts.back().intent) && isOrderOnly(clause);
        if (isMore) {
            // "… and 9131": the digits alone are an order as well.
            if (clause.found.orderNumbers.isEmpty())
                clause.found.orderNumbers = clause.found.bareNumbers;
            if (parts.back().found.orderNumbers.isEmpty())
                parts.back().found.orderNumbers = parts.back().found.bareNumbers;
            clause.intent = parts.back().intent;
        }
        if (!clause.intent) {
            if (parts.empty())
                leading += each;
            else
                parts.back().text += each;
            continue;
        }
        const auto same = std::find_if(parts.begin(), parts.end(), [&clause](const Part &part) {
            return (isOneWish(part.intent, *clause.intent) || isExchanged(part.intent, *clause.intent, clause.cues)) &&
                   !isOtherOrder(clause.found, part.found);
        });
        if (same != parts.end()) {
            if (same->intent == Intent::Problem && clause.intent != Intent::Problem) {
                same->ground += same->text;
                same->text.clear();
                same->intent = *clause.intent;
            }
            same->text += each;
            if (same->found.orderNumbers.isEmpty())
                same->found.orderNumbers = clause.found.orderNumbers;
            continue;
        }
        if (parts.size() == MostParts)
            return std::nullopt;
        QString own = each.toString();
        if (isMore)
            own = QStringLiteral("%1 order %2").arg(nameOf(*clause.intent), clause.found.orderNumbers.front());
        parts.push_back({*clause.intent, clause.found, std::exchange(leading, {}), std::move(own), {}});
    }
    // "You promised a replacement. Refund me": what was told comes before what is asked for.
    const bool isOnlyAsked = parts.size() == 1 && !parts.front().ground.isEmpty() &&
                             parts.front().intent != Intent::Problem &&
                             (!isOneWish(*first, parts.front().intent) ||
                              isOtherOrder(parts.front().found, readSlots(parts.front().ground, currency)));
    if (parts.size() < 2 && !isOnlyAsked)
        return std::nullopt;
    for (Part &part : parts)
        part.name = named(part.intent, part.found);
    // What is answered at once stands before what needs a yes.
    std::stable_partition(parts.begin(), parts.end(), [](const Part &part) { return isQuestionIntent(part.intent); });
    WishParts found;
    // A ground that names an order belongs to the wish itself.
    const auto hasOrder = [currency](const QString &ground) {
        const Slots read = readSlots(ground, currency);
        return !read.orderNumbers.isEmpty() || !read.bareNumbers.isEmpty();
    };
    Part &now = parts.front();
    if (!isOnlyAsked && hasOrder(now.ground))
        now.text = std::exchange(now.ground, {}) + now.text;
    found.ground = now.ground;
    found.first = {now.name, now.text.trimmed()};
    for (size_t i = 1; i < parts.size(); ++i)
        found.later.push_back({parts[i].name, (parts[i].ground + parts[i].text).trimmed().left(500)});
    return found;
}

std::optional<WishParts> partsBehindYes(QStringView text, const Cues &cues, const QStringList &offered, ActionKind kind,
                                        const QString &order, std::array<char, 3> currency)
{
    if (cues.yesAt < 0 || cues.said.has(Cue::But) || cues.said.has(Cue::Maybe) || cues.said.has(Cue::No) ||
        hasWord(cues, {u"or", u"if", u"unless", u"instead", u"rather", u"either", u"otherwise", u"before", u"until",
                       u"once", u"not", u"no", u"only", u"dont", u"never", u"when", u"after", u"without", u"first"}))
        return std::nullopt;
    QString consent;
    WishParts found;
    for (const QStringView each : clausesOf(text)) {
        const Clause clause = readClause(each, currency);
        if (!clause.intent || (found.later.empty() && actionOf(*clause.intent) == kind &&
                               consentTo(clause.cues, offered) != Consent::None)) {
            if (found.later.empty())
                consent += each;
            else
                found.later.back().text += each;
            continue;
        }
        const auto wanted = actionOf(*clause.intent);
        const bool isOther = !clause.found.orderNumbers.isEmpty() && !order.isEmpty() &&
                             !isSameNumber(clause.found.orderNumbers.front(), order);
        if (consent.isEmpty() || !wanted || (*wanted == kind && !isOther) || found.later.size() + 1 == MostParts)
            return std::nullopt;
        found.later.push_back({named(*clause.intent, clause.found), each.toString()});
    }
    if (found.later.empty() || consentTo(readCues(consent), offered) != Consent::Clear)
        return std::nullopt;
    for (LaterWish &later : found.later)
        later.text = later.text.trimmed().left(500);
    found.first.text = consent.trimmed();
    return found;
}

} // namespace tierdesk::ai
