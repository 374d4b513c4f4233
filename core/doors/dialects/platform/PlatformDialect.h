#pragma once

#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/platform/ReportPace.h"
#include "core/doors/dialects/platform/ReportQuery.h"
#include "core/doors/dialects/ReportPress.h"
#include "core/engine/Engine.h"
#include "core/engine/InlineAttachments.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <chrono>
#include <deque>
#include <memory>

namespace tierdesk::base {
class Seal;
}

namespace tierdesk::dialects::platform {

/// The wire contract of platform-guide.md, read with docs/platform.md. Lives on the server thread; @p engine is stopped
/// before its end, @p press and @p seal outlive it.
class PlatformDialect final : public Dialect
{
public:
    /// @p answerTime is how long a message waits for models before it is answered 504; its turn continues.
    PlatformDialect(engine::Engine &engine, const ReportPress &press, const base::Seal &seal,
                    std::chrono::milliseconds answerTime = std::chrono::seconds(120));

    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::vector<QByteArray> prefixes() const override;
    [[nodiscard]] std::optional<Door> door() const override { return Door::Platform; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    using Entry = std::shared_ptr<const engine::CompanyEntry>;
    using Handle = void (PlatformDialect::*)(const Call &, const Entry &, const Done &);

    // Conversations.cpp
    void start(const Call &call, const Entry &entry, const Done &done);
    void send(const Call &call, const Entry &entry, const Done &done);
    void show(const Call &call, const Entry &entry, const Done &done);
    void showFile(const Call &call, const Entry &entry, const Done &done);
    /// Stores @p files and answers @p request with them.
    void bringFiles(const Entry &entry, engine::TurnRequest request, std::vector<engine::InlineAttachment> files,
                    int status, const Done &done);
    void answerTurn(const Entry &entry, engine::TurnRequest request, int status, const Done &done);

    // Inquiries.cpp
    void analyze(const Call &call, const Entry &entry, const Done &done);
    void route(const Call &call, const Entry &entry, const Done &done);
    void advise(const Call &call, std::optional<engine::Keyed> keyed, const engine::AdviceRequest &request,
                QJsonObject (*print)(const engine::Advice &, const engine::AdviceRequest &), const Done &done);

    // Knowledge.cpp
    void searchArticles(const Call &call, const Entry &entry, const Done &done);
    void showArticle(const Call &call, const Entry &entry, const Done &done);

    // Cases.cpp
    void openCase(const Call &call, const Entry &entry, const Done &done);
    void showCase(const Call &call, const Entry &entry, const Done &done);
    // Records.cpp
    void dashboard(const Call &call, const Entry &entry, const Done &done);
    void auditLogs(const Call &call, const Entry &entry, const Done &done);
    [[nodiscard]] static Handler releaseNotes();
    // Webhooks.cpp
    void configureWebhook(const Call &call, const Entry &entry, const Done &done);
    void configureMail(const Call &call, const Entry &entry, const Done &done);
    void configureEndpoint(const Call &call, const Entry &entry, OutboxChannel channel, const Done &done);
    // Reports.cpp
    void createReport(const Call &call, const Entry &entry, const Done &done);
    void showReport(const Call &call, const Entry &entry, const Done &done);
    void fetchReport(const Call &call, const Entry &entry, const Done &done);
    struct ReportJob;
    using ReportJobPtr = std::shared_ptr<ReportJob>;
    [[nodiscard]] bool hasRoomForReport(CompanyId company) const;
    /// Returns the time at which the report @p id, which is not finished yet, will be.
    [[nodiscard]] Timestamp expectedEnd(const QString &id) const;
    /// Resumes a report that a restart interrupted.
    void resumeReport(const store::Report &report);
    void makeNextReport();
    void addReportPage(const ReportJobPtr &job);
    void printReport(const ReportJobPtr &job);
    void keepReport(const ReportJobPtr &job, const base::Result<QByteArray> &content);
    void closeReport(const ReportJobPtr &job);

    /// Returns a handler that finds the caller's company and reports errors.
    [[nodiscard]] Handler handler(Handle handle);
    /// Returns @p done, except that it gets 504 if it is not called within the answer time.
    [[nodiscard]] Done bounded(const Done &done);

    engine::Engine &m_engine;
    const ReportPress &m_press;
    const base::Seal &m_seal;
    std::chrono::milliseconds m_answerTime;
    QHash<QString, ReportJobPtr> m_reports; ///< unfinished reports by ID
    std::deque<ReportJobPtr> m_reportQueue; ///< the waiting ones, first in first out
    ReportJobPtr m_reportAtWork;            ///< one at a time, as all requests share the readers
    ReportPace m_reportPace;
    QObject m_context;
};

} // namespace tierdesk::dialects::platform
