#include "core/mind/ai/Contact.h"

#include "core/mind/ai/local/Slots.h"

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

} // namespace tierdesk::ai
