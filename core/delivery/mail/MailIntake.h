#pragma once

#include "core/base/Clock.h"
#include "core/delivery/mail/Mail.h"
#include "core/engine/Correspondence.h"
#include "core/engine/Turn.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::delivery {

/// How an incoming e-mail relates to its company's conversations.
struct MailPlace {
    bool isKnown = false;                ///< processed or ignored before
    QString passedOver;                  ///< why it does not become a turn, in English; empty for a turn
    QString sessionId;                   ///< the conversation that it continues; empty: a new one
    QString customerRef;                 ///< of a new one
    bool isVerified = false;             ///< of a new one: the company's relay confirms the sender
    std::vector<StoredAttachment> files; ///< of the turn, already on disk
    QStringList named;                   ///< names of the e-mail's other files, which are not kept
};

/// Returns the e-mail's Message-ID, or an id computed from its bytes if it has none; detects repeats.
[[nodiscard]] QString refOf(const IncomingMail &mail, const QByteArray &bytes);

/// Returns where @p mail, with the id @p ref, belongs: the session of an e-mail in its thread, if that has the same
/// address; else the open session with that address and subject; else a new one. Since anybody can write from an
/// address, a verified session accepts only e-mails that pass isAuthentic(). Automatic e-mails, our own and those
/// beyond @p config's limit are ignored. Reader connections; fails with StorageFailed.
[[nodiscard]] base::Result<MailPlace> placeOf(store::Readers &readers, CompanyId company, const MailConfig &config,
                                              const IncomingMail &mail, const QString &ref, Timestamp now);

/// If @p place is a turn, writes those files of @p mail to disk that conversations accept, and adds them to it; leaves
/// @p reserve bytes free on the disk. Reader connections; fails with StorageFailed.
[[nodiscard]] base::Result<void> takeFiles(store::Readers &readers, CompanyId company, const IncomingMail &mail,
                                           MailPlace &place, qint64 reserve, Timestamp now);

/// Returns the customer's turn that @p mail makes.
[[nodiscard]] engine::TurnRequest turnOf(CompanyId company, const IncomingMail &mail, const MailPlace &place,
                                         const engine::MessageTaken &taken);

/// Returns @p mail as the store keeps it.
[[nodiscard]] engine::MessageTaken takenOf(CompanyId company, const IncomingMail &mail, const QString &ref);

} // namespace tierdesk::delivery
