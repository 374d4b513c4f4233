#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Returns the plan named in "change to the Annual plan", "switch me to premium", "downgrade to Basic please".
QString planNamed(const std::vector<SpokenWord> &words, bool isAnswer)
{
    static constexpr std::array Filler{
        u"the",          u"a",         u"an",      u"my",        u"your",    u"please",  u"plan",
        u"subscription", u"tier",      u"want",    u"i",         u"would",   u"like",    u"instead",
        u"one",          u"it",        u"id",      u"me",        u"for",     u"thanks",  u"to",
        u"yes",          u"different", u"another", u"other",     u"new",     u"cheaper", u"something",
        u"change",       u"switch",    u"upgrade", u"downgrade", u"move",    u"modify",  u"cancel",
        u"and",          u"but",       u"or",      u"so",        u"because", u"now"};
    const auto isFiller = [](const QString &word) {
        return std::any_of(Filler.begin(), Filler.end(),
                           [&word](const char16_t *each) { return word == QStringView(each); });
    };
    size_t from = words.size();
    for (size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].text == u"to" || words[i].text == u"onto")
            from = i + 1;
    }
    if (from == words.size() && isAnswer)
        from = 0;
    QStringList name;
    for (size_t i = from; i < words.size() && name.size() < 3; ++i) {
        if (!isFiller(words[i].text))
            name.append(words[i].text.left(1).toUpper() + words[i].text.mid(1));
        else if (!name.isEmpty())
            break;
        if (words[i].isClauseEnd)
            break;
    }
    return name.join(u' ');
}

} // namespace

/// Returns the price of @p plan; empty if it is not a product.
QString Dialogue::planPrice(const QString &plan)
{
    for (const Product &each : m_tools.products(plan, 10)) {
        if (isPlan(each) && policy::isSamePlan(each.name, plan))
            return moneyText(each.price);
    }
    return {};
}

/// Says that the plan does not exist, lists those that do and offers an agent.
void Dialogue::sayNoPlan(const QString &plan)
{
    m_reply.say(Weight::Core, Say::NoSuchPlan, {plan});
    QStringList sold;
    for (const Product &each : m_tools.products(u"plan"_s, 10)) {
        if (isPlan(each) && sold.size() < 5)
            sold.append(each.name);
    }
    if (!sold.isEmpty())
        m_reply.say(Weight::Fact, Say::PlansThereAre, {listText(sold, u" and "_s)});
    m_state.clearWish();
    offerPerson();
}

/// Returns the plan that the message identifies: by a word of its name ("two a month") or, if @p named is no other
/// name, as the only cheaper or more expensive one ("the smaller one"); empty if there is none.
QString Dialogue::planMeant(const Subscription &subscription, const QString &named)
{
    static const QStringList Less{u"smaller"_s,  u"cheaper"_s, u"lower"_s, u"less"_s,  u"down"_s,    u"downgrade"_s,
                                  u"ordinary"_s, u"normal"_s,  u"plain"_s, u"basic"_s, u"regular"_s, u"simple"_s};
    static const QStringList More{u"bigger"_s, u"larger"_s, u"higher"_s, u"more"_s, u"upgrade"_s, u"better"_s};
    std::vector<Product> others = m_tools.products(u"plan"_s, 10);
    std::erase_if(
        others, [&](const Product &each) { return !isPlan(each) || policy::isSamePlan(each.name, subscription.plan); });
    const auto says = [this](const QStringList &words) {
        return std::any_of(words.begin(), words.end(), [this](const QString &each) { return m_words.contains(each); });
    };
    const auto ownWords = [&](const Product &plan) {
        QStringList words = plan.name.toLower().split(u' ', Qt::SkipEmptyParts);
        const QStringList present = subscription.plan.toLower().split(u' ', Qt::SkipEmptyParts);
        words.removeIf([&present](const QString &each) { return present.contains(each) || each == u"plan"; });
        return words;
    };
    const QStringList name = named.toLower().split(u' ', Qt::SkipEmptyParts);
    const bool isCompared = std::all_of(name.begin(), name.end(),
                                        [](const QString &each) { return Less.contains(each) || More.contains(each); });
    std::vector<Product> meant;
    std::copy_if(others.begin(), others.end(), std::back_inserter(meant),
                 [&](const Product &each) { return says(ownWords(each)); });
    if (meant.empty() && isCompared)
        std::copy_if(others.begin(), others.end(), std::back_inserter(meant), [&](const Product &each) {
            return (says(Less) && each.price.minor < subscription.price.minor) ||
                   (says(More) && each.price.minor > subscription.price.minor);
        });
    return meant.size() == 1 ? meant.front().name : QString();
}

/// Returns the requested plan: the longest run of words that names an existing plan, else the one that is meant, else
/// the words as written.
QString Dialogue::planSpoken(const Subscription &subscription, bool isAnswer)
{
    const QString named = planNamed(m_cues.words, isAnswer);
    ActionRequest wanted = request(ActionKind::ChangeSubscription);
    wanted.subscription = subscription.ref;
    for (qsizetype length = std::min<qsizetype>(5, m_words.size()); length > 0; --length) {
        for (qsizetype from = m_words.size() - length; from >= 0; --from) {
            const QString plan = m_words.mid(from, length).join(u' ');
            if (plan.size() < 4)
                continue;
            wanted.arguments.insert(u"plan"_s, plan);
            const QString rule = m_tools.verdict(wanted, m_context.tier).rule;
            if (rule != u"unknown_plan" && rule != u"no_change" && rule != u"invalid_change")
                return named.compare(plan, Qt::CaseInsensitive) == 0 ? named : plan;
        }
    }
    const QString meant = planMeant(subscription, named);
    return meant.isEmpty() ? named : meant;
}

