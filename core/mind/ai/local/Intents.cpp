#include "core/mind/ai/local/Intents.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tierdesk::ai {

namespace {

/// A wish is there when all of `all`, at least one of `any` (unless empty) and nothing of `none` was said.
struct Rule {
    Intent intent;
    CueSet all;
    CueSet any;
    CueSet none;
};

constexpr CueSet Troubles{Cue::Damaged, Cue::NotWorking, Cue::MissingPart, Cue::WrongItem, Cue::NotReceived};

/// Likeliest first where several hold.
constexpr Rule Rules[] = {
    {Intent::WhoAreYou, {Cue::Bot}, {}, {}},
    {Intent::AsksForHuman, {}, {Cue::Human, Cue::Manager}, {Cue::Bot}},
    {Intent::DoubleCharge, {Cue::Charge, Cue::Twice}, {}, {}},
    {Intent::SubscriptionResume, {Cue::Resume}, {}, {Cue::Order}},
    {Intent::SubscriptionPause, {Cue::Pause}, {}, {Cue::Order}},
    {Intent::SubscriptionCancel, {Cue::Subscription, Cue::Cancel}, {}, {}},
    {Intent::SubscriptionChange, {Cue::Subscription, Cue::Change}, {}, {Cue::Address}},
    {Intent::RefundStatus, {Cue::Refund}, {Cue::Where, Cue::When, Cue::Status}, {Cue::Want}},
    {Intent::RefundStatus, {Cue::Refund}, {Cue::NotReceived, Cue::Late}, {Cue::Want, Cue::Order, Cue::Package}},
    {Intent::ListOrders, {Cue::OrderList}, {}, {Cue::Track, Cue::Cancel, Cue::Refund, Cue::Return, Cue::Change}},
    {Intent::Hours, {Cue::Hours}, {}, {}},
    {Intent::ChangeAddress, {Cue::Address, Cue::Change}, {}, {Cue::Account}},
    {Intent::CancelOrder, {Cue::Cancel}, {}, {}},
    {Intent::Exchange, {Cue::Exchange}, {}, {}},
    {Intent::Exchange, {Cue::Change, Cue::Variant}, {}, {Cue::Address, Cue::Subscription, Cue::Sell, Cue::Price}},
    {Intent::Replacement, {Cue::Replace}, {}, {}},
    {Intent::Return, {Cue::Return}, {}, Troubles},
    {Intent::Refund, {Cue::Refund}, {}, {}},
    {Intent::Return, {Cue::Return}, {}, {}},
    {Intent::Credit, {Cue::Credit}, {}, {}},
    {Intent::Problem, {}, Troubles, {}},
    {Intent::Problem,
     {Cue::Issue},
     {Cue::My, Cue::Order, Cue::Package},
     {Cue::Subscription, Cue::Account, Cue::Charge}},
    {Intent::ProductQuestion, {}, {Cue::Price, Cue::Stock, Cue::Sell}, {Cue::Order}},
    {Intent::OrderStatus, {}, {Cue::Track, Cue::Late}, {}},
    {Intent::OrderStatus, {Cue::Where}, {Cue::Order, Cue::Package, Cue::First, Cue::Last}, {}},
    {Intent::OrderStatus, {Cue::When}, {Cue::Arrive, Cue::Order}, {}},
    {Intent::OrderStatus, {Cue::Arrive}, {Cue::My, Cue::Order}, {}},
    {Intent::OrderStatus, {Cue::Status}, {Cue::Order, Cue::Package}, {}},
    {Intent::Account, {Cue::Account}, {}, {}},
    {Intent::ProductQuestion, {}, {Cue::Price, Cue::Stock, Cue::Sell}, {}},
    {Intent::SubscriptionStatus, {Cue::Subscription}, {}, {}},
    {Intent::ChangeAddress, {Cue::Address}, {}, {Cue::Account}},
    {Intent::OrderStatus, {Cue::Order}, {}, {Cue::Greeting, Cue::Thanks, Cue::Bye}},
    {Intent::Complaint, {Cue::Complaint}, {}, {}},
    {Intent::WhatCanYouDo, {Cue::Capability}, {}, {}},
    {Intent::Goodbye, {Cue::Bye}, {}, {}},
    {Intent::Thanks, {Cue::Thanks}, {}, {}},
    {Intent::Greeting, {Cue::Greeting}, {}, {}},
};

/// A question about how things are done here, not about one's own order.
bool isGeneralQuestion(const Cues &cues, const Slots &slots)
{
    const CueSet said = cues.said;
    if (!said.hasAny({Cue::HowTo, Cue::Policy, Cue::HowLong}))
        return false;
    if (!slots.orderNumbers.isEmpty() || said.hasAny({Cue::Insist}) || said.hasAny(Troubles))
        return false;
    const bool isOwn = said.has(Cue::My) && said.hasAny({Cue::Order, Cue::Package, Cue::Refund});
    return !isOwn;
}

/// True for "send … back" and its like with up to four words between.
bool sendsBefore(const std::vector<SpokenWord> &words, std::vector<SpokenWord>::const_iterator back)
{
    const auto from = words.begin() + std::max<std::ptrdiff_t>(0, back - words.begin() - 5);
    const auto sends = std::find_if(from, back, [](const SpokenWord &word) {
        return word.text == u"send" || word.text == u"sending" || word.text == u"bring" || word.text == u"ship";
    });
    if (sends == back)
        return false;
    // "Instead of sending it back" is what is not wanted.
    const auto before = words.begin() + std::max<std::ptrdiff_t>(0, sends - words.begin() - 2);
    return std::none_of(before, sends, [](const SpokenWord &word) {
        return word.text == u"of" || word.text == u"than" || word.text == u"without" || word.text == u"not" ||
               word.text == u"dont";
    });
}

bool isAnyOf(const QString &word, std::initializer_list<const char16_t *> list)
{
    return std::any_of(list.begin(), list.end(), [&word](const char16_t *each) { return word == QStringView(each); });
}

/// What "is it …?" and "did you …?" ask about.
enum class Asks : quint8 { Nothing, WhetherDone, WhetherSent };

/// "Is it cancelled?" and "did you change it?" ask whether a thing was done, and for nothing; "has it shipped?" asks
/// for the order's state.
Asks asksWhether(const Cues &cues, const Slots &slots)
{
    const auto &words = cues.words;
    if (words.size() < 2 || words.size() > 12 || cues.said.hasAny({Cue::Want, Cue::HowTo, Cue::Policy, Cue::HowLong}))
        return Asks::Nothing;
    size_t at = 0;
    while (at + 2 < words.size() && isAnyOf(words[at].text, {u"so", u"and", u"ok", u"okay", u"but", u"well", u"hey",
                                                             u"hi", u"hello", u"now", u"then"}))
        ++at;
    // "ORD-9955: has it been cancelled already?" names its order first.
    const bool isNamedFirst = !slots.orderNumbers.isEmpty();
    const auto isNumberPart = [](const QString &word) {
        return isAnyOf(word, {u"ord", u"order", u"my", u"about"}) ||
               std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
    };
    while (isNamedFirst && at + 2 < words.size() && isNumberPart(words[at].text))
        ++at;
    const QString &first = words[at].text;
    const bool isDid = first == u"did";
    if (!isDid && !isAnyOf(first, {u"is", u"isnt", u"was", u"wasnt", u"has", u"hasnt", u"have", u"havent", u"are"}))
        return Asks::Nothing;
    bool isOwn = isNamedFirst;
    bool isSent = false;
    for (size_t i = at + 1; i < words.size(); ++i) {
        const QString &word = words[i].text;
        // "Are items refunded?" asks how things are done here.
        isOwn =
            isOwn || isAnyOf(word, {u"it", u"that", u"this", u"my", u"you", u"been", u"they", u"them", u"everything"});
        isOwn = isOwn || (words[i - 1].text == u"the" && isAnyOf(word, {u"order", u"return", u"refund", u"address",
                                                                        u"subscription", u"plan", u"payment"}));
        const bool isDone =
            isDid
                ? isAnyOf(word, {u"change", u"cancel", u"refund", u"pause", u"resume", u"replace", u"update", u"return",
                                 u"process", u"through"})
                : isAnyOf(word, {u"changed", u"updated", u"cancelled", u"canceled", u"refunded", u"returned", u"paused",
                                 u"resumed", u"reactivated", u"replaced", u"exchanged", u"credited", u"processed",
                                 u"done", u"confirmed", u"approved", u"opened", u"started", u"registered"});
        if (isDone && isOwn)
            return Asks::WhetherDone;
        isSent = isSent || isAnyOf(word, {u"shipped", u"sent", u"dispatched", u"posted"}) ||
                 (isDid && isAnyOf(word, {u"ship", u"send", u"dispatch"}));
    }
    return isSent && isOwn && !cues.said.hasAny(Troubles) ? Asks::WhetherSent : Asks::Nothing;
}

/// The wish that "cancel the return" takes back, if it takes one back.
std::optional<Intent> withdrawn(const Cues &cues)
{
    const auto &words = cues.words;
    for (size_t i = 0; i + 1 < words.size(); ++i) {
        if (!isAnyOf(words[i].text, {u"cancel", u"cancelling", u"canceling", u"withdraw", u"undo", u"revoke"}))
            continue;
        size_t next = i + 1;
        while (next + 1 < words.size() && isAnyOf(words[next].text, {u"the", u"my", u"that", u"this", u"a"}))
            ++next;
        // "Cancel + refund" asks for both.
        if (next == i + 1 && words.size() > 3)
            continue;
        const QString &word = words[next].text;
        if (isAnyOf(word, {u"return", u"returns"}))
            return Intent::Return;
        if (isAnyOf(word, {u"refund", u"refunds"}))
            return Intent::Refund;
        if (word == u"replacement")
            return Intent::Replacement;
        if (word == u"exchange")
            return Intent::Exchange;
        if (word == u"credit")
            return Intent::Credit;
    }
    return std::nullopt;
}

/// True where the money itself is asked for: "it never arrived, refund $74", and not "my refund never arrived".
bool demandsRefund(const Cues &cues, const Slots &slots)
{
    const auto &words = cues.words;
    for (size_t i = 0; i < words.size(); ++i) {
        if (words[i].text != u"refund" && words[i].text != u"reimburse")
            continue;
        const bool isFirst =
            i == 0 || words[i - 1].isClauseEnd ||
            isAnyOf(words[i - 1].text, {u"please", u"and", u"just", u"so", u"then", u"now", u"to", u"want"});
        if (!isFirst)
            continue;
        if (slots.amount || slots.percent || slots.odd)
            return true;
        if (words[i].isClauseEnd || i + 1 == words.size())
            return i > 0;
        // "Refund status?" and "refund not received yet" ask about one.
        if (!isAnyOf(words[i + 1].text,
                     {u"status", u"policy", u"policies", u"yet",     u"is",    u"has",   u"hasnt",   u"was",
                      u"wasnt",  u"isnt",   u"not",      u"arrived", u"never", u"when",  u"where",   u"still",
                      u"update", u"takes",  u"took",     u"time",    u"times", u"didnt", u"pending", u"did",
                      u"and",    u"havent", u"wheres",   u"whens",   u"how"}))
            return true;
    }
    return false;
}

/// True for "don't cancel it" and "please undo the cancellation".
bool keeps(const Cues &cues)
{
    if (cues.unwanted.has(Cue::Cancel))
        return true;
    const bool isUndone = std::any_of(cues.words.begin(), cues.words.end(), [](const SpokenWord &word) {
        return isAnyOf(word.text, {u"uncancel", u"reinstate", u"undo", u"reverse"});
    });
    return isUndone && cues.said.hasAny({Cue::Cancel, Cue::Order});
}

/// True for "where do I send it?".
bool asksWhereToSend(const Cues &cues)
{
    const auto &words = cues.words;
    const auto where =
        std::find_if(words.begin(), words.end(), [](const SpokenWord &word) { return word.text == u"where"; });
    if (where == words.end() || words.end() - where < 4 ||
        !isAnyOf((where + 1)->text, {u"do", u"should", u"must", u"can"}) || (where + 2)->text != u"i")
        return false;
    const bool isSent = isAnyOf((where + 3)->text, {u"send", u"mail", u"post", u"ship", u"return", u"bring"});
    return isSent && std::any_of(where + 4, words.end(), [](const SpokenWord &word) {
               return isAnyOf(word.text, {u"it", u"them", u"this", u"that", u"these", u"those", u"back", u"return"});
           });
}

} // namespace

