#include "app/tools/RehearsalTalk.h"

#include "app/tools/RehearsalQuestions.h"

#include <algorithm>

namespace tierdesk::app {

using base::Result;

namespace {

/// Questions back that are answered before the talk goes on.
constexpr int MostTalkAnswers = 5;
/// Whoever refused so often goes on with what they came for.
constexpr int MostTalkRefusals = 2;
/// How often the same may be asked.
constexpr int MostTalkAsks = 2;

/// The kind of answer to a question that the responder's state names; nothing where only its words tell.
std::optional<AskedFor> askedFor(ai::Asked asked)
{
    switch (asked) {
    case ai::Asked::Order:
        return AskedFor::Order;
    case ai::Asked::Item:
        return AskedFor::Item;
    case ai::Asked::Address:
        return AskedFor::Address;
    case ai::Asked::Variant:
        return AskedFor::Variant;
    case ai::Asked::Subscription:
    case ai::Asked::Plan:
        return AskedFor::Plan;
    case ai::Asked::Amount:
        return AskedFor::Amount;
    case ai::Asked::Cause:
        return AskedFor::Reason;
    case ai::Asked::Remedy:
        return AskedFor::Remedy;
    case ai::Asked::Confirm:
    case ai::Asked::Person:
    case ai::Asked::Next:
        return AskedFor::Yes;
    case ai::Asked::More:
        return AskedFor::More;
    case ai::Asked::Nothing:
    case ai::Asked::Topic:
        return std::nullopt;
    }
    return std::nullopt;
}

class Talk final
{
public:
    Talk(const Script &script, const QJsonArray &orders, const Sends &send)
        : m_script(script)
        , m_orders(orders)
        , m_wanted(wantedBy(script))
        , m_conversation(
              send, [this](const ActionRequest &request) { return judged(request); }, MostTalkAsks,
              m_wanted.includes(ActionKind::Credit))
    {}

    Result<TalkResult> run()
    {
        for (m_at = 0; m_at < m_script.stretches.size(); ++m_at) {
            m_replies.clear();
            m_before = m_conversation.done().size();
            m_refusals = 0;
            TRY(say(m_script.stretches[m_at].says, Meaning::Open));
            for (int answers = 0; answers < MostTalkAnswers && !m_conversation.last().isWithPerson; ++answers) {
                Meaning meaning = Meaning::Open;
                const auto answer = answerToLast(meaning);
                if (!answer)
                    break;
                TRY(say(*answer, meaning));
            }
            for (const Demand &each : m_script.stretches[m_at].demands)
                check(each);
        }
        return std::move(m_conversation.result());
    }

private:
    [[nodiscard]] std::optional<Violation> judged(const ActionRequest &request) const
    {
        return m_wanted.includes(request, m_orders) ? std::nullopt : std::optional(Violation::Unasked);
    }

    Result<void> say(const QString &text, Meaning meaning)
    {
        if (const auto said = m_conversation.say(text, meaning); !said)
            return said;
        const QString &reply = m_conversation.last().text;
        m_replies.append(reply);
        QStringList &faults = m_conversation.result().faults;
        if (m_conversation.result().turns == 1 && hasAny(plain(reply), {"taken over", "took over"}))
            faults.append(u"took over in the first message"_s);
        const bool isLast = m_at + 1 == m_script.stretches.size();
        if (!isLast && hasAny(plain(reply), {"goodbye", "have a good day", "have a nice day"}))
            faults.append(u"said goodbye before the end: "_s + reply);
        return {};
    }

    /// What this customer says to what is open; nothing where the talk goes on without.
    std::optional<QString> answerToLast(Meaning &meaning)
    {
        const Heard &last = m_conversation.last();
        if (!last.proposal) {
            const auto answer = Answers{m_script, m_script.wantsPerson(m_at)}.to(last);
            return answer == m_script.refusal && ++m_refusals > MostTalkRefusals ? std::nullopt : answer;
        }
        if (m_wanted.includes(*last.proposal, m_orders))
            return m_script.answers.value(AskedFor::Yes, u"yes please"_s);
        if (++m_refusals > MostTalkRefusals)
            return std::nullopt;
        meaning = Meaning::No;
        return m_script.refusal;
    }

    void check(const Demand &demand)
    {
        const bool isSo = std::any_of(demand.alternatives.begin(), demand.alternatives.end(),
                                      [this](const Expectation &each) { return holds(each); });
        TalkResult &result = m_conversation.result();
        if (isSo == demand.isForbidden)
            result.faults.append(u"%1 (after \"%2\")"_s.arg(demand.text, m_script.stretches[m_at].says));
        if (demand.isForAction()) {
            ++result.wished;
            result.reached += isSo ? 1 : 0;
        }
    }

    [[nodiscard]] bool holds(const Expectation &expected) const
    {
        const auto inReplies = [this](const auto &fits) {
            return std::any_of(m_replies.begin(), m_replies.end(), fits);
        };
        switch (expected.kind) {
        case Expectation::Kind::Stays:
            return !m_conversation.last().isWithPerson;
        case Expectation::Kind::HandsOver:
            return m_conversation.last().isWithPerson;
        case Expectation::Kind::Says:
            return inReplies([&](const QString &reply) {
                return std::any_of(expected.words.begin(), expected.words.end(),
                                   [&](const QString &words) { return plain(reply).contains(plain(words)); });
            });
        case Expectation::Kind::Asks:
            return inReplies([&](const QString &reply) {
                const QStringList questions = questionsIn(reply);
                return std::any_of(questions.begin(), questions.end(), [&](const QString &question) {
                    const AskedFor kind = askedBy(question);
                    return expected.asked ? kind == *expected.asked : kind != AskedFor::More;
                });
            });
        case Expectation::Kind::Does:
            const std::vector<Action> &done = m_conversation.done();
            return std::any_of(done.begin() + static_cast<std::ptrdiff_t>(m_before), done.end(),
                               [&](const Action &action) { return isThat(action.request, expected, m_orders); });
        }
        return false;
    }

    const Script &m_script;
    const QJsonArray &m_orders;
    WantedActions m_wanted;
    Conversation m_conversation;
    std::size_t m_at = 0;
    QStringList m_replies;    ///< of this stretch
    std::size_t m_before = 0; ///< actions done before this stretch
    int m_refusals = 0;       ///< in this stretch
};

} // namespace

std::optional<AskedFor> askedIn(const Heard &heard)
{
    if (const auto known = askedFor(heard.asked))
        return known;
    return askedIn(heard.text);
}

std::optional<QString> Answers::to(const Heard &heard) const
{
    const auto given = [this](AskedFor kind) {
        const auto found = script.answers.constFind(kind);
        return found == script.answers.cend() ? std::nullopt : std::optional(*found);
    };
    if (questionsIn(heard.text).isEmpty())
        return std::nullopt;
    const auto kind = askedIn(heard);
    if (!kind || *kind == AskedFor::More)
        return std::nullopt;
    if (heard.asked == ai::Asked::Person && !wantsPerson)
        return script.refusal;
    if (heard.asked == ai::Asked::Person || heard.asked == ai::Asked::Next)
        return given(AskedFor::Yes).value_or(u"yes please"_s);
    // A yes to something that is no proposal commits to nothing: it is answered as any other question.
    if (*kind == AskedFor::Yes)
        return given(AskedFor::Else);
    const auto own = given(*kind);
    return own ? own : given(AskedFor::Else);
}

Result<TalkResult> play(const Script &script, const QJsonArray &orders, const Sends &send)
{
    return Talk(script, orders, send).run();
}

} // namespace tierdesk::app
