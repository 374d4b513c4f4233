#include "core/base/Json.h"
#include "core/doors/dialects/SessionQuery.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/store/Readers.h"

#include <cmath>

// Metrics of the company and of a session, the status, and sample metrics.
namespace tierdesk::dialects::support {

void SupportDialect::metrics(const Call &call, const Entry &entry, const Done &done)
{
    const auto span = decodeSpan(call, m_engine.clock().now());
    if (!span)
        return done(span.error());
    m_engine.read<QByteArray>(
        [company = entry->company.id, span = *span](store::Readers &readers) -> base::Result<QByteArray> {
            const auto minutes = static_cast<int>((span.to - span.from).count / 60'000 + 2);
            const auto moods = TRY(readers.rows.moods.series(company, span.from, span.to, minutes));
            auto answers = TRY(readers.rows.answerSums.of(company, span.from, span.to));
            const auto escalations = TRY(readers.analytics.escalationShare(company, span.from, span.to));
            return base::toJson(metricsJson({moods.all, std::move(answers), escalations}, span));
        },
        &m_context, asAnswer(done));
}

void SupportDialect::sessionMetrics(const Call &call, const Entry &entry, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    answerSession(m_engine, entry->company.id, *id, "session", sessionMetricsJson, &m_context, done);
}

void SupportDialect::status(const Call &, const Entry &entry, const Done &done)
{
    const Timestamp now = m_engine.clock().now();
    bool isDegraded = !m_engine.isHealthy();
    for (const auto &model : m_engine.vitals().models)
        isDegraded = isDegraded || model.isFailing;
    const double errorRate = std::round(m_pulses[entry->company.id.value].errorRate(now) * 1e4) / 1e4;
    m_engine.read<QByteArray>(
        [company = entry->company.id, now, isDegraded, errorRate, startedAt = m_startedAt,
         window = m_maintenanceWindow](store::Readers &readers) -> base::Result<QByteArray> {
            const auto active = TRY(readers.analytics.active(company));
            const auto waiting = TRY(readers.queue.waiting(company));
            const auto answers = TRY(readers.rows.answerSums.of(company, now - Millis::hours(1), now + Millis{1}));
            QJsonObject json{{u"system_status"_s, isDegraded ? u"degraded"_s : u"operational"_s},
                             {u"active_sessions"_s, active.open},
                             {u"queue_length"_s, waiting},
                             {u"avg_response_time_ms"_s, averageLatency(answers)},
                             {u"error_rate"_s, errorRate},
                             {u"last_deployment"_s, base::isoText(startedAt)}};
            if (!window.isEmpty())
                json.insert(u"maintenance_window"_s, window);
            return base::toJson(json);
        },
        &m_context, asAnswer(done));
}

void SupportDialect::testMetrics(const Call &call, const Entry &, const Done &done)
{
    const auto span = decodeSpan(call, m_engine.clock().now());
    if (!span)
        return done(span.error());
    // A sample in which no figure is zero.
    Figures figures;
    figures.moods.add(Sentiment::Satisfied, 620, 620, 248);
    figures.moods.add(Sentiment::Neutral, 410, 410, 8);
    figures.moods.add(Sentiment::Frustrated, 220, 220, -77);
    figures.answers = {{u"llama-3.1-8b-instant"_s, 640, 198'400, 96, 9'600'000},
                       {u"llama-3.3-70b-versatile"_s, 390, 327'600, 41, 152'100'000},
                       {u"openai/gpt-oss-120b"_s, 180, 280'800, 8, 127'800'000}};
    figures.escalations = {430, 52};
    QJsonObject json = metricsJson(figures, *span);
    json.insert(u"simulated"_s, true);
    done(jsonAnswer(base::toJson(json)));
}

} // namespace tierdesk::dialects::support
