#include "tests/support/socketio/EchoServer.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <iostream>

using namespace tierdesk;

/// Socket.IO and Engine.IO without Tierdesk around them, for clients and suites of other people: prints its URL.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const auto number = [&parser](const QString &name, const QString &text, int otherwise) {
        parser.addOption({name, text, QStringLiteral("number"), QString::number(otherwise)});
    };
    number(QStringLiteral("port"), QStringLiteral("0 takes any"), 0);
    number(QStringLiteral("ping-interval"), QStringLiteral("milliseconds"), 300);
    number(QStringLiteral("ping-timeout"), QStringLiteral("milliseconds"), 200);
    number(QStringLiteral("recovery"), QStringLiteral("milliseconds; 0: off"), 0);
    number(QStringLiteral("sessions"), QStringLiteral("of one address"), 1000);
    parser.addHelpOption();
    parser.process(application);
    const auto valueOf = [&parser](const QString &name) { return parser.value(name).toInt(); };
    const auto timeOf = [&](const QString &name) { return std::chrono::milliseconds(valueOf(name)); };

    server::EngineSettings engine = tests::EchoServer::suiteEngine();
    engine.pingInterval = timeOf(QStringLiteral("ping-interval"));
    engine.pingTimeout = timeOf(QStringLiteral("ping-timeout"));
    engine.sessionsPerAddress = valueOf(QStringLiteral("sessions"));
    server::EventSettings events = tests::EchoServer::suiteEvents();
    events.recovery = timeOf(QStringLiteral("recovery"));
    tests::EchoServer server(engine, events, QHostAddress::Any, static_cast<quint16>(valueOf(QStringLiteral("port"))));
    if (server.port() == 0)
        return 1;
    std::cout << "http://127.0.0.1:" << server.port() << std::endl;
    return QCoreApplication::exec();
}
