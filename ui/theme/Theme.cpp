#include "ui/theme/Theme.h"

#include "ui/theme/AppStyle.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"

#include <QtCore/QEvent>
#include <QtCore/QVariant>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace tierdesk::ui::theme {

namespace {

constexpr const char *DesktopIsDark = "tierdeskDesktopIsDark";

/// The desktop's own scheme, asked once: after that the palette is ours.
bool isDesktopDark(QApplication &app)
{
    if (!app.property(DesktopIsDark).isValid()) {
        const QPalette found = QApplication::palette();
        app.setProperty(DesktopIsDark,
                        found.color(QPalette::Window).lightness() < found.color(QPalette::WindowText).lightness());
        registerFonts();
        registerIcons();
    }
    return app.property(DesktopIsDark).toBool();
}

} // namespace

void apply(QApplication &app, Choice choice)
{
    Appearance changed = appearance();
    changed.scheme = choice;
    apply(app, changed);
}

void apply(QApplication &app, const Appearance &appearance)
{
    const bool desktopIsDark = isDesktopDark(app);
    const bool isDark = appearance.scheme == Choice::Dark || (appearance.scheme == Choice::System && desktopIsDark);
    auto *style = new AppStyle(isDark ? Scheme::Dark : Scheme::Light, appearance);
    // First the palette: a new style brings its own silently, and then nobody would hear that it changed.
    QApplication::setPalette(style->standardPalette());
    QApplication::setStyle(style); // takes ownership, deletes the one before
    QApplication::setFont(font(Type::Body));
    // Qt tells widgets of it only once its loop runs; ours may be dressed anew before that.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        QEvent changed(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(window, &changed);
        QEvent grown(QEvent::ApplicationFontChange);
        QCoreApplication::sendEvent(window, &grown);
    }
    QApplication::setWindowIcon(appIcon());
}

const Tokens &tokens(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    if (const auto *ours = qobject_cast<const AppStyle *>(style))
        return ours->tokens();
    const QPalette palette = widget ? widget->palette() : QApplication::palette();
    return tokens(palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
                      ? Scheme::Dark
                      : Scheme::Light);
}

} // namespace tierdesk::ui::theme
