#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/widgets/Panel.h"

class QMenu;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// The bar at the top: the page's title, the company that it is about, and its figures in a line.
class Header final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit Header(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setCompanies(const std::vector<deskapi::CompanyRef> &companies, const QString &current);
    void setSummary(const QString &summary);

Q_SIGNALS:
    void companyChosen(const QString &key);

private:
    widgets::Label *m_title;
    QPushButton *m_company;
    QMenu *m_companies;
    widgets::Label *m_summary;
};

} // namespace tierdesk::ui
