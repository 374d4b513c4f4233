#include "app/RehearsalTalk.h"

#include <algorithm>

namespace tierdesk::app {

using base::Result;

namespace {

/// Questions back that are answered before the talk goes on.
constexpr int MostAnswers = 5;
/// The same asked so often is once too often.
constexpr int TooOften = 3;

const std::initializer_list<const char *> Persons{"colleague", "manager", "person", "somebody",
                                                  "someone",   "team",    "human"};

/// Curly marks and hard blanks as they are typed; small letters.
QString plain(QString text)
{
    text.replace(QChar(0x2019), u'\'').replace(QChar(0xA0), u' ').replace(QChar(0x2013), u'-');
    return text.toLower();
}

bool hasAny(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](const char *each) { return text.contains(QLatin1String(each)); });
}

/// The sentences of @p reply that end in a question mark, in small letters.
QStringList questionsIn(const QString &reply)
{
    QStringList questions;
    QString sentence;
    const QString text = plain(reply);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        sentence += c;
        // "$40.00" ends no sentence.
        const bool isEnd = c == u'\n' || ((c == u'?' || c == u'.' || c == u'!') &&
                                          (i + 1 == text.size() || text[i + 1].isSpace() || text[i + 1] == u'\n'));
        if (!isEnd)
            continue;
        sentence = sentence.trimmed();
        if (c == u'?' || sentence.startsWith(u"please tell me"))
            questions.append(sentence);
        sentence.clear();
    }
    return questions;
}

AskedFor askedBy(const QString &question)
{
    const auto has = [&question](std::initializer_list<const char *> words) { return hasAny(question, words); };
    if (has({"anything else", "something else i can", "what else"}))
        return AskedFor::More;
    if (has({"shall i", "should i", "do you want me to", "would you like me to", "may i", "is that right", "go ahead",
             "is that ok", "do you agree", "would you like that", "shall we"}))
        return AskedFor::Yes;
    if (has({"order number", "which order", "which of your orders", "what order", "which one is it about"}))
        return AskedFor::Order;
    if (has({"how can we reach", "reach you", "phone number", "call you"}))
        return AskedFor::Contact;
    if (has({"e-mail", "email"}))
        return AskedFor::Email;
    if (has({"address"}))
        return AskedFor::Address;
    if (has({"postcode", "zip"}))
        return AskedFor::Postcode;
    if (has({"which plan", "what plan", "which subscription"}))
        return AskedFor::Plan;
    if (has({"which size", "what size", "which colour", "what colour", "which color", "size or", "colour or",
             "which variant", "instead?", "like instead of", "shall it be"}))
        return AskedFor::Variant;
    if (has({"refund or", "replacement or", "money back or", "would you rather", "would you prefer", "which would you",
             "or a replacement", "or the money"}))
        return AskedFor::Remedy;
    if (has({"which item", "which article", "which of them", "which of these", "which product", "which one"}))
        return AskedFor::Item;
    if (has({"what went wrong", "what is wrong", "what's wrong", "what happened", "why", "reason", "tell me more"}))
        return AskedFor::Reason;
    if (has({"how much", "what sum", "which sum", "what amount"}))
        return AskedFor::Amount;
    if (question.startsWith(u"when") || has({" when "}))
        return AskedFor::When;
    if (has({"do you want", "would you like", "is it okay", "right?"}))
        return AskedFor::Yes;
    return AskedFor::Else;
}

/// The actions that a proposal in @p question speaks of.
std::vector<ActionKind> proposedIn(const QString &question)
{
    std::vector<ActionKind> found;
    const auto sign = [&](ActionKind kind, std::initializer_list<const char *> words) {
        if (hasAny(question, words))
            found.push_back(kind);
    };
    sign(ActionKind::ChangeSubscription, {"subscription", "pause", "resume", " plan", "sub-"});
    sign(ActionKind::ChangeAddress, {"address", "deliver it to"});
    sign(ActionKind::CancelOrder, {"cancel"});
    sign(ActionKind::Credit, {"credit"});
    sign(ActionKind::Refund, {"refund", "money back"});
    sign(ActionKind::Replacement,
         {"replacement", "send a new", "send you a new", "exchange", "swap", "send another", "instead of"});
    sign(ActionKind::Return, {"return", "send it back"});
    // "Cancel subscription SUB-1" is about no order.
    if (!found.empty() && found.front() == ActionKind::ChangeSubscription)
        found.resize(1);
    return found;
}

class Talk final
{
public:
    Talk(const Script &script, const QJsonArray &orders, const Sends &send)
        : m_script(script)
        , m_orders(orders)
        , m_send(send)
    {}

