#include "app/Console.h"

#include "core/doors/client/Connection.h"
#include "resources/Resources.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>

namespace tierdesk::app {

namespace {

std::optional<ui::theme::Choice> choiceOf(const QString &theme)
{
    if (theme == u"light")
        return ui::theme::Choice::Light;
    if (theme == u"dark")
        return ui::theme::Choice::Dark;
    return std::nullopt;
}

} // namespace

Console::Console(QApplication &application, const Settings &settings, const QUrl &server, const QString &token)
    : m_settings(std::make_unique<QSettings>(QStringLiteral("tierdesk"), QStringLiteral("console")))
    , m_connection(std::make_unique<client::Connection>())
{
    resources::init();
    const auto appearance = choiceOf(settings.text("theme"));
    ui::theme::apply(application, appearance.value_or(ui::theme::Choice::System));
    m_connection->setServer(server);
    ui::MainWindow::Options options;
    if (!token.isEmpty())
        options.token = token.toLatin1();
    options.appearance = appearance;
    m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
    m_window->show();
}

Console::~Console() = default;

} // namespace tierdesk::app
