#include "core/doors/dialects/platform/Suggestions.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects::platform {

namespace {

constexpr size_t Most = 4;

struct SuggestionRow {
    QStringView action; ///< suggested action, the same in all APIs
    QStringView text;   ///< as the customer would say it
};

constexpr std::array Texts{SuggestionRow{u"talk_to_person", u"I'd like to talk to a person"},
                           SuggestionRow{u"talk_to_manager", u"I'd like to talk to a manager"},
                           SuggestionRow{u"send_replacement", u"Please send me a replacement"},
                           SuggestionRow{u"refund", u"I'd like a refund"},
                           SuggestionRow{u"track_package", u"When will it arrive?"},
                           SuggestionRow{u"start_return", u"I'd like to return it"},
                           SuggestionRow{u"cancel_order", u"I'd like to cancel the order"},
                           SuggestionRow{u"sign_in", u"I'll sign in first"},
                           SuggestionRow{u"prove_order", u"I'll confirm my order"},
                           SuggestionRow{u"accept_credit", u"Yes, I'll take the credit"},
                           SuggestionRow{u"confirm", u"Yes, please"},
                           SuggestionRow{u"decline", u"No, thank you"},
                           SuggestionRow{u"no_order_number", u"I don't have my order number"},
                           SuggestionRow{u"refund_status", u"When will I get my money back?"}};

struct Page {
    QStringView action; ///< suggested action that it accompanies
    QStringView text;
    QString CompanyLinks::*address;
};

constexpr std::array Pages{Page{u"no_order_number", u"Find my order", &CompanyLinks::orders},
                           Page{u"track_package", u"Track my order", &CompanyLinks::orders},
                           Page{u"refund_status", u"See my orders", &CompanyLinks::orders},
                           Page{u"start_return", u"Return an item", &CompanyLinks::returns},
                           Page{u"sign_in", u"Sign in", &CompanyLinks::account}};

} // namespace

std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles,
                                       const CompanyLinks &links)
{
    std::vector<Suggestion> suggestions;
    if (!answer.answer)
        return suggestions;
    const auto add = [&](Suggestion suggestion) {
        if (suggestions.size() < Most)
            suggestions.push_back(std::move(suggestion));
    };
    QStringList shown; // links each page once
    for (const QString &action : answer.answer->suggestedActions) {
        const auto is = [&](const auto &each) { return each.action == action; };
        if (const auto row = std::find_if(Texts.begin(), Texts.end(), is); row != Texts.end())
            add({row->text.toString()});
        const auto page = std::find_if(Pages.begin(), Pages.end(), is);
        const QString address = page == Pages.end() ? QString() : links.*page->address;
        if (address.isEmpty() || shown.contains(address))
            continue;
        shown.append(address);
        add({page->text.toString(), {}, address});
    }
    for (const QString &ref : answer.answer->articles) {
        const Article *article = articles.byRef(ref);
        if (article)
            add({article->title, ref, linkTo(links.articles, ref)});
    }
    return suggestions;
}

} // namespace tierdesk::dialects::platform
