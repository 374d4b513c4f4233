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
        return u"AI Rep"_s;
    case Speaker::AiManager:
        return u"AI Manager"_s;
    case Speaker::HumanAgent:
        return message.authorName.isEmpty() ? u"Agent"_s : message.authorName;
    case Speaker::Customer:
    case Speaker::System:
        break;
    }
    return {};
}

QString handlerName(Tier tier)
{
    return tier == Tier::AiRep ? u"AI Rep"_s : tier == Tier::AiManager ? u"AI Manager"_s : u"an agent"_s;
}

QString categoryPhrase(Category category)
{
    switch (category) {
    case Category::Billing:
        return u"A billing question"_s;
    case Category::Shipping:
        return u"A shipping question"_s;
    case Category::ProductQuality:
        return u"A fault in a product"_s;
    case Category::Subscription:
        return u"A subscription question"_s;
    case Category::Refund:
        return u"Wants money back"_s;
    case Category::Technical:
        return u"A technical problem"_s;
    case Category::Account:
        return u"An account question"_s;
    case Category::GeneralInquiry:
        return u"A general question"_s;
    case Category::Complaint:
        return u"A complaint"_s;
    case Category::Cancellation:
        return u"Wants to cancel"_s;
    }
    return {};
}

/// Returns, for example, "refund of $312.40 on order ORD-9876".
QString actionPhrase(const Action &action)
{
    QString text = QString(word(action.request.kind)).replace(u'_', u' ');
    const auto amount = action.request.amount ? action.request.amount : action.verdict.requested;
    if (amount)
        text += u" of "_s + moneyText(*amount);
    if (!action.request.orderNumber.isEmpty())
        text += u" on order "_s + action.request.orderNumber;
    else if (!action.request.subscription.isEmpty())
        text += u" on subscription "_s + action.request.subscription;
    return text;
}

bool isMoney(ActionKind kind)
{
    return kind == ActionKind::Refund || kind == ActionKind::Credit || kind == ActionKind::Replacement;
}

