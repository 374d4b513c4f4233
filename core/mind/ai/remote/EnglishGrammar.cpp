#include "core/mind/ai/remote/EnglishGrammar.h"

#include "core/mind/ai/remote/Sums.h"

#include <QtCore/QStringList>

namespace tierdesk::ai::grammar {

namespace {

/// Between the parts of a verb. "Usually", "hardly" and their like are no part of what happened.
const QString Between = QStringLiteral(
    "(?:,? (?:just|already|now|hereby|also|then|again|today|gladly|since|both|all|at once|right away|of course|in full|"
    "even|as (?:requested|promised|agreed|discussed|well|a courtesy|an exception|a gesture of goodwill)|"
    "(?!hardly|nearly|barely|probably|possibly|likely|usually|normally|typically|generally|only)\\w+ly),?)*");
/// What is done by doing another thing.
const QString Ahead = QStringLiteral(
    "(?:(?:gone|went|go|going) (?:right )?ahead (?:and|to|with)|tak(?:en|e|ing) the liberty of|took the liberty of|"
    "managed to|decided to|agreed to|chosen to|chose to|proceeded (?:to|with)|started(?: to)?|begun(?: to)?|"
    "began(?: to)?|finished|been able to|(?:was|were) able to|made sure to|arranged to)");
/// Before an object: "you a full and immediate", "the sum of $40 as a". A preposition leads away from the verb.
const QString Fill = QStringLiteral(
    "(?: (?!(?:about|regarding|concerning|on|of|to|in|that|which|who|because|so|but|if|whether|for|at|by|from|into|"
    "sure|no|not|notes?|questions?|links?|forms?|articles?|polic(?:y|ies)|information|details|instructions|looking|"
    "checking|working|asking|reviewing|reading|tracking)\\b)(?:(?:sum|amount|total) of )?[^\\s,;]+,?){0,7}?");
const QString Particles =
    QStringLiteral("(?: (?:you|them|back|through|out|up|in|off|for you|to you|you for|you with|to your \\w+))*");
/// Between a noun and its verb.
const QString Gap = QStringLiteral(
    "(?: (?!(?:is|are|was|were|be|been|has|have|had|not|never|no|because|but|so|since|will|would|can|could|cannot|may|"
    "might|should|must|takes?|reaches|needs?|requires?|depends?|if|when|once|after|until|unless|before|\\w+n't)\\b)"
    "[^\\s;]+){0,10}?");
const QString Soon = QStringLiteral(
    "(?:today|tonight|tomorrow|now|shortly|any (?:day|minute|moment) now|first thing|(?:on|by|this|next|before|over "
    "the) (?:the )?(?:[a-z]+day|week(?:end)?|month|morning|afternoon|evening|noon|midnight|end of|\\d)|"
    "(?:within|in) (?:the next )?(?:\\d|an?\\b|one|two|three|four|five|six|seven|eight|nine|ten|a few|hours|days))");
/// What no refund is: its rules, its status and the people who make it.
const QString Word = QStringLiteral(
    "\\b(?! (?:polic(?:y|ies)|terms|rules|conditions|articles?|page|form|windows?|period|questions?|guidelines?|"
    "options?|instructions?|links?|labels?|status|info\\w*|details?|specialists?|team|department|colleagues?|manager|"
    "rate|section|cards?|limit|score|check|address|number|date)\\b)");
const QString States = QStringLiteral(
    "complete|ready|underway|under way|on (?:its|the|their) way|in progress|in process|in the works|in motion|finished|"
    "through|good to go|all set|all done|yours|en route|processing|coming|heading|guaranteed|assured|certain");

/// The parts of patterns by name: "<past>" in a pattern, or in another part, is the part of that name.
using Parts = std::vector<std::pair<QString, QString>>;

/// @p text with the parts that it names as definitions of its own, each compiled once however often it is named.
QRegularExpression filledWith(QString text, const Parts &parts)
{
    QString definitions;
    QStringList waiting;
    const auto name = [&](QString in) {
        for (const auto &[part, body] : parts) {
            const QString mark = u'<' + part + u'>';
            if (in.contains(mark) && !waiting.contains(part))
                waiting.append(part);
            in.replace(mark, QStringLiteral("(?&%1)").arg(part));
        }
        return in;
    };
    text = name(text);
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        for (const auto &[part, body] : parts) {
            if (part == waiting[i])
                definitions += QStringLiteral("(?<%1>").arg(part) + name(body) + u')';
        }
    }
    return pattern(QStringLiteral("(?(DEFINE)") + definitions + u')' + text);
}

/// A verb with its object, or by itself.
QString act(const QString &direct, const QString &light)
{
    const QString object = QStringLiteral("(?:%1)<particles><fill> <noun>").arg(light);
    return direct.isEmpty() ? object : QStringLiteral("(?:%1)\\b|%2").arg(direct, object);
}

const Parts &commonParts()
{
    static const Parts All{{QStringLiteral("b"), Between},     {QStringLiteral("ahead"), Ahead},
                           {QStringLiteral("fill"), Fill},     {QStringLiteral("gap"), Gap},
                           {QStringLiteral("states"), States}, {QStringLiteral("particles"), Particles},
                           {QStringLiteral("soon"), Soon}};
    return All;
}

} // namespace

