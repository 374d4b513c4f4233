#pragma once

#include "ui/settings/models/ChoiceCard.h"

namespace tierdesk::deskapi {
struct Models;
}

namespace tierdesk::ui {

class PricesField;

/// Token prices, used to compute the cost of messages and the daily budget.
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
