#include "ui/sessions/SessionsFilter.h"

#include <QtCore/QDateTime>

namespace tierdesk::ui {

namespace {

constexpr int WeekDays = 7;
constexpr int MonthDays = 28;
constexpr std::array Periods{
    std::pair{SessionsFilter::Period::All, "all"}, std::pair{SessionsFilter::Period::Today, "today"},
    std::pair{SessionsFilter::Period::Week, "week"}, std::pair{SessionsFilter::Period::Month, "month"},
    std::pair{SessionsFilter::Period::Custom, "custom"}};

/// Midnight of the day that lies @p days before the one of @p now, where the person is.
Timestamp midnight(Timestamp now, int days)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(now.ms).date().addDays(-days);
    return {day.startOfDay().toMSecsSinceEpoch()};
}

/// True if @p row has all of @p only that its fields tell; the rest is the server's to know.
bool hasTraits(const deskapi::SessionRow &row, const SessionTraits &only)
{
    const auto is = [&only](SessionTrait trait, bool has) { return !only.has(trait) || has; };
    const bool isOpen = row.status != Status::Resolved && row.status != Status::Abandoned;
    return is(SessionTrait::Escalated, row.reason.has_value()) && is(SessionTrait::Ai, row.tier != Tier::HumanAgent) &&
           is(SessionTrait::Rated, row.rating.has_value()) && is(SessionTrait::Open, isOpen) &&
           is(SessionTrait::Waiting, isOpen && row.waitingSince && !row.holder.isSet()) &&
           is(SessionTrait::Held, isOpen && row.holder.isSet());
}

template<class E>
void write(QJsonObject &json, const QString &key, const std::optional<E> &value)
{
    if (value)
        json.insert(key, QString(word(*value)));
}

template<class E>
void read(const QJsonObject &json, const QString &key, std::optional<E> &value)
{
    value = fromWord<E>(json.value(key).toString());
}

} // namespace

std::optional<Timestamp> SessionsFilter::begin(Timestamp now) const
{
    switch (period) {
    case Period::All:
        return std::nullopt;
    case Period::Today:
        return midnight(now, 0);
    case Period::Week:
        return midnight(now, WeekDays - 1);
    case Period::Month:
        return midnight(now, MonthDays - 1);
    case Period::Custom:
        return from;
    }
    return std::nullopt;
}

client::Sessions::Filter SessionsFilter::asked(Timestamp now) const
{
    client::Sessions::Filter filter;
    filter.status = status;
    filter.tier = tier;
    filter.category = category;
    filter.sentiment = sentiment;
    filter.channel = channel;
    filter.holder = holder;
    filter.customerRef = customerRef;
    filter.reason = reason;
    filter.resolution = resolution;
    filter.only = only;
    filter.from = begin(now);
    if (period == Period::Custom)
        filter.to = to;
    filter.text = text;
    return filter;
}

bool SessionsFilter::matches(const deskapi::SessionRow &row, Timestamp now) const
{
    const auto is = [](const auto &wanted, const auto &value) { return !wanted || *wanted == value; };
    const auto since = begin(now);
    return is(status, row.status) && is(tier, row.tier) && is(sentiment, row.sentiment) && is(channel, row.channel) &&
           (!category || row.category == category) && (!holder.isSet() || row.holder == holder) &&
           (customerRef.isEmpty() || row.customerRef == customerRef) && hasTraits(row, only) &&
           (!resolution || (row.status == Status::Resolved && row.resolution && row.resolution->type == *resolution)) &&
           (!since || row.createdAt >= *since) && (period != Period::Custom || !to || row.createdAt < *to);
}

QJsonObject SessionsFilter::toJson() const
{
    QJsonObject json;
    write(json, u"status"_s, status);
    write(json, u"tier"_s, tier);
    write(json, u"category"_s, category);
    write(json, u"sentiment"_s, sentiment);
    write(json, u"channel"_s, channel);
    if (holder.isSet())
        json.insert(u"holder"_s, holder.value);
    for (const auto &[each, name] : Periods) {
        if (each == period && period != Period::All)
            json.insert(u"period"_s, QLatin1String(name));
    }
    if (from)
        json.insert(u"from"_s, base::isoText(*from));
    if (to)
        json.insert(u"to"_s, base::isoText(*to));
    write(json, u"reason"_s, reason);
    write(json, u"resolution"_s, resolution);
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (only.has(trait))
            json.insert(QLatin1String(name), true);
    }
    if (!customerRef.isEmpty())
        json.insert(u"customer"_s, customerRef);
    if (!text.isEmpty())
        json.insert(u"text"_s, text);
    return json;
}

SessionsFilter SessionsFilter::fromJson(const QJsonObject &json)
{
    SessionsFilter filter;
    read(json, u"status"_s, filter.status);
    read(json, u"tier"_s, filter.tier);
    read(json, u"category"_s, filter.category);
    read(json, u"sentiment"_s, filter.sentiment);
    read(json, u"channel"_s, filter.channel);
    filter.holder = UserId{json.value(u"holder"_s).toInteger()};
    const QString period = json.value(u"period"_s).toString();
    for (const auto &[each, name] : Periods) {
        if (period == QLatin1String(name))
            filter.period = each;
    }
    const auto time = [&json](const QString &key) -> std::optional<Timestamp> {
        const auto at = base::timestampFromIso(json.value(key).toString());
        return at ? std::optional(*at) : std::nullopt;
    };
    filter.from = time(u"from"_s);
    filter.to = time(u"to"_s);
    read(json, u"reason"_s, filter.reason);
    read(json, u"resolution"_s, filter.resolution);
    for (const auto &[trait, name] : Words<SessionTrait>::table) {
        if (json.value(QLatin1String(name)).toBool())
            filter.only.add(trait);
    }
    filter.customerRef = json.value(u"customer"_s).toString();
    filter.text = json.value(u"text"_s).toString();
    return filter;
}

} // namespace tierdesk::ui
