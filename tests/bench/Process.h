#pragma once

#include "tests/support/ProcessFigures.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

namespace tierdesk::bench {

/// A server that prints its address once it listens; ends with the value.
class Process final
{
public:
    Process(const QString &program, const QStringList &arguments)
    {
        QElapsedTimer timer;
        timer.start();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, arguments);
        QByteArray output;
        while (m_process.waitForReadyRead(120'000)) {
            output += m_process.readAllStandardOutput();
            for (const QByteArray &line : output.split('\n')) {
                if (line.startsWith("http://") && output.endsWith('\n')) {
                    m_port = static_cast<quint16>(QUrl(QString::fromLatin1(line)).port());
                    m_startMs = timer.elapsed();
                    return;
                }
            }
        }
        qFatal("%s did not start", qPrintable(program));
    }
    ~Process()
    {
        m_process.terminate();
        m_process.waitForFinished(30'000);
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 startMs() const { return m_startMs; }
    [[nodiscard]] double residentMb() const { return tests::residentMb(m_process.processId()); }

private:
    QProcess m_process;
    quint16 m_port = 0;
    qint64 m_startMs = 0;
};

} // namespace tierdesk::bench
