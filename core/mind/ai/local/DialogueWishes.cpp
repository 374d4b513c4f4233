#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Most wishes kept for later.
constexpr size_t MostLater = 4;

/// Returns whether an answer may contain conjunctions and still be one answer.
bool isAnswerWhole(Asked asked)
{
    return asked == Asked::Remedy || asked == Asked::Cause || asked == Asked::Amount || asked == Asked::Address ||
           asked == Asked::Variant || asked == Asked::Plan;
}

/// Returns how replies refer to a wish: "the refund for order 1001".
QString nameOf(const Stretch &wish)
{
    const QString number = orderSpoken(wish.text);
    return number.isEmpty() ? rowOf(wish.act()).name : rowOf(wish.act()).name + u" for order "_s + number;
}

} // namespace

/// Makes @p text the subject of this turn.
void Dialogue::read(const QString &text)
{
    m_text = text;
    m_cues = readCues(m_text);
    m_slots = readSlots(m_text, m_context.config.currency);
    readLooseSum();
    m_words.clear();
    for (const SpokenWord &word : m_cues.words)
        m_words.append(word.text);
    if (namesPayment() || namesPlan())
        m_cues.said.add(Cue::Subscription);
    // "Send the thing back", for any thing except money.
    static const QRegularExpression SendBack(
        u"\\b(?:send|ship|bring)(?: (?!money|refund|payment)[\\w'’-]+){1,6} back\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression NotSent(u"(?:\\bnot|\\bwithout|n['’]t|\\bdont)\\b[\\w ]{0,20} send"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (m_text.contains(SendBack) && !m_text.contains(NotSent))
        m_cues.said.add(Cue::Return);
    m_heard = hear(m_text, m_slots, surroundings());
}

/// Returns whether the message names a subscription's price that no order has: "what is this 16.90?"
bool Dialogue::namesPayment()
{
    const auto sum = m_slots.amount ? m_slots.amount : m_slots.bareAmount;
    const auto isOfSum = [&sum](Money each) { return each == *sum; };
    if (!sum || !m_slots.orderNumbers.isEmpty() || !mayAskForOrders())
        return false;
    const std::vector<Subscription> subscriptions = m_tools.subscriptions();
    return std::any_of(subscriptions.begin(), subscriptions.end(),
                       [&](const Subscription &each) { return isOfSum(each.price); }) &&
           std::none_of(orders().begin(), orders().end(), [&](const Order &each) {
               return isOfSum(each.total) || std::any_of(each.items.begin(), each.items.end(),
                                                         [&](const OrderItem &item) { return isOfSum(item.price); });
           });
}

/// Returns whether the message names the plan of one of the customer's subscriptions: "the charge for Gear Care Plus".
bool Dialogue::namesPlan()
{
    if (!mayAskForOrders())
        return false;
    const std::vector<Subscription> subscriptions = m_tools.subscriptions();
    return std::any_of(subscriptions.begin(), subscriptions.end(), [this](const Subscription &each) {
        const QStringList words = each.plan.toLower().split(u' ', Qt::SkipEmptyParts);
        return words.size() > 1 &&
               std::all_of(words.begin(), words.end(), [this](const QString &word) { return m_words.contains(word); });
    });
}

/// Returns whether the message has what was asked for.
bool Dialogue::fillsSlot()
{
    switch (m_state.asked) {
    case Asked::Order:
        return !m_slots.orderNumbers.isEmpty() || !m_slots.bareNumbers.isEmpty() ||
               (mayAskForOrders() && chosenOrder().has_value());
    case Asked::Item: {
        const auto order = find(m_state.order);
        return order && !itemsSpokenOf(m_words, *order).empty();
    }
    case Asked::Address:
        return readAddress(m_text).has_value();
    case Asked::Amount:
        return m_slots.amount || m_slots.percent || m_slots.bareAmount;
    case Asked::Remedy:
        return m_cues.said.hasAny({Cue::Replace, Cue::Exchange, Cue::Refund});
    default:
        return false;
    }
}

Surroundings Dialogue::surroundings()
{
    Surroundings around;
    around.asked = m_state.asked;
    around.situation.open = openWord(m_state.asked).toByteArray();
    if (const auto topic = fromWord<Act>(m_state.topic))
        around.situation.topic = topicOf(*topic).toByteArray();
    around.isGuest = !mayAskForOrders();
    around.fillsSlot = fillsSlot();
    for (const QString &each : m_state.choices) {
        if (const auto act = fromWord<Act>(each))
            around.choices.push_back(*act);
    }
    return around;
}

/// Splits a yes followed by another wish: "Yes, and give me a credit". The wish comes after the agreed action.
bool Dialogue::divideYes()
{
    static const QStringList Marks{u", "_s, u". "_s, u"! "_s, u" and "_s};
    for (const QString &mark : Marks) {
        const qsizetype at = m_text.indexOf(mark);
        if (at <= 0)
            continue;
        const QString yes = m_text.left(at);
        const QString rest = m_text.mid(at + mark.size());
        const Cues said = readCues(yes);
        // "Yes, cancel that one" repeats the proposal; "yes, and cancel that one" adds to it.
        static const QRegularExpression Joins(u"^(?:oh,? )?(?:and|also|plus|then)\\b"_s,
                                              QRegularExpression::CaseInsensitiveOption);
        if (mark != u" and " && !rest.contains(Joins) && !rest.contains(u'?'))
            continue;
        const bool isInstead =
            rest.contains(u"instead", Qt::CaseInsensitive) || rest.contains(u"rather", Qt::CaseInsensitive);
        if (isInstead || hasReserve(said) || hasReserve(readCues(rest.section(u' ', 0, 1))) ||
            consentTo(said, offeredWords(*m_state.proposal)) != Consent::Clear)
            continue;
        const Slots named = readSlots(rest, m_context.config.currency);
        const Stretch wish = hear(rest, named, {});
        const bool isOther = isWish(wish.act()) && wish.chance() >= Likely && rest.count(u' ') >= 2;
        if (!isOther)
            continue;
        const Stretch before = m_heard;
        m_heard = wish;
        const auto kind = wantedAction();
        m_heard = before;
        const bool isElsewhere =
            !named.orderNumbers.isEmpty() && !isSameNumber(named.orderNumbers.front(), m_state.proposal->orderNumber);
        // A separate wish, not a change of the proposal: another action, another order, or a question about rules. For
        // one order, refund, return and replacement are alternatives: naming one means it instead.
        const auto isOfGoods = [](ActionKind each) {
            return each == ActionKind::Refund || each == ActionKind::Return || each == ActionKind::Replacement;
        };
        const bool isInStead = kind && isOfGoods(*kind) && isOfGoods(m_state.proposal->kind) && !isElsewhere;
        const bool isAnother = kind && !isInStead && (*kind != m_state.proposal->kind || isElsewhere);
        const bool isRule = rowOf(wish.act()).way == Way::Rule && rest.contains(u'?');
        if (!isAnother && !isRule)
            continue;
        m_state.later.insert(m_state.later.begin(), {nameOf(wish), rest});
        m_isDivided = true;
        read(yes);
        return true;
    }
    return false;
}

/// Selects the first of several wishes and keeps the others.
void Dialogue::divide()
{
    if (m_state.asked == Asked::Confirm && m_state.proposal) {
        (void)divideYes();
        return;
    }
    if (isAnswerWhole(m_state.asked))
        return;
    const std::vector<Stretch> parts = hearParts(m_text, m_slots, surroundings());
    if (parts.size() < 2) {
        m_heard = parts.front();
        return;
    }
    m_isDivided = true;
    m_now = nameOf(parts.front());
    std::vector<LaterWish> later;
    for (std::size_t i = 1; i < parts.size() && i <= MostLater; ++i)
        later.push_back({nameOf(parts[i]), parts[i].text});
    // Earlier waiting wishes follow the new ones.
    for (const LaterWish &before : m_state.later) {
        const bool isSame = std::any_of(later.begin(), later.end(),
                                        [&before](const LaterWish &each) { return each.text == before.text; });
        if (!isSame && later.size() < MostLater)
            later.push_back(before);
    }
    m_state.later = std::move(later);
    read(parts.front().text);
}

/// Drops the previous tier's question but keeps the replies to it: a given reason, and an unconfirmed cancellation,
/// which follows what the message asks for.
void Dialogue::keepUnanswered()
{
    if (m_state.asked == Asked::Cause && m_state.cause.isEmpty() && !isRestatement(m_cues, {}))
        m_state.cause = m_text.left(200);
    if (m_state.asked != Asked::Confirm || !m_state.proposal || consentOf(m_cues) == Consent::Refused)
        return;
    const ActionRequest &open = *m_state.proposal;
    const auto wanted = wantedAction();
    const bool isBeside = wanted && *wanted != open.kind;
    if (!isBeside)
        return;
    if (open.kind == ActionKind::CancelOrder)
        m_state.later.insert(m_state.later.begin(), {u"the cancellation for order "_s + open.orderNumber,
                                                     u"cancel order "_s + open.orderNumber});
    else if (open.kind == ActionKind::Refund && open.amount)
        m_state.later.insert(m_state.later.begin(),
                             {u"the refund for order "_s + open.orderNumber,
                              u"refund %1 of order %2"_s.arg(moneyText(*open.amount), open.orderNumber)});
}

/// Continues with waiting wishes while no question is open.
void Dialogue::goOn()
{
    for (size_t round = 0; round < MostLater; ++round) {
        const bool isFree = m_state.asked == Asked::Nothing || m_state.asked == Asked::More;
        if (m_state.later.empty() || !isFree || m_draft.escalation || m_draft.action || m_state.locked > 0)
            return;
        const LaterWish next = m_state.later.front();
        m_state.later.erase(m_state.later.begin());
        m_state.clearWish();
        m_reply.leaveOut(Weight::Courtesy);
        if (!m_reply.isEmpty())
            m_reply.say(Weight::Detail, Say::NowTo, {next.name});
        m_now = next.name;
        m_isPresumed = false;
        read(next.text);
        pursue();
    }
}

/// Handles the answer to "shall I go on with the refund?".
bool Dialogue::answerNext()
{
    if (m_state.later.empty())
        return false;
    m_state.asked = Asked::More;
    const bool hasFailed = !m_context.actions.empty() && m_context.actions.back().state == ActionState::Failed;
    if (hasFailed || m_cues.said.has(Cue::Retry))
        return false;
    const Consent consent = consentTo(m_cues, {u"both"_s});
    if (consent == Consent::Refused || m_cues.said.has(Cue::Done)) {
        m_state.later.erase(m_state.later.begin());
        if (wants())
            return false;
        m_reply.say(Weight::Core, Say::Done).say(Weight::Courtesy, Say::AnythingElse);
        return true;
    }
    const Stretch waiting = hear(m_state.later.front().text, {}, {});
    const bool isNamed = wants() && isOneMatter(waiting.act(), m_heard.act());
    if (isNamed || (consent == Consent::Clear && !wants()) ||
        (m_heard.act() == Act::Yes && m_heard.chance() >= Sure && !hasReserve(m_cues))) {
        // "Yes, the refund for order 1001": the addition counts too.
        if (!m_slots.orderNumbers.isEmpty() || m_slots.amount || m_slots.percent)
            m_state.later.front().text += u". "_s + m_text;
        return true;
    }
    return false;
}

} // namespace tierdesk::ai
