#include "core/mind/ai/remote/PriceTable.h"

#include "core/base/Json.h"
#include "core/domain/FieldReader.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace tierdesk::ai {

using base::Fault;
using base::Result;

namespace {

/// Returns whether @p rest, the text after a row's model name, is only a date or variant: not the "o" of "gpt-4o" or
/// the "-9" of "claude-opus-5-9", whose prices are unknown, nor "-pro", which is much more expensive.
bool isOfSameVersion(QStringView rest)
{
    static const QRegularExpression Other(u"^(?:[\\w.]|-(?:\\d{1,2}(?!\\d)|pro\\b))"_s);
    return !Other.match(rest.toString()).hasMatch();
}

} // namespace

Result<PriceTable> PriceTable::load()
{
    QFile file(u":/prices/models.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::Internal, u"the price table is not in the program"_s, file.fileName());
    return read(file.readAll());
}

Result<PriceTable> PriceTable::read(const QByteArray &json)
{
    const auto parsed = base::parseJsonObject(json);
    if (!parsed)
        return base::fail(Fault::Internal, parsed.error().message, parsed.error().where);
    PriceTable table;
    QStringList sources;
    FieldReader io(*parsed);
    io.require(u"tables");
    io.objects(u"tables", 100, [&](FieldReader &each) {
        QString day;
        QString source;
        each.require(u"asOf");
        each.text(u"asOf", day, 10);
        each.require(u"source");
        each.text(u"source", source, 500);
        std::vector<ModelPrice> prices;
        each.list(u"prices", prices, 1000);
        table.prices.insert(table.prices.end(), prices.begin(), prices.end());
        // ISO dates sort as text.
        if (table.asOf.isEmpty() || day < table.asOf)
            table.asOf = day;
        sources.append(u"%1: %2"_s.arg(day, source));
    });
    table.source = sources.join(u"; "_s);
    io.require(u"unknown");
    io.object(u"unknown", [&](FieldReader &child) { fields(child, table.unknown); });
    if (const auto &error = io.finish())
        return base::fail(Fault::Internal, error->message, error->where);
    return table;
}

const ModelPrice *PriceTable::find(const ModelsConfig &models, QStringView model) const
{
    if (const ModelPrice *own = priceOf(models.prices, model))
        return own;
    const ModelPrice *best = priceOf(prices, model);
    return best && isOfSameVersion(model.sliced(best->model.size())) ? best : nullptr;
}

void PriceTable::price(const ModelsConfig &models, ModelUse &use) const
{
    if (use.isLocal) {
        use.isPriced = true;
        use.cost = 0;
        return;
    }
    const ModelPrice *known = find(models, use.model);
    use.isPriced = known;
    use.cost = known ? costOf(use, *known) : models.budgetPerDay ? costOf(use, unknown) : 0;
}

QStringList PriceTable::unpriced(const ModelsConfig &models, const ModelProvider &provider) const
{
    QStringList missing;
    if (provider.isLocal)
        return missing;
    for (const ModelSize size : {ModelSize::Small, ModelSize::Large}) {
        const QString &model = provider.model(size);
        if (!model.isEmpty() && !find(models, model) && !missing.contains(model))
            missing.append(model);
    }
    return missing;
}

} // namespace tierdesk::ai
