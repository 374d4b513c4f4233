#pragma once

#include "core/mind/ai/remote/ReplyCheck.h"

#include <QtTest/QTest>

#include <initializer_list>

/// Replies, a row each, and whether they claim what no action has done.
namespace tierdesk::test {

/// A confirmed change: @p minor cents, on @p order.
inline ActionRequest done(ActionKind kind, qint64 minor = 0, const char *order = "")
{
    ActionRequest made;
    made.kind = kind;
    made.orderNumber = QString::fromLatin1(order);
    if (minor > 0)
        made.amount = Money{minor, *currencyFrom(QStringLiteral("USD"))};
    return made;
}

inline void rows(std::initializer_list<const char *> all)
{
    QTest::addColumn<QString>("reply");
    for (const char *each : all)
        QTest::newRow(each) << QString::fromUtf8(each);
}

[[nodiscard]] inline std::optional<QString> claimIn(const QString &reply, std::vector<ActionRequest> happened = {},
                                                    std::vector<ActionRequest> onRecord = {})
{
    ai::ReplyGrounds grounds;
    grounds.happened = std::move(happened);
    grounds.onRecord = std::move(onRecord);
    return ai::unfoundedClaim(reply, grounds);
}

inline void holds(bool isClaim)
{
    QFETCH(QString, reply);
    const auto claim = claimIn(reply);
    QVERIFY2(claim.has_value() == isClaim, qPrintable(claim.value_or(QStringLiteral("no claim"))));
}

} // namespace tierdesk::test
