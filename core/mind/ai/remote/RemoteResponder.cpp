#include "core/mind/ai/remote/RemoteResponder.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/mind/ai/Contact.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/remote/Judge.h"
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
using base::Task;

/// In characters; less beside our question would say nothing.
constexpr int LeastWords = 40;

base::Error failed(const QString &message, const QString &reason)
{
    return base::fail(Fault::AiFailed, message, {}, {{u"reason"_s, reason}});
}

bool isOpen(const DialogueState &state, const TurnContext &context)
{
    return state.asked == Asked::Confirm && state.proposal && state.asker == context.tier &&
           hasLastWord(context.tier, context.history);
}

/// A model's reply in any of the three forms.
struct SaidReply {
    std::vector<Segment> segments;
    std::optional<double> confidence;
    std::optional<ReplyFault> fault; ///< it is unreadable or was cut off
};

/// One turn, for one message. Run once.
class RemoteTurn final
{
public:
    RemoteTurn(const TurnContext &context, Tools &tools, const ModelProtocol &protocol, ProviderClient &line,
               const RemoteSettings &settings, DialogueState state, std::atomic<ReplyForm> &form)
        : m_context(context)
        , m_tools(tools)
        , m_protocol(protocol)
        , m_line(line)
        , m_settings(settings)
        , m_form(form)
        , m_mask(settings.masksPii, context.config.privacy)
        , m_record(context, tools)
        , m_toolbox(context, tools, m_mask)
        , m_hadProposal(isOpen(state, context))
        , m_state(std::move(state))
        , m_deadline(settings.turnTimeout.count)
    {}

    [[nodiscard]] Task<Result<Draft>> run();

private:
    void ask();
    [[nodiscard]] Task<Result<ModelAnswer>> say();
    [[nodiscard]] Task<Result<ModelAnswer>> hear();
    void pay(const ModelFigures &figures);
    [[nodiscard]] bool takeSimplerForm(const base::Error &error);
    [[nodiscard]] Result<void> useTools(const ModelAnswer &answer);
    [[nodiscard]] SaidReply replyIn(const ModelAnswer &answer) const;
    /// Changes the segments of @p reply to what may be sent; returns the first fault.
    [[nodiscard]] Task<std::optional<ReplyFault>> hold(SaidReply &reply, const std::optional<Draft> &asked);
    /// Returns whether the judge finds the claims of @p fault supported by the record.
    [[nodiscard]] Task<bool> isJudgedTrue(const ReplyFault &fault);
    /// Returns the valid parts of @p reply if they include a fact or an outcome.
    [[nodiscard]] QString heldParts(const SaidReply &reply, const std::optional<Draft> &asked) const;
    void askAgain(const ModelAnswer &answer, const ReplyFault &fault);
    [[nodiscard]] ReplyGrounds grounds(const std::optional<Draft> &asked) const;
    /// Returns the room that our own question leaves: it must never be cut.
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
    [[nodiscard]] const QString &language() const { return m_context.reading.language; }

    const TurnContext &m_context;
    Tools &m_tools;
    const ModelProtocol &m_protocol;
    ProviderClient &m_line;
    const RemoteSettings &m_settings;
    std::atomic<ReplyForm> &m_form;
    Mask m_mask;
    TurnRecord m_record;
    Toolbox m_toolbox;
    bool m_hadProposal;
    DialogueState m_state;
    QDeadlineTimer m_deadline;
    ModelAsk m_ask;
    int m_rounds = 0;
    int m_calls = 0;
    std::optional<double> m_confidence; ///< stated in the last reply
    AnswerFacts m_facts;
};

/// Builds the first request in the form that the provider supports.
void RemoteTurn::ask()
{
    static const std::vector<ToolSpec> AllTools = [] {
        std::vector<ToolSpec> all = Toolbox::specs();
        all.push_back(replyTool());
        return all;
    }();
    const ReplyForm form = m_form.load(std::memory_order_relaxed);
    QString material = m_toolbox.articlesFor(m_context.message.text.left(500));
    if (form != ReplyForm::Tool && !m_context.isForAnybody)
        material += u"\n\nWhat is on record:\n"_s +
                    fenced("record"_L1, QString::fromUtf8(base::toJson(m_mask(m_record.json()).toObject())));
    m_ask = {};
    m_ask.system = systemPrompt(m_context, form);
    m_ask.turns = promptTurns(m_context, m_tools, m_mask, material, m_hadProposal, m_settings.mostHistory, form);
    m_ask.maxTokens = m_settings.maxTokens;
    if (form == ReplyForm::Tool)
        m_ask.tools = &AllTools;
    else if (form == ReplyForm::Json)
        m_ask.form = &replyTool();
    for (const QString &words : m_toolbox.shown())
        m_record.know(words);
    if (!m_context.isForAnybody)
        m_record.know(authority(m_context, m_tools));
}

