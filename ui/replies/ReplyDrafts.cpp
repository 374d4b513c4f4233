#include "ui/replies/ReplyDrafts.h"

#include "ui/widgets/WriteSoon.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>

namespace tierdesk::ui {

ReplyDrafts::ReplyDrafts(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_soon(widgets::writeSoon(this, [this] { write(); }))
{}

ReplyDrafts::~ReplyDrafts()
{
    if (m_soon->isActive())
        write();
}

bool ReplyDrafts::setOwner(const QString &owner)
{
    if (owner == m_owner)
        return false;
    if (m_soon->isActive())
        write();
    m_owner = owner;
    m_drafts.clear();
    if (!m_owner.isEmpty())
        read();
    return true;
}

const ReplyDrafts::Draft *ReplyDrafts::find(SavedReplyId id) const
{
    const auto found = m_drafts.find(id.value);
    return found == m_drafts.end() ? nullptr : &found->second;
}

QList<SavedReplyId> ReplyDrafts::ids() const
{
    QList<SavedReplyId> all;
    for (const auto &[id, draft] : m_drafts)
        all.append(SavedReplyId{id});
    return all;
}

void ReplyDrafts::put(SavedReplyId id, const Draft &draft)
{
    m_drafts[id.value] = draft;
    m_soon->start();
}

void ReplyDrafts::remove(SavedReplyId id)
{
    if (m_drafts.erase(id.value) > 0)
        m_soon->start();
}

void ReplyDrafts::makeNew(SavedReplyId id)
{
    if (const Draft *draft = find(id)) {
        put(SavedReplyId{}, Draft{draft->values, {}});
        remove(id);
    }
}

QString ReplyDrafts::key() const
{
    return u"replies/draft/"_s +
           QString::fromLatin1(QCryptographicHash::hash(m_owner.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

void ReplyDrafts::read()
{
    const QJsonArray kept = QJsonDocument::fromJson(m_settings.value(key()).toString().toUtf8()).array();
    for (const QJsonValue &each : kept) {
        const QJsonArray parts = each.toArray();
        if (parts.size() == 5)
            m_drafts[parts[0].toInteger()] = {{parts[1].toString(), parts[2].toString(), parts[3].toString()},
                                              {parts[4].toInteger()}};
    }
}

void ReplyDrafts::write()
{
    m_soon->stop();
    if (m_owner.isEmpty())
        return;
    QJsonArray kept;
    for (const auto &[id, draft] : m_drafts)
        kept.append(QJsonArray{id, draft.values.shortcut, draft.values.title, draft.values.text, draft.on.ms});
    if (kept.isEmpty())
        m_settings.remove(key());
    else
        m_settings.setValue(key(), QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact)));
    m_settings.sync();
}

} // namespace tierdesk::ui
