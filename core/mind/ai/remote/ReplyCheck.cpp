#include "core/mind/ai/remote/ReplyCheck.h"

#include "core/mind/ai/remote/Disguises.h"
#include "core/mind/ai/remote/Links.h"
#include "core/mind/ai/remote/Questions.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::ai {

namespace {

QString withoutUnseen(const QString &text)
{
    QString out;
    for (const char32_t c : text.normalized(QString::NormalizationForm_KC).toUcs4()) {
        if (QChar::category(c) != QChar::Other_Format && !(c >= 0xE0000 && c <= 0xE0FFF))
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

bool hasEncoded(const QString &reply)
{
    static const QRegularExpression Block(
        QStringLiteral("[A-Za-z0-9+/_-]{48,}={0,2}|(?:[0-9A-Fa-f]{2}[\\s:]?){32,}|(?:[01]{8}\\s?){12,}"));
    return Block.match(reply).hasMatch();
}

bool hasKey(const QString &reply, const QStringList &secrets)
{
    static const QRegularExpression Key(QStringLiteral("\\bsk-[A-Za-z0-9_-]{8,}|\\bgsk_[A-Za-z0-9]{8,}|\\bAKIA[A-Z0-9]{"
                                                       "12,}|\\bwhsec_\\S{8,}|-----BEGIN [A-Z ]+-----"));
    return Key.match(reply).hasMatch() || std::any_of(secrets.begin(), secrets.end(), [&](const QString &each) {
               return each.size() >= 6 && reply.contains(each);
           });
}

} // namespace

std::optional<QString> faultOf(const QString &reply, const ReplyGrounds &grounds, const QString &before)
{
    const QString plain = withoutUnseen(reply);
    if (plain.trimmed().isEmpty())
        return QStringLiteral("it has no words");
    if (reply.size() > grounds.bound)
        return QStringLiteral("it has %1 characters; at most %2 are allowed").arg(reply.size()).arg(grounds.bound);
    if (plain.contains(u"<data") || plain.contains(u"</data") || plain.contains(u"tool_use") ||
        plain.contains(u"tool_call"))
        return QStringLiteral("it holds marks of the system's");
    if (hasKey(plain, grounds.secrets) || hasEncoded(plain))
        return QStringLiteral("it holds a key or encoded text");
    if (tellsPrompt(plain, grounds.prompt))
        return QStringLiteral("it tells your instructions");
    if (grounds.isBesideQuestion) {
        auto asked = questionIn(reply);
        if (!asked)
            asked = questionIn(plain);
        if (asked)
            return QStringLiteral(
                       "it asks or names an answer (\"%1\"); below it the system asks the customer, and that "
                       "must be the only question: neither ask, nor offer, nor speak of a yes or an OK")
                .arg(*asked);
    }
    if (const auto claim = unfoundedClaim(plain, grounds, before))
        return QStringLiteral(
                   "it says or promises what did not happen (\"%1\"); only the system carries changes out, "
                   "and it says so itself. What was done is told by its own sum or order number, as done, in "
                   "a sentence without any other")
            .arg(*claim);
    if (const auto link = unknownLink(plain, grounds.companyWords))
        return QStringLiteral("it has a link that is in none of the company's articles");
    if (unknownContact(plain, grounds))
        return QStringLiteral("it has a card, account, telephone number or mail address that nobody gave");
    return std::nullopt;
}

} // namespace tierdesk::ai
