#include "ui/conversation/CaseHeader.h"

#include "ui/conversation/CaseActs.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include <array>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;
namespace metric = theme::metric;

namespace {

/// More colleagues at one case are a number.
constexpr std::size_t MostAvatars = 3;
constexpr int RoomForKeys = 520; ///< at a font size of 100 %, as below
constexpr int LeastAbout = 40;

} // namespace

CaseHeader::CaseHeader(CaseFeed &feed, CaseActs &acts, QWidget *parent)
    : Panel(Surface::Panel, Qt::BottomEdge, parent)
    , m_feed(feed)
    , m_acts(acts)
{
    setObjectName(u"caseHeader"_s);
    m_name = new Label(Type::Name, Label::Ink::Text, this);
    m_name->setObjectName(u"caseName"_s);
    m_name->setElided(true);
    m_about = new Label(Type::Body, Label::Ink::Dim, this);
    m_about->setObjectName(u"caseAbout"_s);
    m_about->setElided(true);
    m_more = new Label(Type::Small, Label::Ink::Dim, this);
    m_holder = new widgets::Chip(this);
    m_holder->setObjectName(u"caseHolder"_s);
    m_claim = makeButton(u"claim"_s, tr("Claim"), tr("Claim this case"));
    m_snooze = makeButton(u"snooze"_s, tr("Snooze"), tr("Snooze this case"));
    m_transfer = makeButton(u"transfer"_s, tr("Transfer"), tr("Transfer this case to a colleague"));
    m_resolve = makeButton(u"resolve"_s, tr("Resolve"), tr("Close this case"));
    m_details = makeButton(u"caseDetails"_s, tr("Details"), tr("Case details"));
    m_menuButton = makeButton(u"caseMore"_s, {}, tr("More actions"));
    m_menuButton->setIcon(theme::icon(theme::Icon::More));
    m_menuButton->setToolTip(tr("More actions"));
    theme::setPrimary(*m_claim);
    theme::setPrimary(*m_resolve);
    m_menu = new QMenu(m_menuButton);
    m_menu->setObjectName(u"caseMenu"_s);
    connect(m_menu, &QMenu::aboutToShow, this, &CaseHeader::fillMenu);
    connect(m_menuButton, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height() + 2))); });
    connect(m_claim, &QPushButton::clicked, this, &CaseHeader::makeMineRequested);
    connect(m_snooze, &QPushButton::clicked, this, &CaseHeader::snoozeRequested);
    connect(m_transfer, &QPushButton::clicked, this, &CaseHeader::transferRequested);
    connect(m_resolve, &QPushButton::clicked, this, &CaseHeader::resolveRequested);
    connect(m_details, &QPushButton::clicked, this, &CaseHeader::detailsRequested);
    m_details->setCheckable(true);
    m_details->hide();

    auto *words = new QHBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addWidget(m_about, 1);
    m_people = new QHBoxLayout;
    m_people->setSpacing(0);
    m_people->addWidget(m_more);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 4, 18, 6);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addLayout(m_people);
    layout->addWidget(m_holder);
    layout->addWidget(m_claim);
    layout->addWidget(m_snooze);
    layout->addWidget(m_transfer);
    layout->addWidget(m_resolve);
    layout->addWidget(m_details);
    layout->addWidget(m_menuButton);
    measure();

    connect(&m_feed, &CaseFeed::sessionChanged, this, &CaseHeader::refresh);
    connect(&m_feed, &CaseFeed::stateChanged, this, &CaseHeader::refresh);
    connect(&m_feed, &CaseFeed::detailChanged, this, &CaseHeader::refresh);
    connect(&m_feed, &CaseFeed::viewersChanged, this, &CaseHeader::showViewers);
    connect(&m_acts, &CaseActs::busyChanged, this, &CaseHeader::refresh);
    connect(&m_acts, &CaseActs::reachChanged, this, &CaseHeader::refresh);
    refresh();
    showViewers();
}

QPushButton *CaseHeader::makeButton(const QString &name, const QString &text, const QString &spoken)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
    return button;
}

void CaseHeader::addKeys(QWidget *scope, QPushButton &claims)
{
    const auto add = [&](const QString &id, const QString &title, Qt::Key key, QPushButton *button, auto act) {
        QShortcut *shortcut = keys::add(scope, id, title, QKeySequence(key));
        connect(shortcut, &QShortcut::activated, this, act);
        if (button)
            keys::hint(*button, *shortcut);
        if (button == m_claim)
            keys::hint(claims, *shortcut);
    };
    add(u"case.claim"_s, tr("Claim or take over the case"), Qt::Key_C, m_claim, [this] { Q_EMIT makeMineRequested(); });
    add(u"case.snooze"_s, tr("Snooze the case"), Qt::Key_H, m_snooze, [this] { m_snooze->click(); });
    add(u"case.transfer"_s, tr("Transfer the case"), Qt::Key_T, m_transfer, [this] { m_transfer->click(); });
    add(u"case.resolve"_s, tr("Resolve the case"), Qt::Key_E, m_resolve, [this] { m_resolve->click(); });
    add(u"case.details"_s, tr("Show or hide case details"), Qt::Key_I, m_details,
        [this] { Q_EMIT detailsRequested(); });
    add(u"case.more"_s, tr("More case actions"), Qt::Key_Period, nullptr, [this] { m_menuButton->click(); });
}

void CaseHeader::setDetailsButton(bool isNeeded, bool areDetailsShown)
{
    m_details->setVisible(isNeeded);
    m_details->setChecked(areDetailsShown);
}

void CaseHeader::setPoppedOut(bool isPoppedOut)
{
    m_isPoppedOut = isPoppedOut;
}

void CaseHeader::measure()
{
    setMinimumHeight(theme::barHeight() + 3);
}

