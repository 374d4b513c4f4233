#include "core/engine/AgentAssist.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/engine/Briefs.h"
#include "core/engine/Commands.h"
#include "core/mind/turns/ShopTools.h"
#include "core/store/Readers.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Fault;
using base::Result;
using base::Task;

bool isOpen(const Session &session)
{
    return session.status != Status::Resolved && session.status != Status::Abandoned;
}

Actor modelActor()
{
    return {.kind = Actor::Kind::System, .user = {}, .name = u"help by models"_s, .from = {}};
}

NanoUsd costOf(const std::vector<ModelUse> &uses)
{
    NanoUsd cost = 0;
    for (const ModelUse &use : uses)
        cost += use.cost;
    return cost;
}

} // namespace

/// A case as read for a brief or a draft, with the data that it refers to.
struct AgentAssist::Case {
    std::shared_ptr<const Directory> directory;
    const CompanyEntry *entry = nullptr;
    store::SessionDetail detail;
    Brief brief;
    Reading reading;
    turns::ShopMemory shop;

    [[nodiscard]] static Result<Case> read(const std::shared_ptr<const Directory> &directory, CompanyId company,
                                           const QString &id, store::ReaderSource &source, const nlu::Reader &reader)
    {
        const auto readers = TRY(source.readers());
        Case found;
        found.directory = directory;
        found.entry = directory->company(company);
        if (!found.entry)
            return base::fail(Fault::NotFound, u"no such company"_s);
        auto detail = TRY(readers->sessions.detail(company, id));
        if (!detail)
            return base::fail(Fault::NotFound, u"no such session"_s, {}, {{u"sessionId"_s, id}});
        found.detail = std::move(*detail);
        found.brief = briefOf(found.detail);
        // Internal notes are never sent to a model.
        std::erase_if(found.detail.messages, [](const Message &each) { return each.isInternal; });
        const auto &messages = found.detail.messages;
        const auto last = std::find_if(messages.rbegin(), messages.rend(),
                                       [](const Message &each) { return each.speaker == Speaker::Customer; });
        if (last != messages.rend())
            found.reading = reader.read(last->text);
        return found;
    }
    [[nodiscard]] const Session &session() const { return detail.session; }
    [[nodiscard]] ai::CaseContext context(Timestamp now, const QString &agent, std::vector<ModelUse> &uses) const
    {
        return {.session = detail.session,
                .config = entry->company.config,
                .brief = brief,
                .reading = reading,
                .messages = detail.messages,
                .actions = detail.actions,
                .escalations = detail.escalations,
                .customer = detail.customer ? &*detail.customer : nullptr,
                .companyName = entry->company.name,
                .agentName = agent,
                .now = now,
                .uses = &uses};
    }
};

AgentAssist::AgentAssist(ReaderPool &pool, Writer &writer, const EngineParts &parts)
    : m_pool(pool)
    , m_writer(writer)
    , m_reader(parts.reader)
    , m_clock(parts.clock)
    , m_assistant(parts.assistant)
{}

// --- drafts of replies

Result<void> AgentAssist::checkHeld(const Case &found, UserId user)
{
    const Session &session = found.session();
    if (!isOpen(session))
        return base::fail(Fault::AlreadyResolved, u"the session is closed"_s, {}, {{u"sessionId"_s, session.id}});
    if (session.tier != Tier::HumanAgent)
        return base::fail(Fault::Conflict, u"the AI holds this session"_s, {},
                          {{u"currentTier"_s, word(session.tier)}});
    if (session.holder == user)
        return {};
    const QString holder = found.directory->userName(session.holder);
    return base::fail(Fault::Forbidden,
                      session.holder.isSet() ? u"the session is held by %1"_s.arg(holder)
                                             : u"claim the session first"_s,
                      {}, {{u"holderName"_s, holder}});
}

Task<Result<ai::DraftedReply>> AgentAssist::composeDraft(const DraftRequest &request, std::vector<ModelUse> &uses) const
{
    QElapsedTimer timer;
    timer.start();
    auto found = Case::read(m_writer.directory(), request.company, request.sessionId, m_pool, m_reader);
    if (!found)
        co_return found.error();
    const Session &session = found->session();
    if (const auto held = checkHeld(*found, request.actor.user); !held)
        co_return held.error();
    const QString agent = found->directory->userName(request.actor.user);
    const auto context = found->context(m_clock.now(), agent, uses);
    const Company &company = found->entry->company;
    turns::ShopTools tools(m_pool, company, company.configVersion, context.customer, session,
                           {found->entry->articles.get(), found->entry->products.get()}, context.now, found->shop);
    ai::DraftedReply drafted;
    if (m_assistant)
        drafted = co_await m_assistant->reply(context, tools);
    else
        drafted = ai::embeddedReply(context, tools);
    if (tools.failure())
        co_return *tools.failure();
    drafted.facts.latencyMs = static_cast<int>(timer.elapsed());
    drafted.facts.costNanoUsd = costOf(uses);
    co_return drafted;
}

