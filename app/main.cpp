#include "app/Administration.h"
#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/Console.h"
#include "app/FirstStart.h"
#include "app/JsonLog.h"
#include "app/LocalConsole.h"
#include "app/Signals.h"
#include "app/SingleInstance.h"
#include "app/tools/Mind.h"
#include "app/tools/Rehearsal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QApplication>

#include <csignal>
#include <iostream>
#include <sys/stat.h>

namespace {

using namespace tierdesk;

int complain(const base::Error &error)
{
    std::cerr << "tierdesk: " << error.message.toStdString();
    if (!error.where.isEmpty())
        std::cerr << " (" << error.where.toStdString() << ')';
    std::cerr << std::endl;
    return 1;
}

/// Builds the program and opens the door; prints the address.
base::Result<std::unique_ptr<app::Application>> open(const app::Settings &settings, QUrl &url)
{
    auto built = TRY(app::Application::build(settings));
    // First of all what another program may have: a first start that cannot listen has told nobody a password.
    const auto address = TRY(built->takeAddress());
    TRY(app::firstStart(*built));
    built->admit();
    url = address;
    for (const QString &each : settings.warnings())
        std::cerr << "tierdesk: " << each.toStdString() << std::endl;
    if (settings.isOn("demo"))
        std::cout << "Demo: callers on this machine need no credentials and act for the first demo company."
                  << std::endl;
    std::cout << url.toString().toStdString() << std::endl;
    return built;
}

int serve(int &argc, char **argv, const app::Settings &settings)
{
    app::TerminationSignals::block();
    // Reports are printed with fonts, which need no screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    app::TerminationSignals termination;
    QUrl url;
    auto program = open(settings, url);
    if (!program)
        return complain(program.error());
    QObject::connect(&termination, &app::TerminationSignals::terminated, &application, &QCoreApplication::quit);
    const int code = QCoreApplication::exec();
    (*program)->stop();
    return code;
}

/// True: there is no other console of @p what. False: the other one came forward, or @p code says what is the matter.
bool isFirst(app::SingleInstance &instance, const app::Invocation &invocation, int &code)
{
    const auto first = instance.begin(invocation.session);
    if (!first)
        code = complain(first.error());
    return first && *first;
}

int connectTo(QApplication &application, const app::Invocation &invocation)
{
    const QUrl server = QUrl::fromUserInput(invocation.url);
    if (!server.isValid() || server.host().isEmpty() || (server.scheme() != u"http" && server.scheme() != u"https"))
        return complain(base::fail(base::Fault::InvalidInput, u"not a server address: %1"_s.arg(invocation.url)));
    app::SingleInstance instance(server.toString(), app::SingleInstance::runtimeFolder());
    int code = 0;
    if (!isFirst(instance, invocation, code))
        return code;
    app::Console window(application, invocation.settings, server, {});
    if (!invocation.session.isEmpty())
        window.comeForward(invocation.session);
    QObject::connect(&instance, &app::SingleInstance::wanted, &window, &app::Console::comeForward);
    return QApplication::exec();
}

int console(int &argc, char **argv, const app::Invocation &invocation)
{
    app::TerminationSignals::block();
    QApplication application(argc, argv);
    app::TerminationSignals termination;
    QObject::connect(&termination, &app::TerminationSignals::terminated, &application, &QCoreApplication::quit);
    app::Console::prepare(application, invocation.settings);
    if (invocation.verb == app::Verb::Connect)
        return connectTo(application, invocation);

    app::SingleInstance instance(QFileInfo(invocation.settings.dataDir()).absoluteFilePath(),
                                 app::SingleInstance::runtimeFolder());
    int code = 0;
    if (!isFirst(instance, invocation, code))
        return code;
    app::LocalConsole local(application, invocation.settings);
    local.comeForward(invocation.session);
    QObject::connect(&instance, &app::SingleInstance::wanted, &local, &app::LocalConsole::comeForward);
    QObject::connect(&local, &app::LocalConsole::failed, &application,
                     [](const base::Error &error) { QCoreApplication::exit(complain(error)); });
    if (const auto begun = local.begin(); !begun)
        return complain(begun.error());
    code = QApplication::exec();
    local.end();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"tierdesk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TIERDESK_VERSION));
    // A client that leaves while it is being answered must not end the program.
    std::signal(SIGPIPE, SIG_IGN);
    // What the program writes is about customers: the data folder, its files and backups are its owner's alone.
    ::umask(0077);

    int exitCode = 0;
    const auto invocation = app::parseCommandLine(argc, argv, exitCode);
    if (!invocation)
        return exitCode;
    if (invocation->settings.text("log-format") == u"json")
        app::logAsJson();
    for (const QString &each : invocation->settings.passedOver())
        std::cerr << "tierdesk: " << each.toStdString() << std::endl;
    switch (invocation->verb) {
    case app::Verb::Console:
    case app::Verb::Connect:
        return console(argc, argv, *invocation);
    case app::Verb::Serve:
        return serve(argc, argv, invocation->settings);
    case app::Verb::Config:
        std::cout << invocation->settings.report().toStdString();
        return 0;
    case app::Verb::Import:
    case app::Verb::Credentials:
    case app::Verb::Users:
    case app::Verb::Backup:
    case app::Verb::Restore: {
        QCoreApplication application(argc, argv);
        if (const auto done = app::administer(*invocation); !done)
            return complain(done.error());
        return 0;
    }
    case app::Verb::Rehearse: {
        QCoreApplication application(argc, argv);
        const auto done = app::rehearse(*invocation);
        return done ? 0 : complain(done.error());
    }
    case app::Verb::Nlu:
    case app::Verb::Kb: {
        const auto done =
            invocation->verb == app::Verb::Nlu ? app::runNlu(*invocation) : app::searchArticles(*invocation);
        return done ? 0 : complain(done.error());
    }
    }
    return 0;
}
