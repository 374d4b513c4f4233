#include "core/mind/ai/local/Hearing.h"

#include "core/mind/ai/local/ActTable.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tierdesk::ai {

namespace {

/// Least probability of a part that is a separate wish.
constexpr double OwnWish = .6;
constexpr double OwnRequest = .9;    ///< the same for a question or request
constexpr double Told = .6;          ///< from here on it is only a statement
constexpr double LeastOfWhole = .03; ///< of a part's reading in the whole message
constexpr qsizetype FewestWords = 3;
constexpr double LeastKnown = .4;
constexpr double LeastChance = 1e-4;
constexpr qsizetype LongGreeting = 4; ///< in words; a longer one says more

bool isAnswer(Act act)
{
    return act == Act::Yes || act == Act::No || act == Act::Unsure || act == Act::Give;
}

/// Returns whether @p act is about the company in general, not a customer's order.
bool isGeneral(Act act)
{
    return act == Act::ShippingCost || act == Act::ShippingTime || act == Act::StorePolicy ||
           act == Act::StorePricing || act == Act::StoreMembership || act == Act::StoreTiming ||
           act == Act::StoreLocation || act == Act::StockGeneral || act == Act::PriceItem || act == Act::StockItem;
}

bool asksParticular(Asked asked)
{
    return asked == Asked::Order || asked == Asked::Item || asked == Asked::Address || asked == Asked::Variant ||
           asked == Asked::Subscription || asked == Asked::Plan || asked == Asked::Amount || asked == Asked::Cause ||
           asked == Asked::Remedy;
}

/// Properties of the text that affect readings, computed once.
struct Look {
    bool isQuestion = false;
    qsizetype words = 0;
};

Look lookOf(const QString &text)
{
    return {text.contains(u'?'), text.count(u' ') + 1};
}

/// Returns whether @p act is about something the customer bought.
bool isOfOwnOrder(Act act)
{
    const QByteArrayView topic = topicOf(act);
    return topic == "parcel" || topic == "order" || topic == "refund" || topic == "exchange" || topic == "return" ||
           topic == "cancel";
}

/// Returns how well @p act fits the context; 1 is neutral.
double fit(Act act, const Look &look, const Slots &named, const Surroundings &around)
{
    double fit = 1;
    if (look.isQuestion &&
        (isAnswer(act) || act == Act::Bye || act == Act::Thanks || act == Act::Praise || act == Act::ChangeMind))
        fit *= .15;
    const bool isLong = look.words > 2 * LongGreeting;
    if ((act == Act::Hello && look.words > LongGreeting) || ((act == Act::Repeat || act == Act::HasQuestion) && isLong))
        fit *= .05;
    if (around.isGuest && named.orderNumbers.isEmpty() && isOfOwnOrder(act))
        fit *= .15;
    const bool isNothingOpen = around.asked == Asked::Nothing;
    if (isAnswer(act)) {
        if (isNothingOpen)
            fit *= act == Act::Give && !named.orderNumbers.isEmpty() ? 1 : .1;
        else if (act == Act::Give && asksParticular(around.asked))
            fit *= around.fillsSlot ? 8 : 1;
        else if (act == Act::Give)
            fit *= .3;
    } else if (asksParticular(around.asked) && around.fillsSlot && !isWish(act)) {
        fit *= .5;
    }
    if (isFollowUp(act) && around.situation.topic == "-" && named.orderNumbers.isEmpty())
        fit *= .1;
    if (isGeneral(act) && !named.orderNumbers.isEmpty())
        fit *= .15;
    if (topicOf(act) == "subscription" && !named.subscriptions.isEmpty())
        fit *= 4;
    if (act == Act::ChangeAddress && named.hasStreet)
        fit *= 6;
    if (std::find(around.choices.begin(), around.choices.end(), act) != around.choices.end())
        fit *= 12;
    return fit;
}

/// Returns how well @p act fits the purpose: "open a return for it" does not ask for a rule, "if I did send it back,
/// how long have I got" does not request a return.
double fitOf(Act act, const Purposes &purposes)
{
    constexpr double Least = .3;
    constexpr double Even = Least + 1. / 3; // of a message with no clear purpose
    switch (act) {
    case Act::OrderCancel:
    case Act::RefundNew:
    case Act::ReturnColor:
    case Act::ReturnSize:
    case Act::ReturnOther:
    case Act::ChangeAddress:
    case Act::CreditRequest:
    case Act::SubscriptionCancel:
    case Act::SubscriptionPause:
    case Act::SubscriptionResume:
    case Act::SubscriptionChange:
        return (Least + purposes.request) / Even;
    case Act::OrderDeliveryTime:
    case Act::ShippingStatus:
    case Act::OrderContents:
    case Act::RefundStatus:
    case Act::ReturnHow:
    case Act::OrderPaymentMethod:
    case Act::ProductQuestion:
    case Act::SubscriptionStatus:
    case Act::SubscriptionAmount:
    case Act::SubscriptionDue:
        return (Least + purposes.ask) / Even;
    default:
        return isGeneral(act) || isFollowUp(act) ? (Least + purposes.ask) / Even : 1;
    }
}

/// Returns sentences, and clauses that begin with a conjunction.
QStringList clausesOf(const QString &text, bool hasAddress)
{
    // "Cancel 1003, pause my subscription and refund 1001" lists wishes; addresses and sums contain other commas.
    const bool isList = text.contains(u" and ") && !hasAddress && std::none_of(text.begin(), text.end(), [](QChar c) {
                            return c.category() == QChar::Symbol_Currency;
                        });
    QStringList clauses;
    QString clause;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto close = [&] {
        if (!clause.trimmed().isEmpty())
            clauses.append(clause.trimmed());
        clause.clear();
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const QString bare = word.toLower();
        // "$20 plus $30" is one sum.
        const QString next = words.value(i + 1);
        const bool isSum =
            !next.isEmpty() && (next.front().isDigit() || next.front().category() == QChar::Symbol_Currency);
        const bool isJoin = !isSum && (bare == u"and" || bare == u"also" || bare == u"plus" || bare == u"&" ||
                                       bare == u"then" || bare == u"but" || bare == u"oh");
        if (isJoin && clause.count(u' ') + 1 >= FewestWords)
            close();
        clause += (clause.isEmpty() ? QString() : u" "_s) + word;
        const QChar last = word.back();
        const bool isEnd = last == u'.' || last == u'!' || last == u'?' || last == u';' || word.contains(u'\n');
        if (isEnd || (isList && last == u',' && clause.count(u' ') + 1 >= FewestWords))
            close();
    }
    close();
    return clauses;
}

} // namespace

