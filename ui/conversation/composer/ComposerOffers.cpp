#include "ui/conversation/composer/Composer.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/InlineNotice.h"
#include "ui/conversation/composer/Placeholders.h"
#include "ui/conversation/composer/Proposal.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/conversation/composer/SavedReplyPopup.h"
#include "ui/widgets/Panel.h"

// The words that the composer offers to take: a proposed reply, and the saved ones.

namespace tierdesk::ui {

using Kind = DraftStore::Kind;

void Composer::showProposal()
{
    const bool isWanted = kind() == Kind::Reply && m_feed.state() == CaseFeed::State::Ready && m_feed.isMine() &&
                          m_sending.isEmpty() && m_edit->document()->isEmpty();
    const QString text = isWanted ? proposedReply(m_feed.detail(), m_desk.me().id, m_desk.me().name) : QString();
    const bool isShown = !text.isEmpty() && text != m_unwanted;
    if (isShown)
        m_proposal->say(InlineNotice::Mood::Note, text, tr("Use", "a proposed text"));
    m_proposal->setVisible(isShown);
    m_edit->setProposed(isShown);
}

void Composer::useProposal()
{
    if (!m_edit->document()->isEmpty())
        return;
    m_edit->setText(m_proposal->text());
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::offerReplies()
{
    const auto word = m_edit->slashWord();
    const bool isWanted = word && m_edit->hasFocus() && !m_edit->isReadOnly() && !m_isPopupUnwanted;
    if (!isWanted) {
        m_popup->hide();
        m_edit->setListOpen(false);
        return;
    }
    SavedReplyList &list = m_desk.replies();
    list.want();
    const auto found = list.matching(*word);
    const QString instead = list.error()             ? tr("Saved replies could not be loaded.")
                            : !list.isLoaded()       ? tr("Loading saved replies…")
                            : list.replies().empty() ? tr("There are no saved replies yet.")
                                                     : tr("No saved replies match “%1”.").arg(*word);
    m_popup->offer(found, instead, cardInView());
    // Without an entry the keys are the editor's, but for Escape.
    m_edit->setListOpen(!found.empty());
}

QRect Composer::cardInView() const
{
    return {m_card->mapTo(m_popup->parentWidget(), QPoint()), m_card->size()};
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Once the layout has come to rest: with another font the card is elsewhere, and its list has other rows.
    const auto follow = [this] {
        if (m_popup->isVisible())
            m_popup->place(cardInView());
    };
    QMetaObject::invokeMethod(this, follow, Qt::QueuedConnection);
}

void Composer::insertReply(const SavedReply &reply)
{
    const Filled filled = fillPlaceholders(reply.text, m_feed.detail(), m_desk.me().name);
    m_edit->replaceSlashWord(filled.text, filled.openAt, filled.openLength);
    m_edit->setFocus(Qt::OtherFocusReason);
}

} // namespace tierdesk::ui
