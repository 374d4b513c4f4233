#include "ui/conversation/attachments/FileTray.h"

#include "ui/conversation/CaseWords.h"
#include "ui/models/Direction.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <memory>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int Gap = 8;
constexpr int WidestName = 220;
constexpr int WidestState = 320;

} // namespace

FileTray::FileTray(ReplyFiles &files, QWidget *parent)
    : QScrollArea(parent)
    , m_files(files)
{
    setObjectName(u"fileTray"_s);
    setAccessibleName(tr("Files attached to the reply"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it is reached, and scrolls into sight
    viewport()->setAutoFillBackground(false);
    auto *notices = new QWidget(this);
    m_line = new QHBoxLayout(notices);
    m_line->setContentsMargins(10, 0, 10, 8);
    m_line->setSpacing(Gap);
    m_line->addStretch(1);
    setWidget(notices);
    notices->setAutoFillBackground(false); // the card is its ground
    connect(&m_files, &ReplyFiles::changed, this, &FileTray::rebuild);
    // The newest is looked for, until somebody looks elsewhere; its width comes with its layout.
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        if (m_hasMore)
            horizontalScrollBar()->setValue(most);
    });
    connect(horizontalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_hasMore = false; });
    hide();
}

void FileTray::setSession(const QString &session)
{
    m_session = session;
    m_shown = m_files.of(session).size();
    m_hasMore = false;
    horizontalScrollBar()->setValue(0);
    rebuild(session);
}

void FileTray::setLocked(bool isLocked)
{
    if (std::exchange(m_isLocked, isLocked) != isLocked)
        rebuild(m_session);
}

void FileTray::setWanted(bool isWanted)
{
    if (std::exchange(m_isWanted, isWanted) != isWanted)
        rebuild(m_session);
}

void FileTray::rebuild(const QString &session)
{
    if (session != m_session)
        return;
    while (m_line->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_line->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be its button that was pressed
    }
    const auto &files = m_files.of(m_session);
    for (const ReplyFiles::File &each : files)
        m_line->insertWidget(m_line->count() - 1, noticeFor(each));
    m_hasMore = m_hasMore || files.size() > m_shown;
    m_shown = files.size();
    setVisible(m_isWanted && !files.empty());
    fit();
}

bool FileTray::event(QEvent *event)
{
    const bool isTaken = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return isTaken;
}

void FileTray::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

/// Qt scrolls to what gets the focus from within only; it comes from the editor, too.
bool FileTray::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QPushButton *>(watched);
    if (button && event->type() == QEvent::FocusIn) {
        m_hasMore = false;
        ensureWidgetVisible(button);
    }
    return QScrollArea::eventFilter(watched, event);
}

/// A wheel that turns up and down moves it, too: there is no other way to go.
void FileTray::wheelEvent(QWheelEvent *event)
{
    m_hasMore = false;
    QCoreApplication::sendEvent(horizontalScrollBar(), event);
}

void FileTray::fit()
{
    const QSize line = m_line->totalMinimumSize();
    const bool isScrolled = line.width() > width();
    const int height = line.height() + (isScrolled ? horizontalScrollBar()->sizeHint().height() : 0);
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
}

QWidget *FileTray::noticeFor(const ReplyFiles::File &file)
{
    auto *notice = new widgets::Panel(widgets::Panel::Surface::Card, widget());
    notice->setObjectName(u"file"_s);
    notice->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the line scrolls before a name is cut
    notice->setAccessibleName(words::fileLine(file.file));
    auto *name = new widgets::Label(theme::Type::Strong, widgets::Label::Ink::Text, notice);
    name->setElided(true);
    name->setMaximumWidth(WidestName);
    name->setText(file.file.name);
    const bool isBad = !file.trouble.isEmpty();
    auto *state =
        new widgets::Label(theme::Type::Small, isBad ? widgets::Label::Ink::Bad : widgets::Label::Ink::Dim, notice);
    state->setObjectName(u"fileState"_s);
    state->setElided(true);
    state->setMaximumWidth(WidestState);
    state->setText(isBad            ? tr("Not attached. %1").arg(file.trouble)
                   : file.isThere() ? words::fileKind(file.file)
                                    : tr("Attaching…"));
    auto *row = new QHBoxLayout(notice);
    row->setContentsMargins(10, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(name);
    row->addWidget(state);
    if (isBad) {
        auto *again = new QPushButton(tr("Try again"), notice);
        again->setObjectName(u"fileRetry"_s);
        connect(again, &QPushButton::clicked, this, [this, key = file.key] { m_files.retry(m_session, key); });
        row->addWidget(again);
    }
    auto *remove = new QPushButton(notice);
    remove->setObjectName(u"fileRemove"_s);
    remove->setIcon(theme::icon(theme::Icon::Close));
    remove->setFlat(true);
    remove->setEnabled(!m_isLocked);
    remove->installEventFilter(this);
    remove->setToolTip(tr("Remove this file"));
    remove->setAccessibleName(tr("Remove %1").arg(direction::isolated(file.file.name)));
    connect(remove, &QPushButton::clicked, this, [this, key = file.key] { m_files.remove(m_session, key); });
    row->addWidget(remove);
    return notice;
}

} // namespace tierdesk::ui
