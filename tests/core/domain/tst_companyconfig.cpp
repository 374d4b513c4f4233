#include "core/base/Json.h"
#include "core/domain/CompanyConfig.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

QJsonObject object(const char *text)
{
    const auto json = base::parseJsonObject(text);
    if (!json)
        qFatal("a test's own JSON is wrong: %s", text);
    return *json;
}

/// True when every member of @p part stands in @p whole with the same value, objects alike.
bool holds(const QJsonValue &whole, const QJsonValue &part)
{
    if (!part.isObject())
        return whole == part;
    const QJsonObject members = part.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (!holds(whole.toObject().value(it.key()), it.value()))
            return false;
    }
    return whole.isObject();
}

/// cs-api.md's GET /config, word for word, without companyId.
constexpr const char *Documented = R"({
  "enabled": true,
  "tiers": {
    "aiRep": {
      "enabled": true,
      "capabilities": {"canProcessRefunds": false, "maxRefundAmount": 0, "canModifySubscription": false,
                       "canApplyCredits": true, "maxCreditAmount": 10},
      "responseGuidelines": {"tone": "friendly", "maxResponseLength": 200}
    },
    "aiManager": {
      "enabled": true,
      "capabilities": {"canProcessRefunds": true, "maxRefundAmount": 100, "canModifySubscription": true,
                       "canApplyCredits": true, "maxCreditAmount": 50}
    },
    "humanAgent": {"enabled": true, "escalationPhone": "+14155559999", "notifyOnEscalation": true}
  },
  "irateProtocol": {
    "enabled": true,
    "detectionThreshold": 0.7,
    "triggerKeywords": ["angry", "furious", "unacceptable"],
    "autoEscalate": {"enabled": true, "afterAttempts": 2, "targetTier": "AI_MANAGER"}
  }
})";

} // namespace

class TestCompanyConfig final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAsDocumented();
    void comesBackFromItsJson_data();
    void comesBackFromItsJson();
    void absentFieldsStay();
    void takesEveryField_data();
    void takesEveryField();
    void refusesWithThePath_data();
    void refusesWithThePath();
    void aRefusedPatchTakesNothing();
    void arraysReplace();
    void amountsKeepTheirMajorValueWhenTheCurrencyChanges();
    void keywordsAreLowerCaseAndOnce();
};

void TestCompanyConfig::startsAsDocumented()
{
    const CompanyConfig config = defaultConfig();
    QVERIFY(config.privacy.redactsPaymentCards);
    QVERIFY2(holds(toJson(config), object(Documented)), base::toJson(toJson(config)).constData());
    QCOMPARE(config.humanAgent.capabilities.maxRefundAmount.minor, 100'000);
    QCOMPARE(config.humanAgent.capabilities.maxCreditAmount.minor, 25'000);
    QCOMPARE(config.aiRep.capabilities.canSendReplacements, false);
    QCOMPARE(config.aiManager.capabilities.maxReplacementAmount.minor, 10'000);
    const auto target = [&](Priority priority) { return config.sla[static_cast<size_t>(priority)]; };
    QCOMPARE(target(Priority::Urgent).firstResponse.count, Millis::minutes(5).count);
    QCOMPARE(target(Priority::High).firstResponse.count, Millis::minutes(15).count);
    QCOMPARE(target(Priority::Normal).resolution.count, Millis::hours(24).count);
    QCOMPARE(target(Priority::Low).resolution.count, Millis::hours(72).count);
    QVERIFY(!config.priorities.empty());
}

void TestCompanyConfig::comesBackFromItsJson_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::newRow("as it starts") << QByteArray("{}");
    QTest::newRow("with fractions of units")
        << QByteArray(R"({"sla":{"urgent":{"firstResponseMinutes":2.5,"resolutionHours":0.25}},
                          "sessions":{"reopenHours":1.5},"gateway":{"timeoutSeconds":0.75}})");
    QTest::newRow("with a gateway of its own")
        << QByteArray(R"({"gateway":{"builtIn":false,"url":"https://shop.example/actions","secret":7}})");
    QTest::newRow("with every kind of priority row") << QByteArray(
        R"({"priorities":[{"reason":"LEGAL_MENTION","sentiment":"ANGRY","vip":false,"olderThanMinutes":90,
            "priority":"low"},{"sentiment":"UNKNOWN","priority":"urgent"}]})");
    QTest::newRow("with no priority rows") << QByteArray(R"({"priorities":[]})");
    QTest::newRow("in yen") << QByteArray(
        R"({"currency":"JPY","tiers":{"aiManager":{"capabilities":{"maxRefundAmount":12000}}}})");
}

