#include "core/mind/ai/remote/RemoteResponder.h"

#include "core/base/Log.h"
#include "core/mind/ai/Confidence.h"
#include "core/mind/ai/Contact.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/remote/Prompt.h"
#include "core/mind/ai/remote/ReplyCheck.h"
#include "core/mind/ai/remote/StatedConfidence.h"
#include "core/mind/ai/remote/StreamedAnswer.h"
#include "core/mind/ai/remote/Toolbox.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

using base::Fault;
using base::Result;

/// Less than this beside a question of ours says nothing.
constexpr int LeastWords = 40;

base::Error failed(const QString &message, const QString &reason)
{
    return base::fail(Fault::AiFailed, message, {}, {{QStringLiteral("reason"), reason}});
}

bool isOpen(const DialogueState &state, const TurnContext &context)
{
    return state.asked == Asked::Confirm && state.proposal && state.asker == context.tier &&
           hasLastWord(context.tier, context.history);
}

/// One turn: made for a message, run once.
class RemoteTurn final
{
public:
    RemoteTurn(const TurnContext &context, Tools &tools, const ModelProtocol &protocol, ModelLine &line,
               const RemoteSettings &settings, DialogueState state)
        : m_context(context)
        , m_tools(tools)
        , m_protocol(protocol)
        , m_line(line)
        , m_settings(settings)
        , m_mask(settings.masksPii, context.config.privacy)
        , m_toolbox(context, tools, m_mask)
        , m_hadProposal(isOpen(state, context))
        , m_state(std::move(state))
        , m_deadline(settings.turnTimeout.count)
    {}

    Result<Draft> run();

private:
    [[nodiscard]] Result<ModelAnswer> say();
    [[nodiscard]] Result<ModelAnswer> hear();
    void pay(const ModelFigures &figures);
    [[nodiscard]] Result<void> useTools(const ModelAnswer &answer);
    [[nodiscard]] std::optional<QString> fault(const StatedReply &reply, const ModelAnswer &answer,
                                               const std::optional<Draft> &asked) const;
    [[nodiscard]] ReplyGrounds grounds(const std::optional<Draft> &asked) const;
    /// What our own question leaves of the bound; whatever the model says beside it, that must be read whole.
    [[nodiscard]] int roomBeside(const std::optional<Draft> &question) const
    {
        return question ? bound() - static_cast<int>(question->text.size()) - 1 : bound();
    }
    [[nodiscard]] Draft drafted(const QString &text, std::optional<Draft> question);
    [[nodiscard]] Draft askedAlone(Draft question);
    [[nodiscard]] std::optional<Draft> question();
    [[nodiscard]] const ResponseGuidelines &guidelines() const
    {
        return m_context.tier == Tier::AiManager ? m_context.config.aiManager.guidelines
                                                 : m_context.config.aiRep.guidelines;
    }
    [[nodiscard]] int bound() const { return guidelines().maxResponseLength; }

    const TurnContext &m_context;
    Tools &m_tools;
    const ModelProtocol &m_protocol;
    ModelLine &m_line;
    const RemoteSettings &m_settings;
    Mask m_mask;
    Toolbox m_toolbox;
    bool m_hadProposal;
    DialogueState m_state;
    QDeadlineTimer m_deadline;
    ModelAsk m_ask;
    int m_rounds = 0;
    int m_calls = 0;
    std::optional<double> m_confidence; ///< of the last reply, by its own word
    AnswerFacts m_facts;
};

