#include "ui/settings/models/PricesCard.h"

#include "ui/settings/models/PricesField.h"
#include "ui/settings/SettingsCard.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

PricesCard::PricesCard(client::Connection &connection, QWidget *parent)
    : ChoiceCard(connection, tr("Prices"), tr("Save prices"), u"savePrices"_s, u"pricesSaid"_s, parent)
{
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->setSpacing(12);
    auto *about = new Label(tr("In US dollars per million tokens. Your prices override the built-in ones. A model "
                               "without a price counts as free, or as an expensive model if a budget is set."),
                            theme::Type::Small, Label::Ink::Dim, body);
    about->setWordWrap(true);
    m_prices = new PricesField(body);
    m_prices->setObjectName(u"modelPrices"_s);
    m_prices->setAccessibleName(tr("Model prices"));
    layout->addWidget(about);
    layout->addWidget(m_prices);
    card().addWide(body);
    finish();
    connect(m_prices, &PricesField::pricesEdited, this, [this] { touch(); });
}

void PricesCard::showModels(const deskapi::Models &models)
{
    m_prices->setShipped(models);
}

QJsonObject PricesCard::written() const
{
    return {{u"prices"_s, m_prices->prices()}};
}

void PricesCard::fill(const QJsonObject &models)
{
    m_prices->setPrices(models[u"prices"].toArray());
}

QString PricesCard::objection()
{
    return m_prices->showUnnamed() ? tr("Enter a model name for each price.") : QString();
}

} // namespace tierdesk::ui
