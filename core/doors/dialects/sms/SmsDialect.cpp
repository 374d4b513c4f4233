#include "core/doors/dialects/sms/SmsDialect.h"

#include "core/domain/Addresses.h"
#include "core/doors/dialects/ErrorRows.h"
#include "core/doors/dialects/Files.h"
#include "core/doors/dialects/sms/FileLink.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"

#include <QtCore/QTimer>

#include <atomic>

namespace tierdesk::dialects::sms {

namespace {

using base::fail;
using base::Fault;
using base::Result;

/// Texts per number and hour that are answered; it ends a loop of two programs that text each other.
constexpr int MaxPerHour = 60;
constexpr int FilesPerMinute = 120; ///< per client address

const Actor Carrier{.kind = Actor::Kind::System, .user = {}, .name = u"sms"_s, .from = u"sms"_s};

/// Accepts the call without a reply; the answer is sent as a text of its own.
Answer taken()
{
    Answer answer;
    answer.contentType = "text/xml; charset=utf-8";
    answer.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
    return answer;
}

Answer plain(int status, const QByteArray &words)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "text/plain; charset=utf-8";
    answer.body = words + '\n';
    return answer;
}

struct Place {
    bool isKnown = false;
    bool isTooMany = false;
    QString sessionId;   ///< open session with the number; empty: none
    QString customerRef; ///< for a new session: the customer with the number, else the number itself
};

Result<Place> placeOf(store::Readers &readers, const engine::MessageTaken &channelMessage, Timestamp now)
{
    Place place;
    const auto known =
        readers.rows.channelMessages.byRef(channelMessage.company, tierdesk::Channel::Sms, channelMessage.ref);
    if (!known)
        return known.error();
    place.isKnown = known->has_value();
    const auto lately = TRY(readers.rows.channelMessages.count(channelMessage.company, tierdesk::Channel::Sms,
                                                               channelMessage.address, now - Millis::hours(1)));
    place.isTooMany = lately >= MaxPerHour;
    const auto customer = TRY(readers.rows.customers.byPhone(channelMessage.company, channelMessage.address));
    place.customerRef = customer ? customer->ref : channelMessage.address;
    const auto open =
        readers.rows.channelMessages.openWith(channelMessage.company, tierdesk::Channel::Sms, channelMessage.address);
    if (!open)
        return open.error();
    if (open->empty())
        return place;
    const auto session = TRY(readers.rows.sessions.byKey(open->front().session));
    if (session)
        place.sessionId = session->id;
    return place;
}

engine::TurnRequest turnOf(const engine::MessageTaken &channelMessage, const QString &sessionId,
                           const QString &customerRef, const QString &text)
{
    engine::TurnRequest request;
    request.company = channelMessage.company;
    request.sessionId = sessionId;
    if (sessionId.isEmpty()) {
        engine::StartSession start;
        start.company = channelMessage.company;
        start.customerRef = customerRef;
        start.isVerified = false; // a sender's number can be forged
        start.channel = tierdesk::Channel::Sms;
        start.door = Door::Sms;
        request.start = std::move(start);
    }
    request.text = text;
    request.actor = {.kind = Actor::Kind::Customer, .user = {}, .name = channelMessage.address, .from = u"sms"_s};
    return request;
}

/// Returns why a text does not become a turn, in English; empty if it does.
QString reasonAgainst(const engine::MessageTaken &channelMessage, const Place &place, const QString &text)
{
    if (!isPhoneNumber(channelMessage.address))
        return u"nobody to answer"_s;
    if (place.isTooMany)
        return u"more than %1 texts in an hour"_s.arg(MaxPerHour);
    return text.isEmpty() ? u"no words"_s : QString();
}

QString wordsOf(const Form &form)
{
    QString words = field(form, "Body").left(20'000);
    const int media = field(form, "NumMedia").toInt();
    for (int i = 0; i < std::min(media, 10); ++i) {
        const QString kind = field(form, ("MediaContentType" + QByteArray::number(i)).constData()).left(60);
        words += (words.isEmpty() ? QString() : u"\n"_s) + u'[' + kind + u']';
    }
    return words.trimmed();
}

} // namespace

/// A text on its way into its session, and the call that waits for it. Server thread, except isStored.
struct SmsDialect::Saying {
    engine::MessageTaken channelMessage;
    QString customerRef; ///< of a new session
    QString text;
    Reply reply; ///< empty once it is answered
    std::atomic<bool> isStored{false};

