#include "ui/conversation/FileTray.h"

#include "ui/conversation/CaseWords.h"
#include "ui/models/Direction.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int Gap = 8;
constexpr int WidestName = 220;

} // namespace

FileTray::FileTray(ReplyFiles &files, QWidget *parent)
    : QWidget(parent)
    , m_files(files)
{
    setObjectName(QStringLiteral("fileTray"));
    setAccessibleName(tr("Files that go with the reply"));
    auto *flow = new widgets::FlowLayout(Gap, this);
    flow->setContentsMargins(10, 0, 10, 8);
    connect(&m_files, &ReplyFiles::changed, this, &FileTray::rebuild);
    hide();
}

void FileTray::setSession(const QString &session)
{
    m_session = session;
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
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be its button that was pressed
        delete item;
    }
    const auto &files = m_files.of(m_session);
    for (const ReplyFiles::File &each : files)
        layout()->addWidget(slipFor(each));
    setVisible(m_isWanted && !files.empty());
    fit();
}

bool FileTray::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return isTaken;
}

void FileTray::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// As high as its lines: what is around it, a splitter's part, does not ask for a height at a width.
void FileTray::fit()
{
    const int height = layout()->heightForWidth(width());
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
}

QWidget *FileTray::slipFor(const ReplyFiles::File &file)
{
    auto *slip = new widgets::Panel(widgets::Panel::Surface::Card, this);
    slip->setObjectName(QStringLiteral("file"));
    slip->setAccessibleName(words::fileLine(file.file));
    auto *name = new widgets::Label(theme::Type::Strong, widgets::Label::Ink::Text, slip);
    name->setElided(true);
    name->setMaximumWidth(WidestName);
    name->setText(file.file.name);
    const bool isBad = !file.trouble.isEmpty();
    auto *state =
        new widgets::Label(theme::Type::Small, isBad ? widgets::Label::Ink::Bad : widgets::Label::Ink::Dim, slip);
    state->setObjectName(QStringLiteral("fileState"));
    state->setElided(true);
    state->setText(isBad            ? tr("Not attached. %1").arg(file.trouble)
                   : file.isThere() ? words::fileKind(file.file)
                                    : tr("Attaching…"));
    auto *row = new QHBoxLayout(slip);
    row->setContentsMargins(10, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(name);
    row->addWidget(state);
    if (isBad) {
        auto *again = new QPushButton(tr("Try again"), slip);
        again->setObjectName(QStringLiteral("fileRetry"));
        connect(again, &QPushButton::clicked, this, [this, key = file.key] { m_files.retry(m_session, key); });
        row->addWidget(again);
    }
    auto *remove = new QPushButton(slip);
    remove->setObjectName(QStringLiteral("fileRemove"));
    remove->setIcon(theme::icon(theme::Icon::Close));
    remove->setFlat(true);
    remove->setEnabled(!m_isLocked);
    remove->setToolTip(tr("Take this file away"));
    remove->setAccessibleName(tr("Take %1 away").arg(direction::isolated(file.file.name)));
    connect(remove, &QPushButton::clicked, this, [this, key = file.key] { m_files.remove(m_session, key); });
    row->addWidget(remove);
    return slip;
}

} // namespace tierdesk::ui
