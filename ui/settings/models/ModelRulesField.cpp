#include "ui/settings/models/ModelRulesField.h"

#include "core/domain/Models.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/FlowLayout.h"

#include <QtCore/QLocale>

namespace tierdesk::ui {

namespace {

QString complexityKey()
{
    return u"complexityFrom"_s;
}
QString sizeKey()
{
    return u"size"_s;
}

} // namespace

ModelRulesField::ModelRulesField(QWidget *parent)
    : RulesField(u"modelRule"_s, u"addModelRule"_s, parent)
{}

QJsonObject ModelRulesField::newRule() const
{
    return {{sizeKey(), QString(word(ModelSize::Large))}};
}

void ModelRulesField::fill(widgets::FlowLayout &row, int index, const QJsonObject &rule)
{
    const QString number = QLocale().toString(index + 1);
    auto *complexity = new NumberBox(0, 1, 2);
    complexity->setAccessibleName(tr("Complexity from, rule %1").arg(number));
    complexity->setToolTip(tr("0 is a greeting, 1 is the most complex request"));
    complexity->setSpecialValueText(tr("Any complexity"));
    complexity->setPrefix(tr("complexity from "));
    complexity->setSingleStep(0.05);
    complexity->setValue(rule.value(complexityKey()).toDouble());
    connect(complexity, &QDoubleSpinBox::valueChanged, this, [this, index](double from) {
        change(index, complexityKey(), from > 0 ? QJsonValue(from) : QJsonValue(QJsonValue::Undefined));
    });
    row.addWidget(complexity);
    addWords<Sentiment>(row, index, u"sentiment"_s, tr("Sentiment, rule %1").arg(number), tr("Any sentiment"), orWorse);
    addWords<Category>(row, index, u"category"_s, tr("Topic, rule %1").arg(number), tr("Any topic"),
                       [](Category value) { return phrases::text(value); });
    addWords<Tier>(row, index, u"tier"_s, tr("Tier, rule %1").arg(number), tr("Any tier"),
                   [](Tier value) { return phrases::text(value); });
    addVip(row, index);
    addWord(row, tr("then", "between a condition and a model"));
    addWords<ModelSize>(row, index, sizeKey(), tr("Model, rule %1").arg(number), QString(), [](ModelSize value) {
        return value == ModelSize::Small ? tr("the small model") : tr("the large model");
    });
}

} // namespace tierdesk::ui
