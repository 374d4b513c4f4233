#include "core/mind/ai/help/BriefCauses.h"

#include "core/mind/ai/help/Rewrite.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Rewords policy's refusal ("Cancel order; AI Manager may not cancel orders"): the request and why it was refused.
/// deedOf() handles sums that a tier may grant in part.
std::optional<QString> refusedDeed(const QString &explanation)
{
    static const QRegularExpression Refusal =
        recordForm(u"^(refund|credit|replacement|cancel order|return|change address|change subscription)"
                   u"(?: of [^;]+)?; (.+)$");
    static const std::array Wishes{
        Rewrite{recordForm(u"^(refund|credit|replacement|return)$"), u"asks for a %1"_s},
        Rewrite{recordForm(u"^cancel order$"), u"asks to cancel an order"_s},
        Rewrite{recordForm(u"^change (?:the )?address$"), u"asks for another address"_s},
        Rewrite{recordForm(u"^change subscription$"), u"asks to change a subscription"_s},
    };
    // Avoids the verbs of actions, so that the brief does not read as if they had been performed.
    static const std::array Whys{
        Rewrite{recordForm(u"^(AI Rep|AI Manager) (?:may not .+|is switched off)$"),
                u", which is not the %1's to give"_s},
        Rewrite{recordForm(u"^(?:.+ of )?order \\S+: .+ left(?: after .+)?$"),
                u" of more than the order still holds"_s},
        Rewrite{recordForm(u"^not that many of .+ are left to replace$"), u" of more than the order still holds"_s},
        Rewrite{recordForm(u"^(?:the order was refunded whole|it was already refunded|it was already replaced|.+ was "
                           u"refunded)$"),
                u", and nothing of it is left"_s},
        Rewrite{recordForm(u"^the (order|subscription) is (?:cancelled|returned)$"), u", though the %1 is closed"_s},
        Rewrite{recordForm(u"^(the order has already left)$"), u", though %1"_s},
        Rewrite{recordForm(u"^the order has not shipped yet$"), u" before the order has left"_s},
        Rewrite{recordForm(u"^a return was already asked for$"), u" that was asked for before"_s},
        Rewrite{recordForm(u"^the order has (?:no item .+|not that many of this item to return)$"),
                u" of something that the order does not hold"_s},
        Rewrite{recordForm(u"^the (order|subscription) is another customer's$"),
                u", but the %1 is another customer's"_s},
        Rewrite{recordForm(u"^(?:only subscriptions of before name the plan|there is no plan) .+$"),
                u" to a plan that is not sold"_s},
        Rewrite{recordForm(u"^.+$"), u", which policy does not allow"_s},
    };
    static const QRegularExpression InPart = recordForm(u"^(?:AI Rep|AI Manager) may \\w+ up to .+$");
    const auto match = Refusal.match(explanation);
    if (!match.hasMatch() || InPart.match(match.captured(2)).hasMatch())
        return std::nullopt;
    return formOf(match.captured(1), Wishes).value_or(QString()) + formOf(match.captured(2), Whys).value_or(QString());
}

/// Rewords an explanation as what the customer does: policy's begin with a verb, the dialogue's with the customer.
std::optional<QString> deedIn(const QString &explanation)
{
    static const std::array Rows{
        Rewrite{recordForm(u"^(speaks of harming themselves or others)\\b.*$"), u"%1"_s},
        Rewrite{recordForm(u"^(asks for something that policy does not allow)$"), u"%1"_s},
        Rewrite{recordForm(u"^(threatens a chargeback)$"), u"%1"_s},
        Rewrite{recordForm(u"^(complains again after the case was already escalated)$"), u"%1"_s},
        Rewrite{recordForm(u"^(irate again after the case was already escalated)$"), u"is %1"_s},
        Rewrite{recordForm(u"^threatens (after the case was already escalated)$"), u"makes a threat %1"_s},
        Rewrite{recordForm(u"^escalation keyword \".*\"$"), u"uses an escalation keyword"_s},
        Rewrite{
            recordForm(u"^(?:the customer )?writes in a language that (?:the AI tiers do not|is not) read(?: here)? "
                       u"(\\([A-Za-z-]+\\))$"),
            u"writes in a language that the AI tiers do not read %1"_s},
        Rewrite{recordForm(u"^the customer (wants neither a replacement nor a refund)$"), u"%1"_s},
        Rewrite{recordForm(u"^the customer (asks for an order without being signed in)$"), u"%1"_s},
        Rewrite{recordForm(u"^the customer (names no sum that can be read)$"), u"%1"_s},
        Rewrite{recordForm(u"^the customer (asks for a credit) that this tier may not grant$"),
                u"%1, which is not the AI's to give"_s},
        Rewrite{recordForm(u"^the customer sees two charges, the order has one payment$"),
                u"sees more charges than the order has payments"_s},
        Rewrite{recordForm(u"^charged twice, and the payments of it cannot be seen here$"),
                u"reports being charged more than once"_s},
    };
    const auto deed = formOf(explanation, Rows);
    return deed ? deed : refusedDeed(explanation);
}

