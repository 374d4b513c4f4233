#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/sessions/SessionsFilter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

/// The filter controls of the session list. Shows a filter and emits changes; typed text applies after a moment, or at
/// once with Return.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Agents to choose from; @p me comes first, as "Mine".
    void setPeople(const std::vector<deskapi::Person> &people, UserId me);
    void setFilter(const SessionsFilter &filter);
    [[nodiscard]] SessionsFilter filter() const;
    void focusSearch();

Q_SIGNALS:
    void filterChosen(const tierdesk::ui::SessionsFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitSearch();
    template<class E>
    QComboBox *addChoice(const QString &name, const QString &any, const QString &objectName);
    void tell();
    void showDates();
    [[nodiscard]] static QString traitText(SessionTrait trait);
    void showExtras();

    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_tier;
    QComboBox *m_category;
    QComboBox *m_sentiment;
    QComboBox *m_channel;
    QComboBox *m_holder;
    QComboBox *m_period;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QPushButton *m_customer;
    QPushButton *m_figure; ///< what a figure on the dashboard asked for besides
    QPushButton *m_clear;
    SessionsFilter m_filter; ///< as last set or told
    bool m_isSetting = false;
    QTimer m_typed;
};

} // namespace tierdesk::ui
