#pragma once

#include "ui/tiers/RulesField.h"

namespace tierdesk::ui {

/// The table that chooses between a provider's small and its large model: how hard a message is, how its customer
/// feels, what it is about, at which tier, and whose.
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
