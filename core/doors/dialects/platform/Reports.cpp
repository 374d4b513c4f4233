#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/store/Readers.h"

#include <algorithm>

// The analytics service's reports: created, made in the background, polled and downloaded.
namespace tierdesk::dialects::platform {

using base::fail;
using base::Fault;
using store::Report;
using store::ReportFormat;
using store::ReportState;

/// A report in progress. Server thread, except `report`, which passes from one reader to the next.
struct PlatformDialect::ReportJob {
    CompanyId company;
    QString id;
    store::ReportFormat format;
    Progress progress;
    ConversationReport report;
    Timestamp begun{}; ///< set when work begins
};

namespace {

using Found = std::optional<Report>;

constexpr int MostOfACompany = 6; ///< one in progress and five waiting

base::Result<Found> reportOf(store::Readers &readers, CompanyId company, const QString &id, Timestamp now)
{
    auto report = readers.rows.reports.byPublicId(company, id, now);
    if (report && !*report)
        return fail(Fault::NotFound, u"there is no such report"_s);
    return report;
}

QByteArray contentType(ReportFormat format)
{
    return format == ReportFormat::Pdf   ? "application/pdf"
           : format == ReportFormat::Csv ? "text/csv; charset=utf-8"
                                         : "application/json";
}

/// Records in the audit log who requests or downloads a report, since it contains customers' data.
base::Result<void> putOnRecord(engine::CommandContext &context, const QByteArray &command, const Report &report)
{
    return context.record({.company = report.company,
                           .command = command,
                           .subject = report.publicId,
                           .before = {},
                           .after = base::toJson(report.request),
                           .event = {}});
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
    report.publicId = u"rep-"_s + base::randomToken(12);
    // Only the validated parameters are stored.
    for (const QString &key : {u"report_type"_s, u"time_period"_s, u"filters"_s, u"format"_s}) {
        if (const QJsonValue value = post->body[key]; !value.isUndefined())
            report.request.insert(key, value);
    }
    report.format = query->format;
    report.createdAt = m_engine.clock().now();
    if (!hasRoomForReport(report.company)) {
        const base::Error refusal = fail(Fault::RateLimited, u"too many reports wait to be made"_s, {},
                                         {{u"retryAfter"_s, m_reportPace.usual().count / 1000}});
        if (!post->keyed)
            return done(refusal);
        return replayOrRefuse(m_engine, report.company, *post->keyed, refusal, &m_context, done);
    }
    const auto progress = std::make_shared<std::atomic<int>>(0);
    const auto job = std::make_shared<ReportJob>(ReportJob{report.company, report.publicId, query->format, progress,
                                                           ConversationReport(report.company, *query, progress)});
    m_reports.insert(job->id, job); // reserves its place
    KeyedCommand<Report> command;
    command.actor = actorOf(call);
    command.company = report.company;
    command.keyed = std::move(post->keyed);
    command.status = 202;
    command.work = [report](engine::CommandContext &context) -> base::Result<Report> {
        TRY(context.store().reports.insert(report));
        const auto recorded = putOnRecord(context, "report.order", report);
        return recorded ? base::Result<Report>(report) : recorded.error();
    };
    command.encode = [address = addressOf(call), expected = expectedEnd(job->id)](const Report &made) {
        return base::toJson(reportJson(made, 0, expected, address));
    };
    submitKeyed(m_engine, std::move(command), &m_context, [this, job, done](base::Result<Answer> answer) {
        // A repeat's stored answer has another ID, and that report exists already.
        if (answer && answer->body.contains(job->id.toLatin1())) {
            m_reportQueue.push_back(job);
            makeNextReport();
        } else {
            m_reports.remove(job->id);
        }
        done(std::move(answer));
    });
}

bool PlatformDialect::hasRoomForReport(CompanyId company) const
{
    return std::count_if(m_reports.cbegin(), m_reports.cend(),
                         [company](const ReportJobPtr &job) { return job->company == company; }) < MostOfACompany;
}

Timestamp PlatformDialect::expectedEnd(const QString &id) const
{
    std::optional<ReportUnderWay> underWay;
    if (m_reportAtWork)
        underWay = {m_reportAtWork->begun, m_reportAtWork->progress->load()};
    const Timestamp now = m_engine.clock().now();
    if (m_reportAtWork && m_reportAtWork->id == id)
        return m_reportPace.endOf(0, underWay, now);
    const auto place = std::find_if(m_reportQueue.begin(), m_reportQueue.end(),
                                    [&id](const ReportJobPtr &job) { return job->id == id; });
    // A report that is not queued yet comes after all requested ones.
    const auto waiting = place == m_reportQueue.end()
                             ? std::max<qsizetype>(1, m_reports.size() - (m_reportAtWork ? 1 : 0))
                             : std::distance(m_reportQueue.begin(), place) + 1;
    return m_reportPace.endOf(static_cast<int>(waiting), underWay, now);
}

void PlatformDialect::resumeReport(const Report &report)
{
    if (report.state != ReportState::Generating || m_reports.contains(report.publicId) ||
        !hasRoomForReport(report.company))
        return;
    const auto query = decodeReport(report.request);
    if (!query)
        return;
    const auto progress = std::make_shared<std::atomic<int>>(0);
    const auto job = std::make_shared<ReportJob>(ReportJob{report.company, report.publicId, query->format, progress,
                                                           ConversationReport(report.company, *query, progress)});
    m_reports.insert(job->id, job);
    m_reportQueue.push_back(job);
    makeNextReport();
}

void PlatformDialect::makeNextReport()
{
    if (m_reportAtWork || m_reportQueue.empty())
        return;
    const ReportJobPtr job = m_reportQueue.front();
    m_reportQueue.pop_front();
    m_reportAtWork = job;
    job->begun = m_engine.clock().now();
    // It may have been finished just after resumeReport() was given it; the stored state decides.
    m_engine.read<Found>([job, now = m_engine.clock().now()](
                             store::Readers &readers) { return reportOf(readers, job->company, job->id, now); },
                         &m_context,
                         [this, job](const base::Result<Found> &found) {
                             if (found && (*found)->state == ReportState::Generating)
                                 addReportPage(job);
                             else
                                 closeReport(job);
                         });
}

void PlatformDialect::addReportPage(const ReportJobPtr &job)
{
    // Each page is a read of its own: others can read in between, and a shutdown waits for one page only.
    m_engine.read<bool>([job](store::Readers &readers) { return job->report.addPage(readers); }, &m_context,
                        [this, job](const base::Result<bool> &hasMore) {
                            if (!hasMore)
                                keepReport(job, hasMore.error());
                            else if (*hasMore)
                                addReportPage(job);
                            else
                                printReport(job);
                        });
}

void PlatformDialect::printReport(const ReportJobPtr &job)
{
    m_engine.read<QByteArray>(
        [this, job](store::Readers &) -> base::Result<QByteArray> {
            const ReportTable table = job->report.table();
            switch (job->format) {
            case ReportFormat::Pdf:
                return m_press.pdf(table);
            case ReportFormat::Csv:
                return m_press.csv(table);
            case ReportFormat::Json:
                break;
            }
            return base::toJson(tableJson(table));
        },
        &m_context, [this, job](const base::Result<QByteArray> &content) { keepReport(job, content); });
}

void PlatformDialect::keepReport(const ReportJobPtr &job, const base::Result<QByteArray> &content)
{
    if (!content)
        qCWarning(log::Http) << "a report failed:" << content.error().message;
    m_engine.submit<void>(
        Actor{},
        [job, kept = content ? std::optional(*content) : std::nullopt](engine::CommandContext &context) {
            return context.store().reports.finish(job->company, job->id, kept, context.now());
        },
        &m_context,
        [this, job](const base::Result<void> &finished) {
            // A report that could not be stored is made again at the next request.
            if (finished)
                m_reportPace.took(m_engine.clock().now() - job->begun);
            else
                qCWarning(log::Http) << "a report could not be kept:" << finished.error().message;
            closeReport(job);
        });
}

void PlatformDialect::closeReport(const ReportJobPtr &job)
{
    m_reports.remove(job->id);
    m_reportAtWork.reset();
    makeNextReport();
}

void PlatformDialect::showReport(const Call &call, const Entry &entry, const Done &done)
{
    m_engine.read<Found>(
        [company = entry->company.id, id = call.captures.value(0),
         now = m_engine.clock().now()](store::Readers &readers) { return reportOf(readers, company, id, now); },
        &m_context,
        [this, address = addressOf(call), done](const base::Result<Found> &found) {
            if (!found)
                return done(found.error());
            const Report &report = **found;
            const ReportJobPtr job = m_reports.value(report.publicId);
            const int progress = job ? job->progress->load() : 0;
            resumeReport(report);
            done(jsonAnswer(base::toJson(reportJson(report, progress, expectedEnd(report.publicId), address))));
        });
}

void PlatformDialect::fetchReport(const Call &call, const Entry &entry, const Done &done)
{
    struct Printed {
        Report report;
        QByteArray content;
    };
    m_engine.read<Printed>(
        [company = entry->company.id, id = call.captures.value(0),
         now = m_engine.clock().now()](store::Readers &readers) -> base::Result<Printed> {
            auto report = TRY(reportOf(readers, company, id, now));
            auto content = TRY(readers.rows.reports.content(company, id, now));
            return Printed{std::move(*report), std::move(content)};
        },
        &m_context,
        [this, actor = actorOf(call), done](const base::Result<Printed> &printed) {
            if (!printed)
                return done(printed.error());
            if (printed->report.state != ReportState::Completed) {
                resumeReport(printed->report);
                return done(fail(Fault::Conflict, printed->report.state == ReportState::Failed
                                                      ? u"the report could not be made; ask for it again"_s
                                                      : u"the report is still being made"_s));
            }
            Answer answer = jsonAnswer(printed->content);
            answer.contentType = contentType(printed->report.format);
            answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"" +
                                                                   printed->report.publicId.toLatin1() + '.' +
                                                                   word(printed->report.format).latin1() + '"');
            m_engine.submit<void>(
                actor,
                [report = printed->report](engine::CommandContext &context) {
                    return putOnRecord(context, "report.download", report);
                },
                &m_context,
                [done, answer = std::move(answer)](const base::Result<void> &recorded) {
                    done(recorded ? base::Result<Answer>(answer) : recorded.error());
                });
        });
}

} // namespace tierdesk::dialects::platform
