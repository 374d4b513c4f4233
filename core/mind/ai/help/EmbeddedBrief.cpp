#include "core/mind/ai/help/EmbeddedBrief.h"

#include "core/base/Json.h"
#include "core/mind/ai/help/BriefCauses.h"
#include "core/mind/ai/help/BriefWords.h"
#include "core/mind/ai/help/Rewrite.h"
#include "core/mind/ai/local/LocalResponder.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <span>

namespace tierdesk::ai {

namespace {

QString lowered(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toLower();
    return text;
}

/// Rewords an entry of the record as a sentence; returns it unchanged if no pattern matches.
QString rewritten(const QString &entry, std::span<const Rewrite> rows)
{
    return formOf(entry, rows).value_or(entry);
}

// --- wanted

/// Rewords a summary as what the customer does: "Refund for a tent" becomes "Wants a refund for a tent".
QString asDeed(const QString &summary)
{
    static const std::array Rows{
        Rewrite{recordForm(u"^(The wrong item instead of .+)$"), u"Reports "_s},
        Rewrite{recordForm(u"^(A fault in a product)$"), u"Reports "_s},
        Rewrite{recordForm(u"^(Charged twice.*)$"), u"Reports being "_s},
        Rewrite{recordForm(u"^(Refund (?:of|for) .+)$"), u"Wants a "_s},
        Rewrite{recordForm(u"^(Replacement for .+)$"), u"Wants a "_s},
        Rewrite{recordForm(u"^(New address for .+)$"), u"Wants a "_s},
        Rewrite{recordForm(u"^Return of (.+)$"), u"Wants to return "_s},
        Rewrite{recordForm(u"^Exchange of (.+)$"), u"Wants to exchange "_s},
        Rewrite{recordForm(u"^((?:Cancel|Pause|Resume|Change) .+)$"), u"Wants to "_s},
        Rewrite{recordForm(u"^(Where .+)$"), u"Asks "_s},
        Rewrite{recordForm(u"^(State of the refund for .+)$"), u"Asks about the "_s},
        Rewrite{recordForm(u"^(Question about .+)$"), u"Has a "_s},
        Rewrite{recordForm(u"^(Trouble with .+)$"), u"Has "_s},
        Rewrite{recordForm(u"^(An? (?:\\w+ question|technical problem|complaint))$"), u"Has "_s},
        Rewrite{recordForm(u"^(.+ (?:that arrived|that does not work|that did not arrive|with parts missing)\\b.*)$"),
                u"Reports "_s},
    };
    for (const Rewrite &row : Rows) {
        if (const auto match = row.from.match(summary); match.hasMatch())
            return row.to + lowered(match.captured(1));
    }
    return summary;
}

/// The parts of the record's "wanted" text (written by policy::makeBrief).
struct BriefWish {
    QString what;
    QString sum; ///< "$312.40 back", "a credit of $10.00"
    QString order;
    QString words; ///< the customer's last words
    bool areAllWords = false;
};

BriefWish wishOf(const CaseContext &context)
{
    static const QRegularExpression Quotes = recordForm(u"\\.(?: First: \"(.*?)\")?(?: Last: \"(.*)\")?$");
    static const QRegularExpression Facts = recordForm(u"^(.*?)(?:; wants (.+?))?(?:; order (\\S+))?$");
    QString text = context.brief.wanted;
    if (context.customer && !context.customer->name.isEmpty() && text.startsWith(context.customer->name))
        text.remove(0, text.indexOf(u": "_s) + 2);
    BriefWish wish;
    // The customer's text may contain the same markers.
    const qsizetype first = text.indexOf(u". First: \""_s);
    const auto quotes =
        Quotes.match(text, std::max<qsizetype>(first, 0), QRegularExpression::NormalMatch,
                     first < 0 ? QRegularExpression::NoMatchOption : QRegularExpression::AnchorAtOffsetMatchOption);
    wish.words = quotes.captured(2).isEmpty() ? quotes.captured(1) : quotes.captured(2);
    wish.areAllWords = quotes.captured(2).isEmpty();
    const auto facts = Facts.match(text.left(quotes.capturedStart()));
    wish.what = facts.captured(1);
    wish.sum = facts.captured(2);
    wish.order = facts.captured(3);
    return wish;
}

QString wanted(const BriefWish &wish)
{
    QString text = asDeed(wish.what);
    const bool isDeed = text != wish.what;
    if (!wish.order.isEmpty())
        text += u", order "_s + wish.order;
    if (wish.sum.isEmpty())
        return text + u'.';
    if (text.startsWith(u"Wants"_s))
        return text + u": "_s + wish.sum + u'.';
    return text + (isDeed ? u", and wants "_s : u". Wants "_s) + wish.sum + u'.';
}

// --- mood

QString moodWord(Sentiment mood)
{
    return mood == Sentiment::Neutral ? u"calm"_s : QString(word(mood)).toLower();
}

/// Returns what was refused between two messages: "the refund was refused".
QString refusalWithin(std::span<const Action> actions, Timestamp from, Timestamp to)
{
    const auto at = std::find_if(actions.begin(), actions.end(), [from, to](const Action &each) {
        return each.state == ActionState::Refused && each.at >= from && each.at < to;
    });
    if (at == actions.end())
        return {};
    return u"the %1 was refused"_s.arg(QString(word(at->request.kind)).replace(u'_', u' '));
}

/// Returns "Was calm at first, is angry since the refund was refused."; empty if no message has been analysed.
QString mood(const CaseContext &context)
{
    std::vector<const Message *> read;
    for (const Message &message : context.messages) {
        if (message.speaker == Speaker::Customer && message.score && message.sentiment != Sentiment::Unknown)
            read.push_back(&message);
    }
    if (read.empty())
        return {};
    const Sentiment first = read.front()->sentiment;
    const Sentiment now = read.back()->sentiment;
    const Sentiment worst = (*std::max_element(read.begin(), read.end(), [](const Message *a, const Message *b) {
                                return a->sentiment < b->sentiment;
                            }))->sentiment;
    if (first == now && worst == now) {
        const bool isSame = std::all_of(read.begin(), read.end(), [now](auto *each) { return each->sentiment == now; });
        return u"Is %1%2."_s.arg(moodWord(now),
                                 read.size() > 1 && isSame ? u", as from the first message on"_s : QString());
    }
    const QString between = worst > first && worst > now ? u", %1 in between"_s.arg(moodWord(worst)) : QString();
    size_t since = read.size() - 1;
    while (since > 0 && read[since - 1]->sentiment == now)
        --since;
    const QString refusal =
        now > first && since > 0 ? refusalWithin(context.actions, read[since - 1]->at, read[since]->at) : QString();
    return u"Was %1 at first%2, is %3 %4."_s.arg(moodWord(first), between, moodWord(now),
                                                 refusal.isEmpty() ? u"now"_s : u"since "_s + refusal);
}

// --- what became of it

QString withArticle(const QString &thing)
{
    return u"The "_s + lowered(thing);
}

QString tried(const QString &entry)
{
    static const std::array Rows{
        Rewrite{recordForm(u"^Looked the (order|product|subscription) up\\.$"), u"The %1 was looked up and told."_s},
        Rewrite{recordForm(u"^Answered from (.+)\\.$"), u"The customer was told what %1 says."_s},
        Rewrite{recordForm(u"^(AI Rep|AI Manager) offered (a .+), not taken\\.$"),
                u"The %1 offered %2, which the customer did not accept."_s},
        Rewrite{recordForm(u"^(AI Rep|AI Manager) offered (a .+), taken\\.$"),
                u"The %1 offered %2, which the customer accepted."_s},
        Rewrite{recordForm(u"^(AI Rep|AI Manager) offered (a .+)\\.$"), u"The %1 offered %2 and has no answer yet."_s},
    };
    static const QRegularExpression Failed = recordForm(u"^(.+) failed(: .+)?\\.$");
    if (const auto match = Failed.match(entry); match.hasMatch())
        return u"%1 was tried and failed%2."_s.arg(withArticle(match.captured(1)), match.captured(2));
    return rewritten(entry, Rows);
}

QString granted(const QString &entry)
{
    static const QRegularExpression Given =
        recordForm(u"^(.+) by (AI Rep|AI Manager|an agent)(, not confirmed yet)?\\.$");
    const auto match = Given.match(entry);
    if (!match.hasMatch())
        return entry;
    const QString who = match.captured(2);
    const QString by = who == u"an agent" ? who : u"the "_s + who;
    return match.captured(3).isEmpty()
               ? u"%1 was granted by %2 and is confirmed."_s.arg(withArticle(match.captured(1)), by)
               : u"%1 was granted by %2 and is not confirmed yet."_s.arg(withArticle(match.captured(1)), by);
}

QString refused(const QString &entry)
{
    static const QRegularExpression Refused = recordForm(u"^(.+?): (.+)\\.$");
    static const std::array Reasons{
        Rewrite{recordForm(u"^(AI Rep|AI Manager|Human agent) may (.+) in (\\d+ days), (\\S+) used$"),
                u"the %1 may %2 in %3, of which %4 is used"_s},
        Rewrite{recordForm(u"^(AI Rep|AI Manager|Human agent) (.+)$"), u"the %1 %2"_s},
        Rewrite{recordForm(u"^order (\\S+): (\\S+ paid, .+), (\\S+) left$"),
                u"of order %1 no more than %3 is left (%2)"_s},
    };
    const auto match = Refused.match(entry);
    if (!match.hasMatch())
        return entry;
    return u"%1 was refused: %2."_s.arg(withArticle(match.captured(1)), rewritten(match.captured(2), Reasons));
}

QJsonArray sentences(const QStringList &entries, QString (*worded)(const QString &))
{
    QJsonArray all;
    for (const QString &each : entries)
        all.append(worded(each));
    return all;
}

} // namespace

Brief embeddedBrief(const CaseContext &context)
{
    const Brief &own = context.brief;
    const BriefWish wish = wishOf(context);
    QString quote;
    if (!wish.words.isEmpty())
        quote = (wish.areAllWords ? u"Wrote: \"%1\""_s : u"Wrote last: \"%1\""_s).arg(wish.words);
    QJsonObject answer{{u"tried"_s, sentences(own.tried, &tried)},
                       {u"granted"_s, sentences(own.granted, &granted)},
                       {u"refused"_s, sentences(own.refused, &refused)},
                       {u"nextStep"_s, own.nextStep}};
    const BriefWords check(context, Mask()); // nothing is sent to a provider
    // The quote or a client's explanation may fail the check; the brief then omits it.
    for (const QStringList &more :
         {QStringList{mood(context), causes(context), quote}, QStringList{mood(context), causes(context)},
          QStringList{mood(context), quote}, QStringList{mood(context)}}) {
        QStringList parts{wanted(wish)};
        parts += more;
        parts.removeAll(QString());
        answer[u"wanted"_s] = parts.join(u' ');
        const QString text = QString::fromUtf8(base::toJson(answer));
        if (check.fault(text))
            continue;
        Brief brief = check.brief(text);
        brief.wordedBy = LocalResponder().model();
        return brief;
    }
    return own;
}

} // namespace tierdesk::ai
