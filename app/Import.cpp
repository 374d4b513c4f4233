#include "app/Import.h"

#include "app/Await.h"
#include "app/CompanyChoice.h"
#include "app/ImportRows.h"
#include "core/base/Json.h"
#include "core/domain/FieldReader.h"
#include "core/domain/Session.h"
#include "core/engine/CommandContext.h"
#include "core/store/Repositories.h"

#include <algorithm>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;
using engine::commands::Upserted;

struct CompanyRow {
    QString key, name;
    std::optional<std::array<char, 3>> currency;
    QJsonObject config;
};

Result<CompanyRow> companyRowFrom(const QJsonObject &json)
{
    FieldReader fields(json);
    CompanyRow row;
    fields.require(u"key");
    fields.require(u"name");
    if (fields.text(u"key", row.key, 64) && !row.key.isEmpty() && !isSessionId(row.key))
        fields.refuse(u"key", u"must be 1 to 64 of letters, digits and ._:-"_s);
    fields.text(u"name", row.name, 200);
    if (std::array<char, 3> currency{'U', 'S', 'D'}; fields.currency(u"currency", currency))
        row.currency = currency;
    if (const QJsonValue config = fields.take(u"config"); config.isObject())
        row.config = config.toObject();
    else if (!config.isUndefined())
        fields.refuse(u"config", u"must be an object"_s);
    if (const auto &error = fields.finish())
        return *error;
    return row;
}

Result<void> rename(engine::CommandContext &context, const Company &company, const QString &name)
{
    if (company.name == name)
        return {};
    TRY(context.store().companies.rename(company.id, name));
    context.touchCompanies();
    engine::Event event;
    event.kinds = {"config.saved"};
    return context.record({.company = company.id,
                           .command = "company.rename",
                           .subject = company.key,
                           .before = base::toJson(QJsonObject{{u"name"_s, company.name}}),
                           .after = base::toJson(QJsonObject{{u"name"_s, name}}),
                           .event = std::move(event)});
}

Result<void> putCompany(engine::CommandContext &context, const QJsonObject &json)
{
    const auto row = TRY(companyRowFrom(json));
    const auto inConfig = [](base::Error error) {
        if (error.fault == Fault::InvalidInput && !error.where.isEmpty())
            error.where.prepend(u"config."_s);
        return error;
    };
    const auto known = TRY(context.store().companies.byKey(row.key));
    if (known) {
        if (row.currency && *row.currency != known->config.currency)
            return base::fail(Fault::InvalidInput,
                              u"the company's currency is %1"_s.arg(Money{0, known->config.currency}.code()),
                              u"currency"_s);
        // The config is looked at first: a row goes in whole or not at all.
        if (!row.config.isEmpty()) {
            const auto saved = engine::commands::saveConfig(context, known->id, row.config);
            if (!saved)
                return inConfig(saved.error());
        }
        return rename(context, *known, row.name);
    }
    const auto config =
        mergeConfig(defaultConfig(row.currency.value_or(std::array<char, 3>{'U', 'S', 'D'})), row.config);
    if (!config)
        return inConfig(config.error());
    TRY(engine::commands::createCompany(context, row.key, row.name, *config));
    return {};
}

Result<Upserted> upsertCompanies(engine::CommandContext &context, const QJsonArray &rows)
{
    Upserted upserted;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto done = putCompany(context, rows.at(i).toObject());
        if (done)
            ++upserted.accepted;
        else if (done.error().fault == Fault::StorageFailed)
            return done.error();
        else
            upserted.errors.push_back({static_cast<int>(i), done.error().message, done.error().where});
    }
    return upserted;
}

/// A row that says no currency means the company's.
void settleCurrency(QJsonArray &rows, std::array<char, 3> currency)
{
    const QString code = Money{0, currency}.code();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QJsonObject row = rows.at(i).toObject();
        if (row.contains(u"currency"))
            continue;
        row.insert(u"currency"_s, code);
        rows.replace(i, row);
    }
}

/// Rows of one command: a server may have other work meanwhile.
constexpr qsizetype SliceRows = 250;

QJsonArray sliceOf(const QJsonArray &rows, qsizetype begin)
{
    QJsonArray slice;
    for (qsizetype i = begin; i < std::min(begin + SliceRows, rows.size()); ++i)
        slice.append(rows.at(i));
    return slice;
}

using Upsert = Result<Upserted> (*)(engine::CommandContext &, CompanyId, const QJsonArray &);

Upsert upsertOf(const QString &what)
{
    return what == u"orders"          ? engine::commands::upsertOrders
           : what == u"customers"     ? engine::commands::upsertCustomers
           : what == u"products"      ? engine::commands::upsertProducts
           : what == u"subscriptions" ? engine::commands::upsertSubscriptions
           : what == u"articles"      ? engine::commands::upsertArticles
                                      : nullptr;
}

} // namespace

Result<ImportReport> importRows(engine::Engine &engine, const QString &what, const QString &path,
                                const QByteArray &text, const QString &companyKey)
{
    if (!isImportable(what))
        return base::fail(Fault::InvalidInput,
                          u"\"%1\" cannot be imported: use orders, customers, products, subscriptions, "
                          "articles or companies"_s.arg(what));
    const Upsert upsert = upsertOf(what);
    const auto directory = engine.directory();
    CompanyId company;
    if (upsert) {
        const auto found = TRY(companyFor(*engine.directory(), companyKey));
        company = found.id;
    }
    auto read = TRY(path.endsWith(u".csv", Qt::CaseInsensitive) ? rowsFromCsv(what, text)
                                                                : Result<ImportRows>(rowsFromJsonLines(text)));

    const engine::CompanyEntry *entry = directory->company(company);
    if (entry && what != u"articles")
        settleCurrency(read.rows, entry->company.config.currency);
    ImportReport report;
    report.refused = std::move(read.refused);
    if (!read.rows.isEmpty()) {
        Waiter waiter;
        const Actor actor{
            .kind = Actor::Kind::Command, .user = {}, .name = u"tierdesk import"_s, .from = u"command line"_s};
        for (qsizetype begin = 0; begin < read.rows.size(); begin += SliceRows) {
            const QJsonArray rows = sliceOf(read.rows, begin);
            const auto upserted = waiter.command<Upserted>(engine, actor, [&](engine::CommandContext &context) {
                return upsert ? upsert(context, company, rows) : upsertCompanies(context, rows);
            });
            if (!upserted)
                return upserted.error();
            report.accepted += upserted->accepted;
            for (const engine::commands::RowError &error : upserted->errors)
                report.refused.push_back(
                    {read.lines[static_cast<size_t>(begin + error.row)], error.reason, error.where});
        }
    }
    std::sort(report.refused.begin(), report.refused.end(),
              [](const RowFault &a, const RowFault &b) { return a.line < b.line; });
    return report;
}

} // namespace tierdesk::app
