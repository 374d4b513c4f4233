#include "core/store/AttachmentFiles.h"
#include "tests/api/ChatSocket.h"
#include "tests/api/DeskBench.h"
#include "tests/support/Pictures.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Path = u"/api/v1/chat/"_s;

} // namespace

/// Files over real sockets: brought and sent at the chat door, seen and answered at the desk (docs/chat.md, desk.md).
class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}});
        QVERIFY(m_bench);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void aFileIsBroughtSentAndFetched()
    {
        const QString chat = begin();
        const Response brought = bring(chat, png(), u"../Slip 1\u202e.png"_s, "image/png");
        QCOMPARE(brought.status, 201);
        const QString id = brought.body[u"attachmentId"].toString();
        QVERIFY2(isAttachmentId(id) && id.size() > 25, qPrintable(id));
        QCOMPARE(brought.body[u"name"].toString(), u"Slip 1.png"_s);
        QCOMPARE(brought.body[u"mediaType"].toString(), u"image/png"_s);
        QCOMPARE(brought.body[u"size"].toInt(), png().size());
        const QString url = brought.body[u"url"].toString();
        QVERIFY2(url.startsWith(Path + u"attachments/att_"_s) && url.endsWith(chat), qPrintable(url));

        const Response said = say(chat, u"Where is my order? Here is the slip."_s, {id});
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
        const Response brought = bring(chat, pdf(), u"Rechnung für %1.pdf"_s, "application/octet-stream");
        QCOMPARE(brought.status, 201);
        QCOMPARE(brought.body[u"mediaType"].toString(), u"application/pdf"_s);
        const Response fetched = m_bench->get(brought.body[u"url"].toString(), {});
        QCOMPARE(fetched.header("Content-Disposition"), QByteArray("attachment; filename=\"Rechnung f_r _1.pdf\"; "
                                                                   "filename*=UTF-8''Rechnung%20f%C3%BCr%20%251.pdf"));
    }
    void onlyWhoHasTheChatHasTheFile()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), u"a.png"_s).body[u"attachmentId"].toString();
        const auto fetch = [&](const QString &file, const QString &of) {
            return m_bench->get(Path + u"attachments/%1?sessionId=%2"_s.arg(file, of), {});
        };
        QCOMPARE(fetch(id, chat).status, 200);
        const Response stranger = fetch(id, begin());
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.body[u"code"].toString(), u"ATTACHMENT_NOT_FOUND"_s);
        QCOMPARE(fetch(u"att_none"_s, chat).body, stranger.body);
        QCOMPARE(fetch(id, u"chat_none"_s).body[u"code"].toString(), u"SESSION_NOT_FOUND"_s);
        QCOMPARE(fetch(id, m_bench->waiting(m_bench->acme)).status, 404);
        QCOMPARE(m_bench->get(Path + u"attachments/"_s + id, {}).status, 400);
        // Nor may another chat send it.
        const Response sent = say(begin(), u"Hello"_s, {id});
        QCOMPARE(sent.status, 400);
        QCOMPARE(sent.body[u"field"].toString(), u"attachments"_s);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QString strange = u"UNSUPPORTED_MEDIA_TYPE"_s;
        QTest::newRow("HTML") << QByteArray("<html><script>1</script>") << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a GIF that says PNG") << gif() << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a PNG that says HTML") << png() << QByteArray("text/html") << 415 << strange;
        QTest::newRow("a PNG that breaks off") << png().left(20) << QByteArray("image/png") << 415 << strange;
        QTest::newRow("a bomb") << png(30'000, 30'000) << QByteArray("image/png") << 415 << strange;
        QTest::newRow("nothing") << QByteArray() << QByteArray("image/png") << 400 << u"INVALID_REQUEST"_s;
        QTest::newRow("too much") << png() + QByteArray(attachments::MaxBytes, 'x') << QByteArray("image/png") << 413
                                  << u"TOO_LARGE"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, type);
        const Response answer = bring(begin(), content, u"a.png"_s, type);
        QTEST(answer.status, "status");
        QTEST(answer.body[u"code"].toString(), "code");
    }
    void theLargestThatMayBeIsTaken()
    {
        const QByteArray content = png() + QByteArray(attachments::MaxBytes - png().size(), 'x');
        const QString chat = begin();
        const Response brought = bring(chat, content, u"a.png"_s);
        QCOMPARE(brought.status, 201);
        QCOMPARE(m_bench->get(brought.body[u"url"].toString(), {}).raw.size(), attachments::MaxBytes);
    }
    void aListOfFilesIsReadStrictly_data()
    {
        QTest::addColumn<QJsonValue>("named");
        const QJsonValue good = u"att_1"_s;
        QTest::newRow("no list") << QJsonValue(u"att_1"_s);
        QTest::newRow("no id") << QJsonValue(QJsonArray{u"https://example.com/a.png"_s});
        QTest::newRow("a number") << QJsonValue(QJsonArray{1});
        QTest::newRow("one twice") << QJsonValue(QJsonArray{good, good});
        QTest::newRow("six") << QJsonValue(
            QJsonArray{u"att_1"_s, u"att_2"_s, u"att_3"_s, u"att_4"_s, u"att_5"_s, u"att_6"_s});
    }
    void aListOfFilesIsReadStrictly()
    {
        QFETCH(const QJsonValue, named);
        const QString chat = begin();
        const Response answer = m_bench->post(
            Path + u"message"_s, {}, {{u"sessionId"_s, chat}, {u"message"_s, u"Hello"_s}, {u"attachments"_s, named}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body[u"field"].toString(), u"attachments"_s);
        QCOMPARE(history(chat).size(), 0);
    }
    void wordsMayBeLeftOutOnlyWithAFile()
    {
        const QString chat = begin();
        QCOMPARE(say(chat, u"  "_s, {}).body[u"code"].toString(), u"INVALID_MESSAGE"_s);
        const QString id = bring(chat, png(), u"a.png"_s).body[u"attachmentId"].toString();
        const Response said = say(chat, u"  "_s, {id});
        QCOMPARE(said.status, 200);
        QCOMPARE(said.body[u"tier"].toString(), u"AI_REP"_s);
        QVERIFY(!said.body[u"response"].toString().isEmpty());
        QCOMPARE(history(chat)[0][u"content"].toString(), QString());
    }

    void aRepeatedUploadIsOne()
    {
        const QString chat = begin();
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "again"}};
        const Response first = bring(chat, png(), u"a.png"_s, "image/png", key);
        const Response second = bring(chat, png(), u"a.png"_s, "image/png", key);
        QCOMPARE(first.status, 201);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(bring(chat, gif(), u"a.png"_s, {}, key).status, 409);
        QCOMPARE(bring(chat, png(), u"b.png"_s, {}, key).status, 409);
    }
    void aRepeatedMessageWithAFileIsOne()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), u"a.png"_s).body[u"attachmentId"].toString();
        const QJsonObject body{{u"sessionId"_s, chat}, {u"attachments"_s, QJsonArray{id}}};
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "once"}};
        const Response first = m_bench->post(Path + u"message"_s, {}, body, key);
        QCOMPARE(first.status, 200);
        QCOMPARE(m_bench->post(Path + u"message"_s, {}, body, key).body, first.body);
        // Without the key it is another, whose file is gone.
        QCOMPARE(m_bench->post(Path + u"message"_s, {}, body).status, 409);
    }

    void anAgentSeesTheFileAndSendsOne()
    {
        const QString chat = begin();
        const QString id = bring(chat, png(), u"a.png"_s).body[u"attachmentId"].toString();
        QCOMPARE(say(chat, u"This is urgent!"_s, {id}).body[u"tier"].toString(), u"HUMAN_AGENT"_s);
        const QString ann = m_bench->token("ann");
        const QString desk = u"/desk/sessions/"_s + chat;
        const QJsonObject shown = m_bench->get(desk, ann).body[u"messages"][0][u"attachments"][0].toObject();
        QCOMPARE(shown[u"id"].toString(), id);
        QCOMPARE(shown[u"type"].toString(), u"image/png"_s);
        const Response fetched = m_bench->get(desk + u"/attachments/"_s + id, ann);
        QCOMPARE(fetched.raw, png());
        QCOMPARE(m_bench->get(desk + u"/attachments/"_s + id, {}).status, 401);
        QCOMPARE(
            m_bench
                ->get(desk + u"/attachments/"_s + id, m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString())
                .status,
            404);
        QCOMPARE(m_bench->get(u"/desk/sessions/%1/attachments/%2"_s.arg(begin(), id), ann).status, 404);

        // Only who holds the case brings one.
        const auto bringAs = [&](const QString &token, const QByteArray &content) {
            return m_bench->call("POST", desk + u"/attachments?name=label.pdf"_s, token, content,
                                 {{"Content-Type", "application/octet-stream"}});
        };
        QCOMPARE(bringAs(ann, pdf()).status, 403);
        QCOMPARE(m_bench->post(desk + u"/claim"_s, ann).status, 200);
        const Response brought = bringAs(ann, pdf());
        QCOMPARE(brought.status, 201);
        QCOMPARE(bringAs(ann, "<html>").status, 415);
        const QString label = brought.body[u"id"].toString();
        // Until it is sent it is not the customer's.
        const QString theirs = Path + u"attachments/%1?sessionId=%2"_s.arg(label, chat);
        QCOMPARE(m_bench->get(theirs, {}).status, 404);
        QCOMPARE(m_bench->post(desk + u"/reply"_s, ann, {{u"text"_s, QString()}}).status, 400);
        QCOMPARE(m_bench->post(desk + u"/reply"_s, ann, {{u"text"_s, QString()}, {u"attachments"_s, QJsonArray{label}}})
                     .status,
                 200);
        QCOMPARE(m_bench->get(theirs, {}).raw, pdf());
        const QJsonObject last = history(chat).last().toObject();
        QCOMPARE(last[u"role"].toString(), u"human_agent"_s);
        QCOMPARE(last[u"attachments"][0][u"name"].toString(), u"label.pdf"_s);
    }

    void socketsSendAndHearOfFiles()
    {
        ChatSocket customer(m_bench->url()), other(m_bench->url());
        QVERIFY(customer.isOpen());
        QVERIFY(other.isOpen());
        const QString chat = customer.ask(u"join-chat"_s, {})[u"sessionId"].toString();
        static_cast<void>(other.ask(u"join-chat"_s, {{u"sessionId"_s, chat}}));
        const Response brought = bring(chat, png(), u"a.png"_s);
        const QJsonArray files{brought.body[u"attachmentId"]};
        const QJsonObject said{{u"attachments"_s, files}, {u"idempotencyKey"_s, u"once"_s}};
        const QJsonObject answer = customer.ask(u"send-message"_s, said);
        QVERIFY2(!answer[u"response"].toString().isEmpty(), base::toJson(answer).constData());
        QVERIFY(other.has(u"message-sent"_s));
        const QJsonObject told = other.of(u"message-sent"_s).front()[u"message"].toObject();
        QCOMPARE(told[u"attachments"].toArray(), QJsonArray{brought.body});
        QCOMPARE(customer.of(u"message-sent"_s).size(), 0U);
        // A repeat is known by its files, too.
        QCOMPARE(customer.ask(u"send-message"_s, said)[u"messageId"], answer[u"messageId"]);
        QJsonObject changed = said;
        changed.insert(u"attachments", QJsonArray{u"att_other"_s});
        QCOMPARE(customer.ask(u"send-message"_s, changed)[u"code"].toString(), u"CONFLICT"_s);
    }

    void aFullSessionTakesNoMore()
    {
        const QString chat = begin();
        for (int i = 0; i < attachments::MaxOfSession; ++i)
            QCOMPARE(bring(chat, png(i + 1, 2), u"a.png"_s).status, 201);
        const Response more = bring(chat, png(1, 99), u"a.png"_s);
        QCOMPARE(more.status, 413);
        QVERIFY2(more.body[u"error"].toString().contains(u"20"), more.raw.constData());
        QVERIFY2(!isLaidDown(*m_bench, png(1, 99)), "the disk was written to for a file that is refused");
    }
    void aRepeatIsToldTheSameThoughTheSessionIsFullByNow()
    {
        const QString chat = begin();
        const QList<QNetworkReply::RawHeaderPair> key{{"Idempotency-Key", "first"}};
        const Response first = bring(chat, png(), u"a.png"_s, "image/png", key);
        QCOMPARE(first.status, 201);
        for (int i = 1; i < attachments::MaxOfSession; ++i)
            QCOMPARE(bring(chat, png(i + 1, 2), u"a.png"_s).status, 201);
        QCOMPARE(bring(chat, png(), u"a.png"_s, "image/png", key).body, first.body);
        QCOMPARE(bring(chat, png(), u"a.png"_s).status, 413);
    }
    void whoDoesNotHoldTheCaseWritesNothing()
    {
        const QString session = m_bench->waiting(m_bench->acme);
        const Response refused =
            m_bench->call("POST", u"/desk/sessions/%1/attachments"_s.arg(session), m_bench->token("ann"),
                          pdf("of nobody's"), {{"Content-Type", "application/pdf"}});
        QCOMPARE(refused.status, 403);
        QVERIFY(!isLaidDown(*m_bench, pdf("of nobody's")));
    }
    void filesLeaveTheDatabaseItsRoom()
    {
        // No disk has so much to leave free.
        const auto bench = DeskBench::start({{u"chat-company"_s, u"acme"_s}, {u"disk-reserve"_s, u"1073741824"_s}});
        QVERIFY(bench);
        const QString chat = bench->post(Path + u"session"_s, {}).body[u"sessionId"].toString();
        const QList<QNetworkReply::RawHeaderPair> type{{"Content-Type", "image/png"}};
        const Response refused = bench->call("POST", Path + u"attachments?sessionId="_s + chat, {}, png(), type);
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.body[u"code"].toString(), u"UNAVAILABLE"_s);
        QVERIFY2(!refused.raw.contains("attachments/"), refused.raw.constData()); // no path of ours
        QVERIFY(!isLaidDown(*bench, png()));

        const QString session = bench->waiting(bench->acme);
        const QString ann = bench->token("ann");
        const QString desk = u"/desk/sessions/"_s + session;
        QCOMPARE(bench->post(desk + u"/claim"_s, ann).status, 200);
        const Response colleagues = bench->call("POST", desk + u"/attachments"_s, ann, png(), type);
        QCOMPARE(colleagues.status, 507);
        QCOMPARE(colleagues.code(), u"storage_failed"_s);
        // What is said is still stored.
        QCOMPARE(bench->post(Path + u"message"_s, {}, {{u"sessionId"_s, chat}, {u"message"_s, u"Hello"_s}}).status,
                 200);
    }
    void filesOutliveARestart()
    {
        const QString chat = begin();
        const Response brought = bring(chat, png(), u"a.png"_s);
        m_bench->restart();
        QCOMPARE(m_bench->get(brought.body[u"url"].toString(), {}).raw, png());
        QCOMPARE(say(chat, QString(), {brought.body[u"attachmentId"].toString()}).status, 200);
    }
    void theDescriptionHasThem()
    {
        const QJsonObject paths = m_bench->get(u"/openapi.json"_s, {}).body[u"paths"].toObject();
        const QJsonObject bringing = paths[Path + u"attachments"_s][u"post"].toObject();
        QVERIFY(bringing[u"requestBody"][u"content"].toObject().contains(u"application/pdf"_s));
        QVERIFY(bringing[u"responses"].toObject().contains(u"201"_s));
        const QJsonObject fetching = paths[Path + u"attachments/{attachmentId}"_s][u"get"].toObject();
        QVERIFY(fetching[u"responses"][u"200"][u"content"].toObject().contains(u"image/webp"_s));
        QVERIFY(paths.contains(u"/desk/sessions/{id}/attachments"_s));
    }

