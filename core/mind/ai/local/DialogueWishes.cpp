#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/Wishes.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// More wishes than these wait for nobody's turn.
constexpr size_t MostLater = 4;

/// What these ask for may hold joining words and be one answer all the same.
bool isAnswerWhole(Asked asked)
{
    return asked == Asked::Offer || asked == Asked::Remedy || asked == Asked::Cause || asked == Asked::Amount ||
           asked == Asked::Address || asked == Asked::Variant || asked == Asked::Plan;
}

} // namespace

/// Makes @p text what this turn is about.
void Dialogue::read(const QString &text)
{
    m_text = text;
    m_cues = readCues(m_text);
    m_slots = readSlots(m_text, m_context.config.currency);
    readLooseSum();
    m_intents = intentsOf(m_cues, m_slots);
    if (!isHeard(Intent::ChangeAddress) && namesNewAddress(m_cues, m_text))
        m_intents.insert(m_intents.begin(), Intent::ChangeAddress);
    m_words.clear();
    for (const SpokenWord &word : m_cues.words)
        m_words.append(word.text);
    // "Upgrade me to Gear Care Plus" names no subscription, but speaks of one who has any.
    const auto says = [this](std::initializer_list<const char16_t *> list) {
        return std::any_of(list.begin(), list.end(),
                           [this](const char16_t *each) { return m_words.contains(QStringView(each)); });
    };
    const bool isMoved = says({u"upgrade", u"downgrade"}) ||
                         (says({u"switch", u"move", u"change"}) && m_text.contains(u" me to ", Qt::CaseInsensitive));
    if (isMoved && !isHeard(Intent::SubscriptionChange) && !isHeard(Intent::AsksForHuman) &&
        !m_cues.said.hasAny({Cue::Order, Cue::Address, Cue::Variant, Cue::Exchange, Cue::HowTo, Cue::Policy}) &&
        !m_cues.isQuestion && !m_tools.subscriptions().empty())
        m_intents.insert(m_intents.begin(), Intent::SubscriptionChange);
    // "Downgrade it" and "cancel that": what "it" is stands in what was spoken of before.
    const bool isOfSubscription = m_state.wish >= Wish::SubscriptionStatus || !m_state.subscription.isEmpty() ||
                                  (m_state.wish == Wish::Cancel && m_cues.said.has(Cue::Subscription));
    const bool isOwnTopic = m_cues.said.has(Cue::Order) || !m_slots.orderNumbers.isEmpty() ||
                            isHeard(Intent::ArticleQuestion) || isHeard(Intent::ActionState) ||
                            isHeard(Intent::Withdraw) || isHeard(Intent::Keep);
    if (isOfSubscription && !isOwnTopic) {
        if (m_cues.said.has(Cue::Cancel) || m_state.wish == Wish::Cancel)
            m_intents.insert(m_intents.begin(), Intent::SubscriptionCancel);
        else if (m_cues.said.has(Cue::Change) && !m_cues.said.has(Cue::Address))
            m_intents.insert(m_intents.begin(), Intent::SubscriptionChange);
    }
}

/// Takes the first wish of a message of several for now, and keeps the others.
void Dialogue::divide()
{
    std::optional<WishParts> parts;
    if (m_state.asked == Asked::Confirm && m_state.proposal) {
        if (m_cues.yesAt >= 0 &&
            std::any_of(m_intents.begin(), m_intents.end(), [](Intent each) { return actionOf(each).has_value(); }))
            parts = partsBehindYes(m_text, m_cues, offeredWords(*m_state.proposal), m_state.proposal->kind,
                                   m_state.proposal->orderNumber, m_context.config.currency);
    } else if (!isAnswerWhole(m_state.asked)) {
        parts = partsOf(m_text, m_cues, m_slots, m_intents, m_context.config.currency);
    }
    if (!parts)
        return;
    m_isDivided = !parts->later.empty();
    m_now = parts->first.name;
    // What waited before waits on, behind what was just asked for.
    for (const LaterWish &before : m_state.later) {
        const bool isSame = std::any_of(parts->later.begin(), parts->later.end(),
                                        [&before](const LaterWish &each) { return each.text == before.text; });
        if (!isSame)
            parts->later.push_back(before);
    }
    if (parts->later.size() > MostLater)
        parts->later.resize(MostLater);
    m_state.later = std::move(parts->later);
    if (!parts->ground.isEmpty()) {
        read(parts->ground);
        readFault();
        if (!m_slots.orderNumbers.isEmpty() && mayAskForOrders()) {
            if (const auto order = find(m_slots.orderNumbers.front()))
                speakOf(*order);
        }
    }
    read(parts->first.text);
}

