#include "tests/core/doors/dialects/platform/PlatformDoor.h"

using namespace tierdesk;
using tests::PlatformDoor;

namespace {

QJsonObject hook(const QString &url = u"https://shop.example/hook"_s)
{
    return {
        {u"url"_s, url}, {u"events"_s, QJsonArray{u"conversation.created"_s}}, {u"secret"_s, u"your-webhook-secret"_s}};
}

QJsonObject with(QJsonObject body, const QString &key, const QJsonValue &value)
{
    if (value.isUndefined())
        body.remove(key);
    else
        body.insert(key, value);
    return body;
}

} // namespace

/// The guide's two services that configure what leaves.
class TestWebhooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWebhookIsConfiguredWithItsSecretSealed()
    {
        const auto made = m_door.post("/webhook/configure", hook());
        QVERIFY2(made.status == 201, made.whole.body.constData());
        QVERIFY(made[u"webhook_id"].toString().startsWith(u"webhook-"));
        QVERIFY(!made.body.contains(u"secret"));
        const Endpoint endpoint = endpoints().back();
        QCOMPARE(endpoint.target, u"https://shop.example/hook"_s);
        QCOMPARE(*m_door.seal.open(endpoint.secret), QByteArray("your-webhook-secret"));
    }
    void theSameAddressOnceMoreIsChanged()
    {
        const QString url = u"https://shop.example/twice"_s;
        QCOMPARE(m_door.post("/webhook/configure", hook(url)).status, 201);
        const auto count = endpoints().size();
        QJsonObject again = with(hook(url), u"secret"_s, u"another-secret-of-ours"_s);
        again.insert(u"events"_s, QJsonArray{u"session.closed"_s});
        QCOMPARE(m_door.post("/webhook/configure", again).status, 200);
        QCOMPARE(endpoints().size(), count);
        const Endpoint endpoint = endpoints().back();
        QCOMPARE(endpoint.events, QStringList({u"session.closed"_s}));
        QCOMPARE(*m_door.seal.open(endpoint.secret), QByteArray("another-secret-of-ours"));
        QCOMPARE(*m_door.seal.open(endpoint.oldSecret), QByteArray("your-webhook-secret"));
        QCOMPARE(endpoint.oldSecretUntil, std::optional(m_door.fixture.clock.now() + Millis::hours(24)));
    }
    void theSameSecretOnceMoreIsNoRotation()
    {
        const QString url = u"https://shop.example/same"_s;
        QCOMPARE(m_door.post("/webhook/configure", hook(url)).status, 201);
        const QJsonObject rotated = with(hook(url), u"secret"_s, u"another-secret-of-ours"_s);
        QCOMPARE(m_door.post("/webhook/configure", rotated).status, 200);
        const Endpoint before = endpoints().back();
        m_door.fixture.clock.advance(Millis::hours(1));
        QCOMPARE(m_door.post("/webhook/configure", rotated).status, 200);
        const Endpoint endpoint = endpoints().back();
        QCOMPARE(*m_door.seal.open(endpoint.secret), QByteArray("another-secret-of-ours"));
        QCOMPARE(*m_door.seal.open(endpoint.oldSecret), QByteArray("your-webhook-secret"));
        QCOMPARE(endpoint.oldSecretUntil, before.oldSecretUntil);
    }
    void aSecretThatIsMadeIsShownOnce()
    {
        const QJsonObject body = with(hook(u"https://shop.example/made"_s), u"secret"_s, QJsonValue::Undefined);
        const std::vector<dialects::Header> key{{"idempotency-key", "once"}};
        const auto made = m_door.post("/webhook/configure", body, key);
        QCOMPARE(made.status, 201);
        const QString secret = made[u"secret"].toString();
        QVERIFY2(secret.startsWith(u"whsec_"), qPrintable(secret));
        QCOMPARE(*m_door.seal.open(endpoints().back().secret), secret.toUtf8());
        const auto repeated = m_door.post("/webhook/configure", body, key);
        QCOMPARE(repeated.status, 201);
        QVERIFY(!repeated.body.contains(u"secret"));
    }
    void aShortSecretOfTheClientsIsItsBytesAndWarnedOf()
    {
        const QString url = u"https://shop.example/short"_s;
        const auto made = m_door.post("/webhook/configure", with(hook(url), u"secret"_s, u"short"_s));
        QVERIFY2(made.status == 201, made.whole.body.constData());
        QVERIFY2(made[u"warning"].toString().contains(u"5 bytes"), made.whole.body.constData());
        QVERIFY(!made.body.contains(u"secret"));
        QCOMPARE(*m_door.seal.open(endpoints().back().secret), QByteArray("short"));
        const auto better = m_door.post("/webhook/configure", hook(url));
        QCOMPARE(better.status, 200);
        QVERIFY(!better.body.contains(u"warning"));
    }
    void mailIsConfiguredWithItsFormat()
    {
        const QJsonObject wish{{u"email"_s, u"support@example.com"_s},
                               {u"events"_s, QJsonArray{u"high_priority_case"_s}},
                               {u"format"_s, u"text"_s}};
        const auto made = m_door.post("/notifications/email/configure", wish);
        QVERIFY2(made.status == 201, made.whole.body.constData());
        QVERIFY(made[u"notification_id"].toString().startsWith(u"email-"));
        QCOMPARE(endpoints().back().format, NoticeFormat::Text);
        QCOMPARE(endpoints().back().channel, OutboxChannel::Email);
        // Nothing leaves before there is an account.
        QCOMPARE(made[u"status"].toString(), u"pending"_s);
        QVERIFY2(made[u"warning"].toString().contains(u"no mail account"), made.whole.body.constData());
        const QJsonObject account{{u"enabled"_s, true},
                                  {u"address"_s, u"support@acme.example"_s},
                                  {u"smtp"_s, QJsonObject{{u"host"_s, u"smtp.acme.example"_s}, {u"port"_s, 465}}}};
        QVERIFY(m_door.fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, m_door.fixture.company.id, {{u"mail"_s, account}});
        }));
        const auto again = m_door.post("/notifications/email/configure", wish);
        QCOMPARE(again.status, 200);
        QCOMPARE(again[u"status"].toString(), u"active"_s);
        QVERIFY(!again.body.contains(u"warning"));
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        const QByteArray web = "/webhook/configure";
        const QByteArray mail = "/notifications/email/configure";
        const QJsonObject mailBody{{u"email"_s, u"a@example.com"_s}, {u"events"_s, QJsonArray{u"session.closed"_s}}};
        const auto row = [](const char *name, const QByteArray &path, const QJsonObject &body, const char *field) {
            QTest::newRow(name) << path << body << QString::fromLatin1(field);
        };
        row("no url", web, with(hook(), u"url"_s, QJsonValue::Undefined), "url");
        row("plain http", web, hook(u"http://shop.example/hook"_s), "url");
        row("a user in the url", web, hook(u"https://me:pw@shop.example/"_s), "url");
        row("no events", web, with(hook(), u"events"_s, QJsonArray()), "events");
        row("an unknown event", web, with(hook(), u"events"_s, QJsonArray{u"x"_s}), "events");
        row("events of another type", web, with(hook(), u"events"_s, u"x"_s), "events");
        row("a whsec_ of too few bytes", web, with(hook(), u"secret"_s, u"whsec_MfKQ9r8G"_s), "secret");
        row("no address", mail, with(mailBody, u"email"_s, u"nobody"_s), "email");
        row("two addresses", mail, with(mailBody, u"email"_s, u"a@b.example,c@d.example"_s), "email");
        row("a line end", mail, with(mailBody, u"email"_s, u"a@b.example\nBcc: x"_s), "email");
        row("an unknown format", mail, with(mailBody, u"format"_s, u"pdf"_s), "format");
        row("a webhook's format", mail, with(mailBody, u"format"_s, u"json"_s), "format");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QJsonObject, body);
        QFETCH(const QString, field);
        const auto before = endpoints().size();
        const auto refused = m_door.post(path, body);
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.whole.body.contains(field.toLatin1()), refused.whole.body.constData());
        QCOMPARE(endpoints().size(), before);
    }

private:
    std::vector<Endpoint> endpoints()
    {
        return m_door.fixture.engine->directory()->company(m_door.fixture.company.id)->endpoints;
    }

    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
