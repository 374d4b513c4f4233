#pragma once

#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/nlu/Reader.h"
#include "tests/core/mind/ai/TestShop.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace tierdesk::test {

/// One conversation as the turns would drive it, from a script whose lines begin with
///   >  what the customer writes            +  the next tier answers the same message, having just taken over
///   =  words that the answer has           !  words that it must not have
///   @  action KIND [MINOR] | no action | climb REASON | no climb | refused KIND | tool NAME | article REF |
///      suggests NAME | said-confirmed WORDS | summary WORDS
///   *  a setting: customer NAME | tier 2 | unverified | unstaffed | max N | tone WORD | credits-used | refunds-allowed
///   |
///      replacements-allowed | fails | shipped NUMBER | two items | two orders with socks | two boots | closed NUMBER |
///      out-of-stock SKU | no-human | email
class Script final
{
public:
    explicit Script(const nlu::Reader &reader)
        : m_reader(reader)
    {
        m_session.customer = Dana;
        m_session.id = u"sess_1"_s;
    }

    /// The first line that did not hold, or nothing.
    QString run(const QString &script)
    {
        for (const QString &raw : script.split(u'\n', Qt::SkipEmptyParts)) {
            const QString line = raw.trimmed();
            if (line.isEmpty())
                continue;
            const QString rest = line.mid(1).trimmed();
            QString fault;
            switch (line.front().unicode()) {
            case u'>':
                fault = say(rest);
                break;
            case u'+':
                fault = takeOver();
                break;
            case u'=':
                fault = m_text.contains(rest) ? QString() : u"is not in it"_s;
                break;
            case u'!':
                fault = !m_text.contains(rest) ? QString() : u"is in it"_s;
                break;
            case u'@':
                fault = expect(rest);
                break;
            case u'*':
                fault = set(rest);
                break;
            default:
                fault = u"is no line of a script"_s;
            }
            if (!fault.isEmpty()) {
                return u"[%1] %2; after \"%3\" was said \"%4\", state %5"_s.arg(
                    line, fault, m_message.text, m_text,
                    QString::fromUtf8(QJsonDocument(m_session.dialogue).toJson(QJsonDocument::Compact)));
            }
        }
        return {};
    }

private:
    QString set(const QString &what)
    {
        const QString value = what.section(u' ', 1);
        if (what == u"customer Luis")
            m_session.customer = Luis;
        else if (what == u"customer Mira")
            m_session.customer = Mira;
        else if (what == u"customer unknown")
            m_session.customer = {};
        else if (what == u"tier 2")
            m_session.tier = Tier::AiManager;
        else if (what == u"unverified")
            m_session.isVerified = false;
        else if (what == u"by chat")
            m_session.door = Door::Chat;
        else if (what == u"unstaffed")
            m_isStaffed = false;
        else if (what.startsWith(u"max "))
            m_shop.config.aiRep.guidelines.maxResponseLength = m_shop.config.aiManager.guidelines.maxResponseLength =
                value.toInt();
        else if (what.startsWith(u"tone "))
            m_shop.config.aiRep.guidelines.tone = m_shop.config.aiManager.guidelines.tone = value;
        else if (what == u"credits-used")
            m_shop.used.insert(static_cast<int>(ActionKind::Credit), dollars(1000));
        else if (what == u"refunds-allowed") {
            m_shop.config.aiRep.capabilities.canProcessRefunds = true;
            m_shop.config.aiRep.capabilities.maxRefundAmount = dollars(500);
        } else if (what == u"replacements-allowed") {
            m_shop.config.aiRep.capabilities.canSendReplacements = true;
            m_shop.config.aiRep.capabilities.maxReplacementAmount = dollars(500);
        } else if (what == u"subscriptions-allowed")
            m_shop.config.aiRep.capabilities.canModifySubscription = true;
        else if (what == u"fails")
            m_doesFail = true;
        else if (what == u"works")
            m_doesFail = false;
        else if (what == u"no-human") {
            m_shop.config.humanAgent.isEnabled = false;
            m_shop.config.aiManager.isEnabled = false;
        } else if (what == u"no-manager")
            m_shop.config.aiManager.isEnabled = false;
        else if (what == u"paid-twice") {
            for (Order &each : m_shop.orders) {
                if (each.customer == Dana) {
                    each.payments.push_back(each.payments.front());
                    each.paid = each.paid + each.total;
                }
            }
        } else if (what == u"refunded") {
            for (Order &each : m_shop.orders)
                each.refunded = each.paid;
        } else if (what == u"unpaid") {
            for (Order &each : m_shop.orders) {
                each.paid = dollars(0);
                each.payments.clear();
            }
        } else if (what.startsWith(u"used ")) {
            const auto kind = fromWord<ActionKind>(value.section(u' ', 0, 0));
            if (!kind)
                return u"names no action"_s;
            m_shop.used.insert(static_cast<int>(*kind), Money{value.section(u' ', 1).toLongLong()});
        } else if (what.startsWith(u"item-")) {
            for (Order &order : m_shop.orders) {
                for (OrderItem &item : order.items) {
                    if (item.sku != value)
                        continue;
                    if (what.startsWith(u"item-refunded")) {
                        item.refunded = {item.price.minor * item.quantity, item.price.currency};
                        order.refunded = order.refunded + item.refunded;
                    } else {
                        item.replaced = item.quantity;
                    }
                }
            }
        } else if (what.startsWith(u"hours")) {
            m_shop.config.humanAgent.hours = value;
        } else if (what.startsWith(u"currency ")) {
            m_shop.config.currency = currencyFrom(value).value_or(m_shop.config.currency);
        } else if (what.startsWith(u"closed ")) {
            for (Order &each : m_shop.orders) {
                if (each.number == value)
                    each.status = OrderStatus::Cancelled;
            }
        } else if (what == u"two boots") {
            for (Order &each : m_shop.orders) {
                if (each.number == u"ORD-1001")
                    each.items[1] = item("BT-9", "Snow boots", 30);
            }
        } else if (what == u"two orders with socks") {
            for (Order &each : m_shop.orders) {
                if (each.number == u"ORD-1002")
                    each.items.push_back(item("SOC-1", "Wool socks", 15, 2));
            }
        } else if (what == u"two items") {
            for (Order &each : m_shop.orders) {
                if (each.number == u"ORD-1003")
                    each.items.push_back(item("MAT-1", "Sleeping mat", 0));
            }
        } else if (what == u"return-open") {
            for (Order &each : m_shop.orders)
                each.isReturnRequested = true;
        } else if (what == u"one order") {
            std::erase_if(m_shop.orders,
                          [](const Order &each) { return each.number == u"ORD-1001" || each.number == u"ORD-1003"; });
        } else
            return u"is no setting"_s;
        return {};
    }

