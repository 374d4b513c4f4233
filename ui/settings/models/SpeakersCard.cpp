#include "ui/settings/models/SpeakersCard.h"

#include "ui/models/Direction.h"
#include "ui/models/ModelPhrases.h"
#include "ui/models/MoneyText.h"
#include "ui/models/Phrases.h"
#include "ui/settings/models/ChainField.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Controls.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/Label.h"

#include <QtCore/QJsonArray>
#include <QtCore/QVariant>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using modelcards::keepFieldWidth;
using phrases::dollars;
using widgets::Label;

namespace {

constexpr double MostBudget = 100'000;
constexpr std::array TierKeys{u"aiRep", u"aiManager"};
constexpr int Shares = 1000;

} // namespace

SpeakersCard::SpeakersCard(client::Connection &connection, QWidget *parent)
    : ChoiceCard(connection, tr("Provider order"), tr("Save order and budget"), u"modelChoose"_s, u"speakersSaid"_s,
                 parent)
    , m_budget(new NumberBox(0, MostBudget, 2, this))
    , m_spent(new Label(theme::Type::Strong, Label::Ink::Text, this))
    , m_share(new QProgressBar(this))
    , m_usedUp(new Label(tr("Budget used up. It resets at midnight UTC."), theme::Type::Small, Label::Ink::Bad, this))
    , m_unpriced(new Label(theme::Type::Small, Label::Ink::Bad, this))
{
    m_budget->setObjectName(u"modelBudget"_s);
    const auto [before, after] = money::affixes({'U', 'S', 'D'});
    m_budget->setPrefix(before);
    m_budget->setSuffix(after);
    m_budget->setSpecialValueText(tr("No limit"));
    keepFieldWidth(*m_budget);
    m_spent->setObjectName(u"modelSpent"_s);
    m_spent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_share->setObjectName(u"modelSpentShare"_s);
    m_share->setAccessibleName(tr("Share of today's budget spent"));
    m_share->setRange(0, Shares);
    m_share->setTextVisible(false);
    m_share->setFixedHeight(8);
    m_usedUp->setObjectName(u"modelUsedUp"_s);
    m_usedUp->setWordWrap(true);
    m_usedUp->hide();
    auto *spent = new QWidget(this);
    spent->setAccessibleName(tr("Spent today"));
    auto *spentLayout = new QVBoxLayout(spent);
    spentLayout->setContentsMargins(0, 0, 0, 0);
    spentLayout->setSpacing(4);
    spentLayout->addWidget(m_spent);
    spentLayout->addWidget(m_share);
    spentLayout->addWidget(m_usedUp);
    keepFieldWidth(*spent);

    card().addTall(phrases::text(Tier::AiRep), tr("Providers are asked in this order until one answers."),
                   makeTier(m_tiers[0], u"modelRep"_s));
    card().addTall(phrases::text(Tier::AiManager), {}, makeTier(m_tiers[1], u"modelManager"_s));
    card().addLine(tr("Daily budget"), tr("Resets at midnight UTC. When the budget is used up, no model is asked."),
                   m_budget);
    m_unpriced->setObjectName(u"modelUnpriced"_s);
    m_unpriced->setWordWrap(true);
    m_unpriced->setContentsMargins(0, 0, 0, 10);
    m_unpriced->hide();
    card().addWide(m_unpriced);
    card().addLine(tr("Spent today"), {}, spent);
    finish();
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this] {
        touch();
        showUnpriced();
    });
    showSpent();
}

QWidget *SpeakersCard::makeTier(TierChoice &choice, const QString &name)
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    choice.chain = new ChainField(name, row);
    choice.otherwise = new QComboBox(row);
    choice.otherwise->setObjectName(name + u"Otherwise"_s);
    choice.otherwise->setAccessibleName(tr("If no model answers"));
    choice.otherwise->addItem(tr("Otherwise: built-in responder"), QString(word(WithoutModel::Embedded)));
    choice.otherwise->addItem(tr("Otherwise: escalate to a person"), QString(word(WithoutModel::Person)));
    choice.otherwise->addItem(tr("Otherwise: return an error"), QString(word(WithoutModel::Nobody)));
    keepWheelFrom(*choice.otherwise);
    layout->addWidget(choice.chain);
    layout->addWidget(choice.otherwise);
    keepFieldWidth(*row);
    connect(choice.chain, &ChainField::chainEdited, this, [this, &choice] {
        choice.otherwise->setEnabled(!choice.chain->chain().isEmpty());
        touch();
        showUnpriced();
    });
    connect(choice.otherwise, &QComboBox::currentIndexChanged, this, [this] { touch(); });
    return row;
}

