#include "ui/models/Phrases.h"

#include "ui/models/Direction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace tierdesk::ui::phrases {

namespace {

/// Gives the free functions below a translation context.
struct PhraseText {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
};

constexpr Millis SoonBelow = Millis::minutes(3);
constexpr Millis NowBelow = Millis::minutes(1);

} // namespace

QString text(Sentiment value)
{
    switch (value) {
    case Sentiment::Happy:
        return PhraseText::tr("Happy");
    case Sentiment::Satisfied:
        return PhraseText::tr("Satisfied");
    case Sentiment::Neutral:
        return PhraseText::tr("Neutral");
    case Sentiment::Frustrated:
        return PhraseText::tr("Frustrated");
    case Sentiment::Angry:
        return PhraseText::tr("Angry");
    case Sentiment::Irate:
        return PhraseText::tr("Irate");
    case Sentiment::Unknown:
        return PhraseText::tr("Unknown");
    }
    return {};
}

QString text(Reason value)
{
    switch (value) {
    case Reason::IrateCustomer:
        return PhraseText::tr("Irate customer");
    case Reason::RefundRequest:
        return PhraseText::tr("Refund request");
    case Reason::ComplexIssue:
        return PhraseText::tr("Complex issue");
    case Reason::RepeatContact:
        return PhraseText::tr("Repeat contact");
    case Reason::HighValueCustomer:
        return PhraseText::tr("High-value customer");
    case Reason::LegalMention:
        return PhraseText::tr("Legal mention");
    case Reason::SocialMediaThreat:
        return PhraseText::tr("Social media");
    case Reason::RefundOverThreshold:
        return PhraseText::tr("Refund over threshold");
    case Reason::CustomerRequest:
        return PhraseText::tr("Customer request");
    case Reason::PolicyException:
        return PhraseText::tr("Policy exception");
    case Reason::EscalatedComplaint:
        return PhraseText::tr("Escalated complaint");
    case Reason::TechnicalLimitation:
        return PhraseText::tr("Technical limitation");
    }
    return {};
}

QString text(Channel value)
{
    switch (value) {
    case Channel::Voice:
        return PhraseText::tr("Voice");
    case Channel::Chat:
        return PhraseText::tr("Chat");
    case Channel::Email:
        return PhraseText::tr("E-mail");
    case Channel::Sms:
        return PhraseText::tr("SMS");
    }
    return {};
}

QString text(Category value)
{
    switch (value) {
    case Category::Billing:
        return PhraseText::tr("Billing");
    case Category::Shipping:
        return PhraseText::tr("Shipping");
    case Category::ProductQuality:
        return PhraseText::tr("Product quality");
    case Category::Subscription:
        return PhraseText::tr("Subscription");
    case Category::Refund:
        return PhraseText::tr("Refund");
    case Category::Technical:
        return PhraseText::tr("Technical");
    case Category::Account:
        return PhraseText::tr("Account");
    case Category::GeneralInquiry:
        return PhraseText::tr("General inquiry");
    case Category::Complaint:
        return PhraseText::tr("Complaint");
    case Category::Cancellation:
        return PhraseText::tr("Cancellation");
    }
    return {};
}

QString text(Priority value)
{
    switch (value) {
    case Priority::Urgent:
        return PhraseText::tr("Urgent");
    case Priority::High:
        return PhraseText::tr("High");
    case Priority::Normal:
        return PhraseText::tr("Normal");
    case Priority::Low:
        return PhraseText::tr("Low");
    }
    return {};
}

QString text(Presence value)
{
    switch (value) {
    case Presence::Available:
        return PhraseText::tr("Available");
    case Presence::Away:
        return PhraseText::tr("Away");
    case Presence::Offline:
        return PhraseText::tr("Offline");
    }
    return {};
}

QString text(Role value)
{
    switch (value) {
    case Role::Agent:
        return PhraseText::tr("Agent");
    case Role::Supervisor:
        return PhraseText::tr("Supervisor");
    case Role::Admin:
        return PhraseText::tr("Administrator");
    }
    return {};
}

