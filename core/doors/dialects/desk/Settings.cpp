#include "core/domain/RecordSchemas.h"
#include "core/domain/SchemaParts.h"
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

std::optional<deskapi::SaveReply> replyRequest(const Call &call, const Reply &reply)
{
    auto request = requestOf<deskapi::SaveReply>(call, reply);
    if (request && !isShortcut(request->shortcut)) {
        reply(refusal(base::fail(base::Fault::InvalidInput, u"a shortcut is of a-z, 0-9 and -"_s, u"shortcut"_s)));
        return std::nullopt;
    }
    return request;
}

void addSavedReplies(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::SavedReplies>(
        route(Method::Get, "/saved-replies", "The company's saved replies",
              desk.entered(Role::Agent, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  desk.read<deskapi::SavedReplies>(
                      reply, [company](store::Readers &readers) -> base::Result<deskapi::SavedReplies> {
                          auto all = TRY(readers.rows.savedReplies.all(company));
                          return deskapi::SavedReplies{std::move(all)};
                      });
              }))));
    routes.push_back(typed<deskapi::SaveReply, SavedReply>(
        route(Method::Post, "/saved-replies", "A new saved reply",
              desk.entered(Role::Supervisor,
                           [&desk](const Call &call, const Reply &reply, CompanyId company) {
                               if (const auto request = replyRequest(call, reply)) {
                                   desk.command<SavedReply>(
                                       call, reply, company,
                                       [company, request = *request](CommandContext &context) {
                                           return saveReply(context, company, {}, request);
                                       },
                                       201);
                               }
                           }),
              201)));
    routes.push_back(typed<deskapi::SaveReply, SavedReply>(
        route(Method::Put, "/saved-replies/{id}", "Changes a saved reply",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  // A path that is no number is no reply either.
                  const SavedReplyId id{std::max<qint64>(0, call.captures.value(0).toLongLong())};
                  if (!id.isSet())
                      return reply(refusal(base::fail(base::Fault::NotFound, u"no such saved reply"_s)));
                  if (const auto request = replyRequest(call, reply)) {
                      desk.command<SavedReply>(call, reply, company,
                                               [company, id, request = *request](CommandContext &context) {
                                                   return saveReply(context, company, id, request);
                                               });
                  }
              }))));
    routes.push_back(
        route(Method::Delete, "/saved-replies/{id}", "Removes a saved reply",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  const SavedReplyId id{call.captures.value(0).toLongLong()};
                  desk.engine.submit<bool>(
                      actorOf(call),
                      [company, id](CommandContext &context) -> base::Result<bool> {
                          const auto removed = commands::deleteReply(context, company, id);
                          return removed ? base::Result<bool>(true) : removed.error();
                      },
                      &desk.context,
                      [reply](const base::Result<bool> &done) { reply(done ? answer({}) : refusal(done.error())); });
              })));
}

/// The reply of a route that shows a configuration; @p reply says of its `config` that it is an object.
QJsonObject withConfig(QJsonObject reply)
{
    return schema::withOptional(std::move(reply), {{"config", schemaFor(static_cast<const CompanyConfig *>(nullptr))}});
}

void addConfig(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::Config>(
        route(Method::Get, "/config", "The company's configuration",
              desk.entered(Role::Supervisor, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  const auto entry = desk.engine.directory()->companies.value(company.value);
                  reply(entry ? answer(deskapi::encode(printed(entry->company)))
                              : refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
              }))));
    routes.back().doc.responseSchema = withConfig(routes.back().doc.responseSchema);
    routes.push_back(typed<Nothing, deskapi::Config>(
        route(Method::Put, "/config", "Merges a patch into the configuration; every save is a version",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  const auto patch = jsonBody(call);
                  if (!patch)
                      return reply(refusal(patch.error()));
                  desk.command<deskapi::Config>(
                      call, reply, company,
                      [company, patch = *patch](CommandContext &context) -> base::Result<deskapi::Config> {
                          const auto saved = TRY(commands::saveConfig(context, company, patch));
                          return printed(saved);
                      });
              }))));
    routes.back().doc.requestSchema = configPatchSchema();
    routes.back().doc.responseSchema = withConfig(routes.back().doc.responseSchema);
    routes.push_back(typed<Nothing, deskapi::ConfigVersions>(asking(
        route(
            Method::Get, "/config/versions", "The saves of the configuration, newest first",
            desk.entered(
                Role::Supervisor,
                [&desk](const Call &call, const Reply &reply, CompanyId company) {
                    QueryFields query(call);
                    const int limit = query.integer(u"limit", 20, 1, 100);
                    if (query.error())
                        return reply(refusal(*query.error()));
                    desk.read<deskapi::ConfigVersions>(
                        reply, [company, limit](store::Readers &readers) -> base::Result<deskapi::ConfigVersions> {
                            const auto history = TRY(readers.rows.companies.history(company, limit));
                            deskapi::ConfigVersions versions;
                            for (const store::ConfigVersion &each : history)
                                versions.versions.push_back({each.version, each.at, each.who, each.before, each.after});
                            return versions;
                        });
                })),
        {"limit"})));
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

} // namespace

void addSettings(std::vector<Route> &routes, Desk &desk)
{
    addSavedReplies(routes, desk);
    addConfig(routes, desk);
    routes.push_back(typed<Nothing, deskapi::AuditPage>(
        asking(route(Method::Get, "/audit", "Who did what, newest first",
                     desk.entered(Role::Supervisor,
                                  [&desk](const Call &call, const Reply &reply, CompanyId company) {
                                      const auto asked = auditQuery(call, company, *desk.engine.directory());
                                      if (!asked)
                                          return reply(refusal(asked.error()));
                                      desk.read<deskapi::AuditPage>(reply, [asked = *asked](store::Readers &readers) {
                                          return readAudit(readers, asked);
                                      });
                                  })),
               {"from", "to", "actor", "command", "session", "before", "limit"})));
}

} // namespace tierdesk::dialects::desk