Result<Draft> RemoteTurn::run()
{
    // What stood open was no clear yes, or this would not be asked: it is void.
    m_state.proposal.reset();
    m_state.asked = Asked::Nothing;
    const QString articles = m_toolbox.articlesFor(m_context.message.text.left(500));
    m_ask = {.system = systemPrompt(m_context),
             .turns = promptTurns(m_context, m_tools, m_mask, articles, m_hadProposal, m_settings.mostHistory),
             .tools = &Toolbox::specs(),
             .maxTokens = m_settings.maxTokens};
    bool isSecondTry = false;
    while (true) {
        auto answer = say();
        if (!answer)
            return answer.error();
        if (answer->end == ModelAnswer::End::Refused)
            return failed(QStringLiteral("the provider's filter refused to answer"), QStringLiteral("filter"));
        if (answer->end == ModelAnswer::End::CutOff && !answer->calls.empty())
            return failed(QStringLiteral("the answer was cut off within a tool call"), QStringLiteral("cut_off"));
        m_ask.turns.push_back({.isModels = true, .text = answer->text, .results = {}, .raw = answer->raw});
        if (!answer->calls.empty()) {
            if (const auto used = useTools(*answer); !used)
                return used.error();
            continue;
        }
        if (answer->end == ModelAnswer::End::Paused)
            continue;
        const StatedReply reply = statedReply(answer->text);
        m_confidence = reply.confidence;
        auto asked = question();
        if (asked && roomBeside(asked) < LeastWords)
            return askedAlone(*std::move(asked));
        const auto wrong = fault(reply, *answer, asked);
        if (!wrong)
            return drafted(reply.text, std::move(asked));
        if (isSecondTry && asked)
            return askedAlone(*std::move(asked));
        if (isSecondTry)
            return failed(QStringLiteral("the reply was refused twice: ") + *wrong, QStringLiteral("reply"));
        isSecondTry = true;
        m_ask.turns.push_back({.isModels = false,
                               .text = QStringLiteral("Your reply was not sent: %1. Write it again for the customer, "
                                                      "without this and without a word about it.")
                                           .arg(*wrong),
                               .results = {},
                               .raw = {}});
    }
}

Result<ModelAnswer> RemoteTurn::say()
{
    if (++m_rounds > m_settings.maxRounds)
        return failed(QStringLiteral("the model came to no end"), QStringLiteral("rounds"));
    if (m_deadline.hasExpired())
        return base::fail(Fault::AiUnavailable, QStringLiteral("the turn's time is over"), {},
                          {{QStringLiteral("reason"), QStringLiteral("timeout")}});
    if (m_context.purse && m_context.purse->isSpent())
        return overBudget();
    auto answer = hear();
    if (answer) {
        pay(*answer);
        m_facts.model = answer->model;
    }
    return answer;
}

void RemoteTurn::pay(const ModelFigures &figures)
{
    m_facts.tokensIn += figures.tokensIn;
    m_facts.tokensOut += figures.tokensOut;
    m_facts.tokensCached += figures.cacheRead;
    ModelUse use{.provider = m_settings.provider,
                 .model = figures.model,
                 .requests = 1,
                 .tokensIn = figures.tokensIn,
                 .tokensOut = figures.tokensOut,
                 .cacheRead = figures.cacheRead,
                 .cacheWrite = figures.cacheWrite};
    if (m_context.purse)
        m_context.purse->pay(use);
    if (m_context.uses)
        m_context.uses->push_back(std::move(use));
}

/// The answer to what is asked, with its words told as they come if somebody listens.
Result<ModelAnswer> RemoteTurn::hear()
{
    m_ask.isStreamed = m_context.words != nullptr;
    const net::Request request = m_protocol.request(m_ask);
    if (!m_context.words) {
        const auto body = m_line.exchange(request, m_deadline);
        if (!body)
            return body.error();
        auto answer = m_protocol.answer(*body);
        if (!answer) {
            if (const auto told = m_protocol.figures(*body))
                pay(*told);
        }
        return answer;
    }
    ReplyRelease release(*m_context.words, grounds(question()));
    StreamedAnswer answer(m_protocol, release);
    const auto heard = m_line.stream(request, m_deadline, answer);
    for (const ModelFigures &lost : answer.takeLost())
        pay(lost);
    if (!heard)
        return heard.error();
    return answer.takeAnswer();
}

Result<void> RemoteTurn::useTools(const ModelAnswer &answer)
{
    ModelTurn turn;
    for (const ToolCall &call : answer.calls) {
        if (++m_calls > m_settings.maxCalls)
            return failed(QStringLiteral("the model asked for too many tools"), QStringLiteral("rounds"));
        turn.results.push_back(m_toolbox.call(call));
    }
    m_ask.turns.push_back(std::move(turn));
    return {};
}

std::optional<QString> RemoteTurn::fault(const StatedReply &reply, const ModelAnswer &answer,
                                         const std::optional<Draft> &asked) const
{
    if (answer.end == ModelAnswer::End::CutOff)
        return QStringLiteral("it was too long and broke off");
    if (reply.isMixed)
        return QStringLiteral("it says how sure you are among its words; that is told once, in the last line");
    return faultOf(reply.text, grounds(asked));
}

