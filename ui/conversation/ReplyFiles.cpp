#include "ui/conversation/ReplyFiles.h"

#include "core/base/Random.h"
#include "core/domain/MediaSniff.h"
#include "ui/models/Failures.h"

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int KeyLength = 24;

} // namespace

ReplyFiles::ReplyFiles(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_sessions(connection)
{}

ReplyFiles::Refusal ReplyFiles::add(const QString &session, const QString &name, const QByteArray &content)
{
    if (content.isEmpty())
        return Refusal::Empty;
    if (content.size() > attachments::MaxBytes)
        return Refusal::TooLarge;
    // The server looks for itself; what it would refuse need not travel.
    const auto found = sniff(content);
    if (!found)
        return Refusal::NoSuchKind;
    std::vector<File> &files = m_files[session];
    if (files.size() >= static_cast<std::size_t>(attachments::MaxOfMessage))
        return Refusal::TooMany;
    File file;
    file.key = base::randomToken(KeyLength).toLatin1();
    file.file = {{}, cleanFileName(name, found->type), found->type, content.size()};
    file.content = content;
    files.push_back(file);
    upload(session, file);
    Q_EMIT changed(session);
    return Refusal::None;
}

void ReplyFiles::upload(const QString &session, const File &file)
{
    m_sessions.attach(session, file.file.name, file.content, file.key, this,
                      [this, session, key = file.key](const base::Result<Attachment> &taken) {
                          File *mine = find(session, key);
                          if (!mine)
                              return; // taken away meanwhile
                          if (taken) {
                              mine->file = *taken;
                              mine->content.clear();
                          } else {
                              mine->trouble = failureWords(taken.error()).sentence;
                          }
                          Q_EMIT changed(session);
                      });
}

ReplyFiles::File *ReplyFiles::find(const QString &session, const QByteArray &key)
{
    const auto files = m_files.find(session);
    if (files == m_files.end())
        return nullptr;
    const auto found = std::find_if(files->begin(), files->end(), [&key](const File &each) { return each.key == key; });
    return found == files->end() ? nullptr : &*found;
}

void ReplyFiles::remove(const QString &session, const QByteArray &key)
{
    if (std::erase_if(m_files[session], [&key](const File &each) { return each.key == key; }) > 0)
        Q_EMIT changed(session);
}

void ReplyFiles::retry(const QString &session, const QByteArray &key)
{
    File *file = find(session, key);
    if (!file || file->isThere() || file->trouble.isEmpty())
        return;
    file->trouble.clear();
    upload(session, *file);
    Q_EMIT changed(session);
}

void ReplyFiles::giveBack(const QString &session, const std::vector<Attachment> &files)
{
    std::vector<File> &mine = m_files[session];
    const std::size_t before = mine.size();
    for (const Attachment &each : files) {
        const bool isKnown =
            std::any_of(mine.begin(), mine.end(), [&each](const File &file) { return file.file.id == each.id; });
        if (!isKnown)
            mine.push_back({base::randomToken(KeyLength).toLatin1(), each, {}, {}});
    }
    if (mine.size() != before)
        Q_EMIT changed(session);
}

void ReplyFiles::forget(const QString &session, const QStringList &ids)
{
    const auto gone = std::erase_if(m_files[session],
                                    [&ids](const File &each) { return each.isThere() && ids.contains(each.file.id); });
    if (gone > 0)
        Q_EMIT changed(session);
}

void ReplyFiles::clear()
{
    m_files.clear();
}

const std::vector<ReplyFiles::File> &ReplyFiles::of(const QString &session) const
{
    static const std::vector<File> None;
    const auto files = m_files.constFind(session);
    return files == m_files.cend() ? None : *files;
}

bool ReplyFiles::isReady(const QString &session) const
{
    const auto &files = of(session);
    return std::all_of(files.begin(), files.end(), [](const File &each) { return each.isThere(); });
}

QStringList ReplyFiles::ids(const QString &session) const
{
    QStringList ids;
    for (const File &each : of(session))
        ids.append(each.file.id);
    return ids;
}

} // namespace tierdesk::ui
