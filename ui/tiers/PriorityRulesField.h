#pragma once

#include "ui/tiers/RulesField.h"

namespace tierdesk::ui {

/// Rules that set the priority of a case by escalation reason, sentiment, customer and age.
class PriorityRulesField final : public RulesField
{
    Q_OBJECT

public:
    explicit PriorityRulesField(QWidget *parent = nullptr);

    /// A rule as a sentence: "Irate or worse, VIP: urgent".
    [[nodiscard]] static QString text(const QJsonObject &rule);

protected:
    [[nodiscard]] QJsonObject newRule() const override;
    void fill(widgets::FlowLayout &row, int index, const QJsonObject &rule) override;
};

} // namespace tierdesk::ui
