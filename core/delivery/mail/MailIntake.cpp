#include "core/delivery/mail/MailIntake.h"

#include "core/delivery/mail/MailAuthentication.h"
#include "core/engine/InlineAttachments.h"
#include "core/store/Readers.h"

#include <QtCore/QCryptographicHash>

namespace tierdesk::delivery {

namespace {

using base::Result;

/// Returns the session @p key if an e-mail that @p isAuthentic, or is not, may continue it; else none.
Result<std::optional<Session>> joinable(store::Readers &readers, SessionKey key, bool isAuthentic)
{
    auto session = readers.rows.sessions.byKey(key);
    if (session && *session && (*session)->isVerified && !isAuthentic)
        session->reset();
    return session;
}

/// Returns the public ID of the session that an e-mail answered by @p mail belongs to.
Result<QString> threadOf(store::Readers &readers, CompanyId company, const IncomingMail &mail, bool isAuthentic)
{
    for (const QString &each : mail.answers) {
        const auto channelMessage = TRY(readers.rows.channelMessages.byRef(company, Channel::Email, each));
        // People who were copied in, or got the e-mail forwarded, start their own conversation.
        if (!channelMessage || !channelMessage->session.isSet() || channelMessage->address != mail.sender.address)
            continue;
        const auto session = TRY(joinable(readers, channelMessage->session, isAuthentic));
        if (session)
            return session->id;
    }
    return QString();
}

/// Returns the public ID of the sender's newest open session with the same subject: for programs that send no
/// References, and for people who write again. Another subject starts another session.
Result<QString> openAbout(store::Readers &readers, CompanyId company, const IncomingMail &mail, bool isAuthentic)
{
    const auto open = TRY(readers.rows.channelMessages.openWith(company, Channel::Email, mail.sender.address));
    const QString subject = engine::bareSubject(mail.subject);
    for (const Correspondent &each : open) {
        if (each.subject.compare(subject, Qt::CaseInsensitive) != 0)
            continue;
        const auto session = TRY(joinable(readers, each.session, isAuthentic));
        if (session)
            return session->id;
    }
    return QString();
}

QString reasonAgainst(const MailConfig &config, const IncomingMail &mail, int lately)
{
    if (mail.sender.address.isEmpty())
        return u"nobody to answer"_s;
    if (mail.sender.address == config.address)
        return u"from the account itself"_s;
    if (!mail.automatic.isEmpty())
        return mail.automatic;
    if (lately >= config.maxPerHour)
        return u"more than %1 mails in an hour"_s.arg(config.maxPerHour);
    return {};
}

/// Returns the customer's text in @p mail. A new conversation begins with the subject, which often contains the order.
QString wordsOf(const IncomingMail &mail, const MailPlace &place)
{
    QString words = mail.text;
    const bool isSilent = words.isEmpty() && place.files.empty();
    if ((place.sessionId.isEmpty() || isSilent) && !mail.subject.isEmpty())
        words = words.isEmpty() ? mail.subject : mail.subject + u"\n\n"_s + words;
    for (const QString &each : place.named)
        words += (words.isEmpty() ? QString() : u"\n"_s) + u'[' + each + u']';
    return words.isEmpty() && place.files.empty() ? u"[…]"_s : words;
}

} // namespace

QString refOf(const IncomingMail &mail, const QByteArray &bytes)
{
    if (!mail.messageId.isEmpty())
        return mail.messageId;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash) + u"@sha256.invalid"_s;
}

Result<MailPlace> placeOf(store::Readers &readers, CompanyId company, const MailConfig &config,
                          const IncomingMail &mail, const QString &ref, Timestamp now)
{
    MailPlace place;
    const auto known = TRY(readers.rows.channelMessages.byRef(company, Channel::Email, ref));
    place.isKnown = known.has_value(); // our own e-mails also come back
    if (place.isKnown)
        return place;
    const QString &address = mail.sender.address;
    const auto lately =
        TRY(readers.rows.channelMessages.count(company, Channel::Email, address, now - Millis::hours(1)));
    place.passedOver = reasonAgainst(config, mail, lately);
    if (!place.passedOver.isEmpty())
        return place;
    place.isVerified = isAuthentic(mail, config.authservId);
    auto session = threadOf(readers, company, mail, place.isVerified);
    if (session && session->isEmpty())
        session = openAbout(readers, company, mail, place.isVerified);
    if (!session)
        return session.error();
    place.sessionId = *session;
    const auto customer = TRY(readers.rows.customers.byEmail(company, address));
    place.customerRef = customer ? customer->ref : address;
    return place;
}

Result<void> takeFiles(store::Readers &readers, CompanyId company, const IncomingMail &mail, MailPlace &place,
                       qint64 reserve, Timestamp now)
{
    if (place.isKnown || !place.passedOver.isEmpty())
        return {};
    store::Attachments::Brought brought;
    if (!place.sessionId.isEmpty()) {
        const auto session = TRY(readers.rows.sessions.byPublicId(company, place.sessionId));
        brought = TRY(session ? readers.rows.attachments.broughtTo(session->key)
                              : Result<store::Attachments::Brought>(brought));
    }
    for (const MailFile &each : mail.files) {
        const bool hasRoom = place.files.size() < attachments::MaxOfMessage &&
                             brought.files < attachments::MaxOfSession &&
                             brought.bytes + each.content.size() <= attachments::MaxBytesOfSession;
        if (each.content.isEmpty() || !hasRoom) {
            place.named.append(each.name);
            continue;
        }
        auto file = engine::layDown(readers, company, {each.name, each.type, each.content}, reserve, now);
        if (!file && file.error().details[u"kind"].toString() == u"full") {
            place.named.append(each.name); // the text must not wait for disk space
            continue;
        }
        if (!file)
            return file.error();
        brought.files += 1;
        brought.bytes += each.content.size();
        place.files.push_back(*std::move(file));
    }
    return {};
}

engine::MessageTaken takenOf(CompanyId company, const IncomingMail &mail, const QString &ref)
{
    return {company, Channel::Email, ref, mail.sender.address, mail.sender.name, mail.subject, mail.answers};
}

engine::TurnRequest turnOf(CompanyId company, const IncomingMail &mail, const MailPlace &place,
                           const engine::MessageTaken &taken)
{
    engine::TurnRequest request;
    request.company = company;
    request.sessionId = place.sessionId;
    request.files = place.files;
    if (place.sessionId.isEmpty()) {
        engine::StartSession start;
        start.company = company;
        start.customerRef = place.customerRef;
        start.isVerified = place.isVerified;
        start.channel = Channel::Email;
        start.door = Door::Mail;
        request.start = std::move(start);
    }
    request.text = wordsOf(mail, place);
    request.actor = {.kind = Actor::Kind::Customer, .user = {}, .name = mail.sender.address, .from = u"mail"_s};
    request.beside = [taken](engine::CommandContext &context, const Session &session) {
        return engine::keepMessage(context, session, taken);
    };
    return request;
}

} // namespace tierdesk::delivery
