#include "ui/conversation/attachments/ReplyFiles.h"

#include "core/domain/MediaSniff.h"
#include "ui/models/Failures.h"

#include <algorithm>

namespace tierdesk::ui {

namespace {

/// Why the server did not take a file, for the line beside it.
QString troubleOf(const base::Error &error)
{
    if (error.details.value(u"kind"_s).toString() == u"noWay")
        return ReplyFiles::tr("You can't send files to this customer because text messages are not set up.");
    return failureWords(error).sentence;
}

} // namespace

ReplyFiles::ReplyFiles(client::Connection &connection, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_sessions(connection)
    , m_clock(clock)
{}

ReplyFiles::Refusal ReplyFiles::add(const QString &session, const QString &path, const QString &name,
                                    const QByteArray &content)
{
    std::vector<File> &files = m_files[session];
    if (files.size() >= static_cast<std::size_t>(attachments::MaxOfMessage))
        return Refusal::TooMany;
    File file;
    file.key = newDraftKey();
    file.path = path;
    file.file.name = name;
    if (const Refusal refusal = take(file, content); refusal != Refusal::None)
        return refusal;
    files.push_back(file);
    upload(session, file);
    Q_EMIT changed(session);
    return Refusal::None;
}

ReplyFiles::Refusal ReplyFiles::take(File &file, const QByteArray &content)
{
    if (content.isEmpty())
        return Refusal::Empty;
    if (content.size() > attachments::MaxBytes)
        return Refusal::TooLarge;
    // The server looks for itself; what it would refuse need not travel.
    const auto found = sniff(content);
    if (!found)
        return Refusal::NoSuchKind;
    file.file = {{}, cleanFileName(file.file.name, found->type), found->type, content.size()};
    file.content = content;
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
                              mine->at = m_clock.now();
                              mine->content.clear();
                          } else if (taken.error().fault == base::Fault::IdempotencyMismatch) {
                              // It was brought before a restart, and has changed on the disk since.
                              mine->key = newDraftKey();
                              upload(session, *mine);
                          } else {
                              mine->trouble = troubleOf(taken.error());
                          }
                          Q_EMIT changed(session);
                      });
}

void ReplyFiles::adopt(const QString &session, const std::vector<DraftFile> &files, Origin origin)
{
    std::vector<File> &mine = m_files[session];
    const auto isNamed = [&files](const File &each) {
        return std::any_of(files.begin(), files.end(),
                           [&each](const DraftFile &named) { return named.key == each.key; });
    };
    bool hasChanged = std::erase_if(mine, [&](const File &each) { return each.isKept() && !isNamed(each); }) > 0;
    for (const DraftFile &each : files) {
        if (File *known = find(session, each.key)) {
            if (!known->isThere() && !each.file.id.isEmpty()) {
                *known = File{each, {}, {}};
                hasChanged = true;
            }
            continue;
        }
        File file{each, {}, {}};
        if (file.isThere() && m_clock.now() - file.at >= BroughtFor) {
            file.key = newDraftKey(); // the server has forgotten the old one with the file
            file.file.id.clear();
        }
        if (!file.isThere() && origin == Origin::OtherWindow)
            continue;
        mine.push_back(std::move(file));
        hasChanged = true;
    }
    if (hasChanged)
        Q_EMIT changed(session);
}

std::optional<DraftFile> ReplyFiles::missing(const QString &session) const
{
    const auto &files = of(session);
    const auto found = std::find_if(files.begin(), files.end(),
                                    [](const File &each) { return !each.isThere() && each.content.isEmpty(); });
    return found == files.end() ? std::nullopt : std::optional<DraftFile>(*found);
}

ReplyFiles::Refusal ReplyFiles::supply(const QString &session, const QByteArray &key, const QByteArray &content)
{
    File *file = find(session, key);
    if (!file)
        return Refusal::None; // taken away meanwhile
    const Refusal refusal = take(*file, content);
    if (refusal == Refusal::None)
        upload(session, *file);
    else
        remove(session, key);
    return refusal;
}

std::vector<DraftFile> ReplyFiles::kept(const QString &session) const
{
    std::vector<DraftFile> files;
    for (const File &each : of(session)) {
        if (each.isKept())
            files.push_back(each);
    }
    return files;
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