    void answer(bool isTaken)
    {
        if (const Reply once = std::exchange(reply, nullptr))
            once(isTaken ? taken() : plain(503, "try again"));
    }
};

SmsDialect::SmsDialect(engine::Engine &engine, const base::Seal &seal, std::chrono::milliseconds answerTime)
    : m_engine(engine)
    , m_seal(seal)
    , m_answerTime(answerTime)
{}

std::vector<Route> SmsDialect::routes()
{
    const auto route = [this](const char *pattern, const char *summary, Take take) {
        Route made;
        made.method = Method::Post;
        made.pattern = pattern;
        made.handler = signedCall(take);
        made.maxBody = 64 << 10;
        made.doc.summary = summary;
        made.doc.tag = "sms";
        made.isListed = false; // only a carrier can call it
        return made;
    };
    Route file;
    file.pattern = "/sms/{company}/files/{attachment}";
    file.handler = [this](const Call &call, const Reply &reply) { openFile(call, reply); };
    file.limits = {{"sms.files", FilesPerMinute, 60, Limit::Key::Peer}};
    file.doc.summary = "A file that an agent sent by text message";
    file.doc.tag = "sms";
    file.isListed = false; // only the recipient of the link can open it
    return {route("/sms/{company}", "A text message that came", &SmsDialect::takeText),
            route("/sms/{company}/status", "What became of a text message", &SmsDialect::takeStatus), file};
}

Answer SmsDialect::refuse(const base::Error &error, const Call &, int status) const
{
    return plain(status == 0 ? 500 : status, error.message.toUtf8());
}

Handler SmsDialect::signedCall(Take take)
{
    return [this, take](const Call &call, const Reply &reply) {
        const auto entry = m_engine.directory()->companiesByKey.value(call.captures.value(0));
        const Form form = formOf(call.body);
        // A caller without a token of the company must not learn whether it exists.
        if (!entry || !entry->company.config.sms.isEnabled || !isSigned(*entry, call, form))
            return reply(plain(403, "the signature does not fit"));
        (this->*take)(entry, form, reply);
    };
}

bool SmsDialect::isSigned(const engine::CompanyEntry &entry, const Call &call, const Form &form) const
{
    const SmsConfig &config = entry.company.config.sms;
    const auto directory = m_engine.directory();
    const Credential *credential = directory->secret(config.secret, entry.company.id);
    if (!credential)
        return false;
    const auto token = m_seal.open(credential->sealed);
    if (!token)
        return false;
    const QByteArray url =
        config.publicUrl.toUtf8() + call.path + (call.rawQuery.isEmpty() ? QByteArray() : '?' + call.rawQuery);
    return isSame(call.header("x-twilio-signature"), signatureOf(*token, url, form));
}

void SmsDialect::takeText(const Entry &entry, const Form &form, const Reply &reply)
{
    const engine::MessageTaken channelMessage{entry->company.id, tierdesk::Channel::Sms,
                                              field(form, "MessageSid").left(100), field(form, "From").left(100)};
    if (channelMessage.ref.isEmpty() || channelMessage.address.isEmpty())
        return reply(plain(400, "MessageSid and From are needed"));
    const QString text = wordsOf(form);
    m_engine.read<Place>([channelMessage, now = m_engine.clock().now()](
                             store::Readers &readers) { return placeOf(readers, channelMessage, now); },
                         &m_context,
                         [this, channelMessage, text, reply](const Result<Place> &place) {
                             if (!place)
                                 return reply(plain(503, "try again"));
                             if (place->isKnown)
                                 return reply(taken());
                             if (const OptWord word = optWordOf(text); word != OptWord::None)
                                 return takeOptWord(channelMessage, word, reply);
                             if (const QString why = reasonAgainst(channelMessage, *place, text); !why.isEmpty())
                                 return passOver(channelMessage, why, reply);
                             const auto saying = std::make_shared<Saying>();
                             saying->channelMessage = channelMessage;
                             saying->customerRef = place->customerRef;
                             saying->text = text;
                             saying->reply = reply;
                             say(saying, place->sessionId);
                         });
}

void SmsDialect::passOver(const engine::MessageTaken &channelMessage, const QString &why, const Reply &reply)
{
    m_engine.submit<void>(
        Carrier,
        [channelMessage, why](engine::CommandContext &context) {
            return engine::ignoreMessage(context, channelMessage, why);
        },
        &m_context, [reply](const Result<void> &kept) { reply(kept ? taken() : plain(503, "try again")); });
}

void SmsDialect::say(const std::shared_ptr<Saying> &saying, const QString &sessionId)
{
    // Models may take longer than the carrier waits. By then the text has long been stored.
    QTimer::singleShot(m_answerTime, &m_context, [saying] { saying->answer(saying->isStored); });
    turn(saying, sessionId);
}

void SmsDialect::turn(const std::shared_ptr<Saying> &saying, const QString &sessionId)
{
    saying->channelMessage.isOpening = sessionId.isEmpty();
    auto request = turnOf(saying->channelMessage, sessionId, saying->customerRef, saying->text);
    request.beside = [saying, channelMessage = saying->channelMessage](engine::CommandContext &context,
                                                                       const Session &session) {
        const auto kept = engine::keepMessage(context, session, channelMessage);
        saying->isStored = bool(kept);
        return kept;
    };
    m_engine.turn(std::move(request), &m_context, [this, saying](const Result<engine::TurnOutcome> &outcome) {
        if (outcome)
            return saying->answer(true);
        const base::Error &error = outcome.error();
        // Two texts of a new number arrived at once: the other was stored first, and this one joins its session.
        if (const QString begun = error.details[u"begun"].toString(); !begun.isEmpty())
            return turn(saying, begun);
        // The customer's text is kept even if it could not be answered.
        const bool isKnown = error.details.contains(u"known");
        saying->answer(isKnown || (saying->isStored && error.fault != Fault::StorageFailed));
    });
}

void SmsDialect::takeOptWord(const engine::MessageTaken &channelMessage, OptWord word, const Reply &reply)
{
    m_engine.submit<void>(
        Carrier,
        [channelMessage, isStop = word == OptWord::Stop](engine::CommandContext &context) {
            return engine::heedOptWord(context, channelMessage, isStop);
        },
        &m_context, [reply](const Result<void> &done) { reply(done ? taken() : plain(503, "try again")); });
}

void SmsDialect::openFile(const Call &call, const Reply &reply)
{
    const auto entry = m_engine.directory()->companiesByKey.value(call.captures.value(0));
    const QString id = call.captures.value(1);
    const Timestamp until{call.parameter(u"until").value_or(QString()).toLongLong() * 1000};
    const QByteArray signature = call.parameter(u"signature").value_or(QString()).toLatin1();
    if (!entry || !isAttachmentId(id) || !isSignedLink(entry->company, id, until, signature, m_seal))
        return reply(plain(404, "there is no such file"));
    if (m_engine.clock().now() > until)
        return reply(plain(410, "this link has expired; ask for a new one by text message"));
    answerFile(
        m_engine,
        [company = entry->company.id, id](store::Readers &readers) -> Result<StoredAttachment> {
            auto file = TRY(readers.rows.attachments.byPublicId(company, id));
            if (!file || !file->message.isSet())
                return fail(Fault::NotFound, u"there is no such file"_s);
            return *std::move(file);
        },
        &m_context,
        [reply](Result<Answer> done) {
            if (done)
                return reply(*std::move(done));
            const bool isGone = done.error().fault == Fault::NotFound;
            reply(plain(isGone ? 404 : 503, isGone ? "there is no such file" : "try again"));
        });
}

void SmsDialect::takeStatus(const Entry &entry, const Form &form, const Reply &reply)
{
    const QString sid = field(form, "MessageSid");
    const QString status = field(form, "MessageStatus").left(40);
    if (status != u"failed" && status != u"undelivered")
        return reply(taken()); // a success is already recorded
    const QString error = (status + u' ' + field(form, "ErrorCode").left(20)).trimmed();
    m_engine.submit<void>(
        Carrier,
        [company = entry->company.id, sid, error](engine::CommandContext &context) -> Result<void> {
            const auto row = TRY(context.store().outbox.byReference(OutboxChannel::Sms, sid));
            if (!row || row->company != company)
                return {};
            return context.store().outbox.note({row->id, context.now(), std::nullopt, error, Millis{}});
        },
        &m_context, [reply](const Result<void> &done) { reply(done ? taken() : plain(503, "try again")); });
}

} // namespace tierdesk::dialects::sms
