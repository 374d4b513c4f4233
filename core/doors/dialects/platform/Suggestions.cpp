#include "core/doors/dialects/platform/Suggestions.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects::platform {

namespace {

constexpr size_t Most = 4;

struct Row {
    QStringView action; ///< what answers suggest at every door
    QStringView text;   ///< as the customer would say it
};

constexpr std::array Texts{Row{u"talk_to_person", u"I'd like to talk to a person"},
                           Row{u"talk_to_manager", u"I'd like to talk to a manager"},
                           Row{u"send_replacement", u"Please send me a replacement"},
                           Row{u"refund", u"I'd like a refund"},
                           Row{u"track_package", u"When will it arrive?"},
                           Row{u"start_return", u"I'd like to return it"},
                           Row{u"cancel_order", u"I'd like to cancel the order"},
                           Row{u"sign_in", u"I'll sign in first"},
                           Row{u"accept_credit", u"Yes, I'll take the credit"},
                           Row{u"confirm", u"Yes, please"},
                           Row{u"decline", u"No, thank you"},
                           Row{u"no_order_number", u"I don't have my order number"},
                           Row{u"refund_status", u"When will I get my money back?"}};

} // namespace

std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles)
{
    std::vector<Suggestion> suggestions;
    if (!answer.answer)
        return suggestions;
    for (const QString &action : answer.answer->suggestedActions) {
        const auto row =
            std::find_if(Texts.begin(), Texts.end(), [&](const Row &each) { return each.action == action; });
        if (row != Texts.end() && suggestions.size() < Most)
            suggestions.push_back({row->text.toString(), {}});
    }
    for (const QString &ref : answer.answer->articles) {
        const Article *article = articles.byRef(ref);
        if (article && suggestions.size() < Most)
            suggestions.push_back({article->title, ref});
    }
    return suggestions;
}

} // namespace tierdesk::dialects::platform