double Stretch::chanceOf(Act which) const
{
    const auto found =
        std::find_if(guesses.begin(), guesses.end(), [which](const ActGuess &each) { return each.label == which; });
    return found == guesses.end() ? 0 : found->chance;
}

Stretch hear(const QString &text, const Slots &named, const Surroundings &around)
{
    Stretch stretch{text, actModel().read(text, around.situation), purposesOf(text)};
    // Random letters have no meaning, whatever they resemble.
    if (text.count(u' ') < LongGreeting && named.orderNumbers.isEmpty() && named.bareNumbers.isEmpty() &&
        around.asked == Asked::Nothing && around.situation.topic == "-" && actModel().knownShare(text) < LeastKnown) {
        stretch.guesses = {{Act::Unclear, 1}, {Act::OffTopic, 0}};
        return stretch;
    }
    // A nearly impossible reading stays so in any context.
    const auto possible = std::find_if(stretch.guesses.begin() + 2, stretch.guesses.end(),
                                       [](const ActGuess &each) { return each.chance < LeastChance; });
    stretch.guesses.erase(possible, stretch.guesses.end());
    const Look look = lookOf(text);
    double sum = 0;
    for (ActGuess &each : stretch.guesses)
        sum += each.chance *= fit(each.label, look, named, around) * fitOf(each.label, stretch.purposes);
    for (ActGuess &each : stretch.guesses)
        each.chance /= sum;
    std::stable_sort(stretch.guesses.begin(), stretch.guesses.end(),
                     [](const ActGuess &a, const ActGuess &b) { return a.chance > b.chance; });
    return stretch;
}

