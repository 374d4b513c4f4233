#include "app/DemoWeeks.h"

#include "app/DemoShop.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <vector>

namespace tierdesk::app {

namespace {

using base::Millis;
using base::Timestamp;

constexpr int Days = 28; ///< with the last one, which a script tells
constexpr int HoursOfDay = 24;

/// Whole numbers that are the same with every library.
class Dice final
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {}
    [[nodiscard]] int below(int end) { return static_cast<int>(m_random() % static_cast<quint32>(std::max(end, 1))); }
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] double share() { return static_cast<double>(m_random() % 10'000U) / 10'000; }
    /// One of @p weights' places; a place is as likely as its weight is large.
    [[nodiscard]] size_t weighted(const std::vector<double> &weights)
    {
        double sum = 0;
        for (const double each : weights)
            sum += each;
        double left = share() * sum;
        for (size_t i = 0; i < weights.size(); ++i) {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return weights.size() - 1;
    }
    [[nodiscard]] QString oneOf(const QJsonArray &texts)
    {
        return texts.at(below(static_cast<int>(texts.size()))).toString();
    }

private:
    std::mt19937 m_random;
};

/// When customers write, in this machine's time zone.
class Rhythm final
{
public:
    explicit Rhythm(const QJsonObject &plan)
    {
        const QJsonValue sessions = plan[u"sessions"];
        constexpr std::array Weekdays{u"monday", u"tuesday",  u"wednesday", u"thursday",
                                      u"friday", u"saturday", u"sunday"};
        for (size_t i = 0; i < Weekdays.size(); ++i)
            m_ofDay[i] = sessions[QStringView(Weekdays[i])].toDouble();
        const auto read = [&](QStringView key) {
            std::vector<double> weights;
            for (const QJsonValue &each : plan[u"hours"][key].toArray())
                weights.push_back(each.toDouble());
            weights.resize(HoursOfDay);
            return weights;
        };
        m_weekday = read(u"weekday");
        m_weekend = read(u"weekend");
    }

    [[nodiscard]] double sessionsOn(const QDate &day) const
    {
        return m_ofDay[static_cast<size_t>(day.dayOfWeek() - 1)];
    }
    [[nodiscard]] const std::vector<double> &hoursOf(const QDate &day) const
    {
        return day.dayOfWeek() >= Qt::Saturday ? m_weekend : m_weekday;
    }
    /// Sessions an hour.
    [[nodiscard]] double at(Timestamp when) const
    {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(when.ms);
        const std::vector<double> &hours = hoursOf(local.date());
        double sum = 0;
        for (const double each : hours)
            sum += each;
        return sessionsOn(local.date()) * hours[static_cast<size_t>(local.time().hour())] / sum;
    }

private:
    std::array<double, 7> m_ofDay{};
    std::vector<double> m_weekday, m_weekend;
};

/// What an order must be like for a conversation about it.
struct OrderAge {
    QString status;
    int placedDays = 0;    ///< before the conversation
    int estimatedDays = 0; ///< after it; negative: it is late
};

std::optional<OrderAge> ageFor(const QString &wanted, Dice &dice)
{
    if (wanted == u"processing")
        return OrderAge{wanted, 1, 4};
    if (wanted == u"shipped")
        return OrderAge{wanted, dice.between(3, 4), dice.between(1, 3)};
    if (wanted == u"late")
        return OrderAge{u"shipped"_s, dice.between(9, 14), -dice.between(3, 6)};
    if (wanted == u"delivered")
        return OrderAge{wanted, dice.between(8, 25), -dice.between(2, 5)};
    return std::nullopt;
}

class WeeksMaker final
{
public:
    WeeksMaker(const QJsonObject &plan, const QJsonObject &company, Timestamp end)
        : m_plan(plan)
        , m_products(company[u"products"].toArray())
        , m_currency(company[u"company"][u"currency"].toString())
        , m_key(company[u"company"][u"key"].toString())
        , m_end(end)
        , m_dice(static_cast<quint32>(plan[u"seed"].toInt()))
        , m_rhythm(plan)
    {
        for (const QJsonValue &each : plan[u"channels"].toArray())
            m_channels.push_back(each[u"weight"].toDouble());
    }

    DemoWeeks run()
    {
        addPeople();
        const QDate last = QDateTime::fromMSecsSinceEpoch(m_end.ms).date();
        for (int ago = Days; ago >= 1; --ago)
            addDay(last.addDays(-ago), ago);
        return std::move(m_made);
    }

private:
    void addPeople()
    {
        const QJsonValue people = m_plan[u"people"];
        const int count = people[u"count"].toInt();
        for (int i = 0; i < count; ++i) {
            const QString first = m_dice.oneOf(people[u"first"].toArray());
            const QString last = m_dice.oneOf(people[u"last"].toArray());
            const bool isVip = m_dice.below(12) == 0;
            m_made.customers.append(
                QJsonObject{{u"ref"_s, refOf(i)},
                            {u"name"_s, QString(first + u' ' + last)},
                            {u"email"_s, u"%1.%2%3@mail.example"_s.arg(first.toLower(), last.toLower()).arg(i)},
                            {u"tier"_s, isVip ? u"GOLD"_s : u"REGULAR"_s},
                            {u"currency"_s, m_currency},
                            {u"lifetimeValue"_s, m_dice.between(40, isVip ? 4000 : 900)},
                            {u"isVip"_s, isVip},
                            {u"language"_s, u"en"_s},
                            {u"createdAt"_s, base::isoText(m_end - Millis::days(m_dice.between(40, 900)))}});
        }
    }

    void addDay(const QDate &day, int ago)
    {
        const int count = static_cast<int>(std::lround(m_rhythm.sessionsOn(day) * (0.88 + 0.24 * m_dice.share())));
        for (int i = 0; i < count; ++i) {
            const auto hour = static_cast<int>(m_dice.weighted(m_rhythm.hoursOf(day)));
            const QTime time(hour, m_dice.below(60), m_dice.below(60));
            const Timestamp at{QDateTime(day, time).toMSecsSinceEpoch()};
            if (at > m_end - Millis::days(Days) && at < m_end - Millis::days(1))
                addSession(at, ago);
        }
    }

    /// How much likelier a conversation of @p wave is while its wave lasts.
    [[nodiscard]] double factorOf(const QString &wave, int ago) const
    {
        for (const QJsonValue &each : m_plan[u"waves"].toArray()) {
            if (each[u"name"].toString() == wave && ago <= each[u"from"].toInt() && ago >= each[u"to"].toInt())
                return each[u"factor"].toDouble();
        }
        return 1;
    }

    void addSession(Timestamp at, int ago)
    {
        const QJsonArray talks = m_plan[u"talks"].toArray();
        std::vector<double> weights;
        for (const QJsonValue &each : talks)
            weights.push_back(each[u"weight"].toDouble() * factorOf(each[u"wave"].toString(), ago));
        const QJsonObject talk = talks.at(static_cast<qsizetype>(m_dice.weighted(weights))).toObject();

        // Some come often, most of them once or twice.
        const int person =
            static_cast<int>(std::pow(m_dice.share(), 1.4) * static_cast<double>(m_made.customers.size()));
        const QJsonObject product = m_products.at(m_dice.below(static_cast<int>(m_products.size()))).toObject();
        QString number;
        if (const auto age = ageFor(talk[u"order"].toString(), m_dice))
            number = addOrder(person, product, *age, at);

        QJsonArray lines;
        for (const QJsonValue &line : talk[u"lines"].toArray())
            lines.append(
                line.toString().replace(u"{order}"_s, number).replace(u"{item}"_s, product[u"name"].toString()));
        if (talk.contains(u"closers")) {
            if (const QString closer = m_dice.oneOf(m_plan[u"closers"][talk[u"closers"].toString()].toArray());
                !closer.isEmpty())
                lines.append(closer);
        }
        const QJsonArray channels = m_plan[u"channels"].toArray();
        const QByteArray seed = m_key.toUtf8() + " weeks " + QByteArray::number(m_made.sessions.size());
        QJsonObject session{
            {u"id"_s,
             QString(u"sess_"_s +
                     QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(16)))},
            {u"customer"_s, refOf(person)},
            {u"channel"_s, channels.at(static_cast<qsizetype>(m_dice.weighted(m_channels)))[u"channel"]},
            {u"ends"_s, u"-%1s"_s.arg((m_end - at).count / 1000)},
            {u"lines"_s, lines}};
        if (talk.contains(u"outcome"))
            session.insert(u"outcome"_s, talk[u"outcome"]);
        m_made.sessions.append(session);
    }

    QString addOrder(int person, const QJsonObject &product, const OrderAge &age, Timestamp at)
    {
        const QString number = u"ORD-%1"_s.arg(20'001 + m_made.orders.size());
        const Timestamp placed = at - Millis::days(age.placedDays);
        const auto iso = [](Timestamp when) { return base::isoText({when.ms - when.ms % 1000}); };
        const QJsonArray variants = product[u"variants"].toArray();
        const QJsonValue price = product[u"price"];
        QJsonObject order{
            {u"number"_s, number},
            {u"customerId"_s, refOf(person)},
            {u"status"_s, age.status},
            {u"placedAt"_s, iso(placed)},
            {u"currency"_s, m_currency},
            {u"items"_s, QJsonArray{QJsonObject{{u"sku"_s, product[u"sku"]},
                                                {u"name"_s, product[u"name"]},
                                                {u"variant"_s, m_dice.oneOf(variants)},
                                                {u"quantity"_s, 1},
                                                {u"price"_s, price}}}},
            {u"total"_s, price},
            {u"payments"_s,
             QJsonArray{QJsonObject{{u"method"_s, u"card"_s}, {u"amount"_s, price}, {u"at"_s, iso(placed)}}}}};
        if (age.status != u"processing") {
            const Timestamp estimated = at + Millis::days(age.estimatedDays);
            QJsonObject shipment{{u"carrier"_s, u"Northway Parcel"_s},
                                 {u"trackingNumber"_s, u"NW%1US"_s.arg(500'000 + m_made.orders.size())},
                                 {u"status"_s, age.status == u"delivered" ? u"delivered"_s : u"in_transit"_s},
                                 {u"shippedAt"_s, iso(placed + Millis::days(1))},
                                 {u"estimatedAt"_s, iso(estimated)}};
            if (age.status == u"delivered")
                shipment.insert(u"deliveredAt"_s, iso(estimated));
            order.insert(u"shipments"_s, QJsonArray{shipment});
        }
        m_made.orders.append(order);
        return number;
    }

    [[nodiscard]] static QString refOf(int person) { return u"cust-%1"_s.arg(2001 + person); }

    const QJsonObject m_plan;
    const QJsonArray m_products;
    const QString m_currency, m_key;
    const Timestamp m_end;
    Dice m_dice;
    const Rhythm m_rhythm;
    std::vector<double> m_channels;
    DemoWeeks m_made;
};

} // namespace

DemoWeeks makeDemoWeeks(const QJsonObject &plan, const QJsonObject &company, Timestamp end)
{
    return WeeksMaker(plan, company, end).run();
}

QJsonObject thinned(QJsonObject script, const QJsonObject &plan, Timestamp end)
{
    const QJsonArray all = script[u"sessions"].toArray();
    const auto isScripted = [](const QJsonValue &each) { return !each[u"steps"].isUndefined(); };
    const auto unscripted =
        std::count_if(all.begin(), all.end(), [&](const QJsonValue &each) { return !isScripted(each); });
    const double anHour = static_cast<double>(unscripted) / HoursOfDay;
    const Rhythm rhythm(plan);
    Dice dice(static_cast<quint32>(plan[u"seed"].toInt()));
    QJsonArray kept;
    for (const QJsonValue &each : all) {
        const double share = dice.share();
        const auto ends = demoSpan(each[u"ends"].toString());
        if (isScripted(each) || !ends || share * anHour < rhythm.at(end + *ends))
            kept.append(each);
    }
    script.insert(u"sessions"_s, kept);
    return script;
}

} // namespace tierdesk::app