void SpeakersCard::showModels(const deskapi::Models &models)
{
    QStringList names;
    for (const deskapi::Provider &each : models.providers)
        names.append(each.name);
    for (const TierChoice &each : m_tiers)
        each.chain->setProviders(names);
    m_spentToday = models.spentToday;
    m_budgetPerDay = models.budgetPerDay;
    m_providers = models.providers;
    m_unknownPrice = models.unknownPrice;
    showSpent();
    showUnpriced();
}

void SpeakersCard::showUnpriced()
{
    QStringList missing;
    for (const deskapi::Provider &each : m_providers) {
        const bool isAsked = std::any_of(m_tiers.begin(), m_tiers.end(), [&each](const TierChoice &tier) {
            return tier.chain->chain().contains(each.name);
        });
        if (!isAsked)
            continue;
        for (const QString &model : each.unpriced) {
            if (!missing.contains(model))
                missing.append(model);
        }
    }
    m_unpriced->setVisible(m_budget->value() > 0 && !missing.isEmpty());
    m_unpriced->setText(
        tr("No price is set for %1. Until you enter one below, the budget counts %2 per million input "
           "tokens and %3 per million output tokens.")
            .arg(direction::isolated(missing.join(u", "_s)), dollars(m_unknownPrice.in), dollars(m_unknownPrice.out)));
}

void SpeakersCard::showSpent()
{
    const bool isLimited = m_budgetPerDay && *m_budgetPerDay > 0;
    m_spent->setText(isLimited ? tr("%1 of %2").arg(dollars(m_spentToday), dollars(*m_budgetPerDay))
                               : dollars(m_spentToday));
    const bool isUsedUp = isLimited && m_spentToday >= *m_budgetPerDay;
    m_spent->setInk(isUsedUp ? Label::Ink::Bad : Label::Ink::Text);
    theme::setIrate(*m_share, isUsedUp);
    m_usedUp->setVisible(isUsedUp);
    m_share->setVisible(isLimited);
    if (isLimited)
        m_share->setValue(static_cast<int>(Shares * std::clamp(m_spentToday / *m_budgetPerDay, 0.0, 1.0)));
}

QJsonObject SpeakersCard::written() const
{
    QJsonObject part{{u"budgetPerDay"_s, m_budget->value() > 0 ? QJsonValue(m_budget->value()) : QJsonValue()}};
    for (std::size_t i = 0; i < m_tiers.size(); ++i)
        part.insert(QStringView(TierKeys.at(i)),
                    QJsonObject{{u"chain"_s, QJsonArray::fromStringList(m_tiers.at(i).chain->chain())},
                                {u"otherwise"_s, m_tiers.at(i).otherwise->currentData().toString()}});
    return part;
}

void SpeakersCard::fill(const QJsonObject &models)
{
    const QJsonValue budget = models[u"budgetPerDay"];
    m_budgetPerDay = budget.isDouble() ? std::optional(budget.toDouble()) : std::nullopt;
    m_budget->setValue(budget.toDouble());
    for (std::size_t i = 0; i < m_tiers.size(); ++i) {
        const QJsonObject tier = models[QStringView(TierKeys.at(i))].toObject();
        QStringList chain;
        for (const QJsonValue &each : tier[u"chain"].toArray())
            chain.append(each.toString());
        TierChoice &choice = m_tiers.at(i);
        choice.chain->setChain(chain);
        choice.otherwise->setEnabled(!chain.isEmpty());
        choice.otherwise->setCurrentIndex(std::max(0, choice.otherwise->findData(tier[u"otherwise"].toString())));
    }
    showSpent();
    showUnpriced();
}

} // namespace tierdesk::ui