    QString say(const QString &text)
    {
        if (m_count > 0) {
            m_history.push_back(m_message);
            Message answer;
            answer.speaker = speakerOf(m_session.tier);
            answer.text = m_text;
            m_history.push_back(answer);
        }
        m_message = {};
        m_message.id = {++m_count};
        m_message.text = text;
        m_reading = m_reader.read(text);
        m_decision = {};
        m_draft = {};
        return respond(false);
    }

    QString takeOver()
    {
        m_session.tier = Tier::AiManager;
        return respond(true);
    }

    QString respond(bool hasJustEscalated)
    {
        const QJsonObject before = m_session.dialogue;
        const Customer *customer = nullptr;
        for (const Customer &each : m_shop.customers) {
            if (each.id == m_session.customer)
                customer = &each;
        }
        const ai::TurnContext context{.session = m_session,
                                      .message = m_message,
                                      .reading = m_reading,
                                      .decision = m_decision,
                                      .config = m_shop.config,
                                      .customer = customer,
                                      .history = m_history,
                                      .actions = m_actions,
                                      .tier = m_session.tier,
                                      .hasJustEscalated = hasJustEscalated,
                                      .isStaffed = m_isStaffed,
                                      .companyName = u"Acme Outdoor"_s,
                                      .idempotencySeed = u"sess_1#%1"_s.arg(m_count),
                                      .now = today()};
        ShopTools tools(m_shop, m_session.customer, m_session.isVerified);
        m_draft = ai::LocalResponder().answer(context, tools);
        m_text = m_draft.text;
        m_session.dialogue = m_draft.dialogue;
        const int most = m_shop.config.aiRep.guidelines.maxResponseLength;
        if (m_text.isEmpty() || m_text.size() > most)
            return u"has %1 characters"_s.arg(m_text.size());
        if (m_draft.facts.model != u"tierdesk-local")
            return u"names no model"_s;
        if (m_text.contains(u"Done:") || m_text.contains(u"%1") || m_text.contains(u"  "))
            return u"claims what did not happen, or has a hole"_s;
        if (m_draft.action) {
            const ai::ProposedAction &action = *m_draft.action;
            const QString asked = before[u"asked"].toString();
            if (asked != u"confirm" && asked != u"offer")
                return u"acts without having asked"_s;
            if (!tools.verdict(action.request, m_session.tier).isAllowed)
                return u"acts beyond its authority"_s;
            if (!action.request.idempotencyKey.startsWith(context.idempotencySeed))
                return u"has a key of its own"_s;
            if (action.saidIfConfirmed.isEmpty() || action.saidIfPending.isEmpty() || action.saidIfFailed.isEmpty() ||
                action.saidIfConfirmed.size() > most || action.saidIfFailed.size() > most)
                return u"lacks words for an outcome"_s;
            Action done;
            done.request = action.request;
            done.state = m_doesFail ? ActionState::Failed : ActionState::Confirmed;
            m_actions.push_back(done);
            m_text = m_doesFail ? action.saidIfFailed : action.saidIfConfirmed;
        }
        return {};
    }

