#include "core/delivery/mail/MailAuthentication.h"

#include <QtCore/QRegularExpression>

namespace tierdesk::delivery {

namespace {

/// @p each of a quoted value, which is one word: nothing in it begins another.
QChar inWord(QChar each)
{
    return each == u';' || each == u'=' || each.isSpace() ? QChar(u'?') : each;
}

/// @p field's parts between its semicolons, without comments and quotation marks: the id first, then the results. No
/// parts where a comment or a quoted string has no end.
QStringList partsOf(const QString &field)
{
    QStringList parts{QString()};
    int depth = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const QChar each = field[i];
        if (each == u'\\' && (isQuoted || depth > 0)) {
            ++i;
            if (isQuoted && i < field.size())
                parts.last() += inWord(field[i]);
        } else if (each == u'"' && depth == 0) {
            isQuoted = !isQuoted;
        } else if (isQuoted) {
            parts.last() += inWord(each);
        } else if (each == u'(') {
            ++depth;
        } else if (each == u')' && depth > 0) {
            if (--depth == 0)
                parts.last() += u' ';
        } else if (depth == 0 && each == u';') {
            parts.append(QString());
        } else if (depth == 0) {
            parts.last() += each;
        }
    }
    if (isQuoted || depth > 0)
        return {};
    for (QString &each : parts)
        each = each.simplified().toLower();
    return parts;
}

/// "dmarc=pass … header.from=example.com": the domain; empty for any other result.
QString passedDomain(const QString &result)
{
    static const QRegularExpression Passed(u"^dmarc ?(?:/ ?1 ?)?= ?pass(?: |$)"_s);
    static const QRegularExpression From(u" header ?\\. ?from ?= ?(?:[^ ]*@)?([^ @]+)"_s);
    return Passed.match(result).hasMatch() ? From.match(result).captured(1) : QString();
}

} // namespace

bool isAuthentic(const IncomingMail &mail, const QString &authservId)
{
    if (authservId.isEmpty() || mail.author.isEmpty() || mail.author != mail.sender.address)
        return false;
    const QString domain = mail.author.section(u'@', -1);
    for (const QString &field : mail.authenticationResults) {
        const QStringList parts = partsOf(field);
        if (parts.isEmpty()) // whose it is cannot be told
            return false;
        // Behind the id its version may stand.
        if (parts.first().section(u' ', 0, 0) != authservId)
            continue;
        QStringList verdicts;
        for (const QString &each : parts.mid(1)) {
            if (each.startsWith(u"dmarc"))
                verdicts.append(each);
        }
        return verdicts.size() == 1 && passedDomain(verdicts.first()) == domain;
    }
    return false;
}

} // namespace tierdesk::delivery
