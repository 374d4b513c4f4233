#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int OrdersLooked = 20;
constexpr Millis Recent = Millis::days(90);

} // namespace

const std::vector<Order> &Dialogue::orders()
{
    if (!m_orders) {
        m_orders = m_tools.orders(OrdersLooked);
        usedTool(QStringLiteral("order_lookup"));
    }
    return *m_orders;
}

std::optional<Order> Dialogue::find(const QString &spoken)
{
    if (spoken.isEmpty())
        return std::nullopt;
    if (m_orders) {
        for (const Order &order : *m_orders) {
            if (isSameNumber(spoken, order.number))
                return order;
        }
    }
    usedTool(QStringLiteral("order_lookup"));
    if (auto order = m_tools.order(spoken))
        return order;
    for (const Order &order : orders()) {
        if (isSameNumber(spoken, order.number))
            return order;
    }
    // Digits alone may belong to an order older than those looked at: it has the shop's own prefix.
    const bool isDigits = std::all_of(spoken.begin(), spoken.end(), [](QChar c) { return c.isDigit(); });
    if (isDigits && !orders().empty()) {
        const QString &model = orders().front().number;
        qsizetype prefix = 0;
        while (prefix < model.size() && !model[prefix].isDigit())
            ++prefix;
        if (prefix > 0)
            return m_tools.order(model.left(prefix) + spoken);
    }
    return std::nullopt;
}

bool Dialogue::isLocked()
{
    if (m_context.session.isVerified && m_context.customer)
        return false;
    if (++m_state.locked > 1) {
        climb(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
              QStringLiteral("the customer asks for an order without being signed in"), Say::SignInStill,
              Say::SignInStill);
        return true;
    }
    if (m_context.session.isVerified)
        m_reply.say(Weight::Core, Say::UnknownCustomer, {m_context.companyName});
    else
        m_reply.say(Weight::Core, Say::SignIn, {m_context.companyName});
    suggest(QStringLiteral("sign_in"));
    m_state.asked = Asked::Nothing;
    return true;
}

void Dialogue::askWhichOrder()
{
    QStringList names;
    for (const Order &order : orders()) {
        if (names.size() == OrdersListed)
            break;
        names.append(listed(order));
    }
    m_reply.say(Weight::Core, Say::WhichOrder, {listText(names)});
    ask(Asked::Order);
}

std::optional<Order> Dialogue::chosenOrder()
{
    for (const QString &number : m_slots.orderNumbers + m_slots.bareNumbers) {
        if (auto order = find(number))
            return order;
    }
    const auto &known = orders();
    if (known.empty() || !m_slots.orderNumbers.isEmpty())
        return std::nullopt;
    const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
    if (m_cues.said.has(Cue::First) || says(u"latest") || says(u"newest") || says(u"recent") || says(u"last"))
        return known.front();
    if (says(u"oldest") || says(u"earliest"))
        return known.back();
    if ((says(u"second") || says(u"2nd")) && known.size() > 1)
        return known[1];
    if ((says(u"third") || says(u"3rd")) && known.size() > 2)
        return known[2];
    const Order *found = nullptr;
    for (const Order &order : known) {
        if (itemsSpokenOf(m_words, order).empty())
            continue;
        if (found)
            return std::nullopt;
        found = &order;
    }
    return found ? std::optional(*found) : std::nullopt;
}

void Dialogue::speakOf(const Order &order)
{
    m_state.subscription.clear(); // "it" is the order from now on
    if (m_state.order == order.number)
        return;
    m_state.order = order.number;
    m_state.sku.clear();
    m_state.thing.clear();
}

