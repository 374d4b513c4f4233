#include "core/delivery/mail/MailReader.h"

#include "core/delivery/mail/Gmime.h"
#include "core/delivery/mail/HtmlText.h"
#include "core/delivery/mail/QuotedReplyStripper.h"
#include "core/domain/Addresses.h"
#include "core/domain/MediaSniff.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <iterator>

namespace tierdesk::delivery {

namespace {

using base::Result;

constexpr int MaxDepth = 16;
constexpr int MaxParts = 200;
constexpr int MaxFiles = 20;
constexpr int MaxAnswers = 40;

QString header(GMimeMessage *message, const char *name)
{
    const char *value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return value ? QString::fromUtf8(value).simplified().remove(QChar::Null) : QString();
}

/// True if the header is present, even if it is empty.
bool has(GMimeMessage *message, const char *name)
{
    return g_mime_object_get_header(GMIME_OBJECT(message), name) != nullptr;
}

/// Returns the first valid address in @p list; groups are searched as well.
Mailbox firstOf(InternetAddressList *list, int depth = 0)
{
    for (int i = 0; list && depth < 4 && i < internet_address_list_length(list); ++i) {
        InternetAddress *each = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(each)) {
            const Mailbox inside = firstOf(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each)), depth + 1);
            if (!inside.address.isEmpty())
                return inside;
            continue;
        }
        const char *idn = internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(each));
        const QString address = QString::fromUtf8(idn).toLower();
        if (!isMailAddress(address))
            continue;
        const char *name = internet_address_get_name(each);
        return {address, QString::fromUtf8(name).simplified().remove(QChar::Null).left(200)};
    }
    return {};
}

/// Returns the ids in a header's "<a@b> <c@d>", in order.
QStringList idsOf(const QString &value)
{
    QStringList ids;
    qsizetype at = 0;
    while ((at = value.indexOf(u'<', at)) >= 0) {
        const qsizetype end = value.indexOf(u'>', at);
        if (end < 0)
            break;
        const QString id = value.sliced(at + 1, end - at - 1);
        if (isMessageId(id) && !ids.contains(id))
            ids.append(id);
        at = end + 1;
    }
    return ids;
}

/// Returns the values of all header fields @p name, topmost first.
QStringList headers(GMimeMessage *message, const char *name)
{
    QStringList values;
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(list) && values.size() < MaxAnswers; ++i) {
        GMimeHeader *each = g_mime_header_list_get_header_at(list, i);
        if (g_ascii_strcasecmp(g_mime_header_get_name(each), name) == 0)
            values.append(QString::fromUtf8(g_mime_header_get_value(each)).simplified().remove(QChar::Null));
    }
    return values;
}

/// Returns the only address in From; empty if there are several, as some checks read the first one and others the last.
QString authorOf(GMimeMessage *message)
{
    InternetAddressList *from = g_mime_message_get_from(message);
    const bool isOne = headers(message, "From").size() == 1 && internet_address_list_length(from) == 1 &&
                       INTERNET_ADDRESS_IS_MAILBOX(internet_address_list_get_address(from, 0));
    return isOne ? firstOf(from).address : QString();
}

QStringList answersOf(GMimeMessage *message)
{
    QStringList ids = idsOf(header(message, "In-Reply-To"));
    const QStringList references = idsOf(header(message, "References"));
    for (auto each = references.crbegin(); each != references.crend() && ids.size() < MaxAnswers; ++each) {
        if (!ids.contains(*each))
            ids.append(*each);
    }
    return ids;
}

/// Returns why @p message expects no reply: RFC 3834, and the marks of programs that do not follow it; empty if it
/// does.
QString automaticBy(GMimeMessage *message, const Mailbox &sender)
{
    const QString submitted = header(message, "Auto-Submitted").section(u';', 0, 0).trimmed().toLower();
    if (!submitted.isEmpty() && submitted != u"no")
        return u"Auto-Submitted: "_s + submitted.left(60);
    const QString precedence = header(message, "Precedence").toLower();
    static const QStringList Bulk{u"bulk"_s, u"junk"_s, u"list"_s, u"auto_reply"_s};
    if (Bulk.contains(precedence))
        return u"Precedence: "_s + precedence;
    constexpr std::array Marks{"X-Auto-Response-Suppress", "X-Autoreply",         "X-Autorespond",
                               "X-Auto-Reply-From",        "X-Failed-Recipients", "List-Id",
                               "List-Unsubscribe",         "List-Post",           "Feedback-ID"};
    for (const char *name : Marks) {
        if (has(message, name))
            return QString::fromLatin1(name);
    }
    if (has(message, "Return-Path") && header(message, "Return-Path").remove(u' ') == u"<>")
        return u"a null return path"_s;
    const GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(message));
    if (GMimeObject *part = g_mime_message_get_mime_part(message))
        type = g_mime_object_get_content_type(part);
    if (type && g_mime_content_type_is_type(const_cast<GMimeContentType *>(type), "multipart", "report"))
        return u"a delivery report"_s;
    const QString local = sender.address.section(u'@', 0, 0);
    static const QStringList Daemons{u"mailer-daemon"_s, u"postmaster"_s,   u"no-reply"_s,
                                     u"noreply"_s,       u"do-not-reply"_s, u"donotreply"_s};
    if (Daemons.contains(local))
        return u"from "_s + local;
    return {};
}