    Result<TalkResult> run()
    {
        for (m_at = 0; m_at < m_script.stretches.size(); ++m_at) {
            m_replies.clear();
            m_actions.clear();
            if (const auto said = say(m_script.stretches[m_at].says); !said)
                return said.error();
            for (int answers = 0; answers < MostAnswers && !m_isWithPerson; ++answers) {
                const auto answer = answerToLast();
                if (!answer)
                    break;
                if (const auto said = say(*answer); !said)
                    return said.error();
            }
            for (const Demand &each : m_script.stretches[m_at].demands)
                hold(each);
        }
        return std::move(m_result);
    }

private:
    Result<void> say(const QString &text)
    {
        m_customer += plain(text) + u'\n';
        m_result.transcript.append(QStringLiteral("> ") + text);
        const auto heard = m_send(text);
        if (!heard)
            return heard.error();
        ++m_result.turns;
        m_isWithPerson = heard->isWithPerson;
        m_replies.append(heard->text);
        m_result.transcript.append(QStringLiteral("< ") + heard->text +
                                   (m_isWithPerson ? QStringLiteral(" [with a person]") : QString()));
        for (const Action &each : heard->actions)
            did(each);
        watch(heard->text);
        return {};
    }

    void did(const Action &action)
    {
        if (action.state != ActionState::Confirmed && action.state != ActionState::Pending)
            return;
        const ActionRequest &request = action.request;
        const QString kind = word(request.kind);
        m_result.transcript.append(QStringLiteral("* %1 %2 %3 %4")
                                       .arg(kind, request.orderNumber, request.subscription,
                                            request.amount ? moneyText(*request.amount) : QString()));
        const QString key = kind + request.orderNumber + request.subscription + request.arguments[u"sku"].toString() +
                            request.arguments[u"status"].toString() + request.arguments[u"plan"].toString() +
                            request.arguments[u"address"][u"line1"].toString();
        if (m_done.contains(key)) {
            m_result.faults.append(QStringLiteral("done twice: ") + kind);
            m_result.hasWrongAction = true;
        }
        m_done.append(key);
        if (!isWanted(request)) {
            m_result.faults.append(QStringLiteral("done unasked: ") + kind);
            m_result.hasWrongAction = true;
        }
        m_actions.push_back(action);
    }

    /// Whether the script wants @p request: its kind, and the order where it names one.
    [[nodiscard]] bool isWanted(const ActionRequest &request) const
    {
        if (std::find(m_script.accepted.begin(), m_script.accepted.end(), request.kind) != m_script.accepted.end())
            return true;
        for (const Stretch &stretch : m_script.stretches) {
            for (const Demand &demand : stretch.demands) {
                const bool isThis = std::any_of(
                    demand.alternatives.begin(), demand.alternatives.end(), [&request](const Expectation &expected) {
                        const QString order = expected.with.value(QStringLiteral("order"));
                        return expected.kind == Expectation::Kind::Does &&
                               (!expected.action || expected.action == request.kind) &&
                               (order.isEmpty() || order.compare(request.orderNumber, Qt::CaseInsensitive) == 0);
                    });
                if (isThis && !demand.isForbidden)
                    return true;
            }
        }
        return false;
    }

    /// What no assistant may say, whatever the script says of it.
    void watch(const QString &reply)
    {
        const QString text = plain(reply);
        if (m_result.turns == 1 && hasAny(text, {"taken over", "took over"}))
            m_result.faults.append(QStringLiteral("took over in the first message"));
        const bool isLast = m_at + 1 == m_script.stretches.size();
        if (!isLast && hasAny(text, {"goodbye", "have a good day", "have a nice day"}))
            m_result.faults.append(QStringLiteral("said goodbye before the end: ") + reply);
        if (text.contains(u"credit of") && !m_script.wants(ActionKind::Credit) &&
            !hasAny(m_customer, {"credit", "compensat", "goodwill", "discount", "voucher", "money off", "refund"}))
            m_result.faults.append(QStringLiteral("offered money that nobody spoke of: ") + reply);
        for (const QString &each : questionsIn(reply)) {
            const AskedFor kind = askedBy(each);
            if (kind == AskedFor::More || kind == AskedFor::Yes)
                continue;
            if (++m_asked[each] == TooOften)
                m_result.faults.append(QStringLiteral("asked three times: ") + each);
        }
    }

    /// What this customer says to the last question; nothing where the talk goes on without.
    std::optional<QString> answerToLast()
    {
        const QStringList questions = questionsIn(m_replies.back());
        if (questions.isEmpty())
            return std::nullopt;
        const AskedFor kind = askedBy(questions.back());
        if (kind == AskedFor::More)
            return std::nullopt;
        if (kind == AskedFor::Yes)
            return yesOrNo(plain(m_replies.back()));
        if (const auto given = m_script.answers.constFind(kind); given != m_script.answers.cend())
            return *given;
        if (const auto given = m_script.answers.constFind(AskedFor::Else); given != m_script.answers.cend())
            return *given;
        return std::nullopt;
    }

