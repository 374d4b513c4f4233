#include "ui/theme/Icons.h"

#include "core/base/Literals.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <array>
#include <cmath>
#include <utility>

static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace tierdesk::ui::theme {

namespace {

constexpr std::array Files{
    std::pair{Icon::Alert, "alert"},
    std::pair{Icon::Attach, "attach"},
    std::pair{Icon::Audit, "audit"},
    std::pair{Icon::Callflow, "callflow"},
    std::pair{Icon::Check, "check"},
    std::pair{Icon::Chevron, "chevron"},
    std::pair{Icon::Claim, "claim"},
    std::pair{Icon::Clock, "clock"},
    std::pair{Icon::Close, "close"},
    std::pair{Icon::Dashboard, "dashboard"},
    std::pair{Icon::Done, "done"},
    std::pair{Icon::File, "file"},
    std::pair{Icon::Inbox, "inbox"},
    std::pair{Icon::Integrations, "integrations"},
    std::pair{Icon::Knowledge, "knowledge"},
    std::pair{Icon::Moon, "moon"},
    std::pair{Icon::More, "more"},
    std::pair{Icon::Offline, "offline"},
    std::pair{Icon::Person, "person"},
    std::pair{Icon::Pointer, "pointer"},
    std::pair{Icon::Refresh, "refresh"},
    std::pair{Icon::Search, "search"},
    std::pair{Icon::Sessions, "sessions"},
    std::pair{Icon::Settings, "settings"},
    std::pair{Icon::SignOut, "signout"},
    std::pair{Icon::Snooze, "snooze"},
    std::pair{Icon::Sun, "sun"},
    std::pair{Icon::Teach, "teach"},
    std::pair{Icon::Tiers, "tiers"},
};

QString path(Icon icon)
{
    for (const auto &[each, name] : Files) {
        if (each == icon)
            return u":/icons/%1.svg"_s.arg(QLatin1String(name));
    }
    return {};
}

class TintedEngine final : public QIconEngine
{
public:
    explicit TintedEngine(Icon icon)
        : m_icon(icon)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText;
        paintIcon(*painter, rect, m_icon, QGuiApplication::palette().color(group, role));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(QColor(0, 0, 0, 0));
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color)
{
    // Of what is painted to in the end: a widget that is painted into a picture does not know how fine that is.
    const QTransform toDevice = painter.deviceTransform();
    const qreal ratio = std::hypot(toDevice.m11(), toDevice.m12()); // also of what is turned about
    if (ratio <= 0)
        return;
    const int side = static_cast<int>(std::ceil(std::min(rect.width(), rect.height()) * ratio));
    if (side <= 0)
        return;
    const QString key = u"tierdesk-%1-%2-%3"_s.arg(static_cast<int>(icon)).arg(side).arg(color.rgba(), 0, 16);
    QPixmap tinted;
    if (!QPixmapCache::find(key, &tinted)) {
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        QPainter ink(&image);
        QSvgRenderer renderer(path(icon));
        renderer.render(&ink, QRectF(0, 0, side, side));
        ink.setCompositionMode(QPainter::CompositionMode_SourceIn);
        ink.fillRect(image.rect(), color);
        ink.end();
        tinted = QPixmap::fromImage(std::move(image));
        QPixmapCache::insert(key, tinted);
    }
    const qreal extent = side / ratio;
    const QRectF centred(rect.center().x() - extent / 2, rect.center().y() - extent / 2, extent, extent);
    painter.drawPixmap(centred, tinted, QRectF(tinted.rect()));
}

QIcon icon(Icon icon)
{
    return QIcon(new TintedEngine(icon));
}

QIcon appIcon()
{
    return QIcon(u":/icons/tierdesk.svg"_s);
}

void registerIcons()
{
    initIconResources();
}

} // namespace tierdesk::ui::theme