std::vector<Intent> intentsOf(const Cues &cues, const Slots &slots)
{
    std::vector<Intent> found;
    found.reserve(8);
    const auto add = [&found](Intent intent) {
        if (std::find(found.begin(), found.end(), intent) == found.end())
            found.push_back(intent);
    };
    const bool asksForPerson = cues.said.hasAny({Cue::Human, Cue::Manager, Cue::Bot});
    const Asks asked = asksForPerson ? Asks::Nothing : asksWhether(cues, slots);
    // "If I cancelled it, what happens?" asks how things are done and for nothing.
    const bool isSupposed = cues.words.size() > 4 && cues.words[0].text == u"if" && cues.words[1].text == u"i" &&
                            cues.isQuestion && !cues.said.has(Cue::Insist);
    if (isSupposed && !asksForPerson)
        return {Intent::ArticleQuestion};
    if (asked != Asks::Nothing)
        return {asked == Asks::WhetherDone ? Intent::ActionState : Intent::OrderStatus};
    if (asksWhereToSend(cues) && !asksForPerson)
        return {Intent::ReturnWhere};
    if (isGeneralQuestion(cues, slots) && !cues.said.hasAny({Cue::Human, Cue::Manager, Cue::Bot}))
        add(Intent::ArticleQuestion);
    // "$50 back" names no refund, but asks for one; "send the tent back" is a return with words between.
    const auto back =
        std::find_if(cues.words.begin(), cues.words.end(), [](const SpokenWord &word) { return word.text == u"back"; });
    const bool wantsBack = back != cues.words.end() && (slots.amount || slots.percent || slots.odd);
    const bool isDemand = cues.said.has(Cue::Refund) && demandsRefund(cues, slots);
    const bool sendsBack = back != cues.words.end() && !wantsBack && sendsBefore(cues.words, back);
    for (const Rule &rule : Rules) {
        if (rule.intent == Intent::Refund && wantsBack)
            add(Intent::Refund);
        if (rule.intent == Intent::Return && sendsBack)
            add(Intent::Return);
        // "Order 9876?" alone asks for the order's state, whatever is said around it.
        if (rule.intent == Intent::Complaint && found.empty() && !slots.orderNumbers.isEmpty())
            add(Intent::OrderStatus);
        if (rule.intent == Intent::RefundStatus && isDemand)
            continue;
        if (cues.said.hasAll(rule.all) && (rule.any.isEmpty() || cues.said.hasAny(rule.any)) &&
            !cues.said.hasAny(rule.none))
            add(rule.intent);
    }
    if (found.empty() && cues.said.has(Cue::Where) && cues.words.size() <= 2)
        add(Intent::OrderStatus);
    const bool hasAction = std::any_of(found.begin(), found.end(), [](Intent each) {
        return each == Intent::Refund || each == Intent::Return || each == Intent::Replacement ||
               each == Intent::Exchange || each == Intent::Credit || each == Intent::AsksForHuman ||
               each == Intent::ChangeAddress || each == Intent::SubscriptionPause || each == Intent::SubscriptionChange;
    });
    if (keeps(cues) && !hasAction) {
        std::erase(found, Intent::CancelOrder);
        std::erase(found, Intent::SubscriptionCancel);
        found.insert(found.begin(), Intent::Keep);
        return found;
    }
    // "Cancel the return" is about the return and not about the order, unless another wish stands beside it.
    if (const auto taken = withdrawn(cues)) {
        std::vector<Intent> rest = found;
        std::erase_if(rest, [&](Intent each) { return each == *taken || each == Intent::CancelOrder; });
        const bool hasOther = std::any_of(rest.begin(), rest.end(), [](Intent each) {
            return each == Intent::Refund || each == Intent::Return || each == Intent::Replacement ||
                   each == Intent::Exchange || each == Intent::Credit || each == Intent::AsksForHuman;
        });
        found = std::move(rest);
        if (!hasOther)
            found.insert(found.begin(), Intent::Withdraw);
    }
    return found;
}

