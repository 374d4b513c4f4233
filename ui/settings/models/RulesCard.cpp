#include "ui/settings/models/RulesCard.h"

#include "ui/settings/models/ModelRulesField.h"
#include "ui/settings/SettingsCard.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

RulesCard::RulesCard(client::Connection &connection, QWidget *parent)
    : ChoiceCard(connection, tr("Model selection"), tr("Save rules"), u"saveModelRules"_s, u"rulesSaid"_s, parent)
{
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 10);
    layout->setSpacing(12);
    auto *about = new Label(tr("The first matching rule applies. If no rule matches, the small model answers."),
                            theme::Type::Small, Label::Ink::Dim, body);
    about->setWordWrap(true);
    m_rules = new ModelRulesField(body);
    m_rules->setObjectName(u"modelRules"_s);
    m_rules->setAccessibleName(tr("Model selection rules"));
    layout->addWidget(about);
    layout->addWidget(m_rules);
    card().addWide(body);
    finish();
    connect(m_rules, &RulesField::rulesEdited, this, [this] { touch(); });
}

QJsonObject RulesCard::written() const
{
    return {{u"rules"_s, m_rules->rules()}};
}

void RulesCard::fill(const QJsonObject &models)
{
    m_rules->setRules(models[u"rules"].toArray());
}

} // namespace tierdesk::ui
