#pragma once

#include "core/doors/deskapi/Models.h"
#include "ui/settings/models/ChoiceCard.h"

#include <array>

class QComboBox;
class QDoubleSpinBox;
class QProgressBar;

namespace tierdesk::ui {

class ChainField;
namespace widgets {
class Label;
} // namespace widgets

/// The provider order and fallback of each tier, and the daily budget.
class SpeakersCard final : public ChoiceCard
{
    Q_OBJECT

public:
    explicit SpeakersCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Sets the available providers and today's spending.
    void showModels(const deskapi::Models &models);

protected:
    [[nodiscard]] QJsonObject written() const override;
    void fill(const QJsonObject &models) override;

private:
    struct TierChoice {
        ChainField *chain = nullptr;
        QComboBox *otherwise = nullptr;
    };

    [[nodiscard]] QWidget *makeTier(TierChoice &choice, const QString &name);
    void showSpent();
    void showUnpriced();

    std::array<TierChoice, 2> m_tiers; ///< AI Rep, AI Manager
    QDoubleSpinBox *m_budget;
    widgets::Label *m_spent;
    QProgressBar *m_share;
    widgets::Label *m_usedUp;
    widgets::Label *m_unpriced; ///< models in use without a price, if a budget is set
    std::vector<deskapi::Provider> m_providers;
    deskapi::Price m_unknownPrice;
    double m_spentToday = 0;
    std::optional<double> m_budgetPerDay; ///< as currently saved
};

} // namespace tierdesk::ui
