#pragma once

#include "core/doors/client/Configs.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui {

class CardFoot;
class SettingsCard;

/// Edits and saves one part of the `models` section of the company's configuration. Unsaved changes are kept when
/// somebody else saves, and a message says so.
class ChoiceCard : public QWidget
{
    Q_OBJECT

public:
    /// @p models: the section as the server has it.
    void show(const QJsonObject &models);
    void clear();
    using QWidget::show;

Q_SIGNALS:
    void saved(const QJsonObject &models); ///< the current section

protected:
    /// @p connection must outlive this. @p act and @p said are the object names of the button and the message.
    ChoiceCard(client::Connection &connection, const QString &heading, const QString &saveText, const QString &act,
               const QString &said, QWidget *parent);

    /// Returns the part as edited, to be merged into the section.
    [[nodiscard]] virtual QJsonObject written() const = 0;
    virtual void fill(const QJsonObject &models) = 0;
    /// Returns why the part cannot be saved; empty if it can.
    [[nodiscard]] virtual QString objection() { return {}; }

    [[nodiscard]] SettingsCard &card() { return *m_card; }
    [[nodiscard]] CardFoot &foot() { return *m_foot; }
    /// Puts the foot below what was added.
    void finish();
    /// Must be called when a control was changed.
    void touch();

private:
    void save();
    [[nodiscard]] QJsonObject partOf(const QJsonObject &models) const;

    client::Configs m_configs;
    SettingsCard *m_card;
    CardFoot *m_foot;
    QPushButton *m_save;
    QJsonObject m_shown; ///< the controls' values before any change
    QJsonObject m_base;  ///< the section the values came from
    bool m_isFilling = false;
    bool m_isSaving = false;
};

} // namespace tierdesk::ui
