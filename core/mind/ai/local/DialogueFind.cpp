#include "core/domain/DoorTraits.h"
#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int OrdersLooked = 20;
constexpr Millis Recent = Millis::days(90);

/// "May I …" and "march" are also other words.
constexpr bool isAmbiguousMonth(int month)
{
    return month == 3 || month == 5;
}

bool hasSku(const Order &order, const QString &sku, Qt::CaseSensitivity sensitivity)
{
    return std::any_of(order.items.begin(), order.items.end(),
                       [&](const OrderItem &item) { return item.sku.compare(sku, sensitivity) == 0; });
}

/// Returns whether @p numbers form one list in @p text: "1001, 1002 and order 1003".
bool isListed(const QString &text, const QStringList &numbers)
{
    static const QRegularExpression Joint(u"^[\\s,&#]*(?:and|plus|\\+|orders?|number|no\\.?|nr\\.?|[\\s,&#])*$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    qsizetype at = text.indexOf(numbers.front(), 0, Qt::CaseInsensitive) + numbers.front().size();
    for (qsizetype i = 1; i < numbers.size(); ++i) {
        const qsizetype next = text.indexOf(numbers[i], at, Qt::CaseInsensitive);
        if (next < at || !Joint.match(text.mid(at, next - at)).hasMatch())
            return false;
        at = next + numbers[i].size();
    }
    return true;
}

} // namespace

