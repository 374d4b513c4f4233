#include "app/tools/RehearsalCustomer.h"

#include "app/tools/RehearsalTalk.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

namespace tierdesk::app {

using base::Result;

namespace {

/// Questions back that are answered before the talk goes on.
constexpr int MostAnswers = 8;
/// How often one question may be asked for one wish.
constexpr int MostAsks = 3;
/// Whoever refused so often goes on with what they came for.
constexpr int MostRefusals = 2;

/// Something that the customer says back.
struct Answer {
    QString text;
    Meaning meaning = Meaning::Open;
};

/// One script of the agenda, as far as the talk has come.
struct Matter {
    const Script &script;
    WantedActions wanted;
    WantedActions unwanted; ///< wanted before the customer changed their mind
    bool isDropped = false;
    bool isCorrected = false;
};

class Customer final
{
public:
    Customer(const Agenda &agenda, const QJsonArray &orders, const Sends &send)
        : m_agenda(agenda)
        , m_orders(orders)
        , m_refuses(agenda.refuses)
        , m_corrects(agenda.corrects)
        , m_interruption(agenda.interruption)
        , m_counter(agenda.counter)
        , m_conversation(
              send, [this](const ActionRequest &request) { return judged(request); }, MostAsks,
              std::any_of(agenda.scripts.begin(), agenda.scripts.end(),
                          [](const Script &each) { return wantedBy(each).includes(ActionKind::Credit); }))
    {
        for (const Script &each : agenda.scripts)
            m_matters.push_back({each, wantedBy(each), {}});
    }

    Result<TalkResult> run()
    {
        m_open.assign(m_agenda.messages.begin(), m_agenda.messages.end());
        while (!m_open.empty()) {
            m_message = m_open.front();
            m_open.pop_front();
            if (m_away == m_message.script)
                comeBack();
            // Thanks while a proposal waits for a yes could be taken for one.
            if (matter().isDropped || (m_message.isThanks && m_conversation.last().proposal))
                continue;
            TRY(pursue());
        }
        count();
        return std::move(m_conversation.result());
    }

private:
    [[nodiscard]] Matter &matter() { return m_matters[m_message.script]; }

    /// Says the message, and answers what is asked back.
    Result<void> pursue()
    {
        m_conversation.beginWish();
        m_refusals = 0;
        m_isOpenAnswered = false;
        m_resumed.clear();
        m_held.clear();
        for (const QString &part : std::as_const(m_message.parts)) {
            const Meaning meaning = m_message.isThanks ? Meaning::Thanks : Meaning::Open;
            if (const auto said = m_conversation.say(part, meaning); !said)
                return said;
        }
        for (int answers = 0; answers < MostAnswers && !m_conversation.last().isWithPerson; ++answers) {
            const auto answer = answerToLast();
            if (!answer)
                break;
            if (const auto said = m_conversation.say(answer->text, answer->meaning); !said)
                return said;
        }
        return {};
    }

    std::optional<Answer> answerToLast()
    {
        const Heard &last = m_conversation.last();
        if (last.proposal)
            return answerTo(*last.proposal);
        if (matter().isDropped)
            return std::nullopt;
        if (!m_resumed.isEmpty())
            return Answer{std::exchange(m_resumed, {})};
        if (!m_held.isEmpty())
            return Answer{std::exchange(m_held, {})};
        // Whoever is asked openly goes on with the next message, and says the same but once.
        const bool isOpenly = askedIn(last) == AskedFor::Else;
        const bool isSaidNext = last.asked == ai::Asked::Nothing && !m_open.empty();
        if (isOpenly && (isSaidNext || std::exchange(m_isOpenAnswered, true)))
            return std::nullopt;
        const auto given = Answers{matter().script, matter().script.wantsPerson(0)}.to(last);
        if (!given)
            return std::nullopt;
        if (*given == matter().script.refusal)
            return ++m_refusals > MostRefusals ? std::nullopt : std::optional(Answer{*given, Meaning::No});
        const bool isParticular = askedIn(last) != AskedFor::Yes;
        if (isParticular && !m_counter.isEmpty()) {
            m_held = *given;
            return Answer{std::exchange(m_counter, {}), Meaning::Question};
        }
        return Answer{*given};
    }

    std::optional<Answer> answerTo(const ActionRequest &proposal)
    {
        Matter *const wanting = whoWants(proposal);
        if (!wanting || m_conversation.isDone(proposal)) {
            if (++m_refusals > MostRefusals)
                return std::nullopt;
            // What a dropped script says to other proposals may name its wish again.
            const bool isPlain = matter().isDropped || matter().isCorrected || wanting;
            return Answer{isPlain ? u"no"_s : matter().script.refusal, Meaning::No};
        }
        if (m_refuses)
            return refuse(*wanting);
        if (m_corrects) {
            if (const QString text = correct(*wanting, proposal); !text.isEmpty())
                return Answer{text, Meaning::No};
        }
        if (!m_interruption.isEmpty()) {
            m_resumed = m_message.parts.join(u' ');
            return Answer{std::exchange(m_interruption, {}), Meaning::Question};
        }
        m_resumed.clear();
        m_held.clear();
        return Answer{wanting->isCorrected ? u"yes please"_s
                                           : wanting->script.answers.value(AskedFor::Yes, u"yes please"_s)};
    }

