#include "core/base/Counters.h"

#include <QtCore/QSet>

#include <algorithm>

namespace tierdesk::base {

void Histogram::record(qint64 microseconds) noexcept
{
    const auto at = std::lower_bound(BoundsMicros.begin(), BoundsMicros.end(), microseconds) - BoundsMicros.begin();
    m_buckets[static_cast<size_t>(at)].fetch_add(1, std::memory_order_relaxed);
    m_count.fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(microseconds, std::memory_order_relaxed);
}

std::optional<double> Histogram::quantileMicros(double share) const noexcept
{
    std::array<qint64, BoundsMicros.size() + 1> counts{};
    qint64 total = 0;
    for (size_t i = 0; i < counts.size(); ++i)
        total += counts[i] = bucket(i);
    if (total == 0)
        return std::nullopt;
    const double rank = share * static_cast<double>(total);
    double below = 0;
    for (size_t i = 0; i < BoundsMicros.size(); ++i) {
        const auto here = static_cast<double>(counts[i]);
        if (here > 0 && below + here >= rank) {
            const double low = i == 0 ? 0 : static_cast<double>(BoundsMicros[i - 1]);
            return low + (static_cast<double>(BoundsMicros[i]) - low) * (rank - below) / here;
        }
        below += here;
    }
    return static_cast<double>(BoundsMicros.back());
}

Counter &Counters::counter(const QByteArray &name, const QByteArray &help, const QByteArray &labels, Kind kind)
{
    const std::lock_guard lock(m_mutex);
    for (const Series &series : m_series) {
        if (series.counter && series.name == name && series.labels == labels)
            return *series.counter;
    }
    m_series.push_back({name, help, labels, kind, std::make_unique<Counter>(), nullptr});
    return *m_series.back().counter;
}

Histogram &Counters::histogram(const QByteArray &name, const QByteArray &help, const QByteArray &labels)
{
    const std::lock_guard lock(m_mutex);
    for (const Series &series : m_series) {
        if (series.histogram && series.name == name && series.labels == labels)
            return *series.histogram;
    }
    m_series.push_back({name, help, labels, Kind::Counter, nullptr, std::make_unique<Histogram>()});
    return *m_series.back().histogram;
}

QByteArray Counters::exposition() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<const Series *> sorted;
    for (const Series &series : m_series)
        sorted.push_back(&series);
    // The format requires all series of a name together.
    std::stable_sort(sorted.begin(), sorted.end(), [](auto *a, auto *b) { return a->name < b->name; });

    QByteArray text;
    QByteArray last;
    for (const Series *series : sorted) {
        if (series->name != last) {
            last = series->name;
            const char *kind = series->histogram ? "histogram" : series->kind == Kind::Gauge ? "gauge" : "counter";
            text += "# HELP " + last + ' ' + series->help + "\n# TYPE " + last + ' ' + kind + '\n';
        }
        const auto braces = [&](const QByteArray &more) {
            QByteArray labels = series->labels;
            if (!more.isEmpty())
                labels += (labels.isEmpty() ? "" : ",") + more;
            return labels.isEmpty() ? QByteArray() : '{' + labels + '}';
        };
        if (series->counter) {
            text += series->name + braces({}) + ' ' + QByteArray::number(series->counter->value()) + '\n';
            continue;
        }
        qint64 running = 0;
        for (size_t i = 0; i <= Histogram::BoundsMicros.size(); ++i) {
            running += series->histogram->bucket(i);
            const QByteArray bound =
                i < Histogram::BoundsMicros.size()
                    ? QByteArray::number(static_cast<double>(Histogram::BoundsMicros[i]) / 1e6, 'g', 6)
                    : QByteArray("+Inf");
            text += series->name + "_bucket" + braces("le=\"" + bound + '"') + ' ' + QByteArray::number(running) + '\n';
        }
        text += series->name + "_sum" + braces({}) + ' ' +
                QByteArray::number(static_cast<double>(series->histogram->sumMicros()) / 1e6, 'f', 6) + '\n';
        text += series->name + "_count" + braces({}) + ' ' + QByteArray::number(series->histogram->count()) + '\n';
    }
    return text;
}

} // namespace tierdesk::base
