#include "core/delivery/mail/MailCarrier.h"

#include "core/delivery/mail/MailAccount.h"
#include "core/delivery/mail/MailNotice.h"
#include "core/delivery/mail/MailWriter.h"
#include "core/engine/Correspondence.h"

#include <algorithm>
#include <array>

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

Tried tried(Tried::Kind kind, const QString &why)
{
    Tried made;
    made.kind = kind;
    made.error = why.left(LongestError);
    return made;
}

/// Converts plain text to HTML: a paragraph for each empty line, for mail programs that prefer HTML.
QString htmlOf(const QString &text)
{
    QString html = u"<html><body>"_s;
    for (const QString &each : text.split(u"\n\n"_s, Qt::SkipEmptyParts))
        html += u"<p dir=\"auto\">"_s + each.toHtmlEscaped().replace(u'\n', u"<br>\n"_s) + u"</p>\n"_s;
    return html + u"</body></html>"_s;
}

} // namespace

Result<OutgoingMail> mailOf(const OutboxRow &row, const engine::CompanyEntry &company,
                            const store::AttachmentFiles &files)
{
    const MailConfig &config = company.company.config.mail;
    const QString domain = config.address.section(u'@', 1);
    OutgoingMail mail;
    if (row.endpoint.isSet()) {
        const Endpoint *endpoint = company.endpoint(row.endpoint);
        if (!endpoint || !endpoint->isEnabled)
            return base::fail(Fault::InvalidInput, u"the endpoint was removed or disabled"_s);
        MailNotice notice = noticeOf(row, endpoint->format, company.company.name);
        mail.subject = std::move(notice.subject);
        mail.text = std::move(notice.text);
        mail.html = std::move(notice.html);
        // The same on every attempt, so that the receiver recognizes a repeat.
        mail.messageId = u"notice.%1.%2@"_s.arg(row.createdAt.ms).arg(row.id.value) + domain;
        mail.isAutomatic = true;
    } else {
        const auto words = TRY(engine::mailWordsFrom(row.body));
        mail.subject = words.subject.isEmpty() ? company.company.name : u"Re: "_s + words.subject;
        mail.text = words.text;
        if (!words.text.isEmpty())
            mail.html = htmlOf(words.text);
        for (const engine::LeavingFile &each : words.files) {
            auto content = TRY(files.read(each.sha256));
            mail.files.push_back({each.file.name, std::move(content), each.file.type});
        }
        mail.messageId = words.messageId;
        mail.inReplyTo = words.answers;
        mail.references = words.thread;
        mail.isAutomatic = words.isAutomatic;
        mail.to.name = words.name;
    }
    mail.from = {config.address, config.name.isEmpty() ? company.company.name : config.name};
    mail.to.address = row.target;
    mail.at = row.createdAt;
    return mail;
}

QString smtpRefusal(const net::Response &answer)
{
    // Includes the enhanced status (RFC 3463) if the server sends one.
    const QString said =
        answer.lines.isEmpty() ? u"SMTP %1"_s.arg(answer.status) : QString::fromUtf8(answer.lines.last());
    constexpr int CredentialsInvalid = 535; // RFC 4954
    return answer.status == CredentialsInvalid ? u"%1: %2"_s.arg(net::SignInRefused, said) : said;
}

Tried triedOfMail(const Result<net::Response> &answer)
{
    if (!answer) {
        const base::Error &error = answer.error();
        if (error.details[u"reason"].toString() == u"cancelled")
            return tried(Tried::Kind::Cut, error.message);
        // A forbidden server can be corrected by the company or the operator.
        const bool isFinal = error.fault == Fault::InvalidInput;
        return tried(isFinal ? Tried::Kind::Refused : Tried::Kind::Later, error.message);
    }
    Tried made;
    made.status = answer->status;
    if (answer->status >= 200 && answer->status < 300) {
        made.kind = Tried::Kind::Taken;
        return made;
    }
    made.error = smtpRefusal(*answer).left(LongestError);
    constexpr std::array OfTheAccount{530, 534, 535, 538, 502, 503};
    const bool isAccounts = std::find(OfTheAccount.begin(), OfTheAccount.end(), answer->status) != OfTheAccount.end();
    if (answer->status >= 500 && !isAccounts)
        made.kind = Tried::Kind::Refused;
    return made;
}

MailCarrier::MailCarrier(net::Transport &transport, const base::Seal &seal, store::AttachmentFiles files,
                         net::TargetRules targets)
    : m_transport(transport)
    , m_seal(seal)
    , m_files(std::move(files))
    , m_targets(targets)
{}

void MailCarrier::carry(const OutboxRow &row, const engine::Directory &directory, Done done)
{
    const engine::CompanyEntry *entry = directory.company(row.company);
    if (!entry || !entry->company.config.mail.isEnabled)
        return later(done, tried(Tried::Kind::Later, u"the company's mail account is not set up or is switched off"_s));
    const MailConfig &config = entry->company.config.mail;
    const auto mail = mailOf(row, *entry, m_files);
    if (!mail) {
        const bool mayPass = mail.error().fault == Fault::StorageFailed;
        return later(done, tried(mayPass ? Tried::Kind::Later : Tried::Kind::Refused, mail.error().message));
    }
    auto bytes = writeMail(*mail);
    if (!bytes)
        return later(done, tried(Tried::Kind::Refused, bytes.error().message + u' ' + bytes.error().where));
    auto call = callTo(config.smtp, true, config.address.section(u'@', 1), directory, row.company, m_seal);
    if (!call)
        return later(done, tried(Tried::Kind::Later, call.error().message));
    call->sender = config.address.toLatin1();
    call->receivers = {row.target.toLatin1()};
    call->message = std::move(*bytes);
    call->targets = m_targets;
    m_underWay[row.id] =
        m_transport.send(*std::move(call), this, [this, id = row.id, done](const Result<net::Response> &answer) {
            m_underWay.erase(id);
            done(triedOfMail(answer));
        });
}

void MailCarrier::cancelAll()
{
    for (const auto &[id, number] : m_underWay)
        m_transport.cancel(number);
}

void MailCarrier::later(const Done &done, Tried tried)
{
    QMetaObject::invokeMethod(
        this, [done, tried = std::move(tried)] { done(tried); }, Qt::QueuedConnection);
}

} // namespace tierdesk::delivery