void AgentAssist::draft(DraftRequest request, QObject *context, Drafted done)
{
    m_running.start(draftFor(std::move(request), context, std::move(done)));
}

Task<> AgentAssist::draftFor(DraftRequest request, QObject *context, Drafted done)
{
    ReaderPool::Client worker(m_pool, log::requestId());
    std::vector<ModelUse> uses;
    auto drafted = co_await composeDraft(request, uses).on(worker);
    if (!uses.empty())
        co_return book(request, std::move(uses), std::move(drafted), context, std::move(done));
    QMetaObject::invokeMethod(context, log::forThisRequest([drafted = std::move(drafted), done] { done(drafted); }),
                              Qt::QueuedConnection);
}

/// Books the cost of @p drafted and then passes it to @p done.
void AgentAssist::book(const DraftRequest &request, std::vector<ModelUse> uses, Result<ai::DraftedReply> drafted,
                       QObject *context, Drafted done)
{
    auto refused = std::make_shared<std::optional<base::Error>>();
    m_writer.submit({request.actor,
                     [company = request.company, session = request.sessionId, uses = std::move(uses),
                      refused](CommandContext &commandContext) -> const base::Error * {
                         refused->reset();
                         const auto booked = commands::bookDraft(commandContext, company, session, uses);
                         if (!booked)
                             refused->emplace(booked.error());
                         return *refused ? &**refused : nullptr;
                     },
                     [drafted = std::move(drafted), refused, done = std::move(done)](const base::Error *storage) {
                         if (storage)
                             return done(*storage);
                         done(*refused ? Result<ai::DraftedReply>(**refused) : drafted);
                     },
                     context});
}

// --- briefs

void AgentAssist::follow(const std::vector<Event> &events)
{
    if (!m_assistant)
        return;
    const auto directory = m_writer.directory();
    for (const Event &event : events) {
        if (!event.session || event.session->tier != Tier::HumanAgent || !isOpen(*event.session))
            continue;
        const bool isNew = event.kinds.contains("session.escalated");
        const bool isSaid = event.kinds.contains("message.created") && !event.session->holder.isSet();
        if (!isNew && !isSaid)
            continue;
        const CompanyEntry *entry = directory->company(event.session->company);
        if (!entry || ai::modelsForPeople(entry->company.config).chain.isEmpty())
            continue;
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopped)
                return;
            const auto [at, isFirst] = m_underWay.try_emplace(event.session->key.value, false);
            if (!isFirst) {
                at->second = true; // to include what has been added since
                continue;
            }
        }
        const log::RequestScope logged(event.requestId);
        m_running.start(reword(event.session->company, event.session->id, event.session->key));
    }
}

void AgentAssist::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
}

Task<> AgentAssist::reword(CompanyId company, QString session, SessionKey key)
{
    ReaderPool::Client worker(m_pool, log::requestId());
    for (bool isAgain = true; isAgain;) {
        co_await rewordNow(company, session).on(worker);
        const std::lock_guard lock(m_mutex);
        bool &isMore = m_underWay[key.value];
        isAgain = std::exchange(isMore, false) && !m_isStopped;
        if (!isAgain)
            m_underWay.erase(key.value);
    }
}

Task<> AgentAssist::rewordNow(CompanyId company, QString session)
{
    auto found = Case::read(m_writer.directory(), company, session, m_pool, m_reader);
    if (!found) {
        qCWarning(log::Engine) << "the brief of" << session << "was not worded:" << found.error().message;
        co_return;
    }
    if (!isOpen(found->session()) || found->session().tier != Tier::HumanAgent || !found->brief.wordedBy.isEmpty())
        co_return;
    std::vector<ModelUse> uses;
    std::optional<Brief> worded;
    const ai::CaseContext context = found->context(m_clock.now(), {}, uses);
    if (auto brief = co_await m_assistant->brief(context))
        worded = *std::move(brief);
    else
        qCInfo(log::Engine) << "the brief of" << session << "stays the record's:" << brief.error().message;
    if (uses.empty())
        co_return;
    auto refused = std::make_shared<std::optional<base::Error>>();
    m_writer.submit({modelActor(),
                     [company, session, own = found->brief, worded, uses,
                      refused](CommandContext &commandContext) -> const base::Error * {
                         refused->reset();
                         const auto put = commands::wordBrief(commandContext, company, session, own, worded, uses);
                         if (!put)
                             refused->emplace(put.error());
                         return *refused ? &**refused : nullptr;
                     },
                     [session, refused](const base::Error *storage) {
                         if (storage || *refused)
                             qCWarning(log::Engine)
                                 << "the brief of" << session
                                 << "was not written:" << (storage ? storage->message : (*refused)->message);
                     },
                     &m_context});
}

} // namespace tierdesk::engine
