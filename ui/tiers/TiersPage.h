#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Configs.h"
#include "core/doors/deskapi/People.h"
#include "ui/tiers/ConfigDraft.h"
#include "ui/tiers/KeptChanges.h"
#include "ui/widgets/Banner.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;
class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Chip;
class Label;
class Skeleton;
class StatePanel;
} // namespace widgets

class ConfigForm;
class HistoryPanel;

/// What each tier may do, and every other setting of the company, as a form. A save sends what has changed and no more.
/// What is not saved is kept, over a restart too, and put on top of what somebody else saves meanwhile.
/// Keys: Ctrl+S saves, H shows the versions.
class TiersPage final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page. Settings: tiers/*.
    TiersPage(client::Connection &connection, const base::Clock &clock, QSettings &settings, QWidget *parent = nullptr);
    ~TiersPage() override;

    void setMe(const deskapi::UserInfo &me);
    /// Forgets everything, as after signing out; what was not saved is kept for its author.
    void clear();
    /// What is not saved, in words, and the buttons: for the window's header; the page shows them itself otherwise.
    [[nodiscard]] QWidget *takeLead();
    [[nodiscard]] QWidget *takeActs();
    [[nodiscard]] const ConfigDraft &draft() const { return m_draft; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class State { Empty, Loading, Ready, Failed };

    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeBody();
    void load();
    void takeConfig(const base::Result<deskapi::Config> &config);
    void save();
    void takeSaved(const base::Result<deskapi::Config> &config);
    void discard();
    void tellOfOthers(const std::vector<ConfigChange> &both);
    void showState();
    void showChanges();
    void say(widgets::Banner::Mood mood, const QString &text);
    void toggleHistory();
    void loadHistory();
    [[nodiscard]] ConfigOwner owner() const;
    void keep();

    client::Connection &m_connection;
    client::Configs m_configs;
    const base::Clock &m_clock;
    KeptChanges m_kept;
    deskapi::UserInfo m_me;
    QString m_company; ///< of the draft
    ConfigDraft m_draft;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    int m_load = 0; ///< the number of the last load: answers to an older one are dropped
    bool m_isSaving = false;
    bool m_isStale = false; ///< a version came while one was saved, and was not taken
    QTimer m_keeping;

    QWidget *m_top;
    QWidget *m_lead;
    QWidget *m_acts;
    QStackedWidget *m_stack;
    ConfigForm *m_form;
    HistoryPanel *m_history;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_failure;
    widgets::Banner *m_banner;
    widgets::Label *m_version;
    widgets::Chip *m_unsaved;
    QPushButton *m_historyButton;
    QPushButton *m_discard;
    QPushButton *m_save;
};

} // namespace tierdesk::ui
