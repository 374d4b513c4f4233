#include "core/domain/Attachment.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <algorithm>

namespace tierdesk {

namespace {

constexpr qsizetype MaxName = 120;
constexpr qsizetype MaxEnding = 10;
const QString Prefix = u"att_"_s;

/// Returns the file name suffixes of @p type, the usual one first.
QStringList endingsOf(MediaType type)
{
    switch (type) {
    case MediaType::Png:
        return {u"png"_s};
    case MediaType::Jpeg:
        return {u"jpg"_s, u"jpeg"_s};
    case MediaType::Gif:
        return {u"gif"_s};
    case MediaType::WebP:
        return {u"webp"_s};
    case MediaType::Pdf:
        break;
    }
    return {u"pdf"_s};
}

/// Returns whether @p c is allowed in a name: visible, and without effect on the display of other characters.
bool isPlain(char32_t c)
{
    if (c == QChar::ReplacementCharacter) // an unpaired surrogate
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString plain(const QString &name)
{
    QString kept;
    for (const char32_t c : name.toUcs4()) {
        if (isPlain(c))
            kept += QStringView(QChar::fromUcs4(c));
    }
    return kept.simplified();
}

/// Returns the first @p length units of @p text without splitting a character.
QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    return text.left(text.at(length - 1).isHighSurrogate() ? length - 1 : length).trimmed();
}

} // namespace

bool isAttachmentId(QStringView id)
{
    const QStringView rest = id.mid(Prefix.size());
    return id.startsWith(Prefix) && !rest.isEmpty() && rest.size() <= 60 &&
           std::all_of(rest.begin(), rest.end(),
                       [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z'); });
}

QString cleanFileName(const QString &name, MediaType type)
{
    const qsizetype folder = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString clean = plain(name.mid(folder + 1));
    while (clean.startsWith(u'.'))
        clean = clean.mid(1).trimmed();
    const QStringList endings = endingsOf(type);
    const qsizetype dot = clean.lastIndexOf(u'.');
    QString ending = dot >= 0 ? clean.mid(dot + 1) : QString();
    QString stem = clean.left(dot);
    if (!endings.contains(ending.toLower())) {
        stem = clean;
        ending = endings.front();
    }
    while (stem.endsWith(u'.') || stem.endsWith(u' '))
        stem.chop(1);
    if (stem.isEmpty())
        stem = isImage(type) ? u"image"_s : u"document"_s;
    return cut(stem, MaxName - MaxEnding) + u'.' + ending;
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1000)
        return QString::number(bytes) + u" bytes"_s;
    if (bytes < 1'000'000)
        return QString::number((bytes + 500) / 1000) + u" KB"_s;
    return QString::number(static_cast<double>(bytes) / 1e6, 'f', 1) + u" MB"_s;
}

QString describe(const Attachment &file)
{
    return u"[attachment: %1, %2, %3]"_s.arg(file.name, QString(word(file.type)), sizeText(file.size));
}

QJsonArray toJson(const std::vector<Attachment> &files)
{
    QJsonArray json;
    for (const Attachment &each : files)
        json.append(QJsonObject{
            {u"id"_s, each.id}, {u"name"_s, each.name}, {u"type"_s, QString(word(each.type))}, {u"size"_s, each.size}});
    return json;
}

std::vector<Attachment> attachmentsFromJson(const QJsonArray &json)
{
    std::vector<Attachment> files;
    for (const QJsonValue &each : json) {
        const auto type = fromWord<MediaType>(each[u"type"].toString());
        const QString id = each[u"id"].toString();
        if (type && isAttachmentId(id))
            files.push_back({id, each[u"name"].toString(), *type, each[u"size"].toInteger()});
    }
    return files;
}

} // namespace tierdesk
