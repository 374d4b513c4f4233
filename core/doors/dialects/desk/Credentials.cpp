#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Tokens.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects::desk {

namespace {

/// The id of a path; 0 for what is none.
qint64 credentialIdOf(const Call &call)
{
    return call.captures.value(0).toLongLong();
}

void create(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto request = requestOf<deskapi::NewCredential>(call, reply);
    if (!request)
        return;
    auto keyed = keyedOf(call, "desk");
    if (!keyed)
        return reply(refusal(keyed.error()));
    const auto made = makeCredential(*request, company, call.receivedAt, desk.seal, desk.keys);
    if (!made)
        return reply(refusal(made.error()));
    if (*keyed) {
        // What is kept for repeats stands on disk for a day: neither the secret nor a hash that it could be guessed by.
        Call bare = call;
        deskapi::NewCredential shown = *request;
        shown.secret.clear();
        bare.body = base::toJson(deskapi::encode(shown));
        keyed = keyedOf(bare, "desk");
    }
    submitKeyed<Credential>(
        desk.engine,
        {actorOf(call), company, *std::move(keyed),
         [credential = made->credential](engine::CommandContext &context) {
             return engine::commands::createCredential(context, credential);
         },
         [](const Credential &credential) {
             return base::toJson(deskapi::encode(deskapi::CreatedCredential{infoOf(credential), {}}));
         },
         201},
        &desk.context, [reply, secret = made->secret](base::Result<Answer> done) {
            if (!done)
                return reply(refusal(done.error()));
            auto json = base::parseJsonObject(done->body);
            const bool isRepeat = !done->headers.empty();
            if (json && !isRepeat) {
                json->insert(u"secret", secret);
                done->body = base::toJson(*json);
                done->headers.emplace_back("Cache-Control", "no-store");
            }
            reply(*std::move(done));
        });
}

} // namespace

void addCredentials(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::Credentials>(
        route(Method::Get, "/credentials", "The company's credentials, without their secrets",
              desk.entered(Role::Admin, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  desk.read<deskapi::Credentials>(
                      reply, [company](store::Readers &readers) -> base::Result<deskapi::Credentials> {
                          const auto all = TRY(readers.rows.credentials.all(company));
                          deskapi::Credentials live;
                          for (const Credential &each : all) {
                              if (!each.revokedAt)
                                  live.credentials.push_back(infoOf(each));
                          }
                          return live;
                      });
              }))));
    routes.push_back(typed<deskapi::NewCredential, deskapi::CreatedCredential>(
        route(Method::Post, "/credentials", "A new credential; its secret is shown here only",
              desk.entered(Role::Admin, [&desk](const Call &call, const Reply &reply,
                                                CompanyId company) { create(desk, call, reply, company); }),
              201)));
    routes.push_back(
        route(Method::Delete, "/credentials/{id}", "Revokes a credential",
              desk.entered(Role::Admin, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  desk.engine.submit<bool>(
                      actorOf(call),
                      [company,
                       id = CredentialId{credentialIdOf(call)}](engine::CommandContext &context) -> base::Result<bool> {
                          const auto revoked = engine::commands::revokeCredential(context, company, id);
                          return revoked ? base::Result<bool>(true) : revoked.error();
                      },
                      &desk.context,
                      [reply](const base::Result<bool> &done) { reply(done ? answer({}) : refusal(done.error())); });
              })));
}

} // namespace tierdesk::dialects::desk
