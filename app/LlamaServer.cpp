#include "app/LlamaServer.h"

#include "core/base/Log.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcessEnvironment>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace tierdesk::app {

namespace {

constexpr qsizetype MostOutput = 4096;
constexpr int MostUnanswered = 3;

/// The model's id at the API: its file's name, of characters that an id may have.
QString idOf(const QString &file)
{
    QString id = QFileInfo(file).completeBaseName().left(200);
    std::replace_if(
        id.begin(), id.end(), [](QChar c) { return c.unicode() <= 0x20 || c.unicode() >= 0x7F; }, u'-');
    return id.isEmpty() ? u"local"_s : id;
}

/// Ours without our secrets and settings. Its own LLAMA_ARG_… pass, so that whoever runs this program chooses the size
/// of the context, layers on the GPU and the like.
QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        const bool isOurs = name.startsWith(u"TIERDESK_") || name.endsWith(u"_API_KEY") ||
                            name == u"CREDENTIALS_DIRECTORY" || name == u"NOTIFY_SOCKET";
        if (isOurs)
            environment.remove(name);
    }
    // Tools are not understood without it. A version that does not know the variable passes over it.
    if (const QString jinja = u"LLAMA_ARG_JINJA"_s; !environment.contains(jinja))
        environment.insert(jinja, u"1"_s);
    return environment;
}

/// Resident memory of a process in bytes; 0 when it cannot be read.
qint64 memoryOf(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong() * 1024;
    }
    return 0;
}

/// The gauge @p name of a text in Prometheus' format.
double gaugeIn(const QByteArray &text, const QByteArray &name)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1).trimmed().toDouble();
    }
    return 0;
}

/// The line that says what went wrong, or the last one.
QString reasonIn(const QByteArray &output)
{
    QByteArray last;
    QByteArray bad;
    for (const QByteArray &each : output.split('\n')) {
        const QByteArray line = each.trimmed();
        if (line.isEmpty())
            continue;
        last = line;
        if (line.toLower().contains("error") || line.toLower().contains("failed"))
            bad = line;
    }
    return QString::fromUtf8(bad.isEmpty() ? last : bad).left(300);
}

} // namespace

/// Whom the net thread brings an answer to, if still there.
struct LlamaServer::Receiver {
    std::mutex mutex;
    LlamaServer *server = nullptr;
};

LlamaServer::LlamaServer(net::Transport &transport, const base::Clock &clock, LlamaServerSettings settings)
    : m_transport(transport)
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_receiver(std::make_shared<Receiver>())
{
    m_receiver->server = this;
    m_status.model = idOf(m_settings.model);
    m_status.port = m_settings.port;
    m_retry.setSingleShot(true);
    m_look.setInterval(static_cast<int>(m_settings.interval.count));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([parent = ::getpid()] {
        // Signals that this program waits for in its own way are blocked in it, and would be in the child.
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        // A group of its own: what a wrapper script starts is ended with it, and Ctrl+C reaches only us, who end it.
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) // it died before the line above
            ::_exit(1);
    });
    connect(&m_process, &QProcess::readyRead, this, &LlamaServer::readOutput);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            restartLater(m_process.errorString());
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
        readOutput();
        const QString end =
            how == QProcess::CrashExit ? u"ended by signal %1"_s.arg(code) : u"ended with exit code %1"_s.arg(code);
        const QString reason = reasonIn(m_output);
        restartLater(reason.isEmpty() ? end : end + u": "_s + reason);
    });
    connect(&m_look, &QTimer::timeout, this, &LlamaServer::look);
    connect(&m_retry, &QTimer::timeout, this, &LlamaServer::launch);
}

LlamaServer::~LlamaServer()
{
    stop();
    const std::lock_guard lock(m_receiver->mutex);
    m_receiver->server = nullptr;
}

void LlamaServer::start()
{
    m_isStopped = false;
    launch();
}

void LlamaServer::launch()
{
    const QString program = QStandardPaths::findExecutable(m_settings.program);
    if (program.isEmpty()) {
        if (status().state != ChildState::Missing)
            qCWarning(log::App) << "no model is served from" << m_settings.model << "because there is no program"
                                << m_settings.program << "- install llama.cpp or set llama-server";
        note(ChildState::Missing);
        m_retry.start(static_cast<int>(m_settings.mostDelay.count)); // it may be installed meanwhile
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_status.restarts = m_launches++;
    }
    m_unanswered = 0;
    m_healthySince.invalidate();
    m_output.clear();
    note(ChildState::Starting);
    m_process.setProcessEnvironment(childEnvironment());
    m_process.start(program, {u"--model"_s, m_settings.model, u"--alias"_s, idOf(m_settings.model), u"--host"_s,
                              u"127.0.0.1"_s, u"--port"_s, QString::number(m_settings.port), u"--metrics"_s});
    m_process.closeWriteChannel();
    m_group = m_process.processId();
    m_look.start();
}

