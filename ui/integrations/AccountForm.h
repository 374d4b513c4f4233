#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Integrations.h"
#include "ui/tiers/ConfigDraft.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace tierdesk::ui {

class CardFoot;
class SecretField;
class SettingsCard;
namespace widgets {
class Label;
} // namespace widgets

/// One of the company's accounts, to be set up, tried out and saved. Fields are bound to their path in the
/// configuration, at which a refusal is shown; only what was changed is sent, and when somebody else saves, theirs goes
/// underneath. Secrets are written and never read.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    /// What the server has; what is being written stays.
    void show(const deskapi::Account &account);
    using QWidget::show;
    void clear();
    /// An admin may change it, a supervisor reads.
    void setChangeable(bool isChangeable);
    [[nodiscard]] bool isChanged() const;
    /// What may be done, for the edge of the page. Whoever takes it shows it.
    [[nodiscard]] CardFoot &foot() { return *m_foot; }

Q_SIGNALS:
    void saved();

protected:
    using Choices = std::vector<std::pair<QString, QString>>; ///< word, text

    /// What it refers to must outlive it. Paths begin with @p section; objects are called by it, too.
    AccountForm(client::Connection &connection, const base::Clock &clock, client::AccountKind kind,
                const QString &section, QWidget *parent);

    SettingsCard *addCard(const QString &heading);
    void addToggle(SettingsCard &card, const QString &path, const QString &name, const QString &about);
    QLineEdit *addText(SettingsCard &card, const QString &path, const QString &name, const QString &about, int longest,
                       const QString &hint = {});
    QSpinBox *addWhole(SettingsCard &card, const QString &path, const QString &name, const QString &about, int least,
                       int most);
    void addNumber(SettingsCard &card, const QString &path, const QString &name, const QString &about, double least,
                   double most, const QString &unit);
    void addChoice(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                   const Choices &choices);
    /// A secret; @p part as the server names it, @p field as requests do.
    void addSecret(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                   const QString &part, const QString &field);
    /// Where it is said how a trial of @p part ended.
    void addTrial(SettingsCard &card, const QString &part);
    void addWidget(QWidget *widget);

    /// As it would be saved.
    [[nodiscard]] QJsonValue value(const QString &path) const { return m_draft.value(path); }
    /// As if a person had written it.
    void write(const QString &path, const QJsonValue &value);
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }

    /// How the account does, as it was told last.
    virtual void showState(const deskapi::Account &account) = 0;
    /// A person has changed a field.
    virtual void wasEdited(const QString &path) = 0;

private:
    struct Binding {
        QString path;
        SettingsCard *card;
        QWidget *control;
        std::function<void(const QJsonValue &)> show; ///< none: a secret
    };
    struct Secret {
        QString part;
        QString field;
        SecretField *edit;
    };

    void bind(SettingsCard &card, const QString &path, const QString &name, const QString &about, QWidget *control,
              std::function<void(const QJsonValue &)> show);
    void take(const QString &path, const QJsonValue &value);
    void takeSettings(const QJsonObject &settings);
    void refresh();
    void showActs();
    void forgetTrials();
    void clearErrors();
    [[nodiscard]] const Binding *bindingOf(const QString &where) const;
    [[nodiscard]] QJsonObject request() const;
    void save();
    /// The answer to @p sent, when the section of the configuration stood in the fields as @p stood.
    void takeSaved(const QJsonObject &sent, const QJsonValue &stood, const base::Result<deskapi::Account> &account);
    void tryOut();
    void showTried(const deskapi::TriedAccount &tried);
    /// At its field where it names one; @p what was not done.
    void complain(const base::Error &error, const QString &what);

    client::Integrations m_integrations;
    const base::Clock &m_clock;
    client::AccountKind m_kind;
    QString m_section;
    ConfigDraft m_draft;
    std::vector<Binding> m_bindings;
    std::vector<Secret> m_secrets;
    std::vector<std::pair<QString, widgets::Label *>> m_trials; ///< by part
    QVBoxLayout *m_cards;
    CardFoot *m_foot;
    QPushButton *m_try;
    QPushButton *m_discard;
    QPushButton *m_save;
    bool m_isShowing = false;
    bool m_isSaving = false;
    bool m_isChangeable = false;
    int m_trial = 0; ///< the answer to an earlier one is about something else
};

} // namespace tierdesk::ui
