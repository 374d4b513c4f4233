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
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
        return u"error"_s;
    case QtFatalMsg:
        return u"fatal"_s;
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
    QJsonObject line{{u"time"_s, at.toUTC().toString(Qt::ISODateWithMs)},
                     {u"level"_s, levelOf(type)},
                     {u"category"_s, QString::fromUtf8(category)},
                     {u"message"_s, message}};
    if (!log::requestId().isEmpty())
        line.insert(u"requestId"_s, QString::fromLatin1(log::requestId()));
    return base::toJson(line);
}

void logAsJson()
{
    qInstallMessageHandler(write);
}

} // namespace tierdesk::app
