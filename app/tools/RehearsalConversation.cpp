#include "app/tools/RehearsalConversation.h"

#include "app/tools/RehearsalQuestions.h"

#include <algorithm>

namespace tierdesk::app {

using base::Result;

namespace {

/// What tells one action from another; the same twice is once too often.
QString keyOf(const ActionRequest &request)
{
    const QJsonObject &with = request.arguments;
    return QStringList{word(request.kind),
                       request.orderNumber,
                       request.subscription,
                       with[u"sku"].toString(),
                       with[u"status"].toString(),
                       with[u"plan"].toString(),
                       with[u"address"][u"line1"].toString()}
        .join(u'|');
}

bool isItem(const ActionRequest &request, const QString &sku, const QJsonArray &orders)
{
    const QString named = request.arguments[u"sku"].toString();
    if (!named.isEmpty())
        return named.compare(sku, Qt::CaseInsensitive) == 0;
    for (const QJsonValue &order : orders) {
        if (order[u"number"].toString() != request.orderNumber)
            continue;
        const QJsonArray items = order[u"items"].toArray();
        return std::all_of(items.begin(), items.end(),
                           [&sku](const QJsonValue &item) { return item[u"sku"].toString() == sku; });
    }
    return false;
}

} // namespace

Heard heardWith(QString text, const Session &after)
{
    const ai::DialogueState state = ai::dialogueStateFromJson(after.dialogue);
    const bool isOpen = state.asker == after.tier;
    const bool isProposed = isOpen && state.asked == ai::Asked::Confirm;
    return {.text = std::move(text),
            .actions = {},
            .isWithPerson = after.tier == Tier::HumanAgent,
            .asked = isOpen ? state.asked : ai::Asked::Nothing,
            .proposal = isProposed ? state.proposal : std::nullopt};
}

bool TalkResult::hasWrongAction() const
{
    return std::any_of(violations.begin(), violations.end(), [](Violation each) {
        return each == Violation::Unasked || each == Violation::Doubled || each == Violation::NotAgreed;
    });
}

bool isThat(const ActionRequest &request, const Expectation &expected, const QJsonArray &orders)
{
    if (expected.kind != Expectation::Kind::Does || (expected.action && request.kind != *expected.action))
        return false;
    for (auto each = expected.with.cbegin(); each != expected.with.cend(); ++each) {
        const QString &value = each.value();
        if (each.key() == u"order" && request.orderNumber.compare(value, Qt::CaseInsensitive) != 0)
            return false;
        if (each.key() == u"item" && !isItem(request, value, orders))
            return false;
        if (each.key() == u"amount" && (!request.amount || qAbs(toMajor(*request.amount) - value.toDouble()) > .004))
            return false;
        if ((each.key() == u"plan" || each.key() == u"status") &&
            !request.arguments[each.key()].toString().contains(value, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

bool WantedActions::includes(const ActionRequest &request, const QJsonArray &orders) const
{
    return std::find(accepted.begin(), accepted.end(), request.kind) != accepted.end() ||
           std::any_of(actions.begin(), actions.end(),
                       [&](const Expectation &each) { return isThat(request, each, orders); });
}

bool WantedActions::includes(ActionKind kind) const
{
    return std::find(accepted.begin(), accepted.end(), kind) != accepted.end() ||
           std::any_of(actions.begin(), actions.end(),
                       [kind](const Expectation &each) { return !each.action || each.action == kind; });
}

WantedActions wantedBy(const Script &script)
{
    WantedActions wanted{{}, script.accepted};
    for (const Stretch &stretch : script.stretches) {
        for (const Demand &demand : stretch.demands) {
            for (const Expectation &each : demand.alternatives) {
                if (!demand.isForbidden && each.kind == Expectation::Kind::Does)
                    wanted.actions.push_back(each);
            }
        }
    }
    return wanted;
}

Conversation::Conversation(const Sends &send, Judge judge, int mostAsks, bool wantsCredit)
    : m_send(send)
    , m_judge(std::move(judge))
    , m_mostAsks(mostAsks)
    , m_wantsCredit(wantsCredit)
{}

Result<void> Conversation::say(const QString &text, Meaning meaning)
{
    m_customer += plain(text) + u'\n';
    m_result.transcript.append(u"> "_s + text);
    auto heard = TRY(m_send(text));
    ++m_result.turns;
    m_last = std::move(heard);
    m_result.transcript.append(u"< "_s + m_last.text + (m_last.isWithPerson ? u" [with a person]"_s : QString()));
    for (const Action &each : m_last.actions)
        did(each, meaning);
    check(m_last.text);
    return {};
}

bool Conversation::isDone(const ActionRequest &request) const
{
    return std::any_of(m_done.begin(), m_done.end(),
                       [key = keyOf(request)](const Action &each) { return keyOf(each.request) == key; });
}

void Conversation::did(const Action &action, Meaning meaning)
{
    if (action.state != ActionState::Confirmed && action.state != ActionState::Pending)
        return;
    const ActionRequest &request = action.request;
    const QString what = QStringList{word(request.kind), request.orderNumber, request.arguments[u"sku"].toString(),
                                     request.subscription, request.amount ? moneyText(*request.amount) : QString()}
                             .join(u' ')
                             .simplified();
    m_result.transcript.append(u"* "_s + what);
    if (isDone(request))
        add(Violation::Doubled, what);
    if (const auto wrong = m_judge(request))
        add(*wrong, what);
    else if (meaning != Meaning::Open)
        add(Violation::NotAgreed, what);
    m_done.push_back(action);
}

void Conversation::check(const QString &reply)
{
    const QString text = plain(reply);
    if (text.trimmed().isEmpty() && !m_last.isWithPerson)
        add(Violation::Empty, u"to the message"_s);
    if (text.contains(u"credit of") && !m_wantsCredit &&
        !hasAny(m_customer, {"credit", "compensat", "goodwill", "discount", "voucher", "money off", "refund"}))
        add(Violation::Money, reply);
    for (const QString &each : questionsIn(reply)) {
        const AskedFor kind = askedBy(each);
        if (kind != AskedFor::More && kind != AskedFor::Yes && ++m_asked[each] == m_mostAsks + 1)
            add(Violation::AskedOften, each);
    }
}

void Conversation::add(Violation violation, const QString &what)
{
    m_result.faults.append(QString(word(violation)) + u": "_s + what);
    m_result.violations.push_back(violation);
}

} // namespace tierdesk::app
