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

/// Where a text message carrier calls: a text that came is a customer's turn, and what became of those that went out
/// goes into the outbox's log. And where its customers open the files that agents sent them (FileLink.h). docs/sms.md
/// is the contract. Who calls is told by the signature alone. Lives on the server thread; @p engine is stopped before
/// its end, @p seal outlives it.
class SmsDialect final : public Dialect
{
public:
    /// @p answerTime is how long the carrier waits for models before its call is answered; the turn goes on.
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
    /// Says it in the session, or in a new one where there is none, and answers the carrier in time.
    void say(const std::shared_ptr<Saying> &saying, const QString &sessionId);
    /// The words' turn.
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
