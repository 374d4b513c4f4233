#include "ui/conversation/composer/ComposerFiles.h"

#include "core/domain/MediaSniff.h"
#include "ui/conversation/attachments/FileTray.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/composer/ReplySender.h"
#include "ui/models/Direction.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtGui/QImage>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

#include <utility>

namespace tierdesk::ui {

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

QString refusalWords(Refusal refusal, const QString &name)
{
    const QString shown = direction::isolated(name);
    const QLocale locale;
    switch (refusal) {
    case Refusal::None:
        break;
    case Refusal::Empty:
        return Composer::tr("%1 is empty and was not attached.").arg(shown);
    case Refusal::TooLarge:
        return Composer::tr("%1 was not attached: a file can have at most %2.")
            .arg(shown, locale.formattedDataSize(attachments::MaxBytes));
    case Refusal::NoSuchKind:
        return Composer::tr(
                   "%1 was not attached: it is not a PDF or a valid PNG, JPEG, GIF or WebP image, or the image has too "
                   "many pixels.")
            .arg(shown);
    case Refusal::TooMany:
        return Composer::tr("%1 was not attached: a reply can have at most %2 files.")
            .arg(shown, locale.toString(attachments::MaxOfMessage));
    }
    return {};
}

} // namespace

ComposerFiles::ComposerFiles(CaseDesk &desk, CaseFeed &feed, const ReplySender &sender, QPushButton &button,
                             QWidget &card)
    : QObject(&card)
    , m_desk(desk)
    , m_feed(feed)
    , m_sender(sender)
    , m_button(button)
    , m_files(desk.connection(), desk.clock())
    , m_tray(new FileTray(m_files, &card))
{
    connect(&m_button, &QPushButton::clicked, this, &ComposerFiles::choose);
    connect(&m_files, &ReplyFiles::changed, this, &ComposerFiles::keep);
    connect(&m_desk, &CaseDesk::meChanged, this, [this] {
        if (std::exchange(m_owner, m_desk.drafts().owner()) != m_desk.drafts().owner())
            m_files.clear(); // they are of who sat there before
    });
}

bool ComposerFiles::canAttach() const
{
    return m_kind == Kind::Reply && m_sender.canSend(Kind::Reply);
}

void ComposerFiles::choose()
{
    if (!canAttach())
        return;
    auto *dialog = new QFileDialog(&m_button, Composer::tr("Attach files to the reply"));
    dialog->setObjectName(u"attachFiles"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(Composer::tr("Images and PDF") + u" (*.png *.jpg *.jpeg *.gif *.webp *.pdf)"_s);
    connect(dialog, &QFileDialog::filesSelected, this, &ComposerFiles::attach);
    dialog->open();
}

void ComposerFiles::attach(const QStringList &paths)
{
    if (!canAttach())
        return;
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            add(QFileInfo(path).absoluteFilePath(), name, contentOf(file));
        else
            Q_EMIT troubleChanged(
                Composer::tr("%1 could not be read: %2").arg(direction::isolated(name), file.errorString()));
    }
    Q_EMIT changed();
}

void ComposerFiles::attachImage(const QImage &image)
{
    if (!canAttach())
        return;
    QByteArray content;
    QBuffer buffer(&content);
    if (buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"))
        add({}, Composer::tr("Screenshot", "a file's name") + u".png"_s, content);
    Q_EMIT changed();
}

void ComposerFiles::add(const QString &path, const QString &name, const QByteArray &content)
{
    const Refusal refusal = m_files.add(m_feed.sessionId(), path, name, content);
    if (refusal != Refusal::None)
        Q_EMIT troubleChanged(refusalWords(refusal, name));
}

void ComposerFiles::showCase()
{
    m_tray->setSession(m_feed.sessionId());
    adopt(ReplyFiles::Origin::Disk);
}

void ComposerFiles::adopt(ReplyFiles::Origin origin)
{
    const QString &session = m_feed.sessionId();
    if (!session.isEmpty() && m_desk.me().id.isSet())
        m_files.adopt(session, m_desk.drafts().draft(session, Kind::Reply).files, origin);
}

/// Gives the server what it does not have any more, once the case may be replied to.
void ComposerFiles::load()
{
    if (m_isLoading || !canAttach())
        return;
    m_isLoading = true;
    const QString &session = m_feed.sessionId();
    QStringList troubles;
    while (const auto missing = m_files.missing(session)) {
        QFile file(missing->path);
        if (missing->path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
            m_files.remove(session, missing->key);
            troubles.append(Composer::tr("%1 no longer exists and was removed from the reply.")
                                .arg(direction::isolated(missing->file.name)));
            continue;
        }
        const Refusal refusal = m_files.supply(session, missing->key, contentOf(file));
        if (refusal != Refusal::None)
            troubles.append(refusalWords(refusal, missing->file.name));
    }
    if (!troubles.isEmpty())
        Q_EMIT troubleChanged(troubles.join(u' '));
    m_isLoading = false;
}

/// The draft keeps them; another set of files is another reply.
void ComposerFiles::keep(const QString &session)
{
    Draft draft = m_desk.drafts().draft(session, Kind::Reply);
    const auto files = m_files.kept(session);
    if (m_desk.me().id.isSet() && draft.files != files) {
        if (idsOf(draft.files) != idsOf(files) && !m_sender.isSending(session))
            draft.key.clear();
        draft.files = files;
        m_desk.drafts().put(session, Kind::Reply, draft);
    }
    if (session == m_feed.sessionId())
        Q_EMIT changed();
}

void ComposerFiles::refresh(Kind kind)
{
    m_kind = kind;
    load();
    m_button.setVisible(kind == Kind::Reply);
    m_button.setEnabled(canAttach());
    m_tray->setWanted(kind == Kind::Reply);
    m_tray->setLocked(m_sender.isSending());
}

} // namespace tierdesk::ui