const std::vector<Order> &Dialogue::orders()
{
    if (!m_orders) {
        m_orders = m_tools.orders(OrdersLooked);
        usedTool(u"order_lookup"_s);
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
    usedTool(u"order_lookup"_s);
    if (auto order = m_tools.order(spoken))
        return order;
    for (const Order &order : orders()) {
        if (isSameNumber(spoken, order.number))
            return order;
    }
    // Digits alone may belong to an older order that was not loaded: it has the company's prefix.
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

bool Dialogue::mayAskForOrders()
{
    return (m_context.session.isVerified && m_context.customer) || !m_tools.orders(1).empty();
}

/// Handles unidentified customers: asks for the order first; escalates if that does not help.
bool Dialogue::isLocked()
{
    if (mayAskForOrders()) {
        m_state.locked = 0;
        return false;
    }
    const bool hasNumber = !m_slots.orderNumbers.isEmpty() || !m_slots.bareNumbers.isEmpty();
    // "How quick are refunds with you?" does not need an order.
    constexpr double LeastOfGeneral = .4;
    const bool isOwn = std::any_of(m_words.begin(), m_words.end(), [](const QString &each) {
        return each == u"my" || each == u"mine" || each == u"our" || each == u"ordered" || each == u"bought";
    });
    const auto topic = fromWord<Act>(m_state.topic);
    if (!hasNumber && !isOwn && tell(m_text, topic ? rowOf(*topic).query : QString(), LeastOfGeneral)) {
        m_state.clearWish();
        return true;
    }
    // Only a chat has a sign-in.
    const bool isChat = m_context.session.channel == Channel::Chat;
    if (++m_state.locked > 2 || (hasNumber && !isChat)) {
        escalate(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
                 hasNumber ? u"the customer asks for order %1 without being known"_s.arg(
                                 (m_slots.orderNumbers + m_slots.bareNumbers).front())
                           : u"the customer asks for an order without being known"_s,
                 Say::SignInStill, Say::SignInStill);
        return true;
    }
    const bool isProvable = !m_context.session.isVerified && traitsOf(m_context.session.door).takesProofs;
    m_reply.say(Weight::Core,
                !isChat                        ? Say::AskNumberFirst
                : m_context.session.isVerified ? Say::UnknownCustomer
                : isProvable                   ? Say::ProveOrder
                                               : Say::SignIn,
                {m_context.companyName});
    if (isProvable)
        suggest(u"prove_order"_s);
    suggest(u"sign_in"_s);
    m_state.asked = Asked::Nothing;
    return true;
}

/// Returns those order numbers that the wish is about: "refund 1001, not 1002" and "1002 came fine, but 1001 has a
/// hole, refund 1001" are about 1001.
QStringList Dialogue::numbersMeant() const
{
    const QStringList &named = m_slots.orderNumbers;
    if (named.size() < 2 || isListed(m_text, named))
        return named;
    static const QRegularExpression Clause(u"[.,;!?]|\\bbut\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Not(u"\\bnot\\b|n['’]t\\b|\\bfine\\b|\\bkeep"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Verb(
        u"\\b(?:refund|cancel|return|replace|exchange|swap|change|send back|money back)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList asked, others;
    for (const QString &clause : m_text.split(Clause)) {
        if (clause.contains(Not))
            continue;
        for (const QString &number : named) {
            if (clause.contains(number, Qt::CaseInsensitive))
                (clause.contains(Verb) ? asked : others).append(number);
        }
    }
    asked.removeDuplicates();
    others.removeDuplicates();
    return !asked.isEmpty() ? asked : !others.isEmpty() ? others : named;
}

/// Handles "Cancel both my orders" and "refund 1001 and 1002" one after the other, each with its own yes.
bool Dialogue::takesAllOrders()
{
    const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
    const bool isMoving = m_state.wish == Wish::Cancel || m_state.wish == Wish::Refund || m_state.wish == Wish::Return;
    if (!isMoving || !m_state.later.empty())
        return false;
    std::vector<Order> wanted;
    if (m_slots.orderNumbers.size() > 1) {
        if (!isListed(m_text, m_slots.orderNumbers))
            return false;
        for (const QString &number : m_slots.orderNumbers) {
            if (const auto order = find(number))
                wanted.push_back(*order);
        }
    } else {
        static const QRegularExpression AllOrders(
            u"(?<!of )(?<!with )\\b(?:all|both)(?: of)?(?: my| the| these| those)?(?: two| three)? orders?\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        const bool isAnswer = m_askedBefore == Asked::Order && m_words.size() <= 4 &&
                              (says(u"all") || says(u"both") || says(u"everything"));
        const bool isItemNamed = std::any_of(orders().begin(), orders().end(), [this](const Order &order) {
            return !itemsSpokenOf(m_words, order).empty();
        });
        const bool isAll = isAnswer || (!isItemNamed && m_text.contains(AllOrders));
        if (isAll && orders().size() <= (says(u"both") ? 2U : 4U))
            wanted = orders();
    }
    if (wanted.size() < 2)
        return false;
    const auto name = [this](const Order &order) {
        const QString kind = m_state.wish == Wish::Cancel   ? u"cancellation"_s
                             : m_state.wish == Wish::Refund ? u"refund"_s
                                                            : u"return"_s;
        return u"the %1 for order %2"_s.arg(kind, order.number);
    };
    const QString verb = m_state.wish == Wish::Cancel   ? u"cancel order "_s
                         : m_state.wish == Wish::Refund ? u"refund order "_s
                                                        : u"return order "_s;
    m_now = name(wanted.front());
    for (size_t i = 1; i < wanted.size(); ++i)
        m_state.later.push_back({name(wanted[i]), verb + wanted[i].number});
    m_isDivided = true;
    speakOf(wanted.front());
    return true;
}

/// Reports on each order after "both of them" as the answer to which order, and for "the stove and the tent" from
/// different orders.
bool Dialogue::tellsAllOrders()
{
    const bool isTold = m_state.wish == Wish::Status || m_state.wish == Wish::RefundStatus;
    const bool isAll = m_askedBefore == Asked::Order && (m_slots.isBoth || m_words.contains(u"all"_s));
    if (!isTold || !mayAskForOrders())
        return false;
    QStringList things;
    std::vector<Order> meant;
    for (const Order &order : orders()) {
        const auto spoken = itemsSpokenOf(m_words, order);
        const QString thing = spoken.empty() ? QString() : spoken.front()->name;
        const bool isMeant = isAll || (spoken.size() == 1 && !things.contains(thing));
        if (isOpenToWish(order) && isMeant)
            meant.push_back(order);
        things.append(thing);
    }
    if (meant.size() < 2 || meant.size() > OrdersListed)
        return false;
    for (const Order &order : meant) {
        if (m_state.wish == Wish::Status)
            sayStatus(order, Weight::Core);
        else
            sayRefunded(order);
    }
    m_state.clearWish();
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
    return true;
}

/// Returns false for an order to which the wish no longer applies: a cancelled one cannot be cancelled.
bool Dialogue::isOpenToWish(const Order &order) const
{
    switch (m_state.wish) {
    case Wish::Cancel:
    case Wish::ChangeAddress:
        return !policy::hasLeft(order) && order.status != OrderStatus::Cancelled;
    case Wish::Return:
    case Wish::Replacement:
    case Wish::Exchange:
        return policy::hasLeft(order) && order.status != OrderStatus::Cancelled &&
               order.status != OrderStatus::Returned;
    case Wish::Refund:
        return order.paid.minor <= 0 || policy::refundable(order).minor > 0;
    case Wish::Status:
        return order.status == OrderStatus::Pending || order.status == OrderStatus::Processing ||
               order.status == OrderStatus::Shipped;
    case Wish::Problem:
        return policy::hasLeft(order) && order.status != OrderStatus::Cancelled;
    case Wish::RefundStatus:
        return order.refunded.minor > 0 || order.isReturnRequested;
    default:
        return true;
    }
}

void Dialogue::askWhichOrder()
{
    const bool isAnyClosed =
        std::count_if(orders().begin(), orders().end(), [this](const Order &order) { return isOpenToWish(order); }) < 2;
    QStringList names;
    for (const Order &order : orders()) {
        if (names.size() == OrdersListed)
            break;
        if (isAnyClosed || isOpenToWish(order))
            names.append(listed(order));
    }
    const bool isAgain = m_askedBefore == Asked::Order && m_state.asks > 0;
    m_reply.say(Weight::Core, isAgain ? Say::WhichOrderAgain : Say::WhichOrder, {listText(names)});
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
    // "The second one" is an order, "the second time I write" is not.
    const auto says = [this](const char16_t *word) {
        const qsizetype at = m_words.indexOf(QStringView(word));
        if (at < 0 || m_words.size() <= 5)
            return at >= 0;
        const QString next = m_words.value(at + 1);
        return next == u"one" || next == u"order" || next == u"purchase" || next == u"package" || next == u"parcel" ||
               next == u"delivery" || next == u"shipment";
    };
    // "The boots and the kettle": the order with both takes precedence over one with only the kettle.
    const Order *found = nullptr;
    size_t most = 0;
    bool isAlone = false;
    for (const Order &order : known) {
        const size_t spoken = itemsSpokenOf(m_words, order).size();
        if (spoken == 0 || spoken < most)
            continue;
        isAlone = spoken > most;
        most = spoken;
        found = &order;
    }
    if (found && isAlone)
        return *found;
    // "The other one" of two.
    if (says(u"other") && !m_state.order.isEmpty() && known.size() == 2)
        return isSameNumber(known[0].number, m_state.order) ? known[1] : known[0];
    if (says(u"first") || says(u"1st") || says(u"latest") || says(u"newest") || says(u"newer") || says(u"recent") ||
        says(u"last"))
        return known.front();
    if (says(u"oldest") || says(u"earliest") || (known.size() == 2 && (says(u"older") || says(u"earlier"))))
        return known.back();
    if ((says(u"second") || says(u"2nd")) && known.size() > 1)
        return known[1];
    if ((says(u"third") || says(u"3rd")) && known.size() > 2)
        return known[2];
    return byDayOrSum(most);
}

/// Returns the only order that was placed on the named day or month ("the one from October") or has the named total, of
/// those with @p most of the items mentioned.
std::optional<Order> Dialogue::byDayOrSum(size_t most)
{
    // A sum or day selects an order only while there is no current one.
    if (!m_state.order.isEmpty() && m_askedBefore != Asked::Order)
        return std::nullopt;
    // Also "today's one".
    const auto says = [this](const QString &word) {
        return std::any_of(m_words.begin(), m_words.end(), [day = word.toLower()](const QString &each) {
            return each == day || each == day + u's' || each == day + u"'s"_s || each == day + u"’s"_s;
        });
    };
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    // "In March" and "my March order", but not "may I" and "march".
    const auto saysMonth = [&](int month) {
        const qsizetype at = m_words.indexOf(english.monthName(month).toLower());
        const QString before = at > 0 ? m_words[at - 1] : QString();
        return at >= 0 && (!isAmbiguousMonth(month) || before == u"in" || before == u"from" || before == u"of");
    };
    std::vector<const Order *> fitting;
    for (const Order &order : orders()) {
        if (most > 0 && itemsSpokenOf(m_words, order).size() < most)
            continue;
        const QDate day = QDateTime::fromMSecsSinceEpoch(order.placedAt.ms, Qt::UTC).date();
        const int age = daysBetween(order.placedAt, m_context.now);
        const bool isDay = (age == 0 && says(u"today"_s)) || (age == 1 && says(u"yesterday"_s)) ||
                           (age < 7 && says(english.dayName(day.dayOfWeek()))) || saysMonth(day.month());
        const bool isSum = m_slots.amount == order.total || m_slots.bareAmount == order.total;
        if (isDay || isSum)
            fitting.push_back(&order);
    }
    return fitting.size() == 1 ? std::optional(*fitting.front()) : std::nullopt;
}

void Dialogue::speakOf(const Order &order)
{
    m_state.subscription.clear(); // from now on "it" is the order
    if (m_state.order == order.number)
        return;
    if (!m_state.order.isEmpty()) {
        // Details belong to the previous order, unless this message has them.
        m_state.amount.reset();
        m_state.percent = 0;
        m_state.quantity = 0;
        m_state.variant.clear();
        takeParticulars();
    }
    m_state.order = order.number;
    m_state.sku.clear();
    // "Refund the boots. Which order? 1001": the boots remain the item.
    const auto spoken = m_askedBefore == Asked::Order && !m_state.thing.isEmpty()
                            ? itemsSpokenOf({m_state.thing}, order)
                            : std::vector<const OrderItem *>();
    if (spoken.size() == 1)
        m_state.sku = spoken.front()->sku;
    else
        m_state.thing.clear();
}

/// Stores the single item mentioned while the customer is asked for its order.
void Dialogue::keepThing()
{
    QString thing;
    for (const Order &order : orders()) {
        const auto spoken = itemsSpokenOf(m_words, order);
        if (spoken.size() > 1)
            return;
        if (spoken.size() == 1)
            thing = wordFor(m_words, *spoken.front());
    }
    if (!thing.isEmpty())
        m_state.thing = thing;
}

/// Returns a product of the company that the message names but none of the customer's orders contains: "my tent" from a
/// customer who bought boots. Checked only for requests for money or goods without a named order.
QString Dialogue::strangeThing()
{
    const bool isMoving = m_state.wish == Wish::Refund || m_state.wish == Wish::Return ||
                          m_state.wish == Wish::Replacement || m_state.wish == Wish::Exchange ||
                          m_state.wish == Wish::Problem || m_state.wish == Wish::Cancel;
    if (!isMoving)
        return {};
    constexpr int MostLooked = 3;
    int looked = 0;
    for (qsizetype i = 1; i < m_words.size() && looked < MostLooked; ++i) {
        const QString &before = m_words[i - 1];
        const QString &word = m_words[i];
        const bool isNamed = before == u"my" || before == u"the" || before == u"a" || before == u"your";
        if (!isNamed || word.size() < 4)
            continue;
        ++looked;
        const QString noun = word.endsWith(u's') && !word.endsWith(u"ss") ? word.chopped(1) : word;
        const std::vector<Product> sold = m_tools.products(noun, 3);
        const bool isThing = std::any_of(sold.begin(), sold.end(), [&noun](const Product &each) {
            const QStringList parts = each.name.toLower().split(u' ', Qt::SkipEmptyParts);
            return std::any_of(parts.begin(), parts.end(), [&noun](const QString &part) {
                return part == noun || (part.size() == noun.size() + 1 && part.endsWith(u's') && part.startsWith(noun));
            });
        });
        if (isThing && std::none_of(orders().begin(), orders().end(),
                                    [&word](const Order &order) { return !itemsSpokenOf({word}, order).empty(); }))
            return word;
    }
    return {};
}

void Dialogue::sayNoSuchOrder(const QString &number)
{
    const bool hasPrefix = !number.front().isDigit();
    m_reply.say(Weight::Core, Say::NoSuchOrder, {hasPrefix ? number : u'#' + number});
    m_state.order.clear();
    m_state.sku.clear();
    if (orders().empty())
        m_reply.say(Weight::Fact, Say::AskOrderNumber);
    else if (orders().size() == 1)
        m_reply.say(Weight::Fact, Say::OnlyOneOrder, {listed(orders().front())});
    else
        askWhichOrder();
    ask(Asked::Order);
}

/// Returns the current order, or another one whose items the message names.
std::optional<Order> Dialogue::currentOrder()
{
    auto order = find(m_state.order);
    if (!order || !itemsSpokenOf(m_words, *order).empty() || m_state.asked != Asked::Nothing)
        return order;
    // "And my boots?" may refer to another order.
    const auto other = chosenOrder();
    if (other && other->number != order->number)
        order = other;
    speakOf(*order);
    return order;
}

/// Handles a correction: returns the only order besides the current one; else clears the current one.
std::optional<Order> Dialogue::otherOrder()
{
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
    return std::nullopt;
}

/// Handles "Mine is too small" about the last product: returns the only order that contains it.
std::optional<Order> Dialogue::orderOfProduct()
{
    std::vector<const Order *> withProduct;
    for (const Order &order : orders()) {
        if (hasSku(order, m_state.product, Qt::CaseSensitive))
            withProduct.push_back(&order);
    }
    if (withProduct.size() != 1 || !strangeThing().isEmpty())
        return std::nullopt;
    speakOf(*withProduct.front());
    m_state.sku = m_state.product;
    return *withProduct.front();
}

/// Returns the only recent order to which the wish applies and which is not @p refused; else asks for the order.
std::optional<Order> Dialogue::presumedOrder(const std::optional<QString> &refused)
{
    std::vector<const Order *> recent;
    for (const Order &order : orders()) {
        if (m_context.now - order.placedAt <= Recent && order.number != refused)
            recent.push_back(&order);
    }
    // Only orders to which the wish applies are choices.
    const auto open = std::count_if(recent.begin(), recent.end(), [this](const Order *o) { return isOpenToWish(*o); });
    if (open > 0)
        std::erase_if(recent, [this](const Order *each) { return !isOpenToWish(*each); });
    const Order *only = recent.size() == 1                       ? recent.front()
                        : recent.empty() && orders().size() == 1 ? &orders().front()
                                                                 : nullptr;
    if (only) {
        const QString strange = m_askedBefore == Asked::Order ? QString() : strangeThing();
        if (!strange.isEmpty()) {
            m_reply.say(Weight::Core, Say::NotAmongOrders, {strange, listed(*only)});
            ask(Asked::Order);
            return std::nullopt;
        }
        m_isPresumed = only == &orders().front();
        speakOf(*only);
        return *only;
    }
    keepThing();
    if (const QString strange = m_askedBefore == Asked::Order ? QString() : strangeThing(); !strange.isEmpty())
        m_reply.say(Weight::Fact, Say::NoSuchThing, {strange});
    askWhichOrder();
    return std::nullopt;
}

std::optional<Order> Dialogue::settleOrder()
{
    if (isLocked())
        return std::nullopt;
    if (takesAllOrders())
        return find(m_state.order);
    // A named number decides, unless it is an item's.
    const QStringList named =
        m_state.asked == Asked::Order ? m_slots.orderNumbers + m_slots.bareNumbers : numbersMeant();
    for (const QString &number : named) {
        if (auto order = find(number)) {
            speakOf(*order);
            return order;
        }
        const bool isSku = std::any_of(orders().begin(), orders().end(), [&number](const Order &order) {
            return hasSku(order, number, Qt::CaseInsensitive);
        });
        if (isSku)
            continue;
        sayNoSuchOrder(number);
        return std::nullopt;
    }
    if (m_slots.orderNumbers.isEmpty() && m_slots.bareNumbers.size() == 1 && !m_slots.amount) {
        if (auto order = find(m_slots.bareNumbers.front())) {
            speakOf(*order);
            return order;
        }
    }
    const bool isCorrection = m_cues.said.has(Cue::Correction) && !chosenOrder();
    const auto refused = isCorrection ? std::optional(m_state.order) : std::nullopt;
    if (!m_state.order.isEmpty()) {
        if (const auto order = isCorrection ? otherOrder() : currentOrder())
            return order;
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
    if (const auto order = orderOfProduct())
        return order;
    return presumedOrder(refused);
}

} // namespace tierdesk::ai
