#pragma once

#include "core/doors/client/Models.h"

#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

class CardFoot;
namespace widgets {
class Label;
class Toggle;
} // namespace widgets

/// Edits the company's model providers, one at a time: address, models and API key. For admins.
class ProviderCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit ProviderCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Unsaved input about a provider that still exists is kept.
    void show(const deskapi::Models &models);
    void clear();

Q_SIGNALS:
    /// @p name was saved or removed.
    void changed(const QString &name);
    /// Emitted with an empty name for a new provider.
    void providerChosen(const QString &name);

private:
    QComboBox *modelField(const QString &name);
    [[nodiscard]] const deskapi::Provider *chosen() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QJsonObject written() const;
    [[nodiscard]] static QJsonObject membersOf(const deskapi::Provider &provider);
    /// Selects @p wanted; nullopt: the first.
    void showNames(const std::optional<QString> &wanted);
    void showProvider();
    void showState();
    void save();
    void remove();
    void listModels();

    client::Models m_desk;
    deskapi::Models m_models;
    QString m_wanted;    ///< the provider to show after loading
    QJsonObject m_shown; ///< the fields' values before any change
    QComboBox *m_provider;
    QLineEdit *m_name;
    QComboBox *m_protocol;
    QLineEdit *m_address;
    QComboBox *m_small;
    QComboBox *m_large;
    widgets::Toggle *m_masks;
    QLineEdit *m_key;
    widgets::Label *m_state;
    CardFoot *m_foot;
    QPushButton *m_remove;
    QPushButton *m_list;
    QPushButton *m_save;
};

} // namespace tierdesk::ui
