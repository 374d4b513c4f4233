#include "core/mind/ai/local/DialogueState.h"

#include "core/domain/Fields.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// A sum is stored in two members of the state.
template<class Io, class Value>
void sumFields(Io &io, Value &sum)
{
    io.optional(sum.has_value(), [&](auto &inner) {
        Money held = sum.value_or(Money{});
        inner(u"currency", held.currency);
        if constexpr (std::is_const_v<Value>)
            inner(u"amount", held.minor);
        else if (inner(u"amount", held.minor))
            sum = held;
    });
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

template<FieldIo Io, Is<LaterWish> T>
void fields(Io &io, T &v)
{
    io(u"name", v.name);
    io(u"text", v.text);
}

/// Compact, because every turn writes it: default values are omitted.
template<FieldIo Io, Is<DialogueState> T>
void fields(Io &io, T &v)
{
    sparseField(io, u"wish", v.wish, Wish::None);
    sparseField(io, u"asked", v.asked, Asked::Nothing);
    sparseField(io, u"asker", v.asker, Tier::AiRep);
    sparseField(io, u"order", v.order);
    sparseField(io, u"sku", v.sku);
    sparseField(io, u"quantity", v.quantity);
    sumFields(io, v.amount);
    sparseField(io, u"sumOpen", v.isSumOpen);
    sparseField(io, u"percent", v.percent);
    sparseField(io, u"variant", v.variant);
    sparseField(io, u"subscription", v.subscription);
    sparseField(io, u"plan", v.plan);
    optionalField(io, u"address", v.address);
    sparseField(io, u"trouble", v.trouble);
    sparseField(io, u"fault", v.fault);
    sparseField(io, u"thing", v.thing);
    sparseField(io, u"cause", v.cause);
    sparseField(io, u"offered", v.offered);
    sparseField(io, u"declined", v.declined);
    sparseField(io, u"handed_on", v.isHandedOn);
    sparseField(io, u"insisting", v.isInsisting);
    io.optional(!v.later.empty(), [&](auto &inner) { inner(u"later", v.later); });
    sparseField(io, u"topic", v.topic);
    sparseField(io, u"question", v.question);
    sparseField(io, u"choices", v.choices);
    sparseField(io, u"told", v.told);
    sparseField(io, u"vented", v.vented);
    sparseField(io, u"article", v.article);
    sparseField(io, u"product", v.product);
    sparseField(io, u"wantsPerson", v.wantsPerson);
    sparseField(io, u"asks", v.asks);
    sparseField(io, u"misses", v.misses);
    sparseField(io, u"vague", v.vague);
    sparseField(io, u"locked", v.locked);
    sparseField(io, u"greeted", v.greeted);
    sparseField(io, u"said", v.said);
    sparseField(io, u"repeats", v.repeats);
    sparseField(io, u"apology", v.apology, -1);
}

QJsonObject toJson(const DialogueState &state)
{
    QJsonObject json = written(state);
    json.insert(u"v"_s, DialogueState::Version);
    if (state.proposal)
        json.insert(u"proposal"_s, toJson(*state.proposal));
    return json;
}

DialogueState dialogueStateFromJson(const QJsonObject &json)
{
    if (json[u"v"].toInt() != DialogueState::Version)
        return {};
    auto state = readLeniently<DialogueState>(json, LenientReader::UnknownWord::IsBad);
    if (!state)
        return {};
    if (json[u"proposal"].isObject()) {
        auto proposal = actionRequestFromJson(json[u"proposal"].toObject());
        if (!proposal)
            return {};
        state->proposal = *std::move(proposal);
    }
    return *std::move(state);
}

bool hasLastWord(Tier tier, std::span<const Message> history)
{
    const auto last = std::find_if(history.rbegin(), history.rend(), [](const Message &each) {
        return each.speaker != Speaker::Customer && !each.isInternal;
    });
    return last != history.rend() && last->speaker == speakerOf(tier);
}

} // namespace tierdesk::ai
