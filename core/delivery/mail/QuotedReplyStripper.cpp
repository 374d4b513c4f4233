#include "core/delivery/mail/QuotedReplyStripper.h"

#include "core/base/Literals.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <array>

namespace tierdesk::delivery {

namespace {

/// The longest line that can be an attribution or a header; longer ones are the customer's text.
constexpr qsizetype LongestMark = 300;
/// Maximum lines over which an attribution is wrapped.
constexpr qsizetype MarkLines = 3;

bool isQuoted(QStringView line)
{
    return line.trimmed().startsWith(u'>');
}

bool isSignatureMark(QStringView line)
{
    return line == u"-- " || line == u"--";
}

/// True for "On Mon, 3 Nov 2026 at 10:12, Acme <support@acme.example> wrote:" and the like. The line must contain a
/// day, a time or an address: a sentence that only ends with "wrote:" is the customer's own.
bool isAttribution(const QString &text, bool isWrapped)
{
    constexpr auto Options = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression Begins(
        u"^(?:On\\b.*\\bwrote|Am\\b.*\\bschrieb\\b.*|Le\\b.*\\ba\\s+écrit|El\\b.*\\bescribió|"
        "Il\\b.*\\bha\\s+scritto|Op\\b.*\\bschreef\\b.*|Em\\b.*\\bescreveu|في\\b.*\\bكتب\\b.*)"
        "\\s*[:：]$"_s,
        Options);
    static const QRegularExpression Ends(u"\\b(?:wrote|schrieb)\\s*[:：]$"_s, Options);
    static const QRegularExpression Fact(u"\\d{1,2}[:.]\\d{2}|\\d{4}|[^\\s@]+@[^\\s@]+"_s);
    const QString line = text.trimmed();
    if (line.size() > LongestMark || !(line.endsWith(u':') || line.endsWith(u'：')))
        return false;
    // Joined lines must begin like an attribution; otherwise the sender's own text would be removed with it.
    return (Begins.match(line).hasMatch() || (!isWrapped && Ends.match(line).hasMatch())) &&
           Fact.match(line).hasMatch();
}

/// True for "-----Original Message-----": quoted text follows.
bool isOriginalMark(const QString &line)
{
    static const QRegularExpression Form(u"^\\s*-{3,}\\s*(?:Original Message|Ursprüngliche Nachricht|Originalnachricht|"
                                         "Message d'origine|Message original|Mensaje original|Messaggio originale|"
                                         "Oorspronkelijk bericht|Mensagem original|الرسالة الأصلية)\\s*-{3,}\\s*$"_s,
                                         QRegularExpression::UseUnicodePropertiesOption |
                                             QRegularExpression::CaseInsensitiveOption);
    return line.size() <= LongestMark && Form.match(line).hasMatch();
}

/// True for "---------- Forwarded message ---------": the following text is meant to be read.
bool isForwardMark(const QString &line)
{
    static const QRegularExpression Form(
        u"^\\s*-{3,}\\s*(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|"
        "Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht|Mensagem encaminhada|"
        "رسالة معاد توجيهها)\\s*-{3,}\\s*$"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    return line.size() <= LongestMark && Form.match(line).hasMatch();
}

/// Returns the kind of a header line: 1 for the sender, 2 for another header, 0 for none.
int headerKind(const QString &line)
{
    static const QRegularExpression From(u"^\\s*\\*?(?:From|Von|De|Da|Van|من)\\s*:\\*?\\s*\\S"_s,
                                         QRegularExpression::UseUnicodePropertiesOption |
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Other(
        u"^\\s*\\*?(?:Sent|Date|To|Subject|Cc|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|"
        "Asunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Assunto|التاريخ|إلى|الموضوع)\\s*:"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    if (line.size() > LongestMark)
        return 0;
    return From.match(line).hasMatch() ? 1 : Other.match(line).hasMatch() ? 2 : 0;
}

/// True for an Outlook quotation's header block: the sender, followed closely by at least two more header lines.
bool isHeaderBlock(const QStringList &lines, qsizetype at)
{
    if (headerKind(lines[at]) != 1)
        return false;
    int others = 0;
    for (qsizetype next = at + 1; next < lines.size() && next <= at + 4; ++next)
        others += headerKind(lines[next]) == 2 ? 1 : 0;
    return others >= 2;
}

/// Returns the number of lines of the attribution at @p at; 0 for none.
qsizetype attributionLines(const QStringList &lines, qsizetype at)
{
    QString joined;
    for (qsizetype count = 1; count <= MarkLines && at + count <= lines.size(); ++count) {
        const QString &line = lines[at + count - 1];
        if (line.trimmed().isEmpty())
            return 0;
        joined += u' ' + line.trimmed();
        if (isAttribution(joined, count > 1))
            return count;
    }
    return 0;
}

bool isRule(const QString &line)
{
    const QString trimmed = line.trimmed();
    return trimmed.size() >= 10 && trimmed.count(u'_') == trimmed.size();
}

QString tidy(const QStringList &lines)
{
    QStringList kept;
    for (const QString &each : lines) {
        QString line = each;
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
        if (!line.isEmpty() || (!kept.isEmpty() && !kept.last().isEmpty()))
            kept.append(line);
    }
    return kept.join(u'\n').trimmed();
}

} // namespace

QString withoutQuotedReply(const QString &text)
{
    QString plain = text;
    plain.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar::Null);
    const QStringList lines = plain.split(u'\n');
    QStringList kept;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QString &line = lines[at];
        if (isForwardMark(line)) {
            kept += lines.mid(at);
            break;
        }
        if (isSignatureMark(line) || isOriginalMark(line))
            break;
        if (isHeaderBlock(lines, at) || (isRule(line) && at + 1 < lines.size() && isHeaderBlock(lines, at + 1)))
            break;
        if (isQuoted(line))
            continue;
        if (const qsizetype count = attributionLines(lines, at); count > 0) {
            qsizetype next = at + count;
            while (next < lines.size() && lines[next].trimmed().isEmpty())
                ++next;
            // Text that is not marked as quoted may be the sender's own, so keep a line too many rather than lose one.
            if (next >= lines.size() || isQuoted(lines[next]) || isSignatureMark(lines[next])) {
                at = next - 1;
                continue;
            }
        }
        kept.append(line);
    }
    return tidy(kept);
}

} // namespace tierdesk::delivery
