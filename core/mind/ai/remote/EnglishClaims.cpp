#include "core/mind/ai/remote/EnglishGrammar.h"
#include "core/mind/ai/remote/EnglishThings.h"

namespace tierdesk::ai {

using grammar::english;
using grammar::lightVerbs;
using grammar::money;
using grammar::pattern;
using grammar::Verbs;
using grammar::verbs;

const std::vector<ClaimTopic> &englishClaims()
{
    using enum ActionKind;
    static const auto Made = [] {
        const Verbs none;
        const Verbs &light = lightVerbs();
        const QString refund =
            QStringLiteral("(?:refunds?|reimbursements?|repayments?|compensation|money[- ]back|cash[- ]?back)") +
            grammar::word();
        const QString credit = QStringLiteral("(?:credits?|vouchers?|gift cards?)") + grammar::word();
        const Verbs change = verbs({{"changed", "change", "changing"},
                                    {"updated", "update", "updating"},
                                    {"corrected", "correct", "correcting"},
                                    {"amended", "amend", "amending"},
                                    {"edited", "edit", "editing"},
                                    {"modified", "modify", "modifying"},
                                    {"adjusted", "adjust", "adjusting"},
                                    {"fixed", "fix", "fixing"},
                                    {"switched", "switch", "switching"},
                                    {"replaced", "replace", "replacing"},
                                    {"saved", "save", "saving"},
                                    {"made(?: [^\\s,;]+){0,3} changes? to", "make(?: [^\\s,;]+){0,3} changes? to",
                                     "making(?: [^\\s,;]+){0,3} changes? to"}});
        const Verbs subscribe = verbs({{"paused", "pause", "pausing"},
                                       {"resumed", "resume", "resuming"},
                                       {"changed", "change", "changing"},
                                       {"upgraded", "upgrade", "upgrading"},
                                       {"downgraded", "downgrade", "downgrading"},
                                       {"reactivated", "reactivate", "reactivating"},
                                       {"switched", "switch", "switching"},
                                       {"suspended", "suspend", "suspending"},
                                       {"renewed", "renew", "renewing"},
                                       {"stopped", "stop", "stopping"},
                                       {"ended", "end", "ending"},
                                       {"terminated", "terminate", "terminating"},
                                       {"frozen", "freeze", "freezing"}});
        const Verbs open = verbs({{"opened", "open", "opening"},
                                  {"created", "create", "creating"},
                                  {"approved", "approve", "approving"},
                                  {"started", "start", "starting"},
                                  {"initiated", "initiate", "initiating"},
                                  {"authori[sz]ed", "authori[sz]e", "authori[sz]ing"},
                                  {"registered", "register", "registering"},
                                  {"arranged", "arrange", "arranging"},
                                  {"set up", "set up", "setting up"},
                                  {"scheduled", "schedule", "scheduling"},
                                  {"booked", "book", "booking"}});
        std::vector<ClaimTopic> all;
        all.push_back({pattern(QStringLiteral("refund|reimburs|repa(?:id|y)|compensat|\\bback\\b|[- ]back\\b")),
                       english(verbs({{"refunded", "refund", "refunding"},
                                      {"reimbursed", "reimburse", "reimbursing"},
                                      {"compensated", "compensate", "compensating"},
                                      {"repaid", "repay", "repaying"},
                                      {"paid(?: [^\\s,;]+){0,4} back", "pay(?: [^\\s,;]+){0,4} back",
                                       "paying(?: [^\\s,;]+){0,4} back"}}),
                               light, refund, {Refund, CancelOrder}, {Refund, CancelOrder}),
                       {Refund, CancelOrder}});
        all.push_back({pattern(QStringLiteral("\\bcredit|voucher|gift card")),
                       english(verbs({{"credited", "credit", "crediting"}}), light, credit, {Credit, Refund}, {Credit}),
                       {Credit}});
        all.push_back(
            {pattern(QStringLiteral("money|payment|amount|\\bsum\\b|funds|\\bcash|total|charge|difference|price|"
                                    "\\bcosts?\\b|balance|%1")
                         .arg(grammar::sum())),
             money({Refund, Credit, CancelOrder}),
             {}});
        all.push_back({pattern(QStringLiteral("cancel")),
                       english(verbs({{"cancell?ed", "cancel", "cancell?ing"}}), light,
                               QStringLiteral("cancell?ations?") + grammar::word(), {CancelOrder, ChangeSubscription},
                               {CancelOrder, ChangeSubscription}),
                       {CancelOrder, ChangeSubscription}});
        all.push_back(
            {pattern(QStringLiteral("replac|exchang|re-?sent|re-?send|re-?ship|substitut|\\bnew\\b")),
             english(verbs({{"replaced(?! by\\b)", "replace", "replacing"},
                            {"exchanged", "exchange", "exchanging"},
                            {"re-?sent", "re-?send", "re-?sending"},
                            {"re-?shipped", "re-?ship", "re-?shipping"}}),
                     light,
                     QStringLiteral("(?:(?:replacement|exchange|substitute)s?|new (?:one|unit|item|copy|pair))") +
                         grammar::word(),
                     {Replacement}, {Replacement}),
             {Replacement}});
        all.push_back({pattern(QStringLiteral("\\breturns?\\b")),
                       english(none, open, QStringLiteral("returns?") + grammar::word(), {Return}, {Return}),
                       {}});
        all.push_back(
            {pattern(QStringLiteral("address|rout|redirect")),
             english(verbs({{"re-?routed", "re-?route", "re-?routing"}, {"redirected", "redirect", "redirecting"}}),
                     change, QStringLiteral("address(?:es)?\\b"), {ChangeAddress}, {ChangeAddress}),
             {}});
        all.push_back({pattern(QStringLiteral("subscription|\\bplan\\b|membership")),
                       english(none, subscribe, QStringLiteral("(?:subscription|plan|membership)s?\\b"),
                               {ChangeSubscription}, {ChangeSubscription}),
                       {}});
        for (ClaimTopic &more : thingsClaimed())
            all.push_back(std::move(more));
        return all;
    }();
    return Made;
}

const std::vector<ClaimPattern> &englishClaimsOfIt()
{
    static const QString Verb = QStringLiteral("(?:issued|processed|approved|completed|authori[sz]ed|initiated|"
                                               "finali[sz]ed|granted|arranged|executed|done|handled|sorted(?: out)?|"
                                               "put through|pushed through|carried out|taken care of|confirmed)");
    static const std::vector<ClaimPattern> Made{
        {pattern(QStringLiteral("\\b(?:i|we)(?:'ve| have| had)?%1(?: %2)? (?:%3|put|took care of) (?:it|this|that|them|"
                                "both|everything)\\b")
                     .arg(grammar::between(), grammar::ahead(), Verb)),
         Saying::Done,
         {}},
        {pattern(QStringLiteral(
                     "\\b(?:it|this|that|they|both|everything)(?:(?:'s| has| have|'ve)%1 been| was| were)%1 %2\\b"
                     "|\\b(?:it|that)(?: has|'s)%1 gone through\\b|\\b(?:it|that) went through\\b"
                     "|^\\W*%2\\W*$")
                     .arg(grammar::between(), Verb)),
         Saying::Told,
         {}},
        {pattern(QStringLiteral("\\b(?:it|this|that|they|both|everything)(?:'s| is| are|'re)%1 (?:being%1 )?%2\\b")
                     .arg(grammar::between(), Verb)),
         Saying::Progress,
         {}}};
    return Made;
}

const ClaimPattern &bareClaim()
{
    static const ClaimPattern Made{
        pattern(QStringLiteral(
            "^\\W*(?:(?:it's|it is|that's|that is|everything is|everything's|all is) )?(?:now |already |all )*(?:done|"
            "completed|taken care of|(?:ya )?(?:est\\x{E1} )?hecho|c'est fait|es ist "
            "erledigt|listo|fertig|erledigt|fatto|feito|gedaan|gotowe|\\x{433}\\x{43E}\\x{442}"
            "\\x{43E}\\x{432}\\x{43E})\\s*(?:[.!:,;\\x{2013}\\x{2014}-]|$)"
            "|^\\W*(?:it|that|this|everything) (?:has been|was) (?:taken care of|done|carried out|sorted out)\\b")),
        Saying::Done,
        {}};
    return Made;
}

} // namespace tierdesk::ai
