#include "core/mind/policy/CaseBrief.h"

#include "core/base/Text.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace tierdesk::policy {

namespace {

using base::shortened;

constexpr qsizetype QuoteLength = 160;
constexpr qsizetype MaxPromises = 5;

struct Named {
    QLatin1String word;
    const char16_t *text;
};

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString speakerName(const Message &message)
{
    switch (message.speaker) {
    case Speaker::AiRep:
        return QStringLiteral("AI Rep");
    case Speaker::AiManager:
        return QStringLiteral("AI Manager");
    case Speaker::HumanAgent:
        return message.authorName.isEmpty() ? QStringLiteral("Agent") : message.authorName;
    case Speaker::Customer:
    case Speaker::System:
        break;
    }
    return {};
}

QString handlerName(Tier tier)
{
    return tier == Tier::AiRep       ? QStringLiteral("AI Rep")
           : tier == Tier::AiManager ? QStringLiteral("AI Manager")
                                     : QStringLiteral("an agent");
}

QString categoryPhrase(Category category)
{
    switch (category) {
    case Category::Billing:
        return QStringLiteral("A billing question");
    case Category::Shipping:
        return QStringLiteral("A shipping question");
    case Category::ProductQuality:
        return QStringLiteral("A fault in a product");
    case Category::Subscription:
        return QStringLiteral("A subscription question");
    case Category::Refund:
        return QStringLiteral("Wants money back");
    case Category::Technical:
        return QStringLiteral("A technical problem");
    case Category::Account:
        return QStringLiteral("An account question");
    case Category::GeneralInquiry:
        return QStringLiteral("A general question");
    case Category::Complaint:
        return QStringLiteral("A complaint");
    case Category::Cancellation:
        return QStringLiteral("Wants to cancel");
    }
    return {};
}

/// "refund of $312.40 on order ORD-9876"
QString actionPhrase(const Action &action)
{
    QString text = QString(word(action.request.kind)).replace(u'_', u' ');
    const auto amount = action.request.amount ? action.request.amount : action.verdict.requested;
    if (amount)
        text += QStringLiteral(" of ") + moneyText(*amount);
    if (!action.request.orderNumber.isEmpty())
        text += QStringLiteral(" on order ") + action.request.orderNumber;
    else if (!action.request.subscription.isEmpty())
        text += QStringLiteral(" on subscription ") + action.request.subscription;
    return text;
}

bool isMoney(ActionKind kind)
{
    return kind == ActionKind::Refund || kind == ActionKind::Credit || kind == ActionKind::Replacement;
}

QStringList sentencesOf(const QString &text)
{
    static const QRegularExpression End(QStringLiteral("(?<=[.!?])\\s+"));
    return text.simplified().split(End, Qt::SkipEmptyParts);
}

class Writer final
{
public:
    Writer(const Session &session, std::span<const Message> messages, std::span<const Escalation> escalations,
           std::span<const Action> actions, const Customer *customer)
        : m_session(session)
        , m_messages(messages)
        , m_escalations(escalations)
        , m_actions(actions)
        , m_customer(customer)
    {}

    Brief write()
    {
        wanted();
        tried();
        outcomes();
        promised();
        m_brief.nextStep = nextStep();
        return std::move(m_brief);
    }

private:
    static void addOnce(QStringList &list, const QString &line)
    {
        if (!line.isEmpty() && !list.contains(line))
            list.append(line);
    }

    /// The last refused request for money that nothing granted after it has overtaken.
    [[nodiscard]] const Action *openRefusal() const
    {
        const Action *open = nullptr;
        for (const Action &action : m_actions) {
            if (action.state == ActionState::Refused)
                open = &action;
            else if (open && action.state != ActionState::Failed && action.request.kind == open->request.kind)
                open = nullptr;
        }
        return open;
    }

    /// What a person has granted last: from then on the case is about telling it.
    [[nodiscard]] const Action *lastGrant() const
    {
        const auto granted = std::find_if(m_actions.rbegin(), m_actions.rend(), [](const Action &action) {
            return action.tier == Tier::HumanAgent && isMoney(action.request.kind) &&
                   (action.state == ActionState::Confirmed || action.state == ActionState::Pending);
        });
        return granted == m_actions.rend() ? nullptr : &*granted;
    }

    [[nodiscard]] QString orderNumber() const
    {
        for (auto action = m_actions.rbegin(); action != m_actions.rend(); ++action) {
            if (!action->request.orderNumber.isEmpty())
                return action->request.orderNumber;
        }
        static const QRegularExpression Number(QStringLiteral("\\b[A-Z]{2,6}-\\d{3,}\\b"),
                                               QRegularExpression::CaseInsensitiveOption);
        QString found;
        for (const Message &message : m_messages) {
            if (message.speaker != Speaker::Customer)
                continue;
            if (const auto match = Number.match(message.text); match.hasMatch())
                found = match.captured().toUpper();
        }
        return found;
    }

