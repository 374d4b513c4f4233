#include "ui/conversation/transcript/ConversationView.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int TickMs = 1000;
constexpr int CountdownMs = 250; ///< never far from the composer's, which counts down too
constexpr int PillGap = 12;
/// What is being written grows at most so often: no more than is read, and where motion is reduced hardly at all.
constexpr int WordsMs = 60;
constexpr int CalmWordsMs = 1500;

} // namespace

ConversationView::ConversationView(CaseDesk &desk, CaseFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_feed(feed)
    , m_shelf(desk.connection())
    , m_stack(new QStackedWidget(this))
    , m_list(new BubbleView(m_stack))
    , m_skeleton(new widgets::Skeleton(widgets::Skeleton::Shape::Talk, false, m_stack))
    , m_state(new widgets::StatePanel(m_stack))
    , m_pill(new QPushButton(this))
{
    setObjectName(u"conversationView"_s);
    m_list->setConversation(m_model);
    m_skeleton->setObjectName(u"conversationLoading"_s);
    m_skeleton->setAccessibleName(tr("Loading the conversation"));
    m_state->setObjectName(u"conversationState"_s);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_pill->setObjectName(u"newMessages"_s);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] {
        m_list->scrollToEnd();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_state, &widgets::StatePanel::actionTriggered, &m_feed, &CaseFeed::reload);
    connect(m_list, &BubbleView::atEndChanged, this, [this](bool isAtEnd) {
        if (isAtEnd)
            m_unread = 0;
        showPill();
    });

    showFiles();
    connect(&m_feed, &CaseFeed::sessionChanged, this, [this] {
        m_unread = 0;
        m_shelf.setSession(m_feed.sessionId());
        m_model.clear();
        showPill();
    });
    connect(&m_feed, &CaseFeed::stateChanged, this, &ConversationView::showState);
    connect(&m_feed, &CaseFeed::messageAdded, this, &ConversationView::count);
    connect(&m_feed, &CaseFeed::detailChanged, this, &ConversationView::showDetail);
    connect(&m_feed, &CaseFeed::writingChanged, this, &ConversationView::followWriting);
    m_words.setSingleShot(true);
    connect(&m_words, &QTimer::timeout, this, &ConversationView::showWriting);
    m_second.setInterval(TickMs);
    connect(&m_second, &QTimer::timeout, this, [this] { m_model.setNow(m_feed.now()); });
    m_second.start();
    showState();
}

void ConversationView::showFiles()
{
    m_list->setPictures([this](const Attachment &file) { return m_shelf.picture(file); });
    connect(&m_shelf, &FileShelf::pictureReady, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list, &BubbleView::fileOpened, &m_shelf, &FileShelf::open);
    connect(m_list, &BubbleView::fileSaved, this, &ConversationView::saveFile);
    connect(&m_shelf, &FileShelf::failed, this, [this](const Attachment &file, const QString &why) {
        m_desk.tellTrouble(m_feed.sessionId(),
                           tr("%1 could not be opened or saved: %2").arg(direction::isolated(file.name), why));
    });
}

void ConversationView::saveFile(const Attachment &file)
{
    auto *dialog = new QFileDialog(this, tr("Save the file"));
    dialog->setObjectName(u"saveFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(file.name);
    connect(dialog, &QFileDialog::fileSelected, &m_shelf,
            [this, file](const QString &path) { m_shelf.save(file, path); });
    dialog->open();
}

void ConversationView::showState()
{
    switch (m_feed.state()) {
    case CaseFeed::State::Empty:
    case CaseFeed::State::Loading:
        turnTo(m_skeleton);
        break;
    case CaseFeed::State::Failed: {
        const FailureWords words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"));
        turnTo(m_state);
        break;
    }
    case CaseFeed::State::Ready:
        showDetail();
        break;
    }
    showPill();
}

void ConversationView::showDetail()
{
    if (m_feed.state() != CaseFeed::State::Ready)
        return;
    const int tick = m_feed.detail().held.empty() ? TickMs : CountdownMs;
    if (m_second.interval() != tick)
        m_second.setInterval(tick);
    m_model.setNow(m_feed.now());
    m_model.setDetail(m_feed.detail());
    if (m_feed.writing() && !m_model.isWriting())
        m_model.setWriting(m_feed.writing()); // began while the case was loading
    if (m_model.rowCount() > 0) {
        turnTo(m_list);
        return;
    }
    m_state->show(theme::Icon::Sessions, tr("No messages yet"), tr("Messages from the customer appear here."));
    m_state->setAction({});
    turnTo(m_state);
}

/// A stack is as high as its highest page, though it be hidden: in a low window that height is others'.
void ConversationView::turnTo(QWidget *page)
{
    for (int at = 0; at < m_stack->count(); ++at) {
        QWidget *each = m_stack->widget(at);
        each->setSizePolicy(QSizePolicy::Expanding, each == page ? QSizePolicy::Expanding : QSizePolicy::Ignored);
    }
    m_stack->setCurrentWidget(page);
}

void ConversationView::followWriting()
{
    if (!m_feed.writing() || !m_model.isWriting()) {
        // What is taken back, or said, is gone at once.
        showWriting();
    } else if (!m_words.isActive()) {
        m_words.start(theme::isMotionReduced() ? CalmWordsMs : WordsMs);
    }
}

void ConversationView::showWriting()
{
    m_words.stop();
    if (m_feed.state() == CaseFeed::State::Ready)
        m_model.setWriting(m_feed.writing());
}

void ConversationView::count(const Message &)
{
    if (m_list->isAtEnd())
        return;
    ++m_unread;
    showPill();
}

void ConversationView::showPill()
{
    m_pill->setVisible(m_unread > 0 && m_stack->currentWidget() == m_list);
    if (m_unread == 0)
        return;
    m_pill->setText(tr("↓ %Ln new message(s)", nullptr, m_unread));
    m_pill->setAccessibleName(tr("%Ln new message(s), go to the end", nullptr, m_unread));
    m_pill->adjustSize();
    m_pill->move((width() - m_pill->width()) / 2, height() - m_pill->height() - PillGap);
    m_pill->raise();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPill();
}

} // namespace tierdesk::ui
