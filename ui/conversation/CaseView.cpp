#include "ui/conversation/CaseView.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseHeader.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/SnoozeDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"
#include "ui/conversation/side/SidePanel.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/conversation/transcript/ConversationView.h"
#include "ui/theme/Appearance.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WriteSoon.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int MainWidth = 400; ///< at least, at a font size of 100 %
constexpr int SideWidth = 316;

QString splitterKey()
{
    return u"case/splitter"_s;
}

} // namespace

CaseView::CaseView(CaseDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_feed(desk.connection(), desk.clock())
    , m_acts(desk, m_feed)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"caseView"_s);
    m_main = new widgets::Panel(widgets::Panel::Surface::Window, m_splitter);
    m_header = new CaseHeader(m_feed, m_acts, m_main);
    m_banner = new widgets::Banner(m_main);
    m_banner->setObjectName(u"caseBanner"_s);
    m_banner->hide();
    m_conversation = new ConversationView(desk, m_feed, m_main);
    m_composer = new Composer(desk, m_feed, m_main);
    auto *column = new QVBoxLayout(m_main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_conversation, 1);
    column->addWidget(m_composer);

    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_side = new SidePanel(m_feed, desk.connection(), desk.drafts(), m_splitter);
    m_side->setSaysOffline(false); // the window does
    m_splitter->addWidget(m_main);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({3 * SideWidth, SideWidth});
    m_splitter->restoreState(desk.settings().value(splitterKey()).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, widgets::writeSoon(this, [this] { saveSplitter(); }),
            qOverload<>(&QTimer::start));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    makeKeys();
    follow();
    m_feed.setMe(desk.me().id);
    m_feed.setClockAhead(desk.clockAhead());
    arrange();
}

CaseView::~CaseView()
{
    m_desk.setViewing(this, {});
    saveSplitter();
}

void CaseView::saveSplitter()
{
    if (!m_isOneColumn)
        m_desk.settings().setValue(splitterKey(), m_splitter->saveState());
}

void CaseView::makeKeys()
{
    m_header->addKeys(this, m_composer->makeMineButton());
    const auto add = [this](const QString &id, const QString &title, const QKeySequence &key, auto act) {
        connect(keys::add(this, id, title, key), &QShortcut::activated, this, act);
    };
    add(u"case.reply"_s, tr("Write a reply"), QKeySequence(Qt::Key_A), [this] { write(DraftStore::Kind::Reply); });
    add(u"case.note"_s, tr("Write a note"), QKeySequence(Qt::Key_N), [this] { write(DraftStore::Kind::Note); });
    m_composer->addKeys(this);
}

void CaseView::follow()
{
    connect(m_header, &CaseHeader::makeMineRequested, &m_acts, &CaseActs::makeMine);
    connect(m_header, &CaseHeader::releaseRequested, &m_acts, &CaseActs::release);
    connect(m_header, &CaseHeader::handBackRequested, &m_acts, &CaseActs::handBack);
    connect(m_header, &CaseHeader::snoozeRequested, this, &CaseView::snooze);
    connect(m_header, &CaseHeader::transferRequested, this, &CaseView::transfer);
    connect(m_header, &CaseHeader::resolveRequested, this, &CaseView::resolve);
    connect(m_header, &CaseHeader::detailsRequested, this, &CaseView::toggleDetails);
    connect(m_header, &CaseHeader::popOutRequested, this, [this] { Q_EMIT popOutRequested(m_feed.sessionId()); });
    connect(m_composer, &Composer::left, this, [this] { m_conversation->list().setFocus(Qt::OtherFocusReason); });
    connect(m_composer, &Composer::makeMineRequested, &m_acts, &CaseActs::makeMine);
    connect(&m_acts, &CaseActs::busyChanged, this, [this] {
        if (m_acts.isBusy())
            say({});
        m_composer->setBusy(m_acts.isBusy());
    });
    m_composer->setReached(m_acts.isReached());
    connect(&m_acts, &CaseActs::reachChanged, this, [this] { m_composer->setReached(m_acts.isReached()); });
    connect(&m_acts, &CaseActs::refused, this, &CaseView::say);
    connect(&m_acts, &CaseActs::handled, this, &CaseView::handled);
    connect(m_side, &SidePanel::handled, this, &CaseView::handled);
    connect(m_side, &SidePanel::openSession, this, &CaseView::sessionChosen);
    connect(m_side, &SidePanel::messageChosen, this, &CaseView::showMessage);
    connect(m_banner, &widgets::Banner::actionTriggered, &m_feed, &CaseFeed::reload);

    connect(&m_feed, &CaseFeed::sessionChanged, this, [this] {
        say({});
        tellViewing();
    });
    connect(&m_feed, &CaseFeed::stateChanged, this, &CaseView::showStaleness);
    connect(&m_feed, &CaseFeed::detailChanged, this, &CaseView::showStaleness);
    connect(&m_desk, &CaseDesk::meChanged, this, [this] { m_feed.setMe(m_desk.me().id); });
    connect(&m_desk, &CaseDesk::viewingChanged, this, [this](const QString &session) {
        if (session != m_feed.sessionId())
            m_feed.forgetWriting();
    });
    connect(&m_desk, &CaseDesk::clockAheadChanged, this, [this] { m_feed.setClockAhead(m_desk.clockAhead()); });
}

