#include "ui/conversation/side/ShopSections.h"

#include "ui/conversation/side/Section.h"
#include "ui/models/ActionPhrases.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/models/Direction.h"
#include "ui/models/MoneyText.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/Label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Disclosure;

namespace {

struct ShopWords {
    Q_DECLARE_TR_FUNCTIONS(ShopSections)
};

/// When @p order came to stand as it does; of one that did not move yet, when it was placed.
Timestamp stateSince(const Order &order)
{
    for (auto shipment = order.shipments.rbegin(); shipment != order.shipments.rend(); ++shipment) {
        if (order.status == OrderStatus::Delivered && shipment->deliveredAt)
            return *shipment->deliveredAt;
        if (order.status == OrderStatus::Shipped && shipment->shippedAt)
            return *shipment->shippedAt;
    }
    return order.placedAt;
}

QString itemName(const OrderItem &item)
{
    QString name = item.variant.isEmpty() ? item.name : u"%1 (%2)"_s.arg(item.name, item.variant);
    if (item.quantity != 1)
        name = direction::line(ShopWords::tr("%1 × %2", "quantity, item")
                                   .arg(QLocale().toString(item.quantity))
                                   .arg(direction::isolated(name)));
    return name;
}

QString itemState(const OrderItem &item)
{
    QStringList parts{money::text(Money{item.price.minor * item.quantity, item.price.currency})};
    if (item.replaced > 0)
        parts.append(ShopWords::tr("%1 replaced").arg(QLocale().toString(item.replaced)));
    if (item.returned > 0)
        parts.append(ShopWords::tr("%1 returned").arg(QLocale().toString(item.returned)));
    return direction::joined(parts);
}

QString parcelState(const Shipment &shipment, Timestamp now)
{
    QStringList parts{phrases::shipmentStatus(shipment.status)};
    if (!shipment.deliveredAt && shipment.estimatedAt)
        parts.append(ShopWords::tr("due %1", "of a parcel: a day").arg(phrases::dayText(*shipment.estimatedAt, now)));
    if (!shipment.deliveredAt)
        parts.append(shipment.lastPlace);
    return direction::joined(parts);
}

QString foldedText(const Order &order)
{
    return direction::joined({phrases::text(order.status), money::text(order.total)});
}

/// How many stars were given at the end of the newest session that was rated.
std::optional<int> lastRating(const std::vector<deskapi::SessionRow> &earlier)
{
    for (const auto &row : earlier) {
        if (row.rating)
            return row.rating;
    }
    return std::nullopt;
}

} // namespace

std::vector<std::pair<QString, QString>> orderLines(const Order &order, Timestamp now)
{
    std::vector<std::pair<QString, QString>> lines;
    for (const OrderItem &item : order.items)
        lines.emplace_back(itemName(item), itemState(item));
    lines.emplace_back(phrases::text(order.status), phrases::dayText(stateSince(order), now));
    for (const Payment &payment : order.payments) {
        const QString how = payment.last4.isEmpty()
                                ? payment.method
                                : direction::isolated(u"%1 ··%2"_s.arg(payment.method, payment.last4));
        lines.emplace_back(ShopWords::tr("Paid by %1").arg(how), money::text(payment.amount));
    }
    if (order.payments.empty() && order.paid.minor > 0)
        lines.emplace_back(ShopWords::tr("Paid"), money::text(order.paid));
    if (order.refunded.minor > 0)
        lines.emplace_back(ShopWords::tr("Refunded"), money::text(order.refunded));
    for (const Shipment &shipment : order.shipments) {
        const QString parcel = direction::joined({shipment.carrier, shipment.trackingNumber});
        lines.emplace_back(parcel.isEmpty() ? ShopWords::tr("Parcel") : parcel, parcelState(shipment, now));
    }
    if (order.isReturnRequested)
        lines.emplace_back(ShopWords::tr("Return"), ShopWords::tr("requested"));
    return lines;
}

