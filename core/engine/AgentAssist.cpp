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

bool isOpen(const Session &session)
{
    return session.status != Status::Resolved && session.status != Status::Abandoned;
}

Actor modelActor()
{
    return {.kind = Actor::Kind::System, .user = {}, .name = QStringLiteral("help by models"), .from = {}};
}

NanoUsd costOf(const std::vector<ModelUse> &uses)
{
    NanoUsd cost = 0;
    for (const ModelUse &use : uses)
        cost += use.cost;
    return cost;
}

} // namespace

/// A case as it is read for who helps, with what it refers to.
struct AgentAssist::Case {
    std::shared_ptr<const Directory> directory;
    const CompanyEntry *entry = nullptr;
    store::SessionDetail detail;
    Brief brief;
    Reading reading;
    turns::ShopMemory shop;

    [[nodiscard]] static Result<Case> read(const std::shared_ptr<const Directory> &directory, CompanyId company,
                                           const QString &id, store::Readers &readers, const nlu::Reader &reader)
    {
        Case found;
        found.directory = directory;
        found.entry = directory->company(company);
        if (!found.entry)
            return base::fail(Fault::NotFound, QStringLiteral("no such company"));
        auto detail = readers.sessions.detail(company, id);
        if (!detail)
            return detail.error();
        if (!*detail)
            return base::fail(Fault::NotFound, QStringLiteral("no such session"), {},
                              {{QStringLiteral("sessionId"), id}});
        found.detail = std::move(**detail);
        found.brief = briefOf(found.detail);
        // What colleagues write to each other never leaves the desk.
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

AgentAssist::AgentAssist(ReaderPool &patient, Writer &writer, const EngineParts &parts)
    : m_patient(patient)
    , m_writer(writer)
    , m_reader(parts.reader)
    , m_clock(parts.clock)
    , m_assistant(parts.assistant)
{}

// --- drafts of replies

Result<ai::DraftedReply> AgentAssist::composeDraft(const DraftRequest &request, store::Readers &readers,
                                                   std::vector<ModelUse> &uses) const
{
    QElapsedTimer timer;
    timer.start();
    auto found = Case::read(m_writer.directory(), request.company, request.sessionId, readers, m_reader);
    if (!found)
        return found.error();
    const Session &session = found->session();
    if (!isOpen(session))
        return base::fail(Fault::AlreadyResolved, QStringLiteral("the session is closed"), {},
                          {{QStringLiteral("sessionId"), session.id}});
    if (session.tier != Tier::HumanAgent)
        return base::fail(Fault::Conflict, QStringLiteral("the AI holds this session"), {},
                          {{QStringLiteral("currentTier"), word(session.tier)}});
    if (session.holder != request.actor.user) {
        const QString holder = found->directory->userName(session.holder);
        return base::fail(Fault::Forbidden,
                          session.holder.isSet() ? QStringLiteral("the session is held by %1").arg(holder)
                                                 : QStringLiteral("claim the session first"),
                          {}, {{QStringLiteral("holderName"), holder}});
    }
    const QString agent = found->directory->userName(request.actor.user);
    const auto context = found->context(m_clock.now(), agent, uses);
    const Company &company = found->entry->company;
    turns::ShopTools tools(readers, company, company.configVersion, context.customer, session,
                           {found->entry->articles.get(), found->entry->products.get()}, context.now, found->shop);
    ai::DraftedReply drafted = m_assistant ? m_assistant->reply(context, tools) : ai::embeddedReply(context, tools);
    if (tools.failure())
        return *tools.failure();
    drafted.facts.latencyMs = static_cast<int>(timer.elapsed());
    drafted.facts.costNanoUsd = costOf(uses);
    return drafted;
}

void AgentAssist::draft(DraftRequest request, QObject *context, std::function<void(Result<ai::DraftedReply>)> done)
{
    const CompanyId company = request.company;
    m_patient.run(company, [this, request = std::move(request), context,
                            done = std::move(done)](store::Readers *readers, const base::Error *failure) {
        std::vector<ModelUse> uses;
        auto drafted = std::make_shared<Result<ai::DraftedReply>>(readers ? composeDraft(request, *readers, uses)
                                                                          : Result<ai::DraftedReply>(*failure));
        if (uses.empty()) {
            QMetaObject::invokeMethod(context, log::forThisRequest([drafted, done] { done(std::move(*drafted)); }),
                                      Qt::QueuedConnection);
            return;
        }
        auto refused = std::make_shared<std::optional<base::Error>>();
        m_writer.submit({request.actor,
                         [request, uses, refused](CommandContext &commandContext) -> const base::Error * {
                             refused->reset();
                             const auto booked =
                                 commands::bookDraft(commandContext, request.company, request.sessionId, uses);
                             if (!booked)
                                 refused->emplace(booked.error());
                             return *refused ? &**refused : nullptr;
                         },
                         [drafted, refused, done](const base::Error *storage) {
                             if (storage)
                                 return done(*storage);
                             done(*refused ? Result<ai::DraftedReply>(**refused) : std::move(*drafted));
                         },
                         context});
    });
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
                at->second = true; // with what has come since
                continue;
            }
        }
        const log::RequestScope logged(event.requestId);
        reword(event.session->company, event.session->id, event.session->key);
    }
}

void AgentAssist::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
}

void AgentAssist::reword(CompanyId company, const QString &session, SessionKey key)
{
    m_patient.run(company, [this, company, session, key](store::Readers *readers, const base::Error *failure) {
        if (readers)
            rewordNow(company, session, *readers);
        else
            qCWarning(log::Engine) << "the brief of" << session << "was not worded:" << failure->message;
        bool isAgain = false;
        {
            const std::lock_guard lock(m_mutex);
            bool &isMore = m_underWay[key.value];
            isAgain = isMore && !m_isStopped;
            isMore = false;
            if (!isAgain)
                m_underWay.erase(key.value);
        }
        if (isAgain)
            reword(company, session, key);
    });
}

void AgentAssist::rewordNow(CompanyId company, const QString &session, store::Readers &readers)
{
    auto found = Case::read(m_writer.directory(), company, session, readers, m_reader);
    if (!found) {
        qCWarning(log::Engine) << "the brief of" << session << "was not worded:" << found.error().message;
        return;
    }
    if (!isOpen(found->session()) || found->session().tier != Tier::HumanAgent || !found->brief.wordedBy.isEmpty())
        return;
    std::vector<ModelUse> uses;
    std::optional<Brief> worded;
    if (auto brief = m_assistant->brief(found->context(m_clock.now(), {}, uses)))
        worded = *std::move(brief);
    else
        qCInfo(log::Engine) << "the brief of" << session << "stays the record's:" << brief.error().message;
    if (uses.empty())
        return;
    auto refused = std::make_shared<std::optional<base::Error>>();
    m_writer.submit(
        {modelActor(),
         [company, session, own = found->brief, worded, uses, refused](CommandContext &context) -> const base::Error * {
             refused->reset();
             const auto put = commands::wordBrief(context, company, session, own, worded, uses);
             if (!put)
                 refused->emplace(put.error());
             return *refused ? &**refused : nullptr;
         },
         [session, refused](const base::Error *storage) {
             if (storage || *refused)
                 qCWarning(log::Engine) << "the brief of" << session
                                        << "was not written:" << (storage ? storage->message : (*refused)->message);
         },
         &m_context});
}

} // namespace tierdesk::engine
