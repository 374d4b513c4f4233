#include "ui/tiers/ConfigForm.h"

#include "core/domain/Money.h"
#include "ui/models/Direction.h"
#include "ui/models/MoneyText.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/tiers/PriorityRulesField.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QPainter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSlider>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr double MostAmount = 999'999'999;
const QList<double> Stops{0,   5,   10,  15,  20,  25,  30,   40,   50,   75,   100,  150,
                          200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 5000, 10'000};
/// In a currency without minor units a hundred times as much is as round.
constexpr double CoarseFactor = 100;

/// A card whose upper edge has the colour of its tier; the tier's name stands in it too.
class TierCard final : public widgets::Panel
{
public:
    TierCard(Tier tier, QWidget *parent)
        : Panel(Surface::Card, parent)
        , m_tier(tier)
    {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        constexpr int Edge = 3;
        const theme::Tokens &t = theme::tokens(this);
        {
            QPainter painter(this);
            painter.setClipRect(0, 0, width(), 2 * Edge);
            theme::paintBox(painter, rect(), theme::metric::Radius, t.tier(m_tier));
        }
        {
            QPainter painter(this);
            painter.setClipRect(0, Edge, width(), height() - Edge);
            theme::paintBox(painter, QRectF(rect()).adjusted(0, -theme::metric::Radius, 0, 0), theme::metric::Radius,
                            t.panel, t.line);
        }
        Q_UNUSED(event);
    }

private:
    Tier m_tier;
};

} // namespace

ConfigForm::Card ConfigForm::makeCard(const QString &title, int span, std::optional<Tier> tier)
{
    QWidget *panel = tier ? static_cast<QWidget *>(new TierCard(*tier, this))
                          : new widgets::Panel(widgets::Panel::Surface::Card, this);
    panel->setAccessibleName(title);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(16 - FieldRow::Inset, 16, 16 - FieldRow::Inset, 16);
    column->setSpacing(12);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(FieldRow::Inset, 0, FieldRow::Inset, 0);
    heading->addWidget(new Label(title, theme::Type::Strong, Label::Ink::Text, panel), 1);
    if (tier) {
        auto *chip = new widgets::Chip(panel);
        chip->say(tr("tier %1").arg(QLocale().toString(static_cast<int>(*tier) + 1)),
                  [](const theme::Tokens &t) { return t.plain(); });
        heading->addWidget(chip);
    }
    column->addLayout(heading);
    // Cards of a row are equally high: what is left over stays below.
    auto *rows = new QVBoxLayout;
    rows->setSpacing(12);
    column->addLayout(rows);
    column->addStretch(1);
    m_cards.emplace_back(panel, span);
    return {panel, rows, title, tier};
}

ConfigForm::Card ConfigForm::column(const Card &card)
{
    auto *part = new QWidget(card.panel);
    auto *whole = new QVBoxLayout(part);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(12);
    whole->addLayout(rows);
    whole->addStretch(1);
    return {part, rows, card.title, card.tier};
}

// --- controls

void ConfigForm::bind(const Card &card, const QString &path, FieldRow *row, QWidget *control,
                      std::function<void(const QJsonValue &)> show, std::function<QString(const QJsonValue &)> text)
{
    control->setObjectName(path);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(u"%1, %2"_s.arg(card.title, row->name()));
    m_bindings.push_back({path, card.title, row->name(), row, control, std::move(show), std::move(text)});
}

void ConfigForm::take(const QString &path, const QJsonValue &value)
{
    if (m_isShowing)
        return;
    m_draft.set(path, value);
    if (const Binding *binding = find(path)) {
        binding->row->setError({});
        showWas(*binding);
    }
    if (path == "currency"_L1)
        dressAmounts();
    Q_EMIT edited(path);
}

void ConfigForm::addToggle(const Card &card, const QString &path, const QString &name)
{
    auto *toggle = new widgets::Toggle(u"%1, %2"_s.arg(card.title, name));
    auto *row = new FieldRow(name, toggle, false, card.panel);
    card.column->addWidget(row);
    connect(toggle, &QCheckBox::toggled, this, [this, path](bool isOn) { take(path, isOn); });
    bind(
        card, path, row, toggle, [toggle](const QJsonValue &value) { toggle->setChecked(value.toBool()); },
        [](const QJsonValue &value) { return value.toBool() ? tr("on") : tr("off"); });
}

