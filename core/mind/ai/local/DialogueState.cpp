#include "core/mind/ai/local/DialogueState.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::ai {

namespace {

void put(QJsonObject &json, const char16_t *key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(QStringView(key), value);
}

void put(QJsonObject &json, const char16_t *key, int value, int usual = 0)
{
    if (value != usual)
        json.insert(QStringView(key), value);
}

void put(QJsonObject &json, const char16_t *key, const QStringList &value)
{
    if (!value.isEmpty())
        json.insert(QStringView(key), QJsonArray::fromStringList(value));
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

/// False when @p json is a word that this version does not know; without one @p value stays.
template<class E>
bool isReadAs(const QJsonValue &json, E &value)
{
    if (json.isUndefined())
        return true;
    const auto known = fromWord<E>(json.toString());
    value = known.value_or(value);
    return known.has_value();
}

} // namespace

void DialogueState::clearWish()
{
    wish = Wish::None;
    asked = Asked::Nothing;
    quantity = 0;
    amount.reset();
    isSumOpen = false;
    percent = 0;
    variant.clear();
    plan.clear();
    address.reset();
    trouble = 0;
    fault.clear();
    cause.clear();
    proposal.reset();
    isInsisting = false;
    vague = 0;
}

QJsonObject toJson(const DialogueState &state)
{
    QJsonObject json{{u"v"_s, DialogueState::Version}};
    if (state.wish != Wish::None)
        json.insert(u"wish"_s, word(state.wish));
    if (state.asked != Asked::Nothing)
        json.insert(u"asked"_s, word(state.asked));
    if (state.asker != Tier::AiRep)
        json.insert(u"asker"_s, word(state.asker));
    put(json, u"order", state.order);
    put(json, u"sku", state.sku);
    put(json, u"quantity", state.quantity);
    if (state.amount) {
        json.insert(u"amount"_s, state.amount->minor);
        json.insert(u"currency"_s, state.amount->code());
    }
    if (state.isSumOpen)
        json.insert(u"sumOpen"_s, true);
    put(json, u"percent", state.percent);
    put(json, u"variant", state.variant);
    put(json, u"subscription", state.subscription);
    put(json, u"plan", state.plan);
    if (state.address)
        json.insert(u"address"_s, toJson(*state.address));
    put(json, u"trouble", state.trouble);
    put(json, u"fault", state.fault);
    put(json, u"thing", state.thing);
    put(json, u"cause", state.cause);
    if (state.proposal)
        json.insert(u"proposal"_s, toJson(*state.proposal));
    put(json, u"offered", state.offered);
    put(json, u"declined", state.declined);
    if (state.isHandedOn)
        json.insert(u"handed_on"_s, true);
    if (state.isInsisting)
        json.insert(u"insisting"_s, true);
    if (!state.later.empty()) {
        QJsonArray later;
        for (const LaterWish &each : state.later)
            later.append(QJsonObject{{u"name"_s, each.name}, {u"text"_s, each.text}});
        json.insert(u"later"_s, later);
    }
    put(json, u"topic", state.topic);
    put(json, u"question", state.question);
    put(json, u"choices", state.choices);
    put(json, u"told", state.told);
    put(json, u"vented", state.vented);
    put(json, u"article", state.article);
    put(json, u"product", state.product);
    if (state.wantsPerson)
        json.insert(u"wantsPerson"_s, true);
    put(json, u"asks", state.asks);
    put(json, u"misses", state.misses);
    put(json, u"vague", state.vague);
    put(json, u"locked", state.locked);
    put(json, u"greeted", state.greeted);
    put(json, u"said", state.said);
    put(json, u"repeats", state.repeats);
    put(json, u"apology", state.apology, -1);
    return json;
}

DialogueState dialogueStateFromJson(const QJsonObject &json)
{
    DialogueState state;
    const bool isKnown = json[u"v"].toInt() == DialogueState::Version && isReadAs(json[u"wish"], state.wish) &&
                         isReadAs(json[u"asked"], state.asked) && isReadAs(json[u"asker"], state.asker);
    if (!isKnown)
        return {};
    state.order = json[u"order"].toString();
    state.sku = json[u"sku"].toString();
    state.quantity = json[u"quantity"].toInt();
    if (json.contains(u"amount")) {
        if (const auto currency = currencyFrom(json[u"currency"].toString()))
            state.amount = Money{json[u"amount"].toInteger(), *currency};
    }
    state.isSumOpen = json[u"sumOpen"].toBool();
    state.percent = json[u"percent"].toInt();
    state.variant = json[u"variant"].toString();
    state.subscription = json[u"subscription"].toString();
    state.plan = json[u"plan"].toString();
    if (json[u"address"].isObject()) {
        if (auto address = addressFromJson(json[u"address"].toObject()))
            state.address = *address;
    }
    state.trouble = json[u"trouble"].toInt();
    state.fault = json[u"fault"].toString();
    state.thing = json[u"thing"].toString();
    state.cause = json[u"cause"].toString();
    if (json[u"proposal"].isObject()) {
        auto proposal = actionRequestFromJson(json[u"proposal"].toObject());
        if (!proposal)
            return {};
        state.proposal = *std::move(proposal);
    }
    state.offered = strings(json[u"offered"]);
    state.declined = strings(json[u"declined"]);
    state.isHandedOn = json[u"handed_on"].toBool();
    state.isInsisting = json[u"insisting"].toBool();
    for (const QJsonValue &each : json[u"later"].toArray())
        state.later.push_back({each[u"name"].toString(), each[u"text"].toString()});
    state.topic = json[u"topic"].toString();
    state.question = json[u"question"].toString();
    state.choices = strings(json[u"choices"]);
    state.told = strings(json[u"told"]);
    state.vented = json[u"vented"].toInt();
    state.article = json[u"article"].toString();
    state.product = json[u"product"].toString();
    state.wantsPerson = json[u"wantsPerson"].toBool();
    state.asks = json[u"asks"].toInt();
    state.misses = json[u"misses"].toInt();
    state.vague = json[u"vague"].toInt();
    state.locked = json[u"locked"].toInt();
    state.greeted = json[u"greeted"].toInt();
    state.said = json[u"said"].toInt();
    state.repeats = json[u"repeats"].toInt();
    state.apology = json[u"apology"].toInt(-1);
    return state;
}

bool hasLastWord(Tier tier, std::span<const Message> history)
{
    const auto last = std::find_if(history.rbegin(), history.rend(), [](const Message &each) {
        return each.speaker != Speaker::Customer && !each.isInternal;
    });
    return last != history.rend() && last->speaker == speakerOf(tier);
}

} // namespace tierdesk::ai