void LlamaServer::note(ChildState state)
{
    const std::lock_guard lock(m_mutex);
    m_status.state = state;
    if (state != ChildState::Restarting)
        m_status.retryAt.reset();
    if (state == ChildState::Starting || state == ChildState::Restarting || state == ChildState::Missing)
        m_status.memoryBytes = 0;
}

void LlamaServer::restartLater(const QString &why)
{
    m_look.stop();
    // A wrapper may have left its child, which would keep the port.
    if (const qint64 group = std::exchange(m_group, 0); group > 0)
        ::kill(static_cast<pid_t>(-group), SIGKILL);
    if (m_isStopped)
        return;
    if (m_healthySince.isValid() && m_healthySince.hasExpired(m_settings.steadyAfter.count))
        m_failures = 0;
    const int doublings = std::min(m_failures++, 20);
    const qint64 delay = std::min(m_settings.firstDelay.count << doublings, m_settings.mostDelay.count);
    qCWarning(log::App).noquote() << "llama-server:" << why << "- restarting in" << delay << "ms";
    {
        const std::lock_guard lock(m_mutex);
        m_status.error = why;
        m_status.retryAt = m_clock.now() + base::Millis{delay};
    }
    note(ChildState::Restarting);
    m_retry.start(static_cast<int>(delay));
}

void LlamaServer::readOutput()
{
    // Nothing of it is logged as it comes: with more verbose settings it holds what was sent to the model.
    m_output = (m_output + m_process.readAll()).right(MostOutput);
}

void LlamaServer::send(const QString &path, void (LlamaServer::*read)(const base::Result<net::Response> &))
{
    net::Request request;
    request.method = "GET";
    request.url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_settings.port) + path);
    request.timeout = request.connectTimeout = std::max(m_settings.interval, base::Millis::seconds(1));
    request.maxBody = 256 << 10;
    request.targets =
        net::TargetRules{.allowsLoopback = false, .listed = {{u"127.0.0.1"_s, static_cast<quint16>(m_settings.port)}}};
    m_transport.sendBare(std::move(request),
                         [receiver = m_receiver, read, launch = m_launches](const base::Result<net::Response> &result) {
                             const std::lock_guard lock(receiver->mutex);
                             LlamaServer *server = receiver->server;
                             if (!server)
                                 return;
                             QMetaObject::invokeMethod(
                                 server,
                                 [server, read, launch, result] {
                                     if (launch == server->m_launches && server->m_process.state() == QProcess::Running)
                                         (server->*read)(result);
                                 },
                                 Qt::QueuedConnection);
                         });
}

void LlamaServer::look()
{
    send(u"/health"_s, &LlamaServer::readHealth);
}

void LlamaServer::readHealth(const base::Result<net::Response> &result)
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.memoryBytes = memoryOf(m_process.processId());
    }
    if (result && result->status == 200) {
        m_unanswered = 0;
        if (!m_healthySince.isValid()) {
            m_healthySince.start();
            qCInfo(log::App) << "llama-server is ready on port" << m_settings.port;
        }
        note(ChildState::Healthy);
        return send(u"/metrics"_s, &LlamaServer::readFigures);
    }
    // While it loads its model it answers with 503, or, before that, not at all.
    const bool isLoading = result && result->status == 503;
    if (m_healthySince.isValid() && !isLoading && ++m_unanswered >= MostUnanswered)
        note(ChildState::Unresponsive);
}

void LlamaServer::readFigures(const base::Result<net::Response> &result)
{
    if (!result || result->status != 200)
        return;
    // It tells of the time since it was last asked, and 0 where nothing was said in that.
    const double speed = gaugeIn(result->body, "llamacpp:predicted_tokens_seconds");
    const std::lock_guard lock(m_mutex);
    if (speed > 0)
        m_status.tokensPerSecond = speed;
}

void LlamaServer::stop()
{
    m_isStopped = true;
    m_look.stop();
    m_retry.stop();
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto signal = [this](int number) {
        if (m_group <= 0 || ::kill(static_cast<pid_t>(-m_group), number) != 0)
            ::kill(static_cast<pid_t>(m_process.processId()), number);
    };
    m_process.waitForStarted(1000);
    if (m_process.state() == QProcess::NotRunning)
        return;
    signal(SIGTERM);
    if (!m_process.waitForFinished(static_cast<int>(m_settings.patience.count))) {
        signal(SIGKILL);
        m_process.waitForFinished(1000);
    }
}

LocalChild LlamaServer::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

} // namespace tierdesk::app
