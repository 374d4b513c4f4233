#include "tests/api/DeskBench.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Path = u"/api/v1/chat/"_s;
const QByteArray Shop = "https://shop.example";

QList<QNetworkReply::RawHeaderPair> with(const QByteArray &key, const QByteArray &origin = {})
{
    QList<QNetworkReply::RawHeaderPair> headers;
    if (!key.isEmpty())
        headers.append(QNetworkReply::RawHeaderPair("X-Site-Key", key));
    if (!origin.isEmpty())
        headers.append(QNetworkReply::RawHeaderPair("Origin", origin));
    return headers;
}

} // namespace

/// The chat door over REST, as docs/chat.md has it.
class TestChat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
        m_key = addKey(m_bench->acme, CredentialKind::SiteKey, "site_acme", u"https://shop.example"_s);
        m_other = addKey(m_bench->beta, CredentialKind::SiteKey, "site_beta");
    }
    void cleanupTestCase() { m_bench.reset(); }

    void aChatIsBegunAnsweredRatedAndEnded()
    {
        const Response begun =
            post("session", {{u"userId"_s, u"user123"_s}, {u"metadata"_s, QJsonObject{{u"page"_s, u"/cart"_s}}}});
        QCOMPARE(begun.status, 201);
        const QString id = begun.body[u"sessionId"].toString();
        QVERIFY2(id.startsWith(u"chat_") && id.size() >= 30, qPrintable(id));
        QCOMPARE(begun.body[u"userId"].toString(), u"user123"_s);
        QCOMPARE(begun.body[u"verified"], QJsonValue(false));
        QCOMPARE(begun.body[u"metadata"][u"page"].toString(), u"/cart"_s);
        QCOMPARE(begun.body[u"company"].toString(), u"acme"_s);
        QCOMPARE(begun.body[u"status"].toString(), u"ACTIVE"_s);
        QCOMPARE(begun.body[u"tier"].toString(), u"AI_REP"_s);
        for (const char16_t *key : {u"queue", u"agent", u"rating", u"previousSessionId"})
            QVERIFY(begun.body.value(QStringView(key)).isNull());

        const Response said = say(id, u"Hello, I need help with my order"_s, u"user123"_s);
        QCOMPARE(said.status, 200);
        QVERIFY(!said.body[u"response"].toString().isEmpty());
        QCOMPARE(said.body[u"message"][u"content"], said.body[u"response"]);
        QCOMPARE(said.body[u"message"][u"role"].toString(), u"ai_rep"_s);
        QCOMPARE(said.body[u"model_used"].toString(), u"tierdesk-local"_s);
        QCOMPARE(said.body[u"confidence"].toDouble(), 1.);
        QCOMPARE(said.body[u"escalated"], QJsonValue(false));
        QVERIFY(said.body[u"escalation"].isNull());

        const Response history = get(u"history/"_s + id);
        QCOMPARE(history.status, 200);
        const QJsonArray messages = history.body[u"messages"].toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][u"role"].toString(), u"customer"_s);
        QCOMPARE(messages[0][u"messageId"], said.body[u"messageId"]);
        const Response later = get(u"history/%1?after=%2"_s.arg(id, messages[0][u"messageId"].toString()));
        QCOMPARE(later.body[u"messages"].toArray().size(), 1);

        QCOMPARE(post("typing", of(id, u"typing", true)).body, QJsonObject({{u"success"_s, true}}));
        const Response rated = post("rating", of(id, u"rating", 5));
        QCOMPARE(rated.status, 200);
        QCOMPARE(rated.body[u"rating"].toInt(), 5);
        const Response ended = post("end", of(id, u"solved", true));
        QCOMPARE(ended.body[u"status"].toString(), u"RESOLVED"_s);
        QCOMPARE(post("end", of(id, u"solved", false)).body[u"status"].toString(), u"RESOLVED"_s);
        // It is taken up again by a message.
        QCOMPARE(say(id, u"Where is my order?"_s).status, 200);
        QVERIFY(get(u"history/"_s + id).body[u"status"].toString() != u"RESOLVED");
    }

    void itEscalatesByTheDocumentsRules_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QString>("reason"); ///< after the last of them; before there is none
        QTest::newRow("keyword") << QStringList{u"This is urgent!"_s} << u"CUSTOMER_REQUEST"_s;
        QTest::newRow("not understood twice")
            << QStringList{u"The neighbours were singing under the bridge again tonight"_s,
                           u"They sang until the lanterns were taken from the boats"_s}
            << u"COMPLEX_ISSUE"_s;
        QTest::newRow("not understood once")
            << QStringList{u"The neighbours were singing under the bridge again tonight"_s} << QString();
        QTest::newRow("a question without its point")
            << QStringList{u"I have a question about the warranty"_s} << QString();
        QTest::newRow("neither") << QStringList{u"Where is my order?"_s} << QString();
    }
    void itEscalatesByTheDocumentsRules()
    {
        QFETCH(const QStringList, texts);
        QFETCH(const QString, reason);
        const QString id = begin();
        for (const QString &text : texts.mid(0, texts.size() - 1))
            QCOMPARE(say(id, text).body[u"escalated"], QJsonValue(false));
        const Response said = say(id, texts.back());
        QCOMPARE(said.status, 200);
        QCOMPARE(said.body[u"escalated"].toBool(), !reason.isEmpty());
        QCOMPARE(said.body[u"escalation"][u"reason"].toString(), reason);
        if (reason.isEmpty())
            return;
        QCOMPARE(said.body[u"tier"].toString(), u"HUMAN_AGENT"_s);
        QVERIFY(said.body[u"escalation"][u"ticket"].toString().startsWith(u"TKT-"));
        QCOMPARE(said.body[u"awaitingHuman"], QJsonValue(true));
        QVERIFY(said.body[u"queue"][u"place"].toInt() > 0);
        // From here on people answer.
        const Response waiting = say(id, u"Are you there?"_s);
        QVERIFY(waiting.body[u"message"].isNull());
        QVERIFY(!waiting.body[u"response"].toString().isEmpty());
        QCOMPARE(waiting.body[u"model_used"].toString(), u"human"_s);
        QVERIFY(waiting.body[u"confidence"].isNull());

        const QString ann = m_bench->token("ann");
        const QString desk = u"/desk/sessions/"_s + id;
        QCOMPARE(m_bench->post(desk + u"/claim"_s, ann).status, 200);
        QCOMPARE(m_bench->post(desk + u"/reply"_s, ann, {{u"text"_s, u"This is Ann."_s}}).status, 200);
        const Response history = get(u"history/"_s + id);
        QCOMPARE(history.body[u"agent"][u"name"].toString(), u"ann"_s);
        QCOMPARE(history.body[u"awaitingHuman"], QJsonValue(false));
        const QJsonObject last = history.body[u"messages"].toArray().last().toObject();
        QCOMPARE(last[u"role"].toString(), u"human_agent"_s);
        QCOMPARE(last[u"agentName"].toString(), u"ann"_s);
        QCOMPARE(last[u"model_used"].toString(), u"human"_s);
    }

    void theKeyMayStandInTheBaseUrl()
    {
        const QString base = u"/s/site_acme/api/v1/"_s;
        const Response begun = m_bench->post(base + u"chat/session"_s, {});
        QCOMPARE(begun.status, 201);
        QCOMPARE(m_bench->get(base + u"chat/history/"_s + begun.body[u"sessionId"].toString(), {}).status, 200);
        QCOMPARE(m_bench->get(base + u"health"_s, {}).body, m_bench->get(u"/api/v1/health"_s, {}).body);
        QCOMPARE(m_bench->post(u"/s/site_nobody/api/v1/chat/session"_s, {}).status, 401);
    }
    void withoutAKeyThereIsNoCompany()
    {
        const Response none = m_bench->post(Path + u"session"_s, {});
        QCOMPARE(none.status, 401);
        QCOMPARE(none.body[u"code"].toString(), u"UNAUTHENTICATED"_s);
        QCOMPARE(m_bench->post(Path + u"session"_s, {}, {}, with("site_nobody")).status, 401);
    }
    void anotherCompanysAndAnotherDoorsChatsAreNotThere()
    {
        const QString theirs = begin();
        const QString cs = m_bench->waiting(m_bench->acme);
        const auto refused = [&](const Response &answer) {
            return answer.status == 404 && answer.body[u"code"].toString() == u"SESSION_NOT_FOUND";
        };
        QVERIFY(refused(m_bench->call("GET", Path + u"history/"_s + theirs, {}, {}, with(m_other))));
        for (const QString &id : {cs, u"chat_none"_s}) {
            QVERIFY(refused(get(u"history/"_s + id)));
            QVERIFY(refused(say(id, u"Hello"_s)));
            QVERIFY(refused(post("rating", of(id, u"rating", 3))));
            QVERIFY(refused(post("end", of(id, u"solved", true))));
            QVERIFY(refused(post("typing", of(id, u"typing", true))));
        }
        // What was found once for its company is not there for the other.
        QCOMPARE(say(theirs, u"Hello"_s).status, 200);
        QVERIFY(refused(m_bench->post(Path + u"message"_s, {}, of(theirs, u"message", u"Hi"_s), with(m_other))));
        const Response stranger = say(theirs, u"Hello"_s, u"somebody"_s);
        QCOMPARE(stranger.status, 403);
        QCOMPARE(stranger.body[u"field"].toString(), u"userId"_s);
    }

    void onlyASignedCustomerIsOne()
    {
        addKey(m_bench->acme, CredentialKind::Secret, {}, {}, {u"chat"_s});
        const auto start = [&](const QByteArray &secret) {
            const QByteArray hash =
                QMessageAuthenticationCode::hash("cust-1", secret, QCryptographicHash::Sha256).toHex();
            return post("session", {{u"userId"_s, u"cust-1"_s}, {u"userHash"_s, QString::fromLatin1(hash)}});
        };
        const Response wrong = start("another secret");
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.body[u"code"].toString(), u"INVALID_USER_HASH"_s);
        const Response good = start(Secret);
        QCOMPARE(good.status, 201);
        QCOMPARE(good.body[u"verified"], QJsonValue(true));
        const QString where = u"Where is my order ORD-9876?"_s;
        const QString known = say(good.body[u"sessionId"].toString(), where).body[u"response"].toString();
        QVERIFY2(known.contains(u"9876") && known.contains(u"deliver"), qPrintable(known));
        // Whoever only claims to be the customer learns nothing of the order.
        const QString claimed = begin(u"cust-1"_s);
        const QString unknown = say(claimed, where).body[u"response"].toString();
        QVERIFY2(!unknown.contains(u"delivered"), qPrintable(unknown));
        // Nor is anything granted.
        const auto grantedTo = [&](const QString &id) {
            static_cast<void>(say(id, u"I want a refund of $20 for order ORD-9876, it arrived damaged."_s));
            static_cast<void>(say(id, u"Yes, please"_s));
            return m_bench->get(u"/desk/sessions/"_s + id, m_bench->token("ada")).body[u"actions"].toArray();
        };
        QVERIFY(grantedTo(claimed).isEmpty());
        const QJsonArray granted = grantedTo(good.body[u"sessionId"].toString());
        QCOMPARE(granted.size(), 1);
        QCOMPARE(granted[0][u"kind"].toString(), u"refund"_s);
    }

    void pagesOfTheCompanysOriginsMayCall()
    {
        const auto start = [&](const QByteArray &key, const QByteArray &origin) {
            return m_bench->post(Path + u"session"_s, {}, {}, with(key, origin));
        };
        const Response shop = start(m_key, Shop);
        QCOMPARE(shop.status, 201);
        QCOMPARE(shop.header("Access-Control-Allow-Origin"), Shop);
        const Response own = start(m_key, m_bench->url().toString(QUrl::RemovePath).toLatin1());
        QCOMPARE(own.status, 201);
        const Response stranger = start(m_key, "https://elsewhere.example");
        QCOMPARE(stranger.status, 403);
        QCOMPARE(stranger.body[u"code"].toString(), u"ORIGIN_NOT_ALLOWED"_s);
        QVERIFY(stranger.header("Access-Control-Allow-Origin").isEmpty());
        // Named by one company, it is not named by the other, and may read that it is not.
        const Response others = start(m_other, Shop);
        QCOMPARE(others.status, 403);
        QCOMPARE(others.header("Access-Control-Allow-Origin"), Shop);
        // What the server itself refuses is readable for the page, too.
        const Response unknown = start("site_nobody", Shop);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(unknown.header("Access-Control-Allow-Origin"), Shop);

        for (const QString &path : {Path, u"/s/site_acme/api/v1/chat/"_s}) {
            const Response asked = m_bench->call("OPTIONS", path + u"message"_s, {}, {}, with({}, Shop));
            QCOMPARE(asked.status, 204);
            QCOMPARE(asked.header("Access-Control-Allow-Origin"), Shop);
            QVERIFY(asked.header("Access-Control-Allow-Headers").contains("X-Site-Key"));
        }
        const Response no =
            m_bench->call("OPTIONS", Path + u"message"_s, {}, {}, with({}, "https://elsewhere.example"));
        QVERIFY(no.header("Access-Control-Allow-Origin").isEmpty());
    }

    void aRepeatIsDoneOnce()
    {
        auto headers = with(m_key);
        headers.append(QNetworkReply::RawHeaderPair("Idempotency-Key", "a-key-of-sixteen-characters"));
        const Response first = m_bench->post(Path + u"session"_s, {}, {}, headers);
        const Response again = m_bench->post(Path + u"session"_s, {}, {}, headers);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.raw, first.raw);
        QCOMPARE(again.header("Idempotency-Replayed"), QByteArray("true"));
        headers.last().second = "short";
        // Whatever the body names, a chat is begun by it.
        for (const QJsonValue &named :
             {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null), QJsonValue(u"chat_any"_s)}) {
            QJsonObject body;
            if (!named.isUndefined())
                body.insert(u"sessionId", named);
            QCOMPARE(m_bench->post(Path + u"session"_s, {}, body, headers).status, 400);
        }

        const QString id = first.body[u"sessionId"].toString();
        const QJsonObject hello = of(id, u"message", u"Hello"_s);
        const Response said = m_bench->post(Path + u"message"_s, {}, hello, headers);
        QCOMPARE(said.status, 200);
        QCOMPARE(m_bench->post(Path + u"message"_s, {}, hello, headers).raw, said.raw);
        QCOMPARE(m_bench->post(Path + u"message"_s, {}, of(id, u"message", u"Bye"_s), headers).status, 409);
        QCOMPARE(get(u"history/"_s + id).body[u"messages"].toArray().size(), 2);
        // The same key of another chat is another.
        QCOMPARE(m_bench->post(Path + u"message"_s, {}, of(begin(), u"message", u"Hello"_s), headers)
                     .header("Idempotency-Replayed"),
                 QByteArray());
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *path, const QJsonObject &body, int status, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(path) << body << status << QString::fromLatin1(code);
        };
        const QString id = u"chat_none"_s;
        row("no chat", "message", {{u"message"_s, u"Hi"_s}}, 400, "INVALID_REQUEST");
        row("id", "message", of(u"a b"_s, u"message", u"Hi"_s), 400, "INVALID_REQUEST");
        row("empty", "message", of(id, u"message", u"  "_s), 400, "INVALID_MESSAGE");
        row("too long", "message", of(id, u"message", QString(10'001, u'a')), 400, "INVALID_MESSAGE");
        row("rating", "rating", of(id, u"rating", 6), 400, "INVALID_REQUEST");
        row("typing", "typing", of(id, u"typing", u"yes"_s), 400, "INVALID_REQUEST");
        row("solved", "end", of(id, u"solved", 1), 400, "INVALID_REQUEST");
        row("metadata", "session", {{u"metadata"_s, 1}}, 400, "INVALID_REQUEST");
        row("much metadata", "session", {{u"metadata"_s, of(QString(17'000, u'a'), u"a", 1)}}, 400, "INVALID_REQUEST");
        row("a hash of nobody", "session", {{u"userHash"_s, u"00"_s}}, 400, "INVALID_REQUEST");
        row("path", "sessions", {}, 404, "NOT_FOUND");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        QFETCH(const QString, code);
        const Response answer = post(path.toLatin1().constData(), body);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.body[u"code"].toString(), code);
    }
    void theDoorIsInTheDescription()
    {
        const QJsonObject paths = m_bench->get(u"/openapi.json"_s, {}).body[u"paths"].toObject();
        for (const char *path : {"session", "message", "history/{sessionId}", "typing", "rating", "end"})
            QVERIFY2(paths.contains(Path + QLatin1String(path)), path);
        QVERIFY(!paths.contains(u"/s/{siteKey}/api/v1/chat/session"_s));
    }

    void theListenAddressMayHaveACompany()
    {
        const auto bench = DeskBench::start({{u"chat-company"_s, u"beta"_s}});
        QVERIFY(bench);
        const Response begun = bench->post(Path + u"session"_s, {});
        QCOMPARE(begun.status, 201);
        QCOMPARE(begun.body[u"company"].toString(), u"beta"_s);
        QCOMPARE(bench->post(Path + u"session"_s, {}, {}, with("site_nobody")).status, 401);
    }
    void oneChatMayNotFloodTheOthers()
    {
        const auto bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}, {u"rate-limits"_s, u"on"_s}});
        QVERIFY(bench);
        const QString id = bench->post(Path + u"session"_s, {}).body[u"sessionId"].toString();
        Response last;
        for (int i = 0; i < 130 && last.status != 429; ++i) // a minute may turn meanwhile
            last = bench->post(Path + u"message"_s, {}, of(id, u"message", u"Hello"_s));
        QCOMPARE(last.status, 429);
        QCOMPARE(last.body[u"code"].toString(), u"RATE_LIMITED"_s);
        QVERIFY(last.header("Retry-After").toInt() > 0);
    }

private:
    static inline const QByteArray Secret = "a secret of acme's chats";

    QByteArray addKey(CompanyId company, CredentialKind kind, const QByteArray &publicId, const QString &audience = {},
                      const QStringList &scopes = {})
    {
        m_bench->command<Credential>([&](engine::CommandContext &context) {
            Credential credential;
            credential.company = company;
            credential.kind = kind;
            credential.name = u"test"_s;
            credential.publicId = QString::fromLatin1(publicId);
            credential.audience = audience;
            credential.scopes = scopes;
            if (kind == CredentialKind::Secret)
                credential.sealed = m_bench->program->seal().seal(Secret);
            credential.createdAt = context.now();
            return engine::commands::createCredential(context, credential);
        });
        return publicId;
    }
    static QJsonObject of(const QString &id, QStringView key, const QJsonValue &value)
    {
        return {{u"sessionId"_s, id}, {key.toString(), value}};
    }
    [[nodiscard]] Response post(const char *what, const QJsonObject &body)
    {
        return m_bench->post(Path + QLatin1String(what), {}, body, with(m_key));
    }
    [[nodiscard]] Response get(const QString &what) { return m_bench->call("GET", Path + what, {}, {}, with(m_key)); }
    [[nodiscard]] QString begin(const QString &userId = {})
    {
        return post("session", {{u"userId"_s, userId}}).body[u"sessionId"].toString();
    }
    [[nodiscard]] Response say(const QString &id, const QString &text, const QString &userId = {})
    {
        QJsonObject body = of(id, u"message", text);
        if (!userId.isEmpty())
            body.insert(u"userId", userId);
        return post("message", body);
    }

    std::unique_ptr<DeskBench> m_bench;
    QByteArray m_key, m_other;
};

QTEST_GUILESS_MAIN(TestChat)
#include "tst_chat.moc"
