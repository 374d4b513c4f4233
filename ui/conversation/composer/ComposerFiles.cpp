#include "core/domain/MediaSniff.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/attachments/FileTray.h"
#include "ui/models/Direction.h"
#include "ui/widgets/PillTabs.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QUrl>
#include <QtGui/QImage>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

/// The half of Composer that takes files: chosen, pasted or dropped.
namespace tierdesk::ui {

using Kind = DraftStore::Kind;
using Refusal = ReplyFiles::Refusal;

namespace {

/// A byte more than may be, so that what is too large is told from what just fits.
QByteArray contentOf(QFile &file)
{
    return file.read(attachments::MaxBytes + 1);
}

QStringList idsOf(const std::vector<DraftFile> &files)
{
    QStringList ids;
    for (const DraftFile &each : files)
        ids.append(each.file.id);
    return ids;
}

} // namespace

bool Composer::mayAttach() const
{
    return kind() == Kind::Reply && m_feed.isMine() && m_feed.state() == CaseFeed::State::Ready && m_sending.isEmpty();
}

void Composer::chooseFiles()
{
    if (!mayAttach())
        return;
    auto *dialog = new QFileDialog(this, tr("Attach files to the reply"));
    dialog->setObjectName(u"attachFiles"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Images and PDF") + u" (*.png *.jpg *.jpeg *.gif *.webp *.pdf)"_s);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::attach);
    dialog->open();
}

void Composer::takeUrls(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &each : urls)
        paths.append(each.toLocalFile());
    attach(paths);
}

void Composer::attach(const QStringList &paths)
{
    if (!mayAttach())
        return;
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_trouble = tr("%1 could not be read: %2").arg(direction::isolated(name), file.errorString());
            continue;
        }
        const Refusal refusal = m_files.add(m_session, QFileInfo(path).absoluteFilePath(), name, contentOf(file));
        if (refusal != Refusal::None)
            m_trouble = refusalWords(refusal, name);
    }
    refresh();
}

void Composer::takeImage(const QImage &image)
{
    if (!mayAttach())
        return;
    const QString name = tr("Screenshot", "a file's name") + u".png"_s;
    QByteArray content;
    QBuffer buffer(&content);
    if (buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG")) {
        const Refusal refusal = m_files.add(m_session, {}, name, content);
        if (refusal != Refusal::None)
            m_trouble = refusalWords(refusal, name);
    }
    refresh();
}

QString Composer::refusalWords(Refusal refusal, const QString &name) const
{
    const QString shown = direction::isolated(name);
    const QLocale locale;
    switch (refusal) {
    case Refusal::None:
        break;
    case Refusal::Empty:
        return tr("%1 is empty and was not attached.").arg(shown);
    case Refusal::TooLarge:
        return tr("%1 was not attached: a file can have at most %2.")
            .arg(shown, locale.formattedDataSize(attachments::MaxBytes));
    case Refusal::NoSuchKind:
        return tr("%1 was not attached: it is not a PDF or a valid PNG, JPEG, GIF or WebP image, or the image has too "
                  "many pixels.")
            .arg(shown);
    case Refusal::TooMany:
        return tr("%1 was not attached: a reply can have at most %2 files.")
            .arg(shown, locale.toString(attachments::MaxOfMessage));
    }
    return {};
}

/// What the draft says goes with the reply, from before a restart or from another window.
void Composer::showDraftFiles(ReplyFiles::Origin origin)
{
    if (!m_session.isEmpty() && m_desk.me().id.isSet())
        m_files.adopt(m_session, m_desk.drafts().draft(m_session, Kind::Reply).files, origin);
}

/// Gives the server what it does not have any more, once the case may be replied to.
void Composer::loadFiles()
{
    if (m_isLoadingFiles || !mayAttach())
        return;
    m_isLoadingFiles = true;
    QStringList troubles;
    while (const auto missing = m_files.missing(m_session)) {
        QFile file(missing->path);
        if (missing->path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            m_files.remove(m_session, missing->key);
            troubles.append(
                tr("%1 no longer exists and was removed from the reply.").arg(direction::isolated(missing->file.name)));
            continue;
        }
        const Refusal refusal = m_files.supply(m_session, missing->key, contentOf(file));
        if (refusal != Refusal::None)
            troubles.append(refusalWords(refusal, missing->file.name));
    }
    if (!troubles.isEmpty())
        m_trouble = troubles.join(u' ');
    m_isLoadingFiles = false;
}

/// The draft keeps them; another set of files is another reply.
void Composer::takeFilesChanged(const QString &session)
{
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    const auto files = m_files.kept(session);
    if (m_desk.me().id.isSet() && draft.files != files) {
        if (idsOf(draft.files) != idsOf(files) && m_sending != session)
            draft.key.clear();
        draft.files = files;
        m_desk.drafts().put(session, Kind::Reply, draft);
    }
    if (session == m_session)
        refresh();
}

void Composer::showFiles()
{
    const bool isNote = kind() == Kind::Note;
    m_attach->setVisible(!isNote);
    m_attach->setEnabled(mayAttach());
    m_tray->setWanted(!isNote);
    m_tray->setLocked(!m_sending.isEmpty());
    widgets::putInTabOrder(*m_tray, *m_tabs); // its slips are new
}

} // namespace tierdesk::ui