    void wanted()
    {
        const Message *first = nullptr;
        const Message *last = nullptr;
        for (const Message &message : m_messages) {
            if (message.speaker == Speaker::Customer && !message.isInternal) {
                first = first ? first : &message;
                last = &message;
            }
        }

        QString text;
        if (m_customer && !m_customer->name.isEmpty())
            text = m_customer->name + (m_customer->isVip ? QStringLiteral(" (VIP): ") : QStringLiteral(": "));
        QString what = m_session.summary.simplified();
        if (what.isEmpty())
            what = categoryPhrase(m_session.category.value_or(Category::GeneralInquiry));
        while (what.endsWith(u'.'))
            what.chop(1);
        text += shortened(what, QuoteLength);
        const Action *refusal = openRefusal();
        if (refusal && refusal->request.amount) {
            const QString sum = moneyText(*refusal->request.amount);
            if (!what.contains(sum))
                text += QStringLiteral("; wants ") +
                        (refusal->request.kind == ActionKind::Refund
                             ? sum + QStringLiteral(" back")
                             : QStringLiteral("a %1 of %2").arg(QString(word(refusal->request.kind)), sum));
        }
        const QString order = orderNumber();
        if (!order.isEmpty() && !what.contains(order, Qt::CaseInsensitive))
            text += QStringLiteral("; order ") + order;
        text += u'.';
        if (first)
            text += QStringLiteral(" First: \"%1\"").arg(shortened(toldText(*first), QuoteLength));
        if (last && last != first)
            text += QStringLiteral(" Last: \"%1\"").arg(shortened(toldText(*last), QuoteLength));
        m_brief.wanted = text;
    }

    void tried()
    {
        static constexpr std::array Tools{Named{QLatin1String("order_lookup"), u"Looked the order up."},
                                          Named{QLatin1String("article_search"), u"Searched the articles."},
                                          Named{QLatin1String("product_lookup"), u"Looked the product up."},
                                          Named{QLatin1String("subscription_lookup"), u"Looked the subscription up."}};
        QStringList articles;
        for (const Message &message : m_messages) {
            if (!message.answer)
                continue;
            for (const QString &tool : message.answer->actionsTaken) {
                for (const Named &each : Tools) {
                    if (tool == each.word && each.word != QLatin1String("article_search"))
                        addOnce(m_brief.tried, QStringView(each.text).toString());
                }
            }
            for (const QString &article : message.answer->articles)
                addOnce(articles, article);
        }
        if (!articles.isEmpty())
            m_brief.tried.append(QStringLiteral("Answered from ") + articles.join(QStringLiteral(", ")) + u'.');
        offers();
        for (const Action &action : m_actions) {
            if (action.state == ActionState::Failed)
                addOnce(m_brief.tried,
                        capital(actionPhrase(action)) + QStringLiteral(" failed") +
                            (action.failure.isEmpty() ? QString() : QStringLiteral(": ") + action.failure) + u'.');
        }
    }

    /// "Offered a $10 credit, not taken.": an AI sentence that offers a sum, and what became of it.
    void offers()
    {
        static const QRegularExpression Sum(QStringLiteral("(?:[$€£¥]|\\b[A-Z]{3} )\\d[\\d,]*(?:\\.\\d+)?"));
        static const QRegularExpression Offer(QStringLiteral("\\b(?:offer|I can|I could|would you like|may I)\\b"),
                                              QRegularExpression::CaseInsensitiveOption);
        static constexpr std::array Kinds{std::pair{ActionKind::Credit, u"credit"},
                                          std::pair{ActionKind::Refund, u"refund"},
                                          std::pair{ActionKind::Replacement, u"replacement"}};
        for (size_t i = 0; i < m_messages.size(); ++i) {
            const Message &message = m_messages[i];
            if (message.speaker != Speaker::AiRep && message.speaker != Speaker::AiManager)
                continue;
            for (const QString &sentence : sentencesOf(message.text)) {
                const auto sum = Sum.match(sentence);
                if (!sum.hasMatch() || !Offer.match(sentence).hasMatch())
                    continue;
                for (const auto &[kind, name] : Kinds) {
                    // The kind that stands nearest behind the sum is the one that is offered.
                    const qsizetype at = sentence.indexOf(QStringView(name), sum.capturedEnd(), Qt::CaseInsensitive);
                    if (at < 0 || at - sum.capturedEnd() > 20)
                        continue;
                    const bool isGranted = std::any_of(m_actions.begin(), m_actions.end(), [&, which = kind](auto &a) {
                        return a.request.kind == which && a.at >= message.at &&
                               (a.state == ActionState::Confirmed || a.state == ActionState::Pending);
                    });
                    const bool wasAnswered =
                        std::any_of(m_messages.begin() + static_cast<std::ptrdiff_t>(i), m_messages.end(),
                                    [](const Message &later) { return later.speaker == Speaker::Customer; });
                    addOnce(m_brief.tried, QStringLiteral("%1 offered a %2 %3%4.")
                                               .arg(speakerName(message), sum.captured(), QStringView(name).toString(),
                                                    isGranted     ? QStringLiteral(", taken")
                                                    : wasAnswered ? QStringLiteral(", not taken")
                                                                  : QString()));
                    break;
                }
            }
        }
    }

