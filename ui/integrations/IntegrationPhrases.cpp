#include "ui/integrations/IntegrationPhrases.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace tierdesk::ui::phrases {

namespace {

struct Sayings {
    Q_DECLARE_TR_FUNCTIONS(tierdesk::ui::Integrations)
};

StateRow::Mood moodOf(OutboxState state)
{
    switch (state) {
    case OutboxState::Delivered:
        return StateRow::Mood::Good;
    case OutboxState::Pending:
        return StateRow::Mood::Waiting;
    case OutboxState::Failed:
        break;
    }
    return StateRow::Mood::Bad;
}

QString wordOf(OutboxState state)
{
    switch (state) {
    case OutboxState::Delivered:
        return Sayings::tr("Delivered");
    case OutboxState::Pending:
        return Sayings::tr("Pending");
    case OutboxState::Failed:
        break;
    }
    return Sayings::tr("Failed");
}

} // namespace

StateRow stateRow(const deskapi::EndpointRow &endpoint)
{
    StateRow row;
    row.id = endpoint.id.value;
    row.title = endpoint.target;
    const QString events = Sayings::tr("%Ln event(s)", nullptr, static_cast<int>(endpoint.events.size()));
    if (!endpoint.isEnabled) {
        row.state = Sayings::tr("Off");
        row.mood = StateRow::Mood::Off;
        row.detail = direction::line(direction::isolated(endpoint.disabledReason));
        return row;
    }
    row.state = endpoint.failed > 0 ? Sayings::tr("%Ln failed", nullptr, endpoint.failed) : Sayings::tr("On");
    row.mood = endpoint.failed > 0 ? StateRow::Mood::Bad : StateRow::Mood::Good;
    row.detail = endpoint.pending > 0
                     ? direction::joined({events, Sayings::tr("%Ln pending", nullptr, endpoint.pending)})
                     : events;
    return row;
}

StateRow stateRow(const deskapi::DeliveryRow &delivery, Timestamp now)
{
    StateRow row;
    row.id = delivery.id.value;
    row.title = delivery.event;
    row.state = wordOf(delivery.state);
    row.mood = moodOf(delivery.state);
    QStringList parts{clockTime(delivery.createdAt, now)};
    if (!delivery.sessionId.isEmpty())
        parts << direction::isolated(delivery.sessionId);
    if (delivery.state != OutboxState::Delivered && !delivery.lastError.isEmpty())
        parts << direction::isolated(delivery.lastError);
    if (delivery.state == OutboxState::Pending && delivery.attempts > 0 && delivery.nextAt)
        parts << Sayings::tr("next attempt %1").arg(clockTime(*delivery.nextAt, now));
    row.detail = direction::joined(parts);
    return row;
}

StateRow stateRow(const IgnoredMessage &channelMessage, Timestamp now)
{
    StateRow row;
    row.id = channelMessage.id.value;
    row.mood = StateRow::Mood::Off;
    const QString sender =
        channelMessage.address.isEmpty() ? Sayings::tr("no sender") : direction::isolated(channelMessage.address);
    const QString at = clockTime(channelMessage.at, now);
    const QString why = passedOverLine(channelMessage.reason);
    if (channelMessage.channel == Channel::Email) {
        row.title = channelMessage.subject.isEmpty() ? Sayings::tr("No subject") : channelMessage.subject;
        row.state = Sayings::tr("E-mail");
        row.detail = direction::joined({at, sender, why});
    } else {
        row.title = direction::line(sender);
        row.state = Sayings::tr("Text message");
        row.detail = direction::joined({at, why});
    }
    return row;
}

QString passedOverLine(const QString &reason)
{
    static const QRegularExpression often(u"^more than (\\d+) (mails|texts) in an hour$"_s);
    static const QRegularExpression automatic(
        u"^(from |Auto-Submitted|Precedence|X-Auto|X-Failed-Recipients|List-|Feedback-ID)"_s);
    if (const auto match = often.match(reason); match.hasMatch())
        return Sayings::tr("more than %1 from this sender within an hour")
            .arg(QLocale().toString(match.captured(1).toInt()));
    if (reason == u"nobody to answer")
        return Sayings::tr("no reply address");
    if (reason == u"from the account itself")
        return Sayings::tr("sent from this account");
    if (reason == u"no words")
        return Sayings::tr("no text");
    if (reason == u"a delivery report" || reason == u"a null return path")
        return Sayings::tr("delivery failure notice");
    const QString shown = direction::isolated(reason);
    return automatic.match(reason).hasMatch() ? Sayings::tr("automatic e-mail: %1", "by which mark").arg(shown) : shown;
}

QString attemptLine(const deskapi::DeliveryDetail::Attempt &attempt, Timestamp now)
{
    const QString what = !attempt.error.isEmpty() ? attempt.error
                         : attempt.status         ? u"HTTP %1"_s.arg(*attempt.status)
                                                  : QString();
    const QString seconds = QLocale().toString(static_cast<double>(attempt.tookMs) / 1000., 'f', 2);
    return direction::joined({clockTime(attempt.at, now), direction::isolated(what), Sayings::tr("%1 s").arg(seconds)});
}

QString eventMeaning(const QString &event)
{
    static const std::vector<std::pair<QString, const char *>> meanings{
        {u"session.created"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session created")},
        {u"session.escalated"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session escalated")},
        {u"session.resolved"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session resolved")},
        {u"session.abandoned"_s,
         QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session abandoned (customer stopped replying)")},
        {u"session.closed"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session closed, with statistics")},
        {u"conversation.created"_s,
         QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session created (platform format)")},
        {u"message.created"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Message created")},
        {u"escalation.created"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Session escalated, with ticket")},
        {u"high_priority_case"_s, QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Case with high or urgent priority")},
        {u"sentiment.negative"_s,
         QT_TRANSLATE_NOOP("tierdesk::ui::Integrations", "Customer message with negative sentiment")}};
    for (const auto &[name, meaning] : meanings) {
        if (name == event)
            return Sayings::tr(meaning);
    }
    return {};
}

QString lookLine(const deskapi::Account &account, bool isFetched, Timestamp now)
{
    if (!isFetched)
        return Sayings::tr("Never (fetching is off)");
    return account.lookedAt ? clockTime(*account.lookedAt, now) : Sayings::tr("Not since the server started");
}

QString readLine(const deskapi::Account &account, Timestamp now)
{
    return account.readAt ? clockTime(*account.readAt, now) : Sayings::tr("None since the server started");
}

QString countLine(int count)
{
    return count > 0 ? QLocale().toString(count) : Sayings::tr("None", "none of the mails or texts");
}

QString troubleLine(const deskapi::Account &account)
{
    QStringList said;
    for (const QString &each : {account.lookError, account.lastError}) {
        if (!each.isEmpty() && !said.contains(each))
            said.append(direction::isolated(each));
    }
    return said.join(u'\n');
}

} // namespace tierdesk::ui::phrases
