#include "core/doors/dialects/platform/Departments.h"

#include "core/doors/dialects/ClientWords.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace tierdesk::dialects::platform {

namespace {

struct DepartmentRow {
    Category category;
    QStringView department;
    QStringView name;   ///< "our returns department"
    QStringView matter; ///< "a return"
};

constexpr std::array Departments{
    DepartmentRow{Category::Billing, u"billing_department", u"our billing department", u"a bill or a payment"},
    DepartmentRow{Category::Shipping, u"shipping_department", u"our shipping department", u"a delivery"},
    DepartmentRow{Category::ProductQuality, u"returns_department", u"our returns department",
                  u"something that is not right"},
    DepartmentRow{Category::Subscription, u"subscriptions_department", u"our subscriptions department",
                  u"a subscription"},
    DepartmentRow{Category::Refund, u"returns_department", u"our returns department", u"a return or a refund"},
    DepartmentRow{Category::Technical, u"technical_support", u"our technical support", u"a technical problem"},
    DepartmentRow{Category::Account, u"account_support", u"our account support", u"your account"},
    DepartmentRow{Category::GeneralInquiry, u"general_support", u"our support team", u"your question"},
    DepartmentRow{Category::Complaint, u"customer_relations", u"our customer relations team", u"a complaint"},
    DepartmentRow{Category::Cancellation, u"cancellations_department", u"our cancellations department",
                  u"a cancellation"}};

// A category that is added needs a row here.
static_assert(Departments.size() == Words<Category>::table.size());

const DepartmentRow &rowOf(Category category)
{
    return *std::find_if(Departments.begin(), Departments.end(),
                         [category](const DepartmentRow &row) { return row.category == category; });
}

/// Mood alone gives no more confidence than a company's rule that has no value of its own.
constexpr double MostByMood = .75;

/// Returns the confidence: an explicit statement of the customer counts more than the mood.
double confidenceIn(Reason reason, const Reading &reading)
{
    switch (reason) {
    case Reason::CustomerRequest:
    case Reason::LegalMention:
    case Reason::SocialMediaThreat:
        return .95;
    case Reason::IrateCustomer:
    case Reason::EscalatedComplaint:
        return .5 + std::clamp(-reading.score, 0.0, 1.0) / 2;
    case Reason::ComplexIssue:
        return std::max(.5, reading.complexity);
    default:
        return .75;
    }
}

/// Returns " with your Ridge 3 tent, bought on 15 February 2025 (order ORD-9876)", as far as known.
QString productOf(const engine::Advice &advice)
{
    if (advice.product.isEmpty())
        return {};
    QString said = u" with your "_s + advice.product;
    if (advice.purchaseDate.isValid())
        said += u", bought on "_s + QLocale::c().toString(advice.purchaseDate, u"d MMMM yyyy");
    if (!advice.orderNumber.isEmpty())
        said += u" (order %1)"_s.arg(advice.orderNumber);
    return said;
}

QString explanationsOf(const std::vector<ReasonGiven> &reasons)
{
    QStringList said;
    for (const ReasonGiven &each : reasons)
        said.append(each.explanation.isEmpty() ? QString(word(each.reason)) : each.explanation);
    return said.join(u"; "_s);
}

QString moodOf(const Reading &reading, const QString &sentiment)
{
    QString said = sentiment + u" sentiment"_s;
    if (const QStringList emotions = dominantEmotions(reading); !emotions.isEmpty())
        said += u" with "_s + emotions.join(u" and "_s);
    if (!reading.moved.isEmpty())
        said += u": “%1”"_s.arg(reading.moved);
    return said;
}

bool isNegative(Sentiment sentiment)
{
    return polarityOf(sentiment) == Polarity::Negative;
}

/// Recommends to escalate if the company's rules would and, with less confidence, for a discontented customer whom an
/// AI answers: rules that wait longer are the company's, and the caller may have its own.
std::optional<Recommendation> escalationFor(const engine::Advice &advice)
{
    const Reading &reading = advice.reading;
    if (!advice.reasons.empty())
        return Recommendation{RecommendationType::Escalate, confidenceIn(advice.reasons.front().reason, reading),
                              explanationsOf(advice.reasons)};
    if (advice.tier == Tier::HumanAgent || !isNegative(reading.sentiment))
        return std::nullopt;
    return Recommendation{RecommendationType::Escalate,
                          std::min(confidenceIn(Reason::EscalatedComplaint, reading), MostByMood),
                          moodOf(reading, u"negative"_s) + u"; the company's rules do not escalate it yet"_s};
}

} // namespace

QString departmentOf(Category category)
{
    return rowOf(category).department.toString();
}

QStringList suggestedResponses(const engine::Advice &advice)
{
    const DepartmentRow &row = rowOf(advice.reading.category.category);
    const QString connecting =
        u"I understand that this is about %1. I'll connect you with %2, who can help you with it."_s.arg(
            row.matter.toString() + productOf(advice), row.name);
    QStringList said{connecting};
    if (!advice.reply.isEmpty())
        said.insert(advice.tier == Tier::HumanAgent ? 1 : 0, advice.reply);
    return said;
}

std::vector<Recommendation> recommendationsFor(const engine::Advice &advice)
{
    const Reading &reading = advice.reading;
    std::vector<Recommendation> all;
    if (auto escalation = escalationFor(advice))
        all.push_back(std::move(*escalation));
    if (reading.has(Trigger::Urgent) || advice.priority <= Priority::High)
        all.push_back({RecommendationType::Prioritize, reading.has(Trigger::Urgent) ? .9 : .7,
                       reading.has(Trigger::Urgent)
                           ? u"the customer says that it is urgent"_s
                           : u"the company's table gives it %1 priority"_s.arg(QLatin1String(word(advice.priority)))});
    switch (reading.sentiment) {
    case Sentiment::Frustrated:
    case Sentiment::Angry:
    case Sentiment::Irate:
        all.push_back({RecommendationType::Acknowledge, .5 + std::clamp(-reading.score, 0.0, 1.0) / 2,
                       moodOf(reading, u"negative"_s)});
        break;
    case Sentiment::Happy:
    case Sentiment::Satisfied:
        all.push_back(
            {RecommendationType::Thank, .5 + std::clamp(reading.score, 0.0, 1.0) / 2, moodOf(reading, u"positive"_s)});
        break;
    case Sentiment::Neutral:
    case Sentiment::Unknown:
        break;
    }
    if (all.empty())
        all.push_back({RecommendationType::Answer, std::max(.5, reading.category.confidence),
                       reading.isLanguageKnown ? u"nothing in it calls for more than an answer"_s
                                               : u"its language is not read here"_s});
    return all;
}

QStringList dominantEmotions(const Reading &reading)
{
    constexpr qsizetype Most = 3;
    QStringList names;
    for (const EmotionHit &hit : reading.emotions) {
        const bool isWeak = hit.strength < reading.emotions.front().strength / 2;
        if (names.size() < Most && !isWeak && hit.emotion != Emotion::Neutral)
            names.append(QLatin1String(word(hit.emotion)));
    }
    return names;
}

} // namespace tierdesk::dialects::platform
