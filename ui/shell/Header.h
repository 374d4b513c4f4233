#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QPointer>

class QHBoxLayout;
class QMenu;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Chip;
class Label;
class SearchButton;
} // namespace widgets

/// The bar at the top: page title, company, a summary line, and at the end the search button or the page's own
/// controls.
class Header final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit Header(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setCompanies(const std::vector<deskapi::CompanyRef> &companies, const QString &current);
    void setSummary(const QString &summary);
    /// Sets a page's widgets beside the title and at the end; null means none, and the search button. They are shown
    /// until replaced; ownership does not change.
    void setPageWidgets(QWidget *lead, QWidget *acts);
    [[nodiscard]] widgets::SearchButton &search() { return *m_search; }

Q_SIGNALS:
    void companyChosen(const QString &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();

    QHBoxLayout *m_layout;
    widgets::Label *m_title;
    QPushButton *m_company;       ///< to switch company
    widgets::Chip *m_onlyCompany; ///< shown if there is only one company
    QMenu *m_companies;
    widgets::Label *m_summary;
    widgets::SearchButton *m_search;
    QPointer<QWidget> m_lead;
    QPointer<QWidget> m_acts;
};

} // namespace tierdesk::ui
