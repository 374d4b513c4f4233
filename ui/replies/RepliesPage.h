#pragma once

#include "core/doors/client/SavedReplies.h"
#include "core/doors/deskapi/People.h"
#include "ui/replies/RepliesList.h"
#include "ui/replies/RepliesModel.h"
#include "ui/replies/ReplyDrafts.h"
#include "ui/shell/Page.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Loading.h"

#include <optional>

namespace tierdesk::ui {

class CaseDesk;
class ReplyEditor;

/// The saved replies page: a list and the selected reply, which supervisors can edit. Unsaved changes are kept when
/// another reply is selected and after a restart. Keys: N new, Ctrl+S saves, / searches, Delete in the list deletes
/// (with confirmation).
class RepliesPage final : public Page
{
    Q_OBJECT

public:
    /// @p desk must outlive the page. Unsaved changes are kept in its drafts.
    explicit RepliesPage(CaseDesk &desk, QWidget *parent = nullptr);
    ~RepliesPage() override;

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override;
    [[nodiscard]] const RepliesModel &model() const { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    using Draft = deskapi::SaveReply;
    using Mood = widgets::Banner::Mood;

    static constexpr SavedReplyId NewOne{};

    void connectList();
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
    void refresh();
    void showChosen();
    void showButtons();
    void complain(const base::Error &error, const QString &what);
    [[nodiscard]] std::optional<Draft> saved(SavedReplyId id) const;
    void takeUpDrafts();
    void adoptOrphans();
    void say(Mood mood, theme::Icon icon, const QString &text);

    CaseDesk &m_desk;
    client::Connection &m_connection;
    client::SavedReplies m_replies;
    deskapi::UserInfo m_me;
    RepliesModel m_model;
    widgets::Loading m_loading;
    std::optional<SavedReplyId> m_chosen; ///< an unset id: a new one; nullopt: none
    ReplyDrafts m_drafts;
    bool m_isSaving = false;
    bool m_isStale = false; ///< a list came while one was saved, and was not taken

    RepliesList *m_list;
    widgets::StatePane *m_detail;
    widgets::Banner *m_banner;
    ReplyEditor *m_editor;
};

} // namespace tierdesk::ui
