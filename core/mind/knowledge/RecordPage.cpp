#include "core/mind/knowledge/RecordPage.h"

#include <algorithm>
#include <array>

namespace tierdesk::knowledge {

namespace {

constexpr QLatin1String OrderMark("order:");

/// How a kind of line begins, or what it contains, and a sample that is analysed for all lines of the kind.
struct Form {
    RecordLine line;
    const char *words;
    bool isBeginning;
    const char *sample;
};

constexpr std::array Forms{
    Form{RecordLine::Placed, "It was placed on ", true, "The order was placed on 18 November."},
    Form{RecordLine::State, "It has not left yet", true, "The order has not left yet."},
    Form{RecordLine::State, "It is being packed", true, "The order is being packed and has not left yet."},
    Form{RecordLine::State, "It left on ", true, "The parcel left on 19 November."},
    Form{RecordLine::State, "It is out for delivery", true, "The parcel is out for delivery today."},
    Form{RecordLine::State, "It was delivered", true, "The parcel was delivered on 20 November."},
    Form{RecordLine::State, "It was cancelled", true, "The order was cancelled."},
    Form{RecordLine::State, "It was returned", true, "The order was returned."},
    Form{RecordLine::State, "The carrier reports", true, "The carrier reports a problem with the parcel."},
    Form{RecordLine::Carrier, "the tracking number ", false,
         "The carrier brings the parcel; the tracking number is X."},
    Form{RecordLine::Place, "It was last seen in ", true, "The parcel was last seen in the hub."},
    Form{RecordLine::Due, "It should arrive ", true, "The parcel should arrive on 24 November."},
    Form{RecordLine::Due, "It was due ", true, "The parcel was due on 20 November and is 3 days late."},
    Form{RecordLine::Address, "It goes to ", true, "The parcel goes to this address."},
    Form{RecordLine::Address, "It went to ", true, "The parcel went to this address."},
    Form{RecordLine::Items, "It holds ", true, "The order holds these items."},
    Form{RecordLine::Total, "The order came to ", true, "The order came to $157.00."},
    Form{RecordLine::Paid, "It was paid by ", true, "The order was paid by card."},
    Form{RecordLine::Paid, "Nothing has been paid", true, "Nothing has been paid or charged for the order."},
    Form{RecordLine::Back, "Nothing has been refunded", true, "Nothing has been refunded."},
    Form{RecordLine::Back, "It was refunded in full", true, "The order was refunded in full."},
    Form{RecordLine::Back, " has been refunded so far", false, "$20.00 has been refunded so far."},
    Form{RecordLine::Return, "A return is open", true, "A return is open for the order."},
    Form{RecordLine::Price, " cost ", false, "The item cost $29.00."},
};

std::size_t formOf(QStringView sentence)
{
    const auto found = std::find_if(Forms.begin(), Forms.end(), [sentence](const Form &each) {
        const QLatin1String words(each.words);
        return each.isBeginning ? sentence.startsWith(words) : sentence.contains(words);
    });
    return static_cast<std::size_t>(found - Forms.begin());
}

} // namespace

std::optional<RecordLine> recordLineOf(QStringView sentence)
{
    const std::size_t form = formOf(sentence);
    return form < Forms.size() ? std::optional(Forms[form].line) : std::nullopt;
}

const RecordSense &recordSenseOf(QStringView sentence)
{
    static const std::array<RecordSense, Forms.size() + 1> Known = [] {
        std::array<RecordSense, Forms.size() + 1> made;
        for (std::size_t i = 0; i < Forms.size(); ++i) {
            const QString sample = QString::fromLatin1(Forms[i].sample);
            made[i].flags =
                (flagsOf(sample) & ~LeansBack) | OfRecord | FirstRecordLine << static_cast<unsigned>(Forms[i].line);
            made[i].subjects = nlu::subjectsOf(sample);
            made[i].means = wordModel().meaningOf(sample);
        }
        made.back().flags = OfRecord;
        return made;
    }();
    return Known[formOf(sentence)];
}

QString refOfOrder(const QString &number)
{
    return OrderMark + number;
}

bool isOfOrder(const QString &ref)
{
    return ref.startsWith(OrderMark);
}

} // namespace tierdesk::knowledge
