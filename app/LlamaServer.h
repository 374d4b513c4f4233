#pragma once

#include "core/base/Clock.h"
#include "core/domain/LocalModels.h"
#include "core/net/Transport.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QTimer>

#include <memory>
#include <mutex>

namespace tierdesk::app {

struct LlamaServerSettings {
    QString program; ///< a path, or a name that is looked up on PATH
    QString model;   ///< the .gguf file
    int port = 0;
    base::Millis firstDelay = base::Millis::seconds(1); ///< before the first restart; doubled with each that follows
    base::Millis mostDelay = base::Millis::seconds(60);
    base::Millis steadyAfter = base::Millis::seconds(60); ///< healthy for so long: delays begin anew
    base::Millis interval = base::Millis::seconds(2);     ///< between looks at its health
    base::Millis patience = base::Millis::seconds(3);     ///< between asking it to end and killing it
};

/// Runs llama.cpp's llama-server as a child process on 127.0.0.1: checks its health, restarts it with a growing delay
/// when it ends, and stops it with the program. The kernel kills it if this program dies in any other way
/// (PR_SET_PDEATHSIG), so the thread that calls start() must be the main thread, which lives as long as the program.
///
/// Thread: made, started, stopped and destroyed on the main thread, whose event loop it needs; status() on any.
class LlamaServer final : public QObject
{
    Q_OBJECT

public:
    /// What it refers to outlives it.
    LlamaServer(net::Transport &transport, const base::Clock &clock, LlamaServerSettings settings);
    ~LlamaServer() override;

    void start();
    /// Ends the child and waits for that; blocking, at most `patience` and a moment.
    void stop();

    [[nodiscard]] LocalChild status() const;
    [[nodiscard]] LocalPlace place() const { return {LocalKind::LlamaCpp, m_settings.port}; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    struct Receiver;

    void launch();
    void note(ChildState state);
    void look();
    void readHealth(const base::Result<net::Response> &result);
    void readFigures(const base::Result<net::Response> &result);
    void readOutput();
    void restartLater(const QString &why);
    void send(const QString &path, void (LlamaServer::*read)(const base::Result<net::Response> &));

    net::Transport &m_transport;
    const base::Clock &m_clock;
    const LlamaServerSettings m_settings;
    const std::shared_ptr<Receiver> m_receiver;
    QProcess m_process;
    QTimer m_look;
    QTimer m_retry;
    QElapsedTimer m_healthySince;
    qint64 m_group = 0;   ///< the child's process group, as long as something of it may be left
    int m_launches = 0;   ///< answers for an earlier one are late
    int m_failures = 0;   ///< in a row
    int m_unanswered = 0; ///< looks in a row
    bool m_isStopped = true;
    QByteArray m_output; ///< its last lines

    mutable std::mutex m_mutex; ///< of what follows
    LocalChild m_status;
};

} // namespace tierdesk::app