    QString expect(const QString &what) const
    {
        const QString value = what.section(u' ', 1);
        const auto is = [](bool holds) { return holds ? QString() : u"does not hold"_s; };
        if (what == u"no action")
            return is(!m_draft.action);
        if (what == u"no climb")
            return is(!m_draft.escalation);
        if (what.startsWith(u"action ")) {
            if (!m_draft.action)
                return u"no action"_s;
            const ActionRequest &request = m_draft.action->request;
            const QString sum = what.section(u' ', 2, 2);
            if (!sum.isEmpty() && (!request.amount || request.amount->minor != sum.toLongLong()))
                return u"is %1"_s.arg(request.amount ? request.amount->minor : -1);
            return is(word(request.kind) == what.section(u' ', 1, 1));
        }
        if (what.startsWith(u"climb "))
            return m_draft.escalation ? word(m_draft.escalation->reason) == value
                                            ? QString()
                                            : QString(word(m_draft.escalation->reason))
                                      : u"no climb"_s;
        if (what.startsWith(u"refused ")) {
            return is(std::any_of(m_draft.refused.begin(), m_draft.refused.end(),
                                  [&value](const auto &each) { return word(each.first.kind) == value; }));
        }
        if (what.startsWith(u"tool "))
            return is(m_draft.facts.actionsTaken.contains(value));
        if (what.startsWith(u"article "))
            return is(m_draft.facts.articles.contains(value));
        if (what == u"no article")
            return is(m_draft.facts.articles.isEmpty());
        if (what.startsWith(u"suggests "))
            return is(m_draft.facts.suggestedActions.contains(value));
        if (what.startsWith(u"summary "))
            return m_draft.summary && m_draft.summary->contains(value) ? QString()
                                                                       : m_draft.summary.value_or(u"none"_s);
        if (what.startsWith(u"argument ")) {
            const QString text =
                m_draft.action
                    ? QString::fromUtf8(QJsonDocument(m_draft.action->request.arguments).toJson(QJsonDocument::Compact))
                    : QString();
            return text.contains(value) ? QString() : text;
        }
        return u"is no expectation"_s;
    }

    const nlu::Reader &m_reader;
    Shop m_shop;
    Session m_session;
    Message m_message;
    Reading m_reading;
    Decision m_decision;
    std::vector<Message> m_history;
    std::vector<Action> m_actions;
    ai::Draft m_draft;
    QString m_text;
    bool m_isStaffed = true;
    bool m_doesFail = false;
    qint64 m_count = 0;
};

} // namespace tierdesk::test
