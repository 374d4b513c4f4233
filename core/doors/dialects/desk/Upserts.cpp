#include "core/domain/SchemaParts.h"
#include "core/doors/dialects/desk/Desk.h"

namespace tierdesk::dialects::desk {

namespace {

using engine::Unit;
namespace commands = engine::commands;

constexpr qsizetype MaxRows = 10'000;
constexpr qsizetype MaxBytes = 10 << 20;
/// Rows of one command: the writer has other work too.
constexpr qsizetype SliceRows = 250;

/// What a worker makes of the body.
struct Parsed {
    QJsonArray rows;
    std::optional<engine::Keyed> keyed;
};

base::Result<QJsonArray> parse(const Call &call)
{
    const auto json = base::parseJson(call.body, {.depth = 16, .size = MaxBytes});
    if (!json)
        return json.error();
    if (!json->isArray())
        return base::fail(base::Fault::InvalidInput, QStringLiteral("the body must be an array of rows"));
    QJsonArray rows = json->toArray();
    if (rows.size() > MaxRows)
        return base::fail(base::Fault::TooLarge, QStringLiteral("more than %1 rows").arg(MaxRows), {},
                          {{QStringLiteral("rows"), rows.size()}});
    return rows;
}

/// One upload on its way through the engine, slice by slice, so that turns are settled in between.
class Upload final : public std::enable_shared_from_this<Upload>
{
public:
    Upload(Desk &desk, const Call &call, Reply reply, CompanyId company, Upsert upsert, Parsed parsed)
        : m_desk(desk)
        , m_actor(actorOf(call))
        , m_reply(std::move(reply))
        , m_company(company)
        , m_upsert(std::move(upsert))
        , m_parsed(std::move(parsed))
    {}

    void next()
    {
        struct Step {
            commands::Upserted upserted;
            std::optional<QByteArray> kept;
        };
        const auto self = shared_from_this();
        m_desk.engine.submit<Step>(
            m_actor,
            [self](Unit &unit) -> base::Result<Step> {
                const auto &keyed = self->m_parsed.keyed;
                Step step;
                if (self->m_begin == 0 && keyed) {
                    auto kept = unit.replay(self->m_company, *keyed);
                    if (!kept)
                        return kept.error();
                    step.kept = *std::move(kept);
                    if (step.kept)
                        return step;
                }
                auto upserted = self->m_upsert(unit, self->m_company, self->slice());
                if (!upserted)
                    return upserted.error();
                step.upserted = *std::move(upserted);
                if (keyed && self->isLast()) {
                    deskapi::Upserted whole = self->m_whole;
                    self->add(step.upserted, whole);
                    const auto kept =
                        unit.keep(self->m_company, *keyed, packAnswer(200, base::toJson(deskapi::encode(whole))));
                    if (!kept)
                        return kept.error();
                }
                return step;
            },
            &m_desk.context,
            [self](const base::Result<Step> &step) {
                if (!step)
                    return self->m_reply(refusal(step.error()));
                if (step->kept)
                    return self->m_reply(replayedAnswer(*step->kept));
                self->add(step->upserted, self->m_whole);
                if (self->isLast())
                    return self->m_reply(answer(deskapi::encode(self->m_whole)));
                self->m_begin += SliceRows;
                self->next();
            });
    }

private:
    [[nodiscard]] bool isLast() const { return m_begin + SliceRows >= m_parsed.rows.size(); }
    [[nodiscard]] QJsonArray slice() const
    {
        QJsonArray rows;
        for (qsizetype i = m_begin; i < std::min(m_begin + SliceRows, m_parsed.rows.size()); ++i)
            rows.append(m_parsed.rows.at(i));
        return rows;
    }
    void add(const commands::Upserted &part, deskapi::Upserted &whole) const
    {
        whole.accepted += part.accepted;
        for (const commands::RowError &each : part.errors)
            whole.errors.push_back({static_cast<int>(m_begin) + each.row, each.reason, each.where});
    }