void TestCompanyConfig::comesBackFromItsJson()
{
    QFETCH(QByteArray, patch);
    const auto config = mergeConfig(defaultConfig(), object(patch.constData()));
    QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
    const QJsonObject json = toJson(*config);
    const auto back = mergeConfig(defaultConfig({'C', 'H', 'F'}), json);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QCOMPARE(toJson(*back), json);
    // And through text, as it is stored.
    QCOMPARE(*base::parseJsonObject(base::toJson(json)), json);
}

void TestCompanyConfig::absentFieldsStay()
{
    // The update of cs-api.md.
    const auto config = mergeConfig(defaultConfig(), object(R"({"companyId":"uuid","enabled":true,
        "tiers":{"aiRep":{"capabilities":{"maxCreditAmount":15}}}})"));
    QVERIFY(config);
    QJsonObject expected = toJson(defaultConfig());
    QJsonObject tiers = expected[u"tiers"].toObject();
    QJsonObject rep = tiers[u"aiRep"].toObject();
    QJsonObject capabilities = rep[u"capabilities"].toObject();
    capabilities[u"maxCreditAmount"] = 15;
    rep[u"capabilities"] = capabilities;
    tiers[u"aiRep"] = rep;
    expected[u"tiers"] = tiers;
    QCOMPARE(toJson(*config), expected);
}

void TestCompanyConfig::takesEveryField_data()
{
    QTest::addColumn<QByteArray>("patch");
    for (const char *patch : {
             R"({"enabled":false})",
             R"({"currency":"EUR"})",
             R"({"tiers":{"aiRep":{"enabled":false}}})",
             R"({"tiers":{"aiRep":{"capabilities":{"canProcessRefunds":true,"maxRefundAmount":12.34}}}})",
             R"({"tiers":{"aiManager":{"capabilities":{"canModifySubscription":false,"canApplyCredits":false,
                 "maxCreditAmount":0,"canSendReplacements":false,"maxReplacementAmount":999999999.99,
                 "canCancelOrders":false,"canChangeAddress":false}}}})",
             R"({"tiers":{"aiManager":{"responseGuidelines":{"tone":"concise","maxResponseLength":300,
                 "signature":"The Acme team"}}}})",
             R"({"tiers":{"humanAgent":{"escalationPhone":"+49 30 1234","notifyOnEscalation":false,
                 "hours":"Mon-Sun 8-20","capabilities":{"maxRefundAmount":5000}}}})",
             R"({"irateProtocol":{"enabled":false,"detectionThreshold":0,"triggerKeywords":[],
                 "autoEscalate":{"enabled":false,"afterAttempts":1,"targetTier":"HUMAN_AGENT"}}})",
             R"({"irateProtocol":{"detectionThreshold":1}})",
             R"({"escalationRules":{"repeatContacts":5,"repeatWindowDays":30,"highValue":100,
                 "complexityThreshold":0.5,"climbsByScore":true,"scoreThreshold":-0.25}})",
             R"({"sessions":{"idleChatMinutes":5,"idleSmsHours":1,"idleEmailDays":2,"idleVoiceMinutes":3,
                 "reopenHours":24,"authorityPeriodDays":60}})",
             R"({"sla":{"urgent":{"firstResponseMinutes":1},"low":{"resolutionHours":100}}})",
             R"({"gateway":{"url":"http://127.0.0.1:9000/x","builtIn":false,"secret":null,"attempts":3,
                 "timeoutSeconds":5}})",
             R"({"gateway":{"url":"http://localhost:9000/x"}})",
             R"({"gateway":{"url":"http://[::1]:9000/x"}})",
             R"({"privacy":{"redactPaymentCards":false}})",
             R"({"links":{"orders":"https://shop.example/orders","returns":"https://shop.example/returns",
                 "account":"https://shop.example/account","articles":"https://shop.example/help/{id}",
                 "cases":"http://127.0.0.1:8080/case?id={id}"}})",
             R"({"links":{"orders":"","articles":""}})",
         })
        QTest::newRow(patch) << QByteArray(patch);
}

void TestCompanyConfig::takesEveryField()
{
    QFETCH(QByteArray, patch);
    const QJsonObject given = object(patch.constData());
    const auto config = mergeConfig(defaultConfig(), given);
    QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
    QVERIFY2(holds(toJson(*config), given), base::toJson(toJson(*config)).constData());
}