    std::optional<QString> yesOrNo(const QString &question)
    {
        const std::vector<ActionKind> kinds = proposedIn(question);
        const bool isPerson = kinds.empty() && hasAny(question, Persons);
        const bool isWanted = isPerson ? m_script.wantsPerson(m_at)
                                       : std::any_of(kinds.begin(), kinds.end(),
                                                     [this](ActionKind each) { return m_script.wants(each); });
        if (isWanted)
            return m_script.answers.value(AskedFor::Yes, QStringLiteral("yes please"));
        if (kinds.empty() && !isPerson) {
            const auto given = m_script.answers.constFind(AskedFor::Else);
            return given == m_script.answers.cend() ? std::nullopt : std::optional(*given);
        }
        // Whoever refused twice goes on with what they came for.
        return ++m_refusals[m_at] > 2 ? std::nullopt : std::optional(m_script.refusal);
    }

    void hold(const Demand &demand)
    {
        const bool isSo = std::any_of(demand.alternatives.begin(), demand.alternatives.end(),
                                      [this](const Expectation &each) { return holds(each); });
        if (isSo == demand.isForbidden)
            m_result.faults.append(QStringLiteral("%1 (after \"%2\")").arg(demand.text, m_script.stretches[m_at].says));
    }

    [[nodiscard]] bool holds(const Expectation &expected) const
    {
        switch (expected.kind) {
        case Expectation::Kind::Stays:
            return !m_isWithPerson;
        case Expectation::Kind::HandsOver:
            return m_isWithPerson;
        case Expectation::Kind::Says:
            return std::any_of(m_replies.begin(), m_replies.end(), [&](const QString &reply) {
                const QString text = plain(reply);
                return std::any_of(expected.words.begin(), expected.words.end(),
                                   [&text](const QString &words) { return text.contains(plain(words)); });
            });
        case Expectation::Kind::Asks:
            return std::any_of(m_replies.begin(), m_replies.end(), [&](const QString &reply) {
                const QStringList questions = questionsIn(reply);
                return std::any_of(questions.begin(), questions.end(), [&](const QString &question) {
                    const AskedFor kind = askedBy(question);
                    return expected.asked ? kind == *expected.asked : kind != AskedFor::More;
                });
            });
        case Expectation::Kind::Does:
            return std::any_of(m_actions.begin(), m_actions.end(),
                               [&](const Action &action) { return isThat(action.request, expected); });
        }
        return false;
    }

    [[nodiscard]] bool isThat(const ActionRequest &request, const Expectation &expected) const
    {
        if (expected.action && request.kind != *expected.action)
            return false;
        for (auto each = expected.with.cbegin(); each != expected.with.cend(); ++each) {
            const QString &value = each.value();
            if (each.key() == u"order" && request.orderNumber.compare(value, Qt::CaseInsensitive) != 0)
                return false;
            if (each.key() == u"item" && !isItem(request, value))
                return false;
            if (each.key() == u"amount" &&
                (!request.amount || qAbs(toMajor(*request.amount) - value.toDouble()) > .004))
                return false;
            if ((each.key() == u"plan" || each.key() == u"status") &&
                !request.arguments[each.key()].toString().contains(value, Qt::CaseInsensitive))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool isItem(const ActionRequest &request, const QString &sku) const
    {
        const QString named = request.arguments[u"sku"].toString();
        if (!named.isEmpty())
            return named.compare(sku, Qt::CaseInsensitive) == 0;
        for (const QJsonValue &order : m_orders) {
            if (order[u"number"].toString() != request.orderNumber)
                continue;
            const QJsonArray items = order[u"items"].toArray();
            return std::all_of(items.begin(), items.end(),
                               [&sku](const QJsonValue &item) { return item[u"sku"].toString() == sku; });
        }
        return false;
    }

    const Script &m_script;
    const QJsonArray &m_orders;
    const Sends &m_send;
    TalkResult m_result;
    std::size_t m_at = 0;
    QStringList m_replies;         ///< of this stretch
    std::vector<Action> m_actions; ///< of this stretch
    QStringList m_done;            ///< of the talk
    QString m_customer;            ///< all that they wrote, in small letters
    QHash<QString, int> m_asked;   ///< by question
    QHash<std::size_t, int> m_refusals;
    bool m_isWithPerson = false;
};

} // namespace

std::optional<AskedFor> askedIn(const QString &reply)
{
    const QStringList questions = questionsIn(reply);
    return questions.isEmpty() ? std::nullopt : std::optional(askedBy(questions.back()));
}

Result<TalkResult> play(const Script &script, const QJsonArray &orders, const Sends &send)
{
    return Talk(script, orders, send).run();
}

} // namespace tierdesk::app