/// What the tier below asked is void; what was said to it is not: a reason was given, and a cancellation that waited
/// for its yes comes after what the message asks for besides.
void Dialogue::keepUnanswered()
{
    if (m_state.asked == Asked::Cause && m_state.cause.isEmpty() && !isRestatement(m_cues, {}))
        m_state.cause = m_text.left(200);
    if (m_state.asked != Asked::Confirm || !m_state.proposal || consentOf(m_cues) == Consent::Refused)
        return;
    const ActionRequest &open = *m_state.proposal;
    const bool isBeside = std::any_of(m_intents.begin(), m_intents.end(), [&open](Intent each) {
        const auto kind = actionOf(each);
        return kind && *kind != open.kind;
    });
    if (!isBeside)
        return;
    if (open.kind == ActionKind::CancelOrder)
        m_state.later.insert(m_state.later.begin(), {QStringLiteral("the cancellation for order ") + open.orderNumber,
                                                     QStringLiteral("cancel order ") + open.orderNumber});
    else if (open.kind == ActionKind::Refund && open.amount)
        m_state.later.insert(m_state.later.begin(),
                             {QStringLiteral("the refund for order ") + open.orderNumber,
                              QStringLiteral("refund %1 of order %2").arg(moneyText(*open.amount), open.orderNumber)});
}

/// Goes on to the wishes that wait, as long as nothing stands open.
void Dialogue::goOn()
{
    for (size_t round = 0; round < MostLater; ++round) {
        const bool isFree = m_state.asked == Asked::Nothing || m_state.asked == Asked::More;
        if (m_state.later.empty() || !isFree || m_draft.climb || m_draft.action || m_state.locked > 0)
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

/// An answer to "shall I go on with the refund?".
bool Dialogue::answerNext()
{
    if (m_state.later.empty())
        return false;
    m_state.asked = Asked::More;
    const bool hasFailed = !m_context.actions.empty() && m_context.actions.back().state == ActionState::Failed;
    if (hasFailed || m_cues.said.has(Cue::Retry))
        return false;
    const Consent consent = consentTo(m_cues, {});
    if (consent == Consent::Refused || m_cues.said.has(Cue::Done)) {
        const bool isOther =
            std::any_of(m_intents.begin(), m_intents.end(), [](Intent each) { return !isSmallTalk(each); });
        m_state.later.erase(m_state.later.begin());
        if (isOther)
            return false;
        m_reply.say(Weight::Core, Say::Done).say(Weight::Courtesy, Say::AnythingElse);
        return true;
    }
    const std::vector<Intent> wanted = intentsOf(readCues(m_state.later.front().text), {});
    const bool isNamed = !m_intents.empty() && !wanted.empty() && isHeard(wanted.front());
    if (isNamed || (consent == Consent::Clear && m_intents.empty())) {
        // "Yes, the refund for order 1001": what is added counts as well.
        if (!m_slots.orderNumbers.isEmpty() || m_slots.amount || m_slots.percent)
            m_state.later.front().text += QStringLiteral(". ") + m_text;
        return true;
    }
    return false;
}

} // namespace tierdesk::ai