void TestCompanyConfig::refusesWithThePath_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *patch, const char *where) {
        QTest::newRow(name) << QByteArray(patch) << QString::fromLatin1(where);
    };
    row("an unknown field at the top", R"({"enabledd":true})", "enabledd");
    row("an unknown capability", R"({"tiers":{"aiRep":{"capabilities":{"maxCredit":5}}}})",
        "tiers.aiRep.capabilities.maxCredit");
    row("an unknown tier", R"({"tiers":{"robot":{}}})", "tiers.robot");
    row("a known field in another case", R"({"Enabled":true})", "Enabled");
    row("a field of the tiers at the person", R"({"tiers":{"humanAgent":{"responseGuidelines":{}}}})",
        "tiers.humanAgent.responseGuidelines");
    row("a text for a switch", R"({"enabled":"true"})", "enabled");
    row("a number for a switch", R"({"enabled":1})", "enabled");
    row("null for a switch", R"({"enabled":null})", "enabled");
    row("null for an object", R"({"tiers":null})", "tiers");
    row("an array for an object", R"({"tiers":[]})", "tiers");
    row("a text for an amount", R"({"tiers":{"aiRep":{"capabilities":{"maxCreditAmount":"15"}}}})",
        "tiers.aiRep.capabilities.maxCreditAmount");
    row("a negative limit", R"({"tiers":{"aiRep":{"capabilities":{"maxCreditAmount":-1}}}})",
        "tiers.aiRep.capabilities.maxCreditAmount");
    row("a limit of a billion", R"({"tiers":{"humanAgent":{"capabilities":{"maxRefundAmount":1000000000}}}})",
        "tiers.humanAgent.capabilities.maxRefundAmount");
    row("an unknown tone", R"({"tiers":{"aiRep":{"responseGuidelines":{"tone":"rude"}}}})",
        "tiers.aiRep.responseGuidelines.tone");
    row("half a character", R"({"tiers":{"aiRep":{"responseGuidelines":{"maxResponseLength":20.5}}}})",
        "tiers.aiRep.responseGuidelines.maxResponseLength");
    row("no length at all", R"({"tiers":{"aiRep":{"responseGuidelines":{"maxResponseLength":0}}}})",
        "tiers.aiRep.responseGuidelines.maxResponseLength");
    row("a NUL in a text", R"({"tiers":{"humanAgent":{"hours":"9\u000017"}}})", "tiers.humanAgent.hours");
    row("a threshold above one", R"({"irateProtocol":{"detectionThreshold":1.01}})",
        "irateProtocol.detectionThreshold");
    row("a threshold below zero", R"({"irateProtocol":{"detectionThreshold":-0.1}})",
        "irateProtocol.detectionThreshold");
    row("a keyword that is a number", R"({"irateProtocol":{"triggerKeywords":["angry",5]}})",
        "irateProtocol.triggerKeywords.1");
    row("an empty keyword", R"({"irateProtocol":{"triggerKeywords":[" "]}})", "irateProtocol.triggerKeywords.0");
    row("one keyword without a list", R"({"irateProtocol":{"triggerKeywords":"angry"}})",
        "irateProtocol.triggerKeywords");
    row("no attempts", R"({"irateProtocol":{"autoEscalate":{"afterAttempts":0}}})",
        "irateProtocol.autoEscalate.afterAttempts");
    row("a climb to the first tier", R"({"irateProtocol":{"autoEscalate":{"targetTier":"AI_REP"}}})",
        "irateProtocol.autoEscalate.targetTier");
    row("a climb to nowhere", R"({"irateProtocol":{"autoEscalate":{"targetTier":"ai_manager"}}})",
        "irateProtocol.autoEscalate.targetTier");
    row("no repeat", R"({"escalationRules":{"repeatContacts":0}})", "escalationRules.repeatContacts");
    row("a score beyond the scale", R"({"escalationRules":{"scoreThreshold":-1.5}})", "escalationRules.scoreThreshold");
    row("an idle time of nothing", R"({"sessions":{"idleChatMinutes":0}})", "sessions.idleChatMinutes");
    row("a negative target", R"({"sla":{"high":{"firstResponseMinutes":-5}}})", "sla.high.firstResponseMinutes");
    row("an unknown priority's target", R"({"sla":{"critical":{}}})", "sla.critical");
    row("a priority row without its priority", R"({"priorities":[{"vip":true}]})", "priorities.0.priority");
    row("a priority row with an unknown reason",
        R"({"priorities":[{"priority":"low"},{"reason":"BORED","priority":"low"}]})", "priorities.1.reason");
    row("a priority row with an unknown field", R"({"priorities":[{"priority":"low","isVip":true}]})",
        "priorities.0.isVip");
    row("a priority row that is a text", R"({"priorities":["low"]})", "priorities.0");
    row("a gateway over plain HTTP", R"({"gateway":{"url":"http://shop.example/x"}})", "gateway.url");
    row("a gateway whose host only begins like loopback", R"({"gateway":{"url":"http://127.0.0.1.evil.example/x"}})",
        "gateway.url");
    row("a gateway with a password", R"({"gateway":{"url":"https://u:p@shop.example/x"}})", "gateway.url");
    row("a gateway over another scheme", R"({"gateway":{"url":"file:///etc/passwd"}})", "gateway.url");
    row("a gateway of one's own without its address", R"({"gateway":{"builtIn":false}})", "gateway.url");
    row("a gateway secret that is a text", R"({"gateway":{"secret":"s3cret"}})", "gateway.secret");
    row("a text for the switch of card numbers", R"({"privacy":{"redactPaymentCards":"yes"}})",
        "privacy.redactPaymentCards");
    row("a page over plain HTTP", R"({"links":{"orders":"http://shop.example/orders"}})", "links.orders");
    row("a page that is a script", R"({"links":{"account":"javascript:alert"}})", "links.account");
    row("a help page without the place of the id", R"({"links":{"articles":"https://shop.example/help"}})",
        "links.articles");
    row("a tenth of a cent", R"({"version":3,"tiers":{"aiRep":{"capabilities":{"maxCreditAmount":0.001}}}})",
        "tiers.aiRep.capabilities.maxCreditAmount");
    row("a currency in lower case", R"({"currency":"usd"})", "currency");
    row("every tier off",
        R"({"tiers":{"aiRep":{"enabled":false},"aiManager":{"enabled":false},"humanAgent":{"enabled":false}}})",
        "tiers");
}

void TestCompanyConfig::refusesWithThePath()
{
    QFETCH(QByteArray, patch);
    QFETCH(QString, where);
    const auto config = mergeConfig(defaultConfig(), object(patch.constData()));
    QVERIFY(!config);
    QCOMPARE(config.error().fault, base::Fault::InvalidInput);
    QCOMPARE(config.error().where, where);
    QVERIFY(config.error().message.contains(where));
}

void TestCompanyConfig::aRefusedPatchTakesNothing()
{
    const CompanyConfig before = defaultConfig();
    const auto config = mergeConfig(before, object(R"({"enabled":false,"nonsense":1})"));
    QVERIFY(!config);
    QCOMPARE(toJson(before), toJson(defaultConfig()));
}

void TestCompanyConfig::arraysReplace()
{
    const auto config = mergeConfig(defaultConfig(), object(R"({"irateProtocol":{"triggerKeywords":["lawyer"]},
        "priorities":[{"vip":true,"priority":"urgent"}]})"));
    QVERIFY(config);
    QCOMPARE(config->irate.triggerKeywords, QStringList{u"lawyer"_s});
    QCOMPARE(config->priorities.size(), 1U);
}

void TestCompanyConfig::amountsKeepTheirMajorValueWhenTheCurrencyChanges()
{
    const auto yen = mergeConfig(
        defaultConfig(), object(R"({"currency":"JPY","tiers":{"aiRep":{"capabilities":{"maxCreditAmount":1500}}}})"));
    QVERIFY(yen);
    QCOMPARE(yen->aiRep.capabilities.maxCreditAmount, (Money{1500, {'J', 'P', 'Y'}}));
    QCOMPARE(yen->aiManager.capabilities.maxRefundAmount, (Money{100, {'J', 'P', 'Y'}}));
    QCOMPARE(yen->escalation.highValue.code(), u"JPY"_s);
    const auto dinars = mergeConfig(*yen, object(R"({"currency":"KWD"})"));
    QVERIFY(dinars);
    QCOMPARE(dinars->aiManager.capabilities.maxRefundAmount, (Money{100'000, {'K', 'W', 'D'}}));
    QCOMPARE(toMajor(dinars->humanAgent.capabilities.maxReplacementAmount), 1000.0);
}

void TestCompanyConfig::keywordsAreLowerCaseAndOnce()
{
    const auto config = mergeConfig(
        defaultConfig(), object(R"({"irateProtocol":{"triggerKeywords":["  FURIOUS ","furious","So  Angry"]}})"));
    QVERIFY(config);
    QCOMPARE(config->irate.triggerKeywords, (QStringList{u"furious"_s, u"so angry"_s}));
}

QTEST_GUILESS_MAIN(TestCompanyConfig)
#include "tst_companyconfig.moc"
