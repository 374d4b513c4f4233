#include "core/domain/CompanyConfig.h"
#include "core/domain/Fields.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using engine::CommandContext;
namespace commands = engine::commands;

deskapi::Config printed(const Company &company)
{
    return {company.key, company.configVersion, toJson(company.config)};
}

/// A saved reply as it is asked for, checked against its company's others. Fails with NotFound or Conflict.
base::Result<SavedReply> saveReply(CommandContext &context, CompanyId company, SavedReplyId id,
                                   const deskapi::SaveReply &request)
{
    const auto all = TRY(context.store().savedReplies.all(company));
    const auto find = [&](auto is) { return std::find_if(all.begin(), all.end(), is); };
    const auto same = find([&](const SavedReply &each) { return each.shortcut == request.shortcut; });
    if (same != all.end() && same->id != id)
        return base::fail(base::Fault::Conflict, u"the shortcut is taken"_s, u"shortcut"_s,
                          {{u"id"_s, same->id.value}});
    const auto old = find([&](const SavedReply &each) { return each.id == id; });
    if (id.isSet() && old == all.end())
        return base::fail(base::Fault::NotFound, u"no such saved reply"_s);
    if (id.isSet() && old->shortcut != request.shortcut)
        return base::fail(base::Fault::InvalidInput, u"a saved reply keeps its shortcut"_s, u"shortcut"_s);
    SavedReply reply;
    reply.id = id;
    reply.company = company;
    reply.shortcut = request.shortcut;
    reply.title = request.title;
    reply.text = request.text;
    return commands::saveReply(context, reply);
}

