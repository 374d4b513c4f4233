#include "ui/conversation/composer/SavedReplyPopup.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/composer/Placeholders.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/conversation/composer/SavedReplyDelegate.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int Frame = 4;
constexpr int MostRows = 6;
constexpr int WidestList = 560;

} // namespace

SavedReplyPopup::SavedReplyPopup(CaseDesk &desk, CaseFeed &feed, ReplyEdit &edit, QWidget &card, QWidget *parent)
    : QListWidget(parent)
    , m_desk(desk)
    , m_feed(feed)
    , m_edit(edit)
    , m_card(card)
{
    setObjectName(u"savedReplies"_s);
    setAccessibleName(tr("Saved replies"));
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(Frame, Frame, Frame, Frame);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setItemDelegate(new SavedReplyDelegate(this));
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(row(item)); });
    connect(&m_edit, &ReplyEdit::listKey, this, &SavedReplyPopup::press);
    connect(&m_edit, &ReplyEdit::slashWordChanged, this, [this] {
        if (!m_edit.slashWord())
            m_isUnwanted = false;
        offer();
    });
    connect(&m_feed, &CaseFeed::sessionChanged, this, [this] { m_isUnwanted = false; });
    connect(&m_desk.replies(), &SavedReplyList::changed, this, &SavedReplyPopup::offer);
    hide();
}

void SavedReplyPopup::offer()
{
    const auto word = m_edit.slashWord();
    if (!word || !m_edit.hasFocus() || m_edit.isReadOnly() || m_isUnwanted) {
        hide();
        m_edit.setListOpen(false);
        return;
    }
    SavedReplyList &list = m_desk.replies();
    list.want();
    const auto found = list.matching(*word);
    fill(found, list.error()             ? Composer::tr("Saved replies could not be loaded.")
                : !list.isLoaded()       ? Composer::tr("Loading saved replies…")
                : list.replies().empty() ? Composer::tr("There are no saved replies yet.")
                                         : Composer::tr("No saved replies match “%1”.").arg(*word));
    place();
    raise();
    show();
    // Without an entry the keys are the editor's, but for Escape.
    m_edit.setListOpen(!found.empty());
}

void SavedReplyPopup::fill(const std::vector<SavedReply> &replies, const QString &instead)
{
    // A list that was loaded again leaves the choice where it is.
    const qint64 chosen = currentRow() >= 0 && currentRow() < static_cast<int>(m_replies.size()) && isVisible()
                              ? m_replies[static_cast<std::size_t>(currentRow())].id.value
                              : 0;
    const bool isSame = std::equal(replies.begin(), replies.end(), m_replies.begin(), m_replies.end(),
                                   [](const SavedReply &a, const SavedReply &b) { return a.id == b.id; });
    m_replies = replies;
    clear();
    for (const SavedReply &reply : replies) {
        auto *item = new QListWidgetItem(reply.title, this);
        item->setData(SavedReplyDelegate::ShortcutRole, reply.shortcut);
        item->setData(SavedReplyDelegate::PreviewRole, reply.text.simplified());
        item->setData(Qt::AccessibleTextRole, tr("%1, slash %2", "a saved reply").arg(reply.title, reply.shortcut));
    }
    if (replies.empty()) {
        auto *item = new QListWidgetItem(instead, this);
        item->setFlags(Qt::ItemIsEnabled);
    } else {
        const auto kept = std::find_if(replies.begin(), replies.end(),
                                       [chosen](const SavedReply &each) { return each.id.value == chosen; });
        setCurrentRow(isSame && kept != replies.end() ? static_cast<int>(kept - replies.begin()) : 0);
    }
}

void SavedReplyPopup::follow()
{
    // With another font the card is elsewhere, and the list has other rows.
    const auto follows = [this] {
        if (isVisible())
            place();
    };
    QMetaObject::invokeMethod(this, follows, Qt::QueuedConnection);
}

void SavedReplyPopup::place()
{
    const QRect edge(m_card.mapTo(parentWidget(), QPoint()), m_card.size());
    const int rows = std::min(count(), MostRows);
    const int height = rows * sizeHintForRow(0) + 2 * Frame;
    const int width = std::min(theme::scaled(WidestList), edge.width());
    const int left = isRightToLeft() ? edge.right() + 1 - width : edge.left();
    setGeometry(left, std::max(0, edge.top() - height - Frame), width,
                std::min(height, std::max(0, edge.top() - Frame)));
}

void SavedReplyPopup::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_replies.size()))
        return;
    const QString text = m_replies[static_cast<std::size_t>(row)].text;
    const Filled filled = fillPlaceholders(text, m_feed.detail(), m_desk.me().name);
    m_edit.replaceSlashWord(filled.text, filled.openAt, filled.openLength);
    m_edit.setFocus(Qt::OtherFocusReason);
}

void SavedReplyPopup::press(int key)
{
    const int last = static_cast<int>(m_replies.size()) - 1;
    switch (key) {
    case Qt::Key_Up:
        setCurrentRow(currentRow() <= 0 ? last : currentRow() - 1);
        break;
    case Qt::Key_Down:
        setCurrentRow(currentRow() >= last ? 0 : currentRow() + 1);
        break;
    case Qt::Key_PageUp:
        setCurrentRow(std::max(0, currentRow() - MostRows));
        break;
    case Qt::Key_PageDown:
        setCurrentRow(std::min(last, currentRow() + MostRows));
        break;
    case Qt::Key_Escape:
        m_isUnwanted = true;
        offer();
        break;
    default:
        choose(currentRow());
        break;
    }
}

bool SavedReplyPopup::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const theme::Tokens &t = theme::tokens(this);
        QPainter painter(this);
        theme::paintBox(painter, rect(), theme::metric::Radius, t.panel, t.line);
        return true;
    }
    return QListWidget::event(event);
}

} // namespace tierdesk::ui
