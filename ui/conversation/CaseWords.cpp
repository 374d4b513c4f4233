#include "ui/conversation/CaseWords.h"

#include "ui/models/Direction.h"
#include "ui/models/MoneyText.h"
#include "ui/models/Phrases.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

#include <algorithm>

namespace tierdesk::ui::words {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseWords)
};

/// What may stand in one line of small print of a text from outside.
constexpr qsizetype LongestName = 120;

QString refusal(const Verdict &verdict)
{
    const QString &rule = verdict.rule;
    if (rule == u"over_limit")
        return Words::tr("refused by authority limit");
    if (rule == u"no_capability" || rule == u"no_permission" || rule == u"tier_disabled")
        return Words::tr("refused: not authorized");
    if (rule == u"over_refundable" || rule == u"already_refunded")
        return Words::tr("refused: exceeds the refundable amount");
    if (rule == u"order_shipped")
        return Words::tr("refused: the order has shipped");
    if (rule == u"not_shipped")
        return Words::tr("refused: the order has not shipped");
    if (rule == u"already_replaced" || rule == u"already_requested")
        return Words::tr("refused: already done");
    if (rule == u"not_yours" || rule == u"no_order" || rule == u"no_subscription")
        return Words::tr("refused: not this customer's");
    return Words::tr("refused");
}

} // namespace

QString tierName(Tier tier)
{
    switch (tier) {
    case Tier::AiRep:
        return Words::tr("AI Rep");
    case Tier::AiManager:
        return Words::tr("AI Manager");
    case Tier::HumanAgent:
        return Words::tr("Human agent");
    }
    return {};
}

QString speakerName(const Message &message)
{
    switch (message.speaker) {
    case Speaker::Customer:
        return Words::tr("Customer");
    case Speaker::AiRep:
        return tierName(Tier::AiRep);
    case Speaker::AiManager:
        return tierName(Tier::AiManager);
    case Speaker::HumanAgent:
        return message.authorName.isEmpty() ? tierName(Tier::HumanAgent) : message.authorName;
    case Speaker::System:
        return Words::tr("System");
    }
    return {};
}

QString deed(const Action &action)
{
    const auto &amount = action.request.amount;
    switch (action.request.kind) {
    case ActionKind::Refund:
        return amount ? Words::tr("refund of %1").arg(money::text(*amount)) : Words::tr("refund");
    case ActionKind::Credit:
        return amount ? Words::tr("credit of %1").arg(money::text(*amount)) : Words::tr("credit");
    case ActionKind::Replacement:
        return Words::tr("replacement");
    case ActionKind::CancelOrder:
        return Words::tr("cancellation of the order");
    case ActionKind::Return:
        return Words::tr("return");
    case ActionKind::ChangeAddress:
        return Words::tr("change of address");
    case ActionKind::ChangeSubscription:
        return Words::tr("change of subscription");
    }
    return {};
}

QString outcome(const Action &action)
{
    const QString what = deed(action);
    switch (action.state) {
    case ActionState::Refused:
        return Words::tr("%1 %2", "an action, refused: why").arg(what, refusal(action.verdict));
    case ActionState::Pending:
        return Words::tr("%1 in progress", "an action").arg(what);
    case ActionState::Confirmed:
        return Words::tr("%1 done", "an action").arg(what);
    case ActionState::Failed:
        return action.failure.isEmpty()
                   ? Words::tr("%1 failed", "an action").arg(what)
                   : Words::tr("%1 failed: %2", "an action, why").arg(what, direction::isolated(action.failure));
    }
    return what;
}

qint64 secondsLeft(const HeldReply &held, Timestamp now)
{
    return std::max<qint64>(0, (held.sendAt - now).count + 999) / 1000;
}

QString latency(int milliseconds)
{
    return Words::tr("%1 s", "seconds").arg(QLocale().toString(milliseconds / 1000.0, 'f', 1));
}

QDate dayOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms).date();
}

QString timeOfDay(Timestamp at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms).time(), u"HH:mm:ss"_s);
}

QString reasons(const Escalation &escalation)
{
    QStringList all;
    for (const Reason reason : escalation.reasons)
        all.append(phrases::text(reason));
    if (all.isEmpty())
        all.append(phrases::text(escalation.reason));
    return phrases::withinALine(all.join(Words::tr(", ", "between reasons")));
}

QString fileKind(const Attachment &file)
{
    const QString kind = file.type == MediaType::WebP ? u"WebP"_s : QString(word(file.type)).section(u'/', 1).toUpper();
    return phrases::listed({kind, QLocale().formattedDataSize(file.size)});
}

QString fileLine(const Attachment &file)
{
    return u"%1 (%2)"_s.arg(direction::isolated(file.name), fileKind(file));
}

QStringList attachments(const QJsonObject &metadata)
{
    QStringList all;
    const QJsonArray given = metadata.value(u"attachments").toArray();
    for (const QJsonValue &value : given) {
        const QJsonObject object = value.toObject();
        QString name = value.toString();
        for (const QStringView key : {u"name", u"filename", u"url"}) {
            if (name.isEmpty())
                name = object.value(key).toString();
        }
        if (name.isEmpty())
            continue;
        QStringList more;
        for (const QStringView key : {u"contentType", u"type"}) {
            if (const QString type = object.value(key).toString(); more.isEmpty() && !type.isEmpty())
                more.append(type.left(LongestName));
        }
        if (const double bytes = object.value(u"size").toDouble(-1); bytes >= 0)
            more.append(QLocale().formattedDataSize(static_cast<qint64>(bytes)));
        name = name.simplified().left(LongestName);
        all.append(more.isEmpty() ? name : u"%1 (%2)"_s.arg(direction::isolated(name), phrases::listed(more)));
    }
    return all;
}

} // namespace tierdesk::ui::words
