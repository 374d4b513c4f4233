#pragma once

#include "core/doors/client/SavedReplies.h"
#include "core/doors/deskapi/People.h"
#include "ui/replies/RepliesList.h"
#include "ui/replies/RepliesModel.h"
#include "ui/replies/ReplyDrafts.h"
#include "ui/shell/Page.h"

#include <optional>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class StatePanel;
} // namespace widgets

class ReplyEditor;

/// The saved replies page: a list and the selected reply, which supervisors can edit. Unsaved changes are kept when
/// another reply is selected and after a restart. Keys: N new, Ctrl+S saves, / searches, Delete in the list deletes
/// (with confirmation).
class RepliesPage final : public Page
{
    Q_OBJECT

public:
    /// Both must outlive the page. Settings: replies/*.
    RepliesPage(client::Connection &connection, QSettings &settings, QWidget *parent = nullptr);
    ~RepliesPage() override;

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override;
    [[nodiscard]] const RepliesModel &model() const { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    using State = RepliesList::State;
    using Draft = deskapi::SaveReply;

    void makeList();
    [[nodiscard]] QWidget *makeEditor();
    void makeKeys();
    [[nodiscard]] bool mayEdit() const;
    void load();
    void takeList(const base::Result<deskapi::SavedReplies> &list);
    void begin();
    void choose(SavedReplyId id);
    void edited();
    void save();
    void takeSaved(SavedReplyId of, const base::Result<SavedReply> &reply);
    void askToRemove();
    void remove(SavedReplyId id);
    void discard();
    void showState();
    void showChosen();
    void showButtons();
    void complain(const base::Error &error, const QString &what);
    [[nodiscard]] std::optional<Draft> saved(SavedReplyId id) const;
    void takeUpDrafts();
    void adoptOrphans();
    void warn(const QString &text);

    client::Connection &m_connection;
    client::SavedReplies m_replies;
    deskapi::UserInfo m_me;
    RepliesModel m_model;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    int m_load = 0;
    std::optional<SavedReplyId> m_chosen; ///< an unset id: a new one; nullopt: none
    ReplyDrafts m_drafts;
    bool m_isSaving = false;
    bool m_isStale = false; ///< a list came while one was saved, and was not taken

    QSplitter *m_splitter;
    RepliesList *m_list;
    QStackedWidget *m_editorStack;
    QWidget *m_blank = nullptr;
    widgets::StatePanel *m_nothing;
    widgets::Banner *m_banner;
    ReplyEditor *m_editor;
};

} // namespace tierdesk::ui
