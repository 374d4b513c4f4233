#include "core/mind/policy/Escalation.h"

#include "core/domain/DoorTraits.h"
#include "core/mind/policy/Sla.h"

#include <algorithm>
#include <array>

namespace tierdesk::policy {

namespace {

// Scores are sums of hundredths: −0.7 must reach a threshold of 0.7 despite rounding.
constexpr double Slack = 1e-9;

/// Most important first, among reasons that require the same tier.
constexpr std::array Weights{Reason::LegalMention,        Reason::CustomerRequest,     Reason::PolicyException,
                             Reason::TechnicalLimitation, Reason::EscalatedComplaint,  Reason::IrateCustomer,
                             Reason::SocialMediaThreat,   Reason::RefundOverThreshold, Reason::RefundRequest,
                             Reason::HighValueCustomer,   Reason::RepeatContact,       Reason::ComplexIssue};

auto weightOf(Reason reason)
{
    return std::find(Weights.begin(), Weights.end(), reason) - Weights.begin();
}

bool isNegative(const Reading &reading)
{
    return reading.sentiment == Sentiment::Frustrated || reading.sentiment == Sentiment::Angry ||
           reading.sentiment == Sentiment::Irate;
}

bool isPositive(const Reading &reading)
{
    return reading.sentiment == Sentiment::Happy || reading.sentiment == Sentiment::Satisfied;
}

/// Returns whether the text is a question without negative sentiment.
bool isPlainQuestion(const Reading &reading, QStringView text)
{
    static constexpr std::array Openings{u"what ",   u"how ",  u"when ",     u"where ",     u"which ",       u"who ",
                                         u"do you ", u"does ", u"is there ", u"are there ", u"can you tell "};
    if (isNegative(reading))
        return false;
    const QStringView said = text.trimmed();
    return said.endsWith(u'?') || std::any_of(Openings.begin(), Openings.end(), [&](const char16_t *each) {
               return said.startsWith(QStringView(each), Qt::CaseInsensitive);
           });
}

/// Returns whether something is wrong, rather than merely asked. Required for REPEAT_CONTACT and HIGH_VALUE_CUSTOMER.
bool isProblem(const Reading &reading, QStringView text)
{
    if (isNegative(reading))
        return true;
    const Category category = reading.category.category;
    return !isPositive(reading) && !isPlainQuestion(reading, text) &&
           (category == Category::Complaint || category == Category::Refund || category == Category::ProductQuality);
}

bool isLetter(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
}

/// Returns whether @p text contains @p word as whole words, ignoring case.
bool holdsWord(QStringView text, const QString &word)
{
    if (word.isEmpty())
        return false;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (!isLetter(text, at - 1) && !isLetter(text, at + word.size()))
            return true;
    }
    return false;
}

/// Returns whether @p text threatens the writer's life or another's. Matches phrases, because single words mislead:
/// "would it kill you to answer" is no threat.
bool speaksOfHarm(QStringView text)
{
    static const std::array Phrases{
        u"kill myself"_s,       u"killing myself"_s, u"hurt myself"_s,    u"harm myself"_s,      u"hang myself"_s,
        u"shoot myself"_s,      u"end my life"_s,    u"ending my life"_s, u"take my own life"_s, u"suicide"_s,
        u"suicidal"_s,          u"i want to die"_s,  u"will kill you"_s,  u"ll kill you"_s,      u"going to kill you"_s,
        u"want to kill you"_s,  u"gonna kill you"_s, u"kill you all"_s,   u"will hurt you"_s,    u"ll hurt you"_s,
        u"going to hurt you"_s, u"gonna hurt you"_s, u"shoot you dead"_s, u"shoot you all"_s,    u"shoot you in the"_s,
        u"stab you"_s,          u"beat you up"_s,    u"kill your"_s,      u"hurt your family"_s, u"burn down your"_s,
        u"blow up your"_s,      u"bomb your"_s,      u"kill someone"_s,   u"kill somebody"_s,    u"hurt someone"_s};
    // Most messages contain none of these words, one of which is in every phrase.
    static constexpr std::array Cores{u"myself", u"my life", u"own life", u"suicid", u"to die", u"kill", u"hurt",
                                      u"shoot",  u"stab",    u"beat",     u"burn",   u"blow",   u"bomb"};
    const QString said = text.toString().simplified().toLower();
    if (std::none_of(Cores.begin(), Cores.end(),
                     [&](const char16_t *each) { return said.contains(QStringView(each)); }))
        return false;
    return std::any_of(Phrases.begin(), Phrases.end(), [&](const QString &each) { return holdsWord(said, each); });
}

QString figure(double value)
{
    QString text = QString::number(value, 'f', 2);
    if (value < 0)
        text.replace(0, 1, QChar(0x2212)); // a typographic minus sign
    return text;
}

/// A reason that applies, and the tier that it requires if it escalates by itself.
struct Finding {
    ReasonGiven given;
    std::optional<Tier> wants;
};

/// Collects the reasons that apply. Each rule is a function of its own, to be compared with docs/policy.md.
class Survey final
{
public:
    explicit Survey(const Situation &situation)
        : m_situation(situation)
        , m_reading(situation.reading)
        , m_config(situation.config)
        , m_isAtRep(situation.session.tier == Tier::AiRep)
        , m_isIrate(policy::isIrate(situation.config.irate, situation.reading, situation.text))
        , m_isHarm(speaksOfHarm(situation.text))
    {
        legalMention();
        customerRequest();
        escalationKeyword();
        policyException();
        technicalLimitation();
        escalatedComplaint();
        irateCustomer();
        socialMediaThreat();
        chargeback();
        highValueCustomer();
        repeatContact();
        complexIssue();
    }

