#include "app/tools/RehearsalAgenda.h"

#include <algorithm>
#include <iterator>

namespace tierdesk::app {

namespace {

using Messages = std::vector<AgendaMessage>;

bool wantsAction(const Script &script)
{
    return !wantedBy(script).actions.empty();
}

bool wantsAction(const Stretch &stretch)
{
    return std::any_of(stretch.demands.begin(), stretch.demands.end(),
                       [](const Demand &each) { return each.isForAction(); });
}

Messages messagesOf(const CustomerScript &source, std::size_t script)
{
    Messages messages;
    for (const Stretch &each : source.script.stretches) {
        const bool isOfOrder = wantsAction(each) || namesOrder(each.says, source.orders);
        const bool isWish = messages.empty() || (isOfOrder && !refersBack(each.says));
        messages.push_back({.parts = {each.says}, .script = script, .isThanks = false, .isWish = isWish});
    }
    return messages;
}

/// The messages of a wish stay together; the wishes change places.
bool reorder(Messages &messages, Random &random)
{
    std::vector<Messages> wishes;
    for (const AgendaMessage &each : messages) {
        if (each.isWish || wishes.empty())
            wishes.emplace_back();
        wishes.back().push_back(each);
    }
    if (wishes.size() < 2)
        return false;
    const auto before = wishes;
    for (std::size_t i = wishes.size() - 1; i > 0; --i)
        std::swap(wishes[i], wishes[below(i + 1, random)]);
    if (wishes == before)
        std::rotate(wishes.begin(), wishes.begin() + 1, wishes.end());
    messages.clear();
    for (Messages &each : wishes)
        std::move(each.begin(), each.end(), std::back_inserter(messages));
    return true;
}

bool join(Messages &messages, Random &random)
{
    if (messages.size() < 2)
        return false;
    const std::size_t at = below(messages.size() - 1, random);
    messages[at].parts = {joined(messages[at].parts.join(u' '), messages[at + 1].parts.join(u' '), random)};
    messages.erase(messages.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    return true;
}

bool fragment(Messages &messages, Random &random)
{
    bool isChanged = false;
    for (AgendaMessage &message : messages) {
        QStringList parts;
        for (const QString &each : std::as_const(message.parts))
            parts += fragmentsOf(each, random);
        isChanged |= parts.size() > message.parts.size();
        message.parts = parts;
    }
    return isChanged;
}

/// The number of the order that @p script is about, where it says one.
QString numberIn(const Script &script, const QJsonArray &orders)
{
    const QString answer = script.answers.value(AskedFor::Order);
    for (const QJsonValue &each : orders) {
        const QString number = each[u"number"].toString();
        if (answer.contains(number, Qt::CaseInsensitive))
            return number;
    }
    const WantedActions wanted = wantedBy(script);
    return wanted.actions.empty() ? QString() : wanted.actions.front().with.value(u"order"_s);
}

bool tellEarly(Agenda &agenda, const QJsonArray &orders, Random &random)
{
    const QString number = numberIn(agenda.scripts.front(), orders);
    QString &first = agenda.messages.front().parts.front();
    if (number.isEmpty() || first.contains(number, Qt::CaseInsensitive))
        return false;
    static const QStringList Forms{u"order %1: %2"_s, u"%2 (order %1)"_s, u"%2 my order number is %1"_s, u"%1 - %2"_s};
    first = pick(Forms, random).arg(number, first);
    return true;
}

bool holdBack(Agenda &agenda, const QJsonArray &orders)
{
    bool isChanged = false;
    for (AgendaMessage &message : agenda.messages) {
        const auto &answers = agenda.scripts[message.script].answers;
        if (!answers.contains(AskedFor::Order) && !answers.contains(AskedFor::Item))
            continue;
        for (QString &each : message.parts) {
            const QString other = withoutOrders(each, orders);
            if (other == each.simplified() || other.isEmpty())
                continue;
            each = other;
            isChanged = true;
        }
    }
    return isChanged;
}

bool thank(Messages &messages, Random &random)
{
    if (messages.size() < 2)
        return false;
    static const QStringList Thanks{u"ok thanks"_s, u"thank you"_s, u"thx"_s, u"great, thanks"_s};
    const std::size_t at = 1 + below(messages.size() - 1, random);
    messages.insert(messages.begin() + static_cast<std::ptrdiff_t>(at),
                    {.parts = {pick(Thanks, random)}, .script = messages[at].script, .isThanks = true});
    return true;
}

bool repeat(Messages &messages, Random &random)
{
    AgendaMessage &message = messages[below(messages.size(), random)];
    if (happens(2, random))
        message.parts += message.parts;
    else
        messages.push_back(AgendaMessage(message));
    return true;
}

bool type(Agenda &agenda, Random &random)
{
    for (AgendaMessage &message : agenda.messages) {
        for (QString &each : message.parts)
            each = typedOtherwise(each, random);
    }
    for (Script &script : agenda.scripts) {
        // In the order of the kinds, not of the hash, which is another in every run.
        for (const auto &[kind, name] : Words<AskedFor>::table) {
            if (const auto answer = script.answers.find(kind); answer != script.answers.end())
                *answer = typedOtherwise(*answer, random);
        }
    }
    if (happens(5, random))
        agenda.messages.insert(agenda.messages.begin(), {.parts = {u"hi"_s}});
    return true;
}

QString customerKey(const Script &script)
{
    return QStringList{script.world, script.who, word(script.channel)}.join(u'|');
}

} // namespace

bool canCorrect(const Script &script, const QJsonArray &orders)
{
    const WantedActions wanted = wantedBy(script);
    return std::any_of(wanted.actions.begin(), wanted.actions.end(), [&orders](const Expectation &each) {
        const bool isOfItem = each.action == ActionKind::Refund || each.action == ActionKind::Return ||
                              each.action == ActionKind::Replacement;
        const QString number = each.with.value(u"order"_s);
        return isOfItem && std::any_of(orders.begin(), orders.end(), [&number](const QJsonValue &order) {
                   return order[u"number"].toString() == number && order[u"items"].toArray().size() > 1;
               });
    });
}

QString Agenda::name() const
{
    QStringList names;
    for (const Script &each : scripts)
        names.append(each.name);
    return names.join(u" + "_s);
}

Agendas::Agendas(std::vector<CustomerScript> sources)
    : m_sources(std::move(sources))
{
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const Script &script = m_sources[i].script;
        m_ofCustomer[customerKey(script)].push_back(i);
        const QString &first = script.stretches.front().says;
        if (script.who.isEmpty() && !wantsAction(script) && first.endsWith(u'?'))
            m_questions[script.world].append(first);
    }
}

Agenda Agendas::agenda(quint64 number) const
{
    Random random(number);
    const auto &kinds = Words<Variation>::table;
    const Variation variation = kinds[static_cast<std::size_t>(number % kinds.size())].first;
    const std::size_t start = below(m_sources.size(), random);
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (auto made = varied(variation, (start + i) % m_sources.size(), random))
            return *std::move(made);
    }
    return *varied(Variation::Typed, start, random);
}

