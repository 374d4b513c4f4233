#include "app/DoorChoice.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>

namespace tierdesk::app {

using base::Fault;
using base::Result;

namespace {

base::Error notWritten(const QFileDevice &file)
{
    return base::fail(Fault::StorageFailed, u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()),
                      file.fileName());
}

/// The lines of the file at @p path, but those that say what to listen on; none where there is no file.
Result<QByteArrayList> otherLines(const QString &path)
{
    QByteArrayList lines;
    QFile file(path);
    if (!file.exists())
        return lines;
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::StorageFailed, u"cannot read %1: %2"_s.arg(path, file.errorString()), path);
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (line.split('=').first().trimmed() != "listen")
            lines += line.endsWith('\n') ? line : line + '\n';
    }
    return lines;
}

} // namespace

DoorChoice::DoorChoice(const Settings &settings)
    : m_settings(settings)
    , m_listen(settings.text("listen"))
{}

QString DoorChoice::fixedBy() const
{
    return m_settings.source("listen") > Source::Folder ? m_settings.where("listen") : QString();
}

Result<void> DoorChoice::setListen(const QString &address)
{
    // As the next start will take it: also whether a plain door may stand open there.
    Settings next = m_settings;
    if (const auto set = next.set(u"listen"_s, address, Source::CommandLine, u"listen"_s); !set)
        return set;
    TRY(next.serverSettings());
    const QString path = m_settings.folderFile();
    auto lines = TRY(otherLines(path));
    lines += "listen = " + next.text("listen").toUtf8() + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines.join()) < 0 || !file.commit())
        return notWritten(file);
    m_listen = next.text("listen");
    return {};
}

} // namespace tierdesk::app