const QString &between()
{
    return Between;
}

const QString &ahead()
{
    return Ahead;
}

const QString &soon()
{
    return Soon;
}

const QString &sum()
{
    // A bare number only where it goes as money does.
    static const QString Sum =
        QStringLiteral("(?:(?:[$\\x{20AC}\\x{A3}\\x{A5}]|\\b(?:%1|rs\\.?))\\s?\\d[\\d.,]*"
                       "|\\d[\\d.,]*\\s?(?:[$\\x{20AC}\\x{A3}\\x{A5}]|dollars?|euros?|pounds?|usd|eur|gbp|cents|crowns|"
                       "k\\x{10D}|z\\x{142}|(?:%1|rs|kr)\\b)"
                       "|\\d[\\d.,]*(?= (?:back\\b|(?:on|onto|to|into) your (?:card|account|bank|balance|wallet)\\b)))")
            .arg(currencyCodes());
    return Sum;
}

const QString &word()
{
    return Word;
}

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

Verbs verbs(std::initializer_list<Verb> all)
{
    QStringList past;
    QStringList base;
    QStringList gerund;
    for (const Verb &each : all) {
        past.append(QString::fromLatin1(each.past));
        base.append(QString::fromLatin1(each.base));
        gerund.append(QString::fromLatin1(each.gerund));
    }
    return {past.join(u'|'), base.join(u'|'), gerund.join(u'|')};
}

const Verbs &lightVerbs()
{
    static const Verbs All = verbs({{"issued", "issue", "issuing"},
                                    {"processed", "process", "processing"},
                                    {"approved", "approve", "approving"},
                                    {"sent", "send", "sending"},
                                    {"made", "make", "making"},
                                    {"initiated", "initiate", "initiating"},
                                    {"granted", "grant", "granting"},
                                    {"completed?", "complete", "completing"},
                                    {"submitted", "submit", "submitting"},
                                    {"arranged(?: for)?", "arrange(?: for)?", "arranging(?: for)?"},
                                    {"authori[sz]ed", "authori[sz]e", "authori[sz]ing"},
                                    {"placed", "place", "placing"},
                                    {"put", "put", "putting"},
                                    {"added", "add", "adding"},
                                    {"applied", "apply", "applying"},
                                    {"given", "give", "giving"},
                                    {"gave", "give", "giving"},
                                    {"provided", "provide", "providing"},
                                    {"started", "start", "starting"},
                                    {"triggered", "trigger", "triggering"},
                                    {"set up", "set up", "setting up"},
                                    {"finali[sz]ed", "finali[sz]e", "finali[sz]ing"},
                                    {"executed", "execute", "executing"},
                                    {"performed", "perform", "performing"},
                                    {"pushed", "push", "pushing"},
                                    {"raised", "raise", "raising"},
                                    {"filed", "file", "filing"},
                                    {"lodged", "lodge", "lodging"},
                                    {"scheduled", "schedule", "scheduling"},
                                    {"organi[sz]ed", "organi[sz]e", "organi[sz]ing"},
                                    {"ordered", "order", "ordering"},
                                    {"shipped", "ship", "shipping"},
                                    {"dispatched", "dispatch", "dispatching"},
                                    {"released", "release", "releasing"},
                                    {"transferred", "transfer", "transferring"},
                                    {"deposited", "deposit", "depositing"},
                                    {"posted", "post", "posting"},
                                    {"secured", "secure", "securing"},
                                    {"registered", "register", "registering"},
                                    {"requested", "request", "requesting"},
                                    {"opened", "open", "opening"},
                                    {"created", "create", "creating"},
                                    {"confirmed", "confirm", "confirming"},
                                    {"honou?red", "honou?r", "honou?ring"},
                                    {"awarded", "award", "awarding"},
                                    {"extended", "extend", "extending"},
                                    {"entered", "enter", "entering"},
                                    {"booked", "book", "booking"},
                                    {"handled", "handle", "handling"},
                                    {"settled", "settle", "settling"},
                                    {"effected", "effect", "effecting"},
                                    {"done", "do", "doing"},
                                    {"sorted out", "sort out", "sorting out"},
                                    {"taken care of", "take care of", "taking care of"},
                                    {"carried out", "carry out", "carrying out"}});
    return All;
}

