#pragma once

#include "core/base/Clock.h"
#include "core/delivery/mail/Mail.h"
#include "core/engine/Correspondence.h"
#include "core/engine/Turn.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::delivery {

/// What a mail is to its company's conversations.
struct MailPlace {
    bool isKnown = false;                ///< it was taken, or passed over, before
    QString passedOver;                  ///< why it is no turn, English; empty for a turn
    QString sessionId;                   ///< the conversation that it goes on with; empty: a new one
    QString customerRef;                 ///< of a new one
    bool isVerified = false;             ///< of a new one: the company's relay vouches for the sender
    std::vector<StoredAttachment> files; ///< of the turn, on the disk already
    QStringList named;                   ///< the mail's other files, which are not kept
};

/// The mail's own id, or one made of its bytes where it has none: what tells whether it was taken before.
[[nodiscard]] QString refOf(const IncomingMail &mail, const QByteArray &bytes);

/// Where @p mail, known as @p ref, belongs: to the session of a mail of its thread, if that is with the same address;
/// else to the open one with that address and subject; else to a new one. A verified session takes only mails that
/// isAuthentic(): anybody can write its address. Automatic mails, our own and those beyond @p config's bound are passed
/// over. Reader connections; fails with StorageFailed.
[[nodiscard]] base::Result<MailPlace> placeOf(store::Readers &readers, CompanyId company, const MailConfig &config,
                                              const IncomingMail &mail, const QString &ref, Timestamp now);

/// Puts the files of @p mail on the disk that its conversation takes, and into @p place, where it is a turn; the disk
/// keeps @p reserve bytes. Reader connections; fails with StorageFailed.
[[nodiscard]] base::Result<void> takeFiles(store::Readers &readers, CompanyId company, const IncomingMail &mail,
                                           MailPlace &place, qint64 reserve, Timestamp now);

/// The turn that @p mail is.
[[nodiscard]] engine::TurnRequest turnOf(CompanyId company, const IncomingMail &mail, const MailPlace &place,
                                         const engine::MessageTaken &taken);

/// @p mail as the store keeps it.
[[nodiscard]] engine::MessageTaken takenOf(CompanyId company, const IncomingMail &mail, const QString &ref);

} // namespace tierdesk::delivery
