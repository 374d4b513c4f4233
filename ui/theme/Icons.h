#pragma once

#include <QtCore/QRectF>
#include <QtGui/QColor>
#include <QtGui/QIcon>

class QPainter;

namespace tierdesk::ui::theme {

/// Our own one-stroke family, drawn on 24 px (resources/icons).
enum class Icon {
    Alert,
    Attach,
    Audit,
    Callflow,
    Check,
    Chevron,
    Claim,
    Clock,
    Close,
    Dashboard,
    Done,
    File,
    Inbox,
    Integrations,
    Knowledge,
    Moon,
    More,
    Offline,
    Person,
    Pointer,
    Refresh,
    Search,
    Sessions,
    Settings,
    SignOut,
    Snooze,
    Sun,
    Teach,
    Tiers,
};

/// Paints @p icon in @p color into @p rect, sharp at any device pixel ratio.
void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color);

/// For controls and menus: tinted when it is painted, with the application palette's text colour of the control's
/// state.
[[nodiscard]] QIcon icon(Icon icon);

/// The program's mark, in its own colours.
[[nodiscard]] QIcon appIcon();

/// Registers the compiled-in pictures. Call once.
void registerIcons();

} // namespace tierdesk::ui::theme
