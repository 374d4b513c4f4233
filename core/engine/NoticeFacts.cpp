#include "core/engine/NoticeFacts.h"

#include "core/engine/CommandContext.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine {

namespace {

using base::Result;

constexpr qsizetype LongestWords = 1000;
constexpr int LookedBack = 20; ///< messages searched for the customer's last text

Result<QString> nameOf(const CommandContext &context, const Session &session)
{
    if (session.customer.isSet()) {
        const auto customer = TRY(context.store().customers.byId(session.customer));
        if (customer && !customer->name.isEmpty())
            return customer->name;
    }
    const auto with = TRY(context.store().channelMessages.correspondentOf(session.key));
    if (with)
        return with->name.isEmpty() ? with->address : u"%1 <%2>"_s.arg(with->name, with->address);
    return session.contact.isEmpty() ? session.customerRef : session.contact;
}

Result<QString> wordsOf(const CommandContext &context, const Session &session)
{
    const auto messages = TRY(context.store().messages.lastOf(session.key, LookedBack));
    QString words;
    for (const Message &each : messages) {
        if (each.speaker == Speaker::Customer && !each.text.isEmpty())
            words = each.text;
    }
    if (words.size() <= LongestWords)
        return words;
    words.truncate(words[LongestWords - 1].isHighSurrogate() ? LongestWords - 1 : LongestWords);
    return words + u'…';
}

} // namespace

Result<QJsonObject> noticeFacts(const CommandContext &context, const Event &event)
{
    const auto name = TRY(nameOf(context, *event.session));
    const auto words = TRY(wordsOf(context, *event.session));
    QJsonObject facts{{u"id"_s, event.session->id}};
    if (!name.isEmpty())
        facts.insert(u"customer"_s, name);
    if (!words.isEmpty())
        facts.insert(u"words"_s, words);
    if (const CompanyEntry *entry = context.directory().company(event.session->company)) {
        const QString url = linkTo(entry->company.config.links.cases, event.session->id);
        if (!url.isEmpty())
            facts.insert(u"url"_s, url);
    }
    return facts;
}

} // namespace tierdesk::engine
