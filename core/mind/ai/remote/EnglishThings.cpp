#include "core/mind/ai/remote/EnglishThings.h"

#include "core/mind/ai/remote/EnglishGrammar.h"

namespace tierdesk::ai {

using grammar::english;
using grammar::lightVerbs;
using grammar::pattern;
using grammar::Verbs;
using grammar::verbs;

namespace {

using enum ActionKind;

const std::vector<ActionKind> &moneyKinds()
{
    static const std::vector<ActionKind> Kinds{Refund, Credit, CancelOrder};
    return Kinds;
}

Verbs joined(const Verbs &one, const Verbs &other)
{
    return {one.past + u'|' + other.past, one.base + u'|' + other.base, one.gerund + u'|' + other.gerund};
}

/// What is done to a sum that somebody owes.
const Verbs &lowering()
{
    static const Verbs All = verbs({{"waived", "waive", "waiving"},
                                    {"removed", "remove", "removing"},
                                    {"dropped", "drop", "dropping"},
                                    {"lifted", "lift", "lifting"},
                                    {"covered", "cover", "covering"},
                                    {"absorbed", "absorb", "absorbing"},
                                    {"reversed", "reverse", "reversing"},
                                    {"(?:took|taken) care of", "take care of", "taking care of"},
                                    {"scrapped", "scrap", "scrapping"},
                                    {"struck", "strike", "striking"},
                                    {"deducted", "deduct", "deducting"},
                                    {"subtracted", "subtract", "subtracting"},
                                    {"(?:took|taken)(?=[^.;]* (?:off|out)\\b)", "take(?=[^.;]* (?:off|out)\\b)",
                                     "taking(?=[^.;]* (?:off|out)\\b)"},
                                    {"knocked", "knock", "knocking"},
                                    {"shaved", "shave", "shaving"},
                                    {"cut", "cut", "cutting"},
                                    {"lowered", "lower", "lowering"},
                                    {"reduced", "reduce", "reducing"},
                                    {"halved", "halve", "halving"},
                                    {"adjusted", "adjust", "adjusting"},
                                    {"corrected", "correct", "correcting"},
                                    {"written off", "write off", "writing off"},
                                    {"cleared", "clear", "clearing"},
                                    {"wiped", "wipe", "wiping"},
                                    {"zeroed", "zero", "zeroing"},
                                    {"brought down", "bring down", "bringing down"}});
    return All;
}

/// What is done to an account, a password, a warranty.
const Verbs &keeping()
{
    static const Verbs All = verbs({{"unlocked", "unlock", "unlocking"},
                                    {"unblocked", "unblock", "unblocking"},
                                    {"activated", "activate", "activating"},
                                    {"reactivated", "reactivate", "reactivating"},
                                    {"deactivated", "deactivate", "deactivating"},
                                    {"closed", "close", "closing"},
                                    {"reopened", "reopen", "reopening"},
                                    {"deleted", "delete", "deleting"},
                                    {"erased", "erase", "erasing"},
                                    {"removed", "remove", "removing"},
                                    {"reset", "reset", "resetting"},
                                    {"restored", "restore", "restoring"},
                                    {"extended", "extend", "extending"},
                                    {"prolonged", "prolong", "prolonging"},
                                    {"renewed", "renew", "renewing"},
                                    {"upgraded", "upgrade", "upgrading"},
                                    {"merged", "merge", "merging"},
                                    {"updated", "update", "updating"},
                                    {"changed", "change", "changing"},
                                    {"added", "add", "adding"},
                                    {"doubled", "double", "doubling"}});
    return All;
}

/// An order or a delivery that is told to be another now: by who speaks, or "has been"; what "was" is its history.
std::vector<ClaimPattern> changedOrders()
{
    const QString past =
        QStringLiteral("(?:upgraded|expedited|switched|rescheduled|postponed|moved|brought "
                       "forward|stopped|intercepted|held|paused|combined|"
                       "merged|split|prioriti[sz]ed|put|changed|altered|added|removed|swapped|edited|amended|updated)");
    const QString gerund = QStringLiteral(
        "(?:upgrading|expediting|switching|rescheduling|postponing|moving|bringing "
        "forward|stopping|intercepting|holding|pausing|"
        "combining|merging|splitting|prioriti[sz]ing|changing|altering|adding|removing|swapping|editing|amending|"
        "updating)");
    const QString base = QStringLiteral("(?:upgrade|expedite|switch|reschedule|postpone|move|bring "
                                        "forward|stop|intercept|hold|pause|combine|merge|split|"
                                        "prioriti[sz]e|change|alter|swap|edit|amend|update)");
    // A note on an order is no change of it.
    const QString object = QStringLiteral("(?: (?!notes?\\b|comments?\\b|remarks?\\b)[^\\s,;]+){0,6}? (?:your|the|this)"
                                          "(?: [a-z]+)? ?\\b(?:order|delivery|parcel|package|shipment|shipping)\\b");
    const auto made = [&](QString text) {
        text.replace(QStringLiteral("<past>"), past).replace(QStringLiteral("<gerund>"), gerund);
        text.replace(QStringLiteral("<base>"), base).replace(QStringLiteral("<object>"), object);
        text.replace(QStringLiteral("<b>"), grammar::between()).replace(QStringLiteral("<ahead>"), grammar::ahead());
        return pattern(text);
    };
    return {{made(QStringLiteral("\\b(?:i|we)(?:'ve| have)?<b>(?: <ahead>)? <past><object>")), Saying::Done, {}},
            {made(QStringLiteral(
                 "\\b(?:order|delivery|parcel|package|shipment|shipping)(?:'s| has| have)<b> been<b> "
                 "(?:upgraded|expedited|switched|rescheduled|moved|brought forward|stopped|intercepted|put on "
                 "hold|combined|merged|split|prioriti[sz]ed|changed|altered|amended)\\b")),
             Saying::Told,
             {}},
            {made(QStringLiteral("\\b(?:i'm|i am|we're|we are)<b> <gerund><object>")), Saying::Progress, {}},
            {made(QStringLiteral("\\b(?:i|we)(?:'ll| will)<b> <base><object>")), Saying::Promise, {}}};
}

/// Money that is told to come, and money that is told not to be taken.
std::vector<ClaimPattern> moneyToCome()
{
    const QString coming =
        QStringLiteral(
            "^\\W*(?:please |you (?:can|may) )?expect (?:your|the)(?: \\w+)? (?:money|amount|payment|cash|funds)\\b"
            "|\\b(?:money|amount|payment|cash|funds)(?: \\w+){0,2} (?:should|will|'ll|is going to)%1 be (?:with "
            "you|there|in "
            "your|on your|back)\\b"
            "|\\byou(?:'ll| will)%1 (?:see|have|get|find) (?:your|the)(?: \\w+)? (?:money|amount|cash|funds)\\b"
            "|\\byou can look forward to (?:your|the)(?: \\w+)? (?:money|refund|payment|parcel|replacement)\\b"
            "|\\b(?:card|account|statement) (?:will|'ll)%1 (?:show|have) (?:your|the)(?: \\w+)? "
            "(?:money|amount|refund)\\b"
            "|\\byou(?:'re| are|'ll| will)%1 (?:getting|get|receiving|receive) \\d+ ?% off\\b")
            .arg(grammar::between());
    // What the customer pays goes through as well, so a payment is none of these.
    const QString money = QStringLiteral("\\b(?:the|your|that|this)(?: (?!(?:same|right|exact|wrong|other)\\b)\\w+)? "
                                         "(?:money|amount|cash|funds|sum)\\b(?: (?:of|for|from) [^,;]{1,40}?)?");
    const QString moving = QStringLiteral("post|land|arrive|clear|drop|hit|come (?:through|in|back)|show up|turn up|"
                                          "reach (?:you|your)");
    const QString posting =
        QStringLiteral("%1(?: (?:will|should|'ll|is going to)|'ll)%2 (?:%3|be (?:posted|available|"
                       "visible|paid out|sent out|transferred|released))\\b"
                       "|%1(?: is| are)%2 (?:set|due|scheduled|expected) (?:to (?:%3)\\b|"
                       "(?:for )?[a-z]+day\\b|(?:back )?%4\\b)"
                       "|%1(?: is| are)%2 (?:posting|landing|arriving|dropping|coming (?:through|in|"
                       "back))\\b"
                       "|%1 (?:posts|lands|arrives|clears|drops|hits|comes (?:through|in|back)|shows "
                       "up|turns up|reaches (?:you|your))(?: [^\\s,;]+){0,4}? %4\\b")
            .arg(money, grammar::between(), moving, grammar::soon());
    const QString spared =
        QStringLiteral("\\b(?:i|we)(?:'ve| have)?%1 (?:made sure|seen to it|ensured|arranged)(?: that)? you "
                       "(?:won't|will not|don't|are not going to) (?:be (?:charged|billed)|(?:have to )?pay)\\b")
            .arg(grammar::between());
    const QString spent = QStringLiteral(
        "\\byou (?:won't|will not) (?:be (?:charged|billed)|pay)\\b[^.;]*, (?:i|we)(?:'ve| have)? (?:made sure|saw to)"
        "|\\b(?:i|we)(?:'ve| have)\\b[^.;]* (?:so|and) (?:that )?you (?:won't|will not) (?:be (?:charged|billed)|pay|"
        "have to pay)\\b");
    const QString there =
        QStringLiteral("\\b(?:fee|charge|debt)(?: is|'s)%1 (?:gone|off)\\b|\\bpoints are%1 back\\b"
                       "|\\b(?:bill|balance|invoice|fee) (?:is|stands)(?: at)? now "
                       "(?:zero|nil|\\$0|settled|cleared|gone|at zero)\\b"
                       "|\\b(?:money|funds|cash|amount)(?: \\w+){0,2}(?: is| are|'s)%1 on (?:its|their) way\\b")
            .arg(grammar::between());
    const QString ours =
        QStringLiteral("\\b(?:months?|shipping|delivery|orders?|returns?|postage|fees?|upgrades?|years?)"
                       "(?: is| are|'s)%1 on (?:us|me|the house)\\b")
            .arg(grammar::between());
    return {{pattern(coming), Saying::Promise, moneyKinds()}, {pattern(posting), Saying::Promise, moneyKinds()},
            {pattern(spared), Saying::Done, moneyKinds()},    {pattern(spent), Saying::Done, moneyKinds()},
            {pattern(there), Saying::Progress, moneyKinds()}, {pattern(ours), Saying::Present, moneyKinds()}};
}

/// "Your new lamp goes out on Monday". What went out before may be what the customer ordered: only what is yet to come,
/// or what the speaker does, is told of a thing that replaces another. @p one is a thing's name.
ClaimTopic yourNewThing(const QString &one)
{
    const QString goods =
        QStringLiteral("(?:\\b(?:your|the|his|her|their) (?:brand[- ])?(?:new|fresh|spare)(?: other)? "
                       "(?!(?:tracking|delivery|dates?|numbers?|bills?|billing|statements?|contracts?|prices?|rates?|"
                       "keys?|pins?|log-?in|licen[cs]es?|schedules?|appointments?|memberships?|passes|season|"
                       "collections?|catalogu?es?|terms|rules|quotes?|estimates?|balance|limit|status|features?|"
                       "site|app|shop|store|stock|range|line)\\b)%1)")
            .arg(one);
    std::vector<ClaimPattern> told =
        english({}, joined(verbs({{"mailed", "mail", "mailing"}, {"packed", "pack", "packing"}}), lightVerbs()), goods,
                {Replacement}, {Replacement});
    std::erase_if(
        told, [](const ClaimPattern &each) { return each.saying == Saying::Told || each.saying == Saying::Progress; });
    return {pattern(QStringLiteral("\\b(?:your|the|his|her|their) (?:brand[- ])?(?:new|fresh|spare)\\b")), told, {}};
}

} // namespace

std::vector<ClaimTopic> thingsClaimed()
{
    const Verbs none;
    std::vector<ClaimTopic> all;
    all.push_back(
        {pattern(QStringLiteral("\\bfees?\\b|charges?\\b|postage|surcharge|shipping costs?\\b|delivery costs?\\b")),
         english(none, lowering(),
                 QStringLiteral("(?:fees?|charges?|postage|surcharges?|(?:shipping|delivery) costs?)\\b"), moneyKinds(),
                 moneyKinds()),
         {}});
    all.push_back(
        {pattern(QStringLiteral("discount|rebate|adjustment|price reduction|coupon|promo(?:tion)? code|free (?:express "
                                ")?(?:shipping|delivery|returns?)")),
         english(none, joined(verbs({{"loaded", "load", "loading"}}), joined(lightVerbs(), lowering())),
                 QStringLiteral(
                     "(?:discounts?|rebates?|(?:price|billing) adjustments?|price reductions?|coupons?|promo(?:tion)? "
                     "codes?|free (?:express )?(?:shipping|delivery|returns?))") +
                     grammar::word(),
                 moneyKinds(), moneyKinds()),
         {}});
    all.push_back({pattern(QStringLiteral("price|\\bbill\\b|invoice|balance|\\bdebt|what you owed?\\b|difference")),
                   english(none, lowering(),
                           QStringLiteral("(?:prices?|bill|invoice|balance|debts?|what you owed?|difference)\\b"),
                           moneyKinds(), moneyKinds()),
                   {}});
    // Not the new link, the new order and the new manager of anybody.
    const QString one = QStringLiteral(
        "(?!(?:links?|codes?|passwords?|e-?mails?|messages?|invoices?|receipts?|labels?|confirmations?|forms?|tickets?|"
        "cases?|requests?|orders?|questions?|colleagues?|managers?|persons?|agents?|teams?|departments?|customers?|"
        "members?|reminders?|notes?|notifications?|versions?|models?|offers?|look|time|day|week|way|chance|copy of|"
        "refunds?|credits?|address|cards?|payments?|accounts?|subscriptions?|plans?|to|of|and|or|is|was|has|for)\\b)"
        "[a-z][\\w-]*");
    const QString goods =
        QStringLiteral("(?:\\b(?:an?|one|another|two) (?:brand[- ])?(?:new|fresh|second|spare|additional|further) %1"
                       "|\\banother %1|\\b(?:missing|spare) (?:parts?|items?|pieces?|poles?|screws?))\\b")
            .arg(one);
    all.push_back(
        {pattern(QStringLiteral("\\b(?:new|fresh|second|spare|additional|further|another|missing)\\b")),
         english(none, joined(verbs({{"mailed", "mail", "mailing"}, {"packed", "pack", "packing"}}), lightVerbs()),
                 goods, {Replacement}, {Replacement}),
         {}});
    all.push_back(yourNewThing(one));
    const Verbs visiting = verbs({{"arranged(?: for)?", "arrange(?: for)?", "arranging(?: for)?"},
                                  {"booked", "book", "booking"},
                                  {"scheduled", "schedule", "scheduling"},
                                  {"set up", "set up", "setting up"},
                                  {"ordered", "order", "ordering"},
                                  {"organi[sz]ed", "organi[sz]e", "organi[sz]ing"},
                                  {"sent", "send", "sending"}});
    all.push_back({pattern(QStringLiteral("technician|engineer|courier|driver|pick-?up|collection|appointment")),
                   english(none, visiting,
                           QStringLiteral("(?:technicians?|engineers?|couriers?|drivers?|pick-?ups?|collections?|"
                                          "appointments?)\\b"),
                           {Return}, {Return}),
                   {}});
    all.push_back(
        {pattern(QStringLiteral("order|delivery|parcel|package|shipment|shipping")), changedOrders(), {}, true});
    all.push_back(
        {pattern(
             QStringLiteral("account|password|warranty|guarantee|points|profile|return (?:window|period)|deadline")),
         english(none, keeping(),
                 QStringLiteral("(?:accounts?|passwords?|warrant(?:y|ies)|guarantee|(?:bonus |reward )?points|"
                                "profile|return (?:window|period)|deadline)") +
                     grammar::word(),
                 {ChangeSubscription}, {ChangeSubscription}),
         {},
         true});
    all.push_back(
        {pattern(QStringLiteral("points|money|amount|payment|cash|\\bsum\\b|funds|charged|billed|\\bpay\\b|% "
                                "off|balance|\\bbill\\b|invoice|\\bfee\\b|\\bon (?:us|me|the house)\\b|refund")),
         moneyToCome(),
         {}});
    return all;
}

const QRegularExpression &looseClaim()
{
    // To look, to ask and to hand on is nothing that would have to have happened.
    static const QRegularExpression Made = pattern(
        QStringLiteral(
            "\\bconsider (?:it|this|that|yourself) (?:all )?(?:done|sorted|settled|handled|fixed|solved|covered|taken "
            "care of)\\b"
            "|\\b(?:i|we)(?:'ve| have)? (?:gone|went)%1 ahead (?:and|with)(?! (?:ask|check|look|read|review|search|not|"
            "forward|pass|shar|flag|escalat|inform|told|tell|contact|notif|rais|refer|gather|found|find|hand|pull|"
            "confirmed (?:that|with|the)|verif|an?\\b|the\\b|your\\b|it\\b|this\\b)\\w*)"
            "|\\b(?:i|we)(?:'ve| have)? (?:gone|went)%1 ahead (?:and|with)[^.;]* (?:taken care|took care)\\b"
            "|\\b(?:i|we)(?:'ve| have)? (?:taken|took) care of (?:it|this|that|everything|all)\\b"
            "|\\b(?:i|we)(?:'ve| have)? (?:seen to (?:it|that|this)|made an exception)\\b(?! of)"
            "|^\\W*(?:all|problem) (?:sorted|set|settled|fixed|solved|done)\\b(?! by| for\\b)"
            "|(?:^|,)\\W*(?:it|that|this|everything|all of (?:it|that))(?:'s| is| has)(?:,? "
            "(?:\\w+ly|all|now|already|been))*"
            " (?:done|sorted|settled|arranged|handled|fixed|in motion|under ?way|taken care of)(?: out)?"
            "(?: (?:for you|now|already|today))*\\W*$")
            .arg(grammar::between()));
    return Made;
}

} // namespace tierdesk::ai