    [[nodiscard]] bool isIrate() const { return m_isIrate; }
    [[nodiscard]] bool isHarm() const { return m_isHarm; }
    [[nodiscard]] std::vector<Finding> &findings() { return m_findings; }

private:
    void add(Reason reason, const QString &explanation, std::optional<Tier> wants)
    {
        m_findings.push_back({{reason, explanation}, wants});
    }

    /// Returns the manager at tier 1, else none: by the headings of cs-api.md these reasons escalate no further by
    /// themselves, so that one cause does not reach an agent before the manager has answered.
    [[nodiscard]] std::optional<Tier> managerOnly() const
    {
        return m_isAtRep ? std::optional(Tier::AiManager) : std::nullopt;
    }

    void legalMention()
    {
        if (m_reading.has(Trigger::LegalThreat))
            add(Reason::LegalMention, u"mentions legal action"_s, m_isAtRep ? Tier::AiManager : Tier::HumanAgent);
    }

    void customerRequest()
    {
        if (m_reading.has(Trigger::AsksForHuman))
            add(Reason::CustomerRequest, u"asks for a person"_s, Tier::HumanAgent);
    }

    /// In APIs where the irate protocol's keywords count in any mood.
    void escalationKeyword()
    {
        if (!traitsOf(m_situation.session.door).escalatesByKeyword || m_reading.has(Trigger::AsksForHuman))
            return;
        QString found;
        QStringList words = m_config.irate.triggerKeywords;
        words.append(u"complaint"_s);
        if (m_reading.has(Trigger::Urgent)) // not if it is negated
            words << u"urgent"_s << u"emergency"_s;
        for (const QString &each : std::as_const(words)) {
            if (found.isEmpty() && holdsWord(m_situation.text, each))
                found = each;
        }
        if (!found.isEmpty())
            add(Reason::CustomerRequest, u"escalation keyword \"%1\""_s.arg(found), Tier::HumanAgent);
    }

    void policyException()
    {
        if (m_isHarm)
            add(Reason::PolicyException, u"speaks of harming themselves or others: a person must look at once"_s,
                Tier::HumanAgent);
        else if (m_reading.has(Trigger::PolicyViolation))
            add(Reason::PolicyException, u"asks for something that policy does not allow"_s, Tier::HumanAgent);
    }

