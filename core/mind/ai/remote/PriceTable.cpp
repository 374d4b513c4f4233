#include "core/mind/ai/remote/PriceTable.h"

#include "core/base/Json.h"
#include "core/domain/FieldReader.h"

#include <QtCore/QFile>

namespace tierdesk::ai {

using base::Fault;
using base::Result;

Result<PriceTable> PriceTable::load()
{
    QFile file(QStringLiteral(":/prices/models.json"));
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::Internal, QStringLiteral("the price table is not in the program"), file.fileName());
    const auto json = base::parseJsonObject(file.readAll());
    if (!json)
        return base::fail(Fault::Internal, json.error().message, file.fileName());
    PriceTable table;
    FieldReader fields(*json);
    fields.require(u"asOf");
    fields.text(u"asOf", table.asOf, 10);
    fields.require(u"source");
    fields.text(u"source", table.source, 500);
    fields.objects(u"prices", 1000, [&](FieldReader &child) { readFields(child, table.prices.emplace_back()); });
    fields.require(u"unknown");
    fields.object(u"unknown", [&](FieldReader &child) { readFields(child, table.unknown); });
    if (const auto &error = fields.finish())
        return base::fail(Fault::Internal, error->message, error->where);
    return table;
}

const ModelPrice *PriceTable::find(const ModelsConfig &models, QStringView model) const
{
    const ModelPrice *own = priceOf(models.prices, model);
    return own ? own : priceOf(prices, model);
}

void PriceTable::price(const ModelsConfig &models, ModelUse &use) const
{
    const ModelPrice *known = find(models, use.model);
    use.isPriced = known;
    use.cost = known ? costOf(use, *known) : models.budgetPerDay ? costOf(use, unknown) : 0;
}

QStringList PriceTable::unpriced(const ModelsConfig &models, const ModelProvider &provider) const
{
    QStringList missing;
    for (const ModelSize size : {ModelSize::Small, ModelSize::Large}) {
        const QString &model = provider.model(size);
        if (!model.isEmpty() && !find(models, model) && !missing.contains(model))
            missing.append(model);
    }
    return missing;
}

} // namespace tierdesk::ai
