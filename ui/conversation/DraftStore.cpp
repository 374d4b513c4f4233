#include "ui/conversation/DraftStore.h"

#include "core/base/Json.h"
#include "core/base/Log.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int WriteAfterMs = 500;
/// After a failure: the disk may have room again.
constexpr int RetryAfterMs = 10'000;
/// A draft is at most 20,000 characters, and so is each that is held; no file of ours is larger than this.
constexpr qint64 LargestFile = 4 << 20;

QString hashed(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}

QJsonObject toJson(const Draft &draft)
{
    QJsonArray held;
    for (const Draft::Held &each : draft.held)
        held.append(QJsonObject{{QStringLiteral("id"), each.id},
                                {QStringLiteral("text"), each.text},
                                {QStringLiteral("after"), each.after}});
    return {{QStringLiteral("text"), draft.text},
            {QStringLiteral("key"), QString::fromLatin1(draft.key)},
            {QStringLiteral("held"), held}};
}

Draft draftFrom(const QJsonObject &json)
{
    Draft draft;
    draft.text = json.value(u"text").toString();
    draft.key = json.value(u"key").toString().toLatin1();
    const QJsonArray held = json.value(u"held").toArray();
    for (const QJsonValue &each : held)
        draft.held.push_back({each[u"id"].toInteger(), each[u"text"].toString(), each[u"after"].toInteger()});
    return draft;
}

} // namespace

DraftStore::DraftStore(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DraftStore::flush);
}

DraftStore::~DraftStore()
{
    flush();
}

void DraftStore::setOwner(const QString &server, const QString &company, qint64 user)
{
    const QString owner = QStringLiteral("%1\n%2\n%3").arg(server, company).arg(user);
    if (owner == m_owner)
        return;
    flush();
    m_cases.clear();
    m_unwritten.clear();
    m_owner = owner;
    m_mine = QDir(m_folder).filePath(hashed(owner));
}

QString DraftStore::path(const QString &session) const
{
    // An id may look like a way through folders ("..").
    return QDir(m_mine).filePath(hashed(session) + QStringLiteral(".json"));
}

DraftStore::Case DraftStore::read(const QString &session) const
{
    QFile file(path(session));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = base::parseJsonObject(file.read(LargestFile), {.depth = 8, .size = LargestFile});
    if (!json) {
        qCWarning(log::Ui) << "a draft cannot be read:" << file.fileName() << json.error().message;
        return {};
    }
    if (json->value(u"session").toString() != session)
        return {};
    return {draftFrom(json->value(u"reply").toObject()), draftFrom(json->value(u"note").toObject())};
}

DraftStore::Case &DraftStore::known(const QString &session)
{
    const auto found = m_cases.find(session);
    return found != m_cases.end() ? *found : *m_cases.insert(session, m_owner.isEmpty() ? Case{} : read(session));
}

Draft DraftStore::draft(const QString &session, Kind kind)
{
    const Case &drafts = known(session);
    return kind == Kind::Reply ? drafts.reply : drafts.note;
}

void DraftStore::put(const QString &session, Kind kind, const Draft &draft)
{
    Case &drafts = known(session);
    Draft &place = kind == Kind::Reply ? drafts.reply : drafts.note;
    if (place == draft)
        return;
    place = draft;
    m_unwritten.insert(session);
    m_soon.start(WriteAfterMs);
    Q_EMIT changed(session, kind);
}

bool DraftStore::write(const QString &session, const Case &drafts)
{
    const QString name = path(session);
    if (drafts.reply.isEmpty() && drafts.note.isEmpty()) {
        if (QFile::exists(name) && !QFile::remove(name)) {
            Q_EMIT writeFailed(tr("%1 cannot be removed").arg(name));
            return false;
        }
        return true;
    }
    QDir().mkpath(m_mine);
    QFile::setPermissions(m_mine, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QSaveFile file(name);
    const QByteArray text = base::toJson(QJsonObject{{QStringLiteral("session"), session},
                                                     {QStringLiteral("reply"), toJson(drafts.reply)},
                                                     {QStringLiteral("note"), toJson(drafts.note)}});
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(text) == text.size() && file.commit();
    if (!isWritten)
        Q_EMIT writeFailed(file.errorString());
    return isWritten;
}

bool DraftStore::flush()
{
    m_soon.stop();
    const QSet<QString> sessions = std::exchange(m_unwritten, {});
    if (m_owner.isEmpty())
        return true;
    for (const QString &session : sessions) {
        if (!write(session, m_cases.value(session)))
            m_unwritten.insert(session);
    }
    if (!m_unwritten.isEmpty())
        m_soon.start(RetryAfterMs);
    return m_unwritten.isEmpty();
}

} // namespace tierdesk::ui
