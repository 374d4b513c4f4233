#include "ui/replies/ReplyDrafts.h"

#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QJsonArray>

#include <utility>

namespace tierdesk::ui {

namespace {

QString repliesDraft()
{
    return u"replies"_s;
}

} // namespace

ReplyDrafts::ReplyDrafts(DraftStore &store)
    : m_store(store)
{}

bool ReplyDrafts::setOwner(const QString &owner)
{
    return std::exchange(m_owner, owner) != owner;
}

/// By ID: [shortcut, title, text, on].
QJsonObject ReplyDrafts::all() const
{
    return m_store.changes(m_owner, repliesDraft());
}

std::optional<ReplyDrafts::Draft> ReplyDrafts::find(SavedReplyId id) const
{
    const QJsonArray parts = all().value(QString::number(id.value)).toArray();
    if (parts.size() != 4)
        return std::nullopt;
    return Draft{{parts[0].toString(), parts[1].toString(), parts[2].toString()}, {parts[3].toInteger()}};
}

QList<SavedReplyId> ReplyDrafts::ids() const
{
    QList<SavedReplyId> ids;
    for (const QString &id : all().keys())
        ids.append(SavedReplyId{id.toLongLong()});
    return ids;
}

void ReplyDrafts::put(SavedReplyId id, const Draft &draft)
{
    QJsonObject drafts = all();
    drafts.insert(QString::number(id.value),
                  QJsonArray{draft.values.shortcut, draft.values.title, draft.values.text, draft.on.ms});
    m_store.putChanges(m_owner, repliesDraft(), drafts);
}

void ReplyDrafts::remove(SavedReplyId id)
{
    QJsonObject drafts = all();
    drafts.remove(QString::number(id.value));
    m_store.putChanges(m_owner, repliesDraft(), drafts);
}

void ReplyDrafts::makeNew(SavedReplyId id)
{
    if (const auto draft = find(id)) {
        put(SavedReplyId{}, Draft{draft->values, {}});
        remove(id);
    }
}

} // namespace tierdesk::ui