ReplyGrounds RemoteTurn::grounds(const std::optional<Draft> &asked) const
{
    ReplyGrounds grounds{.bound = std::max(0, roomBeside(asked)),
                         .happened = {},
                         .onRecord = m_toolbox.onRecord(),
                         .companyWords = m_toolbox.companyWords(),
                         .knownWords = m_toolbox.shown(),
                         .prompt = promptRules(),
                         .secrets = m_settings.secrets,
                         .isBesideQuestion = asked.has_value()};
    for (const Action &action : m_context.actions) {
        if (action.state == ActionState::Confirmed)
            grounds.happened.push_back(action.request);
    }
    const HumanTierConfig &human = m_context.config.humanAgent;
    grounds.companyWords << human.escalationPhone << human.hours;
    grounds.knownWords << m_context.message.text;
    return grounds;
}

std::optional<Draft> RemoteTurn::question()
{
    if (!m_toolbox.proposal() || m_toolbox.climb())
        return std::nullopt;
    Session session = m_context.session;
    session.dialogue = toJson(m_state);
    const TurnContext context{.session = session,
                              .message = m_context.message,
                              .reading = m_context.reading,
                              .decision = m_context.decision,
                              .config = m_context.config,
                              .customer = m_context.customer,
                              .history = m_context.history,
                              .actions = m_context.actions,
                              .tier = m_context.tier,
                              .hasJustClimbed = m_context.hasJustClimbed,
                              .isStaffed = m_context.isStaffed,
                              .companyName = m_context.companyName,
                              .idempotencySeed = m_context.idempotencySeed,
                              .now = m_context.now};
    return Dialogue(context, m_tools).offer(*m_toolbox.proposal());
}

/// The question says by itself what is proposed; of what the model wrote beside it nothing is said.
Draft RemoteTurn::askedAlone(Draft question)
{
    if (m_context.words)
        m_context.words->reset();
    return drafted({}, std::move(question));
}

Draft RemoteTurn::drafted(const QString &text, std::optional<Draft> question)
{
    Draft draft;
    draft.text = text;
    if (question) {
        draft.text = text.isEmpty() ? question->text : text + u'\n' + question->text;
        draft.dialogue = question->dialogue;
        draft.summary = question->summary;
    } else {
        const QString &signature = guidelines().signature;
        if (m_context.session.channel == Channel::Email && !signature.isEmpty() &&
            text.size() + 1 + signature.size() <= bound())
            draft.text += u'\n' + signature;
        m_state.asker = m_context.tier;
        draft.dialogue = toJson(m_state);
        draft.climb = m_toolbox.climb();
        draft.isAwaitingCustomer = !draft.climb;
    }
    setConfidence(draft.dialogue, m_confidence);
    draft.refused = m_toolbox.refused();
    draft.contact = contactFrom(m_context.message.text, m_context.reading);
    m_facts.actionsTaken = m_toolbox.used();
    m_facts.articles = m_toolbox.articles();
    draft.facts = std::move(m_facts);
    return draft;
}

} // namespace

RemoteResponder::RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ModelLine &line)
    : RemoteResponder(std::move(protocol), line, RemoteSettings{})
{}

RemoteResponder::RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ModelLine &line, RemoteSettings settings)
    : m_protocol(std::move(protocol))
    , m_line(line)
    , m_settings(std::move(settings))
{
    prepareReplyCheck();
}

Result<Draft> RemoteResponder::respond(const TurnContext &context, Tools &tools) const
{
    DialogueState state = dialogueStateFromJson(context.session.dialogue);
    if (isOpen(state, context) && !context.hasJustClimbed) {
        // The yes is heard outside any model, and so is what it leads to; a refusal that came meanwhile as well.
        auto heard = m_local.respond(context, tools);
        if (heard && (heard->action || (heard->climb && !heard->refused.empty())))
            return heard;
    }
    auto draft = RemoteTurn(context, tools, *m_protocol, m_line, m_settings, std::move(state)).run();
    if (!draft && context.words)
        context.words->reset(); // whoever stands in says it in other words
    return draft;
}

QString RemoteResponder::handover(const TurnContext &context, Reason reason) const
{
    return m_local.handover(context, reason);
}

} // namespace tierdesk::ai