void CaseView::open(const QString &id)
{
    m_feed.open(id);
}

void CaseView::open(const deskapi::SessionRow &row)
{
    m_feed.open(row);
}

void CaseView::close()
{
    m_feed.close();
}

void CaseView::setPoppedOut(bool isPoppedOut)
{
    m_header->setPoppedOut(isPoppedOut);
    m_side->setSaysOffline(isPoppedOut);
}

void CaseView::read()
{
    m_conversation->list().setFocus(Qt::OtherFocusReason);
}

// --- acts

void CaseView::snooze()
{
    if (!m_feed.isMine())
        return;
    auto *dialog = new SnoozeDialog(
        m_desk.connection(), [this] { return m_feed.now(); }, m_feed.row(), this);
    dialog->keepIn(m_desk.drafts());
    connect(dialog, &SnoozeDialog::handled, this, [this](const deskapi::Handled &done) {
        m_feed.put(done);
        Q_EMIT handled(done);
    });
    dialog->open();
}

void CaseView::transfer()
{
    if (!m_acts.canTransfer())
        return;
    auto *dialog = new TransferDialog(m_desk.connection(), m_desk.me().id, {m_feed.row()}, this);
    dialog->keepIn(m_desk.drafts());
    connect(dialog, &TransferDialog::handled, this, [this](const deskapi::Handled &done) {
        m_feed.put(done);
        Q_EMIT handled(done);
    });
    dialog->open();
}

void CaseView::resolve()
{
    if (!m_feed.isMine())
        return;
    auto *dialog = new ResolveDialog(
        m_desk.connection(), [this] { return m_feed.now(); }, m_feed.detail(), this);
    dialog->keepIn(m_desk.drafts());
    connect(dialog, &ResolveDialog::handled, this, [this](const deskapi::Handled &done) {
        m_feed.put(done);
        Q_EMIT handled(done);
    });
    dialog->open();
}

void CaseView::write(DraftStore::Kind kind)
{
    if (m_isOneColumn && m_areDetailsAsked)
        toggleDetails();
    m_composer->write(kind);
}

// --- what is the matter

void CaseView::say(const QString &text)
{
    m_said = text;
    showStaleness();
}

void CaseView::showStaleness()
{
    using Mood = widgets::Banner::Mood;
    if (!m_said.isEmpty()) {
        m_banner->say(Mood::Warning, theme::Icon::Alert, m_said);
        m_banner->show();
    } else if (m_feed.state() == CaseFeed::State::Ready && m_feed.error()) {
        m_banner->say(Mood::Warning, theme::Icon::Alert, tr("This case could not be refreshed and may be out of date."),
                      tr("Try again"));
        m_banner->show();
    } else {
        m_banner->hide();
    }
}

void CaseView::tellViewing()
{
    m_desk.setViewing(this, isVisible() ? m_feed.sessionId() : QString());
}

void CaseView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellViewing();
}

void CaseView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_desk.setViewing(this, {});
}

bool CaseView::event(QEvent *event)
{
    // Of several windows the one in front is what is looked at.
    if (event->type() == QEvent::WindowActivate)
        tellViewing();
    if (event->type() == QEvent::StyleChange && m_header)
        arrange(); // a larger font needs more room
    return QWidget::event(event);
}

// --- one column or two

/// Where there is no room for both, one stands in the place of the other.
void CaseView::arrange()
{
    // What both need at least is the least that a window with two columns can be made: one column begins there.
    const int main = std::max(m_header->minimumSizeHint().width(), m_composer->minimumSizeHint().width());
    const int least = main + m_splitter->handleWidth() + m_side->minimumWidth();
    m_isOneColumn = width() <= std::max(least, theme::scaled(MainWidth + SideWidth) - 1);
    const bool isDetails = m_isOneColumn && m_areDetailsAsked;
    // The header stays, as the way back.
    m_splitter->setOrientation(isDetails ? Qt::Vertical : Qt::Horizontal);
    m_main->setMaximumHeight(isDetails ? m_header->sizeHint().height() : QWIDGETSIZE_MAX);
    m_conversation->setVisible(!isDetails);
    m_composer->setVisible(!isDetails);
    m_side->setVisible(!m_isOneColumn || isDetails);
    m_header->setDetailsButton(m_isOneColumn, isDetails);
}

void CaseView::showMessage(MessageId message)
{
    if (m_isOneColumn && m_areDetailsAsked)
        toggleDetails();
    const QModelIndex index = m_conversation->model().indexOf(message);
    m_conversation->list().setCurrentIndex(index);
    m_conversation->list().scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_conversation->list().setFocus(Qt::OtherFocusReason);
}

void CaseView::toggleDetails()
{
    if (!m_isOneColumn)
        return;
    m_areDetailsAsked = !m_areDetailsAsked;
    arrange();
}

void CaseView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace tierdesk::ui