    void technicalLimitation()
    {
        if (!m_reading.isLanguageKnown)
            add(Reason::TechnicalLimitation,
                u"writes in a language that the AI tiers do not read (%1)"_s.arg(m_reading.language), Tier::HumanAgent);
    }

    void escalatedComplaint()
    {
        // A session that began at the rep and is at the manager has already escalated.
        const bool isPastEscalation =
            m_situation.hasEscalatedBefore || (!m_isAtRep && firstTier(m_config) == Tier::AiRep);
        if (!isPastEscalation)
            return;
        QString what;
        if (m_isIrate && m_config.irate.canAutoEscalate)
            what = u"irate again"_s;
        else if (m_reading.category.category == Category::Complaint && isNegative(m_reading))
            what = u"complains again"_s;
        else if (m_reading.has(Trigger::SocialMediaThreat) || m_reading.has(Trigger::Chargeback))
            what = u"threatens"_s;
        if (!what.isEmpty())
            add(Reason::EscalatedComplaint, what + u" after the case was already escalated"_s,
                m_isAtRep ? Tier::AiManager : Tier::HumanAgent);
    }

    void irateCustomer()
    {
        const IrateProtocol &protocol = m_config.irate;
        const bool isLow =
            (m_config.escalation.escalatesByScore || traitsOf(m_situation.session.door).escalatesByScore) &&
            m_reading.sentiment != Sentiment::Unknown && m_reading.score <= m_config.escalation.scoreThreshold + Slack;
        if (!m_isIrate && !isLow)
            return;
        const int answers = m_situation.session.irateAnswers;
        const bool isDue = m_isIrate && protocol.canAutoEscalate && answers >= protocol.afterAttempts;
        QStringList parts{u"score %1"_s.arg(figure(m_reading.score))};
        if (m_isIrate)
            parts.append(
                u"irate from %1, %2 of %3 answers given to irate messages"_s.arg(figure(-protocol.detectionThreshold))
                    .arg(answers)
                    .arg(protocol.afterAttempts));
        if (isLow)
            parts.append(u"escalates at %1 or below"_s.arg(figure(m_config.escalation.scoreThreshold)));
        std::optional<Tier> wants;
        if (isDue && protocol.targetTier > m_situation.session.tier)
            wants = protocol.targetTier;
        else if (isLow)
            wants = managerOnly();
        add(Reason::IrateCustomer, parts.join(u"; "_s), wants);
    }

    void socialMediaThreat()
    {
        if (m_reading.has(Trigger::SocialMediaThreat))
            add(Reason::SocialMediaThreat, u"threatens a public complaint"_s, managerOnly());
    }

    void chargeback()
    {
        // A chargeback exceeds the rep's authority, regardless of the refund limit.
        if (m_reading.has(Trigger::Chargeback))
            add(Reason::RefundRequest, u"threatens a chargeback"_s, managerOnly());
    }

    void highValueCustomer()
    {
        const Customer *customer = m_situation.customer;
        if (!customer || !isProblem(m_reading, m_situation.text))
            return;
        const Money bound = m_config.escalation.highValue;
        const bool isValuable =
            customer->lifetimeValue.currency == bound.currency && customer->lifetimeValue.minor >= bound.minor;
        if (customer->isVip)
            add(Reason::HighValueCustomer, u"a VIP with a problem"_s, managerOnly());
        else if (isValuable)
            add(Reason::HighValueCustomer,
                u"lifetime value %1, high from %2"_s.arg(moneyText(customer->lifetimeValue), moneyText(bound)),
                managerOnly());
    }

    void repeatContact()
    {
        const EscalationRules &rules = m_config.escalation;
        if (m_situation.recentContacts < rules.repeatContacts || !isProblem(m_reading, m_situation.text))
            return;
        const double days = static_cast<double>(rules.repeatWindow.count) / static_cast<double>(Millis::days(1).count);
        add(Reason::RepeatContact,
            u"%1 contacts in %2 days, repeated from %3"_s.arg(m_situation.recentContacts)
                .arg(days)
                .arg(rules.repeatContacts),
            managerOnly());
    }