bool namesNewAddress(const Cues &cues, QStringView text)
{
    static constexpr CueSet Other{Cue::Replace, Cue::Return,  Cue::Exchange,    Cue::Refund,
                                  Cue::HowTo,   Cue::Policy,  Cue::Human,       Cue::Account,
                                  Cue::Sell,    Cue::HowLong, Cue::Subscription};
    const auto &words = cues.words;
    if (words.size() < 5 || cues.said.hasAny(Other) || !text.contains(u','))
        return false;
    const auto verb = std::find_if(words.begin(), words.end(), [](const SpokenWord &word) {
        return isAnyOf(word.text, {u"ship", u"send", u"deliver", u"redirect", u"reroute", u"forward", u"change"});
    });
    const bool isTo = std::any_of(verb, words.end(), [](const SpokenWord &word) {
        return isAnyOf(word.text, {u"to", u"at"});
    });
    return isTo && readAddress(text).has_value();
}

Trouble troubleOf(const Cues &cues)
{
    const CueSet said = cues.said;
    return said.has(Cue::NotReceived)   ? Trouble::NotReceived
           : said.has(Cue::WrongItem)   ? Trouble::WrongItem
           : said.has(Cue::Damaged)     ? Trouble::Damaged
           : said.has(Cue::NotWorking)  ? Trouble::NotWorking
           : said.has(Cue::MissingPart) ? Trouble::MissingPart
                                        : Trouble::None;
}