QString orderSpoken(const QString &text)
{
    static const QRegularExpression Number(u"(?<![\\w$€£.,])(?:[A-Za-z]{1,5}-)?\\d{3,12}(?![\\w.,]*\\d)"_s);
    return Number.match(text).captured();
}

namespace {

/// Returns the item in @p text, "socks" in "return the socks"; empty if there is none.
QString thingSpoken(const QString &text)
{
    static const QRegularExpression Thing(u"\\b(?:the|my) ([a-z]{4,})"_s, QRegularExpression::CaseInsensitiveOption);
    static const QStringList None{u"order"_s, u"parcel"_s,  u"refund"_s, u"money"_s, u"return"_s,      u"whole"_s,
                                  u"other"_s, u"address"_s, u"card"_s,   u"rest"_s,  u"subscription"_s};
    const QString thing = Thing.match(text).captured(1).toLower();
    return None.contains(thing) ? QString() : thing;
}

/// Returns whether @p act only asks for information.
bool isInformation(Act act)
{
    switch (act) {
    case Act::OrderDeliveryTime:
    case Act::ShippingStatus:
    case Act::OrderContents:
    case Act::RefundStatus:
    case Act::ProductQuestion:
    case Act::StockItem:
    case Act::PriceItem:
    case Act::SubscriptionStatus:
    case Act::SubscriptionAmount:
    case Act::SubscriptionDue:
        return true;
    default:
        return rowOf(act).way == Way::Rule || rowOf(act).way == Way::Hours;
    }
}

/// Returns whether @p act reports a faulty delivery, which implies a wish for a remedy.
bool isFault(Act act)
{
    return act == Act::ReturnDefect || act == Act::WrongItem || act == Act::ItemMissing || act == Act::ParcelMissing;
}

/// Weights the readings by the sentences that ask or request: each reading counts by its probability in the whole and
/// in these sentences. Greetings, thanks and stories do not count.
void weighBySentences(Stretch &whole, const std::vector<Stretch> &sentences)
{
    constexpr double Floor = 1e-3;
    std::vector<const Stretch *> wanting;
    for (const Stretch &each : sentences) {
        const bool isLong = each.text.count(u' ') + 1 >= FewestWords;
        if (isLong && each.purposes.tell < Told && (isWish(each.act()) || isFollowUp(each.act())))
            wanting.push_back(&each);
    }
    if (wanting.empty())
        return;
    std::vector<ActGuess> weighed;
    double sum = 0;
    for (const auto &[act, name] : Words<Act>::table) {
        double mean = 0;
        for (const Stretch *each : wanting)
            mean += each->chanceOf(act) / static_cast<double>(wanting.size());
        const double chance = std::max(Floor, whole.chanceOf(act)) * std::sqrt(std::max(Floor, mean));
        weighed.push_back({act, chance});
        sum += chance;
    }
    for (ActGuess &each : weighed)
        each.chance /= sum;
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const ActGuess &a, const ActGuess &b) { return a.chance > b.chance; });
    whole.guesses = std::move(weighed);
}

} // namespace

bool isOneMatter(Act a, Act b)
{
    const auto isGoods = [](Act act) {
        const QByteArrayView topic = topicOf(act);
        return topic == "return" || topic == "exchange" || topic == "refund" || topic == "warranty" ||
               act == Act::WrongItem || act == Act::ItemMissing || act == Act::ParcelMissing;
    };
    const auto isParcel = [](Act act) { return topicOf(act) == "parcel" || act == Act::OrderContents; };
    const auto isMoney = [](Act act) { return topicOf(act) == "payment" || topicOf(act) == "refund"; };
    if (a == b || !isWish(a) || !isWish(b))
        return true;
    // Asking how something is done is separate from doing it.
    if ((rowOf(a).way == Way::Rule) != (rowOf(b).way == Way::Rule))
        return topicOf(a) == topicOf(b) && (a != Act::ReturnHow && b != Act::ReturnHow);
    const auto isCancel = [](Act act) { return act == Act::OrderCancel || act == Act::SubscriptionCancel; };
    if (isCancel(a) || isCancel(b))
        return ((a == Act::OrderCancel || b == Act::OrderCancel) &&
                (topicOf(a) == "refund" || topicOf(b) == "refund")) ||
               (isCancel(a) && isCancel(b)) || topicOf(a) == topicOf(b);
    return topicOf(a) == topicOf(b) || (isGoods(a) && isGoods(b)) || (isParcel(a) && isParcel(b)) ||
           (isMoney(a) && isMoney(b));
}