/// Joins the lines that format=flowed (RFC 3676) has broken.
QString unflowed(const QString &text)
{
    QString joined;
    for (const QString &each : text.split(u'\n')) {
        const bool isStuffed = each.startsWith(u' ');
        const QString line = isStuffed ? each.sliced(1) : each;
        const bool goesOn = line.endsWith(u' ') && line != u"-- " && !line.startsWith(u'>');
        joined += goesOn ? line : line + u'\n';
    }
    return joined;
}

/// Collects the text and files of an e-mail's parts.
class Parts final
{
public:
    void look(GMimeObject *object, int depth = 0)
    {
        if (!object || depth > MaxDepth || ++m_seen > MaxParts)
            return;
        if (GMIME_IS_MULTIPART(object))
            return lookThrough(GMIME_MULTIPART(object), depth);
        if (GMIME_IS_MESSAGE_PART(object))
            return add(nullptr, u"message.eml"_s, {});
        if (!GMIME_IS_PART(object))
            return;
        GMimePart *part = GMIME_PART(object);
        const bool isText = GMIME_IS_TEXT_PART(object) && !g_mime_part_is_attachment(part);
        GMimeContentType *type = g_mime_object_get_content_type(object);
        if (isText && g_mime_content_type_is_type(type, "text", "plain"))
            m_plain += plainOf(part, type);
        else if (isText && g_mime_content_type_is_type(type, "text", "html"))
            m_html += textOfHtml(contentOf(part)) + u'\n';
        else
            add(g_mime_part_get_filename(part), u"attachment"_s, part);
    }
    [[nodiscard]] QString words() const { return m_plain.trimmed().isEmpty() ? m_html : m_plain; }
    [[nodiscard]] std::vector<MailFile> takeFiles() { return std::move(m_files); }

private:
    void lookThrough(GMimeMultipart *parts, int depth)
    {
        if (!g_mime_content_type_is_type(g_mime_object_get_content_type(GMIME_OBJECT(parts)), "multipart",
                                         "alternative")) {
            for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
                look(g_mime_multipart_get_part(parts, i), depth + 1);
            return;
        }
        // Alternatives have the same text, so only one is added.
        Parts each;
        each.m_seen = m_seen;
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
            each.look(g_mime_multipart_get_part(parts, i), depth + 1);
        m_seen = each.m_seen;
        const bool isPlain = !each.m_plain.trimmed().isEmpty();
        (isPlain ? m_plain : m_html) += each.words();
        std::move(each.m_files.begin(), each.m_files.end(), std::back_inserter(m_files));
    }
    static QByteArray contentOf(GMimePart *part)
    {
        // GMime converts the declared charset to UTF-8, and an unknown one as well as it can.
        const gmime::Text text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
        return text ? QByteArray(text.get()) : QByteArray();
    }
    static QString plainOf(GMimePart *part, GMimeContentType *type)
    {
        QString text = QString::fromUtf8(contentOf(part));
        text.replace(u"\r\n"_s, u"\n"_s);
        const char *format = g_mime_content_type_get_parameter(type, "format");
        if (format && g_ascii_strcasecmp(format, "flowed") == 0)
            text = unflowed(text);
        return text.endsWith(u'\n') ? text : text + u'\n';
    }
    /// Adds the content of @p part; null: only the name.
    void add(const char *given, const QString &otherwise, GMimePart *part)
    {
        if (m_files.size() >= MaxFiles)
            return;
        const QString plain = QString::fromUtf8(given).simplified().remove(QChar::Null).left(120);
        MailFile &file = m_files.emplace_back();
        file.name = plain.isEmpty() ? otherwise : plain;
        QByteArray bytes = part ? bytesOf(part) : QByteArray();
        if (bytes.size() > attachments::MaxBytes)
            return;
        if (const auto found = sniff(bytes)) {
            file.type = found->type;
            file.content = std::move(bytes);
        }
    }
    /// Returns the part's decoded bytes.
    static QByteArray bytesOf(GMimePart *part)
    {
        GMimeDataWrapper *content = g_mime_part_get_content(part);
        if (!content)
            return {};
        const gmime::Object<GMimeStream> memory(g_mime_stream_mem_new());
        if (g_mime_data_wrapper_write_to_stream(content, memory.get()) < 0)
            return {};
        const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
        return {reinterpret_cast<const char *>(bytes->data), static_cast<qsizetype>(bytes->len)};
    }

