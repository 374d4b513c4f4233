#include "core/delivery/mail/MailReader.h"
#include "tests/support/MailServer.h"
#include "tests/support/Program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace tierdesk;
using delivery::IncomingMail;

/// The program with Debian's postfix and dovecot: set up over the desk API, and killed while mails come and go.
class TestMail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killsLoseDoubleAndReorderNothing();
    void cleanupTestCase();

private:
    [[nodiscard]] QString configure(const tests::Program &program);
    void put(const QByteArray &name, int number);
    /// Whether @p program has looked into the mailbox since it started.
    [[nodiscard]] static bool hasLooked(const tests::Program &program);
    /// In the order in which the mail server took them.
    [[nodiscard]] std::vector<IncomingMail> mailsTo(const QString &name) const;
    /// By session, the mails that it was begun and gone on with, in their order.
    [[nodiscard]] static std::vector<QStringList> saidIn(const tests::Program &program);

    std::unique_ptr<tests::MailServer> m_server;
};

void TestMail::initTestCase()
{
    if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_server = std::make_unique<tests::MailServer>(true);
    const QString failure = m_server->start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void TestMail::cleanupTestCase()
{
    if (QTest::currentTestFailed() && m_server)
        qWarning("%s", m_server->logs().right(4000).constData());
    m_server.reset();
}

QString TestMail::configure(const tests::Program &program)
{
    tests::HttpClient desk(program.base());
    const auto made =
        desk.post(u"/desk/credentials"_s, {{u"kind"_s, u"secret"_s},
                                           {u"name"_s, u"mail"_s},
                                           {u"secret"_s, QString::fromLatin1(tests::MailServer::Password)}});
    if (made.status != 201)
        return QString::fromUtf8(made.body);
    const QString here = u"127.0.0.1"_s;
    const QJsonObject mail{
        {u"enabled"_s, true},
        {u"address"_s, u"support@acme.example"_s},
        {u"smtp"_s, QJsonObject{{u"host"_s, here}, {u"port"_s, m_server->smtpPort()}, {u"security"_s, u"none"_s}}},
        {u"imap"_s, QJsonObject{{u"host"_s, here},
                                {u"port"_s, m_server->imapPort()},
                                {u"security"_s, u"none"_s},
                                {u"user"_s, u"support@acme.example"_s},
                                {u"secret"_s, made.json()[u"credential"].toObject()[u"id"]}}},
        {u"pollSeconds"_s, 1},
        {u"maxPerSenderHour"_s, 1000}};
    const auto saved = desk.send("PUT", u"/desk/config"_s, {{u"mail"_s, mail}});
    return saved.status == 200 ? QString() : QString::fromUtf8(saved.body);
}

bool TestMail::hasLooked(const tests::Program &program)
{
    tests::HttpClient desk(program.base());
    return desk.get(u"/desk/accounts/mail"_s).json()[u"readAt"].isString();
}

void TestMail::put(const QByteArray &name, int number)
{
    const QByteArray count = QByteArray::number(number);
    m_server->put(u"support@acme.example"_s, "From: " + name + "@example.com\nSubject: Boots\nMessage-ID: <" + count +
                                                 '.' + name + "@example.com>\n\nHello, this is mail <" + count + '.' +
                                                 name + ">\n");
}

std::vector<IncomingMail> TestMail::mailsTo(const QString &name) const
{
    QMap<QByteArray, QByteArray> taken;
    for (const QByteArray &each : m_server->mails(name + u"@example.com"_s))
        taken.insert(tests::MailServer::queueId(each), each);
    std::vector<IncomingMail> mails;
    for (const QByteArray &each : taken) {
        if (const auto mail = delivery::readMail(each))
            mails.push_back(*mail);
    }
    return mails;
}

std::vector<QStringList> TestMail::saidIn(const tests::Program &program)
{
    static const QRegularExpression mail(u"this is mail <(.+)>"_s);
    std::vector<QStringList> said;
    tests::HttpClient desk(program.base());
    const auto sessions = desk.get(u"/desk/sessions?door=mail&limit=200"_s);
    for (const QJsonValue &session : sessions.json()[u"sessions"].toArray()) {
        const auto detail = desk.get(u"/desk/sessions/"_s + session[u"id"].toString());
        QStringList &own = said.emplace_back();
        for (const QJsonValue &message : detail.json()[u"messages"].toArray()) {
            if (message[u"role"].toString() == u"customer")
                own << mail.match(message[u"text"].toString()).captured(1);
        }
    }
    return said;
}

void TestMail::killsLoseDoubleAndReorderNothing()
{
    constexpr int Mails = 20;
    tests::Program program({u"--demo"_s, u"--allow-private-targets"_s});
    QVERIFY2(program.start(), program.output().constData());
    m_server->put(u"support@acme.example"_s, "From: old@example.com\n\nbefore\n");
    const QString refused = configure(program);
    QVERIFY2(refused.isEmpty(), qPrintable(refused));
    // What comes before the first look stays where it lies.
    QTRY_VERIFY2_WITH_TIMEOUT(hasLooked(program), m_server->logs().right(3000).constData(), 60'000);

    for (int i = 1; i <= Mails; ++i) {
        put("luis", i);
        put("long", i);
    }
    for (const size_t answered : {size_t{3}, size_t{8}, size_t{14}}) {
        QVERIFY2(QTest::qWaitFor([&] { return mailsTo(u"luis"_s).size() >= answered; }, 60'000),
                 m_server->logs().right(3000).constData());
        program.killHard();
        QVERIFY2(program.start(), program.output().constData());
    }
    QMap<QString, QSet<QString>> answers; // of each mail, the Message-IDs of its answers
    QStringList order;                    // the mails, as they were answered first
    QVERIFY(QTest::qWaitFor(
        [&] {
            answers.clear();
            order.clear();
            for (const char *name : {"luis", "long"}) {
                for (const IncomingMail &each : mailsTo(QString::fromLatin1(name))) {
                    const QString mail = each.answers.value(0).section(u'@', 0, 0);
                    if (!answers.contains(mail))
                        order << mail;
                    answers[mail].insert(each.messageId);
                }
            }
            return answers.size() >= 2 * Mails;
        },
        150'000));
    QCOMPARE(answers.size(), 2 * Mails);
    // An answer that was under way may come twice, as the same mail; none is made twice.
    for (const auto &each : answers)
        QCOMPARE(each.size(), 1);
    // What one customer is told comes in the order in which they wrote, whatever was killed.
    qsizetype compared = 0;
    for (const QStringList &said : saidIn(program)) {
        QStringList answered = order;
        answered.removeIf([&said](const QString &mail) { return !said.contains(mail); });
        QCOMPARE(answered, said);
        compared += said.size();
    }
    QCOMPARE(compared, 2 * Mails);
    QCOMPARE(program.stop(), 0);
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