std::optional<Order> Dialogue::settleOrder()
{
    if (isLocked())
        return std::nullopt;
    // A number that was named decides, unless it is the number of an item.
    const QStringList named =
        m_state.asked == Asked::Order ? m_slots.orderNumbers + m_slots.bareNumbers : m_slots.orderNumbers;
    for (const QString &number : named) {
        if (auto order = find(number)) {
            speakOf(*order);
            return order;
        }
        const bool isSku = std::any_of(orders().begin(), orders().end(), [&number](const Order &order) {
            return std::any_of(order.items.begin(), order.items.end(), [&number](const OrderItem &item) {
                return item.sku.compare(number, Qt::CaseInsensitive) == 0;
            });
        });
        if (isSku)
            continue;
        const bool hasPrefix = !number.front().isDigit();
        m_reply.say(Weight::Core, Say::NoSuchOrder, {hasPrefix ? number : u'#' + number});
        m_state.order.clear();
        m_state.sku.clear();
        if (orders().empty())
            m_reply.say(Weight::Fact, Say::AskOrderNumber);
        else
            askWhichOrder();
        ask(Asked::Order);
        return std::nullopt;
    }
    if (m_slots.orderNumbers.isEmpty() && m_slots.bareNumbers.size() == 1 && m_cues.words.size() <= 3) {
        if (auto order = find(m_slots.bareNumbers.front())) {
            speakOf(*order);
            return order;
        }
    }
    const bool isCorrection = m_cues.said.has(Cue::Correction);
    if (!m_state.order.isEmpty() && !isCorrection) {
        if (auto order = find(m_state.order)) {
            const bool fits = !itemsSpokenOf(m_words, *order).empty();
            if (fits || m_state.asked != Asked::Nothing)
                return order;
            // "And my boots?" may speak of another order than the one before.
            const auto other = chosenOrder();
            if (other && other->number != order->number)
                order = other;
            speakOf(*order);
            return order;
        }
    }
    if (isCorrection && !m_state.order.isEmpty()) {
        std::vector<Order> others;
        for (const Order &order : orders()) {
            if (order.number != m_state.order)
                others.push_back(order);
        }
        m_state.amount.reset();
        if (others.size() == 1) {
            speakOf(others.front());
            return others.front();
        }
        m_state.order.clear();
    }
    if (const auto order = chosenOrder()) {
        speakOf(*order);
        return order;
    }
    if (orders().empty()) {
        m_reply.say(Weight::Core, Say::NoOrders).say(Weight::Detail, Say::AskOrderNumber);
        ask(Asked::Order);
        return std::nullopt;
    }
    std::vector<const Order *> recent;
    for (const Order &order : orders()) {
        if (m_context.now - order.placedAt <= Recent)
            recent.push_back(&order);
    }
    const Order *only = recent.size() == 1                       ? recent.front()
                        : recent.empty() && orders().size() == 1 ? &orders().front()
                                                                 : nullptr;
    if (only) {
        m_isPresumed = true;
        speakOf(*only);
        return *only;
    }
    askWhichOrder();
    return std::nullopt;
}

QString Dialogue::itemText(const Order &order, const OrderItem *item, const ActionRequest &request) const
{
    if (!item)
        return contentsText(order);
    return countedText(*item, request.arguments[u"quantity"].toInt());
}

/// Pieces of @p item that the wish is about. More than there are is said to be more.
int Dialogue::countFor(const Order &order, const OrderItem &item)
{
    const int count = countOf(item, m_state.quantity);
    if (m_state.quantity > count)
        m_reply.say(Weight::Fact, Say::FewerLeft,
                    {QString::number(m_state.quantity), order.number, countedText(item, count)});
    return count;
}

const OrderItem *Dialogue::settleItem(const Order &order, bool mustKnow)
{
    const auto spoken = itemsSpokenOf(m_words, order);
    const OrderItem *found = spoken.size() == 1 ? spoken.front() : nullptr;
    if (!found && !m_state.sku.isEmpty()) {
        for (const OrderItem &item : order.items) {
            if (item.sku == m_state.sku)
                found = &item;
        }
    }
    if (!found && order.items.size() == 1)
        found = &order.items.front();
    if (!found && m_state.asked == Asked::Item && order.items.size() > 1) {
        const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
        if (m_cues.said.has(Cue::First))
            found = &order.items.front();
        else if (says(u"second") || says(u"2nd"))
            found = &order.items[1];
        else if (says(u"last"))
            found = &order.items.back();
    }
    if (found) {
        if (const auto count = countSpoken(m_words, *found))
            m_state.quantity = *count;
        m_state.sku = found->sku;
        const QString called = wordFor(m_words, *found);
        if (!called.isEmpty())
            m_state.thing = called;
        else if (m_state.thing.isEmpty())
            m_state.thing = headNoun(*found);
        return found;
    }
    if (mustKnow) {
        QStringList names;
        for (const OrderItem &item : order.items) {
            if (names.size() < 5)
                names.append(item.name);
        }
        m_reply.say(Weight::Core, Say::WhichItem, {order.number, listText(names)});
        ask(Asked::Item);
    }
    return nullptr;
}

} // namespace tierdesk::ai
