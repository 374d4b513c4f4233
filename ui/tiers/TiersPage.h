#pragma once

#include "core/doors/client/Configs.h"
#include "core/doors/deskapi/People.h"
#include "ui/shell/Page.h"
#include "ui/tiers/ConfigDraft.h"
#include "ui/widgets/Banner.h"

class QPushButton;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Chip;
class Label;
class Skeleton;
class StatePanel;
} // namespace widgets

class CaseDesk;
class ConfigForm;
class HistoryPanel;

/// A form for the tiers and every other setting of the company. Saving sends only changed fields. Unsaved changes are
/// kept over a restart and rebased when somebody else saves. Keys: Ctrl+S saves, H shows the version history.
class TiersPage final : public Page
{
    Q_OBJECT

public:
    /// @p desk must outlive the page. Unsaved changes are kept in its drafts.
    explicit TiersPage(CaseDesk &desk, QWidget *parent = nullptr);

    void setMe(const deskapi::UserInfo &me) override;
    /// Clears the page after sign-out; unsaved changes are kept for their author.
    void clear() override;
    /// Return the status of unsaved changes and the buttons, for the window's header. Otherwise the page shows them.
    [[nodiscard]] QWidget *takeLead() override;
    [[nodiscard]] QWidget *takeActs() override;
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
    [[nodiscard]] std::vector<ConfigChange> kept() const;
    void keep();

    CaseDesk &m_desk;
    client::Connection &m_connection;
    client::Configs m_configs;
    deskapi::UserInfo m_me;
    QString m_company; ///< company of the draft
    QString m_owner;   ///< of the draft, see DraftStore::owner()
    ConfigDraft m_draft;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    int m_load = 0; ///< number of the last load; older responses are ignored
    bool m_isSaving = false;
    bool m_isStale = false; ///< a version arrived during a save and was ignored

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
