#include "core/mind/ai/help/CaseTalk.h"

namespace tierdesk::ai {

namespace {

constexpr size_t MostMessages = 40;
constexpr qsizetype MessageLength = 2000;

QString speakerName(Speaker speaker)
{
    switch (speaker) {
    case Speaker::Customer:
        return QStringLiteral("Customer");
    case Speaker::AiRep:
        return QStringLiteral("AI Rep");
    case Speaker::AiManager:
        return QStringLiteral("AI Manager");
    case Speaker::HumanAgent:
        return QStringLiteral("Agent");
    case Speaker::System:
        break;
    }
    return QStringLiteral("Notice");
}

} // namespace

QString told(const CaseContext &context, const Mask &mask, const QString &text)
{
    QString out = mask(text);
    if (!mask.isOn() || !context.customer)
        return out;
    for (const QString &part : context.customer->name.split(u' ', Qt::SkipEmptyParts)) {
        if (part.size() > 2)
            out.replace(part, QStringLiteral("[name]"), Qt::CaseInsensitive);
    }
    return out;
}

QString caseTalk(const CaseContext &context, const Mask &mask)
{
    const auto messages = context.messages;
    QStringList lines;
    for (const Message &message : messages.subspan(messages.size() > MostMessages ? messages.size() - MostMessages : 0))
        lines.append(speakerName(message.speaker) + QStringLiteral(": ") +
                     told(context, mask, toldText(message)).left(MessageLength)); // what is cut is not seen by a mask
    return lines.join(u'\n');
}

} // namespace tierdesk::ai
