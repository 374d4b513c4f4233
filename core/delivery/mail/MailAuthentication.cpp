#include "core/delivery/mail/MailAuthentication.h"

#include <QtCore/QRegularExpression>

namespace tierdesk::delivery {

namespace {

/// Returns @p each so that a quoted value stays one word.
QChar inWord(QChar each)
{
    return each == u';' || each == u'=' || each.isSpace() ? QChar(u'?') : each;
}

/// Splits @p field at its semicolons, without comments and quotation marks: first the id, then the results. Returns no
/// parts if a comment or a quoted string is not closed.
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

/// Returns the domain of "dmarc=pass … header.from=example.com"; empty for any other result.
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
        if (parts.isEmpty()) // its author is unknown
            return false;
        // A version may follow the id.
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
