#include "core/mind/ai/remote/ReplyCheck.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <vector>

namespace tierdesk::ai {

namespace {

/// A way to say that something was changed, and what would have to have happened for it to be true.
struct Claim {
    QRegularExpression pattern;
    std::vector<ActionKind> kinds; ///< any of them; empty: any action at all
};

QRegularExpression pattern(const QString &text)
{
    QRegularExpression made(text,
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

/// @p participle as English says it of a thing done, of a thing just being done, and of a thing promised.
QRegularExpression english(const QString &participle, const QString &verb, const QString &gerund)
{
    return pattern(
        QStringLiteral(
            "\\b(?:i|we)(?:'ve| have| had)?(?: (?:just|already|now|hereby|also|gladly|successfully|fully))* "
            "(?:%1)\\b"
            "|(?:\\b(?:has|have|had)|'ve|'s)(?: (?:just|already|now|also|successfully|fully))* been(?: \\w+ly)? "
            "(?:%1)\\b"
            "|\\b(?:was|were|is now|are now|is|gets|got|being)(?: (?:just|already|now|hereby|successfully))* "
            "(?:%1)\\b"
            "|\\b(?:i|we)(?:'ll| will| am going to|'m going to| shall)(?: (?:now|gladly))* (?:%2)\\b"
            "|\\b(?:i am|i'm|we are|we're)(?: (?:now|just|currently))* (?:%3)\\b"
            "|\\bwill be(?: \\w+ly)? (?:%1)\\b"
            "|^\\W*(?:%1)\\b")
            .arg(participle, verb, gerund));
}

const std::vector<Claim> &claims()
{
    using enum ActionKind;
    static const std::vector<Claim> Claims{
        {english(
             QStringLiteral("refunded|reimbursed|(?:issued|processed|approved|sent|made|initiated|granted|completed)"
                            "(?: you)? (?:a|the|your)(?: full| partial)? (?:refund|reimbursement)"),
             QStringLiteral("refund|reimburse|(?:issue|process|send|make|initiate|grant)(?: you)? (?:a|the|your)"
                            "(?: full| partial)? refund"),
             QStringLiteral("refunding|reimbursing|(?:issuing|processing|sending|making|initiating)(?: you)? "
                            "(?:a|the|your)(?: full| partial)? refund")),
         {Refund, CancelOrder}},
        {pattern(
             QStringLiteral("\\b(?:refund|reimbursement)(?: of \\S+)?(?: (?:to|on|for) [^.!?]{1,60}?)? (?:has been|was|"
                            "is|is now|will be) (?:now |already )?(?:issued|processed|approved|sent|made|initiated|"
                            "granted|completed|complete|done|on its way|under way)\\b"
                            "|\\b(?:your|the) (?:money|payment) (?:has been|was|is being|will be) (?:returned|sent|"
                            "paid) back\\b"
                            "|\\byou(?:'ll| will) (?:get|receive|see) (?:a|the|your)(?: full| partial)? refund\\b"
                            "|\\byou(?:'ll| will) (?:get|receive) (?:your|the) money back\\b")),
         {Refund, CancelOrder}},
        {english(QStringLiteral("credited|(?:added|applied|issued|granted)(?: you)? (?:a|the|your)(?: \\S+)? credit"),
                 QStringLiteral("credit|(?:add|apply|issue|grant)(?: you)? (?:a|the|your)(?: \\S+)? credit"),
                 QStringLiteral("crediting|(?:adding|applying|issuing)(?: you)? (?:a|the|your)(?: \\S+)? credit")),
         {Credit, Refund}},
        {pattern(
             QStringLiteral("\\bcredit(?: of \\S+)? (?:has been|was|is now|will be) (?:now )?(?:added|applied|issued|"
                            "granted)\\b")),
         {Credit}},
        {english(QStringLiteral("cancell?ed"), QStringLiteral("cancel"), QStringLiteral("cancell?ing")),
         {CancelOrder, ChangeSubscription}},
        {pattern(
             QStringLiteral("\\breplacement(?: \\w+){0,3} (?:has been|was|is|is now|will be) (?:now )?(?:sent|shipped|"
                            "ordered|on its way|under way|dispatched)\\b"
                            "|\\b(?:i|we)(?:'ve| have)?(?: just| already)? (?:sent|shipped|ordered|dispatched)"
                            "(?: you)? (?:a|the|your)(?: \\w+)? (?:replacement|exchange)\\b"
                            "|\\b(?:i|we)(?:'ll| will|'m| am|'re| are) (?:send|ship|order|sending|shipping|ordering)"
                            "(?: you)? (?:a|the|your)(?: \\w+)? (?:replacement|exchange)\\b")),
         {Replacement}},
        {pattern(QStringLiteral("\\breturn(?: \\w+){0,4} (?:has been|was|is now) (?:opened|created|approved|started|"
                                "registered)\\b"
                                "|\\b(?:i|we)(?:'ve| have)?(?: just| already)? (?:opened|created|approved|started|"
                                "registered) (?:a|the|your) return\\b")),
         {Return}},
        {pattern(
             QStringLiteral("\\baddress(?: \\w+){0,4} (?:has been|was|is now) (?:changed|updated|corrected)\\b"
                            "|\\b(?:i|we)(?:'ve| have)?(?: just| already)? (?:changed|updated|corrected) (?:the|your)"
                            "(?: \\w+)? address\\b")),
         {ChangeAddress}},
        {pattern(
             QStringLiteral("\\bsubscription(?: \\S+){0,3} (?:has been|was|is now) (?:paused|resumed|changed|upgraded|"
                            "downgraded|reactivated|switched)\\b"
                            "|\\b(?:i|we)(?:'ve| have)?(?: just| already)? (?:paused|resumed|changed|upgraded|"
                            "downgraded|reactivated|switched) (?:the|your)(?: \\w+)? (?:subscription|plan)\\b")),
         {ChangeSubscription}},
        {pattern(QStringLiteral("^\\W*(?:done|all done|completed|hecho|listo|fertig|erledigt|fatto|feito|gedaan)\\s*"
                                "(?:[.!:,;\\x{2013}\\x{2014}-]|$)")),
         {}},
        // Other languages, by their participles and what stands before them.
        {pattern(QStringLiteral("\\b(?:he|hemos|ha|han|ha sido|han sido|fue|est\xE1|queda)(?: sido)?(?: ya)? "
                                "(?:reembolsad|devuelto|acreditad|abonad)\\w*"
                                "|\\b(?:reembolsar\xE9|reembolsaremos|le reembolso|te reembolso)\\b"
                                "|\\b(?:avons|ai|\xE9t\xE9|est|sera|sont)(?: \\w+)? (?:rembours\xE9|cr\xE9"
                                "dit\xE9)\\w*"
                                "|\\b(?:je vous rembourse|nous vous remboursons|rembourserai|rembourserons)\\b"
                                "|\\b(?:zur\xFC"
                                "ck)?(?:erstattet|\xFC"
                                "berwiesen|gutgeschrieben|zur\xFC"
                                "ckgezahlt|"
                                "zur\xFC"
                                "ckerstattet)\\b|\\b(?:ich|wir) erstatten?\\b"
                                "|\\b(?:ho|abbiamo|\xE8|\xE8 stato|sar\xE0)(?: \\w+)? (?:rimborsat|accreditat)\\w*"
                                "|\\b(?:foi|fui|est\xE1|reembolsei|reembolsamos|ser\xE1)(?: \\w+)? (?:reembolsad|"
                                "creditad)\\w*|\\breembolsei\\b|\\breembolsamos\\b"
                                "|\\b(?:terugbetaald|teruggestort|gecrediteerd)\\b")),
         {Refund, Credit, CancelOrder}},
        {pattern(QStringLiteral("\\b(?:he|hemos|ha sido|fue|est\xE1) (?:cancelad|anulad)\\w*"
                                "|\\b(?:avons|ai|\xE9t\xE9|est) (?:annul\xE9)\\w*"
                                "|\\b(?:wurde|ist|habe|haben)\\b[^.!?]{0,60}\\bstorniert\\b"
                                "|\\b(?:ho|abbiamo|\xE8 stato|\xE8) annullat\\w*|\\bgeannuleerd\\b"
                                "|\\b(?:foi|cancelei|cancelamos)(?: cancelad\\w*)?\\b")),
         {CancelOrder, ChangeSubscription}}};
    return Claims;
}

/// Before a claim, in its clause: what makes it none.
const QRegularExpression &condition()
{
    static const QRegularExpression Words = pattern(QStringLiteral(
        "\\b(?:if|once|when|whenever|after|before|until|unless|whether|can|could|cannot|can't|couldn't|may|"
        "might|not|never|no|nothing|isn't|wasn't|hasn't|haven't|aren't|weren't|won't|n't|would|should|how|"
        "why|policy|articles?|si|cuando|no|wenn|falls|sobald|nicht|nichts|kann|quand|lorsque|ne|pas|peut|"
        "se|quando|non|n\xE3o|als|zodra|niet)\\b"));
    return Words;
}

} // namespace

std::optional<QString> unfoundedClaim(const QString &reply, const std::set<ActionKind> &happened,
                                      const std::set<ActionKind> &onRecord)
{
    QString plain = reply.normalized(QString::NormalizationForm_KC);
    plain.replace(QChar(0x2019), u'\'');
    static const QRegularExpression Markup(QStringLiteral("[*_`#>]+"));
    plain.remove(Markup);
    static const QRegularExpression Breaks(QStringLiteral("(?<=[.!?:;])\\s+|\\n+"));
    static const QRegularExpression Opening =
        pattern(QStringLiteral("^\\W*(?:if|once|when|after|unless|as soon as)\\b"));
    static const QRegularExpression New = pattern(QStringLiteral("^(?:i|we|you|will)\\b"));
    const auto isIn = [](const std::vector<ActionKind> &kinds, const std::set<ActionKind> &set) {
        return kinds.empty() ? !set.empty() : std::any_of(kinds.begin(), kinds.end(), [&](ActionKind kind) {
            return set.find(kind) != set.end();
        });
    };
    for (const QString &part : plain.split(Breaks, Qt::SkipEmptyParts)) {
        const QString sentence = part.simplified();
        if (sentence.endsWith(u'?'))
            continue; // a question claims nothing
        for (const Claim &claim : claims()) {
            if (isIn(claim.kinds, happened))
                continue;
            const bool isOnRecord = !claim.kinds.empty() && isIn(claim.kinds, onRecord);
            auto each = claim.pattern.globalMatch(sentence);
            while (each.hasNext()) {
                const QString words = each.peekNext().captured();
                const QString before = sentence.left(each.next().capturedStart());
                // A condition or a no before the claim, in its own clause, takes it back; one that opens the sentence
                // does so for all of it.
                const QString clause = before.mid(before.lastIndexOf(u',') + 1);
                if (condition().match(clause).hasMatch() || condition().match(words).hasMatch() ||
                    Opening.match(sentence).hasMatch() || (isOnRecord && !New.match(words).hasMatch()))
                    continue;
                return words.trimmed();
            }
        }
    }
    return std::nullopt;
}

} // namespace tierdesk::ai