Task<Result<Draft>> RemoteTurn::run()
{
    // The message is not a clear yes, so the open proposal is void.
    m_state.proposal.reset();
    m_state.asked = Asked::Nothing;
    ask();
    bool isSecondTry = false;
    while (true) {
        auto answer = co_await say();
        if (!answer && takeSimplerForm(answer.error())) {
            ask();
            continue;
        }
        if (!answer)
            co_return answer.error();
        if (answer->end == ModelAnswer::End::Refused)
            co_return failed(u"the provider's filter refused to answer"_s, u"filter"_s);
        if (answer->end == ModelAnswer::End::CutOff && !answer->calls.empty())
            co_return failed(u"the answer was cut off within a tool call"_s, u"cut_off"_s);
        m_ask.turns.push_back({.isModels = true, .text = answer->text, .results = {}, .raw = answer->raw});
        const bool isReply = answer->calls.size() == 1 && answer->calls[0].name == QLatin1String(ReplyToolName);
        if (!answer->calls.empty() && !isReply) {
            if (const auto used = useTools(*answer); !used)
                co_return used.error();
            continue;
        }
        if (answer->end == ModelAnswer::End::Paused)
            continue;
        SaidReply reply = replyIn(*answer);
        m_confidence = reply.confidence;
        auto asked = question();
        if (asked && roomBeside(asked) < LeastWords)
            co_return askedAlone(*std::move(asked));
        const auto wrong = co_await hold(reply, asked);
        if (!wrong)
            co_return drafted(joinedWords(reply.segments), std::move(asked));
        if (isSecondTry && asked)
            co_return askedAlone(*std::move(asked));
        if (isSecondTry) {
            if (const QString held = heldParts(reply, asked); !held.isEmpty())
                co_return drafted(held, std::nullopt);
            co_return failed(u"the reply was refused twice: "_s + wrong->reason, u"reply"_s);
        }
        isSecondTry = true;
        askAgain(*answer, *wrong);
    }
}

SaidReply RemoteTurn::replyIn(const ModelAnswer &answer) const
{
    const auto unreadable = [](const base::Error &error) {
        return ReplyFault{u"its segments cannot be read: %1 %2"_s.arg(error.where, error.message), {}};
    };
    if (answer.end == ModelAnswer::End::CutOff)
        return {{}, {}, ReplyFault{u"it was too long and broke off"_s, {}}};
    if (!answer.calls.empty() || m_ask.form) {
        if (!answer.calls.empty() && !answer.calls[0].fault.isEmpty())
            return {{}, {}, ReplyFault{answer.calls[0].fault, {}}};
        const auto object = answer.calls.empty() ? base::parseJsonObject(answer.text.trimmed().toUtf8())
                                                 : Result<QJsonObject>(answer.calls[0].arguments);
        if (!object)
            return {{}, {}, unreadable(object.error())};
        auto reply = structuredReply(*object);
        if (!reply)
            return {{}, {}, unreadable(reply.error())};
        return {std::move(reply->segments), reply->confidence, {}};
    }
    // Plain text from a model that has the tool is handled as from one without.
    StatedReply reply = statedReply(answer.text);
    SaidReply said{{{Segment::Kind::Text, std::move(reply.text), {}}}, reply.confidence, {}};
    if (reply.isMixed)
        said.fault = ReplyFault{u"it says how sure you are among its words; that is told once, in the last line"_s, {}};
    return said;
}

