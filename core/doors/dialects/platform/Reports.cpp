#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/store/Readers.h"

// The analytics service's reports: asked for, made aside, followed and fetched.
namespace tierdesk::dialects::platform {

using base::fail;
using base::Fault;
using store::Report;
using store::ReportFormat;
using store::ReportState;

namespace {

base::Result<std::optional<Report>> reportOf(store::Readers &readers, CompanyId company, const QString &id)
{
    auto report = store::Reports(readers.database).byPublicId(company, id);
    if (report && !*report)
        return fail(Fault::NotFound, QStringLiteral("there is no such report"));
    return report;
}

QByteArray contentType(ReportFormat format)
{
    return format == ReportFormat::Pdf   ? "application/pdf"
           : format == ReportFormat::Csv ? "text/csv; charset=utf-8"
                                         : "application/json";
}

} // namespace

void PlatformDialect::createReport(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    const auto query = decodeReport(post->body);
    if (!query)
        return done(query.error());
    Report report;
    report.company = entry->company.id;
    report.publicId = QStringLiteral("rep-") + base::randomToken(12);
    // What was read and found good; anything else of the client's is not kept.
    for (const QString &key : {QStringLiteral("report_type"), QStringLiteral("time_period"), QStringLiteral("filters"),
                               QStringLiteral("format")}) {
        if (const QJsonValue value = post->body[key]; !value.isUndefined())
            report.request.insert(key, value);
    }
    report.format = query->format;
    report.createdAt = m_engine.clock().now();
    KeyedCommand<Report> command;
    command.actor = actorOf(call);
    command.company = report.company;
    command.keyed = std::move(post->keyed);
    command.status = 202;
    command.work = [report](engine::Unit &unit) -> base::Result<Report> {
        const auto stored = store::Reports(unit.queries().database).insert(report);
        return stored ? base::Result<Report>(report) : stored.error();
    };
    command.encode = [address = addressOf(call)](const Report &made) {
        return base::toJson(reportJson(made, 0, address));
    };
    submitKeyed(m_engine, std::move(command), &m_context,
                [this, report, query = *query, done](base::Result<Answer> answer) {
                    // A repeat has another id in its kept answer, and its report is made already.
                    if (answer && answer->body.contains(report.publicId.toLatin1()))
                        makeReport(report.company, report.publicId, query);
                    done(std::move(answer));
                });
}

void PlatformDialect::makeReport(CompanyId company, const QString &id, const ReportQuery &query)
{
    const auto progress = std::make_shared<std::atomic<int>>(0);
    m_reports.insert(id, progress);
    m_engine.read<QByteArray>(
        [this, company, query, progress](store::Readers &readers) -> base::Result<QByteArray> {
            const auto table = conversationTable(readers, company, query, progress);
            if (!table)
                return table.error();
            switch (query.format) {
            case ReportFormat::Pdf:
                return m_press.pdf(*table);
            case ReportFormat::Csv:
                return m_press.csv(*table);
            case ReportFormat::Json:
                break;
            }
            return base::toJson(tableJson(*table));
        },
        &m_context,
        [this, company, id](const base::Result<QByteArray> &content) {
            if (!content)
                qCWarning(log::Http) << "a report failed:" << content.error().message;
            std::optional<QByteArray> kept;
            if (content)
                kept = *content;
            m_engine.submit<void>(
                Actor{},
                [company, id, kept](engine::Unit &unit) {
                    return store::Reports(unit.queries().database).finish(company, id, kept, unit.now());
                },
                &m_context, [this, id](const base::Result<void> &) { m_reports.remove(id); });
        });
}

void PlatformDialect::showReport(const Call &call, const Entry &entry, const Done &done)
{
    using Found = std::optional<Report>;
    const CompanyId company = entry->company.id;
    m_engine.read<Found>(
        [company, id = call.captures.value(0)](store::Readers &readers) { return reportOf(readers, company, id); },
        &m_context,
        [this, company, address = addressOf(call), done](const base::Result<Found> &found) {
            if (!found)
                return done(found.error());
            const Report &report = **found;
            const auto known = m_reports.constFind(report.publicId);
            const int progress = known != m_reports.cend() ? known->get()->load() : 0;
            if (report.state == ReportState::Generating && known == m_reports.cend()) {
                // Its maker went with the program's last run.
                if (const auto query = decodeReport(report.request))
                    makeReport(company, report.publicId, *query);
            }
            done(jsonAnswer(base::toJson(reportJson(report, progress, address))));
        });
}

void PlatformDialect::fetchReport(const Call &call, const Entry &entry, const Done &done)
{
    struct Printed {
        Report report;
        QByteArray content;
    };
    m_engine.read<Printed>(
        [company = entry->company.id, id = call.captures.value(0)](store::Readers &readers) -> base::Result<Printed> {
            auto report = reportOf(readers, company, id);
            if (!report)
                return report.error();
            if ((*report)->state != ReportState::Completed)
                return fail(Fault::Conflict, (*report)->state == ReportState::Failed
                                                 ? QStringLiteral("the report could not be made; ask for it again")
                                                 : QStringLiteral("the report is still being made"));
            auto content = store::Reports(readers.database).content(company, id);
            if (!content)
                return content.error();
            return Printed{std::move(**report), std::move(*content)};
        },
        &m_context,
        [done](const base::Result<Printed> &printed) {
            if (!printed)
                return done(printed.error());
            Answer answer = jsonAnswer(printed->content);
            answer.contentType = contentType(printed->report.format);
            answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" +
                                                                   printed->report.publicId.toLatin1() + '.' +
                                                                   word(printed->report.format).latin1() + '"');
            done(std::move(answer));
        });
}

} // namespace tierdesk::dialects::platform
