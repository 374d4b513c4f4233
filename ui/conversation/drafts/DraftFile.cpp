#include "ui/conversation/drafts/DraftFile.h"

#include "core/base/Random.h"

#include <QtCore/QJsonObject>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int KeyLength = 24;

} // namespace

QByteArray newDraftKey()
{
    return base::randomToken(KeyLength).toLatin1();
}

std::vector<DraftFile> draftFiles(const std::vector<Attachment> &files, Timestamp now)
{
    std::vector<DraftFile> made;
    for (const Attachment &each : files)
        made.push_back({newDraftKey(), {}, each, now});
    return made;
}

void addTo(std::vector<DraftFile> &files, const std::vector<DraftFile> &more)
{
    for (const DraftFile &each : more) {
        const bool isKnown = std::any_of(files.begin(), files.end(), [&each](const DraftFile &known) {
            return known.key == each.key || (!each.file.id.isEmpty() && known.file.id == each.file.id);
        });
        if (!isKnown)
            files.push_back(each);
    }
}

QJsonArray toJson(const std::vector<DraftFile> &files)
{
    QJsonArray json;
    for (const DraftFile &each : files)
        json.append(QJsonObject{{u"key"_s, QString::fromLatin1(each.key)},
                                {u"path"_s, each.path},
                                {u"id"_s, each.file.id},
                                {u"name"_s, each.file.name},
                                {u"type"_s, word(each.file.type)},
                                {u"size"_s, each.file.size},
                                {u"at"_s, each.at.ms}});
    return json;
}

std::vector<DraftFile> draftFilesFrom(const QJsonArray &json)
{
    std::vector<DraftFile> files;
    for (const QJsonValue &each : json) {
        const auto type = fromWord<MediaType>(each[u"type"].toString());
        DraftFile file;
        file.key = each[u"key"].toString().toLatin1();
        file.path = each[u"path"].toString();
        const QString id = each[u"id"].toString();
        if (!type || file.key.isEmpty() || (!id.isEmpty() && !isAttachmentId(id)))
            continue;
        file.file = {id, each[u"name"].toString(), *type, each[u"size"].toInteger()};
        file.at = {each[u"at"].toInteger()};
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace tierdesk::ui
