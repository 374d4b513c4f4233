#include "core/doors/dialects/desk/Rows.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

constexpr qsizetype PreviewLength = 200;
constexpr int PreviewReach = 12; ///< messages to look back for the customer's last words

QString previewOf(const Message &message)
{
    if (!message.text.isEmpty())
        return message.text.left(PreviewLength);
    QStringList names;
    for (const Attachment &each : message.attachments)
        names.append(each.name);
    return names.join(u", "_s).left(PreviewLength);
}

} // namespace

deskapi::SessionRow rowOf(const Session &session)
{
    deskapi::SessionRow row;
    row.id = session.id;
    row.customerRef = session.customerRef;
    row.isVerified = session.isVerified;
    row.channel = session.channel;
    row.door = session.door;
    row.tier = session.tier;
    row.status = session.status;
    row.category = session.category;
    row.summary = session.summary;
    row.score = session.score;
    row.sentiment = session.sentiment;
    row.language = session.language;
    row.priority = session.priority;
    row.messageCount = session.messageCount;
    row.tags = session.tags;
    row.holder = session.holder;
    row.contact = session.contact;
    row.previous = session.previous;
    row.resolution = session.resolution;
    row.rating = session.rating;
    row.createdAt = session.createdAt;
    row.updatedAt = session.updatedAt;
    row.waitingSince = session.waitingSince;
    row.claimedAt = session.claimedAt;
    row.snoozedUntil = session.snoozedUntil;
    row.firstResponseDue = session.firstResponseDue;
    row.firstResponseAt = session.firstResponseAt;
    row.resolutionDue = session.resolutionDue;
    row.resolvedAt = session.resolvedAt;
    row.version = session.version;
    return row;
}

deskapi::SessionRow rowOf(const store::QueueRow &from)
{
    deskapi::SessionRow row = rowOf(from.session);
    row.customerName = from.customerName;
    row.isVip = from.isVip;
    row.preview = from.lastCustomerText;
    row.reason = from.reason;
    row.ticket = from.ticket;
    row.holderName = from.holderName;
    return row;
}

base::Result<deskapi::SessionRow> fullRow(const store::Readers &readers, const Session &session)
{
    auto found = TRY(readers.queue.row(session.company, session.key));
    if (!found)
        return rowOf(session);
    found->session = session;
    return rowOf(*found);
}

base::Result<deskapi::SessionRow> fullRow(const store::Repositories &store, const engine::Directory &directory,
                                          const Session &session)
{
    deskapi::SessionRow row = rowOf(session);
    row.holderName = directory.userName(session.holder);
    if (session.customer.isSet()) {
        const auto customer = TRY(store.customers.byId(session.customer));
        if (customer) {
            row.customerName = customer->name;
            row.isVip = customer->isVip;
        }
    }
    const auto escalations = TRY(store.escalations.ofSession(session.key));
    if (!escalations.empty()) {
        row.reason = escalations.back().reason;
        row.ticket = escalations.back().ticket;
    }
    const auto messages = TRY(store.messages.lastOf(session.key, PreviewReach));
    const auto last = std::find_if(messages.rbegin(), messages.rend(),
                                   [](const Message &each) { return each.speaker == Speaker::Customer; });
    if (last != messages.rend())
        row.preview = previewOf(*last);
    return row;
}

base::Result<deskapi::Allowance> allowanceOf(const store::Repositories &store, const Company &company,
                                             CustomerId customer, Timestamp now)
{
    const CompanyConfig &config = company.config;
    const Capabilities &may = config.humanAgent.capabilities;
    deskapi::Allowance allowance;
    allowance.canModifySubscription = may.canModifySubscription;
    allowance.canCancelOrders = may.canCancelOrders;
    allowance.canChangeAddress = may.canChangeAddress;
    const struct {
        ActionKind kind;
        bool isAllowed;
        Money limit;
    } kinds[] = {{ActionKind::Refund, may.canProcessRefunds, may.maxRefundAmount},
                 {ActionKind::Credit, may.canApplyCredits, may.maxCreditAmount},
                 {ActionKind::Replacement, may.canSendReplacements, may.maxReplacementAmount}};
    for (const auto &each : kinds) {
        qint64 used = 0;
        if (customer.isSet()) {
            used = TRY(store.actions.grantedSum(customer, each.kind, now - config.sessions.authorityPeriod));
        }
        const Money limit{each.isAllowed ? each.limit.minor : 0, config.currency};
        allowance.lines.push_back({each.kind, each.isAllowed, limit, Money{used, config.currency},
                                   Money{std::max<qint64>(0, limit.minor - used), config.currency}});
    }
    return allowance;
}

deskapi::Person personOf(const User &user)
{
    return {user.id, user.name, user.role, user.presence};
}

deskapi::UserInfo infoOf(const User &user, const engine::Directory &directory)
{
    deskapi::UserInfo info;
    info.id = user.id;
    info.email = user.email;
    info.name = user.name;
    info.role = user.role;
    info.presence = user.presence;
    if (const auto *home = directory.company(user.company))
        info.company = home->company.key;
    for (const auto &ref : refsOf(user.companies, directory))
        info.companies.append(ref.key);
    info.createdAt = user.createdAt;
    return info;
}

std::vector<deskapi::CompanyRef> refsOf(const std::vector<CompanyId> &companies, const engine::Directory &directory)
{
    std::vector<deskapi::CompanyRef> refs;
    for (CompanyId id : companies) {
        if (const auto *entry = directory.company(id)) {
            const Company &company = entry->company;
            refs.push_back({company.key, company.name, QString::fromLatin1(company.config.currency.data(), 3),
                            company.config.isEnabled});
        }
    }
    return refs;
}

} // namespace tierdesk::dialects::desk
