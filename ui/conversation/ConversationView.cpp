#include "ui/conversation/ConversationView.h"

#include "ui/conversation/BubbleView.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/models/Failures.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int SecondMs = 1000;
constexpr int CountdownMs = 250; ///< never far from the composer's, which counts down too
constexpr int PillGap = 12;
/// What is being written grows at most so often: no more than is read, and where motion is reduced hardly at all.
constexpr int WordsMs = 60;
constexpr int CalmWordsMs = 1500;

} // namespace

ConversationView::ConversationView(CaseFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_stack(new QStackedWidget(this))
    , m_list(new BubbleView(m_stack))
    , m_skeleton(new widgets::Skeleton(widgets::Skeleton::Shape::Talk, false, m_stack))
    , m_state(new widgets::StatePanel(m_stack))
    , m_pill(new QPushButton(this))
{
    setObjectName(QStringLiteral("conversationView"));
    m_list->setConversation(m_model);
    m_skeleton->setObjectName(QStringLiteral("conversationLoading"));
    m_skeleton->setAccessibleName(tr("Loading the conversation"));
    m_state->setObjectName(QStringLiteral("conversationState"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_pill->setObjectName(QStringLiteral("newMessages"));
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

    connect(&m_feed, &CaseFeed::sessionChanged, this, [this] {
        m_unread = 0;
        m_model.clear();
        showPill();
    });
    connect(&m_feed, &CaseFeed::stateChanged, this, &ConversationView::showState);
    connect(&m_feed, &CaseFeed::messageAdded, this, &ConversationView::count);
    connect(&m_feed, &CaseFeed::detailChanged, this, &ConversationView::showDetail);
    connect(&m_feed, &CaseFeed::writingChanged, this, &ConversationView::followWriting);
    m_words.setSingleShot(true);
    connect(&m_words, &QTimer::timeout, this, &ConversationView::showWriting);
    m_second.setInterval(SecondMs);
    connect(&m_second, &QTimer::timeout, this, [this] { m_model.setNow(m_feed.now()); });
    m_second.start();
    showState();
}

void ConversationView::showState()
{
    switch (m_feed.state()) {
    case CaseFeed::State::Empty:
    case CaseFeed::State::Loading:
        m_stack->setCurrentWidget(m_skeleton);
        break;
    case CaseFeed::State::Failed: {
        const FailureWords words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_state);
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
    const int tick = m_feed.detail().held.empty() ? SecondMs : CountdownMs;
    if (m_second.interval() != tick)
        m_second.setInterval(tick);
    m_model.setNow(m_feed.now());
    m_model.setDetail(m_feed.detail());
    if (m_feed.writing() && !m_model.isWriting())
        m_model.setWriting(m_feed.writing()); // began while the case was loading
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_state->show(theme::Icon::Sessions, tr("Nothing has been said yet"),
                  tr("What the customer writes appears here by itself."));
    m_state->setAction({});
    m_stack->setCurrentWidget(m_state);
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
