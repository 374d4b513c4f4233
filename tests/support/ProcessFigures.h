#pragma once

#include "core/base/Literals.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace tierdesk::tests {

/// A line of /proc/PID/status that is in kB, in MB; 0 of a process that is gone.
[[nodiscard]] inline double statusMb(qint64 pid, const QByteArray &name)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return 0;
}

[[nodiscard]] inline double residentMb(qint64 pid)
{
    return statusMb(pid, "VmRSS");
}

/// The most that it ever had.
[[nodiscard]] inline double peakMb(qint64 pid)
{
    return statusMb(pid, "VmHWM");
}

/// How many files, sockets among them, it has open.
[[nodiscard]] inline int openFiles(qint64 pid)
{
    const QDir files(u"/proc/%1/fd"_s.arg(pid));
    return static_cast<int>(files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

} // namespace tierdesk::tests
