#include "ui/shell/Header.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/SearchButton.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

Header::Header(QWidget *parent)
    : Panel(Surface::Panel, Qt::BottomEdge, parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new Label(Type::Title, Label::Ink::Text, this))
    , m_company(new QPushButton(this))
    , m_onlyCompany(new widgets::Chip(this))
    , m_companies(new QMenu(this))
    , m_summary(new Label(Type::Body, Label::Ink::Dim, this))
    , m_search(new widgets::SearchButton(tr("Search or run a command"), this))
{
    setObjectName(u"header"_s);
    m_title->setObjectName(u"title"_s);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setElided(true);
    m_company->setObjectName(u"company"_s);
    m_company->hide();
    m_company->setMenu(m_companies);
    m_onlyCompany->setObjectName(u"onlyCompany"_s);
    m_onlyCompany->hide();

    m_search->setObjectName(u"search"_s);
    m_search->setAccessibleName(m_search->text());

    m_layout->setContentsMargins(theme::metric::PageMargin, 0, theme::metric::PageMargin, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_company);
    m_layout->addWidget(m_onlyCompany);
    m_layout->addWidget(m_summary, 1);
    m_layout->addWidget(m_search);
    measure();
}

void Header::measure()
{
    setFixedHeight(theme::scaled(theme::metric::BarHeight));
}

void Header::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void Header::setPageWidgets(QWidget *lead, QWidget *acts)
{
    const auto put = [this](QPointer<QWidget> &place, QWidget *widget, int at) {
        if (place == widget)
            return;
        if (QWidget *before = place.data()) {
            m_layout->removeWidget(before);
            before->hide();
        }
        place = widget;
        if (!widget)
            return;
        m_layout->insertWidget(at < 0 ? m_layout->count() : at, widget);
        widget->show();
    };
    put(m_lead, lead, 3);
    put(m_acts, acts, -1);
    m_search->setVisible(!acts);
}

void Header::setTitle(const QString &title)
{
    m_title->setText(title);
}

void Header::setCompanies(const std::vector<deskapi::CompanyRef> &companies, const QString &current)
{
    m_companies->clear();
    QString name;
    for (const deskapi::CompanyRef &each : companies) {
        if (each.key == current)
            name = each.name;
        if (companies.size() < 2)
            continue;
        QAction *action = m_companies->addAction(keys::literal(each.name));
        action->setCheckable(true);
        action->setChecked(each.key == current);
        connect(action, &QAction::triggered, this, [this, key = each.key] { Q_EMIT companyChosen(key); });
    }
    const bool isChoice = companies.size() > 1;
    m_company->setText(keys::literal(name));
    m_company->setVisible(isChoice && !name.isEmpty());
    m_company->setAccessibleName(tr("Company: %1. Change").arg(name));
    // With one company it is a fact, not a control.
    m_onlyCompany->say(name, [](const theme::Tokens &t) { return t.plain(); });
    m_onlyCompany->setVisible(!isChoice && !name.isEmpty());
    m_onlyCompany->setAccessibleName(tr("Company: %1").arg(name));
}

void Header::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

} // namespace tierdesk::ui