/// Rewords an explanation about something other than the customer as a clause. Leaves out why a system or model failed:
/// that text is external.
std::optional<QString> clauseIn(const QString &explanation)
{
    static const std::array Rows{
        Rewrite{recordForm(u"^(a refund is asked for an item that was sent anew)$"), u"%1"_s},
        Rewrite{recordForm(u"^(a refund is asked for a subscription, whose payments cannot be seen) here$"), u"%1"_s},
        Rewrite{recordForm(u"^[a-z][^;]*; (the customer's identity is only claimed|the company does not know this "
                           u"customer)$"),
                u"%1"_s},
        Rewrite{recordForm(u"^(the company's system refused) the (cancel|change) (order|address|subscription): .*$"),
                u"%1 to %2 the %3"_s},
        Rewrite{
            recordForm(
                u"^(the company's system refused the )(?:[^:]*[0-9][^:]* )?(refund|credit|replacement|return): .*$"),
            u"%1%2"_s},
        Rewrite{recordForm(u"^(no responder could answer): .*$"), u"%1"_s},
        Rewrite{recordForm(u"^an offer does not (fit into the longest answer allowed)$"), u"an offer did not %1"_s},
        Rewrite{recordForm(u"^three (messages in a row were not understood)$"), u"%1"_s},
        Rewrite{
            recordForm(u"^(order|item|address|variant|subscription|plan) was asked for [0-9]+ times and not named$"),
            u"the %1 was asked for again and again and not named"_s},
        Rewrite{recordForm(u"^confidence [0-9.]+, sure from [0-9.]+$"), u"the AI was not sure of its answer"_s},
    };
    return formOf(explanation, Rows);
}

/// Returns what a reason alone says about the customer; empty if the mood or the name already says it. Measured reasons
/// count only if policy gave them: clients, agents and models have not measured anything.
QString deedOf(Reason reason, bool isPolicys)
{
    switch (reason) {
    case Reason::LegalMention:
        return u"speaks of legal action"_s;
    case Reason::CustomerRequest:
        return u"asks for a person"_s;
    case Reason::SocialMediaThreat:
        return u"threatens a public complaint"_s;
    case Reason::ComplexIssue:
        return u"has a complex matter"_s;
    case Reason::PolicyException:
        return isPolicys ? u"asks for an exception"_s : QString();
    case Reason::EscalatedComplaint:
        return isPolicys ? u"complains again"_s : QString();
    case Reason::RefundRequest:
        return isPolicys ? u"asks for more than the AI Rep may give"_s : QString();
    case Reason::RefundOverThreshold:
        return isPolicys ? u"asks for more than the AI may give"_s : QString();
    case Reason::RepeatContact:
        return isPolicys ? u"has written repeatedly of late"_s : QString();
    case Reason::TechnicalLimitation:
    case Reason::IrateCustomer:
    case Reason::HighValueCustomer:
        break;
    }
    return {};
}

QString listed(QStringList all)
{
    const QString last = all.takeLast();
    return all.isEmpty() ? last : all.join(u", "_s) + u" and "_s + last;
}

} // namespace

QString causes(const CaseContext &context)
{
    constexpr size_t Most = 3;
    const auto escalation = std::find_if(context.escalations.rbegin(), context.escalations.rend(),
                                         [](const Escalation &each) { return each.to == Tier::HumanAgent; });
    if (escalation == context.escalations.rend())
        return {};
    QStringList deeds;
    QStringList all;
    for (size_t at = 0; at < std::min(escalation->reasons.size(), Most); ++at) {
        const QString given = escalation->explanations.value(static_cast<qsizetype>(at));
        const bool isPolicys = escalation->by == u"policy" && !given.startsWith(u"the model says: ");
        // A client's explanation may be any text.
        const auto clause = isPolicys || escalation->by == u"gateway" ? clauseIn(given) : std::nullopt;
        const auto deed = isPolicys ? deedIn(given) : std::nullopt;
        if (clause)
            all.append(u"because "_s + *clause);
        else
            deeds.append(deed.value_or(deedOf(escalation->reasons[at], isPolicys)));
    }
    deeds.removeAll(QString());
    deeds.removeDuplicates();
    all.removeDuplicates();
    if (!deeds.isEmpty())
        all.prepend(u"because the customer "_s + listed(deeds));
    return all.isEmpty() ? QString() : u"Came to a person %1."_s.arg(listed(all));
}

} // namespace tierdesk::ai