std::vector<Stretch> hearParts(const QString &text, const Slots &named, const Surroundings &around)
{
    Stretch whole = hear(text, named, around);
    static const QRegularExpression Zip(u"\\b[A-Z]{2} \\d{5}\\b"_s);
    const bool hasAddress = text.contains(Zip);
    const QStringList clauses = clausesOf(text, hasAddress);
    if (clauses.size() < 2 || around.fillsSlot)
        return {std::move(whole)};
    // Join parts about one matter; what is not a wish joins the wish before it, or the first one.
    std::vector<Stretch> parts;
    std::vector<Stretch> sentences;
    QString told;
    for (const QString &clause : clauses) {
        Surroundings here = around;
        if (!parts.empty()) {
            here.asked = Asked::Nothing;
            here.situation = {"-", topicOf(parts.back().act()).toByteArray()};
        }
        Stretch heard = hear(clause, {}, here);
        sentences.push_back(heard);
        // An item that is kept is not a wish.
        const bool isKept = clause.contains("keep"_L1, Qt::CaseInsensitive);
        // A reading that does not fit the whole message counts only as an explicit request.
        const bool isTold = heard.purposes.tell >= Told;
        const bool isSeen = whole.chanceOf(heard.act()) >= LeastOfWhole || (heard.chance() >= OwnRequest && !isTold);
        // "It is on the van today, can't wait" beside a question is a statement.
        const bool isOwn = !isKept && isSeen && !(isTold && isInformation(heard.act())) && isWish(heard.act()) &&
                           heard.chance() >= OwnWish && clause.count(u' ') + 1 >= FewestWords;
        // "Refund order 1001 and order 1002": one wish per order.
        const QString number = orderSpoken(clause);
        const QString before = parts.empty() ? QString() : orderSpoken(parts.back().text);
        const bool isOtherOrder = isOwn && !number.isEmpty() && number != before &&
                                  (!before.isEmpty() || (!parts.empty() && parts.back().act() != heard.act()));
        // "Return the socks and exchange the boots": one per item, too.
        const QString thing = thingSpoken(clause);
        const QString thingBefore = parts.empty() ? QString() : thingSpoken(parts.back().text);
        const bool isOtherThing = isOwn && !thing.isEmpty() && !thingBefore.isEmpty() && thing != thingBefore &&
                                  parts.back().act() != heard.act() && !isFault(parts.back().act());
        if (!isOwn && parts.empty())
            told += (told.isEmpty() ? QString() : u" "_s) + clause;
        else if (!isOwn || (!isOtherOrder && !isOtherThing &&
                            isOneMatter(parts.empty() ? heard.act() : parts.back().act(), heard.act()))) {
            if (parts.empty()) {
                heard.text = told.isEmpty() ? clause : told + u' ' + clause;
                parts.push_back(std::move(heard));
            } else {
                parts.back().text += u' ' + clause;
            }
        } else {
            parts.push_back(std::move(heard));
        }
    }
    if (parts.size() < 2) {
        const Act act = whole.act();
        const bool isUrgent = act == Act::Person || act == Act::Callback || act == Act::Legal || act == Act::Danger ||
                              act == Act::Injection || act == Act::AccountHacked;
        if (!isUrgent && !isAnswer(act) && act != Act::Correct)
            weighBySentences(whole, sentences);
        return {std::move(whole)};
    }
    for (Stretch &each : parts)
        each = hear(each.text, {}, {});
    // Questions for articles come first.
    std::stable_partition(parts.begin(), parts.end(),
                          [](const Stretch &each) { return rowOf(each.act()).way == Way::Rule; });
    return parts;
}

} // namespace tierdesk::ai