std::optional<Agenda> Agendas::varied(Variation variation, std::size_t at, Random &random) const
{
    const CustomerScript &source = m_sources[at];
    Agenda agenda{.variation = variation, .scripts = {source.script}, .messages = messagesOf(source, 0)};
    const auto wishes = std::count_if(agenda.messages.begin(), agenda.messages.end(),
                                      [](const AgendaMessage &each) { return each.isWish; });
    const bool needsSecond = variation == Variation::Reordered && wishes < 2;
    if (needsSecond || (variation != Variation::Typed && happens(3, random)))
        addSecond(agenda, at, random);
    if (variation != Variation::Mixed)
        return apply(variation, agenda, source.orders, random) ? std::optional(std::move(agenda)) : std::nullopt;

    const auto mood = static_cast<std::size_t>(Variation::Refused);
    const auto moods = static_cast<std::size_t>(Variation::Mixed) - mood;
    std::size_t applied = apply(static_cast<Variation>(mood + below(moods, random)), agenda, source.orders, random);
    for (Variation each : {Variation::Reordered, Variation::Joined, Variation::HeldBack, Variation::Early,
                           Variation::Fragmented, Variation::Repeated, Variation::Thanked, Variation::Typed}) {
        if (happens(3, random))
            applied += apply(each, agenda, source.orders, random);
    }
    return applied > 1 ? std::optional(std::move(agenda)) : std::nullopt;
}

void Agendas::addSecond(Agenda &agenda, std::size_t at, Random &random) const
{
    const auto &others = m_ofCustomer.at(customerKey(m_sources[at].script));
    const std::size_t other = others[below(others.size(), random)];
    if (other == at)
        return;
    agenda.scripts.push_back(m_sources[other].script);
    Messages messages = messagesOf(m_sources[other], 1);
    std::move(messages.begin(), messages.end(), std::back_inserter(agenda.messages));
}

bool Agendas::apply(Variation variation, Agenda &agenda, const QJsonArray &orders, Random &random) const
{
    const auto &scripts = agenda.scripts;
    const bool isForAction =
        std::any_of(scripts.begin(), scripts.end(), [](const Script &each) { return wantsAction(each); });
    static const QStringList Counters{u"what do you mean?"_s, u"why do you need to know?"_s, u"which ones are there?"_s,
                                      u"can't you see that yourself?"_s, u"what would be best?"_s};
    switch (variation) {
    case Variation::Typed:
        return type(agenda, random);
    case Variation::Reordered:
        return reorder(agenda.messages, random);
    case Variation::Joined:
        return join(agenda.messages, random);
    case Variation::Fragmented:
        return fragment(agenda.messages, random);
    case Variation::Early:
        return tellEarly(agenda, orders, random);
    case Variation::HeldBack:
        return holdBack(agenda, orders);
    case Variation::Thanked:
        return thank(agenda.messages, random);
    case Variation::Repeated:
        return repeat(agenda.messages, random);
    case Variation::Refused:
        agenda.refuses = true;
        agenda.comesBack = happens(2, random);
        return isForAction;
    case Variation::Corrected:
        agenda.corrects = std::any_of(scripts.begin(), scripts.end(),
                                      [&orders](const Script &each) { return canCorrect(each, orders); });
        return agenda.corrects;
    case Variation::Interrupted: {
        const QStringList questions = m_questions.value(scripts.front().world);
        agenda.interruption = questions.isEmpty() ? u"when are you open?"_s : pick(questions, random);
        return isForAction;
    }
    case Variation::Countered:
        agenda.counter = pick(Counters, random);
        return std::any_of(scripts.begin(), scripts.end(), [](const Script &each) { return !each.answers.isEmpty(); });
    case Variation::Mixed:
        break;
    }
    return false;
}

} // namespace tierdesk::app