Consent consentOf(const Cues &cues)
{
    const bool hasYes = cues.said.has(Cue::Yes);
    const bool hasNo = cues.said.has(Cue::No);
    // A yes counts where an answer begins, or as one of the phrases that nobody uses otherwise; the first is simpler
    // to be sure of, so a yes deep inside a long message is not taken.
    const bool isYesEarly = hasYes && (cues.yesAt <= 3 || cues.words.size() <= 8);
    const bool isNoEarly = hasNo && (cues.noAt <= 3 || cues.words.size() <= 8);
    if (cues.said.has(Cue::Maybe))
        return hasNo && !hasYes && cues.noAt == 0 ? Consent::Refused : Consent::Vague;
    if (isYesEarly && isNoEarly)
        return Consent::Hedged;
    if (isYesEarly)
        return cues.said.has(Cue::But) || cues.isQuestion ? Consent::Hedged : Consent::Clear;
    if (isNoEarly)
        return Consent::Refused;
    return Consent::None;
}

namespace {

template<size_t N>
bool isAmong(const QString &word, const std::array<const char16_t *, N> &list)
{
    return std::any_of(list.begin(), list.end(), [&word](const char16_t *each) { return word == QStringView(each); });
}

/// True when a word takes back what stands around it. "Why not" and "no problem" take nothing back.
bool hasNegation(const Cues &cues)
{
    static constexpr std::array Negations{
        u"not",    u"no",       u"never",   u"nothing",  u"nobody",   u"none",    u"nor",      u"neither", u"without",
        u"cannot", u"hardly",   u"barely",  u"scarcely", u"stop",     u"dont",    u"cant",     u"wont",    u"didnt",
        u"doesnt", u"isnt",     u"wasnt",   u"arent",    u"werent",   u"wouldnt", u"shouldnt", u"couldnt", u"havent",
        u"hasnt",  u"hadnt",    u"aint",    u"mustnt",   u"refuse",   u"decline", u"nope",     u"nah",     u"nowhere",
        u"dunno",  u"disagree", u"instead", u"don",      u"anything", u"nay",     u"against",  u"unless"};
    static constexpr std::array Harmless{u"problem", u"problems", u"worries", u"rush", u"doubt", u"matter"};
    const auto &words = cues.words;
    for (size_t i = 0; i < words.size(); ++i) {
        if (!isAmong(words[i].text, Negations))
            continue;
        const bool isWhyNot = words[i].text == u"not" && i > 0 && words[i - 1].text == u"why";
        const bool isPolite = words[i].text == u"no" && i + 1 < words.size() && isAmong(words[i + 1].text, Harmless);
        if (!isWhyNot && !isPolite)
            return true;
    }
    return false;
}

} // namespace

