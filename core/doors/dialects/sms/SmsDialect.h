#pragma once

#include "core/base/Secrets.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/sms/Form.h"
#include "core/engine/Correspondence.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace tierdesk::dialects::sms {

/// The API for a text message carrier; docs/sms.md is the contract. A received text becomes a customer's turn, and a
/// failed delivery is recorded in the outbox log. It also serves the files that agents sent to customers (FileLink.h).
/// Callers are identified only by their signature. Lives on the server thread; @p engine must be stopped before this is
/// destroyed, and @p seal must outlive it.
class SmsDialect final : public Dialect
{
public:
    /// @p answerTime is how long the carrier's call waits for models before it is answered; the turn continues.
    SmsDialect(engine::Engine &engine, const base::Seal &seal,
               std::chrono::milliseconds answerTime = std::chrono::seconds(10));

    [[nodiscard]] QByteArray prefix() const override { return "/sms"; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;

private:
    using Entry = std::shared_ptr<const engine::CompanyEntry>;
    struct Saying;
    using Take = void (SmsDialect::*)(const Entry &, const Form &, const Reply &);

    [[nodiscard]] Handler signedCall(Take take);
    [[nodiscard]] bool isSigned(const engine::CompanyEntry &entry, const Call &call, const Form &form) const;
    void takeText(const Entry &entry, const Form &form, const Reply &reply);
    void passOver(const engine::MessageTaken &channelMessage, const QString &why, const Reply &reply);
    /// Submits the text to the session, or to a new one if there is none, and answers the carrier in time.
    void say(const std::shared_ptr<Saying> &saying, const QString &sessionId);
    /// Submits the turn of the text.
    void turn(const std::shared_ptr<Saying> &saying, const QString &sessionId);
    void takeOptWord(const engine::MessageTaken &channelMessage, OptWord word, const Reply &reply);
    void openFile(const Call &call, const Reply &reply);
    void takeStatus(const Entry &entry, const Form &form, const Reply &reply);

    engine::Engine &m_engine;
    const base::Seal &m_seal;
    std::chrono::milliseconds m_answerTime;
    QObject m_context;
};

} // namespace tierdesk::dialects::sms
