#include "core/net/MailCall.h"

#include "core/net/Flight.h"

#include <algorithm>
#include <cstring>

namespace tierdesk::net {

namespace {

using base::Fault;

/// Returns whether @p text is safe in a command: a line end would start another command.
bool isOneLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char each) { return static_cast<unsigned char>(each) < ' '; });
}

size_t giveMail(char *target, size_t size, size_t count, void *user)
{
    auto *flight = static_cast<Flight *>(user);
    const QByteArray &message = flight->mail->message;
    const qsizetype length = std::min(static_cast<qsizetype>(size * count), message.size() - flight->sent);
    std::memcpy(target, message.constData() + flight->sent, static_cast<size_t>(length));
    flight->sent += length;
    return static_cast<size_t>(length);
}

/// Called by curl to restart the upload when a reused connection turns out to be closed.
int rewindMail(void *user, curl_off_t offset, int origin)
{
    auto *flight = static_cast<Flight *>(user);
    if (origin != SEEK_SET || offset < 0 || offset > flight->mail->message.size())
        return CURL_SEEKFUNC_FAIL;
    flight->sent = static_cast<qsizetype>(offset);
    return CURL_SEEKFUNC_OK;
}

} // namespace

base::Result<void> prepareMail(Flight &flight)
{
    const MailCall &call = *flight.mail;
    const bool isSound = isOneLine(call.sender) && isOneLine(call.command) && isOneLine(call.user) &&
                         isOneLine(call.password) &&
                         std::all_of(call.receivers.begin(), call.receivers.end(), isOneLine);
    if (!isSound)
        return base::fail(Fault::InvalidInput, u"a line end where none may be"_s, call.url.host());
    CURL *easy = flight.easy.get();
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps,imap,imaps");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(call.requiresTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!call.user.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, call.user.constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, call.password.constData());
    }
    if (!call.command.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, call.command.constData());
    if (!call.url.scheme().startsWith(u"smtp") || !call.command.isEmpty()) {
        // On a reused connection, a mailbox looks as it did when it was selected, without new mail. And a command on a
        // signed-in SMTP connection would not show whether sign-in works now.
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        return {};
    }
    if (call.receivers.isEmpty())
        return base::fail(Fault::InvalidInput, u"a mail to nobody"_s, call.url.host());
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ('<' + call.sender + '>').constData());
    curl_slist *receivers = nullptr;
    for (const QByteArray &each : call.receivers)
        receivers = curl_slist_append(receivers, ('<' + each + '>').constData());
    flight.headers.reset(receivers);
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, receivers);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, giveMail);
    curl_easy_setopt(easy, CURLOPT_READDATA, &flight);
    curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, rewindMail);
    curl_easy_setopt(easy, CURLOPT_SEEKDATA, &flight);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(call.message.size()));
    return {};
}

} // namespace tierdesk::net
