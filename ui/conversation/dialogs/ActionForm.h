#pragma once

#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"

#include <QtWidgets/QWidget>

#include <optional>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace tierdesk::ui {

class MoneyField;
namespace widgets {
class Label;
}

/// The form for one kind of action, prefilled from the case's record. The server decides whether the action is allowed.
class ActionForm final : public QWidget
{
    Q_OBJECT

public:
    /// @p proposal has the kind and the prefilled values.
    ActionForm(const deskapi::Act &proposal, const deskapi::SessionDetail &detail, QWidget *parent = nullptr);

    /// Returns the form's action; none while something is missing.
    [[nodiscard]] std::optional<deskapi::Act> act() const;
    /// Returns what is missing as a sentence; empty if act() has a value.
    [[nodiscard]] QString missing() const;
    /// Returns true while the amount field shows its own error.
    [[nodiscard]] bool isTroubleShown() const;
    /// Returns the selected order; null for actions without one.
    [[nodiscard]] const Order *order() const;

Q_SIGNALS:
    void changed();

private:
    /// Returns the column of name and field, for what belongs right below.
    QBoxLayout *addField(const QString &name, QWidget *field, QBoxLayout *to = nullptr);
    void addOrders();
    void addItems(const QString &all);
    void addQuantity();
    void addAmount();
    void addAddress();
    void addSubscription();
    void addReason();
    void showItems();
    void showQuantity();
    void proposeAmount();
    void showAddress();
    [[nodiscard]] const OrderItem *item() const;
    [[nodiscard]] QJsonObject arguments() const;
    [[nodiscard]] std::array<char, 3> currency() const;

    deskapi::Act m_proposal;
    deskapi::SessionDetail m_detail;
    QBoxLayout *m_layout;
    QComboBox *m_order = nullptr;
    QComboBox *m_item = nullptr;
    QString m_allItems; ///< the entry that means the whole order; empty: an item must be named
    QSpinBox *m_quantity = nullptr;
    QLineEdit *m_variant = nullptr;
    MoneyField *m_amount = nullptr;
    widgets::Label *m_amountHint = nullptr;
    bool m_isAmountTyped = false; ///< then nothing is proposed any more
    QComboBox *m_subscription = nullptr;
    QComboBox *m_change = nullptr;
    QLineEdit *m_plan = nullptr;
    std::vector<std::pair<QString, QLineEdit *>> m_address; ///< by the member of the JSON
    QLineEdit *m_reason = nullptr;
};

} // namespace tierdesk::ui