    QString m_plain, m_html;
    std::vector<MailFile> m_files; ///< at most MaxFiles, and those of one alternative
    int m_seen = 0;
};

QString bounded(QString text)
{
    if (text.size() <= LongestWords)
        return text;
    text.truncate(text[LongestWords - 1].isHighSurrogate() ? LongestWords - 1 : LongestWords);
    return text + u'…';
}

/// Joins each run of base64 encoded words in the headers of @p mail into one: GMime 3.2.13 drops what follows an
/// encoded word that ends with padding.
QByteArray withWholeWords(const QByteArray &mail)
{
    static const QRegularExpression Run(
        uR"(=\?([^?\s]++)\?b\?[a-z0-9+/]*+=++\?=(?:[ \t\r\n]++=\?\1\?b\?[a-z0-9+/=]*+\?=)+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Word(uR"(\?b\?([^?]*)\?=)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto endOf = [&mail](const char *blank) {
        return mail.indexOf(blank) < 0 ? mail.size() : mail.indexOf(blank);
    };
    const qsizetype end = std::min(endOf("\r\n\r\n"), endOf("\n\n"));
    const QString head = QString::fromLatin1(mail.constData(), end);
    QByteArray whole;
    qsizetype at = 0;
    for (auto runs = Run.globalMatch(head); runs.hasNext();) {
        const auto run = runs.next();
        QByteArray content;
        for (auto words = Word.globalMatch(run.captured()); words.hasNext();)
            content += QByteArray::fromBase64(words.next().captured(1).toLatin1());
        whole += mail.sliced(at, run.capturedStart() - at) + "=?" + run.captured(1).toLatin1() + "?B?" +
                 content.toBase64() + "?=";
        at = run.capturedEnd();
    }
    return at == 0 ? mail : whole + mail.sliced(at);
}

} // namespace

Result<IncomingMail> readMail(const QByteArray &bytes)
{
    gmime::init();
    const QByteArray whole = withWholeWords(bytes.left(LongestMail));
    const auto length = static_cast<size_t>(whole.size());
    const gmime::Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(whole.constData(), length));
    const gmime::Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const gmime::Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return base::fail(base::Fault::InvalidInput, u"this is no mail"_s);

    IncomingMail mail;
    const char *id = g_mime_message_get_message_id(message.get());
    if (const QString text = QString::fromUtf8(id).trimmed(); isMessageId(text))
        mail.messageId = text;
    mail.answers = answersOf(message.get());
    const Mailbox from = firstOf(g_mime_message_get_from(message.get()));
    mail.sender = firstOf(g_mime_message_get_reply_to(message.get()));
    mail.author = authorOf(message.get());
    mail.authenticationResults = headers(message.get(), "Authentication-Results");
    if (mail.sender.address.isEmpty())
        mail.sender = from;
    if (mail.sender.name.isEmpty())
        mail.sender.name = from.name;
    const char *subject = g_mime_message_get_subject(message.get());
    mail.subject = QString::fromUtf8(subject).simplified().remove(QChar::Null).left(500);
    if (GDateTime *date = g_mime_message_get_date(message.get()))
        mail.date = base::Timestamp{g_date_time_to_unix(date) * 1000};
    mail.automatic = automaticBy(message.get(), from.address.isEmpty() ? mail.sender : from);

    Parts parts;
    parts.look(g_mime_message_get_mime_part(message.get()));
    const QString all = parts.words().remove(QChar::Null);
    const QString fresh = withoutQuotedReply(all);
    // A reply that only quotes adds nothing new; any other e-mail must not be lost because it looks like a quotation.
    mail.text = bounded(fresh.isEmpty() && mail.answers.isEmpty() ? all.trimmed() : fresh);
    mail.files = parts.takeFiles();
    if (mail.files.size() > MaxFiles)
        mail.files.resize(MaxFiles);
    return mail;
}

} // namespace tierdesk::delivery
