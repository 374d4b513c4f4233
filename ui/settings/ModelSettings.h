#pragma once

#include "core/doors/client/Configs.h"
#include "core/doors/client/Models.h"

#include <QtWidgets/QWidget>

#include <array>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

class SettingsCard;
namespace widgets {
class Label;
class Toggle;
} // namespace widgets

/// Providers of models, their keys, who speaks for which tier, and a question to try one with. An admin's. Unlike the
/// other settings these are the company's and take effect when they are saved.
class ModelSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit ModelSettings(client::Connection &connection, QWidget *parent = nullptr);

    /// Loads what there is; what was typed and not saved is gone.
    void load();
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Who speaks for a tier, in order, and what comes after them.
    struct TierChoice {
        QComboBox *first = nullptr;
        QComboBox *second = nullptr;
        QComboBox *otherwise = nullptr;
        QStringList rest; ///< of a chain that is longer than what can be shown here
    };

    [[nodiscard]] SettingsCard *makeProviderCard();
    [[nodiscard]] SettingsCard *makeTrialCard();
    [[nodiscard]] SettingsCard *makeChoiceCard();
    template<class W>
    [[nodiscard]] W *field(W *made, const char *name);
    [[nodiscard]] QComboBox *modelField(const char *name, QWidget *parent);
    [[nodiscard]] QWidget *makeTier(TierChoice &choice, const char *name);
    void showModels(const deskapi::Models &models);
    void showConfig(const QJsonObject &config);
    void showProvider();
    void showChains();
    [[nodiscard]] const deskapi::Provider *chosen() const;
    [[nodiscard]] QString providerName() const;
    void saveProvider();
    void removeProvider();
    void listModels();
    void ask();
    void saveChoice();
    void setBusy(bool isBusy);
    void say(const QString &text);
    void bringIntoSight(); ///< what was said: a refusal is not to be missed below the fold
    void complain(const base::Error &error);

    client::Models m_desk;
    client::Configs m_configs;
    deskapi::Models m_models;
    QJsonObject m_config; ///< its `models` section
    QString m_wanted;     ///< the provider to show once they are loaded
    QComboBox *m_provider = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_protocol = nullptr;
    QLineEdit *m_address = nullptr;
    QComboBox *m_small = nullptr;
    QComboBox *m_large = nullptr;
    widgets::Toggle *m_masks = nullptr;
    QLineEdit *m_key = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    widgets::Label *m_state = nullptr;
    QLineEdit *m_question = nullptr;
    QPushButton *m_ask = nullptr;
    widgets::Label *m_answer = nullptr;
    widgets::Label *m_cost = nullptr;
    std::array<TierChoice, 2> m_tiers; ///< AI Rep, AI Manager
    QDoubleSpinBox *m_budget = nullptr;
    QPushButton *m_choose = nullptr;
    widgets::Label *m_spent = nullptr;
    std::vector<QWidget *> m_fields; ///< that are as wide as one another, at every font size
    widgets::Label *m_said;          ///< what happened last
};

} // namespace tierdesk::ui
