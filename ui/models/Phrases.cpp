#include "ui/models/Phrases.h"

#include "ui/models/Direction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace tierdesk::ui::phrases {

namespace {

/// Gives the free functions below a translation context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
};

constexpr Millis SoonBelow = Millis::minutes(3);
constexpr Millis NowBelow = Millis::minutes(1);

} // namespace

QString text(Sentiment value)
{
    switch (value) {
    case Sentiment::Happy:
        return Words::tr("Happy");
    case Sentiment::Satisfied:
        return Words::tr("Satisfied");
    case Sentiment::Neutral:
        return Words::tr("Neutral");
    case Sentiment::Frustrated:
        return Words::tr("Frustrated");
    case Sentiment::Angry:
        return Words::tr("Angry");
    case Sentiment::Irate:
        return Words::tr("Irate");
    case Sentiment::Unknown:
        return Words::tr("Unknown");
    }
    return {};
}

QString text(Reason value)
{
    switch (value) {
    case Reason::IrateCustomer:
        return Words::tr("Irate customer");
    case Reason::RefundRequest:
        return Words::tr("Refund request");
    case Reason::ComplexIssue:
        return Words::tr("Complex issue");
    case Reason::RepeatContact:
        return Words::tr("Repeat contact");
    case Reason::HighValueCustomer:
        return Words::tr("High-value customer");
    case Reason::LegalMention:
        return Words::tr("Legal mention");
    case Reason::SocialMediaThreat:
        return Words::tr("Social media");
    case Reason::RefundOverThreshold:
        return Words::tr("Refund over threshold");
    case Reason::CustomerRequest:
        return Words::tr("Customer request");
    case Reason::PolicyException:
        return Words::tr("Policy exception");
    case Reason::EscalatedComplaint:
        return Words::tr("Escalated complaint");
    case Reason::TechnicalLimitation:
        return Words::tr("Technical limitation");
    }
    return {};
}

QString text(Channel value)
{
    switch (value) {
    case Channel::Voice:
        return Words::tr("Voice");
    case Channel::Chat:
        return Words::tr("Chat");
    case Channel::Email:
        return Words::tr("E-mail");
    case Channel::Sms:
        return Words::tr("SMS");
    }
    return {};
}

QString text(Category value)
{
    switch (value) {
    case Category::Billing:
        return Words::tr("Billing");
    case Category::Shipping:
        return Words::tr("Shipping");
    case Category::ProductQuality:
        return Words::tr("Product quality");
    case Category::Subscription:
        return Words::tr("Subscription");
    case Category::Refund:
        return Words::tr("Refund");
    case Category::Technical:
        return Words::tr("Technical");
    case Category::Account:
        return Words::tr("Account");
    case Category::GeneralInquiry:
        return Words::tr("General inquiry");
    case Category::Complaint:
        return Words::tr("Complaint");
    case Category::Cancellation:
        return Words::tr("Cancellation");
    }
    return {};
}

QString text(Priority value)
{
    switch (value) {
    case Priority::Urgent:
        return Words::tr("Urgent");
    case Priority::High:
        return Words::tr("High");
    case Priority::Normal:
        return Words::tr("Normal");
    case Priority::Low:
        return Words::tr("Low");
    }
    return {};
}

QString text(Presence value)
{
    switch (value) {
    case Presence::Available:
        return Words::tr("Available");
    case Presence::Away:
        return Words::tr("Away");
    case Presence::Offline:
        return Words::tr("Offline");
    }
    return {};
}

QString text(Role value)
{
    switch (value) {
    case Role::Agent:
        return Words::tr("Agent");
    case Role::Supervisor:
        return Words::tr("Supervisor");
    case Role::Admin:
        return Words::tr("Administrator");
    }
    return {};
}

QString text(Tier value)
{
    switch (value) {
    case Tier::AiRep:
        return Words::tr("AI Rep");
    case Tier::AiManager:
        return Words::tr("AI Manager");
    case Tier::HumanAgent:
        return Words::tr("Human agent");
    }
    return {};
}

QString text(Status value)
{
    switch (value) {
    case Status::Active:
        return Words::tr("Active");
    case Status::WaitingCustomer:
        return Words::tr("Waiting for customer");
    case Status::Escalated:
        return Words::tr("Escalated");
    case Status::Resolved:
        return Words::tr("Resolved");
    case Status::Abandoned:
        return Words::tr("Abandoned");
    }
    return {};
}

