#include "tests/support/Program.h"
#include "tests/support/Seed.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpSocket>

using namespace Qt::StringLiterals;

using tierdesk::tests::Program;
using tierdesk::tests::Seed;

namespace {

struct Answered {
    int status = 0;
    QJsonObject body;
};

} // namespace

/// The requests of the chat document as they stand there, but for the id that the first answer gives, against a demo,
/// as none of them has a credential.
class TestChatExamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_program.start(), m_program.output().constData());
        const Seed document(QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/seeds/chat-poc.md"));
        for (const char *heading : {"Create Chat Session", "Send Message", "Get Chat History", "Health Check"})
            m_examples.append(document.only(QString::fromLatin1(heading), u"bash"_s));
        m_examples.append(u"GET /health\n"_s); // named among words, below "Monitoring"
    }

    void aChatAsInTheDocument()
    {
        const Answered begun = send(m_examples[0]);
        QCOMPARE(begun.status, 201);
        const QString id = begun.body[u"sessionId"].toString();
        QVERIFY(!id.isEmpty());
        QCOMPARE(begun.body[u"userId"].toString(), u"user123"_s);
        QCOMPARE(begun.body[u"metadata"], QJsonValue(QJsonObject()));

        const Answered said = send(QString(m_examples[1]).replace("session_id_here"_L1, id));
        QCOMPARE(said.status, 200);
        QVERIFY(!said.body[u"response"].toString().isEmpty());
        QCOMPARE(said.body[u"escalated"], QJsonValue(false));

        const Answered history = send(QString(m_examples[2]).replace("{sessionId}"_L1, id));
        QCOMPARE(history.status, 200);
        const QJsonArray messages = history.body[u"messages"].toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[0][u"content"].toString(), u"Hello, I need help with my order"_s);
        QCOMPARE(messages[1][u"content"], said.body[u"response"]);
    }
    void itsHealth()
    {
        for (const QString &example : m_examples.mid(3)) {
            const Answered health = send(example);
            QCOMPARE(health.status, 200);
            QCOMPARE(health.body[u"status"].toString(), u"healthy"_s);
        }
    }
    void aForeignPageHasNoDemo()
    {
        QString example = m_examples[0];
        example.replace("Content-Type"_L1, "Origin: https://elsewhere.example\nContent-Type"_L1);
        const Answered refused = send(example);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.body[u"code"].toString(), u"UNAUTHENTICATED"_s);
    }

private:
    /// A request line, fields and a body, as documents print them.
    [[nodiscard]] Answered send(const QString &example) const
    {
        const QString head = example.section(u"\n\n"_s, 0, 0).trimmed();
        const QByteArray body = example.section(u"\n\n"_s, 1).trimmed().toUtf8();
        QStringList lines = head.split(u'\n');
        lines.first() += u" HTTP/1.1"_s;
        lines.append(u"Host: 127.0.0.1:%1"_s.arg(m_program.base().port()));
        lines.append(u"Connection: close"_s);
        if (!body.isEmpty())
            lines.append(u"Content-Length: %1"_s.arg(body.size()));
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_program.base().port()));
        if (!socket.waitForConnected(20'000))
            return {};
        socket.write(lines.join(u"\r\n"_s).toUtf8() + "\r\n\r\n" + body);
        QByteArray got;
        while (socket.waitForReadyRead(20'000))
            got += socket.readAll();
        got += socket.readAll();
        const qsizetype end = got.indexOf("\r\n\r\n");
        return {got.mid(9, 3).toInt(), QJsonDocument::fromJson(got.mid(end + 4)).object()};
    }

    Program m_program;
    QStringList m_examples;
};

QTEST_GUILESS_MAIN(TestChatExamples)
#include "tst_chat_examples.moc"
