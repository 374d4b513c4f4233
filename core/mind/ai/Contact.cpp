#include "core/mind/ai/Contact.h"

#include "core/mind/ai/local/Slots.h"

#include <QtCore/QRegularExpression>

namespace tierdesk::ai {

std::optional<QString> contactFrom(QStringView text, const Reading &reading)
{
    const QByteArray utf8 = text.toUtf8();
    for (const PiiSpan::Kind kind : {PiiSpan::Kind::Email, PiiSpan::Kind::Phone}) {
        for (const PiiSpan &span : reading.pii) {
            if (span.kind == kind && span.begin >= 0 && span.length > 0 && span.begin + span.length <= utf8.size())
                return QString::fromUtf8(utf8.mid(span.begin, span.length));
        }
    }
    const Slots found = readSlots(text, {'U', 'S', 'D'});
    if (!found.email.isEmpty())
        return found.email;
    return found.phone.isEmpty() ? std::nullopt : std::optional(found.phone);
}

std::optional<QString> contactChosen(const QString &text, const Customer &customer)
{
    constexpr qsizetype LongestAnswer = 80;
    static const QRegularExpression Mail(u"\\b(?:e-?mail|mail|correo|courriel)\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Phone(
        u"\\b(?:phone|call|ring|telephone|telefon\\w*|tel[eé]fono|t[eé]l[eé]phone|anruf\\w*)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression Refused(u"\\b(?:no|not|never|don['’]?t)\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const bool byMail = text.contains(Mail);
    if (text.size() > LongestAnswer || text.contains(u'?') || text.contains(Refused) || byMail == text.contains(Phone))
        return std::nullopt;
    const QString &known = byMail ? customer.email : customer.phone;
    return known.isEmpty() ? std::nullopt : std::optional(known);
}

} // namespace tierdesk::ai
