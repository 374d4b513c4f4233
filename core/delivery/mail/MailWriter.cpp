#include "core/delivery/mail/MailWriter.h"

#include "core/delivery/mail/Gmime.h"
#include "core/domain/Addresses.h"

#include <algorithm>

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

constexpr qsizetype LongestSubject = 300;
constexpr qsizetype LongestFileName = 200;
constexpr qsizetype MaxReferences = 20;

/// Returns one line without control characters.
QByteArray line(const QString &text, qsizetype longest)
{
    QString plain = text.left(longest);
    if (!plain.isEmpty() && plain.back().isHighSurrogate())
        plain.chop(1);
    for (QChar &each : plain) {
        if (each.category() == QChar::Other_Control || each.category() == QChar::Separator_Line ||
            each.category() == QChar::Separator_Paragraph)
            each = u' ';
    }
    return plain.simplified().toUtf8();
}

Result<void> check(const OutgoingMail &mail)
{
    if (!isMailAddress(mail.from.address))
        return base::fail(Fault::InvalidInput, u"not a mail address"_s, u"from"_s);
    if (!isMailAddress(mail.to.address))
        return base::fail(Fault::InvalidInput, u"not a mail address"_s, u"to"_s);
    if (!isMessageId(mail.messageId))
        return base::fail(Fault::InvalidInput, u"not a Message-ID"_s, u"messageId"_s);
    return {};
}

void addMailbox(GMimeMessage *message, GMimeAddressType kind, const Mailbox &mailbox)
{
    const QByteArray name = line(mailbox.name, 100);
    g_mime_message_add_mailbox(message, kind, name.isEmpty() ? nullptr : name.constData(),
                               mailbox.address.toLatin1().constData());
}

void setHeader(GMimeMessage *message, const char *name, const QByteArray &value)
{
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.constData(), "utf-8");
}

/// Creates a part of @p type/@p subtype with @p content unchanged.
gmime::Object<GMimeObject> partOf(const QByteArray &type, const QByteArray &subtype, const QByteArray &content,
                                  GMimeContentEncoding encoding)
{
    GMimePart *part = g_mime_part_new_with_type(type.constData(), subtype.constData());
    const gmime::Object<GMimeStream> bytes(
        g_mime_stream_mem_new_with_buffer(content.constData(), static_cast<size_t>(content.size())));
    const gmime::Object<GMimeDataWrapper> wrapper(
        g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, wrapper.get());
    g_mime_part_set_content_encoding(part, encoding);
    return gmime::Object<GMimeObject>(GMIME_OBJECT(part));
}

/// g_mime_text_part_set_text() would write ISO-8859-1 where that suffices, whichever charset is set afterwards.
gmime::Object<GMimeObject> textPart(const char *subtype, const QString &text)
{
    QString clean = text;
    clean.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar::Null);
    if (!clean.endsWith(u'\n'))
        clean += u'\n';
    auto part = partOf("text", subtype, clean.toUtf8(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(part.get(), "charset", "utf-8");
    return part;
}

gmime::Object<GMimeObject> filePart(const MailFile &file)
{
    const QString type(word(file.type));
    auto part = partOf(type.section(u'/', 0, 0).toLatin1(), type.section(u'/', 1).toLatin1(), file.content,
                       GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_filename(GMIME_PART(part.get()), line(file.name, LongestFileName).constData());
    return part;
}

/// Combines @p parts in their order.
gmime::Object<GMimeObject> together(const char *subtype, const std::vector<gmime::Object<GMimeObject>> &parts)
{
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    for (const auto &each : parts)
        g_mime_multipart_add(multipart, each.get());
    return gmime::Object<GMimeObject>(GMIME_OBJECT(multipart));
}

gmime::Object<GMimeObject> bodyOf(const OutgoingMail &mail)
{
    std::vector<gmime::Object<GMimeObject>> parts;
    parts.push_back(textPart("plain", mail.text));
    if (!mail.html.isEmpty()) {
        parts.push_back(textPart("html", mail.html));
        auto both = together("alternative", parts);
        parts.clear();
        parts.push_back(std::move(both));
    }
    if (mail.files.empty())
        return std::move(parts.front());
    for (const MailFile &each : mail.files)
        parts.push_back(filePart(each));
    return together("mixed", parts);
}

QByteArray referencesOf(const OutgoingMail &mail)
{
    QByteArrayList ids;
    for (const QString &each : mail.references.mid(std::max<qsizetype>(0, mail.references.size() - MaxReferences))) {
        if (isMessageId(each))
            ids.append('<' + each.toLatin1() + '>');
    }
    return ids.join(' ');
}

} // namespace

Result<QByteArray> writeMail(const OutgoingMail &mail)
{
    gmime::init();
    TRY(check(mail));
    const gmime::Object<GMimeMessage> message(g_mime_message_new(FALSE));
    addMailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from);
    addMailbox(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to);
    g_mime_message_set_subject(message.get(), line(mail.subject, LongestSubject).constData(), "utf-8");
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(
        g_date_time_new_from_unix_utc(mail.at.ms / 1000), &g_date_time_unref);
    g_mime_message_set_date(message.get(), date.get());
    g_mime_message_set_message_id(message.get(), mail.messageId.toLatin1().constData());
    if (isMessageId(mail.inReplyTo))
        setHeader(message.get(), "In-Reply-To", '<' + mail.inReplyTo.toLatin1() + '>');
    if (const QByteArray references = referencesOf(mail); !references.isEmpty())
        setHeader(message.get(), "References", references);
    if (mail.isAutomatic) {
        setHeader(message.get(), "Auto-Submitted", "auto-replied");
        setHeader(message.get(), "X-Auto-Response-Suppress", "All");
    }

    g_mime_message_set_mime_part(message.get(), bodyOf(mail).get());

    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> format(
        g_mime_format_options_new(), &g_mime_format_options_free);
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const gmime::Object<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), format.get(), stream.get()) < 0)
        return base::fail(Fault::Internal, u"the mail could not be written"_s);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), static_cast<qsizetype>(bytes->len));
}

} // namespace tierdesk::delivery
