#include "app/LocalConsole.h"

#include "app/Console.h"
#include "app/Demo.h"
#include "core/base/Log.h"
#include "ui/models/Failures.h"
#include "ui/signin/FirstStartPage.h"

#include <QtCore/QSettings>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <iostream>

namespace tierdesk::app {

namespace {

constexpr QSize FirstSize{900, 760};

/// Folders whose demo was asked for in the window: at the next start they are a demo's again.
QString demoKey()
{
    return u"firstStart/demoFolder"_s;
}

} // namespace

LocalConsole::LocalConsole(QApplication &application, const Settings &settings)
    : m_application(application)
    , m_settings(settings)
    , m_door(settings)
{}

LocalConsole::~LocalConsole()
{
    end();
}

base::Result<void> LocalConsole::begin()
{
    const QSettings kept(u"tierdesk"_s, u"console"_s);
    if (kept.value(demoKey()).toString() == m_settings.dataDir())
        TRY(m_settings.set(u"demo"_s, u"on"_s, Source::CommandLine, {}));
    m_app = TRY(Application::build(m_settings));
    // Before anybody is asked for a company that could not be served.
    if (const auto taken = takeAddress(); !taken)
        return taken;
    if (isFresh(*m_app) && !m_settings.isOn("demo")) {
        ask();
        return {};
    }
    TRY(firstStart(*m_app));
    return open(m_settings.isOn("demo") ? demoUser() : QString());
}

void LocalConsole::ask()
{
    m_first = std::make_unique<ui::FirstStartPage>();
    m_first->setWindowTitle(tr("Welcome to Tierdesk"));
    m_first->resize(FirstSize);
    // Busy is painted before the work begins, which holds this thread up for a moment.
    connect(m_first.get(), &ui::FirstStartPage::companyWanted, this,
            [this](const QString &company, const QString &name, const QString &email, const QString &password) {
                m_first->setBusy(true);
                QTimer::singleShot(
                    0, this, [this, founding = Founding{company, name, email, password}] { makeCompany(founding); });
            });
    connect(m_first.get(), &ui::FirstStartPage::demoWanted, this, [this] {
        m_first->setBusy(true, tr("Creating two companies and four weeks of conversations…"));
        QTimer::singleShot(50, this, &LocalConsole::showDemo);
    });
    m_first->show();
}

void LocalConsole::makeCompany(const Founding &founding)
{
    if (const auto key = found(*m_app, founding); !key) {
        qCWarning(log::App) << "the company could not be created:" << key.error().message;
        m_first->showError(tr("The company could not be created. %1").arg(ui::failureWords(key.error()).sentence));
        return;
    }
    if (const auto opened = open(founding.email); !opened)
        Q_EMIT failed(opened.error());
}

void LocalConsole::showDemo()
{
    // A demo lets callers of this machine in without a credential, which the doors must know before they open.
    m_app->stop();
    m_app.reset();
    auto wished = m_settings;
    const auto on = wished.set(u"demo"_s, u"on"_s, Source::CommandLine, {});
    if (!on) {
        Q_EMIT failed(on.error());
        return;
    }
    m_settings = wished;
    auto built = Application::build(m_settings);
    if (!built) {
        Q_EMIT failed(built.error());
        return;
    }
    m_app = std::move(*built);
    if (const auto taken = takeAddress(); !taken) {
        Q_EMIT failed(taken.error());
        return;
    }
    if (const auto made = firstStart(*m_app); !made) {
        Q_EMIT failed(made.error());
        return;
    }
    QSettings kept(u"tierdesk"_s, u"console"_s);
    kept.setValue(demoKey(), m_settings.dataDir());
    if (const auto opened = open(demoUser()); !opened)
        Q_EMIT failed(opened.error());
}

base::Result<void> LocalConsole::takeAddress()
{
    m_url = TRY(m_app->takeAddress());
    return {};
}

base::Result<void> LocalConsole::open(const QString &email)
{
    m_app->admit();
    for (const QString &each : m_settings.warnings())
        std::cerr << "tierdesk: " << each.toStdString() << std::endl;
    if (m_settings.isOn("demo"))
        std::cout << "Demo: callers on this machine need no credentials and act for the first demo company."
                  << std::endl;
    std::cout << m_url.toString().toStdString() << std::endl;
    QString token;
    if (!email.isEmpty()) {
        token = TRY(tokenFor(*m_app, email));
    }
    m_console = std::make_unique<Console>(m_application, m_settings, m_url, token, &m_door);
    if (!m_wanted.isEmpty())
        m_console->comeForward(std::exchange(m_wanted, {}));
    // Not before the next window is there: with none the program would end. Nor at once: it is this page that asked.
    if (m_first)
        m_first.release()->deleteLater();
    return {};
}

void LocalConsole::end()
{
    m_first.reset();
    m_console.reset();
    if (m_app)
        m_app->stop();
}

void LocalConsole::comeForward(const QString &session)
{
    if (m_console)
        return m_console->comeForward(session);
    m_wanted = session;
    if (m_first) {
        m_first->show();
        m_first->raise();
        m_first->activateWindow();
    }
}

} // namespace tierdesk::app
