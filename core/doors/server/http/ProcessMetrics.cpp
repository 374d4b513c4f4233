#include "core/doors/server/http/ProcessMetrics.h"

#include "core/base/Literals.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

namespace tierdesk::server {

namespace {

void append(QByteArray &out, const char *name, const char *kind, const char *help, double value)
{
    constexpr int Digits = 15;
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n' + name + ' ' +
           QByteArray::number(value, 'g', Digits) + '\n';
}

QByteArray contentsOf(const char *path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Returns when the machine was started, in seconds since 1970.
double bootTime()
{
    for (const QByteArray &line : contentsOf("/proc/stat").split('\n')) {
        if (line.startsWith("btime "))
            return line.mid(6).toDouble();
    }
    return 0;
}

} // namespace

QByteArray processMetrics()
{
    QByteArray out;
    timespec cpu{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    append(out, "process_cpu_seconds_total", "counter", "CPU time of the process.",
           static_cast<double>(cpu.tv_sec) + static_cast<double>(cpu.tv_nsec) / 1e9);

    // proc(5): the fields after the name, which is in parentheses and may contain any character.
    const QByteArray stat = contentsOf("/proc/self/stat");
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype StartTime = 19, VirtualSize = 20, ResidentPages = 21;
    if (fields.size() > ResidentPages) {
        append(out, "process_resident_memory_bytes", "gauge", "Memory of the process that is in use.",
               fields.at(ResidentPages).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)));
        append(out, "process_virtual_memory_bytes", "gauge", "Address space of the process.",
               fields.at(VirtualSize).toDouble());
        append(out, "process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.",
               bootTime() + fields.at(StartTime).toDouble() / static_cast<double>(::sysconf(_SC_CLK_TCK)));
    }
    const QDir files(u"/proc/self/fd"_s);
    append(out, "process_open_fds", "gauge", "Open files and sockets.",
           static_cast<double>(files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size()));
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        append(out, "process_max_fds", "gauge", "The most files and sockets that may be open.",
               static_cast<double>(limit.rlim_cur));
    return out;
}

} // namespace tierdesk::server
