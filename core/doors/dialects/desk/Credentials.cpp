#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Tokens.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects::desk {

namespace {

void listCredentials(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    desk.read(route::ListCredentials, reply, [company](store::Readers &readers) -> base::Result<deskapi::Credentials> {
        const auto all = TRY(readers.rows.credentials.all(company));
        deskapi::Credentials live;
        for (const Credential &each : all) {
            if (!each.revokedAt)
                live.credentials.push_back(infoOf(each));
        }
        return live;
    });
}

void createCredential(Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                      const deskapi::NewCredential &request)
{
    if (const auto keyed = keyedOf(call, "desk"); !keyed)
        return reply(refusal(keyed.error()));
    const auto made = makeCredential(request, company, call.receivedAt, desk.seal, desk.keys);
    if (!made)
        return reply(refusal(made.error()));
    // What is kept for repeats stands on disk for a day: neither the secret nor a hash that it could be guessed by.
    deskapi::NewCredential bare = request;
    bare.secret.clear();
    desk.command(
        route::CreateCredential, withBody(call, bare), withSecret(reply, made->secret), company,
        [credential = made->credential](engine::CommandContext &context) -> base::Result<deskapi::CreatedCredential> {
            const auto created = TRY(engine::commands::createCredential(context, credential));
            return deskapi::CreatedCredential{infoOf(created), {}};
        });
}

void revokeCredential(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(call, reply,
                 [company, id = CredentialId{call.captures.value(0).toLongLong()}](engine::CommandContext &context) {
                     return engine::commands::revokeCredential(context, company, id);
                 });
}

} // namespace

void addCredentials(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ListCredentials, &listCredentials);
    add(routes, desk, route::CreateCredential, &createCredential);
    add(routes, desk, route::RevokeCredential, &revokeCredential);
}

} // namespace tierdesk::dialects::desk
