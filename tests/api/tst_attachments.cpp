#include "core/store/AttachmentFiles.h"
#include "tests/api/ChatSocket.h"
#include "tests/api/DeskBench.h"
#include "tests/support/Pictures.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Path = QStringLiteral("/api/v1/chat/");

} // namespace

/// Files over real sockets: brought and sent at the chat door, seen and answered at the desk (docs/chat.md, desk.md).
class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = DeskBench::start({{QStringLiteral("chat-company"), QStringLiteral("acme")}});
        QVERIFY(m_bench);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void aFileIsBroughtSentAndFetched()
    {
        const QString chat = begin();
        const Response brought = bring(chat, png(), QStringLiteral("../Slip 1\u202e.png"), "image/png");
        QCOMPARE(brought.status, 201);
        const QString id = brought.body[u"attachmentId"].toString();
        QVERIFY2(isAttachmentId(id) && id.size() > 25, qPrintable(id));
        QCOMPARE(brought.body[u"name"].toString(), QStringLiteral("Slip 1.png"));
        QCOMPARE(brought.body[u"mediaType"].toString(), QStringLiteral("image/png"));
        QCOMPARE(brought.body[u"size"].toInt(), png().size());
        const QString url = brought.body[u"url"].toString();
        QVERIFY2(url.startsWith(Path + QStringLiteral("attachments/att_")) && url.endsWith(chat), qPrintable(url));

        const Response said = say(chat, QStringLiteral("Where is my order? Here is the slip."), {id});
        QCOMPARE(said.status, 200);
        const QJsonArray messages = history(chat);
        QCOMPARE(messages[0][u"attachments"].toArray(), QJsonArray{brought.body});
        QCOMPARE(messages[1][u"attachments"].toArray(), QJsonArray());
        QCOMPARE(said.body[u"message"][u"attachments"].toArray(), QJsonArray());

        const Response fetched = m_bench->get(url, {});
        QCOMPARE(fetched.status, 200);
        QCOMPARE(fetched.raw, png());
        QCOMPARE(fetched.header("Content-Type"), QByteArray("image/png"));
        QCOMPARE(fetched.header("Content-Disposition"),
                 QByteArray("inline; filename=\"Slip 1.png\"; filename*=UTF-8''Slip%201.png"));
        QCOMPARE(fetched.header("X-Content-Type-Options"), QByteArray("nosniff"));
        QVERIFY(fetched.header("Content-Security-Policy").contains("sandbox"));
        QVERIFY(fetched.header("Cache-Control").startsWith("private"));
        // The same below the base URL of a site key, which is where an <img> asks.
        QCOMPARE(m_bench->call("HEAD", url, {}).status, 200);
    }
    void aPdfIsSavedNotShown()
    {
        const QString chat = begin();
        const Response brought = bring(chat, pdf(), QStringLiteral("Rechnung für %1.pdf"), "application/octet-stream");
        QCOMPARE(brought.status, 201);
        QCOMPARE(brought.body[u"mediaType"].toString(), QStringLiteral("application/pdf"));
        const Response fetched = m_bench->get(brought.body[u"url"].toString(), {});
        QCOMPARE(fetched.header("Content-Disposition"), QByteArray("attachment; filename=\"Rechnung f_r _1.pdf\"; "
                                                                   "filename*=UTF-8''Rechnung%20f%C3%BCr%20%251.pdf"));
    }
    void onlyWhoHasTheChatHasTheFile()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), QStringLiteral("a.png")).body[u"attachmentId"].toString();
        const auto fetch = [&](const QString &file, const QString &of) {
            return m_bench->get(Path + QStringLiteral("attachments/%1?sessionId=%2").arg(file, of), {});
        };
        QCOMPARE(fetch(id, chat).status, 200);
        const Response stranger = fetch(id, begin());
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.body[u"code"].toString(), QStringLiteral("ATTACHMENT_NOT_FOUND"));
        QCOMPARE(fetch(QStringLiteral("att_none"), chat).body, stranger.body);
        QCOMPARE(fetch(id, QStringLiteral("chat_none")).body[u"code"].toString(), QStringLiteral("SESSION_NOT_FOUND"));
        QCOMPARE(fetch(id, m_bench->waiting(m_bench->acme)).status, 404);
        QCOMPARE(m_bench->get(Path + QStringLiteral("attachments/") + id, {}).status, 400);
        // Nor may another chat send it.
        const Response sent = say(begin(), QStringLiteral("Hello"), {id});
        QCOMPARE(sent.status, 400);
        QCOMPARE(sent.body[u"field"].toString(), QStringLiteral("attachments"));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QString strange = QStringLiteral("UNSUPPORTED_MEDIA_TYPE");
        QTest::newRow("HTML") << QByteArray("<html><script>1</script>") << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a GIF that says PNG") << gif() << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a PNG that says HTML") << png() << QByteArray("text/html") << 415 << strange;
        QTest::newRow("a PNG that breaks off") << png().left(20) << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a bomb") << png(30'000, 30'000) << QByteArray("image/png") << 415 << strange;
        QTest::newRow("nothing") << QByteArray() << QByteArray("image/png") << 400 << QStringLiteral("INVALID_REQUEST");
        QTest::newRow("too much") << png() + QByteArray(attachments::MaxBytes, 'x') << QByteArray("image/png") << 413
                                  << QStringLiteral("TOO_LARGE");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, type);
        const Response answer = bring(begin(), content, QStringLiteral("a.png"), type);
        QTEST(answer.status, "status");
        QTEST(answer.body[u"code"].toString(), "code");
    }
    void theLargestThatMayBeIsTaken()
    {
        const QByteArray content = png() + QByteArray(attachments::MaxBytes - png().size(), 'x');
        const QString chat = begin();
        const Response brought = bring(chat, content, QStringLiteral("a.png"));
        QCOMPARE(brought.status, 201);
        QCOMPARE(m_bench->get(brought.body[u"url"].toString(), {}).raw.size(), attachments::MaxBytes);
    }
    void aListOfFilesIsReadStrictly_data()
    {
        QTest::addColumn<QJsonValue>("named");
        const QJsonValue good = QStringLiteral("att_1");
        QTest::newRow("no list") << QJsonValue(QStringLiteral("att_1"));
        QTest::newRow("no id") << QJsonValue(QJsonArray{QStringLiteral("https://example.com/a.png")});
        QTest::newRow("a number") << QJsonValue(QJsonArray{1});
        QTest::newRow("one twice") << QJsonValue(QJsonArray{good, good});
        QTest::newRow("six") << QJsonValue(QJsonArray{QStringLiteral("att_1"), QStringLiteral("att_2"),
                                                      QStringLiteral("att_3"), QStringLiteral("att_4"),
                                                      QStringLiteral("att_5"), QStringLiteral("att_6")});
    }
    void aListOfFilesIsReadStrictly()
    {
        QFETCH(const QJsonValue, named);
        const QString chat = begin();
        const Response answer = m_bench->post(Path + QStringLiteral("message"), {},
                                              {{QStringLiteral("sessionId"), chat},
                                               {QStringLiteral("message"), QStringLiteral("Hello")},
                                               {QStringLiteral("attachments"), named}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body[u"field"].toString(), QStringLiteral("attachments"));
        QCOMPARE(history(chat).size(), 0);
    }
    void wordsMayBeLeftOutOnlyWithAFile()
    {
        const QString chat = begin();
        QCOMPARE(say(chat, QStringLiteral("  "), {}).body[u"code"].toString(), QStringLiteral("INVALID_MESSAGE"));
        const QString id = bring(chat, png(), QStringLiteral("a.png")).body[u"attachmentId"].toString();
        const Response said = say(chat, QStringLiteral("  "), {id});
        QCOMPARE(said.status, 200);
        QCOMPARE(said.body[u"tier"].toString(), QStringLiteral("AI_REP"));
        QVERIFY(!said.body[u"response"].toString().isEmpty());
        QCOMPARE(history(chat)[0][u"content"].toString(), QString());
    }

    void aRepeatedUploadIsOne()
    {
        const QString chat = begin();
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "again"}};
        const Response first = bring(chat, png(), QStringLiteral("a.png"), "image/png", key);
        const Response second = bring(chat, png(), QStringLiteral("a.png"), "image/png", key);
        QCOMPARE(first.status, 201);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(bring(chat, gif(), QStringLiteral("a.png"), {}, key).status, 409);
        QCOMPARE(bring(chat, png(), QStringLiteral("b.png"), {}, key).status, 409);
    }
    void aRepeatedMessageWithAFileIsOne()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), QStringLiteral("a.png")).body[u"attachmentId"].toString();
        const QJsonObject body{{QStringLiteral("sessionId"), chat}, {QStringLiteral("attachments"), QJsonArray{id}}};
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "once"}};
        const Response first = m_bench->post(Path + QStringLiteral("message"), {}, body, key);
        QCOMPARE(first.status, 200);
        QCOMPARE(m_bench->post(Path + QStringLiteral("message"), {}, body, key).body, first.body);
        // Without the key it is another, whose file is gone.
        QCOMPARE(m_bench->post(Path + QStringLiteral("message"), {}, body).status, 409);
    }

    void anAgentSeesTheFileAndSendsOne()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), QStringLiteral("a.png")).body[u"attachmentId"].toString();
        QCOMPARE(say(chat, QStringLiteral("This is urgent!"), {id}).body[u"tier"].toString(),
                 QStringLiteral("HUMAN_AGENT"));
        const QString ann = m_bench->token("ann");
        const QString desk = QStringLiteral("/desk/sessions/") + chat;
        const QJsonObject shown = m_bench->get(desk, ann).body[u"messages"][0][u"attachments"][0].toObject();
        QCOMPARE(shown[u"id"].toString(), id);
        QCOMPARE(shown[u"type"].toString(), QStringLiteral("image/png"));
        const Response fetched = m_bench->get(desk + QStringLiteral("/attachments/") + id, ann);
        QCOMPARE(fetched.raw, png());
        QCOMPARE(m_bench->get(desk + QStringLiteral("/attachments/") + id, {}).status, 401);
        QCOMPARE(m_bench
                     ->get(desk + QStringLiteral("/attachments/") + id,
                           m_bench->signIn(QStringLiteral("eve@beta.example")).body[u"token"].toString())
                     .status,
                 404);
        QCOMPARE(m_bench->get(QStringLiteral("/desk/sessions/%1/attachments/%2").arg(begin(), id), ann).status, 404);

        // Only who holds the case brings one.
        const auto bringAs = [&](const QString &token, const QByteArray &content) {
            return m_bench->call("POST", desk + QStringLiteral("/attachments?name=label.pdf"), token, content,
                                 {{"Content-Type", "application/octet-stream"}});
        };
        QCOMPARE(bringAs(ann, pdf()).status, 403);
        QCOMPARE(m_bench->post(desk + QStringLiteral("/claim"), ann).status, 200);
        const Response brought = bringAs(ann, pdf());
        QCOMPARE(brought.status, 201);
        QCOMPARE(bringAs(ann, "<html>").status, 415);
        const QString label = brought.body[u"id"].toString();
        // Until it is sent it is not the customer's.
        const QString theirs = Path + QStringLiteral("attachments/%1?sessionId=%2").arg(label, chat);
        QCOMPARE(m_bench->get(theirs, {}).status, 404);
        QCOMPARE(m_bench->post(desk + QStringLiteral("/reply"), ann, {{QStringLiteral("text"), QString()}}).status,
                 400);
        QCOMPARE(m_bench
                     ->post(desk + QStringLiteral("/reply"), ann,
                            {{QStringLiteral("text"), QString()}, {QStringLiteral("attachments"), QJsonArray{label}}})
                     .status,
                 200);
        QCOMPARE(m_bench->get(theirs, {}).raw, pdf());
        const QJsonObject last = history(chat).last().toObject();
        QCOMPARE(last[u"role"].toString(), QStringLiteral("human_agent"));
        QCOMPARE(last[u"attachments"][0][u"name"].toString(), QStringLiteral("label.pdf"));
    }

    void socketsSendAndHearOfFiles()
    {
        ChatSocket customer(m_bench->url()), other(m_bench->url());
        QVERIFY(customer.isOpen());
        QVERIFY(other.isOpen());
        const QString chat = customer.ask(QStringLiteral("join-chat"), {})[u"sessionId"].toString();
        static_cast<void>(other.ask(QStringLiteral("join-chat"), {{QStringLiteral("sessionId"), chat}}));
        const Response brought = bring(chat, png(), QStringLiteral("a.png"));
        const QJsonArray files{brought.body[u"attachmentId"]};
        const QJsonObject said{{QStringLiteral("attachments"), files},
                               {QStringLiteral("idempotencyKey"), QStringLiteral("once")}};
        const QJsonObject answer = customer.ask(QStringLiteral("send-message"), said);
        QVERIFY2(!answer[u"response"].toString().isEmpty(), base::toJson(answer).constData());
        QVERIFY(other.has(QStringLiteral("message-sent")));
        const QJsonObject told = other.of(QStringLiteral("message-sent")).front()[u"message"].toObject();
        QCOMPARE(told[u"attachments"].toArray(), QJsonArray{brought.body});
        QCOMPARE(customer.of(QStringLiteral("message-sent")).size(), 0U);
        // A repeat is known by its files, too.
        QCOMPARE(customer.ask(QStringLiteral("send-message"), said)[u"messageId"], answer[u"messageId"]);
        QJsonObject changed = said;
        changed.insert(u"attachments", QJsonArray{QStringLiteral("att_other")});
        QCOMPARE(customer.ask(QStringLiteral("send-message"), changed)[u"code"].toString(), QStringLiteral("CONFLICT"));
    }

    void aFullSessionTakesNoMore()
    {
        const QString chat = begin();
        for (int i = 0; i < attachments::MaxOfSession; ++i)
            QCOMPARE(bring(chat, png(i + 1, 2), QStringLiteral("a.png")).status, 201);
        const Response more = bring(chat, png(1, 99), QStringLiteral("a.png"));
        QCOMPARE(more.status, 413);
        QVERIFY2(more.body[u"error"].toString().contains(u"20"), more.raw.constData());
        QVERIFY2(!isLaidDown(*m_bench, png(1, 99)), "the disk was written to for a file that is refused");
    }
    void aRepeatIsToldTheSameThoughTheSessionIsFullByNow()
    {
        const QString chat = begin();
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "first"}};
        const Response first = bring(chat, png(), QStringLiteral("a.png"), "image/png", key);
        QCOMPARE(first.status, 201);
        for (int i = 1; i < attachments::MaxOfSession; ++i)
            QCOMPARE(bring(chat, png(i + 1, 2), QStringLiteral("a.png")).status, 201);
        QCOMPARE(bring(chat, png(), QStringLiteral("a.png"), "image/png", key).body, first.body);
        QCOMPARE(bring(chat, png(), QStringLiteral("a.png")).status, 413);
    }
    void whoDoesNotHoldTheCaseWritesNothing()
    {
        const QString session = m_bench->waiting(m_bench->acme);
        const Response refused =
            m_bench->call("POST", QStringLiteral("/desk/sessions/%1/attachments").arg(session), m_bench->token("ann"),
                          pdf("of nobody's"), {{"Content-Type", "application/pdf"}});
        QCOMPARE(refused.status, 403);
        QVERIFY(!isLaidDown(*m_bench, pdf("of nobody's")));
    }
    void filesLeaveTheDatabaseItsRoom()
    {
        // No disk has so much to leave free.
        const auto bench = DeskBench::start({{QStringLiteral("chat-company"), QStringLiteral("acme")},
                                             {QStringLiteral("disk-reserve"), QStringLiteral("1073741824")}});
        QVERIFY(bench);
        const QString chat = bench->post(Path + QStringLiteral("session"), {}).body[u"sessionId"].toString();
        const QList<QNetworkReply::RawHeaderPair> type{{"Content-Type", "image/png"}};
        const Response refused =
            bench->call("POST", Path + QStringLiteral("attachments?sessionId=") + chat, {}, png(), type);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.body[u"code"].toString(), QStringLiteral("UNAVAILABLE"));
        QVERIFY2(!refused.raw.contains("attachments/"), refused.raw.constData()); // no path of ours
        QVERIFY(!isLaidDown(*bench, png()));

        const QString session = bench->waiting(bench->acme);
        const QString ann = bench->token("ann");
        const QString desk = QStringLiteral("/desk/sessions/") + session;
        QCOMPARE(bench->post(desk + QStringLiteral("/claim"), ann).status, 200);
        const Response colleagues = bench->call("POST", desk + QStringLiteral("/attachments"), ann, png(), type);
        QCOMPARE(colleagues.status, 507);
        QCOMPARE(colleagues.code(), QStringLiteral("storage_failed"));
        // What is said is still stored.
        QCOMPARE(bench
                     ->post(Path + QStringLiteral("message"), {},
                            {{QStringLiteral("sessionId"), chat}, {QStringLiteral("message"), QStringLiteral("Hello")}})
                     .status,
                 200);
    }
    void filesOutliveARestart()
    {
        const QString chat = begin();
        const Response brought = bring(chat, png(), QStringLiteral("a.png"));
        m_bench->restart();
        QCOMPARE(m_bench->get(brought.body[u"url"].toString(), {}).raw, png());
        QCOMPARE(say(chat, QString(), {brought.body[u"attachmentId"].toString()}).status, 200);
    }
    void theDescriptionHasThem()
    {
        const QJsonObject paths = m_bench->get(QStringLiteral("/openapi.json"), {}).body[u"paths"].toObject();
        const QJsonObject bringing = paths[Path + QStringLiteral("attachments")][u"post"].toObject();
        QVERIFY(bringing[u"requestBody"][u"content"].toObject().contains(QStringLiteral("application/pdf")));
        QVERIFY(bringing[u"responses"].toObject().contains(QStringLiteral("201")));
        const QJsonObject fetching = paths[Path + QStringLiteral("attachments/{attachmentId}")][u"get"].toObject();
        QVERIFY(fetching[u"responses"][u"200"][u"content"].toObject().contains(QStringLiteral("image/webp")));
        QVERIFY(paths.contains(QStringLiteral("/desk/sessions/{id}/attachments")));
    }

