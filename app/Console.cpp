#include "app/Console.h"

#include "core/base/Log.h"
#include "core/doors/client/Connection.h"
#include "resources/Resources.h"
#include "translations/Translations.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
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

/// Beside the console's settings, not in a server's data folder: a far server's console has none.
QString secretsFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"tierdesk/console-secrets"_s);
}

} // namespace

void Console::prepare(QApplication &application, const Settings &settings)
{
    resources::init();
    const QString language = settings.text("language");
    translations::install(application, language == u"system" ? QLocale() : QLocale(language));
    ui::theme::apply(application, choiceOf(settings.text("theme")).value_or(ui::theme::Choice::System));
}

Console::Console(QApplication &, const Settings &settings, const QUrl &server, const QString &token, ui::OwnDoor *door)
    : m_settings(std::make_unique<QSettings>(u"tierdesk"_s, u"console"_s))
    , m_connection(std::make_unique<client::Connection>())
    , m_files(secretsFolder())
    , m_keeper(m_keychain, m_files)
    , m_devices(m_keychain, m_files, u"device"_s)
{
    m_connection->setServer(server);
    ui::MainWindow::Options options;
    if (!token.isEmpty()) {
        options.token = token.toLatin1();
        options.keeping = ui::SignInPage::Keeping::Nowhere;
    }
    options.appearance = choiceOf(settings.text("theme"));
    options.isMotionReduced = settings.isOn("reduced-motion");
    options.door = door;
    m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
    if (token.isEmpty())
        follow();
    m_window->show();
}

Console::~Console() = default;

void Console::follow()
{
    connect(&m_keeper, &TokenKeeper::found, this, [this](const QByteArray &token) {
        m_window->setKeeping(m_keeper.place() == TokenKeeper::Place::KeyStore ? ui::SignInPage::Keeping::KeyStore
                                                                              : ui::SignInPage::Keeping::File);
        if (!token.isEmpty() && !m_window->isSignedIn())
            m_window->resume(token);
    });
    connect(&m_keeper, &TokenKeeper::failed, this,
            [](const QString &why) { qCWarning(log::App) << "the sign-in is not stored:" << why; });
    connect(m_window.get(), &ui::MainWindow::tokenChanged, this,
            [this](const QByteArray &token) { m_keeper.keep(m_connection->server(), token); });
    connect(&m_devices, &TokenKeeper::found, m_window.get(), &ui::MainWindow::setDevice);
    connect(&m_devices, &TokenKeeper::failed, this,
            [](const QString &why) { qCWarning(log::App) << "the device token is not stored:" << why; });
    connect(m_window.get(), &ui::MainWindow::deviceChanged, this,
            [this](const QByteArray &token) { m_devices.keep(m_connection->server(), token); });
    m_devices.look(m_connection->server());
    m_keeper.look(m_connection->server());
}

void Console::comeForward(const QString &session)
{
    if (session.isEmpty())
        m_window->comeForward();
    else
        m_window->openCase(session);
}

} // namespace tierdesk::app
