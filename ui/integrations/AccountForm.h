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

/// A form for one of the company's accounts. Each field is bound to its path in the configuration; a validation error
/// is shown at the field with that path. Only changed fields are sent, and local changes are kept on top when somebody
/// else saves. Secrets are write-only.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    /// Shows the server's state. Unsaved input is kept.
    void show(const deskapi::Account &account);
    using QWidget::show;
    void clear();
    /// Admins may change the account; supervisors have read-only access.
    void setChangeable(bool isChangeable);
    [[nodiscard]] bool isChanged() const;
    /// Returns the button bar. The caller places it at the edge of the page.
    [[nodiscard]] CardFoot &foot() { return *m_foot; }

Q_SIGNALS:
    void saved();

protected:
    using Choices = std::vector<std::pair<QString, QString>>; ///< word, text

    /// All references must outlive the form. Paths and object names begin with @p section.
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
    /// Adds a secret; @p part is the server's name for it, @p field the name in requests.
    void addSecret(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                   const QString &part, const QString &field);
    /// Adds the label for the test result of @p part.
    void addTrial(SettingsCard &card, const QString &part);
    void addWidget(QWidget *widget);

    /// Returns the value that would be saved.
    [[nodiscard]] QJsonValue value(const QString &path) const { return m_draft.value(path); }
    /// Sets a value as if the user had typed it.
    void write(const QString &path, const QJsonValue &value);
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }

    /// Shows the account's status.
    virtual void showState(const deskapi::Account &account) = 0;
    /// Called when the user changed a field.
    virtual void wasEdited(const QString &path) = 0;

private:
    struct Binding {
        QString path;
        SettingsCard *card;
        QWidget *control;
        std::function<void(const QJsonValue &)> show; ///< empty for a secret
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
    /// Handles the response to @p sent; @p stood is the section of the draft at the time of sending.
    void takeSaved(const QJsonObject &sent, const QJsonValue &stood, const base::Result<deskapi::Account> &account);
    void tryOut();
    void showTried(const deskapi::TriedAccount &tried);
    /// Shows the error at the field it names, if any; @p what says which action failed.
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
    int m_trial = 0; ///< number of the last test; responses to earlier ones are ignored
};

} // namespace tierdesk::ui