// --- the customer

CustomerSection::CustomerSection(QWidget *parent)
    : QWidget(parent)
    , m_lines(new FactLines(this))
    , m_openCaption(new widgets::Label(tr("Other open cases"), theme::Type::Small, widgets::Label::Ink::Dim, this))
    , m_open(makeList(u"openList"_s, u"openCase"_s))
    , m_fold(new Disclosure(tr("Earlier sessions"), Disclosure::Look::Fact, this))
    , m_earlier(makeList(u"earlierList"_s, u"earlierSession"_s))
{
    m_lines->setObjectName(u"customerLines"_s);
    m_openCaption->setObjectName(u"openCases"_s);
    m_openCaption->hide();
    m_fold->setObjectName(u"earlierSessions"_s);
    connect(m_fold, &QAbstractButton::toggled, m_earlier.widget, &QWidget::setVisible);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_lines);
    layout->addWidget(m_openCaption);
    layout->addWidget(m_open.widget);
    layout->addWidget(m_fold);
    layout->addWidget(m_earlier.widget);
}

CustomerSection::List CustomerSection::makeList(const QString &objectName, const QString &lineName)
{
    List list;
    list.objectName = lineName;
    list.widget = new QWidget(this);
    list.widget->setObjectName(objectName);
    list.widget->hide();
    list.layout = new QVBoxLayout(list.widget);
    list.layout->setContentsMargins(0, 0, 0, 0);
    list.layout->setSpacing(2);
    return list;
}

void CustomerSection::show(const deskapi::SessionDetail &detail, Timestamp now)
{
    const deskapi::SessionRow &row = detail.session;
    FactLines::Lines lines;
    if (detail.customer) {
        const Customer &customer = *detail.customer;
        lines.emplace_back(tr("Tier"), direction::joined({phrases::customerTier(customer.tier),
                                                          customer.isVip ? tr("VIP") : QString()}));
        lines.emplace_back(tr("Lifetime value"), money::shortText(customer.lifetimeValue));
        lines.emplace_back(tr("E-mail"), customer.email);
        lines.emplace_back(tr("Phone"), customer.phone);
    } else {
        lines.emplace_back(tr("Customer"), row.customerRef.isEmpty() ? tr("unknown") : row.customerRef);
        lines.emplace_back(tr("Shop record"), tr("not found"));
    }
    if (!row.isVerified)
        lines.emplace_back(tr("Identity"), tr("not verified"));
    lines.emplace_back(tr("Contact"), row.contact);
    m_lines->setLines(lines);
    std::vector<deskapi::SessionRow> open = detail.earlier;
    const auto over = std::stable_partition(open.begin(), open.end(),
                                            [](const deskapi::SessionRow &each) { return !isOver(each.status); });
    const std::vector<deskapi::SessionRow> earlier(over, open.end());
    open.erase(over, open.end());
    showOpen(open, now);
    showEarlier(earlier, now);
}

void CustomerSection::showEarlier(const std::vector<deskapi::SessionRow> &earlier, Timestamp now)
{
    m_fold->setVisible(!earlier.empty());
    const auto rating = lastRating(earlier);
    const QString count = QLocale().toString(static_cast<int>(earlier.size()));
    m_fold->setValue(
        rating ? direction::line(tr("%1 · last CSAT %2", "sessions, stars").arg(count, QLocale().toString(*rating)))
               : count);
    const bool isNew = fill(m_earlier, earlier, [now](const deskapi::SessionRow &row) {
        const QString day = phrases::dayText(row.createdAt, now);
        return row.rating ? direction::line(tr("CSAT %1 · %2", "stars, day").arg(QLocale().toString(*row.rating), day))
                          : day;
    });
    if (isNew)
        m_fold->setChecked(false);
}

