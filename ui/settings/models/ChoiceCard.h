#pragma once

#include "core/doors/client/Configs.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui {

class CardFoot;
class SettingsCard;

/// A part of what the company has chosen about models (the `models` section of its configuration), which is saved on
/// its own. What is being changed stays when somebody else saves, and whoever changes it is told.
class ChoiceCard : public QWidget
{
    Q_OBJECT

public:
    /// @p models: the section as the server has it.
    void show(const QJsonObject &models);
    void clear();
    using QWidget::show;

Q_SIGNALS:
    void saved(const QJsonObject &models); ///< the section as it is now

protected:
    /// @p connection must outlive this. The button is called @p act, what is said @p said.
    ChoiceCard(client::Connection &connection, const QString &heading, const QString &saveText, const QString &act,
               const QString &said, QWidget *parent);

    /// The part as it stands in the controls, to be merged into the section.
    [[nodiscard]] virtual QJsonObject written() const = 0;
    virtual void fill(const QJsonObject &models) = 0;
    /// Why it cannot be saved as it is, in words; empty: it can.
    [[nodiscard]] virtual QString objection() { return {}; }

    [[nodiscard]] SettingsCard &card() { return *m_card; }
    [[nodiscard]] CardFoot &foot() { return *m_foot; }
    /// Puts the foot below what was added.
    void finish();
    /// To be called when a control was changed.
    void touch();

private:
    void save();
    [[nodiscard]] QJsonObject partOf(const QJsonObject &models) const;

    client::Configs m_configs;
    SettingsCard *m_card;
    CardFoot *m_foot;
    QPushButton *m_save;
    QJsonObject m_shown; ///< what stood in the controls before anything was changed
    QJsonObject m_base;  ///< the section that it came from
    bool m_isFilling = false;
    bool m_isSaving = false;
};

} // namespace tierdesk::ui
