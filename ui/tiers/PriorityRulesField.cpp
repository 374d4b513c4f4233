#include "ui/tiers/PriorityRulesField.h"

#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/FlowLayout.h"

#include <QtCore/QLocale>

namespace tierdesk::ui {

namespace {

constexpr double OldestMinutes = 5'256'000;

QString reasonKey()
{
    return u"reason"_s;
}
QString sentimentKey()
{
    return u"sentiment"_s;
}
QString ageKey()
{
    return u"olderThanMinutes"_s;
}
QString priorityKey()
{
    return u"priority"_s;
}

} // namespace

PriorityRulesField::PriorityRulesField(QWidget *parent)
    : RulesField(u"rule"_s, u"addRule"_s, parent)
{}

QJsonObject PriorityRulesField::newRule() const
{
    return {{priorityKey(), QString(word(Priority::Normal))}};
}

void PriorityRulesField::fill(widgets::FlowLayout &row, int index, const QJsonObject &rule)
{
    addWords<Reason>(row, index, reasonKey(), tr("Reason, rule %1").arg(QLocale().toString(index + 1)),
                     tr("Any reason"), [](Reason value) { return phrases::text(value); });
    addWords<Sentiment>(row, index, sentimentKey(), tr("Sentiment, rule %1").arg(QLocale().toString(index + 1)),
                        tr("Any sentiment"), orWorse);
    addVip(row, index);
    auto *age = new NumberBox(0, OldestMinutes, 2);
    age->setAccessibleName(tr("Older than, rule %1").arg(QLocale().toString(index + 1)));
    age->setSpecialValueText(tr("Any age"));
    age->setPrefix(tr("> "));
    age->setSuffix(tr(" min"));
    age->setValue(rule.value(ageKey()).toDouble());
    connect(age, &QDoubleSpinBox::valueChanged, this, [this, index](double minutes) {
        change(index, ageKey(), minutes > 0 ? QJsonValue(minutes) : QJsonValue(QJsonValue::Undefined));
    });
    row.addWidget(age);
    addWord(row, tr("then", "between a condition and a priority"));
    addWords<Priority>(row, index, priorityKey(), tr("Priority, rule %1").arg(QLocale().toString(index + 1)), QString(),
                       [](Priority value) { return phrases::text(value); });
}

QString PriorityRulesField::text(const QJsonObject &rule)
{
    QStringList parts;
    if (const auto reason = fromWord<Reason>(rule.value(reasonKey()).toString()))
        parts.append(phrases::text(*reason));
    if (const auto sentiment = fromWord<Sentiment>(rule.value(sentimentKey()).toString()))
        parts.append(orWorse(*sentiment));
    if (rule.value(vipKey()).isBool())
        parts.append(rule.value(vipKey()).toBool() ? tr("VIPs") : tr("not VIPs"));
    if (const double minutes = rule.value(ageKey()).toDouble(); minutes > 0)
        parts.append(tr("older than %1 min").arg(QLocale().toString(minutes)));
    if (parts.isEmpty())
        parts.append(tr("always"));
    const auto priority = fromWord<Priority>(rule.value(priorityKey()).toString());
    return u"%1: %2"_s.arg(parts.join(u", "_s), priority ? phrases::text(*priority) : QString());
}

} // namespace tierdesk::ui