Task<std::optional<ReplyFault>> RemoteTurn::hold(SaidReply &reply, const std::optional<Draft> &asked)
{
    if (reply.fault)
        co_return reply.fault;
    const ReplyGrounds known = grounds(asked);
    const qsizetype length = joinedWords(reply.segments).size();
    if (length == 0)
        co_return ReplyFault{u"it has no words"_s, {}};
    std::optional<ReplyFault> first;
    for (Segment &segment : reply.segments) {
        if (segment.words.trimmed().isEmpty())
            continue;
        ReplyFault fault;
        if (auto held = heldAgainst(segment, known, language(), &fault)) {
            segment = *std::move(held);
            continue;
        }
        if (!fault.claims.isEmpty()) {
            const bool isTrue = co_await isJudgedTrue(fault);
            if (isTrue)
                continue;
        }
        if (!first)
            first = std::move(fault);
    }
    if (!first && length > known.bound)
        co_return ReplyFault{u"it has %1 characters; at most %2 are allowed"_s.arg(length).arg(known.bound), {}};
    co_return first;
}

Task<bool> RemoteTurn::isJudgedTrue(const ReplyFault &fault)
{
    if (!m_settings.judge || m_deadline.hasExpired() || (m_context.budget && m_context.budget->isSpent()))
        co_return false;
    net::Request request = m_settings.judge->request(judgeAsk(fault.claims, m_record, m_mask));
    const auto body = co_await m_line.exchange(std::move(request), m_deadline);
    if (!body) {
        qCInfo(log::Mind, "no judge: %ls", qUtf16Printable(body.error().message));
        co_return false;
    }
    const auto answer = m_settings.judge->answer(*body);
    if (answer)
        pay(*answer);
    else if (const auto told = m_settings.judge->figures(*body))
        pay(*told);
    co_return answer && answer->end == ModelAnswer::End::Said &&areAllSupported(answer->text, fault.claims.size());
}

QString RemoteTurn::heldParts(const SaidReply &reply, const std::optional<Draft> &asked) const
{
    if (reply.fault)
        return {};
    const ReplyGrounds known = grounds(asked);
    std::vector<Segment> held;
    bool speaksRecord = false;
    for (const Segment &segment : reply.segments) {
        ReplyFault fault;
        auto each = heldAgainst(segment, known, language(), &fault);
        if (!each)
            continue;
        speaksRecord = speaksRecord || each->kind == Segment::Kind::Fact || each->kind == Segment::Kind::Outcome;
        held.push_back(*std::move(each));
    }
    const QString words = joinedWords(held);
    return speaksRecord && words.size() <= known.bound ? words : QString();
}

void RemoteTurn::askAgain(const ModelAnswer &answer, const ReplyFault &fault)
{
    const QString words = u"Your reply was not sent: %1. Write it again for the customer, without this "
                          "and without a word about it."_s.arg(fault.reason);
    ModelTurn turn;
    if (answer.calls.empty())
        turn.text = words;
    else
        turn.results.push_back({answer.calls[0].id, words, true});
    m_ask.turns.push_back(std::move(turn));
}

/// Switches to a simpler form, for later turns too, if the provider does not support this one; otherwise returns false.
bool RemoteTurn::takeSimplerForm(const base::Error &error)
{
    const QString lacks = error.details[u"lacks"].toString();
    if (m_ask.tools && lacks == u"tools")
        m_form.store(ReplyForm::Json, std::memory_order_relaxed);
    else if (m_ask.form && !lacks.isEmpty())
        m_form.store(ReplyForm::Plain, std::memory_order_relaxed);
    else
        return false;
    qCInfo(log::Mind, "%ls takes no %ls", qUtf16Printable(m_protocol.model()), qUtf16Printable(lacks));
    return true;
}

Task<Result<ModelAnswer>> RemoteTurn::say()
{
    if (++m_rounds > m_settings.maxRounds)
        co_return failed(u"the model came to no end"_s, u"rounds"_s);
    if (m_deadline.hasExpired())
        co_return base::fail(Fault::AiUnavailable, u"the turn's time is over"_s, {}, {{u"reason"_s, u"timeout"_s}});
    if (m_context.budget && m_context.budget->isSpent())
        co_return overBudget();
    auto answer = co_await hear();
    if (answer) {
        pay(*answer);
        m_facts.model = answer->model;
    }
    co_return answer;
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
                 .cacheWrite = figures.cacheWrite,
                 .isLocal = m_settings.isLocal};
    if (m_context.budget)
        m_context.budget->pay(use);
    if (m_context.uses)
        m_context.uses->push_back(std::move(use));
}