QString text(ResolutionType value)
{
    switch (value) {
    case ResolutionType::InformationProvided:
        return Words::tr("Information provided");
    case ResolutionType::IssueResolved:
        return Words::tr("Issue resolved");
    case ResolutionType::RefundProcessed:
        return Words::tr("Refund processed");
    case ResolutionType::ReplacementSent:
        return Words::tr("Replacement sent");
    case ResolutionType::CreditApplied:
        return Words::tr("Credit applied");
    case ResolutionType::SubscriptionModified:
        return Words::tr("Subscription modified");
    case ResolutionType::EscalatedToHuman:
        return Words::tr("Escalated to a person");
    case ResolutionType::CustomerSatisfied:
        return Words::tr("Customer satisfied");
    case ResolutionType::Unresolved:
        return Words::tr("Unresolved");
    }
    return {};
}

QString text(deskapi::QueueView value)
{
    switch (value) {
    case deskapi::QueueView::Waiting:
        return Words::tr("Waiting");
    case deskapi::QueueView::Mine:
        return Words::tr("Mine");
    case deskapi::QueueView::Team:
        return Words::tr("Team");
    case deskapi::QueueView::Snoozed:
        return Words::tr("Snoozed");
    }
    return {};
}

QString withinALine(const QString &words)
{
    const QLocale locale;
    return locale.language() == QLocale::German ? words : locale.toLower(words);
}

QString listed(const QStringList &names)
{
    return direction::joined(names, Words::tr(", ", "between names"));
}

QString percent(double value, int decimals)
{
    const QLocale locale;
    const QString number = locale.toString(value, 'f', decimals).replace(u'-', QChar(0x2212));
    const QString text = Words::tr("%1\u00A0%").arg(number);
    return locale.textDirection() == Qt::RightToLeft ? QChar(0x200F) + text : text;
}

QString span(Millis length)
{
    const QLocale locale;
    const qint64 seconds = std::max<qint64>(0, length.count) / 1000;
    const qint64 minutes = seconds / 60;
    const auto padded = [&locale](qint64 value) {
        return locale.toString(value).rightJustified(2, locale.zeroDigit().front());
    };
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(locale.toString(minutes), padded(seconds % 60));
    if (minutes < 24 * 60)
        return Words::tr("%1 h %2", "hours and two-digit minutes")
            .arg(locale.toString(minutes / 60), padded(minutes % 60));
    return Words::tr("%1 d", "days").arg(locale.toString(minutes / (24 * 60)));
}

Urgency urgency(const std::optional<Timestamp> &due, Timestamp now)
{
    if (!due)
        return Urgency::None;
    const Millis left = *due - now;
    return left <= NowBelow ? Urgency::Now : left <= SoonBelow ? Urgency::Soon : Urgency::Calm;
}

QString timeLeft(const std::optional<Timestamp> &due, Timestamp now)
{
    if (!due)
        return {};
    const Millis left = *due - now;
    return left.count >= 0 ? span(left) : Words::tr("%1 overdue").arg(span(Millis{-left.count}));
}

bool isSameTimeLeft(Timestamp due, Timestamp one, Timestamp other)
{
    // As span() has it: seconds below an hour, then minutes, then days; before and after the limit are different words.
    const auto shown = [due](Timestamp now) {
        const qint64 left = (due - now).count;
        const qint64 seconds = std::abs(left) / 1000;
        const qint64 minutes = seconds / 60;
        return std::pair(left < 0, minutes < 60        ? seconds
                                   : minutes < 24 * 60 ? minutes + 1'000'000
                                                       : minutes / (24 * 60) + 2'000'000);
    };
    return shown(one) == shown(other);
}

QString customerName(const deskapi::SessionRow &row)
{
    if (!row.customerName.isEmpty())
        return row.customerName;
    return row.customerRef.isEmpty() ? Words::tr("Unknown customer") : row.customerRef;
}

QString summary(const deskapi::SessionRow &row)
{
    return row.summary.isEmpty() ? Words::tr("No request yet") : row.summary.simplified();
}

QString channelLine(const deskapi::SessionRow &row)
{
    return row.isVip ? Words::tr("%1 · VIP", "channel of a very important customer").arg(withinALine(text(row.channel)))
                     : withinALine(text(row.channel));
}

QString clockTime(Timestamp at, Timestamp now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms);
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm"));
    if (local.date() == QDateTime::fromMSecsSinceEpoch(now.ms).date())
        return time;
    return QStringLiteral("%1, %2").arg(QLocale().toString(local.date(), QLocale::ShortFormat), time);
}

} // namespace tierdesk::ui::phrases
