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
            const auto queue = desk.get(QStringLiteral("/desk/queue"));
            QCOMPARE(queue.status, 200);
            id = queue.json()[u"rows"][0][u"id"].toString();
            QVERIFY(!id.isEmpty());
            QCOMPARE(desk.post(path(id, "claim"), {}).status, 200);
            const auto held = desk.post(path(id, "reply"), {{QStringLiteral("text"), QStringLiteral("I am with you.")},
                                                            {QStringLiteral("undoFor"), 2}});
            QCOMPARE(held.status, 200);
            QVERIFY(held.json()[u"held"].isObject());
            QVERIFY(held.json()[u"message"].isNull());
        }
        program.killHard();
        program.setOptions({QStringLiteral("--demo")});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient desk(program.base());
        QTRY_COMPARE_WITH_TIMEOUT(said(desk, id), 1, 15'000);
        // Its time comes once, whatever is restarted.
        QCOMPARE(program.stop(), 0);
        QVERIFY2(program.start(), program.output().constData());
        HttpClient again(program.base());
        QCOMPARE(said(again, id), 1);
        QVERIFY(again.get(QStringLiteral("/desk/sessions/") + id).json()[u"held"].toArray().isEmpty());
    }

private:
    static QString path(const QString &id, const char *verb)
    {
        return QStringLiteral("/desk/sessions/%1/%2").arg(id, QLatin1String(verb));
    }
    /// How often the customer has read it.
    static int said(HttpClient &desk, const QString &id)
    {
        const QJsonArray messages = desk.get(QStringLiteral("/desk/sessions/") + id).json()[u"messages"].toArray();
        return static_cast<int>(std::count_if(messages.begin(), messages.end(), [](const QJsonValue &message) {
            return message[u"text"].toString() == u"I am with you.";
        }));
    }
};

QTEST_GUILESS_MAIN(TestHeldReplies)
#include "tst_held_replies.moc"