void CaseHeader::showKeyCaps()
{
    const bool hasRoom = width() >= theme::scaled(RoomForKeys);
    for (QPushButton *button : {m_claim, m_snooze, m_transfer, m_resolve, m_details})
        theme::setKeyHintShown(*button, hasRoom);
}

/// Who it is comes before the rest: what is known besides is shown where the acts leave it more than an ellipsis.
void CaseHeader::fitWords()
{
    const QMargins edges = layout()->contentsMargins();
    int room = width() - edges.left() - edges.right() - m_name->sizeHint().width();
    const auto taken = [&](const QWidget *widget) { return widget->sizeHint().width() + layout()->spacing(); };
    const std::array<const QWidget *, 7> acts{m_holder,  m_claim,   m_snooze,    m_transfer,
                                              m_resolve, m_details, m_menuButton};
    for (const QWidget *act : acts)
        room -= act->isVisibleTo(this) ? taken(act) : 0;
    for (const QWidget *avatar : std::as_const(m_avatars))
        room -= taken(avatar);
    m_about->setVisible(room >= theme::scaled(LeastAbout));
}

void CaseHeader::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    showKeyCaps();
    fitWords();
}

void CaseHeader::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        measure();
        showKeyCaps();
        fitWords();
    }
}

void CaseHeader::refresh()
{
    const deskapi::SessionRow &row = m_feed.row();
    const bool isOpen = !m_feed.sessionId().isEmpty();
    const bool isReady = m_feed.state() == CaseFeed::State::Ready;
    const bool isMine = m_feed.isMine();
    // A case that was opened by its id alone has no name until it is here.
    m_name->setText(isReady || !row.customerName.isEmpty() || !row.customerRef.isEmpty() ? phrases::customerName(row)
                                                                                         : QString());
    const QString about = direction::joined({row.id, row.category ? phrases::text(*row.category) : QString()});
    m_about->setText(isOpen ? direction::line(direction::dot().mid(1) + about) : QString());

    const bool canMakeMine = m_acts.canMakeMine();
    const bool isClaimable = isReady && (m_feed.isWaiting() || m_feed.isWithAi());
    m_claim->setVisible(isClaimable);
    m_claim->setEnabled(canMakeMine);
    m_claim->setText(m_feed.isWithAi() ? (m_acts.isBusy() ? tr("Taking over…") : tr("Take over"))
                                       : (m_acts.isBusy() ? tr("Claiming…") : tr("Claim")));
    m_claim->setAccessibleName(m_feed.isWithAi() ? tr("Take over this case") : tr("Claim this case"));
    for (QPushButton *each : {m_snooze, m_resolve}) {
        each->setVisible(isReady && isMine);
        each->setEnabled(!m_acts.isBusy());
    }
    m_transfer->setVisible(isReady && m_acts.canTransfer());
    m_transfer->setEnabled(!m_acts.isBusy());
    m_menuButton->setVisible(isReady);

    const bool isAwaiting = row.status == Status::WaitingCustomer;
    m_holder->setVisible(isReady && !isClaimable && (!isMine || isAwaiting));
    m_holder->say(
        m_feed.isClosed() || isMine
            ? phrases::text(row.status)
            : tr("With %1").arg(row.holderName.isEmpty() ? tr("a colleague") : direction::isolated(row.holderName)),
        [](const theme::Tokens &t) { return t.plain(); });
    fitWords();
}

void CaseHeader::showViewers()
{
    qDeleteAll(m_avatars);
    m_avatars.clear();
    const auto &viewers = m_feed.viewers();
    for (std::size_t at = 0; at < std::min(viewers.size(), MostAvatars); ++at) {
        auto *avatar = new widgets::Avatar(this);
        avatar->setObjectName(u"viewer"_s);
        avatar->setPerson(viewers[at].name, viewers[at].presence);
        avatar->setToolTip(tr("%1 is viewing this case").arg(direction::isolated(viewers[at].name)));
        avatar->setAccessibleName(avatar->toolTip());
        avatar->setFocusPolicy(Qt::NoFocus);
        m_people->insertWidget(static_cast<int>(at), avatar);
        m_avatars.append(avatar);
    }
    m_more->setVisible(viewers.size() > MostAvatars);
    m_more->setText(tr("+%1", "more people")
                        .arg(QLocale().toString(qulonglong{viewers.size() - std::min(viewers.size(), MostAvatars)})));
    fitWords();
}

void CaseHeader::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const QString &name, const QString &text, bool isEnabled, auto act) {
        QAction *action = m_menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setEnabled(isEnabled);
    };
    const bool isMine = m_feed.isMine() && !m_acts.isBusy();
    if (!m_feed.isMine() && m_acts.canMakeMine() && !m_feed.isWaiting() && !m_feed.isWithAi())
        add(u"takeOver"_s, tr("Take over"), true, [this] { Q_EMIT makeMineRequested(); });
    add(u"release"_s, tr("Release to the queue"), isMine, [this] { Q_EMIT releaseRequested(); });
    add(u"handBackRep"_s, tr("Hand back to the AI Rep"), isMine, [this] { Q_EMIT handBackRequested(Tier::AiRep); });
    add(u"handBackManager"_s, tr("Hand back to the AI Manager"), isMine,
        [this] { Q_EMIT handBackRequested(Tier::AiManager); });
    m_menu->addSeparator();
    if (!m_isPoppedOut)
        add(u"popOut"_s, tr("Open in a new window"), true, [this] { Q_EMIT popOutRequested(); });
    add(u"copyId"_s, tr("Copy session ID"), true,
        [id = m_feed.sessionId()] { QGuiApplication::clipboard()->setText(id); });
}

} // namespace tierdesk::ui
