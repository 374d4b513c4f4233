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
    /// @p answerTime is how long a message waits for models before it is answered 504; its turn goes on.
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
    /// Lays @p files down and answers @p request with them.
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
    /// When the report that is asked for as @p id, and not made yet, will be there.
    [[nodiscard]] Timestamp expectedEnd(const QString &id) const;
    /// One that a restart came upon.
    void resumeReport(const store::Report &report);
    void makeNextReport();
    void addReportPage(const ReportJobPtr &job);
    void printReport(const ReportJobPtr &job);
    void keepReport(const ReportJobPtr &job, const base::Result<QByteArray> &content);
    void closeReport(const ReportJobPtr &job);

    /// Finds the caller's company, and answers what fails.
    [[nodiscard]] Handler handler(Handle handle);
    /// @p done, or 504 when it has not been called within the answer time.
    [[nodiscard]] Done bounded(const Done &done);

    engine::Engine &m_engine;
    const ReportPress &m_press;
    const base::Seal &m_seal;
    std::chrono::milliseconds m_answerTime;
    QHash<QString, ReportJobPtr> m_reports; ///< those that are asked for and not made yet, by their ids
    std::deque<ReportJobPtr> m_reportQueue; ///< of them those that wait, the first one first
    ReportJobPtr m_reportAtWork;            ///< one at a time: the readers are everybody's
    ReportPace m_reportPace;
    QObject m_context;
};

} // namespace tierdesk::dialects::platform
