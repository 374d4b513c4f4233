#include "core/domain/RecordSchemas.h"
#include "core/domain/SchemaParts.h"
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

/// Rows of @p row, whose members are those of docs/import.md.
QJsonObject schemaOfRows(const QJsonObject &row)
{
    QJsonObject rows = schema::listOf(row);
    rows.insert(u"maxItems"_s, MaxRows);
    return rows;
}

/// Adds the bulk upsert of @p what, whose rows have the schema @p row.
void addUpsert(std::vector<Route> &routes, Desk &desk, const QByteArray &what, const QJsonObject &row,
               const Upsert &command)
{
    Route made = typed<Nothing, deskapi::Upserted>(
        route(Method::Post, "/" + what, "Bulk upsert of " + what + ": bad rows are named, good ones go in",
              desk.entered(Role::Supervisor, [&desk, command](const Call &call, const Reply &reply, CompanyId company) {
                  uploadRows(desk, call, reply, company, command, [call] { return parse(call); });
              })));
    made.maxBody = MaxUpsertBytes;
    made.doc.requestSchema = schemaOfRows(row);
    routes.push_back(std::move(made));
}

void addArticleRemoval(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(
        route(Method::Delete, "/articles/{ref}", "Removes an article; answers no longer use it",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  desk.engine.submit<void>(
                      actorOf(call),
                      [company, ref = call.captures.value(0)](CommandContext &context) {
                          return commands::deleteArticle(context, company, ref);
                      },
                      &desk.context,
                      [reply](const base::Result<void> &done) { reply(done ? answer({}) : refusal(done.error())); });
              })));
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
    addUpsert(routes, desk, "orders", orderRowSchema(), &commands::upsertOrders);
    addUpsert(routes, desk, "customers", customerRowSchema(), &commands::upsertCustomers);
    addUpsert(routes, desk, "products", productRowSchema(), &commands::upsertProducts);
    addUpsert(routes, desk, "subscriptions", subscriptionRowSchema(), &commands::upsertSubscriptions);
    addUpsert(routes, desk, "articles", articleRowSchema(), &commands::upsertArticles);
    addArticleRemoval(routes, desk);
}

} // namespace tierdesk::dialects::desk
