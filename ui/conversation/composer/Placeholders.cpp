#include "ui/conversation/composer/Placeholders.h"

namespace tierdesk::ui {

namespace {

/// The order that the case is about: the last that something was done to, or that was spoken of; else the newest.
QString orderOf(const deskapi::SessionDetail &detail)
{
    for (auto action = detail.actions.rbegin(); action != detail.actions.rend(); ++action) {
        if (!action->request.orderNumber.isEmpty())
            return action->request.orderNumber;
    }
    for (auto message = detail.messages.rbegin(); message != detail.messages.rend(); ++message) {
        for (const Order &order : detail.orders) {
            if (message->text.contains(order.number, Qt::CaseInsensitive))
                return order.number;
        }
    }
    return detail.orders.empty() ? QString() : detail.orders.front().number;
}

QString valueOf(QStringView name, const deskapi::SessionDetail &detail, const QString &agentName)
{
    if (name == u"name")
        return firstName(detail.session.customerName);
    if (name == u"fullname")
        return detail.session.customerName;
    if (name == u"agent")
        return firstName(agentName);
    if (name == u"order")
        return orderOf(detail);
    if (name == u"ticket")
        return detail.session.ticket;
    if (name == u"session")
        return detail.session.id;
    return {};
}

} // namespace

QStringList placeholderNames()
{
    return {u"name"_s, u"fullname"_s, u"agent"_s, u"order"_s, u"ticket"_s, u"session"_s};
}

Filled fillPlaceholders(const QString &text, const deskapi::SessionDetail &detail, const QString &agentName)
{
    Filled filled;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype open = text.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        filled.text += QStringView(text).mid(from, open - from);
        const QStringView name = QStringView(text).mid(open + 1, close - open - 1);
        const QString value = valueOf(name, detail, agentName);
        if (value.isEmpty()) {
            const qsizetype length = close - open + 1;
            if (filled.openAt < 0) {
                filled.openAt = filled.text.size();
                filled.openLength = length;
            }
            filled.text += QStringView(text).mid(open, length);
        } else {
            filled.text += value;
        }
        from = close + 1;
    }
    filled.text += QStringView(text).mid(from);
    return filled;
}

QString firstName(const QString &name)
{
    return name.simplified().section(u' ', 0, 0);
}

} // namespace tierdesk::ui