bool isRestatement(const Cues &cues, const QStringList &offered)
{
    // Every word must be one of these or of the offer: what is not known to be harmless may be a condition.
    static constexpr std::array Known{
        // the yes itself
        u"yes", u"yeah", u"yep", u"yup", u"yea", u"yess", u"aye", u"sure", u"thing", u"ok", u"okay", u"okey", u"k",
        u"kk", u"alright", u"all", u"right", u"go", u"ahead", u"for", u"it", u"do", u"so", u"that", u"this", u"sounds",
        u"good", u"great", u"works", u"me", u"correct", u"thats", u"is", u"confirm", u"confirmed", u"confirming", u"i",
        u"agree", u"agreed", u"absolutely", u"definitely", u"certainly", u"of", u"course", u"fine", u"by", u"with",
        u"perfect", u"proceed", u"lets", u"means", u"why", u"not", u"affirmative", u"y", u"looks", u"exactly",
        u"accept", u"accepted", u"deal", u"ill", u"take", u"will", u"make", u"thumbs", u"up", u"excellent", u"lovely",
        // politeness
        u"please", u"pls", u"plz", u"thanks", u"thank", u"you", u"thx", u"ty", u"cheers", u"very", u"much", u"kindly",
        u"hi", u"hello", u"hey", u"many", u"a", u"lot", u"then", u"well", u"oh", u"and", u"just", u"now", u"no",
        u"problem", u"worries", u"doubt", u"id", u"like", u"would", u"want", u"love", u"to", u"happy", u"sir", u"maam",
        u"today", u"asap", u"immediately", u"straight", u"away",
        // the thing that was offered
        u"the", u"my", u"whole", u"full", u"entire", u"amount", u"refund", u"refunded", u"refunding", u"credit",
        u"store", u"cancel", u"cancelled", u"canceled", u"cancelling", u"cancellation", u"replace", u"replacement",
        u"exchange", u"swap", u"return", u"send", u"ship", u"new", u"one", u"order", u"ord", u"number", u"subscription",
        u"plan", u"pause", u"resume", u"change", u"address", u"money", u"back", u"give", u"add", u"issue", u"item",
        u"open", u"dollars", u"dollar", u"bucks", u"usd", u"in", u"on", u"account", u"card", u"wanted"};
    return std::all_of(cues.words.begin(), cues.words.end(), [&offered](const SpokenWord &word) {
        return isAmong(word.text, Known) || offered.contains(word.text);
    });
}

Consent consentTo(const Cues &cues, const QStringList &offered)
{
    const Consent consent = consentOf(cues);
    if (consent == Consent::Vague || !cues.said.has(Cue::Yes))
        return consent;
    if (hasNegation(cues))
        return Consent::Refused;
    if (consent == Consent::Clear && !isRestatement(cues, offered))
        return Consent::Hedged;
    return consent;
}

} // namespace tierdesk::ai
