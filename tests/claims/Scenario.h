#pragma once

#include "tests/core/mind/ai/TestShop.h"

#include <QtCore/QByteArray>
#include <QtCore/QFile>

/// The record behind every line of resources/claims and tests/claims/locked, and the lines.
namespace tierdesk::test {

inline constexpr CustomerId Mara{7};

[[nodiscard]] inline Timestamp scenarioDay()
{
    return at("2026-05-14T12:00:00Z");
}

[[nodiscard]] inline std::vector<Article> scenarioArticles()
{
    Article rules;
    rules.ref = u"rules"_s;
    rules.title = u"Returns, refunds, delivery and warranty"_s;
    rules.body =
        u"Unused goods may be sent back within 30 days of delivery. A refund reaches the original payment method 5 to "
        "10 "
        "business days after the return arrives. Standard delivery takes 3 to 5 business days and costs $5.95, free "
        "from "
        "$75. Express takes 1 to 2 business days and costs $14.95. The warranty is two (2) years. Orders can be "
        "cancelled "
        "until they are shipped. Gift cards can't be refunded. People answer Monday to Friday 9:00 to 18:00."_s;
    return {rules};
}

struct ScenarioShop : Shop {
    ScenarioShop()
        : Shop(scenarioArticles())
    {
        config.aiRep.guidelines.maxResponseLength = 2000;
        Customer mara = person(Mara, "Mara Lindqvist");
        mara.email = u"mara.lindqvist@example.com"_s;
        mara.tier = u"GOLD"_s;
        customers = {mara};
        const auto paid = [](Order &order, const char *method, const char *last4) {
            order.payments = {{QString::fromLatin1(method), QString::fromLatin1(last4), order.total, order.placedAt}};
        };
        Order tent = order("ORD-48213", Mara, OrderStatus::Delivered, "2026-04-27T10:00:00Z",
                           {item("TRAIL-2", "Trailhead 2 tent", 289, 1, "green"), item("EMBER", "Ember stove", 49.5)});
        paid(tent, "Visa", "4417");
        tent.items[1].refunded = tent.refunded = dollars(49.5);
        tent.shipments = {{u"DHL"_s,
                           u"JD014600003133"_s,
                           u"delivered"_s,
                           at("2026-04-29T10:00:00Z"),
                           {},
                           at("2026-05-04T10:00:00Z"),
                           {}}};
        Order jacket =
            order("ORD-48377", Mara, OrderStatus::Processing, "2026-05-11T10:00:00Z",
                  {item("RIDGE", "Ridge down jacket", 179, 1, "blue, M"), item("SOCKS", "Merino socks", 18, 2)});
        paid(jacket, "PayPal", "");
        Order pack = order("ORD-48290", Mara, OrderStatus::Shipped, "2026-05-05T10:00:00Z",
                           {item("BASE-65", "Basecamp 65 backpack", 139.95, 1, "black")});
        paid(pack, "Visa", "4417");
        pack.shipments = {{u"UPS"_s,
                           u"1Z999AA10123456784"_s,
                           u"in_transit"_s,
                           at("2026-05-08T10:00:00Z"),
                           at("2026-05-16T10:00:00Z"),
                           {},
                           u"Leipzig"_s}};
        Order mat = order("ORD-47105", Mara, OrderStatus::Cancelled, "2026-03-02T10:00:00Z",
                          {item("DRIFT", "Drift sleeping mat", 64)});
        mat.refunded = mat.total;
        orders = {jacket, pack, tent, mat};
        Subscription box;
        box.customer = Mara;
        box.ref = u"SUB-1001"_s;
        box.plan = u"Trail Box"_s;
        box.status = SubscriptionStatus::Paused;
        box.price = dollars(24.9);
        box.renewsAt = at("2026-06-01T00:00:00Z");
        subscriptions = {box};
    }
};

/// A line that a hand wrote.
struct ClaimLine {
    QByteArray language, label, kind, deed;
    QString text;
    [[nodiscard]] bool isUntrue() const { return label == "claim"; }
    [[nodiscard]] bool isTrue() const { return label == "true"; }
};

[[nodiscard]] inline std::vector<ClaimLine> claimLines(const QString &path)
{
    std::vector<ClaimLine> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList cells = line.split('\t');
        if (cells.size() != 5)
            continue;
        lines.push_back(
            {cells[0], cells[1], cells[2], cells[3], QString::fromUtf8(cells[4]).replace(u"\\n"_s, u"\n"_s)});
    }
    return lines;
}

/// What a model would name as the record that @p line tells of.
[[nodiscard]] inline QString recordOf(const ClaimLine &line)
{
    for (const char *number : {"48213", "48377", "48290", "47105"}) {
        if (line.text.contains(QLatin1String(number)))
            return u"ORD-"_s + QLatin1String(number);
    }
    static const QHash<QByteArray, QString> ByDeed{{"subscription", u"SUB-1001"_s},
                                                   {"refund", u"ORD-48213"_s},
                                                   {"cancel", u"ORD-47105"_s},
                                                   {"delivery", u"ORD-48290"_s}};
    return ByDeed.value(line.deed, u"ORD-48377"_s);
}

} // namespace tierdesk::test
