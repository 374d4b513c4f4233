#include "core/delivery/mail/MailIntake.h"

#include "core/engine/LooseFiles.h"
#include "core/store/Readers.h"

#include <QtCore/QCryptographicHash>

namespace tierdesk::delivery {

namespace {

using base::Result;

/// The public id of the session that one of the mails which @p mail answers belongs to.
Result<QString> threadOf(store::Readers &readers, CompanyId company, const IncomingMail &mail)
{
    for (const QString &each : mail.answers) {
        const auto letter = readers.rows.letters.byRef(company, Channel::Email, each);
        if (!letter)
            return letter.error();
        // Whoever was copied in, or was forwarded to, begins a conversation of their own.
        if (!*letter || !(*letter)->session.isSet() || (*letter)->address != mail.sender.address)
            continue;
        const auto session = readers.rows.sessions.byKey((*letter)->session);
        if (!session)
            return session.error();
        if (*session)
            return (*session)->id;
    }
    return QString();
}

Result<QString> openWith(store::Readers &readers, CompanyId company, const QString &address)
{
    const auto key = readers.rows.letters.openWith(company, Channel::Email, address);
    if (!key)
        return key.error();
    if (!*key)
        return QString();
    const auto session = readers.rows.sessions.byKey(**key);
    if (!session)
        return session.error();
    return *session ? (*session)->id : QString();
}

QString reasonAgainst(const MailConfig &config, const IncomingMail &mail, int lately)
{
    if (mail.sender.address.isEmpty())
        return QStringLiteral("nobody to answer");
    if (mail.sender.address == config.address)
        return QStringLiteral("from the account itself");
    if (!mail.automatic.isEmpty())
        return mail.automatic;
    if (lately >= config.maxPerHour)
        return QStringLiteral("more than %1 mails in an hour").arg(config.maxPerHour);
    return {};
}

/// What the customer says by @p mail. A new conversation begins with its subject, which often names the order.
QString wordsOf(const IncomingMail &mail, const MailPlace &place)
{
    QString words = mail.text;
    const bool isSilent = words.isEmpty() && place.files.empty();
    if ((place.sessionId.isEmpty() || isSilent) && !mail.subject.isEmpty())
        words = words.isEmpty() ? mail.subject : mail.subject + QStringLiteral("\n\n") + words;
    for (const QString &each : place.named)
        words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + u'[' + each + u']';
    return words.isEmpty() && place.files.empty() ? QStringLiteral("[…]") : words;
}

} // namespace

QString refOf(const IncomingMail &mail, const QByteArray &bytes)
{
    if (!mail.messageId.isEmpty())
        return mail.messageId;
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash) + QStringLiteral("@sha256.invalid");
}

Result<MailPlace> placeOf(store::Readers &readers, CompanyId company, const MailConfig &config,
                          const IncomingMail &mail, const QString &ref, Timestamp now)
{
    MailPlace place;
    const auto known = readers.rows.letters.byRef(company, Channel::Email, ref);
    if (!known)
        return known.error();
    place.isKnown = known->has_value(); // our own, too, come back to us
    if (place.isKnown)
        return place;
    const QString &address = mail.sender.address;
    const auto lately = readers.rows.letters.count(company, Channel::Email, address, now - Millis::hours(1));
    if (!lately)
        return lately.error();
    place.passedOver = reasonAgainst(config, mail, *lately);
    if (!place.passedOver.isEmpty())
        return place;
    auto session = threadOf(readers, company, mail);
    if (session && session->isEmpty())
        session = openWith(readers, company, address);
    if (!session)
        return session.error();
    place.sessionId = *session;
    const auto customer = readers.rows.customers.byEmail(company, address);
    if (!customer)
        return customer.error();
    place.customerRef = *customer ? (*customer)->ref : address;
    return place;
}

Result<void> takeFiles(store::Readers &readers, CompanyId company, const IncomingMail &mail, MailPlace &place,
                       qint64 reserve, Timestamp now)
{
    if (place.isKnown || !place.passedOver.isEmpty())
        return {};
    store::Attachments::Brought brought;
    if (!place.sessionId.isEmpty()) {
        const auto session = readers.rows.sessions.byPublicId(company, place.sessionId);
        if (!session)
            return session.error();
        const auto there = *session ? readers.rows.attachments.broughtTo((*session)->key)
                                    : Result<store::Attachments::Brought>(brought);
        if (!there)
            return there.error();
        brought = *there;
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
            place.named.append(each.name); // the words are not to wait for the disk
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

engine::LetterTaken takenOf(CompanyId company, const IncomingMail &mail, const QString &ref)
{
    return {company, Channel::Email, ref, mail.sender.address, mail.sender.name, mail.subject, mail.answers};
}

engine::TurnRequest turnOf(CompanyId company, const IncomingMail &mail, const MailPlace &place,
                           const engine::LetterTaken &taken)
{
    engine::TurnRequest request;
    request.company = company;
    request.sessionId = place.sessionId;
    request.files = place.files;
    if (place.sessionId.isEmpty()) {
        engine::StartSession start;
        start.company = company;
        start.customerRef = place.customerRef;
        start.isVerified = false; // anybody can write any name into a From
        start.channel = Channel::Email;
        start.door = Door::Mail;
        request.start = std::move(start);
    }
    request.text = wordsOf(mail, place);
    request.actor = {
        .kind = Actor::Kind::Customer, .user = {}, .name = mail.sender.address, .from = QStringLiteral("mail")};
    request.beside = [taken](engine::Unit &unit, const Session &session) {
        return engine::keepLetter(unit, session, taken);
    };
    return request;
}

} // namespace tierdesk::delivery