std::optional<Subscription> Dialogue::settleSubscription()
{
    if (isLocked())
        return std::nullopt;
    const std::vector<Subscription> all = m_tools.subscriptions();
    usedTool(u"subscription_lookup"_s);
    if (all.empty()) {
        m_reply.say(Weight::Core, Say::NoSubscription).say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
        return std::nullopt;
    }
    for (const Subscription &each : all) {
        if (m_slots.subscriptions.contains(each.ref, Qt::CaseInsensitive))
            return each;
    }
    if (all.size() == 1 && m_slots.subscriptions.isEmpty())
        return all.front();
    // By the words of its plan, unless they name a new plan.
    if (m_state.wish != Wish::SubscriptionChange) {
        for (const Subscription &each : all) {
            if (m_words.contains(each.plan.section(u' ', 0, 0).toLower()))
                return each;
        }
    }
    for (const Subscription &each : all) {
        if (m_slots.subscriptions.isEmpty() && !m_state.subscription.isEmpty() && each.ref == m_state.subscription)
            return each;
    }
    if (m_cues.said.has(Cue::First))
        return all.front();
    std::vector<Subscription> open;
    std::copy_if(all.begin(), all.end(), std::back_inserter(open),
                 [](const Subscription &each) { return each.status != SubscriptionStatus::Cancelled; });
    if (open.size() == 1 && m_slots.subscriptions.isEmpty())
        return open.front();
    QStringList names;
    for (const Subscription &each : all) {
        if (names.size() < 3)
            names.append(u"%1 (%2)"_s.arg(each.ref, each.plan));
    }
    m_reply.say(Weight::Core, Say::WhichSubscription, {listText(names)});
    ask(Asked::Subscription);
    return std::nullopt;
}

/// States the plan, price and renewal of @p subscription.
void Dialogue::saySubscription(const Subscription &subscription)
{
    if (subscription.status == SubscriptionStatus::Cancelled) {
        m_reply.say(Weight::Core, Say::SubscriptionCancelled, {subscription.ref, subscription.plan});
        return;
    }
    const bool isRunning = subscription.status == SubscriptionStatus::Active;
    m_reply.say(Weight::Core, isRunning ? Say::SubscriptionActive : Say::SubscriptionPaused,
                {subscription.ref, subscription.plan, moneyText(subscription.price)});
    if (isRunning && subscription.renewsAt)
        m_reply.say(Weight::Fact, Say::SubscriptionRenews, {dateText(*subscription.renewsAt, m_context.now)});
}

void Dialogue::subscription()
{
    const bool isPlanAnswer = m_state.asked == Asked::Plan;
    const auto found = settleSubscription();
    if (!found)
        return;
    m_state.subscription = found->ref;
    if (m_state.wish == Wish::SubscriptionStatus) {
        const QString told = u"subscription "_s + found->ref;
        const auto topic = fromWord<Act>(m_state.topic);
        if (m_state.told.contains(told) && (tellDetail() || (topic && tell(m_text, rowOf(*topic).query, .3))))
            return;
        m_state.told.append(told);
        saySubscription(*found);
        endAnswer();
        return;
    }
    ActionRequest wanted = request(ActionKind::ChangeSubscription);
    wanted.subscription = found->ref;
    SubscriptionStatus state = SubscriptionStatus::Active;
    if (m_state.wish == Wish::SubscriptionChange) {
        if (m_state.plan.isEmpty())
            m_state.plan = planSpoken(*found, isPlanAnswer);
        if (m_state.plan.isEmpty()) {
            m_reply.say(Weight::Core, Say::WhichPlan, {found->plan});
            ask(Asked::Plan);
            return;
        }
        wanted.arguments.insert(u"plan"_s, m_state.plan);
    } else {
        if (m_state.wish == Wish::SubscriptionPause)
            state = SubscriptionStatus::Paused;
        else if (m_state.wish == Wish::SubscriptionCancel)
            state = SubscriptionStatus::Cancelled;
        wanted.arguments.insert(u"status"_s, QString(word(state)));
    }
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        propose(std::move(wanted));
        return;
    }
    const bool isSame = m_state.wish != Wish::SubscriptionChange && state == found->status;
    if (isSame || verdict.rule == u"no_change") {
        const QString now = m_state.wish == Wish::SubscriptionChange ? u"on the %1 plan"_s.arg(found->plan)
                                                                     : QString(word(found->status));
        m_reply.say(Weight::Core, Say::SubscriptionAlready, {found->ref, now}).say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
    } else if (verdict.rule == u"unknown_plan") {
        sayNoPlan(m_state.plan);
    } else if (verdict.rule == u"subscription_closed") {
        m_reply.say(Weight::Core, Say::SubscriptionClosed, {found->ref}).say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
    } else {
        escalationRefused(wanted, verdict);
    }
}

} // namespace tierdesk::ai
