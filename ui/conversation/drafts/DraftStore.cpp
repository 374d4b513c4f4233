#include "ui/conversation/drafts/DraftStore.h"

#include "core/base/Json.h"
#include "core/base/Log.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int WriteAfterMs = 500;
/// After a failure: the disk may have room again.
constexpr int RetryAfterMs = 10'000;
/// Enough for 200 changed saved replies of 20,000 characters. A case is smaller: ReplyEdit holds 200,000 characters,
/// and each reply that is held back 20,000.
constexpr qint64 LargestFile = 16 << 20;
/// Of a dialog's fields: many times what the server takes, and small beside the file.
constexpr qint64 LargestForm = 256 << 10;

QString hashed(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
}

QJsonObject toJson(const Draft &draft)
{
    QJsonArray held;
    for (const Draft::Held &each : draft.held)
        held.append(QJsonObject{
            {u"id"_s, each.id}, {u"text"_s, each.text}, {u"after"_s, each.after}, {u"files"_s, toJson(each.files)}});
    return {{u"text"_s, draft.text},
            {u"key"_s, QString::fromLatin1(draft.key)},
            {u"after"_s, draft.after},
            {u"held"_s, held},
            {u"files"_s, toJson(draft.files)}};
}

Draft draftFrom(const QJsonObject &json)
{
    Draft draft;
    draft.text = json.value(u"text").toString();
    draft.key = json.value(u"key").toString().toLatin1();
    draft.after = json.value(u"after").toInteger();
    const QJsonArray held = json.value(u"held").toArray();
    for (const QJsonValue &each : held)
        draft.held.push_back({each[u"id"].toInteger(), each[u"text"].toString(), each[u"after"].toInteger(),
                              draftFilesFrom(each[u"files"].toArray())});
    draft.files = draftFilesFrom(json.value(u"files").toArray());
    return draft;
}

/// An id may look like a way through folders ("..").
QString pathOf(const QString &folder, const QString &session)
{
    return QDir(folder).filePath(hashed(session) + u".json"_s);
}

/// What cannot be read stays for whoever can, and is not written over.
void putAside(const QString &name)
{
    for (int number = 1;; ++number) {
        const QString aside = u"%1.%2.unreadable"_s.arg(name).arg(number);
        if (QFile::exists(aside))
            continue;
        if (!QFile::rename(name, aside))
            qCWarning(log::Ui) << "a draft that cannot be read cannot be put aside:" << name;
        return;
    }
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
    if (!flush())
        qCWarning(log::Ui) << "drafts could not be written";
}

bool DraftStore::setOwner(const QString &server, const QString &company, qint64 user)
{
    const QString owner = u"%1\n%2\n%3"_s.arg(server, company).arg(user);
    if (owner == m_owner)
        return false;
    flush();
    m_owner = owner;
    std::erase_if(m_owned, [](const auto &each) { return each.second.unwritten.isEmpty(); });
    return true;
}

DraftStore::Owned &DraftStore::of(const QString &owner)
{
    Owned &owned = m_owned[owner];
    if (owned.folder.isEmpty() && !owner.isEmpty())
        owned.folder = QDir(m_folder).filePath(hashed(owner));
    return owned;
}

std::pair<QString, DraftStore::Case> DraftStore::readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = base::parseJsonObject(file.read(LargestFile + 1), {.size = LargestFile});
    if (!json) {
        qCWarning(log::Ui) << "a draft cannot be read:" << file.fileName() << json.error().message;
        file.close();
        putAside(file.fileName());
        return {};
    }
    return {json->value(u"session").toString(),
            {draftFrom(json->value(u"reply").toObject()), draftFrom(json->value(u"note").toObject()),
             json->value(u"forms").toObject()}};
}

DraftStore::Case &DraftStore::known(Owned &owned, const QString &session) const
{
    const auto found = owned.cases.find(session);
    if (found != owned.cases.end())
        return *found;
    auto [of, drafts] = owned.folder.isEmpty() ? std::pair<QString, Case>() : readFile(pathOf(owned.folder, session));
    return *owned.cases.insert(session, of == session ? drafts : Case{});
}

Draft DraftStore::draft(const QString &owner, const QString &session, Kind kind)
{
    const Case &drafts = known(of(owner), session);
    return kind == Kind::Reply ? drafts.reply : drafts.note;
}

void DraftStore::put(const QString &owner, const QString &session, Kind kind, const Draft &draft)
{
    Owned &owned = of(owner);
    Case &drafts = known(owned, session);
    Draft &place = kind == Kind::Reply ? drafts.reply : drafts.note;
    if (place == draft)
        return;
    place = draft;
    touch(owned, session);
    if (owner == m_owner)
        Q_EMIT changed(session, kind);
}

void DraftStore::touch(Owned &owned, const QString &session)
{
    owned.unwritten.insert(session);
    m_soon.start(WriteAfterMs);
}

QJsonObject DraftStore::form(const QString &owner, const QString &session, const QString &name)
{
    return known(of(owner), session).forms.value(name).toObject();
}