NumberBox *ConfigForm::addNumber(const Card &card, const QString &path, const QString &name, double least, double most,
                                 int decimals, const QString &unit)
{
    auto *box = new NumberBox(least, most, decimals);
    if (!unit.isEmpty())
        box->setSuffix(u" "_s + unit);
    auto *row = new FieldRow(name, box, false, card.panel);
    card.column->addWidget(row);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, path](double value) { take(path, value); });
    bind(
        card, path, row, box, [box](const QJsonValue &value) { box->setValue(value.toDouble()); },
        [box](const QJsonValue &value) {
            return box->prefix() + box->textFromValue(value.toDouble()) + box->suffix();
        });
    return box;
}

void ConfigForm::addShare(const Card &card, const QString &path, const QString &name, double least)
{
    NumberBox *box = addNumber(card, path, name, least, 1, 4);
    box->setSingleStep(0.05);
    QList<double> stops;
    for (int step = 0; step <= static_cast<int>((1 - least) * 20 + 0.5); ++step)
        stops.append(least + step / 20.0);
    auto *slider = new AmountSlider(u"%1, %2"_s.arg(card.title, name), stops, *box);
    m_bindings.back().row->addBelow(slider);
    if (path.startsWith("irateProtocol."_L1))
        theme::setIrate(slider->slider());
    connect(box, &QDoubleSpinBox::valueChanged, slider, &AmountSlider::show);
}

void ConfigForm::addAmount(const Card &card, const QString &switchPath, const QString &amountPath, const QString &name)
{
    auto *box = new NumberBox(0, MostAmount, 2);
    auto *row = new FieldRow(name, box, false, card.panel);
    card.column->addWidget(row);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, amountPath](double value) { take(amountPath, value); });
    AmountSlider *slider = nullptr;
    if (!switchPath.isEmpty()) {
        slider = new AmountSlider(u"%1, %2"_s.arg(card.title, name), Stops, *box);
        row->addBelow(slider);
        if (card.tier)
            theme::setTier(slider->slider(), *card.tier);
        connect(box, &QDoubleSpinBox::valueChanged, slider, &AmountSlider::show);
        auto *toggle = new widgets::Toggle(tr("%1, %2 allowed").arg(card.title, name));
        row->addBefore(toggle);
        const auto dress = [box, slider](bool isOn) {
            box->setEnabled(isOn);
            slider->setEnabled(isOn);
        };
        connect(toggle, &QCheckBox::toggled, this, [this, switchPath, dress](bool isOn) {
            dress(isOn);
            take(switchPath, isOn);
        });
        bind(
            card, switchPath, row, toggle,
            [toggle, dress](const QJsonValue &value) {
                toggle->setChecked(value.toBool());
                dress(value.toBool());
            },
            [](const QJsonValue &value) { return value.toBool() ? tr("allowed") : tr("off"); });
    }
    bind(
        card, amountPath, row, box,
        [box, slider](const QJsonValue &value) {
            box->setValue(value.toDouble());
            if (slider)
                slider->show(value.toDouble());
        },
        [box](const QJsonValue &value) {
            return box->prefix() + box->textFromValue(value.toDouble()) + box->suffix();
        });
    m_amounts.emplace_back(box, slider);
}

void ConfigForm::addText(const Card &card, const QString &path, const QString &name, int longest, const QString &hint)
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(longest);
    edit->setPlaceholderText(hint);
    auto *row = new FieldRow(name, edit, true, card.panel);
    card.column->addWidget(row);
    connect(edit, &QLineEdit::textEdited, this, [this, path](const QString &text) { take(path, text); });
    bind(
        card, path, row, edit,
        [edit](const QJsonValue &value) {
            if (edit->text() != value.toString())
                edit->setText(value.toString());
        },
        [](const QJsonValue &value) { return value.toString().isEmpty() ? tr("nothing") : value.toString(); });
}

void ConfigForm::addChoice(const Card &card, const QString &path, const QString &name, const Choices &choices)
{
    auto *box = new QComboBox;
    for (const auto &[word, text] : choices)
        box->addItem(text, word);
    keepWheelFrom(*box);
    auto *row = new FieldRow(name, box, false, card.panel);
    card.column->addWidget(row);
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, path, box] { take(path, QJsonValue(box->currentData().toString())); });
    bind(
        card, path, row, box, [box](const QJsonValue &value) { box->setCurrentIndex(box->findData(value.toString())); },
        [box](const QJsonValue &value) {
            const int at = box->findData(value.toString());
            return at < 0 ? value.toString() : box->itemText(at);
        });
}

void ConfigForm::addWords(const Card &card, const QString &path, const QString &name)
{
    auto *field = new WordsField(name);
    auto *row = new FieldRow(name, field, true, card.panel);
    card.column->addWidget(row);
    connect(field, &WordsField::wordsEdited, this,
            [this, path](const QStringList &words) { take(path, QJsonArray::fromStringList(words)); });
    const auto listed = [](const QJsonValue &value) {
        QStringList words;
        for (const QJsonValue &each : value.toArray())
            words.append(each.toString());
        return words;
    };
    bind(
        card, path, row, field, [field, listed](const QJsonValue &value) { field->setWords(listed(value)); },
        [listed](const QJsonValue &value) {
            return value.toArray().isEmpty() ? tr("none", "no words") : listed(value).join(u", "_s);
        });
}

