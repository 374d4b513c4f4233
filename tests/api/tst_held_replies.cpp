#include "core/doors/deskapi/Codec.h"
#include "tests/support/Program.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using tests::HttpClient;
using tests::Program;

/// A program that is killed while it holds a reply.
class TestHeldReplies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledServerSendsWhatItHeldOnceItIsBack()
    {
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        QString id;
        {
            HttpClient desk(program.base());
            const auto queue = desk.get(u"/desk/queue"_s);
            QCOMPARE(queue.status, 200);
            id = queue.json()[u"rows"][0][u"id"].toString();
            QVERIFY(!id.isEmpty());
            QCOMPARE(desk.post(path(id, "claim"), {}).status, 200);
            const auto held = desk.post(path(id, "reply"), {{u"text"_s, u"I am with you."_s}, {u"undoFor"_s, 2}});
            QCOMPARE(held.status, 200);
            QVERIFY(held.json()[u"held"].isObject());
            QVERIFY(held.json()[u"message"].isNull());
        }
        program.killHard();
        program.setOptions({u"--demo"_s});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient desk(program.base());
        QTRY_COMPARE_WITH_TIMEOUT(said(desk, id), 1, 15'000);
        // Its time comes once, whatever is restarted.
        QCOMPARE(program.stop(), 0);
        QVERIFY2(program.start(), program.output().constData());
        HttpClient again(program.base());
        QCOMPARE(said(again, id), 1);
        QVERIFY(again.get(u"/desk/sessions/"_s + id).json()[u"held"].toArray().isEmpty());
    }

private:
    static QString path(const QString &id, const char *verb)
    {
        return u"/desk/sessions/%1/%2"_s.arg(id, QLatin1String(verb));
    }
    /// How often the customer has read it.
    static int said(HttpClient &desk, const QString &id)
    {
        const QJsonArray messages = desk.get(u"/desk/sessions/"_s + id).json()[u"messages"].toArray();
        return static_cast<int>(std::count_if(messages.begin(), messages.end(), [](const QJsonValue &message) {
            return message[u"text"].toString() == u"I am with you.";
        }));
    }
};

QTEST_GUILESS_MAIN(TestHeldReplies)
#include "tst_held_replies.moc"
