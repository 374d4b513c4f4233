#include "ui/conversation/dialogs/ActionForm.h"

#include "ui/conversation/dialogs/MoneyField.h"
#include "ui/models/ActionPhrases.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/models/Direction.h"
#include "ui/models/MoneyText.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

constexpr int FieldGap = 14;
constexpr int NameGap = 4;
constexpr int LongestReason = 200;
constexpr int LongestLine = 200;

/// The choice of another plan, and its member in the arguments.
QString planChange()
{
    return u"plan"_s;
}

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QString orderText(const Order &order)
{
    QStringList parts{order.number};
    if (!order.items.empty())
        parts.append(order.items.size() == 1
                         ? order.items.front().name
                         : ActionForm::tr("%1 items").arg(QLocale().toString(qulonglong{order.items.size()})));
    parts.append(money::text(order.total));
    parts.append(phrases::text(order.status));
    return direction::joined(parts);
}

QString itemText(const OrderItem &item)
{
    QString text = item.name;
    if (!item.variant.isEmpty())
        text += u" (%1)"_s.arg(item.variant);
    if (item.quantity > 1)
        text = direction::line(ActionForm::tr("%1 × %2", "quantity, item")
                                   .arg(QLocale().toString(item.quantity))
                                   .arg(direction::isolated(text)));
    return direction::joined({text, money::text(item.price)});
}

} // namespace

ActionForm::ActionForm(const deskapi::Act &proposal, const deskapi::SessionDetail &detail, QWidget *parent)
    : QWidget(parent)
    , m_proposal(proposal)
    , m_detail(detail)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"actionForm"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(FieldGap);
    switch (proposal.kind) {
    case ActionKind::Refund:
        addOrders();
        addItems(tr("Entire order"));
        addAmount();
        addReason();
        break;
    case ActionKind::Credit:
        addAmount();
        addReason();
        break;
    case ActionKind::Replacement:
        addOrders();
        addItems({});
        addQuantity();
        m_variant = new QLineEdit(this);
        m_variant->setObjectName(u"variant"_s);
        m_variant->setMaxLength(LongestLine);
        m_variant->setPlaceholderText(tr("Same as before"));
        m_variant->setText(proposal.arguments.value(key("variant")).toString());
        addField(tr("Different variant"), m_variant);
        addReason();
        break;
    case ActionKind::CancelOrder:
        addOrders();
        addReason();
        break;
    case ActionKind::Return:
        addOrders();
        addItems(tr("All items"));
        addQuantity();
        addReason();
        break;
    case ActionKind::ChangeAddress:
        addOrders();
        addAddress();
        break;
    case ActionKind::ChangeSubscription:
        addSubscription();
        addReason();
        break;
    }
    showItems();
}

QBoxLayout *ActionForm::addField(const QString &name, QWidget *field, QBoxLayout *to)
{
    auto *label = new Label(name, Type::Small, Label::Ink::Dim, this);
    label->setBuddy(field);
    field->setAccessibleName(name);
    if (field->focusProxy())
        field->focusProxy()->setAccessibleName(name);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(NameGap);
    pair->addWidget(label);
    pair->addWidget(field);
    (to ? to : m_layout)->addLayout(pair);
    return pair;
}

void ActionForm::addOrders()
{
    m_order = new QComboBox(this);
    m_order->setObjectName(u"order"_s);
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Order &each : m_detail.orders)
        m_order->addItem(orderText(each), each.number);
    const int at = m_order->findData(m_proposal.orderNumber, Qt::UserRole, Qt::MatchFixedString);
    m_order->setCurrentIndex(at >= 0 ? at : m_order->count() - 1);
    m_order->setEnabled(m_order->count() > 1);
    addField(tr("Order"), m_order);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        showItems();
        showAddress();
        Q_EMIT changed();
    });
}

void ActionForm::addItems(const QString &all)
{
    m_allItems = all;
    m_item = new QComboBox(this);
    m_item->setObjectName(u"item"_s);
    m_item->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addField(tr("Item"), m_item);
    connect(m_item, &QComboBox::currentIndexChanged, this, [this] {
        showQuantity();
        proposeAmount();
        Q_EMIT changed();
    });
}

void ActionForm::addQuantity()
{
    m_quantity = new QSpinBox(this);
    m_quantity->setObjectName(u"quantity"_s);
    m_quantity->setRange(1, 1);
    addField(tr("Quantity"), m_quantity);
    connect(m_quantity, &QSpinBox::valueChanged, this, &ActionForm::changed);
}

void ActionForm::addAmount()
{
    m_amount = new MoneyField(currency(), this);
    QBoxLayout *column = addField(tr("Amount"), m_amount);
    m_amountHint = new Label(Type::Small, Label::Ink::Dim, this);
    m_amountHint->setWordWrap(true);
    column->addWidget(m_amountHint);
    if (m_proposal.amount && m_proposal.amount->currency == m_amount->currency()) {
        m_amount->setAmount(*m_proposal.amount);
        m_isAmountTyped = true;
    }
    connect(&m_amount->edit(), &QLineEdit::textEdited, this, [this] { m_isAmountTyped = true; });
    connect(m_amount, &MoneyField::changed, this, &ActionForm::changed);
    proposeAmount();
}