void CustomerSection::showOpen(const std::vector<deskapi::SessionRow> &open, Timestamp now)
{
    fill(m_open, open, [now](const deskapi::SessionRow &row) {
        return direction::joined({row.holderName.isEmpty() ? phrases::text(row.status) : row.holderName,
                                  phrases::dayText(row.createdAt, now)});
    });
    m_openCaption->setVisible(!open.empty());
    m_open.widget->setVisible(!open.empty());
}

bool CustomerSection::fill(List &list, const std::vector<deskapi::SessionRow> &rows,
                           const std::function<QString(const deskapi::SessionRow &)> &value)
{
    QStringList wanted;
    for (const auto &row : rows)
        wanted.append(u"%1/%2"_s.arg(row.id).arg(row.version));
    if (wanted == list.shown)
        return false;
    list.shown = wanted;
    while (QLayoutItem *item = list.layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be telling of its click
        }
        delete item;
    }
    for (const auto &row : rows) {
        const QString what = row.summary.isEmpty() ? row.preview : row.summary;
        auto *button = new Disclosure(what.isEmpty() ? row.id : what, Disclosure::Look::Fact, list.widget);
        button->setCheckable(false);
        button->setObjectName(list.objectName);
        button->setValue(value(row));
        button->setAccessibleDescription(tr("Open this session"));
        button->setToolTip(tr("%1: %2", "session id, its summary").arg(row.id, what));
        connect(button, &QAbstractButton::clicked, this, [this, id = row.id] { Q_EMIT sessionChosen(id); });
        list.layout->addWidget(button);
    }
    return true;
}

// --- orders and subscriptions

OrderSections::OrderSections(QWidget *parent)
    : QWidget(parent)
    , m_subscriptions(new Section(tr("Subscriptions"), false, this))
    , m_subscriptionLines(new FactLines(m_subscriptions))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_subscriptions);
    m_subscriptions->setObjectName(u"subscriptions"_s);
    m_subscriptions->body().addWidget(m_subscriptionLines);
    m_subscriptions->hide();
}

void OrderSections::show(const deskapi::SessionDetail &detail, Timestamp now)
{
    const Order *about = suggest::order(detail);
    std::vector<const Order *> orders;
    for (const Order &order : detail.orders)
        orders.push_back(&order);
    std::stable_partition(orders.begin(), orders.end(), [about](const Order *order) { return order == about; });

    const bool isOther = detail.session.id != m_session;
    const bool areSame =
        !isOther && std::equal(orders.begin(), orders.end(), m_orders.begin(), m_orders.end(),
                               [](const Order *order, const Shown &shown) { return order->number == shown.number; });
    if (!areSame) {
        m_session = detail.session.id;
        for (const Shown &shown : m_orders)
            delete shown.section;
        m_orders.clear();
        for (const Order *order : orders) {
            auto *section = new Section(tr("Order %1").arg(order->number), true, this);
            section->setObjectName(u"order-%1"_s.arg(order->number));
            auto *lines = new FactLines(section);
            section->body().addWidget(lines);
            section->setOpen(order == about);
            m_layout->insertWidget(static_cast<int>(m_orders.size()), section);
            m_orders.push_back({order->number, section, lines});
        }
    }
    for (std::size_t at = 0; at < m_orders.size(); ++at) {
        m_orders[at].section->setFoldedText(foldedText(*orders[at]));
        m_orders[at].lines->setLines(orderLines(*orders[at], now));
    }

    FactLines::Lines lines;
    for (const Subscription &each : detail.subscriptions) {
        QStringList state{phrases::text(each.status), money::text(each.price)};
        if (each.status == SubscriptionStatus::Active && each.renewsAt)
            state.append(tr("renews %1", "a day").arg(phrases::dayText(*each.renewsAt, now)));
        lines.emplace_back(direction::joined({each.plan, each.ref}), direction::joined(state));
    }
    m_subscriptionLines->setLines(lines);
    m_subscriptions->setVisible(!lines.empty());
}

} // namespace tierdesk::ui
