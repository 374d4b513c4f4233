#include "ui/shell/Tray.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusServiceWatcher>
#include <QtGui/QActionGroup>
#include <QtGui/QGuiApplication>
#include <QtGui/qguiapplication_platform.h>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

#include <xcb/xcb.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace tierdesk::ui {

namespace {

constexpr std::array Sizes{16, 22, 24, 32, 48, 64};

/// The desktop's tray on its bus, as KDE and all others call it.
QString watcherName()
{
    return u"org.kde.StatusNotifierWatcher"_s;
}

/// A tray of the older kind, which swallows windows.
bool hasTrayOfX()
{
    const auto *x = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x || !x->connection())
        return false;
    static constexpr std::string_view name = "_NET_SYSTEM_TRAY_S0";
    const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> atom(
        xcb_intern_atom_reply(x->connection(), xcb_intern_atom(x->connection(), 1, name.size(), name.data()), nullptr),
        &std::free);
    if (!atom || atom->atom == XCB_ATOM_NONE)
        return false;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, decltype(&std::free)> owner(
        xcb_get_selection_owner_reply(x->connection(), xcb_get_selection_owner(x->connection(), atom->atom), nullptr),
        &std::free);
    return owner && owner->owner != XCB_WINDOW_NONE;
}

} // namespace

Tray::Tray(const QDBusConnection &bus, QObject *parent)
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
    setWaiting(0);
    // Qt looks for a tray on the bus once in a program's life, and holds on to what it found: it must not look before
    // there is one.
    if (bus.isConnected()) {
        auto *watcher = new QDBusServiceWatcher(watcherName(), bus, QDBusServiceWatcher::WatchForRegistration, this);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::settle);
    }
    if ((bus.isConnected() && bus.interface()->isServiceRegistered(watcherName())) || hasTrayOfX())
        settle();
}

/// A tray is there, or another than before.
void Tray::settle()
{
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>();
        m_icon->setContextMenu(m_menu.get());
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT windowWanted();
        });
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeChosen(m_session); });
        tell();
    }
    m_icon->hide();
    m_icon->show();
}

Tray::~Tray() = default;

bool Tray::isShown() const
{
    return m_icon && m_icon->isVisible();
}

void Tray::setWaiting(int waiting)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    tell();
}

void Tray::tell()
{
    if (!m_icon)
        return;
    m_icon->setIcon(icon(m_waiting));
    m_icon->setToolTip(m_waiting == SignedOut ? tr("Tierdesk: not signed in")
                       : m_waiting == Unknown ? tr("Tierdesk: number of waiting cases unknown")
                       : m_waiting == 0       ? tr("Tierdesk: no cases waiting")
                                              : tr("Tierdesk: %Ln waiting", nullptr, m_waiting));
}

void Tray::setPresence(Presence presence)
{
    m_available->setChecked(presence == Presence::Available);
    m_away->setChecked(presence == Presence::Away);
}

void Tray::show(const Notice &notice)
{
    m_session = notice.session;
    if (isShown() && QSystemTrayIcon::supportsMessages())
        m_icon->showMessage(notice.title, notice.body, QSystemTrayIcon::Information);
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
            const QString number = waiting > 99 ? u"99"_s : QString::number(waiting);
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
