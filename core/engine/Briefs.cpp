#include "core/engine/Briefs.h"

#include "core/base/Json.h"
#include "core/mind/policy/CaseBrief.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace tierdesk::engine {

namespace {

constexpr QLatin1String Cost("costNanoUsd");
constexpr QLatin1String Of("of"); ///< digest of the brief that was rewritten

QString digestOf(Brief own)
{
    own.costNanoUsd = 0;
    return QString::fromLatin1(
        QCryptographicHash::hash(base::toJson(toJson(own)), QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace

bool hasBrief(const store::SessionDetail &found)
{
    return found.session.tier == Tier::HumanAgent ||
           std::any_of(found.escalations.begin(), found.escalations.end(),
                       [](const Escalation &each) { return each.to == Tier::HumanAgent; });
}

Brief briefOf(const store::SessionDetail &found)
{
    Brief own = policy::makeBrief(found.session, found.messages, found.escalations, found.actions,
                                  found.customer ? &*found.customer : nullptr);
    Brief kept = briefFromJson(found.session.brief);
    own.costNanoUsd = kept.costNanoUsd;
    const bool isPresent = !kept.wordedBy.isEmpty() && found.session.brief.value(Of).toString() == digestOf(own);
    return isPresent ? kept : own;
}

void addModelCost(Session &session, const std::vector<ModelUse> &uses)
{
    NanoUsd cost = session.brief.value(Cost).toInteger();
    for (const ModelUse &use : uses)
        cost += use.cost;
    if (cost != 0)
        session.brief.insert(Cost, cost);
}

void keepWords(Session &session, const Brief &own, const Brief &words)
{
    const QJsonValue cost = session.brief.value(Cost);
    session.brief = toJson(words);
    session.brief.insert(Of, digestOf(own));
    if (cost.isDouble())
        session.brief.insert(Cost, cost);
}

} // namespace tierdesk::engine
