#pragma once

#include "core/base/Literals.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>

namespace tierdesk::tests {

/// The real program as a process of its own, on a data folder of its own and a port that it picks.
class Program
{
public:
    /// The binary is the one that TEST_PROGRAM names (CMake sets it).
    explicit Program(QStringList options = {u"--demo"_s})
        : m_options(std::move(options))
    {}
    ~Program() { stop(); }

    [[nodiscard]] bool start()
    {
        QStringList arguments{u"serve"_s, u"--data-dir"_s, dataDir(), u"--listen"_s, u"127.0.0.1:0"_s};
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(qEnvironmentVariable("TEST_PROGRAM"), arguments + m_options);
        if (!m_process.waitForStarted())
            return false;
        m_output.clear();
        while (m_process.state() == QProcess::Running) {
            if (!m_process.waitForReadyRead(60'000))
                break;
            m_output += m_process.readAllStandardOutput();
            for (const QByteArray &line : m_output.split('\n')) {
                if ((line.startsWith("http://") || line.startsWith("https://")) && m_output.endsWith('\n')) {
                    m_base = QUrl(QString::fromLatin1(line));
                    return true;
                }
            }
        }
        m_output += m_process.readAllStandardError();
        return false;
    }
    /// SIGTERM; the exit code, or −1 when it did not end in time.
    int stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return m_process.exitCode();
        m_process.terminate();
        return m_process.waitForFinished(30'000) ? m_process.exitCode() : -1;
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// SIGKILL. A second time is nothing, where kill(2) of an ended program would be of this whole process group.
    void killHard()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

    void setOptions(QStringList options) { m_options = std::move(options); }
    /// Instead of its own.
    void setDataDir(const QString &folder) { m_dataDir = folder; }
    [[nodiscard]] QString dataDir() const { return m_dataDir.isEmpty() ? m_folder.filePath(u"data"_s) : m_dataDir; }
    [[nodiscard]] QUrl base() const { return m_base; }
    [[nodiscard]] QByteArray output() const { return m_output; }
    /// What it has written to its standard error, whole once it has ended.
    [[nodiscard]] QByteArray logged()
    {
        m_logged += m_process.readAllStandardError();
        return m_logged;
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    QString m_dataDir;
    QStringList m_options;
    QProcess m_process;
    QUrl m_base;
    QByteArray m_output;
    QByteArray m_logged;
};

struct HttpAnswer {
    int status = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

/// A chat client or a console of few words: one request at a time, over a real socket.
class HttpClient
{
public:
    explicit HttpClient(QUrl base)
        : m_base(std::move(base))
    {}
    void setToken(const QByteArray &token) { m_token = token; }

    [[nodiscard]] HttpAnswer send(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                                  const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        return sendJson(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact), headers);
    }
    /// @p json goes with a POST or a PUT, whatever it is.
    [[nodiscard]] HttpAnswer sendJson(const QByteArray &method, const QString &path, const QByteArray &json,
                                      const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        QNetworkRequest request(m_base.resolved(QUrl(path)));
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        const bool hasBody = method == "POST" || method == "PUT";
        if (hasBody)
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, hasBody ? json : QByteArray());
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000))
            qWarning("%s %s was not answered", method.constData(), qPrintable(path));
        HttpAnswer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                          reply->rawHeaderPairs()};
        reply->deleteLater();
        return answer;
    }
    [[nodiscard]] HttpAnswer get(const QString &path) { return send("GET", path); }
    [[nodiscard]] HttpAnswer post(const QString &path, const QJsonObject &body) { return send("POST", path, body); }

private:
    QUrl m_base;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace tierdesk::tests
