#pragma once

#include "ui/settings/models/ChoiceCard.h"

namespace tierdesk::ui {

class ModelRulesField;

/// The rules that choose the small or large model for a message.
class RulesCard final : public ChoiceCard
{
    Q_OBJECT

public:
    explicit RulesCard(client::Connection &connection, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QJsonObject written() const override;
    void fill(const QJsonObject &models) override;

private:
    ModelRulesField *m_rules;
};

} // namespace tierdesk::ui
