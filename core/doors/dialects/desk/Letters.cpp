#include "core/doors/deskapi/Letters.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/IgnoredLetters.h"
#include "core/store/Readers.h"

// Mails and text messages that came and were no turn: what a company must be able to look through, lest a customer's
// words be among them.
namespace tierdesk::dialects::desk {

namespace {

using base::Result;

void listIgnored(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const LetterId before{query.id(u"before", QStringLiteral("next of a page"))};
    const int limit = query.integer(u"limit", 100, 1, 200);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read<deskapi::IgnoredLetters>(
        reply, [company, before, limit](store::Readers &readers) -> Result<deskapi::IgnoredLetters> {
            auto found = store::IgnoredLetters(readers.database).page(company, before, limit + 1);
            if (!found)
                return found.error();
            deskapi::IgnoredLetters page;
            page.letters = *std::move(found);
            if (page.letters.size() > static_cast<size_t>(limit)) {
                page.letters.pop_back();
                page.next = page.letters.back().id;
            }
            return page;
        });
}

} // namespace

void addLetters(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::IgnoredLetters>(asking(
        route(Method::Get, "/letters/ignored", "Mails and text messages that were not answered, newest first",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply,
                                                     CompanyId company) { listIgnored(desk, call, reply, company); })),
        {"before", "limit"})));
}

} // namespace tierdesk::dialects::desk
