#include "ui/shell/CaseWindow.h"

#include "ui/conversation/CaseView.h"
#include "ui/models/Phrases.h"
#include "ui/shell/Geometry.h"
#include "ui/widgets/Keys.h"

#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr QSize CaseWindowSize{980, 760};
constexpr QSize SmallestCaseWindow{520, 420};

QString caseGeometryKey()
{
    return u"window/case"_s;
}

} // namespace

CaseWindow::CaseWindow(CaseDesk &cases, QSettings &settings, const QString &id)
    : QWidget(nullptr, Qt::Window)
    , m_settings(settings)
    , m_id(id)
    , m_view(new CaseView(cases, this))
{
    setObjectName(u"caseWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    // The console may be away in the tray then: it ends with its own window, and not with the last that is seen.
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(SmallestCaseWindow);
    m_view->setPoppedOut(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &CaseView::sessionChosen, this, &CaseWindow::sessionChosen);
    connect(&m_view->feed(), &CaseFeed::detailChanged, this, &CaseWindow::showTitle);
    QShortcut *close =
        keys::add(this, u"case.closeWindow"_s, tr("Close case window"), QKeySequence(Qt::CTRL | Qt::Key_W));
    connect(close, &QShortcut::activated, this, &QWidget::close);
    resize(CaseWindowSize);
    restoreGeometry(settings.value(caseGeometryKey()).toByteArray());
    pullIntoScreens(*this);
    showTitle();
    m_view->open(id);
}

void CaseWindow::showTitle()
{
    const deskapi::SessionRow &row = m_view->feed().row();
    setWindowTitle(row.id.isEmpty() ? tr("%1 – Tierdesk").arg(m_id)
                                    : tr("%1 · %2 – Tierdesk").arg(phrases::customerName(row), m_id));
}

void CaseWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(caseGeometryKey(), saveGeometry());
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace tierdesk::ui