void DraftStore::putForm(const QString &owner, const QString &session, const QString &name, const QJsonObject &fields)
{
    if (base::toJson(fields).size() > LargestForm)
        return;
    QJsonObject forms = known(of(owner), session).forms;
    if (fields.isEmpty())
        forms.remove(name);
    else
        forms.insert(name, fields);
    putForms(owner, session, forms);
}

void DraftStore::putForms(const QString &owner, const QString &key, const QJsonObject &forms)
{
    Owned &owned = of(owner);
    QJsonObject &kept = known(owned, key).forms;
    if (kept == forms)
        return;
    kept = forms;
    touch(owned, key);
}

void DraftStore::forgetHeld(const QString &owner, const QString &session, qint64 held)
{
    Draft kept = draft(owner, session, Kind::Reply);
    if (std::erase_if(kept.held, [held](const Draft::Held &each) { return each.id == held; }) > 0)
        put(owner, session, Kind::Reply, kept);
}

void DraftStore::giveBack(const QString &owner, const QString &session, qint64 held, const QString &text,
                          const std::vector<DraftFile> &files)
{
    Draft again = draft(owner, session, Kind::Reply);
    QString back = text;
    const auto kept =
        std::find_if(again.held.begin(), again.held.end(), [held](const Draft::Held &each) { return each.id == held; });
    if (kept == again.held.end()) {
        // Answer and event both tell of it; the first one gave it back. Written at another console it was never here.
        if (!text.isEmpty() && again.text.contains(text))
            return;
    } else {
        if (back.isEmpty())
            back = kept->text;
        addTo(again.files, kept->files);
        again.held.erase(kept);
    }
    addTo(again.files, files);
    again.text = again.text.isEmpty() || back.isEmpty() ? back + again.text : back + u'\n' + again.text;
    again.key.clear();
    put(owner, session, Kind::Reply, again);
    flush();
}

bool DraftStore::has(const QString &session)
{
    Owned &owned = of(m_owner);
    if (owned.folder.isEmpty())
        return false;
    if (!owned.files) {
        const QStringList names = QDir(owned.folder).entryList({u"*.json"_s}, QDir::Files);
        owned.files.emplace(names.begin(), names.end());
    }
    // A file is read once, and only if there is one: a list asks for every row that it paints.
    if (!owned.cases.contains(session) && !owned.files->contains(hashed(session) + u".json"_s))
        return false;
    const Case &drafts = known(owned, session);
    return !drafts.reply.text.isEmpty() || !drafts.reply.files.empty() || !drafts.note.text.isEmpty();
}

QStringList DraftStore::unsettled()
{
    Owned &owned = of(m_owner);
    if (owned.folder.isEmpty())
        return {};
    QSet<QString> here;
    for (auto each = owned.cases.cbegin(); each != owned.cases.cend(); ++each)
        here.insert(hashed(each.key()) + u".json"_s);
    const QDir folder(owned.folder);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files)) {
        if (here.contains(name))
            continue;
        auto [session, drafts] = readFile(folder.filePath(name));
        if (pathOf(owned.folder, session) == folder.filePath(name))
            owned.cases.insert(session, drafts);
    }
    QStringList sessions;
    for (auto each = owned.cases.cbegin(); each != owned.cases.cend(); ++each) {
        if (each->reply.isUnsettled() || each->note.isUnsettled())
            sessions.append(each.key());
    }
    sessions.sort();
    return sessions;
}

bool DraftStore::write(const Owned &owned, const QString &session)
{
    const Case drafts = owned.cases.value(session);
    const QString name = pathOf(owned.folder, session);
    if (drafts.isEmpty()) {
        if (QFile::exists(name) && !QFile::remove(name)) {
            Q_EMIT writeFailed(tr("%1 could not be deleted").arg(name));
            return false;
        }
        return true;
    }
    QDir().mkpath(owned.folder);
    QFile::setPermissions(owned.folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QSaveFile file(name);
    const QByteArray text = base::toJson(QJsonObject{{u"session"_s, session},
                                                     {u"reply"_s, toJson(drafts.reply)},
                                                     {u"note"_s, toJson(drafts.note)},
                                                     {u"forms"_s, drafts.forms}});
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
    bool isAllWritten = true;
    for (auto &[owner, owned] : m_owned) {
        const QSet<QString> sessions = std::exchange(owned.unwritten, {});
        if (owned.folder.isEmpty())
            continue; // nobody has signed in yet: nobody wrote
        for (const QString &session : sessions) {
            if (!write(owned, session))
                owned.unwritten.insert(session);
        }
        isAllWritten = isAllWritten && owned.unwritten.isEmpty();
    }
    const bool wasFailing = std::exchange(m_isFailing, !isAllWritten);
    if (!isAllWritten)
        m_soon.start(RetryAfterMs);
    else if (wasFailing)
        Q_EMIT written();
    return isAllWritten;
}

} // namespace tierdesk::ui
