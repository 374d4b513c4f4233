#include "core/domain/RecordSchemas.h"

#include "core/domain/SchemaParts.h"

namespace tierdesk {

namespace {

using namespace schema;

QJsonObject address()
{
    return object({{"name", text()},
                   {"line1", text()},
                   {"line2", text()},
                   {"city", text()},
                   {"region", text()},
                   {"postcode", text()},
                   {"country", text()}});
}

QJsonObject item()
{
    return object({{"sku", text()},
                   {"name", text()},
                   {"variant", text()},
                   {"quantity", integer()},
                   {"price", number()},
                   {"returned", integer()},
                   {"replaced", integer()},
                   {"refunded", number()}});
}

QJsonObject shipment()
{
    return withOptional(
        object({{"carrier", text()}, {"trackingNumber", text()}, {"status", text()}, {"lastPlace", text()}}),
        {{"shippedAt", time()}, {"estimatedAt", time()}, {"deliveredAt", time()}});
}

QJsonObject capabilities()
{
    return object({{"canProcessRefunds", flag()},
                   {"maxRefundAmount", number()},
                   {"canModifySubscription", flag()},
                   {"canApplyCredits", flag()},
                   {"maxCreditAmount", number()},
                   {"canSendReplacements", flag()},
                   {"maxReplacementAmount", number()},
                   {"canCancelOrders", flag()},
                   {"canChangeAddress", flag()}});
}

QJsonObject tiers()
{
    const auto ai = object(
        {{"enabled", flag()},
         {"capabilities", capabilities()},
         {"responseGuidelines", object({{"tone", text()}, {"maxResponseLength", integer()}, {"signature", text()}})}});
    const auto human = object({{"enabled", flag()},
                               {"capabilities", capabilities()},
                               {"escalationPhone", text()},
                               {"notifyOnEscalation", flag()},
                               {"hours", text()}});
    return object({{"aiRep", ai}, {"aiManager", ai}, {"humanAgent", human}});
}

QJsonObject irateProtocol()
{
    return object({{"enabled", flag()},
                   {"detectionThreshold", number()},
                   {"triggerKeywords", listOf(text())},
                   {"autoEscalate",
                    object({{"enabled", flag()}, {"afterAttempts", integer()}, {"targetTier", wordOf<Tier>()}})}});
}

QJsonObject escalationRules()
{
    return object({{"repeatContacts", integer()},
                   {"repeatWindowDays", number()},
                   {"highValue", number()},
                   {"complexityThreshold", number()},
                   {"climbsByScore", flag()},
                   {"scoreThreshold", number()}});
}

QJsonObject sessionTimes()
{
    return object({{"idleChatMinutes", number()},
                   {"idleSmsHours", number()},
                   {"idleEmailDays", number()},
                   {"idleVoiceMinutes", number()},
                   {"reopenHours", number()},
                   {"authorityPeriodDays", number()}});
}

QJsonObject sla()
{
    const auto target = object({{"firstResponseMinutes", number()}, {"resolutionHours", number()}});
    return object({{"urgent", target}, {"high", target}, {"normal", target}, {"low", target}});
}

QJsonObject priorityRule()
{
    return withOptional(object({{"priority", wordOf<Priority>()}}), {{"reason", wordOf<Reason>()},
                                                                     {"sentiment", wordOf<Sentiment>()},
                                                                     {"vip", flag()},
                                                                     {"olderThanMinutes", number()}});
}

QJsonObject gateway()
{
    return object({{"builtIn", flag()},
                   {"url", text()},
                   {"secret", orNull(integer())},
                   {"timeoutSeconds", number()},
                   {"attempts", integer()}});
}

QJsonObject models()
{
    const auto tier = object({{"chain", listOf(text())}, {"otherwise", wordOf<WithoutModel>()}});
    const auto rule = withOptional(object({{"size", wordOf<ModelSize>()}}), {{"complexityFrom", number()},
                                                                             {"sentiment", wordOf<Sentiment>()},
                                                                             {"category", wordOf<Category>()},
                                                                             {"tier", wordOf<Tier>()},
                                                                             {"vip", flag()}});
    const auto price = withOptional(object({{"model", text()},
                                            {"in", number()},
                                            {"out", number()},
                                            {"cacheRead", number()},
                                            {"cacheWrite", number()}}),
                                    {{"longFrom", integer()}, {"longTimes", number()}});
    return object({{"aiRep", tier},
                   {"aiManager", tier},
                   {"rules", listOf(rule)},
                   {"budgetPerDay", orNull(number())},
                   {"prices", listOf(price)}});
}

QJsonObject mail()
{
    const auto server = object({{"host", text()},
                                {"port", integer()},
                                {"security", wordOf<MailSecurity>()},
                                {"user", text()},
                                {"secret", orNull(integer())}});
    return object({{"enabled", flag()},
                   {"address", text()},
                   {"name", text()},
                   {"smtp", server},
                   {"imap", server},
                   {"folder", text()},
                   {"pollSeconds", number()},
                   {"authservId", text()},
                   {"maxPerSenderHour", integer()}});
}

QJsonObject sms()
{
    return object({{"enabled", flag()},
                   {"accountSid", text()},
                   {"number", text()},
                   {"secret", orNull(integer())},
                   {"apiUrl", text()},
                   {"publicUrl", text()}});
}

QJsonObject links()
{
    return object(
        {{"orders", text()}, {"returns", text()}, {"account", text()}, {"articles", text()}, {"cases", text()}});
}

/// @p schema, of which no member at any depth must be there.
QJsonValue asPatch(const QJsonValue &schema)
{
    if (schema.isArray()) {
        QJsonArray all;
        for (const QJsonValue &each : schema.toArray())
            all.append(asPatch(each));
        return all;
    }
    QJsonObject patch = schema.toObject();
    patch.remove(u"required"_s);
    for (const auto &key : {u"items"_s, u"anyOf"_s}) {
        if (patch.contains(key))
            patch.insert(key, asPatch(patch[key]));
    }
    if (patch.contains(u"properties"_s)) {
        QJsonObject properties = patch[u"properties"_s].toObject();
        for (const QString &name : properties.keys())
            properties.insert(name, asPatch(properties[name]));
        patch.insert(u"properties"_s, properties);
    }
    return patch;
}

} // namespace

QJsonObject schemaFor(const Customer *)
{
    return object({{"ref", text()},
                   {"name", text()},
                   {"email", text()},
                   {"phone", text()},
                   {"tier", text()},
                   {"currency", text()},
                   {"lifetimeValue", number()},
                   {"isVip", flag()},
                   {"language", text()},
                   {"createdAt", time()}});
}

QJsonObject schemaFor(const Order *)
{
    const auto payment = object({{"method", text()}, {"last4", text()}, {"amount", number()}, {"at", time()}});
    return object({{"number", text()},
                   {"status", wordOf<OrderStatus>()},
                   {"placedAt", time()},
                   {"currency", text()},
                   {"items", listOf(item())},
                   {"total", number()},
                   {"paid", number()},
                   {"refunded", number()},
                   {"payments", listOf(payment)},
                   {"address", address()},
                   {"shipments", listOf(shipment())},
                   {"isReturnRequested", flag()}});
}

QJsonObject schemaFor(const Product *)
{
    return object({{"sku", text()},
                   {"name", text()},
                   {"description", text()},
                   {"currency", text()},
                   {"price", number()},
                   {"variants", listOf(text())},
                   {"stock", integer()}});
}

QJsonObject schemaFor(const Subscription *)
{
    return withOptional(object({{"ref", text()},
                                {"plan", text()},
                                {"status", wordOf<SubscriptionStatus>()},
                                {"currency", text()},
                                {"price", number()}}),
                        {{"renewsAt", time()}});
}

QJsonObject schemaFor(const Article *)
{
    return object({{"ref", text()},
                   {"title", text()},
                   {"body", text()},
                   {"tags", listOf(text())},
                   {"language", text()},
                   {"version", integer()},
                   {"updatedAt", time()}});
}

QJsonObject schemaFor(const Brief *)
{
    return withOptional(object({{"wanted", text()},
                                {"tried", listOf(text())},
                                {"granted", listOf(text())},
                                {"refused", listOf(text())},
                                {"promised", listOf(text())},
                                {"nextStep", text()}}),
                        {{"wordedBy", text()}, {"costNanoUsd", integer()}});
}

QJsonObject schemaFor(const Resolution *)
{
    return withOptional(object({{"type", wordOf<ResolutionType>()},
                                {"summary", text()},
                                {"actionsTaken", listOf(text())},
                                {"followUpRequired", flag()}}),
                        {{"followUpAt", time()}});
}

QJsonObject schemaFor(const AnswerFacts *)
{
    return withOptional(object({{"model", text()},
                                {"tokensIn", integer()},
                                {"tokensOut", integer()},
                                {"latencyMs", integer()},
                                {"actionsTaken", listOf(text())},
                                {"suggestedActions", listOf(text())},
                                {"articles", listOf(text())}}),
                        {{"tokensCached", integer()}, {"costNanoUsd", integer()}, {"cached", flag()}});
}

QJsonObject schemaFor(const CompanyConfig *)
{
    return object({{"enabled", flag()},
                   {"currency", text()},
                   {"tiers", tiers()},
                   {"irateProtocol", irateProtocol()},
                   {"escalationRules", escalationRules()},
                   {"sessions", sessionTimes()},
                   {"sla", sla()},
                   {"priorities", listOf(priorityRule())},
                   {"gateway", gateway()},
                   {"models", models()},
                   {"mail", mail()},
                   {"sms", sms()},
                   {"privacy", object({{"redactPaymentCards", flag()}})},
                   {"links", links()}});
}

QJsonObject configPatchSchema()
{
    return asPatch(schemaFor(static_cast<const CompanyConfig *>(nullptr))).toObject();
}

} // namespace tierdesk