void ActionForm::addAddress()
{
    const std::vector<std::pair<const char *, QString>> members{
        {"name", tr("Name")},     {"line1", tr("Street")},      {"line2", tr("Address line 2")}, {"city", tr("City")},
        {"region", tr("Region")}, {"postcode", tr("Postcode")}, {"country", tr("Country")}};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    int cell = 0;
    for (const auto &[member, name] : members) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(key(member));
        edit->setMaxLength(LongestLine);
        auto *column = new QVBoxLayout;
        addField(name, edit, column);
        const bool isWide = cell < 6; // name, street and second line have a row each
        grid->addLayout(column, cell / 2, cell % 2, 1, isWide ? 2 : 1);
        cell += isWide ? 2 : 1;
        m_address.emplace_back(key(member), edit);
        connect(edit, &QLineEdit::textChanged, this, &ActionForm::changed);
    }
    m_layout->addLayout(grid);
    showAddress();
}

void ActionForm::addSubscription()
{
    m_subscription = new QComboBox(this);
    m_subscription->setObjectName(u"subscription"_s);
    m_subscription->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Subscription &each : m_detail.subscriptions)
        m_subscription->addItem(direction::joined({each.ref, each.plan, phrases::text(each.status)}), each.ref);
    const int at = m_subscription->findData(m_proposal.subscription, Qt::UserRole, Qt::MatchFixedString);
    m_subscription->setCurrentIndex(std::max(0, at));
    m_subscription->setEnabled(m_subscription->count() > 1);
    addField(tr("Subscription"), m_subscription);

    m_change = new QComboBox(this);
    m_change->setObjectName(u"change"_s);
    m_change->addItem(tr("Pause"), QString(word(SubscriptionStatus::Paused)));
    m_change->addItem(tr("Resume"), QString(word(SubscriptionStatus::Active)));
    m_change->addItem(tr("End"), QString(word(SubscriptionStatus::Cancelled)));
    m_change->addItem(tr("Change plan"), planChange());
    addField(tr("Change"), m_change);
    m_plan = new QLineEdit(this);
    m_plan->setObjectName(u"plan"_s);
    m_plan->setMaxLength(LongestLine);
    auto *planBox = new QWidget(this);
    auto *planColumn = new QVBoxLayout(planBox);
    planColumn->setContentsMargins(0, 0, 0, 0);
    addField(tr("Plan"), m_plan, planColumn);
    m_layout->addWidget(planBox);

    const QJsonObject &known = m_proposal.arguments;
    if (const QString plan = known.value(planChange()).toString(); !plan.isEmpty()) {
        m_plan->setText(plan);
        m_change->setCurrentIndex(m_change->findData(planChange()));
    } else if (const int wanted = m_change->findData(known.value(key("status")).toString()); wanted >= 0) {
        m_change->setCurrentIndex(wanted);
    }
    const auto showPlan = [this, planBox] { planBox->setVisible(m_change->currentData().toString() == planChange()); };
    showPlan();
    connect(m_subscription, &QComboBox::currentIndexChanged, this, &ActionForm::changed);
    connect(m_change, &QComboBox::currentIndexChanged, this, showPlan);
    connect(m_change, &QComboBox::currentIndexChanged, this, &ActionForm::changed);
    connect(m_plan, &QLineEdit::textChanged, this, &ActionForm::changed);
}

void ActionForm::addReason()
{
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(LongestReason);
    m_reason->setPlaceholderText(tr("Optional, for the record"));
    m_reason->setText(m_proposal.arguments.value(key("reason")).toString());
    addField(tr("Reason"), m_reason);
    connect(m_reason, &QLineEdit::textChanged, this, &ActionForm::changed);
}

// --- what depends on what

const Order *ActionForm::order() const
{
    if (!m_order)
        return nullptr;
    const QString number = m_order->currentData().toString();
    const auto found = std::find_if(m_detail.orders.begin(), m_detail.orders.end(),
                                    [&](const Order &each) { return each.number == number; });
    return found == m_detail.orders.end() ? nullptr : &*found;
}

const OrderItem *ActionForm::item() const
{
    const Order *chosen = order();
    const int at = m_item ? m_item->currentData().toInt() : -1;
    return chosen && m_item && m_item->currentIndex() >= 0 && at >= 0 && at < static_cast<int>(chosen->items.size())
               ? &chosen->items[static_cast<std::size_t>(at)]
               : nullptr;
}