    void outcomes()
    {
        for (const Action &action : m_actions) {
            const QString phrase = capital(actionPhrase(action));
            if (action.state == ActionState::Confirmed)
                m_brief.granted.append(QStringLiteral("%1 by %2.").arg(phrase, handlerName(action.tier)));
            else if (action.state == ActionState::Pending)
                m_brief.granted.append(
                    QStringLiteral("%1 by %2, not confirmed yet.").arg(phrase, handlerName(action.tier)));
            else if (action.state == ActionState::Refused)
                addOnce(m_brief.refused, QStringLiteral("%1: %2.").arg(
                                             phrase, action.verdict.explanation.section(QStringLiteral("; "), 1)));
        }
    }

    void promised()
    {
        static const QRegularExpression Promise(
            QStringLiteral("\\b(?:I will|we will|I'll|we'll|I’ll|we’ll|you will (?:get|receive|have|hear)|I promise|"
                           "within \\d+ (?:minutes?|hours?|(?:business |working )?days?))\\b"),
            QRegularExpression::CaseInsensitiveOption);
        for (const Message &message : m_messages) {
            const QString who = speakerName(message);
            if (who.isEmpty() || message.isInternal)
                continue;
            for (const QString &sentence : sentencesOf(message.text)) {
                if (!sentence.endsWith(u'?') && Promise.match(sentence).hasMatch())
                    addOnce(m_brief.promised, QStringLiteral("%1: \"%2\"").arg(who, shortened(sentence, QuoteLength)));
            }
        }
        while (m_brief.promised.size() > MaxPromises)
            m_brief.promised.removeFirst();
        if (!m_session.contact.isEmpty())
            m_brief.promised.append(QStringLiteral("To reach the customer at %1.").arg(m_session.contact));
    }

    [[nodiscard]] bool has(Reason reason) const
    {
        if (m_escalations.empty())
            return false;
        const Escalation &last = m_escalations.back();
        return last.reason == reason ||
               std::find(last.reasons.begin(), last.reasons.end(), reason) != last.reasons.end();
    }

    [[nodiscard]] QString nextStep() const
    {
        const bool isUpset = has(Reason::IrateCustomer) || has(Reason::EscalatedComplaint);
        const QString opening = isUpset ? QStringLiteral("apologise, then ") : QString();
        if (has(Reason::LegalMention))
            return QStringLiteral("Ask who handles legal matters before replying; then ") + mainStep() + u'.';
        return capital(opening + mainStep()) + u'.';
    }

    [[nodiscard]] QString mainStep() const
    {
        const Action *refusal = openRefusal();
        if (refusal && isMoney(refusal->request.kind))
            return QStringLiteral("approve the %1, or decline it and say why").arg(actionPhrase(*refusal));
        if (refusal)
            return QStringLiteral("decide on the %1").arg(actionPhrase(*refusal));
        if (const Action *grant = lastGrant())
            return (grant->state == ActionState::Pending
                        ? QStringLiteral("see the %1 confirmed, then tell the customer")
                        : QStringLiteral("see that the customer knows of the %1, then resolve the case"))
                .arg(actionPhrase(*grant));
        if (has(Reason::TechnicalLimitation))
            return QStringLiteral("reply in the customer's language (%1)").arg(m_session.language);
        if (has(Reason::PolicyException))
            return QStringLiteral("decide whether to make the exception");
        if (has(Reason::SocialMediaThreat))
            return QStringLiteral("reply in person before the complaint is public");
        if (has(Reason::RefundRequest) || has(Reason::RefundOverThreshold))
            return QStringLiteral("settle how much to give back");
        if (has(Reason::RepeatContact))
            return QStringLiteral("find out why the earlier contacts did not settle it");
        if (has(Reason::ComplexIssue))
            return QStringLiteral("take the questions one by one");
        if (has(Reason::CustomerRequest))
            return QStringLiteral("introduce yourself and answer what is open");
        return QStringLiteral("answer the customer's last message");
    }

    const Session &m_session;
    std::span<const Message> m_messages;
    std::span<const Escalation> m_escalations;
    std::span<const Action> m_actions;
    const Customer *m_customer;
    Brief m_brief;
};

} // namespace

Brief makeBrief(const Session &session, std::span<const Message> messages, std::span<const Escalation> escalations,
                std::span<const Action> actions, const Customer *customer)
{
    return Writer(session, messages, escalations, actions, customer).write();
}

} // namespace tierdesk::policy
