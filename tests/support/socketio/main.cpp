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
        parser.addOption({name, text, u"number"_s, QString::number(otherwise)});
    };
    number(u"port"_s, u"0 takes any"_s, 0);
    number(u"ping-interval"_s, u"milliseconds"_s, 300);
    number(u"ping-timeout"_s, u"milliseconds"_s, 200);
    number(u"recovery"_s, u"milliseconds; 0: off"_s, 0);
    number(u"sessions"_s, u"of one address"_s, 1000);
    parser.addHelpOption();
    parser.process(application);
    const auto valueOf = [&parser](const QString &name) { return parser.value(name).toInt(); };
    const auto timeOf = [&](const QString &name) { return std::chrono::milliseconds(valueOf(name)); };

    server::EngineSettings engine = tests::EchoServer::suiteEngine();
    engine.pingInterval = timeOf(u"ping-interval"_s);
    engine.pingTimeout = timeOf(u"ping-timeout"_s);
    engine.sessionsPerAddress = valueOf(u"sessions"_s);
    server::EventSettings events = tests::EchoServer::suiteEvents();
    events.recovery = timeOf(u"recovery"_s);
    tests::EchoServer server(engine, events, QHostAddress::Any, static_cast<quint16>(valueOf(u"port"_s)));
    if (server.port() == 0)
        return 1;
    std::cout << "http://127.0.0.1:" << server.port() << std::endl;
    return QCoreApplication::exec();
}
