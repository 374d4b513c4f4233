#include "ui/shell/Tray.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QActionGroup>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

#include <array>

namespace tierdesk::ui {

namespace {

constexpr std::array Sizes{16, 22, 24, 32, 48, 64};

} // namespace

Tray::Tray(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->addAction(tr("Show Tierdesk"), this, &Tray::windowWanted);
    m_menu->addSeparator();
    auto *group = new QActionGroup(m_menu.get());
    const auto presence = [&](Presence each) {
        QAction *action = group->addAction(m_menu->addAction(phrases::text(each)));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, each] { Q_EMIT presenceChosen(each); });
        return action;
    };
    m_available = presence(Presence::Available);
    m_away = presence(Presence::Away);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &Tray::quitChosen);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeChosen(m_session); });
    m_icon.setIcon(icon(0));
    setWaiting(0);
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
}

Tray::~Tray() = default;

bool Tray::isShown() const
{
    return m_icon.isVisible();
}

void Tray::setWaiting(int waiting)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    m_icon.setIcon(icon(waiting));
    m_icon.setToolTip(waiting == SignedOut ? tr("Tierdesk: nobody is signed in")
                      : waiting == Unknown ? tr("Tierdesk: how many wait is not known")
                      : waiting == 0       ? tr("Tierdesk: nobody is waiting")
                                           : tr("Tierdesk: %Ln waiting", nullptr, waiting));
}

void Tray::setPresence(Presence presence)
{
    m_available->setChecked(presence == Presence::Available);
    m_away->setChecked(presence == Presence::Away);
}

void Tray::show(const Notice &notice)
{
    m_session = notice.session;
    if (m_icon.isVisible() && QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(notice.title, notice.body, QSystemTrayIcon::Information);
    else if (!notice.isSilent)
        QApplication::beep();
}

QIcon Tray::icon(int waiting)
{
    const theme::Tokens &t = theme::tokens(static_cast<const QWidget *>(nullptr));
    const QIcon mark = theme::appIcon();
    QIcon icon;
    for (const int side : Sizes) {
        QPixmap pixmap = mark.pixmap(side, side, waiting < 0 ? QIcon::Disabled : QIcon::Normal);
        if (waiting > 0) {
            QPainter painter(&pixmap);
            const QString number = waiting > 99 ? QStringLiteral("99") : QString::number(waiting);
            QFont font = theme::font(theme::Type::Strong);
            font.setPixelSize(std::max(8, side / 2));
            const int width = std::max(side * 5 / 8, QFontMetrics(font).horizontalAdvance(number) + side / 8);
            const QRectF badge(side - std::min(width, side), 0, std::min(width, side), side * 5 / 8.0);
            theme::paintBox(painter, badge, badge.height() / 2, t.irate);
            painter.setFont(font);
            painter.setPen(theme::legible(t.onAccent, t.irate));
            painter.drawText(badge, Qt::AlignCenter, number);
        }
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace tierdesk::ui
