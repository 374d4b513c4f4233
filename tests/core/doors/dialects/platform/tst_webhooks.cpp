#include "tests/core/doors/dialects/platform/PlatformDoor.h"

using namespace tierdesk;
using tests::PlatformDoor;

namespace {

QJsonObject hook(const QString &url = QStringLiteral("https://shop.example/hook"))
{
    return {{QStringLiteral("url"), url},
            {QStringLiteral("events"), QJsonArray{QStringLiteral("conversation.created")}},
            {QStringLiteral("secret"), QStringLiteral("your-webhook-secret")}};
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
        QCOMPARE(endpoint.target, QStringLiteral("https://shop.example/hook"));
        QCOMPARE(*m_door.seal.open(endpoint.secret), QByteArray("your-webhook-secret"));
    }
    void theSameAddressOnceMoreIsChanged()
    {
        const QString url = QStringLiteral("https://shop.example/twice");
        QCOMPARE(m_door.post("/webhook/configure", hook(url)).status, 201);
        const auto count = endpoints().size();
        QJsonObject again = with(hook(url), QStringLiteral("secret"), QStringLiteral("another-secret-of-ours"));
        again.insert(QStringLiteral("events"), QJsonArray{QStringLiteral("session.closed")});
        QCOMPARE(m_door.post("/webhook/configure", again).status, 200);
        QCOMPARE(endpoints().size(), count);
        const Endpoint endpoint = endpoints().back();
        QCOMPARE(endpoint.events, QStringList({QStringLiteral("session.closed")}));
        QCOMPARE(*m_door.seal.open(endpoint.secret), QByteArray("another-secret-of-ours"));
        QCOMPARE(*m_door.seal.open(endpoint.oldSecret), QByteArray("your-webhook-secret"));
        QCOMPARE(endpoint.oldSecretUntil, std::optional(m_door.fixture.clock.now() + Millis::hours(24)));
    }
    void theSameSecretOnceMoreIsNoRotation()
    {
        const QString url = QStringLiteral("https://shop.example/same");
        QCOMPARE(m_door.post("/webhook/configure", hook(url)).status, 201);
        const QJsonObject rotated = with(hook(url), QStringLiteral("secret"), QStringLiteral("another-secret-of-ours"));
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
        const QJsonObject body =
            with(hook(QStringLiteral("https://shop.example/made")), QStringLiteral("secret"), QJsonValue::Undefined);
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
        const QString url = QStringLiteral("https://shop.example/short");
        const auto made =
            m_door.post("/webhook/configure", with(hook(url), QStringLiteral("secret"), QStringLiteral("short")));
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
        const QJsonObject wish{{QStringLiteral("email"), QStringLiteral("support@example.com")},
                               {QStringLiteral("events"), QJsonArray{QStringLiteral("high_priority_case")}},
                               {QStringLiteral("format"), QStringLiteral("text")}};
        const auto made = m_door.post("/notifications/email/configure", wish);
        QVERIFY2(made.status == 201, made.whole.body.constData());
        QVERIFY(made[u"notification_id"].toString().startsWith(u"email-"));
        QCOMPARE(endpoints().back().format, NoticeFormat::Text);
        QCOMPARE(endpoints().back().channel, OutboxChannel::Email);
        // Nothing leaves before there is an account.
        QCOMPARE(made[u"status"].toString(), QStringLiteral("pending"));
        QVERIFY2(made[u"warning"].toString().contains(u"no mail account"), made.whole.body.constData());
        const QJsonObject account{
            {QStringLiteral("enabled"), true},
            {QStringLiteral("address"), QStringLiteral("support@acme.example")},
            {QStringLiteral("smtp"), QJsonObject{{QStringLiteral("host"), QStringLiteral("smtp.acme.example")},
                                                 {QStringLiteral("port"), 465}}}};
        QVERIFY(m_door.fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, m_door.fixture.company.id,
                                                {{QStringLiteral("mail"), account}});
        }));
        const auto again = m_door.post("/notifications/email/configure", wish);
        QCOMPARE(again.status, 200);
        QCOMPARE(again[u"status"].toString(), QStringLiteral("active"));
        QVERIFY(!again.body.contains(u"warning"));
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        const QByteArray web = "/webhook/configure";
        const QByteArray mail = "/notifications/email/configure";
        const QJsonObject mailBody{{QStringLiteral("email"), QStringLiteral("a@example.com")},
                                   {QStringLiteral("events"), QJsonArray{QStringLiteral("session.closed")}}};
        const auto row = [](const char *name, const QByteArray &path, const QJsonObject &body, const char *field) {
            QTest::newRow(name) << path << body << QString::fromLatin1(field);
        };
        row("no url", web, with(hook(), QStringLiteral("url"), QJsonValue::Undefined), "url");
        row("plain http", web, hook(QStringLiteral("http://shop.example/hook")), "url");
        row("a user in the url", web, hook(QStringLiteral("https://me:pw@shop.example/")), "url");
        row("no events", web, with(hook(), QStringLiteral("events"), QJsonArray()), "events");
        row("an unknown event", web, with(hook(), QStringLiteral("events"), QJsonArray{QStringLiteral("x")}), "events");
        row("events of another type", web, with(hook(), QStringLiteral("events"), QStringLiteral("x")), "events");
        row("a whsec_ of too few bytes", web, with(hook(), QStringLiteral("secret"), QStringLiteral("whsec_MfKQ9r8G")),
            "secret");
        row("no address", mail, with(mailBody, QStringLiteral("email"), QStringLiteral("nobody")), "email");
        row("two addresses", mail, with(mailBody, QStringLiteral("email"), QStringLiteral("a@b.example,c@d.example")),
            "email");
        row("a line end", mail, with(mailBody, QStringLiteral("email"), QStringLiteral("a@b.example\nBcc: x")),
            "email");
        row("an unknown format", mail, with(mailBody, QStringLiteral("format"), QStringLiteral("pdf")), "format");
        row("a webhook's format", mail, with(mailBody, QStringLiteral("format"), QStringLiteral("json")), "format");
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
