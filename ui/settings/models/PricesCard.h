#pragma once

#include "ui/settings/models/ChoiceCard.h"

namespace tierdesk::deskapi {
struct Models;
}

namespace tierdesk::ui {

class PricesField;

/// What tokens cost, so that a message, a day and a budget can be reckoned.
class PricesCard final : public ChoiceCard
{
    Q_OBJECT

public:
    explicit PricesCard(client::Connection &connection, QWidget *parent = nullptr);

    void showModels(const deskapi::Models &models);

protected:
    [[nodiscard]] QJsonObject written() const override;
    void fill(const QJsonObject &models) override;
    [[nodiscard]] QString objection() override;

private:
    PricesField *m_prices;
};

} // namespace tierdesk::ui