    /// Says no, and drops the matter or leaves it for the end.
    Answer refuse(Matter &wanting)
    {
        m_refuses = false;
        const auto script = static_cast<std::size_t>(&wanting - m_matters.data());
        std::erase_if(m_open, [script](const AgendaMessage &each) { return each.script == script; });
        wanting.unwanted = std::exchange(wanting.wanted, {});
        wanting.isDropped = true;
        if (!m_agenda.comesBack)
            return {u"no wait, leave it"_s, Meaning::No};
        std::copy_if(m_agenda.messages.begin(), m_agenda.messages.end(), std::back_inserter(m_open),
                     [script](const AgendaMessage &each) { return each.script == script && !each.isThanks; });
        m_away = script;
        return {u"no wait, not now"_s, Meaning::No};
    }

    void comeBack()
    {
        m_away.reset();
        matter().wanted = std::exchange(matter().unwanted, {});
        matter().isDropped = false;
    }

    /// Means another item of the order from here on, and returns the words; empty where the order has no other.
    QString correct(Matter &wanting, const ActionRequest &proposal)
    {
        if (proposal.kind != ActionKind::Refund && proposal.kind != ActionKind::Return &&
            proposal.kind != ActionKind::Replacement)
            return {};
        const QString sku = proposal.arguments[u"sku"].toString();
        for (const QJsonValue &order : m_orders) {
            const QJsonArray items = order[u"items"].toArray();
            if (order[u"number"].toString() != proposal.orderNumber || items.size() < 2)
                continue;
            const auto other = std::find_if(items.begin(), items.end(),
                                            [&sku](const QJsonValue &each) { return each[u"sku"].toString() != sku; });
            Expectation meant;
            meant.kind = Expectation::Kind::Does;
            meant.action = proposal.kind;
            meant.with = {{u"order"_s, proposal.orderNumber}, {u"item"_s, (*other)[u"sku"].toString()}};
            wanting.unwanted = std::exchange(wanting.wanted, {{meant}, {}});
            wanting.isCorrected = true;
            m_corrects = false;
            return u"sorry, I meant the "_s + (*other)[u"name"].toString();
        }
        return {};
    }

    [[nodiscard]] Matter *whoWants(const ActionRequest &request)
    {
        const auto found = std::find_if(m_matters.begin(), m_matters.end(),
                                        [&](const Matter &each) { return each.wanted.includes(request, m_orders); });
        return found == m_matters.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::optional<Violation> judged(const ActionRequest &request)
    {
        if (whoWants(request))
            return std::nullopt;
        const bool wasWanted = std::any_of(m_matters.begin(), m_matters.end(), [&](const Matter &each) {
            return each.unwanted.includes(request, m_orders);
        });
        return wasWanted ? Violation::NotAgreed : Violation::Unasked;
    }

    /// Counts the wished actions and those that were reached.
    void count()
    {
        TalkResult &result = m_conversation.result();
        const std::vector<Action> &done = m_conversation.done();
        for (const Script &script : m_agenda.scripts) {
            for (const Stretch &stretch : script.stretches) {
                for (const Demand &demand : stretch.demands) {
                    if (!demand.isForAction())
                        continue;
                    ++result.wished;
                    result.reached += std::any_of(done.begin(), done.end(), [&](const Action &action) {
                        return std::any_of(
                            demand.alternatives.begin(), demand.alternatives.end(),
                            [&](const Expectation &each) { return isThat(action.request, each, m_orders); });
                    });
                }
            }
        }
    }

    const Agenda &m_agenda;
    const QJsonArray &m_orders;
    bool m_refuses;
    bool m_corrects;
    QString m_interruption;
    QString m_counter;
    QString m_resumed; ///< what to say again after the interruption, unless the proposal still stands
    QString m_held;    ///< the answer that the customer's own question took the place of
    Conversation m_conversation;
    std::vector<Matter> m_matters;
    std::deque<AgendaMessage> m_open;  ///< not said yet
    std::optional<std::size_t> m_away; ///< the script that was refused and comes back
    AgendaMessage m_message;           ///< said last
    int m_refusals = 0;                ///< since that
    bool m_isOpenAnswered = false;     ///< since that
};

} // namespace

Result<TalkResult> play(const Agenda &agenda, const QJsonArray &orders, const Sends &send)
{
    return Customer(agenda, orders, send).run();
}

} // namespace tierdesk::app
