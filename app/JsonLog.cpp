#include "app/JsonLog.h"

#include "core/base/Json.h"
#include "core/base/LogContext.h"

#include <QtCore/QJsonObject>

#include <unistd.h>

namespace tierdesk::app {

namespace {

QString levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
        return QStringLiteral("error");
    case QtFatalMsg:
        return QStringLiteral("fatal");
    }
    return {};
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = jsonLogLine(type, context.category, message, QDateTime::currentDateTimeUtc()) + '\n';
    // One call a line, so that lines of several threads do not mix. A log that cannot be written stops nothing.
    const ssize_t written = ::write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size()));
    Q_UNUSED(written)
}

} // namespace

QByteArray jsonLogLine(QtMsgType type, const char *category, const QString &message, const QDateTime &at)
{
    QJsonObject line{{QStringLiteral("time"), at.toUTC().toString(Qt::ISODateWithMs)},
                     {QStringLiteral("level"), levelOf(type)},
                     {QStringLiteral("category"), QString::fromUtf8(category)},
                     {QStringLiteral("message"), message}};
    if (!log::requestId().isEmpty())
        line.insert(QStringLiteral("requestId"), QString::fromLatin1(log::requestId()));
    return base::toJson(line);
}

void logAsJson()
{
    qInstallMessageHandler(write);
}

} // namespace tierdesk::app
