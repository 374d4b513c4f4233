#include "core/base/Json.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/doors/dialects/platform/ReleaseNotes.h"
#include "core/store/Readers.h"

#include <QtCore/QFile>

// The analytics and audit services, and the release notes.
namespace tierdesk::dialects::platform {

namespace {

constexpr int MinutesADay = 24 * 60;

} // namespace

void PlatformDialect::dashboard(const Call &call, const Entry &entry, const Done &done)
{
    const auto asked = decodeDashboard(call, m_engine.clock().now());
    if (!asked)
        return done(asked.error());
    m_engine.read<QByteArray>(
        [company = entry->company.id, asked = *asked](store::Readers &readers) -> base::Result<QByteArray> {
            auto analytics = TRY(readers.analytics.analytics(company, asked.from, asked.to, store::GroupBy::Day));
            auto moods = TRY(readers.rows.moods.series(company, asked.from, asked.to, MinutesADay));
            auto issues = TRY(readers.issues.counts(company, asked.from, asked.to));
            return base::toJson(dashboardJson({std::move(analytics), std::move(moods), std::move(issues)}, asked));
        },
        &m_context, asAnswer(done));
}

void PlatformDialect::auditLogs(const Call &call, const Entry &entry, const Done &done)
{
    auto filter = decodeAudit(call);
    if (!filter)
        return done(filter.error());
    filter->company = entry->company.id;
    m_engine.read<QByteArray>(
        [filter = *filter](store::Readers &readers) -> base::Result<QByteArray> {
            const auto page = TRY(readers.audit.page(filter));
            return base::toJson(auditJson(page, filter));
        },
        &m_context, asAnswer(done));
}

Handler PlatformDialect::releaseNotes()
{
    return [](const Call &, const Reply &reply) {
        QFile changelog(u":/CHANGELOG.md"_s);
        const QByteArray text = changelog.open(QIODevice::ReadOnly) ? changelog.readAll() : QByteArray();
        reply(jsonAnswer(base::toJson(releaseNotesJson(QString::fromUtf8(text)))));
    };
}

} // namespace tierdesk::dialects::platform
