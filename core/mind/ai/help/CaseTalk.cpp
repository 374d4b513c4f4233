#include "core/mind/ai/help/CaseTalk.h"

namespace tierdesk::ai {

namespace {

constexpr size_t MostMessages = 40;
constexpr qsizetype MessageLength = 2000;

QString speakerName(Speaker speaker)
{
    switch (speaker) {
    case Speaker::Customer:
        return u"Customer"_s;
    case Speaker::AiRep:
        return u"AI Rep"_s;
    case Speaker::AiManager:
        return u"AI Manager"_s;
    case Speaker::HumanAgent:
        return u"Agent"_s;
    case Speaker::System:
        break;
    }
    return u"Notice"_s;
}

} // namespace

QString told(const CaseContext &context, const Mask &mask, const QString &text)
{
    QString out = mask(text);
    if (!mask.isOn() || !context.customer)
        return out;
    for (const QString &part : context.customer->name.split(u' ', Qt::SkipEmptyParts)) {
        if (part.size() > 2)
            out.replace(part, u"[name]"_s, Qt::CaseInsensitive);
    }
    return out;
}

QString caseTalk(const CaseContext &context, const Mask &mask)
{
    const auto messages = context.messages;
    QStringList lines;
    for (const Message &message : messages.subspan(messages.size() > MostMessages ? messages.size() - MostMessages : 0))
        lines.append(speakerName(message.speaker) + u": "_s +
                     told(context, mask, toldText(message)).left(MessageLength)); // masked before it is cut
    return lines.join(u'\n');
}

} // namespace tierdesk::ai