std::vector<ClaimPattern> english(const Verbs &direct, const Verbs &light, const QString &noun,
                                  const std::vector<ActionKind> &kinds, const std::vector<ActionKind> &ofNoun)
{
    Parts parts{{QStringLiteral("past"), act(direct.past, light.past)},
                {QStringLiteral("base"), act(direct.base, light.base)},
                {QStringLiteral("gerund"), act(direct.gerund, light.gerund)},
                {QStringLiteral("direct"), direct.past},
                {QStringLiteral("light"), light.past},
                {QStringLiteral("noun"), noun}};
    parts.insert(parts.end(), commonParts().begin(), commonParts().end());
    const auto filled = [&](const char *text) { return filledWith(QString::fromLatin1(text), parts); };
    std::vector<ClaimPattern> all;
    all.push_back(
        {filled("\\b(?:i|we)(?:'ve| have| had)?<b> <past>"
                "|\\b(?:i|we)(?:'ve| have)?<b> (?:had|got)<fill> <noun> (?:<light>)\\b"
                "|\\b(?:i|we)(?:'ve| have| had)?<b> <ahead><b> (?:<past>|<base>|<gerund>)"
                "|\\b(?:i|we) (?:did|do)<b> <base>"
                "|\\b(?:i|we)(?:'ve| have| had)? (?:(?!(?:you|they|who|which|not|if|whether|can|could|will|would|may|"
                "cannot|\\w+n't)\\b)[^\\s;]+ ){1,12}?(?:and|then)<b> <past>"),
         Saying::Done, kinds});
    all.push_back({filled("(?<!\\byou)(?<!\\bi)(?<!\\bwe)(?:'ve| has| have| had|'s)<b>(?: <ahead>)? <past>"
                          "|\\b(?:team|manager|department|colleague|system|billing|finance|support|specialist|company|"
                          "warehouse|bank|agent|supervisor|accounting|shop|store|he|she|they)<b> <past>"),
                   Saying::Told, kinds});
    if (!direct.past.isEmpty()) {
        all.push_back({filled("(?:\\b(?:has|have|had)|'ve|'s)<b> been<b> (?:<direct>)\\b"
                              "|\\b(?:was|were|got)<b> (?:<direct>)\\b"
                              "|^\\W*(?:<direct>)(?=\\W*$|[.,;:!]| in full\\b| to your\\b| for you\\b| you\\b| it\\b|"
                              " your\\b| the\\b| \\$| \\x{2013}| \\x{2014}| -)"
                              "|\\bconsider (?:it|this|that|your \\w+|the \\w+) (?:<direct>|done|settled|sorted)\\b"),
                       Saying::Told, kinds});
        all.push_back({filled("\\b(?:i|we)(?:'ve| have| had)?<b>(?: <ahead>)? (?:got|gotten|get|had) "
                              "(?:(?:it|that|this|them|everything)|(?:your|the)(?: [^\\s,;]+){1,2}?) (?:<direct>)\\b"),
                       Saying::Done, kinds});
        all.push_back(
            {filled("(?:^|[,;:\\x{2013}\\x{2014}-] ?|\\band )(?:(?:your|the|full|whole|\\$\\S+) ){0,3}(?:order|"
                    "subscription|payment|charge|amount|money|item|parcel)(?: [A-Z]+-\\S+)? (?:<direct>)(?=\\W*$)"),
             Saying::Told, kinds});
        all.push_back({filled("(?:\\b(?:is|are|gets?)|'s|'re)<b> (?:<direct>)\\b"), Saying::Present, kinds});
        all.push_back({filled("\\bbeing<b> (?:<direct>)\\b"), Saying::Progress, kinds});
        all.push_back({filled("\\b(?:will|shall|going to|about to)<b> be<b> (?:<direct>)\\b"
                              "|\\bi (?:<base>)\\b|\\b(?:i|we) (?:hereby|now|gladly|happily|herewith) <base>"),
                       Saying::Promise, kinds});
    }
    all.push_back(
        {filled(
             "(?:<noun>)<gap>(?: (?:has|have|had)|'s|'ve)<b> been<b> (?:<light>)\\b"
             "|(?:<noun>)<gap> (?:was|were|got)<b> (?:<light>)\\b"
             "|(?:<noun>)<gap>(?: has| have|'s)<b> (?:gone|come|cleared|left|landed|arrived|posted|reached)\\b"
             "|(?:<noun>)<gap>(?<! that)(?<! which) (?:went(?! missing)|came|cleared|landed|arrived|left)(?: through| "
             "out)?\\b"
             "|(?:^|[,;:\\x{2013}\\x{2014}-] ?|\\band )(?:(?:your|the|full|partial|complete|\\$\\S+) ){0,3}(?:<noun>)"
             "(?: of \\S+| for \\S+(?: \\S+)?){0,2} (?:<light>)(?=\\W*$|\\W* (?:to|for|on|in|and|today|now|as)\\b)"
             "|(?:<noun>)\\W{0,3}[\\x{2705}\\x{2714}\\x{2611}]"
             "|\\byou(?:'ve| have| had| were| are|'re)?<b>(?: been)?<b> (?:approved|cleared|given|granted|issued|sent|"
             "paid|got|received|awarded)<particles>(?: for)?<fill> (?:<noun>)"),
         Saying::Told, ofNoun});
    all.push_back(
        {filled("(?:<noun>)<gap>(?: is| are|'s|'re)<b> (?:<light>)\\b"
                "|(?:<noun>)<gap> (?:ships|goes (?:out|off)|heads out|sets "
                "off|leaves|arrives|comes|lands|posts|clears|hits|"
                "drops|shows up)(?: (?:back|out|in|on|to|at|with))?(?: (?:you|your|our|the)(?: \\w+){0,2})? <soon>\\b"),
         Saying::Present, ofNoun});
    all.push_back({filled("(?:<noun>)<gap>(?: is| are|'s|'re| was| were)<b> (?:being<b> (?:<light>)|(?:<states>))\\b"
                          "|\\b(?:i'm|i am|we're|we are)<b>(?: going ahead (?:and|with)| in the process of| busy|"
                          " starting to| working on)? (?:<gerund>)"
                          "|\\byou(?:'re| are)<b> (?:getting|receiving)<fill> (?:<noun>)"),
                   Saying::Progress, ofNoun});
    all.push_back(
        {filled(
             "\\b(?:i|we)(?:'ll| will| shall| (?:am|are) (?:going|about) to|'(?:m|re) (?:going|about) to)<b>"
             "(?: be| go ahead (?:and|with))?<b> (?:<base>|<gerund>)"
             "|(?:<noun>)<gap>(?: will|'ll| shall| is going to| should)<b> (?:be (?:<light>|there|back|with you|on|in|"
             "visible|available|<states>)|go (?:through|out|off)|head out|set "
             "off|ship|leave|arrive|appear|reach|show|land|"
             "post|clear|hit|drop)\\b"
             "|(?:<noun>)<gap>(?: is| are|'s|'re)<b> (?:set|due|scheduled|expected|bound) (?:to (?:be (?:<light>|there|"
             "back|with you)|go (?:through|out|off)|ship|leave|arrive|appear|reach|show|land|post|clear|hit|drop)\\b)"
             "|\\byou(?:'ll| will| should| are going to|'re going to| can expect to)<b>(?: be)? (?:get|getting|"
             "receiv(?:e|ing)|see|have|find|given|granted|issued|sent|paid)<fill> (?:<noun>)"
             "|\\byou can expect<fill> (?:<noun>)|^(?:please |you may )?expect<fill> (?:<noun>)"
             "|\\b(?:make|made|making) sure (?:that )?you (?:get|receive|have)<fill> (?:<noun>)"),
         Saying::Promise, ofNoun});
    if (kinds.front() == ActionKind::Refund || kinds.front() == ActionKind::Credit)
        all.push_back({filled("\\b(?:let me|let us|let's)(?: (?:just|now|quickly|go ahead and))* <base>"),
                       Saying::Promise, kinds});
    return all;
}

