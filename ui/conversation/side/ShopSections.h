#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtWidgets/QWidget>

#include <functional>

class QBoxLayout;

namespace tierdesk::ui {

class FactLines;
class Section;
namespace widgets {
class Disclosure;
class Label;
} // namespace widgets

/// Shows the customer, their other open cases and their earlier sessions, each of which can be opened.
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
    /// Sessions as clickable lines; rebuilt only if the sessions changed.
    struct List {
        QString objectName; ///< of a line
        QWidget *widget = nullptr;
        QBoxLayout *layout = nullptr;
        QStringList shown;
    };
    [[nodiscard]] List makeList(const QString &objectName, const QString &lineName);
    /// Returns true if the list was rebuilt. @p value returns the text at a line's trailing end.
    bool fill(List &list, const std::vector<deskapi::SessionRow> &rows,
              const std::function<QString(const deskapi::SessionRow &)> &value);
    void showOpen(const std::vector<deskapi::SessionRow> &open, Timestamp now);
    void showEarlier(const std::vector<deskapi::SessionRow> &earlier, Timestamp now);

    FactLines *m_lines;
    widgets::Label *m_openCaption;
    List m_open;
    widgets::Disclosure *m_fold;
    List m_earlier;
};

/// Shows the customer's orders, one section each: the order of the case is first and expanded, the others are collapsed
/// to one line. Subscriptions follow.
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

/// Returns the lines for @p order: items, status, payments, refunds and parcels.
[[nodiscard]] std::vector<std::pair<QString, QString>> orderLines(const Order &order, Timestamp now);

} // namespace tierdesk::ui