    Desk &m_desk;
    const Actor m_actor;
    const Reply m_reply;
    const CompanyId m_company;
    const Upsert m_upsert;
    const Parsed m_parsed;
    // Touched by the server thread and, while it waits for a slice, by the engine's.
    qsizetype m_begin = 0;
    deskapi::Upserted m_whole;
};

/// Rows of @p row, whose members are those of docs/import.md.
QJsonObject schemaOfRows(const QJsonObject &row)
{
    QJsonObject rows = schema::listOf(row);
    rows.insert(QStringLiteral("maxItems"), MaxRows);
    return rows;
}

} // namespace

void uploadRows(Desk &desk, const Call &call, const Reply &reply, CompanyId company, Upsert upsert,
                std::function<base::Result<QJsonArray>()> parse)
{
    desk.onWorker<base::Result<Parsed>>(
        [call, parse = std::move(parse)]() -> base::Result<Parsed> {
            const auto keyed = keyedOf(call, "desk");
            if (!keyed)
                return keyed.error();
            auto rows = parse();
            if (!rows)
                return rows.error();
            return Parsed{std::move(*rows), *keyed};
        },
        [&desk, call, reply, company, upsert = std::move(upsert)](base::Result<Parsed> parsed) {
            if (!parsed)
                return reply(refusal(parsed.error()));
            std::make_shared<Upload>(desk, call, reply, company, upsert, *std::move(parsed))->next();
        });
}

void addUpserts(std::vector<Route> &routes, Desk &desk)
{
    const auto upsert = [&](const QByteArray &what, const QJsonObject &row, const Upsert &command) {
        Route made = typed<Nothing, deskapi::Upserted>(route(
            Method::Post, "/" + what, "Bulk upsert of " + what + ": bad rows are named, good ones go in",
            desk.entered(Role::Supervisor, [&desk, command](const Call &call, const Reply &reply, CompanyId company) {
                uploadRows(desk, call, reply, company, command, [call] { return parse(call); });
            })));
        made.maxBody = MaxBytes;
        made.doc.requestSchema = schemaOfRows(row);
        routes.push_back(std::move(made));
    };
    using namespace schema;
    const QJsonObject list = type("array");
    const auto needing = [](std::initializer_list<const char *> names) {
        QStringList needed;
        for (const char *each : names)
            needed.append(QLatin1String(each));
        return needed;
    };
    upsert("orders",
           object({{"number", text()},
                   {"customerId", text()},
                   {"placedAt", time()},
                   {"status", text()},
                   {"currency", text()},
                   {"items", list},
                   {"total", number()},
                   {"paid", number()},
                   {"refunded", number()},
                   {"payments", list},
                   {"address", type("object")},
                   {"shipments", list},
                   {"isReturnRequested", flag()}},
                  needing({"number", "customerId", "placedAt"})),
           &commands::upsertOrders);
    upsert("customers",
           object({{"ref", text()},
                   {"name", text()},
                   {"email", text()},
                   {"phone", text()},
                   {"tier", text()},
                   {"currency", text()},
                   {"lifetimeValue", number()},
                   {"isVip", flag()},
                   {"language", text()},
                   {"createdAt", time()}},
                  needing({"ref"})),
           &commands::upsertCustomers);
    upsert("products",
           object({{"sku", text()},
                   {"name", text()},
                   {"description", text()},
                   {"currency", text()},
                   {"price", number()},
                   {"variants", listOf(text())},
                   {"stock", integer()}},
                  needing({"sku", "name"})),
           &commands::upsertProducts);
    upsert("subscriptions",
           object({{"ref", text()},
                   {"customerId", text()},
                   {"plan", text()},
                   {"status", text()},
                   {"currency", text()},
                   {"price", number()},
                   {"renewsAt", time()}},
                  needing({"ref", "customerId", "plan"})),
           &commands::upsertSubscriptions);
    upsert("articles",
           object({{"ref", text()},
                   {"title", text()},
                   {"body", text()},
                   {"tags", listOf(text())},
                   {"language", text()},
                   {"version", integer()},
                   {"updatedAt", time()}},
                  needing({"ref", "title", "body"})),
           &commands::upsertArticles);
}

} // namespace tierdesk::dialects::desk