/// Sends the request and releases the reply while it arrives if there is a listener.
Task<Result<ModelAnswer>> RemoteTurn::hear()
{
    m_ask.isStreamed = m_context.words != nullptr;
    net::Request request = m_protocol.request(m_ask);
    if (!m_context.words) {
        const auto body = co_await m_line.exchange(std::move(request), m_deadline);
        if (!body)
            co_return body.error();
        auto answer = m_protocol.answer(*body);
        if (!answer) {
            if (const auto told = m_protocol.figures(*body))
                pay(*told);
        }
        co_return answer;
    }
    ReplyRelease release(*m_context.words, grounds(question()), language());
    StreamedAnswer answer(m_protocol, release, m_ask.form != nullptr);
    const auto heard = co_await m_line.stream(std::move(request), m_deadline, answer);
    for (const ModelFigures &lost : answer.takeLost())
        pay(lost);
    if (!heard)
        co_return heard.error();
    co_return answer.takeAnswer();
}

Result<void> RemoteTurn::useTools(const ModelAnswer &answer)
{
    ModelTurn turn;
    for (const ToolCall &call : answer.calls) {
        if (++m_calls > m_settings.maxCalls)
            return failed(u"the model asked for too many tools"_s, u"rounds"_s);
        const bool isReply = call.name == QLatin1String(ReplyToolName);
        turn.results.push_back(
            isReply ? ToolResult{call.id, u"Not sent: say it by itself, once the other tools have answered."_s, true}
                    : m_toolbox.call(call));
        // Sums and orders from a tool may be repeated.
        if (!isReply)
            m_record.know(turn.results.back().content);
    }
    if (m_toolbox.escalate())
        m_record.setHandedOver();
    m_ask.turns.push_back(std::move(turn));
    return {};
}

ReplyGrounds RemoteTurn::grounds(const std::optional<Draft> &asked) const
{
    ReplyGrounds grounds{.bound = std::max(0, roomBeside(asked)),
                         .record = &m_record,
                         .companyWords = m_toolbox.companyWords(),
                         .knownWords = m_toolbox.shown(),
                         .secrets = m_settings.secrets,
                         .isBesideQuestion = asked.has_value()};
    const HumanTierConfig &human = m_context.config.humanAgent;
    grounds.companyWords << human.escalationPhone << human.hours;
    grounds.knownWords << m_context.message.text;
    return grounds;
}

std::optional<Draft> RemoteTurn::question()
{
    if (!m_toolbox.proposal() || m_toolbox.escalate())
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
                              .hasJustEscalated = m_context.hasJustEscalated,
                              .isStaffed = m_context.isStaffed,
                              .companyName = m_context.companyName,
                              .idempotencySeed = m_context.idempotencySeed,
                              .now = m_context.now};
    return Dialogue(context, m_tools).offer(*m_toolbox.proposal());
}

/// Sends only the question, which names the proposal, without the model's text.
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
        draft.escalation = m_toolbox.escalate();
        draft.isAwaitingCustomer = !draft.escalation;
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

RemoteResponder::RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ProviderClient &line)
    : RemoteResponder(std::move(protocol), line, RemoteSettings{})
{}

RemoteResponder::RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ProviderClient &line, RemoteSettings settings)
    : m_protocol(std::move(protocol))
    , m_line(line)
    , m_settings(std::move(settings))
{
    static_cast<void>(claimModel()); // loaded before the first customer waits
}

Task<Result<Draft>> RemoteResponder::respond(const TurnContext &context, Tools &tools) const
{
    DialogueState state = dialogueStateFromJson(context.session.dialogue);
    if (isOpen(state, context) && !context.hasJustEscalated) {
        // The consent and the action bypass the model, as does a refusal that occurred meanwhile.
        Draft heard = m_local.answer(context, tools);
        if (heard.action || (heard.escalation && !heard.refused.empty()))
            co_return heard;
    }
    RemoteTurn turn(context, tools, *m_protocol, m_line, m_settings, std::move(state), m_form);
    auto draft = co_await turn.run();
    if (!draft && context.words)
        context.words->reset(); // the fallback words it differently
    co_return draft;
}

QString RemoteResponder::handover(const TurnContext &context, Reason reason) const
{
    return m_local.handover(context, reason);
}

} // namespace tierdesk::ai