QStringList sentencesOf(const QString &text)
{
    static const QRegularExpression End(u"(?<=[.!?])\\s+"_s);
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

    /// Returns the last refused action unless an action of its kind was granted after it.
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

    /// Returns the last amount that an agent granted; the next step is then to tell the customer.
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
        static const QRegularExpression Number(u"\\b[A-Z]{2,6}-\\d{3,}\\b"_s,
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
            text = m_customer->name + (m_customer->isVip ? u" (VIP): "_s : u": "_s);
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
                text += u"; wants "_s + (refusal->request.kind == ActionKind::Refund
                                             ? sum + u" back"_s
                                             : u"a %1 of %2"_s.arg(QString(word(refusal->request.kind)), sum));
        }
        const QString order = orderNumber();
        if (!order.isEmpty() && !what.contains(order, Qt::CaseInsensitive))
            text += u"; order "_s + order;
        text += u'.';
        if (first)
            text += u" First: \"%1\""_s.arg(shortened(toldText(*first), QuoteLength));
        if (last && last != first)
            text += u" Last: \"%1\""_s.arg(shortened(toldText(*last), QuoteLength));
        m_brief.wanted = text;
    }

    void tried()
    {
        static constexpr std::array Tools{Named{"order_lookup"_L1, u"Looked the order up."},
                                          Named{"article_search"_L1, u"Searched the articles."},
                                          Named{"product_lookup"_L1, u"Looked the product up."},
                                          Named{"subscription_lookup"_L1, u"Looked the subscription up."}};
        QStringList articles;
        for (const Message &message : m_messages) {
            if (!message.answer)
                continue;
            for (const QString &tool : message.answer->actionsTaken) {
                for (const Named &each : Tools) {
                    if (tool == each.word && each.word != "article_search"_L1)
                        addOnce(m_brief.tried, QStringView(each.text).toString());
                }
            }
            for (const QString &article : message.answer->articles)
                addOnce(articles, article);
        }
        if (!articles.isEmpty())
            m_brief.tried.append(u"Answered from "_s + articles.join(u", "_s) + u'.');
        offers();
        for (const Action &action : m_actions) {
            if (action.state == ActionState::Failed)
                addOnce(m_brief.tried, capital(actionPhrase(action)) + u" failed"_s +
                                           (action.failure.isEmpty() ? QString() : u": "_s + action.failure) + u'.');
        }
    }

    /// Adds amounts that the AI offered and what became of them: "Offered a $10 credit, not taken."
    void offers()
    {
        static const QRegularExpression Sum(u"(?:[$€£¥]|\\b[A-Z]{3} )\\d[\\d,]*(?:\\.\\d+)?"_s);
        static const QRegularExpression Offer(u"\\b(?:offer|I can|I could|would you like|may I)\\b"_s,
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
                    // The offered kind is the nearest one after the amount.
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
                    addOnce(m_brief.tried, u"%1 offered a %2 %3%4."_s.arg(speakerName(message), sum.captured(),
                                                                          QStringView(name).toString(),
                                                                          isGranted     ? u", taken"_s
                                                                          : wasAnswered ? u", not taken"_s
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
                m_brief.granted.append(u"%1 by %2."_s.arg(phrase, handlerName(action.tier)));
            else if (action.state == ActionState::Pending)
                m_brief.granted.append(u"%1 by %2, not confirmed yet."_s.arg(phrase, handlerName(action.tier)));
            else if (action.state == ActionState::Refused)
                addOnce(m_brief.refused, u"%1: %2."_s.arg(phrase, action.verdict.explanation.section(u"; "_s, 1)));
        }
    }

    void promised()
    {
        static const QRegularExpression Promise(
            u"\\b(?:I will|we will|I'll|we'll|I’ll|we’ll|you will (?:get|receive|have|hear)|I promise|"
            "within \\d+ (?:minutes?|hours?|(?:business |working )?days?))\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        for (const Message &message : m_messages) {
            const QString who = speakerName(message);
            if (who.isEmpty() || message.isInternal)
                continue;
            for (const QString &sentence : sentencesOf(message.text)) {
                if (!sentence.endsWith(u'?') && Promise.match(sentence).hasMatch())
                    addOnce(m_brief.promised, u"%1: \"%2\""_s.arg(who, shortened(sentence, QuoteLength)));
            }
        }
        while (m_brief.promised.size() > MaxPromises)
            m_brief.promised.removeFirst();
        if (!m_session.contact.isEmpty())
            m_brief.promised.append(u"To reach the customer at %1."_s.arg(m_session.contact));
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
        const QString opening = isUpset ? u"apologise, then "_s : QString();
        if (has(Reason::LegalMention))
            return u"Ask who handles legal matters before replying; then "_s + mainStep() + u'.';
        return capital(opening + mainStep()) + u'.';
    }

    [[nodiscard]] QString mainStep() const
    {
        const Action *refusal = openRefusal();
        if (refusal && isMoney(refusal->request.kind))
            return u"approve the %1, or decline it and say why"_s.arg(actionPhrase(*refusal));
        if (refusal)
            return u"decide on the %1"_s.arg(actionPhrase(*refusal));
        if (const Action *grant = lastGrant())
            return (grant->state == ActionState::Pending
                        ? u"see the %1 confirmed, then tell the customer"_s
                        : u"see that the customer knows of the %1, then resolve the case"_s)
                .arg(actionPhrase(*grant));
        if (has(Reason::TechnicalLimitation))
            return u"reply in the customer's language (%1)"_s.arg(m_session.language);
        if (has(Reason::PolicyException))
            return u"decide whether to make the exception"_s;
        if (has(Reason::SocialMediaThreat))
            return u"reply in person before the complaint is public"_s;
        if (has(Reason::RefundRequest) || has(Reason::RefundOverThreshold))
            return u"settle how much to give back"_s;
        if (has(Reason::RepeatContact))
            return u"find out why the earlier contacts did not settle it"_s;
        if (has(Reason::ComplexIssue))
            return u"take the questions one by one"_s;
        if (has(Reason::CustomerRequest))
            return u"introduce yourself and answer what is open"_s;
        return u"answer the customer's last message"_s;
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
