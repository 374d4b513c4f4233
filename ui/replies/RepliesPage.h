#pragma once

#include "core/doors/client/SavedReplies.h"
#include "core/doors/deskapi/People.h"
#include "ui/replies/RepliesModel.h"

#include <QtWidgets/QWidget>

#include <map>
#include <optional>

class QLineEdit;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Skeleton;
class StatePanel;
} // namespace widgets

class ReplyEditor;

/// The saved replies: a list, and the chosen one to be read or, by a supervisor, written. Choosing another one loses
/// nothing: what was not saved waits at its entry.
/// Keys: N a new one, Ctrl+S saves, / searches, Delete in the list removes (after a question).
class RepliesPage final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive the page.
    explicit RepliesPage(client::Connection &connection, QWidget *parent = nullptr);
    ~RepliesPage() override;

    void setMe(const deskapi::UserInfo &me);
    void clear();
    [[nodiscard]] const RepliesModel &model() const { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    enum class State { Empty, Loading, Ready, Failed };
    using Draft = deskapi::SaveReply;

    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeEditor();
    void makeKeys();
    [[nodiscard]] bool mayEdit() const;
    void load();
    void takeList(const base::Result<deskapi::SavedReplies> &list);
    void begin();
    void choose(SavedReplyId id);
    void chosenMoved();
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
    void markDrafts();
    void takeUpDrafts();

    client::Connection &m_connection;
    client::SavedReplies m_replies;
    deskapi::UserInfo m_me;
    RepliesModel m_model;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    int m_load = 0;
    std::optional<SavedReplyId> m_chosen;    ///< an unset id: a new one; nullopt: none
    std::map<qint64, Draft> m_drafts;        ///< by id, 0 the new one: what is not saved
    std::map<qint64, SavedReply> m_draftsOn; ///< what each draft was begun from
    QString m_owner;                         ///< whose drafts these are, and where
    std::map<QString, std::pair<std::map<qint64, Draft>, std::map<qint64, SavedReply>>> m_left; ///< of other owners
    bool m_isSaving = false;

    QSplitter *m_splitter;
    QLineEdit *m_search;
    QPushButton *m_new;
    QStackedWidget *m_listStack;
    QListView *m_list;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_listState;
    QStackedWidget *m_editorStack;
    widgets::StatePanel *m_nothing;
    widgets::Banner *m_banner;
    ReplyEditor *m_editor;
};

} // namespace tierdesk::ui