private:
    [[nodiscard]] static bool isLaidDown(const DeskBench &bench, const QByteArray &content)
    {
        const auto files = store::AttachmentFiles::in(bench.folder() + u"/attachments"_s);
        return files.has(store::AttachmentFiles::nameOf(content));
    }
    [[nodiscard]] QString begin() { return m_bench->post(Path + u"session"_s, {}).body[u"sessionId"].toString(); }
    [[nodiscard]] Response bring(const QString &chat, const QByteArray &content, const QString &name,
                                 const QByteArray &type = "image/png", QList<QNetworkReply::RawHeaderPair> headers = {})
    {
        headers.append(QNetworkReply::RawHeaderPair("Content-Type", type));
        return m_bench->call(
            "POST",
            Path + u"attachments?sessionId=%1&name=%2"_s.arg(chat, QString::fromLatin1(QUrl::toPercentEncoding(name))),
            {}, content, headers);
    }
    [[nodiscard]] Response say(const QString &chat, const QString &text, const QStringList &files)
    {
        return m_bench->post(
            Path + u"message"_s, {},
            {{u"sessionId"_s, chat}, {u"message"_s, text}, {u"attachments"_s, QJsonArray::fromStringList(files)}});
    }
    [[nodiscard]] QJsonArray history(const QString &chat)
    {
        return m_bench->get(Path + u"history/"_s + chat, {}).body[u"messages"].toArray();
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