    void complexIssue()
    {
        const double bound = m_config.escalation.complexityThreshold;
        if (m_reading.complexity + Slack >= bound && m_reading.complexity > 0 && !isPositive(m_reading))
            add(Reason::ComplexIssue,
                u"complexity %1, complex from %2"_s.arg(figure(m_reading.complexity), figure(bound)), managerOnly());
    }

    const Situation &m_situation;
    const Reading &m_reading;
    const CompanyConfig &m_config;
    bool m_isAtRep;
    bool m_isIrate;
    bool m_isHarm;
    std::vector<Finding> m_findings;
};

/// Returns the lowest enabled tier above @p from that is at least @p wanted, else the next enabled one: a company
/// without agents still has its manager.
std::optional<Tier> reach(const CompanyConfig &config, Tier from, Tier wanted)
{
    const auto above = nextTier(config, from, wanted);
    return above ? above : nextTier(config, from, Tier::AiManager);
}

} // namespace

Decision decide(const Situation &situation)
{
    Survey survey(situation);
    const Tier from = situation.session.tier;
    auto &findings = survey.findings();
    for (Finding &finding : findings)
        finding.wants = finding.wants ? reach(situation.config, from, *finding.wants) : std::nullopt;

    // Escalating reasons first, and those that require an agent before those that require the manager.
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
        if (a.wants != b.wants)
            return a.wants > b.wants; // nullopt compares lowest
        return weightOf(a.given.reason) < weightOf(b.given.reason);
    });

    Decision decision;
    decision.isIrate = survey.isIrate();
    const bool isVip = situation.customer && situation.customer->isVip;
    const Millis age = situation.now - situation.session.createdAt;
    const auto priorityFor = [&](std::optional<Reason> reason) {
        return priorityOf(situation.config, reason, situation.reading.sentiment, isVip, age);
    };
    // A threat to life is urgent, whatever the company's table says.
    decision.priority = survey.isHarm() ? Priority::Urgent : priorityFor(std::nullopt);
    for (Finding &finding : findings) {
        decision.priority = std::min(decision.priority, priorityFor(finding.given.reason));
        if (!decision.escalateTo)
            decision.escalateTo = finding.wants;
        decision.reasons.push_back(std::move(finding.given));
    }
    return decision;
}

std::optional<Tier> nextTier(const CompanyConfig &config, Tier from, Tier atLeast)
{
    for (const Tier each : {Tier::AiManager, Tier::HumanAgent}) {
        if (each > from && each >= atLeast && config.isTierEnabled(each))
            return each;
    }
    return std::nullopt;
}

bool canEscalate(const CompanyConfig &config, Tier from, Tier to)
{
    return to > from && config.isTierEnabled(to);
}

Tier firstTier(const CompanyConfig &config)
{
    return config.aiRep.isEnabled ? Tier::AiRep : config.aiManager.isEnabled ? Tier::AiManager : Tier::HumanAgent;
}

Reason reasonForRefusal(Tier tier, QStringView verdictRule)
{
    if (verdictRule == u"no_capability" || verdictRule == u"over_limit")
        return tier == Tier::AiRep ? Reason::RefundRequest : Reason::RefundOverThreshold;
    if (tier == Tier::AiRep && (verdictRule == u"no_permission" || verdictRule == u"tier_disabled"))
        return Reason::ComplexIssue;
    return Reason::PolicyException;
}

bool isIrate(const IrateProtocol &protocol, const Reading &reading, QStringView text)
{
    if (!protocol.isEnabled || reading.sentiment == Sentiment::Unknown || reading.score >= 0)
        return false;
    if (-reading.score + Slack >= protocol.detectionThreshold)
        return true;
    const bool isAngry = reading.sentiment == Sentiment::Angry || reading.sentiment == Sentiment::Irate;
    return isAngry && std::any_of(protocol.triggerKeywords.begin(), protocol.triggerKeywords.end(),
                                  [&](const QString &each) { return holdsWord(text, each); });
}

} // namespace tierdesk::policy