QString text(Tier value)
{
    switch (value) {
    case Tier::AiRep:
        return PhraseText::tr("AI Rep");
    case Tier::AiManager:
        return PhraseText::tr("AI Manager");
    case Tier::HumanAgent:
        return PhraseText::tr("Human agent");
    }
    return {};
}

QString text(Status value)
{
    switch (value) {
    case Status::Active:
        return PhraseText::tr("Active");
    case Status::WaitingCustomer:
        return PhraseText::tr("Waiting for customer");
    case Status::Escalated:
        return PhraseText::tr("Escalated");
    case Status::Resolved:
        return PhraseText::tr("Resolved");
    case Status::Abandoned:
        return PhraseText::tr("Abandoned");
    }
    return {};
}

QString text(ResolutionType value)
{
    switch (value) {
    case ResolutionType::InformationProvided:
        return PhraseText::tr("Information provided");
    case ResolutionType::IssueResolved:
        return PhraseText::tr("Issue resolved");
    case ResolutionType::RefundProcessed:
        return PhraseText::tr("Refund processed");
    case ResolutionType::ReplacementSent:
        return PhraseText::tr("Replacement sent");
    case ResolutionType::CreditApplied:
        return PhraseText::tr("Credit applied");
    case ResolutionType::SubscriptionModified:
        return PhraseText::tr("Subscription modified");
    case ResolutionType::EscalatedToHuman:
        return PhraseText::tr("Escalated to a person");
    case ResolutionType::CustomerSatisfied:
        return PhraseText::tr("Customer satisfied");
    case ResolutionType::Unresolved:
        return PhraseText::tr("Unresolved");
    }
    return {};
}

QString text(deskapi::QueueView value)
{
    switch (value) {
    case deskapi::QueueView::Waiting:
        return PhraseText::tr("Waiting");
    case deskapi::QueueView::Mine:
        return PhraseText::tr("Mine");
    case deskapi::QueueView::Team:
        return PhraseText::tr("Team");
    case deskapi::QueueView::Snoozed:
        return PhraseText::tr("Snoozed");
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
    return direction::joined(names, PhraseText::tr(", ", "between names"));
}

QString percent(double value, int decimals)
{
    const QLocale locale;
    const QString number = locale.toString(value, 'f', decimals).replace(u'-', QChar(0x2212));
    const QString text = PhraseText::tr("%1\u00A0%").arg(number);
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
        return u"%1:%2"_s.arg(locale.toString(minutes), padded(seconds % 60));
    if (minutes < 24 * 60)
        return PhraseText::tr("%1 h %2", "hours and two-digit minutes")
            .arg(locale.toString(minutes / 60), padded(minutes % 60));
    return PhraseText::tr("%1 d", "days").arg(locale.toString(minutes / (24 * 60)));
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
    return left.count >= 0 ? span(left) : PhraseText::tr("%1 overdue").arg(span(Millis{-left.count}));
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
    return row.customerRef.isEmpty() ? PhraseText::tr("Unknown customer") : row.customerRef;
}

QString summary(const deskapi::SessionRow &row)
{
    return row.summary.isEmpty() ? PhraseText::tr("No request yet") : row.summary.simplified();
}

QString channelLine(const deskapi::SessionRow &row)
{
    return row.isVip
               ? PhraseText::tr("%1 · VIP", "channel of a very important customer").arg(withinALine(text(row.channel)))
               : withinALine(text(row.channel));
}

QString clockTime(Timestamp at, Timestamp now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms);
    const QString time = QLocale().toString(local.time(), u"HH:mm"_s);
    if (local.date() == QDateTime::fromMSecsSinceEpoch(now.ms).date())
        return time;
    return u"%1, %2"_s.arg(QLocale().toString(local.date(), QLocale::ShortFormat), time);
}

} // namespace tierdesk::ui::phrases
