#pragma once

#include "ui/tiers/RulesField.h"

namespace tierdesk::ui {

/// Rules that choose between a provider's small and large model by complexity, sentiment, topic, tier and customer.
class ModelRulesField final : public RulesField
{
    Q_OBJECT

public:
    explicit ModelRulesField(QWidget *parent = nullptr);

protected:
    [[nodiscard]] QJsonObject newRule() const override;
    void fill(widgets::FlowLayout &row, int index, const QJsonObject &rule) override;
};

} // namespace tierdesk::ui