void ActionForm::showItems()
{
    if (!m_item)
        return;
    {
        const QSignalBlocker quiet(m_item);
        m_item->clear();
        if (!m_allItems.isEmpty())
            m_item->addItem(m_allItems, -1);
        const QString wanted = m_proposal.arguments.value(key("sku")).toString();
        if (const Order *chosen = order()) {
            for (std::size_t at = 0; at < chosen->items.size(); ++at) {
                m_item->addItem(itemText(chosen->items[at]), static_cast<int>(at));
                if (!wanted.isEmpty() && chosen->items[at].sku.compare(wanted, Qt::CaseInsensitive) == 0)
                    m_item->setCurrentIndex(m_item->count() - 1);
            }
        }
        m_item->setEnabled(m_item->count() > 1);
    }
    showQuantity();
    proposeAmount();
}

void ActionForm::showQuantity()
{
    if (!m_quantity)
        return;
    const OrderItem *chosen = item();
    const int most = chosen ? std::max(1, chosen->quantity - std::max(chosen->returned, chosen->replaced)) : 1;
    const QSignalBlocker quiet(m_quantity);
    m_quantity->setMaximum(most);
    // Everything comes back in its own quantities.
    m_quantity->setEnabled(chosen && most > 1);
}

void ActionForm::proposeAmount()
{
    if (!m_amount)
        return;
    if (m_proposal.kind == ActionKind::Refund) {
        const Order *chosen = order();
        const OrderItem *one = item();
        if (!chosen) {
            m_amountHint->setText(tr("This customer has no orders."));
            return;
        }
        const Money whole = suggest::refundable(*chosen);
        const Money most = one ? Money{std::min(whole.minor, suggest::refundable(*one).minor), whole.currency} : whole;
        m_amountHint->setText(tr("Refundable: %1").arg(money::text(most)));
        if (!m_isAmountTyped && most.minor > 0 && most.currency == m_amount->currency())
            m_amount->setAmount(most);
        return;
    }
    for (const auto &line : m_detail.allowance.lines) {
        if (line.kind == m_proposal.kind && line.isAllowed)
            m_amountHint->setText(tr("Remaining authority: %1").arg(money::text(line.remaining)));
    }
}

void ActionForm::showAddress()
{
    const Order *chosen = order();
    if (m_address.empty() || !chosen)
        return;
    const QJsonObject known = m_proposal.arguments.value(key("address")).toObject();
    const QJsonObject old = toJson(chosen->address);
    for (const auto &[member, edit] : m_address) {
        const QSignalBlocker quiet(edit);
        edit->setText(known.isEmpty() ? old.value(member).toString() : known.value(member).toString());
    }
}

std::array<char, 3> ActionForm::currency() const
{
    if (!m_detail.allowance.lines.empty())
        return m_detail.allowance.lines.front().limit.currency;
    return m_detail.orders.empty() ? std::array<char, 3>{'U', 'S', 'D'} : m_detail.orders.front().paid.currency;
}

// --- what is asked for

QString ActionForm::missing() const
{
    if (m_order && !order())
        return tr("This customer has no orders.");
    if (m_item && m_allItems.isEmpty() && !item())
        return tr("The order has no items.");
    if (m_amount && !m_amount->amount())
        return m_amount->trouble();
    if (m_subscription && m_subscription->count() == 0)
        return tr("This customer has no subscriptions.");
    if (m_change && m_change->currentData().toString() == planChange() && m_plan->text().trimmed().isEmpty())
        return tr("Enter the new plan.");
    return {};
}

bool ActionForm::isTroubleShown() const
{
    return m_amount && m_amount->isTroubleShown();
}

QJsonObject ActionForm::arguments() const
{
    QJsonObject arguments;
    if (const OrderItem *one = item()) {
        arguments.insert(key("sku"), one->sku);
        if (m_quantity)
            arguments.insert(key("quantity"), m_quantity->value());
    }
    if (m_variant && !m_variant->text().trimmed().isEmpty())
        arguments.insert(key("variant"), m_variant->text().trimmed());
    if (!m_address.empty()) {
        QJsonObject address;
        for (const auto &[member, edit] : m_address) {
            if (!edit->text().trimmed().isEmpty())
                address.insert(member, edit->text().trimmed());
        }
        arguments.insert(key("address"), address);
    }
    if (m_change) {
        if (m_change->currentData().toString() == planChange())
            arguments.insert(planChange(), m_plan->text().trimmed());
        else
            arguments.insert(key("status"), m_change->currentData().toString());
    }
    if (m_reason && !m_reason->text().trimmed().isEmpty())
        arguments.insert(key("reason"), m_reason->text().trimmed());
    return arguments;
}

std::optional<deskapi::Act> ActionForm::act() const
{
    if (!missing().isEmpty())
        return std::nullopt;
    deskapi::Act act;
    act.kind = m_proposal.kind;
    if (const Order *chosen = order())
        act.orderNumber = chosen->number;
    if (m_subscription)
        act.subscription = m_subscription->currentData().toString();
    if (m_amount)
        act.amount = m_amount->amount();
    act.arguments = arguments();
    return act;
}

} // namespace tierdesk::ui