bool isShortcut(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

void listSavedReplies(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    desk.read(route::ListSavedReplies, reply,
              [company](store::Readers &readers) -> base::Result<deskapi::SavedReplies> {
                  auto all = TRY(readers.rows.savedReplies.all(company));
                  return deskapi::SavedReplies{std::move(all)};
              });
}

/// Saves @p request as the reply @p id; none: as a new one.
template<deskapi::Verb V>
void saveReply(Desk &desk, const deskapi::Route<V, deskapi::SaveReply, SavedReply> &declared, const Call &call,
               const Reply &reply, CompanyId company, SavedReplyId id, const deskapi::SaveReply &request)
{
    if (!isShortcut(request.shortcut))
        return reply(
            refusal(base::fail(base::Fault::InvalidInput, u"a shortcut is of a-z, 0-9 and -"_s, u"shortcut"_s)));
    desk.command(declared, call, reply, company,
                 [company, id, request](CommandContext &context) { return saveReply(context, company, id, request); });
}

void createSavedReply(Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                      const deskapi::SaveReply &request)
{
    saveReply(desk, route::CreateSavedReply, call, reply, company, {}, request);
}

void updateSavedReply(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    // A path that is no number is no reply either.
    const SavedReplyId id{std::max<qint64>(0, call.captures.value(0).toLongLong())};
    if (!id.isSet())
        return reply(refusal(base::fail(base::Fault::NotFound, u"no such saved reply"_s)));
    if (const auto request = requestOf<deskapi::SaveReply>(call, reply))
        saveReply(desk, route::UpdateSavedReply, call, reply, company, id, *request);
}

void removeSavedReply(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(call, reply,
                 [company, id = SavedReplyId{call.captures.value(0).toLongLong()}](CommandContext &context) {
                     return commands::deleteReply(context, company, id);
                 });
}

/// The reply of a route that shows a configuration; @p reply says of its `config` that it is an object.
QJsonObject withConfig(QJsonObject reply)
{
    return schema::withOptional(std::move(reply), {{"config", described<CompanyConfig>(FieldSchema::Of::Written)}});
}

void showConfig(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    const auto entry = desk.engine.directory()->companies.value(company.value);
    reply(entry ? answer(route::ShowConfig, printed(entry->company))
                : refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
}

void saveConfig(Desk &desk, const Call &call, const Reply &reply, CompanyId company, const QJsonObject &patch)
{
    desk.command(route::SaveConfig, call, reply, company,
                 [company, patch](CommandContext &context) -> base::Result<deskapi::Config> {
                     const auto saved = TRY(commands::saveConfig(context, company, patch));
                     return printed(saved);
                 });
}

void listConfigVersions(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const int limit = query.integer(u"limit", 20, 1, 100);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ListConfigVersions, reply,
              [company, limit](store::Readers &readers) -> base::Result<deskapi::ConfigVersions> {
                  const auto history = TRY(readers.rows.companies.history(company, limit));
                  deskapi::ConfigVersions versions;
                  for (const store::ConfigVersion &each : history)
                      versions.versions.push_back({each.version, each.at, each.who, each.before, each.after});
                  return versions;
              });
}

/// An audit listing as it is asked for; `session` is a public id, resolved by the reader.
struct AuditQuery {
    store::JournalFilter filter;
    QString session;
    bool isOfNobody = false; ///< an actor whom nobody knows: nothing is theirs
};

base::Result<AuditQuery> auditQuery(const Call &call, CompanyId company, const engine::Directory &directory)
{
    QueryFields query(call);
    AuditQuery asked;
    asked.filter.company = company;
    asked.filter.from = query.time(u"from");
    asked.filter.to = query.timeAfter(u"to");
    asked.filter.command = query.text(u"command").value_or(QString());
    asked.session = query.text(u"session").value_or(QString());
    asked.filter.limit = query.integer(u"limit", 50, 1, 500);
    asked.filter.before = query.id(u"before", u"a row's seq"_s);
    if (const auto actor = query.text(u"actor")) {
        if (const auto kind = fromWord<Actor::Kind>(*actor)) {
            asked.filter.actorKind = *kind;
        } else if (const auto user = directory.usersByEmail.value(actor->toLower())) {
            asked.filter.user = user->id;
        } else {
            asked.filter.user.value = actor->toLongLong();
            asked.isOfNobody = !asked.filter.user.isSet();
        }
    }
    if (query.error())
        return *query.error();
    return asked;
}

QJsonObject objectOf(const QByteArray &text)
{
    return text.isEmpty() ? QJsonObject() : base::parseJsonObject(text).value_or(QJsonObject());
}

base::Result<deskapi::AuditPage> readAudit(const store::Readers &readers, AuditQuery asked)
{
    deskapi::AuditPage page;
    if (asked.isOfNobody)
        return page;
    if (!asked.session.isEmpty()) {
        const auto session = TRY(readers.rows.sessions.byPublicId(asked.filter.company, asked.session));
        if (!session)
            return page;
        asked.filter.session = session->key;
    }
    const auto rows = TRY(readers.rows.journal.list(asked.filter));
    for (const store::JournalEntry &each : rows)
        page.rows.push_back({each.seq, each.at, each.actor.kind, each.actor.name, each.actor.from, each.command,
                             each.sessionId, each.subject, objectOf(each.before), objectOf(each.after)});
    if (page.rows.size() == static_cast<size_t>(asked.filter.limit))
        page.nextBefore = page.rows.back().seq;
    return page;
}

void listAudit(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto asked = auditQuery(call, company, *desk.engine.directory());
    if (!asked)
        return reply(refusal(asked.error()));
    desk.read(route::ListAudit, reply, [asked = *asked](store::Readers &readers) { return readAudit(readers, asked); });
}

} // namespace

void addSettings(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ListSavedReplies, &listSavedReplies);
    add(routes, desk, route::CreateSavedReply, &createSavedReply);
    add(routes, desk, route::UpdateSavedReply, &updateSavedReply);
    add(routes, desk, route::RemoveSavedReply, &removeSavedReply);
    const QJsonObject config = withConfig(deskapi::schemaOf<deskapi::Config>());
    add(routes, desk, route::ShowConfig, &showConfig).doc.responseSchema = config;
    Route &saving = add(routes, desk, route::SaveConfig, &saveConfig);
    saving.doc.requestSchema = described<CompanyConfig>(FieldSchema::Of::Request);
    saving.doc.responseSchema = config;
    add(routes, desk, route::ListConfigVersions, &listConfigVersions);
    add(routes, desk, route::ListAudit, &listAudit);
}

} // namespace tierdesk::dialects::desk
