#include "ui/tiers/PriorityRulesField.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <functional>

namespace tierdesk::ui {

namespace {

constexpr int MostRules = 100;
constexpr double OldestMinutes = 5'256'000;

QString reasonKey()
{
    return QStringLiteral("reason");
}
QString sentimentKey()
{
    return QStringLiteral("sentiment");
}
QString vipKey()
{
    return QStringLiteral("vip");
}
QString ageKey()
{
    return QStringLiteral("olderThanMinutes");
}
QString priorityKey()
{
    return QStringLiteral("priority");
}

QString orWorse(Sentiment value)
{
    return value == Sentiment::Irate || value == Sentiment::Unknown
               ? phrases::text(value)
               : PriorityRulesField::tr("%1 or worse", "a sentiment").arg(phrases::text(value));
}

/// The words of E with their texts, after a first one for "whatever"; what is chosen is the word.
template<class E>
QComboBox *wordBox(const QString &name, const QString &any, const QJsonValue &value,
                   const std::function<QString(E)> &text)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    if (!any.isEmpty())
        box->addItem(any);
    for (const auto &[each, word] : Words<E>::table)
        box->addItem(text(each), QString(QLatin1String(word)));
    box->setCurrentIndex(std::max(0, value.isString() ? box->findData(value.toString()) : 0));
    keepWheelFrom(*box);
    return box;
}

QJsonValue chosen(const QComboBox &box)
{
    return box.currentData().isValid() ? QJsonValue::fromVariant(box.currentData()) : QJsonValue(QJsonValue::Undefined);
}

} // namespace

PriorityRulesField::PriorityRulesField(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add a rule"), this))
{
    m_add->setObjectName(QStringLiteral("addRule"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        QJsonArray rules = m_rules;
        rules.append(QJsonObject{{priorityKey(), QString(word(Priority::Normal))}});
        edit(rules);
    });
    m_rows->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(m_rows);
    layout->addWidget(m_add, 0, Qt::AlignLeading);
}

void PriorityRulesField::setRules(const QJsonArray &rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    rebuild();
}

void PriorityRulesField::edit(const QJsonArray &rules)
{
    m_rules = rules;
    rebuild();
    Q_EMIT rulesEdited(m_rules);
}

void PriorityRulesField::change(int index, const QString &key, const QJsonValue &value)
{
    QJsonObject rule = m_rules.at(index).toObject();
    if (value.isUndefined())
        rule.remove(key);
    else
        rule.insert(key, value);
    m_rules.replace(index, rule);
    Q_EMIT rulesEdited(m_rules);
}

void PriorityRulesField::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be one of its own buttons that asks
        delete item;
    }
    for (int index = 0; index < m_rules.size(); ++index)
        m_rows->addWidget(makeRow(index));
    m_add->setEnabled(m_rules.size() < MostRules);
}

QWidget *PriorityRulesField::makeRow(int index)
{
    const QJsonObject rule = m_rules.at(index).toObject();
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("rule%1").arg(index));
    row->setAccessibleName(tr("Rule %1").arg(index + 1));
    auto *flow = new widgets::FlowLayout(8, row);
    flow->setContentsMargins(0, 0, 0, 0);

    auto *reason = wordBox<Reason>(tr("Reason, rule %1").arg(index + 1), tr("Any reason"), rule.value(reasonKey()),
                                   [](Reason value) { return phrases::text(value); });
    auto *sentiment = wordBox<Sentiment>(tr("Sentiment, rule %1").arg(index + 1), tr("Any sentiment"),
                                         rule.value(sentimentKey()), orWorse);
    auto *vip = new QComboBox;
    vip->setAccessibleName(tr("Customer, rule %1").arg(index + 1));
    vip->addItem(tr("Any customer"));
    vip->addItem(tr("VIPs"), true);
    vip->addItem(tr("Not VIPs"), false);
    vip->setCurrentIndex(rule.value(vipKey()).isBool() ? (rule.value(vipKey()).toBool() ? 1 : 2) : 0);
    keepWheelFrom(*vip);
    auto *age = new NumberBox(0, OldestMinutes, 2);
    age->setAccessibleName(tr("Older than, rule %1").arg(index + 1));
    age->setSpecialValueText(tr("Any age"));
    age->setPrefix(tr("> "));
    age->setSuffix(tr(" min"));
    age->setValue(rule.value(ageKey()).toDouble());
    auto *priority = wordBox<Priority>(tr("Priority, rule %1").arg(index + 1), QString(), rule.value(priorityKey()),
                                       [](Priority value) { return phrases::text(value); });
    connect(reason, &QComboBox::currentIndexChanged, this,
            [this, index, reason] { change(index, reasonKey(), chosen(*reason)); });
    connect(sentiment, &QComboBox::currentIndexChanged, this,
            [this, index, sentiment] { change(index, sentimentKey(), chosen(*sentiment)); });
    connect(vip, &QComboBox::currentIndexChanged, this, [this, index, vip] { change(index, vipKey(), chosen(*vip)); });
    connect(age, &QDoubleSpinBox::valueChanged, this, [this, index](double minutes) {
        change(index, ageKey(), minutes > 0 ? QJsonValue(minutes) : QJsonValue(QJsonValue::Undefined));
    });
    connect(priority, &QComboBox::currentIndexChanged, this,
            [this, index, priority] { change(index, priorityKey(), chosen(*priority)); });

    const auto act = [this, row](const QString &text, const QString &name, auto does) {
        auto *button = new QPushButton(text, row);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QPushButton::clicked, this, does);
        return button;
    };
    const auto moved = [this](int from, int to) {
        QJsonArray rules = m_rules;
        const QJsonValue taken = rules.takeAt(from);
        rules.insert(to, taken);
        edit(rules);
    };
    auto *up =
        act(QStringLiteral("↑"), tr("Move rule %1 up").arg(index + 1), [moved, index] { moved(index, index - 1); });
    up->setEnabled(index > 0);
    auto *down =
        act(QStringLiteral("↓"), tr("Move rule %1 down").arg(index + 1), [moved, index] { moved(index, index + 1); });
    down->setEnabled(index + 1 < m_rules.size());
    auto *remove = act(QString(), tr("Remove rule %1").arg(index + 1), [this, index] {
        QJsonArray rules = m_rules;
        rules.removeAt(index);
        edit(rules);
    });
    remove->setIcon(theme::icon(theme::Icon::Close));
    remove->setIconSize({14, 14});

    flow->addWidget(reason);
    flow->addWidget(sentiment);
    flow->addWidget(vip);
    flow->addWidget(age);
    flow->addWidget(new widgets::Label(tr("then", "between a condition and a priority"), theme::Type::Body,
                                       widgets::Label::Ink::Dim, row));
    flow->addWidget(priority);
    flow->addWidget(up);
    flow->addWidget(down);
    flow->addWidget(remove);
    return row;
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
        parts.append(tr("older than %1 min").arg(minutes));
    if (parts.isEmpty())
        parts.append(tr("always"));
    const auto priority = fromWord<Priority>(rule.value(priorityKey()).toString());
    return QStringLiteral("%1: %2").arg(parts.join(QStringLiteral(", ")),
                                        priority ? phrases::text(*priority) : QString());
}

} // namespace tierdesk::ui
