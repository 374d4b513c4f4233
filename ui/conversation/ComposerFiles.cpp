#include "core/domain/MediaSniff.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/Composer.h"
#include "ui/conversation/FileTray.h"
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

bool Composer::mayAttach() const
{
    return kind() == Kind::Reply && m_feed.isMine() && m_feed.state() == CaseFeed::State::Ready && m_sending.isEmpty();
}

void Composer::chooseFiles()
{
    if (!mayAttach())
        return;
    auto *dialog = new QFileDialog(this, tr("Attach files to the reply"));
    dialog->setObjectName(QStringLiteral("attachFiles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Images and PDF") + QStringLiteral(" (*.png *.jpg *.jpeg *.gif *.webp *.pdf)"));
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
        // A byte more than may be, so that what is too large is told from what just fits.
        attachContent(name, file.read(attachments::MaxBytes + 1));
    }
    refresh();
}

void Composer::takeImage(const QImage &image)
{
    if (!mayAttach())
        return;
    QByteArray content;
    QBuffer buffer(&content);
    if (buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"))
        attachContent(tr("Screenshot", "a file's name") + QStringLiteral(".png"), content);
    refresh();
}

void Composer::attachContent(const QString &name, const QByteArray &content)
{
    const QString shown = direction::isolated(name);
    const QLocale locale;
    switch (m_files.add(m_session, name, content)) {
    case Refusal::None:
        break;
    case Refusal::Empty:
        m_trouble = tr("%1 is empty and was not attached.").arg(shown);
        break;
    case Refusal::TooLarge:
        m_trouble = tr("%1 was not attached: a file has at most %2.")
                        .arg(shown, locale.formattedDataSize(attachments::MaxBytes));
        break;
    case Refusal::NoSuchKind:
        m_trouble = tr("%1 was not attached: it is no sound PNG, JPEG, GIF or WebP image of a fair size, and no PDF.")
                        .arg(shown);
        break;
    case Refusal::TooMany:
        m_trouble = tr("%1 was not attached: a reply takes at most %2 files.")
                        .arg(shown, locale.toString(attachments::MaxOfMessage));
        break;
    }
}

/// Another set of files is another reply.
void Composer::takeFilesChanged(const QString &session)
{
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    if (!draft.key.isEmpty() && m_sending != session) {
        draft.key.clear();
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
