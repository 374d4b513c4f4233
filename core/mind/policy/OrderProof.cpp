#include "core/mind/policy/OrderProof.h"

namespace tierdesk::policy {

namespace {

QString plain(const QString &text)
{
    QString bare = text;
    bare.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    return bare.toCaseFolded();
}

/// Compares in constant time.
bool isSame(const QString &given, const QString &known)
{
    const QByteArray a = plain(given).toUtf8();
    const QByteArray b = plain(known).toUtf8();
    int difference = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ (b.isEmpty() ? '\0' : b[i % b.size()]);
    return difference == 0 && !a.isEmpty();
}

} // namespace

QString plainNumber(const QString &number)
{
    QString bare = number;
    bare.removeIf([](QChar c) { return c.isSpace() || c == u'#'; });
    return bare.toLower();
}

bool isProven(const OrderClaim &claim, const Order &order, const Customer &customer)
{
    const bool isEmail = isSame(claim.email, customer.email);
    const bool isPostcode = isSame(claim.postcode, order.address.postcode);
    return isEmail || isPostcode;
}

bool isOfOneOrder(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Refund:
    case ActionKind::Replacement:
    case ActionKind::CancelOrder:
    case ActionKind::Return:
    case ActionKind::ChangeAddress:
        return true;
    case ActionKind::Credit:
    case ActionKind::ChangeSubscription:
        return false;
    }
    return false;
}

} // namespace tierdesk::policy