private:
    [[nodiscard]] static bool isLaidDown(const DeskBench &bench, const QByteArray &content)
    {
        const auto files = store::AttachmentFiles::in(bench.folder() + QStringLiteral("/attachments"));
        return files.has(store::AttachmentFiles::nameOf(content));
    }
    [[nodiscard]] QString begin()
    {
        return m_bench->post(Path + QStringLiteral("session"), {}).body[u"sessionId"].toString();
    }
    [[nodiscard]] Response bring(const QString &chat, const QByteArray &content, const QString &name,
                                 const QByteArray &type = "image/png", QList<QNetworkReply::RawHeaderPair> headers = {})
    {
        headers.append(QNetworkReply::RawHeaderPair("Content-Type", type));
        return m_bench->call("POST",
                             Path + QStringLiteral("attachments?sessionId=%1&name=%2")
                                        .arg(chat, QString::fromLatin1(QUrl::toPercentEncoding(name))),
                             {}, content, headers);
    }
    [[nodiscard]] Response say(const QString &chat, const QString &text, const QStringList &files)
    {
        return m_bench->post(Path + QStringLiteral("message"), {},
                             {{QStringLiteral("sessionId"), chat},
                              {QStringLiteral("message"), text},
                              {QStringLiteral("attachments"), QJsonArray::fromStringList(files)}});
    }
    [[nodiscard]] QJsonArray history(const QString &chat)
    {
        return m_bench->get(Path + QStringLiteral("history/") + chat, {}).body[u"messages"].toArray();
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