std::vector<ClaimPattern> money(const std::vector<ActionKind> &kinds)
{
    const QString verb = QStringLiteral("sent|put|paid|moved|transferred|deposited|wired|released|given|gave|added|"
                                        "posted|applied|loaded|remitted|issued|processed|placed|credited");
    const QString base = QStringLiteral("send|put|pay|move|transfer|deposit|wire|release|give|add|post|apply|load|"
                                        "remit|issue|process|place|sending|putting|paying|transferring|depositing|"
                                        "wiring|adding|issuing|processing");
    const QString thing =
        QStringLiteral(
            "(?:\\b(?:money|payment|amount|sum|funds|cash|total|charges?|difference|price|costs?|balance)\\b|"
            "(?<![\\w.,])%1)")
            .arg(sum());
    const QString where =
        QStringLiteral("(?: back\\b|(?: [^\\s,;]+){0,4}? (?:back\\b|(?:to|onto|on|into|in) (?:your|you|"
                       "the (?:card|account|bank|payment method))\\b))");
    Parts parts{{QStringLiteral("verb"), verb},
                {QStringLiteral("base"), base},
                {QStringLiteral("thing"), thing},
                {QStringLiteral("where"), where}};
    parts.insert(parts.end(), commonParts().begin(), commonParts().end());
    const auto filled = [&](const char *text) { return filledWith(QString::fromLatin1(text), parts); };
    return {
        {filled("\\b(?:i|we)(?:'ve| have| had)?<b>(?: <ahead>)? (?:(?:returned|reversed|repaid)(?: you)?<fill> <thing>|"
                "(?:<verb>)(?: you)?<fill> <thing><where>)"),
         Saying::Done, kinds},
        {filled("(?<!\\byou)(?<!\\bi)(?<!\\bwe)(?:'ve| has| have| had|'s)<b> (?:(?:returned|reversed|repaid)(?: you)?"
                "<fill> <thing>|(?:<verb>)(?: you)?<fill> <thing><where>)"
                "|<thing><gap>(?: (?:has|have|had)|'s|'ve)<b> been<b> (?:returned|reversed|repaid|refunded|reimbursed|"
                "(?:<verb>)<where>)"
                "|<thing><gap> (?:was|were|got)<b> (?:returned|reversed|repaid|refunded|reimbursed|(?:<verb>)<where>)"
                "|\\byou(?:'ve| have)<b> (?:got|received)<fill> <thing> back\\b"),
         Saying::Told, kinds},
        {filled("<thing><gap>(?: is| are|'s|'re)<b> (?:being<b> "
                ")?(?:returned|reversed|repaid|refunded|reimbursed|(?:<verb>"
                ")<where>|on its way back|on its way to (?:you|your)|back (?:on|in) your|heading back)"
                "|\\b(?:i'm|i am|we're|we are)<b> (?:(?:returning|reversing|repaying)(?: you)?<fill> <thing>|(?:<base>)"
                "(?: you)?<fill> <thing><where>)"),
         Saying::Progress, kinds},
        {filled("\\b(?:i|we)(?:'ll| will| shall| (?:am|are) going to|'(?:m|re) going to)<b>(?: go ahead and)? "
                "(?:(?:return|"
                "reverse|repay)(?: you)?<fill> <thing>|(?:<base>)(?: you)?<fill> <thing><where>)"
                "|<thing><gap> (?:will|should|shall)<b> (?:be (?:returned|reversed|repaid|refunded|reimbursed|back|(?:"
                "<verb>)<where>)|(?:arrive|appear|reach|show|land)<where>)"
                "|\\byou(?:'ll| will| should| are going to|'re going to)<b> (?:get|have|receive|see|find|be "
                "getting)<fill> "
                "<thing><where>"
                "|\\b(?:let me|let us|let's)<b>(?: go ahead and)? (?:(?:return|reverse|repay)<fill> <thing>|(?:<base>)"
                "(?: you)?<fill> <thing><where>)"),
         Saying::Promise, kinds},
    };
}

} // namespace tierdesk::ai::grammar
