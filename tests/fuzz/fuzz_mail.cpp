// Feeds the mail reader any bytes: what it gives can be stored and answered, and an answer to it can be written.
#include "core/delivery/mail/MailReader.h"
#include "core/delivery/mail/MailWriter.h"
#include "core/domain/Addresses.h"

#include <algorithm>
#include <cstdlib>

using namespace tierdesk;

namespace {

void demand(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto read =
        delivery::readMail(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!read)
        return 0;
    const delivery::IncomingMail &mail = *read;
    demand(mail.text.size() <= delivery::LongestWords + 1 && !mail.text.contains(QChar::Null));
    demand(mail.messageId.isEmpty() || isMessageId(mail.messageId));
    demand(
        std::all_of(mail.answers.begin(), mail.answers.end(), [](const QString &each) { return isMessageId(each); }));
    demand(mail.files.size() <= 20);
    if (!isMailAddress(mail.sender.address))
        return demand(mail.sender.address.isEmpty()), 0;

    delivery::OutgoingMail answer;
    answer.from = {u"support@acme.example"_s, mail.subject};
    answer.to = mail.sender;
    answer.subject = mail.subject;
    answer.text = mail.text;
    answer.html = mail.text;
    answer.messageId = u"a@acme.example"_s;
    answer.inReplyTo = mail.messageId;
    answer.references = mail.answers;
    const auto written = delivery::writeMail(answer);
    demand(bool(written));
    const QByteArray head = "\r\n" + written->left(written->indexOf("\r\n\r\n") + 2);
    for (const char *once : {"\r\nTo:", "\r\nFrom:", "\r\nSubject:", "\r\nMessage-Id:"})
        demand(head.count(once) == 1);
    demand(!head.contains("\r\nBcc:"));
    return 0;
}
