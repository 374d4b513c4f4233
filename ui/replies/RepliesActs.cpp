#include "ui/models/Failures.h"
#include "ui/replies/RepliesPage.h"
#include "ui/replies/ReplyEditor.h"
#include "ui/widgets/Dialog.h"

#include <QtWidgets/QPushButton>

#include <utility>

/// User actions of the page: writing, saving, deleting.
namespace tierdesk::ui {

void RepliesPage::begin()
{
    if (!mayEdit() || !m_loading.isReady())
        return;
    m_list->select(NewOne);
    choose(NewOne);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void RepliesPage::choose(SavedReplyId id)
{
    m_chosen = id;
    m_banner->hide();
    showChosen();
}

void RepliesPage::edited()
{
    if (!m_chosen)
        return;
    const Draft now = m_editor->values();
    const auto before = saved(*m_chosen);
    if (before && isSame(*before, now)) {
        m_drafts.remove(*m_chosen);
    } else {
        const auto begun = m_drafts.find(*m_chosen);
        const SavedReply *reply = m_model.find(*m_chosen);
        m_drafts.put(*m_chosen, {now, begun ? begun->on : reply ? reply->updatedAt : Timestamp()});
    }
    m_model.setDrafted(m_drafts.ids());
    showButtons();
}

void RepliesPage::save()
{
    if (!m_chosen || !m_editor->saveButton().isEnabled())
        return;
    const SavedReplyId id = *m_chosen;
    m_isSaving = true;
    m_banner->hide();
    showButtons();
    const auto done = [this, id](const base::Result<SavedReply> &reply) { takeSaved(id, reply); };
    if (id.isSet())
        m_replies.save(id, m_editor->values(), this, done);
    else
        m_replies.create(m_editor->values(), this, done);
}

void RepliesPage::takeSaved(SavedReplyId of, const base::Result<SavedReply> &reply)
{
    if (!m_isSaving)
        return; // signed out meanwhile
    m_isSaving = false;
    if (std::exchange(m_isStale, false))
        load();
    if (!reply) {
        if (reply.error().fault == base::Fault::Conflict && m_chosen == of) {
            m_editor->complain(tr("Another saved reply already uses this shortcut."));
        } else {
            complain(reply.error(), tr("Not saved. Your text is kept."));
        }
        showButtons();
        return;
    }
    m_drafts.remove(of);
    const bool isShown = m_chosen == of;
    m_model.put(*reply);
    if (isShown) {
        m_chosen = reply->id;
        m_list->select(reply->id);
    }
    adoptOrphans();
    refresh();
}

void RepliesPage::discard()
{
    if (!m_chosen)
        return;
    m_drafts.remove(*m_chosen);
    if (!m_chosen->isSet())
        m_chosen.reset();
    m_banner->hide();
    adoptOrphans();
    refresh();
}

void RepliesPage::askToRemove()
{
    if (!m_chosen || !m_chosen->isSet() || !mayEdit() || m_isSaving)
        return;
    const SavedReply *reply = m_model.find(*m_chosen);
    if (!reply)
        return;
    auto *dialog = new widgets::Dialog(tr("Delete /%1?").arg(reply->shortcut), window());
    dialog->setObjectName(u"removeReplyDialog"_s);
    dialog->setSentence(
        tr("“%1” will be deleted for everyone. Replies that were already sent do not change.").arg(reply->title));
    auto *yes = dialog->addButton(tr("Delete"), widgets::Dialog::Act::Primary);
    yes->setObjectName(u"confirmRemove"_s);
    connect(yes, &QPushButton::clicked, this, [this, dialog, id = reply->id] {
        dialog->accept();
        remove(id);
    });
    dialog->open();
}

void RepliesPage::remove(SavedReplyId id)
{
    m_replies.remove(id, this, [this, id](const base::Result<void> &done) {
        if (!done) {
            complain(done.error(), tr("Not deleted."));
            return;
        }
        m_drafts.remove(id);
        if (m_chosen == id)
            m_chosen.reset();
        const auto chosen = m_chosen;
        m_model.remove(id);
        m_chosen = chosen;
        refresh();
    });
}

void RepliesPage::complain(const base::Error &error, const QString &what)
{
    const FailureWords words = failureWords(error);
    say(Mood::Bad, words.icon, u"%1 %2. %3"_s.arg(what, words.heading, words.sentence));
}

void RepliesPage::say(Mood mood, theme::Icon icon, const QString &text)
{
    m_banner->say(mood, icon, text, tr("Dismiss"));
    m_banner->show();
}

} // namespace tierdesk::ui
