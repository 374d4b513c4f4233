#include "ui/conversation/attachments/FileShelf.h"

#include "core/domain/MediaSniff.h"
#include "ui/conversation/transcript/BubbleFiles.h"
#include "ui/models/Failures.h"

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>
#include <QtGui/QImageReader>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int MostKiB = 64 * 1024; ///< of pictures that are kept
constexpr int MostUnderWay = 2;
constexpr int MostMegabytes = 256; ///< that one picture may take while it is decoded
constexpr int MostScale = 2;       ///< pixels of the sharpest screen to one of ours

} // namespace

FileShelf::FileShelf(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_sessions(connection)
    , m_pictures(MostKiB)
{
    m_decoder.setMaxThreadCount(1);
}

FileShelf::~FileShelf()
{
    m_decoder.waitForDone();
}

void FileShelf::setSession(const QString &session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_pictures.clear();
    m_asked.clear();
    m_waiting.clear();
}

QImage FileShelf::picture(const Attachment &file)
{
    if (const QImage *known = m_pictures.object(file.id))
        return *known;
    if (isImage(file.type) && !m_session.isEmpty() && !m_asked.contains(file.id)) {
        m_asked.insert(file.id);
        m_waiting.push_back(file.id);
        // Rows are being painted: what is asked for is asked for afterwards.
        QMetaObject::invokeMethod(this, &FileShelf::fetchNext, Qt::QueuedConnection);
    }
    return {};
}

void FileShelf::fetchNext()
{
    if (m_waiting.empty() || m_underWay >= MostUnderWay)
        return;
    const QString id = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_underWay;
    m_sessions.fetchFile(m_session, id, this, [this, session = m_session, id](const base::Result<QByteArray> &content) {
        --m_underWay;
        if (content)
            decode(session, id, *content);
        fetchNext();
    });
    fetchNext();
}

void FileShelf::decode(const QString &session, const QString &id, const QByteArray &content)
{
    m_decoder.start([this, session, id, content] {
        QImage image = decoded(content, files::pictureSize() * MostScale);
        QMetaObject::invokeMethod(
            this,
            [this, session, id, image = std::move(image)] {
                if (session != m_session || image.isNull())
                    return;
                m_pictures.insert(id, new QImage(image), static_cast<int>(image.sizeInBytes() / 1024) + 1);
                Q_EMIT pictureReady();
            },
            Qt::QueuedConnection);
    });
}

QImage FileShelf::decoded(const QByteArray &content, QSize bound)
{
    // The server has looked at its first bytes; this console trusts none of them.
    if (const auto found = sniff(content); !found || !isImage(found->type))
        return {};
    QImageReader::setAllocationLimit(MostMegabytes);
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || static_cast<qint64>(size.width()) * size.height() > MaxImagePixels)
        return {};
    if (size.width() > bound.width() || size.height() > bound.height())
        reader.setScaledSize(size.scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

void FileShelf::fetch(const Attachment &file, std::function<void(const QByteArray &)> then)
{
    m_sessions.fetchFile(m_session, file.id, this,
                         [this, file, then = std::move(then)](const base::Result<QByteArray> &content) {
                             if (content)
                                 then(*content);
                             else
                                 Q_EMIT failed(file, failureWords(content.error()).sentence);
                         });
}

bool FileShelf::write(const Attachment &file, const QString &path, const QByteArray &content)
{
    QSaveFile target(path);
    if (target.open(QIODevice::WriteOnly) && target.write(content) == content.size() && target.commit())
        return true;
    Q_EMIT failed(file, target.errorString());
    return false;
}

void FileShelf::open(const Attachment &file)
{
    fetch(file, [this, file](const QByteArray &content) {
        if (!m_folder)
            m_folder = std::make_unique<QTemporaryDir>();
        // A folder a file: two of one name are two. The name was cleaned by the server, and is once more.
        const QString folder = m_folder->filePath(isAttachmentId(file.id) ? file.id : u"file"_s);
        if (!m_folder->isValid() || !QDir().mkpath(folder)) {
            Q_EMIT failed(file, m_folder->errorString());
            return;
        }
        const QString path = folder + u'/' + cleanFileName(file.name, file.type);
        if (!write(file, path, content))
            return;
        Q_EMIT opened(file, path);
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    });
}

void FileShelf::save(const Attachment &file, const QString &path)
{
    fetch(file, [this, file, path](const QByteArray &content) { static_cast<void>(write(file, path, content)); });
}

} // namespace tierdesk::ui
