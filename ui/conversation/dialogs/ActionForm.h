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

/// What one kind of act needs to be told, filled in as far as the case's record knows it. Decides nothing: whether it
/// may happen is the server's answer.
class ActionForm final : public QWidget
{
    Q_OBJECT

public:
    /// @p proposal gives the kind and what to fill in.
    ActionForm(const deskapi::Act &proposal, const deskapi::SessionDetail &detail, QWidget *parent = nullptr);

    /// What stands in the form; none while something is missing.
    [[nodiscard]] std::optional<deskapi::Act> act() const;
    /// What is missing, as a sentence; empty when act() is there.
    [[nodiscard]] QString missing() const;
    /// True while the amount says for itself what is wrong with it.
    [[nodiscard]] bool isTroubleShown() const;
    /// The order that is chosen; null for acts without one.
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
