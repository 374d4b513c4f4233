#include "ui/sessions/ViewsButton.h"

#include "ui/widgets/Keys.h"

#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

namespace tierdesk::ui {

namespace {

constexpr int LongestName = 60;

} // namespace

ViewsButton::ViewsButton(QSettings &settings, QWidget *parent)
    : QPushButton(tr("Views"), parent)
    , m_views(settings)
    , m_menu(new QMenu(this))
{
    setObjectName(u"sessionViews"_s);
    setAccessibleName(tr("Saved views"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ViewsButton::fillViews);
}

void ViewsButton::fillViews()
{
    m_menu->clear();
    const auto add = [this](const QString &name, const SessionsFilter &filter) {
        QAction *action = m_menu->addAction(keys::literal(name));
        action->setCheckable(true);
        action->setChecked(filter == m_current);
        connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT viewChosen(filter); });
    };
    using Period = SessionsFilter::Period;
    SessionsFilter filter;
    add(tr("All sessions"), filter);
    filter.status = Status::Escalated;
    add(tr("Open, with agents"), filter);
    filter = {};
    filter.status = Status::Active;
    filter.tier = Tier::AiManager;
    add(tr("With the AI Manager"), filter);
    filter = {};
    filter.sentiment = Sentiment::Irate;
    filter.period = Period::Week;
    add(tr("Irate, last 7 days"), filter);
    filter = {};
    filter.status = Status::Resolved;
    filter.period = Period::Today;
    add(tr("Started and resolved today"), filter);
    if (!m_views.views().empty())
        m_menu->addSeparator();
    for (const SavedViews::View &each : m_views.views())
        add(each.name, each.filter);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Save this view…")), &QAction::triggered, this, &ViewsButton::saveView);
    if (m_views.views().empty())
        return;
    QMenu *removal = m_menu->addMenu(tr("Remove view"));
    for (const SavedViews::View &each : m_views.views())
        connect(removal->addAction(keys::literal(each.name)), &QAction::triggered, this,
                [this, name = each.name] { m_views.remove(name); });
}

void ViewsButton::saveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"viewName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this view"));
    dialog->setLabelText(tr("View name. A saved view with the same name is replaced."));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (const QString name = text.simplified().left(LongestName); !name.isEmpty())
            m_views.save({name, m_current});
    });
    dialog->open();
}

} // namespace tierdesk::ui
