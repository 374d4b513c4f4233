#include "core/mind/ai/help/Assistant.h"

#include "core/base/Log.h"
#include "core/mind/ai/help/BriefWords.h"
#include "core/mind/ai/help/ReplyDraft.h"

#include <memory>

namespace tierdesk::ai {

namespace {

using base::Fault;
using base::Result;
using base::Task;

base::Error failed(const QString &message, const QString &reason)
{
    return base::fail(Fault::AiFailed, message, {}, {{u"reason"_s, reason}});
}

/// Returns the model size that the company's rules give for a message to the AI Manager.
ModelSize sizeFor(const CaseContext &context)
{
    const Message message;
    const Decision decision;
    return chosenSize({.session = context.session,
                       .message = message,
                       .reading = context.reading,
                       .decision = decision,
                       .config = context.config,
                       .customer = context.customer,
                       .history = {},
                       .actions = {},
                       .tier = Tier::AiManager,
                       .companyName = {},
                       .idempotencySeed = {},
                       .now = context.now});
}

} // namespace

const TierModels &modelsForPeople(const CompanyConfig &config)
{
    return config.models.aiManager.chain.isEmpty() ? config.models.aiRep : config.models.aiManager;
}

Assistant::Assistant(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters)
    : m_roster(roster)
    , m_ledger(ledger)
    , m_prices(prices)
    , m_cost(counters.counter("tierdesk_model_cost_nanousd_total", "Spent on models, in billionths of a US dollar"))
    , m_briefs(
          counters.counter("tierdesk_model_help_total", "What models did for the people at tier 3", "what=\"brief\""))
    , m_replies(
          counters.counter("tierdesk_model_help_total", "What models did for the people at tier 3", "what=\"draft\""))
    , m_failed(
          counters.counter("tierdesk_model_help_total", "What models did for the people at tier 3", "what=\"nothing\""))
{}

Task<Result<Brief>> Assistant::brief(const CaseContext &context) const
{
    std::shared_ptr<const BriefWords> words; // for the current provider
    const AssignmentFor assignmentFor = [&](const ConnectedProvider &provider) -> Assignment {
        words = std::make_shared<const BriefWords>(context, Mask(provider.settings.masksPii, context.config.privacy));
        return {words->ask(), [words](const QString &answer) { return words->fault(answer); }};
    };
    const auto said = co_await worded(context, assignmentFor, BriefTime);
    if (!said)
        co_return said.error();
    m_briefs.add();
    Brief brief = words->brief(said->text);
    brief.wordedBy = said->facts.model;
    co_return brief;
}

Task<DraftedReply> Assistant::reply(const CaseContext &context, Tools &tools) const
{
    if (modelsForPeople(context.config).chain.isEmpty())
        co_return embeddedReply(context, tools);
    std::shared_ptr<const ReplyDraft> draft;
    const AssignmentFor assignmentFor = [&](const ConnectedProvider &provider) -> Assignment {
        QStringList secrets;
        if (!provider.key.isEmpty())
            secrets.append(QString::fromUtf8(provider.key));
        draft = std::make_shared<const ReplyDraft>(context, tools,
                                                   Mask(provider.settings.masksPii, context.config.privacy), secrets);
        return {draft->ask(), [draft](const QString &answer) { return draft->fault(answer); }};
    };
    const auto said = co_await worded(context, assignmentFor, ReplyTime);
    if (said) {
        m_replies.add();
        co_return DraftedReply{draft->text(said->text), said->facts, {}};
    }
    DraftedReply own = embeddedReply(context, tools);
    const bool isSpent = said.error().details[u"reason"].toString() == u"budget";
    own.instead = isSpent ? u"budget"_s : u"failed"_s;
    co_return own;
}

Task<Result<Assistant::Said>> Assistant::worded(const CaseContext &context, const AssignmentFor &assignmentFor,
                                                base::Millis time) const
{
    const CompanyId company = context.session.company;
    if (purseOf(context).isSpent())
        co_return overBudget();
    co_await m_roster.keysRead();
    const QDeadlineTimer deadline(time.count);
    base::Error why = base::fail(Fault::AiUnavailable, u"no provider of the chain can be asked"_s, {},
                                 {{u"reason"_s, u"no_provider"_s}});
    std::vector<std::shared_ptr<const ConnectedProvider>> providers; // keeps them alive while they are used
    for (const QString &name : modelsForPeople(context.config).chain) {
        auto provider = m_roster.find(company, name);
        if (provider && !(provider->settings.wire == ModelWire::Anthropic && provider->key.isEmpty()))
            providers.push_back(std::move(provider));
    }
    for (const auto &each : providers) {
        const ConnectedProvider &provider = *each;
        auto said = co_await ask(context, provider, assignmentFor(provider), deadline);
        if (said)
            co_return said;
        why = said.error();
        if (isCancelled(why))
            break;
        qCWarning(log::Mind) << "provider" << provider.settings.name << "was of no help:" << why.message;
    }
    m_failed.add();
    co_return why;
}

Task<Result<Assistant::Said>> Assistant::ask(const CaseContext &context, const ConnectedProvider &provider,
                                             Assignment assignment, QDeadlineTimer deadline) const
{
    const auto protocol = protocolOf(provider.settings, provider.settings.model(sizeFor(context)), provider.key);
    Said said;
    for (int tries = 0; tries < 2; ++tries) {
        if (purseOf(context).isSpent())
            co_return overBudget();
        const auto body = co_await provider.line.exchange(protocol->request(assignment.ask), deadline);
        if (!body)
            co_return body.error();
        const auto answer = protocol->answer(*body);
        if (!answer) {
            if (const auto told = protocol->figures(*body))
                book(context, provider, *told);
            co_return answer.error();
        }
        said.text = answer->text;
        said.facts.model = answer->model;
        said.facts.tokensIn += answer->tokensIn;
        said.facts.tokensOut += answer->tokensOut;
        said.facts.tokensCached += answer->cacheRead;
        book(context, provider, *answer);
        const auto wrong =
            answer->end == ModelAnswer::End::Said ? assignment.fault(answer->text) : u"it broke off or was no text"_s;
        if (!wrong)
            co_return said;
        if (tries > 0)
            co_return failed(u"its words were refused twice: "_s + *wrong, u"reply"_s);
        assignment.ask.turns.push_back({.isModels = true, .text = answer->text, .results = {}, .raw = answer->raw});
        assignment.ask.turns.push_back({.isModels = false,
                                        .text = u"This cannot stand: %1. Write it again, without this and "
                                                "without a word about it."_s.arg(*wrong),
                                        .results = {},
                                        .raw = {}});
    }
    co_return failed(u"no words came"_s, u"reply"_s);
}

DailyBudget Assistant::purseOf(const CaseContext &context) const
{
    return {m_ledger, m_prices, context.config.models, context.session.company, context.now, m_cost};
}

void Assistant::book(const CaseContext &context, const ConnectedProvider &provider, const ModelFigures &figures) const
{
    ModelUse use{.provider = provider.settings.name,
                 .model = figures.model,
                 .requests = 1,
                 .tokensIn = figures.tokensIn,
                 .tokensOut = figures.tokensOut,
                 .cacheRead = figures.cacheRead,
                 .cacheWrite = figures.cacheWrite,
                 .isLocal = provider.settings.isLocal};
    purseOf(context).pay(use);
    if (context.uses)
        context.uses->push_back(std::move(use));
}

DraftedReply embeddedReply(const CaseContext &context, Tools &tools)
{
    DraftedReply drafted;
    drafted.text = embeddedDraft(context, tools);
    // It quotes articles and orders, so it is checked like a model's draft, without masking.
    const ReplyDraft check(context, tools, Mask(), {});
    if (const auto wrong = check.fault(drafted.text)) {
        qCInfo(log::Mind) << "the record's own draft for" << context.session.id << "is left out:" << *wrong;
        drafted.text = unreadDraft();
    }
    drafted.facts.model = LocalResponder().model();
    return drafted;
}

} // namespace tierdesk::ai
