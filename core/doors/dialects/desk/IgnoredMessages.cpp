#include "core/doors/deskapi/IgnoredMessages.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// Mails and text messages that came and were no turn: what a company must be able to look through, lest a customer's
// words be among them.
namespace tierdesk::dialects::desk {

namespace {

using base::Result;

void listIgnoredMessages(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const IgnoredMessageId before{query.id(u"before", u"next of a page"_s)};
    const int limit = query.integer(u"limit", 100, 1, 200);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ListIgnoredMessages, reply,
              [company, before, limit](store::Readers &readers) -> Result<deskapi::IgnoredMessages> {
                  auto found = TRY(readers.rows.ignoredMessages.page(company, before, limit + 1));
                  deskapi::IgnoredMessages page;
                  page.channelMessages = std::move(found);
                  if (page.channelMessages.size() > static_cast<size_t>(limit)) {
                      page.channelMessages.pop_back();
                      page.next = page.channelMessages.back().id;
                  }
                  return page;
              });
}

} // namespace

void addIgnoredMessages(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ListIgnoredMessages, &listIgnoredMessages);
}

} // namespace tierdesk::dialects::desk