void ConfigForm::addRules(const Card &card, const QString &path, const QString &name)
{
    auto *field = new PriorityRulesField;
    auto *row = new FieldRow(name, field, true, card.panel);
    card.column->addWidget(row);
    connect(field, &PriorityRulesField::rulesEdited, this,
            [this, path](const QJsonArray &rules) { take(path, rules); });
    bind(
        card, path, row, field, [field](const QJsonValue &value) { field->setRules(value.toArray()); },
        [](const QJsonValue &value) {
            QStringList rules;
            for (const QJsonValue &each : value.toArray())
                rules.append(PriorityRulesField::text(each.toObject()));
            return rules.isEmpty() ? tr("no rules") : rules.join(u"; "_s);
        });
}

void ConfigForm::addSecret(const Card &card, const QString &path, const QString &name)
{
    auto *box = new NumberBox(0, 9e15, 0);
    box->setSpecialValueText(tr("none"));
    auto *row = new FieldRow(name, box, false, card.panel);
    card.column->addWidget(row);
    connect(box, &QDoubleSpinBox::valueChanged, this,
            [this, path](double value) { take(path, value > 0 ? QJsonValue(value) : QJsonValue(QJsonValue::Null)); });
    bind(
        card, path, row, box, [box](const QJsonValue &value) { box->setValue(value.toDouble()); },
        [](const QJsonValue &value) { return value.toDouble() > 0 ? value.toVariant().toString() : tr("none"); });
}

// --- what is shown

void ConfigForm::refresh()
{
    const QScopedValueRollback showing(m_isShowing, true);
    dressAmounts();
    for (const Binding &each : m_bindings) {
        each.show(m_draft.value(each.path));
        showWas(each);
    }
}

void ConfigForm::showWas(const Binding &binding)
{
    QStringList was;
    for (const Binding &each : m_bindings) {
        if (each.row == binding.row && m_draft.isChanged(each.path))
            was.append(each.text(m_draft.saved(each.path)));
    }
    // Long lists say only that they were different; the history tells how.
    for (QString &each : was)
        each = direction::isolated(each);
    const QString text = was.join(u", "_s);
    constexpr qsizetype Longest = 40;
    binding.row->setWas(was.isEmpty() ? QString() : text.size() <= Longest ? tr("was %1").arg(text) : tr("changed"));
}

void ConfigForm::dressAmounts()
{
    const QScopedValueRollback showing(m_isShowing, true); // a value that is written otherwise has not changed
    const auto currency = currencyFrom(m_draft.value(u"currency"_s).toString());
    if (!currency)
        return;
    const int digits = minorDigits(*currency);
    QList<double> stops = Stops;
    if (digits == 0) {
        for (double &each : stops)
            each *= CoarseFactor;
    }
    for (const auto &[box, slider] : m_amounts) {
        box->setDecimals(digits);
        const auto [before, after] = money::affixes(*currency);
        box->setPrefix(before);
        box->setSuffix(after);
        if (slider)
            slider->setStops(stops);
    }
}

const ConfigForm::Binding *ConfigForm::find(const QString &path) const
{
    const auto found =
        std::find_if(m_bindings.begin(), m_bindings.end(), [&](const Binding &each) { return each.path == path; });
    return found == m_bindings.end() ? nullptr : &*found;
}

bool ConfigForm::showError(const QString &path, const QString &text)
{
    // "priorities.3.priority" is wrong within "priorities".
    for (QString at = path; !at.isEmpty(); at = at.left(std::max<qsizetype>(0, at.lastIndexOf(u'.')))) {
        if (const Binding *binding = find(at)) {
            binding->row->setError(text);
            binding->control->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void ConfigForm::clearErrors()
{
    for (const Binding &each : m_bindings)
        each.row->setError({});
}

QWidget *ConfigForm::control(const QString &path) const
{
    const Binding *binding = find(path);
    return binding ? binding->control : nullptr;
}

QString ConfigForm::name(const QString &path) const
{
    const Binding *binding = find(path);
    return binding ? u"%1 · %2"_s.arg(binding->group, binding->name) : path;
}

QString ConfigForm::text(const QString &path, const QJsonValue &value) const
{
    if (value.isUndefined() || value.isNull())
        return tr("nothing");
    const Binding *binding = find(path);
    return binding ? binding->text(value) : value.toVariant().toString();
}

} // namespace tierdesk::ui
