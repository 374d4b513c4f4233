#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// What a person does with cases. Every act answers with the session's row as it stands after it; ids
/// are sessions' public ids.
class Sessions final : public Resource
{
public:
    /// Which sessions are asked for; what is unset does not restrict.
    struct Filter {
        std::optional<Status> status;
        std::optional<Tier> tier;
        std::optional<Category> category;
        std::optional<Sentiment> sentiment;
        std::optional<Channel> channel;
        UserId holder;
        QString customerRef;
        std::optional<Reason> reason; ///< of its first escalation
        std::optional<ResolutionType> resolution;
        SessionTraits only;
        std::optional<Timestamp> from, to; ///< from ≤ createdAt < to
        QString text;
        SessionOrder order;
        QString after; ///< `next` of a page of the same order; empty: the first
        int limit = 50;
    };

    using Resource::Resource;

    void list(const Filter &filter, QObject *context, Done<deskapi::SessionPage> done);
    void open(const QString &id, QObject *context, Done<deskapi::SessionDetail> done);

    /// Conflict with details {holder, holderName} when somebody else was first.
    void claim(const QString &id, QObject *context, Done<deskapi::Handled> done);
    void release(const QString &id, QObject *context, Done<deskapi::Handled> done);
    void takeOver(const QString &id, const deskapi::TakeOver &request, QObject *context, Done<deskapi::Handled> done);
    /// @p key is the Idempotency-Key: whoever asks again after an answer was lost, with the same one and the same text,
    /// sends it once. 1 to 255 visible ASCII characters.
    /// With `undoFor` the answer has `held` and no message yet; see undo().
    void reply(const QString &id, const deskapi::Reply &reply, const QByteArray &key, QObject *context,
               Done<deskapi::Handled> done);
    void note(const QString &id, const deskapi::Text &text, const QByteArray &key, QObject *context,
              Done<deskapi::Handled> done);
    void reply(const QString &id, const deskapi::Reply &reply, QObject *context, Done<deskapi::Handled> done);
    void note(const QString &id, const deskapi::Text &text, QObject *context, Done<deskapi::Handled> done);
    /// Takes a held reply of one's own back; the answer's `held` has its text. Conflict with details.state "sent" or
    /// "dropped" when it is too late.
    void undo(const QString &id, HeldReplyId held, QObject *context, Done<deskapi::Handled> done);
    /// A file for a reply to come; its id goes into Reply::attachments. InvalidInput with details.found for what is no
    /// PNG, JPEG, GIF, WebP or PDF, TooLarge above attachments::MaxBytes.
    void attach(const QString &id, const QString &name, const QByteArray &content, const QByteArray &key,
                QObject *context, Done<Attachment> done);
    /// The bytes of a file of the session.
    void fetchFile(const QString &id, const QString &attachment, QObject *context, Done<QByteArray> done);
    /// A reply to the customer's last message, to be read and changed; nothing is sent.
    void draft(const QString &id, QObject *context, Done<deskapi::DraftedReply> done);
    /// NotAuthorized carries details.verdict.
    void act(const QString &id, const deskapi::Act &request, QObject *context, Done<deskapi::Handled> done);
    void transfer(const QString &id, const deskapi::Transfer &request, QObject *context, Done<deskapi::Handled> done);
    /// Under an Idempotency-Key of the caller's, as resolve(): asked again after a lost answer, it happens once.
    void transfer(const QString &id, const deskapi::Transfer &request, const QByteArray &key, QObject *context,
                  Done<deskapi::Handled> done);
    void snooze(const QString &id, const deskapi::Snooze &request, QObject *context, Done<deskapi::Handled> done);
    void handBack(const QString &id, const deskapi::HandBack &request, QObject *context, Done<deskapi::Handled> done);
    void resolve(const QString &id, const deskapi::Resolve &request, const QByteArray &key, QObject *context,
                 Done<deskapi::Handled> done);
    void setTags(const QString &id, const deskapi::Tags &request, QObject *context, Done<deskapi::Handled> done);
    /// What it is about, put right: the message becomes an example.
    void correct(const QString &id, const deskapi::Correct &request, QObject *context, Done<deskapi::Handled> done);
};

} // namespace tierdesk::client
