#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtWidgets/QWidget>

class QBoxLayout;

namespace tierdesk::ui {

class FactLines;
class Section;
namespace widgets {
class Disclosure;
}

/// Who the customer is, and their earlier sessions, each of which can be opened.
class CustomerSection final : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerSection(QWidget *parent = nullptr);

    void show(const deskapi::SessionDetail &detail, Timestamp now);
    using QWidget::show;

Q_SIGNALS:
    void sessionChosen(const QString &id);

private:
    void showEarlier(const std::vector<deskapi::SessionRow> &earlier, Timestamp now);

    FactLines *m_lines;
    widgets::Disclosure *m_fold;
    QWidget *m_list;
    QBoxLayout *m_listLayout;
    QStringList m_shown; ///< what the list was made of
};

/// The customer's orders, each a section of its own: the one that the case is about is open and comes first, the others
/// show a line until they are opened. Subscriptions follow.
class OrderSections final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderSections(QWidget *parent = nullptr);

    void show(const deskapi::SessionDetail &detail, Timestamp now);
    using QWidget::show;

private:
    struct Shown {
        QString number;
        Section *section;
        FactLines *lines;
    };

    QString m_session; ///< whose they are: another one's are opened anew
    std::vector<Shown> m_orders;
    Section *m_subscriptions;
    FactLines *m_subscriptionLines;
    QBoxLayout *m_layout;
};

/// What of @p order is worth a line: items, state, payments, what went back, parcels.
[[nodiscard]] std::vector<std::pair<QString, QString>> orderLines(const Order &order, Timestamp now);

} // namespace tierdesk::ui
