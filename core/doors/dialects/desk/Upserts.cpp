#include "core/domain/Fields.h"
#include "core/domain/Shop.h"
#include "core/doors/dialects/desk/Slices.h"

namespace tierdesk::dialects::desk {

namespace {

using engine::CommandContext;
namespace commands = engine::commands;

constexpr qsizetype MaxRows = 10'000;
constexpr qsizetype MaxUpsertBytes = 10 << 20;
/// Rows of one command: the writer has other work too.
constexpr qsizetype SliceRows = 250;

/// What a worker makes of the body.
struct Parsed {
    QJsonArray rows;
    std::optional<engine::Keyed> keyed;
};

base::Result<QJsonArray> parse(const Call &call)
{
    const auto json = TRY(base::parseJson(call.body, {.depth = 16, .size = MaxUpsertBytes}));
    if (!json.isArray())
        return base::fail(base::Fault::InvalidInput, u"the body must be an array of rows"_s);
    QJsonArray rows = json.toArray();
    if (rows.size() > MaxRows)
        return base::fail(base::Fault::TooLarge, u"more than %1 rows"_s.arg(MaxRows), {}, {{u"rows"_s, rows.size()}});
    return rows;
}

/// Puts the rows that follow on those of @p done, each of which was accepted or refused.
base::Result<bool> putSlice(CommandContext &context, CompanyId company, const Upsert &upsert, const QJsonArray &rows,
                            deskapi::Upserted &done)
{
    const qsizetype begin = done.accepted + static_cast<qsizetype>(done.errors.size());
    const qsizetype end = std::min(begin + SliceRows, rows.size());
    QJsonArray slice;
    for (qsizetype i = begin; i < end; ++i)
        slice.append(rows.at(i));
    const auto upserted = TRY(upsert(context, company, slice));
    done.accepted += upserted.accepted;
    for (const commands::RowError &each : upserted.errors)
        done.errors.push_back({static_cast<int>(begin) + each.row, each.reason, each.where});
    return end == rows.size();
}

/// The schema of a body with rows of @p T, whose members are those of docs/import.md.
template<class T>
QJsonObject schemaOfRows()
{
    QJsonObject rows = schema::listOf(described<T>(FieldSchema::Of::Request));
    rows.insert(u"maxItems"_s, MaxRows);
    return rows;
}

/// Adds a bulk upsert of rows of @p T.
template<class T>
void addUpsert(std::vector<Route> &routes, Desk &desk, const deskapi::Post<QJsonArray, deskapi::Upserted> &declared,
               const Upsert &command)
{
    auto upload = [command](Desk &its, const Call &call, const Reply &reply, CompanyId company) {
        uploadRows(its, call, reply, company, command, [call] { return parse(call); });
    };
    Route &made = add(routes, desk, declared, std::move(upload));
    made.maxBody = MaxUpsertBytes;
    made.doc.requestSchema = schemaOfRows<T>();
}

void removeArticle(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(call, reply, [company, ref = call.captures.value(0)](CommandContext &context) {
        return commands::deleteArticle(context, company, ref);
    });
}

} // namespace

void uploadRows(Desk &desk, const Call &call, const Reply &reply, CompanyId company, Upsert upsert,
                std::function<base::Result<QJsonArray>()> parse)
{
    desk.onWorker<base::Result<Parsed>>(
        [call, parse = std::move(parse)]() -> base::Result<Parsed> {
            const auto keyed = TRY(keyedOf(call, "desk"));
            auto rows = TRY(parse());
            return Parsed{std::move(rows), keyed};
        },
        [&desk, call, reply, company, upsert = std::move(upsert)](const base::Result<Parsed> &parsed) {
            if (!parsed)
                return reply(refusal(parsed.error()));
            const auto work = [company, upsert, rows = parsed->rows](CommandContext &context, deskapi::Upserted &done) {
                return putSlice(context, company, upsert, rows, done);
            };
            workOff<deskapi::Upserted>(desk, {actorOf(call), company, parsed->keyed, work}, reply);
        });
}

void addUpserts(std::vector<Route> &routes, Desk &desk)
{
    addUpsert<OfCustomer<Order>>(routes, desk, route::UpsertOrders, &commands::upsertOrders);
    addUpsert<Customer>(routes, desk, route::UpsertCustomers, &commands::upsertCustomers);
    addUpsert<Product>(routes, desk, route::UpsertProducts, &commands::upsertProducts);
    addUpsert<OfCustomer<Subscription>>(routes, desk, route::UpsertSubscriptions, &commands::upsertSubscriptions);
    addUpsert<Article>(routes, desk, route::UpsertArticles, &commands::upsertArticles);
    add(routes, desk, route::RemoveArticle, &removeArticle);
}

} // namespace tierdesk::dialects::desk
