#include "core/delivery/mail/MailAccount.h"
#include "core/delivery/mail/Mailbox.h"
#include "core/delivery/mail/MailCarrier.h"
#include "core/delivery/mail/MailFetcher.h"
#include "core/delivery/mail/MailReader.h"
#include "core/delivery/mail/MailWriter.h"
#include "core/delivery/OutboxDelivery.h"
#include "core/engine/Correspondence.h"
#include "core/store/AttachmentFiles.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/MailServer.h"
#include "tests/support/Pictures.h"
#include "tests/support/RefusingImap.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

#include <algorithm>

using namespace tierdesk;
using delivery::IncomingMail;
using delivery::OutgoingMail;
namespace commands = tierdesk::engine::commands;

/// The whole way of a mail, with Debian's postfix and dovecot: into the account's mailbox, to a turn, and its answer to
/// the customer's mailbox. The clock is the test's.
class TestMailWay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void anAnswerComesBackInItsThread();
    void aPersonsReplyGoesOutToo();
    void automaticMailIsKeptAndNotAnswered();
    void whatIsTakenOnceIsNotTakenAgain();
    void anotherMailboxNumberingTakesNothingTwice();
    void aBacklogOfThousandsIsTakenWhole();
    void aMailThatIsRefusedNowIsNotLost();
    void whatLayThereBeforeStays();
    void aThreadIsItsCustomersOnly();
    void manyMailsOfOneSenderStopBeingAnswered();
    void aRestartGoesOn();
    void refusedMailIsOnRecord_data();
    void refusedMailIsOnRecord();
    void aWrongPasswordIsTriedAgain();
    void aReplyWaitsForAnAccountThatIsOff();
    void aSenderIsNoProof();
    void filesComeWithTheirMessages();
    void repliesInEachScriptArriveWithTheirFiles();
    void aReplyOfFilesAloneArrives();
    void anotherSubjectIsAnotherCase();
    void aSenderWhomTheRelayVouchesForIsVerified();

private:
    static constexpr QStringView Support = u"support@acme.example";

    /// The newest session is Marek's from here on.
    Session take();
    /// Marek writes to the customer of @p session, with @p files.
    void reply(const Session &session, const QString &text, const QList<QByteArray> &files = {});
    /// What Python's imaplib and email make of the newest mail in @p name's mailbox, and whether dovecot finds @p words
    /// in its subject and its body.
    [[nodiscard]] QJsonObject readByImap(const QString &name, const QString &words) const;
    void configure(const QString &smtpPassword = QString::fromLatin1(tests::MailServer::Password),
                   bool isEnabled = true);
    void startMail();
    void stopMail();
    [[nodiscard]] CredentialId secret(const QString &word);
    /// The customer @p name@example.com writes; the mail's Message-ID.
    QString write(const QString &name, const QString &text, const IncomingMail &answering = {},
                  const QByteArray &more = {});
    /// The same with a subject of its own, and with nothing that it answers.
    QString writeAbout(const QString &name, const QString &subject, const QByteArray &more = {})
    {
        IncomingMail about;
        about.subject = subject;
        return write(name, u"Hello"_s, about, more);
    }
    /// Until the account's mailbox was read up to its end.
    void readAll(qint64 uid);
    [[nodiscard]] std::optional<MailboxMark> mark();
    /// What the account's mailbox answers to @p command.
    [[nodiscard]] QByteArray answerTo(const QString &path, const QByteArray &command);
    [[nodiscard]] std::vector<IncomingMail> mailsOf(const QString &name) const;
    /// The @p count-th mail in @p name's mailbox, once it has come.
    [[nodiscard]] IncomingMail mailTo(const QString &name, size_t count);
    void waitForMails(const QString &name, size_t count);
    [[nodiscard]] std::vector<OutboxRow> outbox();
    [[nodiscard]] std::vector<Session> sessions();
    [[nodiscard]] int messagesOf(const Session &session);
    /// The customer's messages among them.
    [[nodiscard]] int wordsOf(const Session &session);
    void pass()
    {
        m_fixture->clock.advance(Millis::seconds(1));
        m_fetcher->look();
        m_outbox->look();
    }
    /// Lets time pass until @p isTrue; false when it never was.
    template<class Condition>
    bool comes(Condition isTrue)
    {
        const QDeadlineTimer deadline(60'000);
        bool hasCome = isTrue();
        while (!hasCome && !deadline.hasExpired()) {
            pass();
            hasCome = QTest::qWaitFor(isTrue, 50); // at most, for the servers to do their part
        }
        return hasCome;
    }
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return *m_fixture->wait<R>(
            [&](auto done) { m_fixture->engine->read<R>(std::move(query), &m_fixture->context, std::move(done)); });
    }

    QString m_missing;
    base::Seal m_seal{base::Seal::newKey()};
    std::unique_ptr<tests::MailServer> m_server;
    std::unique_ptr<tests::EngineFixture> m_fixture;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<delivery::OutboxDelivery> m_outbox;
    std::unique_ptr<delivery::MailFetcher> m_fetcher;
    int m_written = 0;
};

void TestMailWay::initTestCase()
{
    if (const QString missing = tests::MailServer::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_server = std::make_unique<tests::MailServer>();
    const QString failure = m_server->start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void TestMailWay::init()
{
    m_server->clear();
    m_fixture = std::make_unique<tests::EngineFixture>();
    configure();
    startMail();
    // From here on what comes is taken.
    m_server->put(Support.toString(), "From: old@example.com\nMessage-ID: <old@example.com>\n\nold\n");
    QVERIFY(comes([this] { return mark().has_value(); }));
}

void TestMailWay::cleanup()
{
    if (QTest::currentTestFailed() && m_server)
        qWarning("%s", m_server->logs().constData());
    if (m_fetcher)
        stopMail();
    m_fixture.reset();
}

void TestMailWay::cleanupTestCase()
{
    m_server.reset();
}

CredentialId TestMailWay::secret(const QString &word)
{
    Credential credential;
    credential.company = m_fixture->company.id;
    credential.kind = CredentialKind::Secret;
    credential.name = u"mail"_s;
    credential.publicId = u"mail-%1"_s.arg(++m_written);
    credential.sealed = m_seal.seal(word.toUtf8());
    return m_fixture
        ->command<Credential>(
            [&](engine::CommandContext &context) { return commands::createCredential(context, credential); })
        .value()
        .id;
}

void TestMailWay::configure(const QString &smtpPassword, bool isEnabled)
{
    const auto server = [this](quint16 port, const char *security, const QString &password) {
        return QJsonObject{{u"host"_s, u"localhost"_s},
                           {u"port"_s, port},
                           {u"security"_s, QString::fromLatin1(security)},
                           {u"user"_s, Support.toString()},
                           {u"secret"_s, secret(password).value}};
    };
    const QJsonObject mail{
        {u"enabled"_s, isEnabled},
        {u"address"_s, Support.toString()},
        {u"smtp"_s, server(m_server->smtpPort(), "starttls", smtpPassword)},
        {u"imap"_s, server(m_server->imapsPort(), "tls", QString::fromLatin1(tests::MailServer::Password))},
        {u"pollSeconds"_s, 1},
        {u"maxPerSenderHour"_s, 5}};
    const auto saved = m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id, {{u"mail"_s, mail}});
    });
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().where));
}

void TestMailWay::startMail()
{
    net::TransportSettings settings;
    settings.authorities = m_server->certificate();
    m_transport = std::make_unique<net::Transport>(settings);
    std::vector<std::unique_ptr<delivery::Carrier>> carriers;
    carriers.push_back(std::make_unique<delivery::MailCarrier>(
        *m_transport, m_seal, store::AttachmentFiles(m_fixture->path()), net::TargetRules{}));
    m_outbox =
        std::make_unique<delivery::OutboxDelivery>(*m_fixture->engine, m_fixture->clock, std::move(carriers),
                                                   delivery::Backoff{Millis::seconds(2), Millis::hours(6), false});
    m_fetcher = std::make_unique<delivery::MailFetcher>(
        *m_fixture->engine, *m_transport, m_seal, m_fixture->clock, net::TargetRules{},
        [this](engine::TurnRequest request, const auto &done) {
            QMetaObject::invokeMethod(
                &m_fixture->context,
                [this, request = std::move(request), done] {
                    m_fixture->engine->turn(request, &m_fixture->context, done);
                },
                Qt::QueuedConnection);
        });
    m_outbox->start();
    m_fetcher->start();
}

void TestMailWay::stopMail()
{
    m_fetcher->stop();
    m_outbox->stop();
    m_fixture->engine->stop();
    m_fetcher.reset();
    m_outbox.reset();
    m_transport.reset();
}

QString TestMailWay::write(const QString &name, const QString &text, const IncomingMail &answering,
                           const QByteArray &more)
{
    OutgoingMail mail;
    mail.from = {name + u"@example.com"_s, name};
    mail.to = {Support.toString(), {}};
    mail.subject = answering.subject.isEmpty() ? u"Boots"_s : answering.subject;
    mail.text = text;
    if (!answering.text.isEmpty())
        mail.text += u"\n\nOn 1 Nov 2026, Acme <support@acme.example> wrote:\n> "_s +
                     QString(answering.text).replace(u'\n', u"\n> "_s);
    mail.messageId = u"c%1.%2@example.com"_s.arg(++m_written).arg(name);
    mail.inReplyTo = answering.messageId;
    mail.at = m_fixture->clock.now();
    QByteArray bytes = *delivery::writeMail(mail);
    m_server->put(Support.toString(), more + bytes.replace("\r\n", "\n"));
    return mail.messageId;
}

void TestMailWay::readAll(qint64 uid)
{
    QVERIFY(comes([&] {
        const auto stands = mark();
        return stands && stands->uid >= uid;
    }));
}

std::optional<MailboxMark> TestMailWay::mark()
{
    return ask<std::optional<MailboxMark>>(
        [this](store::Readers &readers) { return readers.rows.channelMessages.markOf(m_fixture->company.id); });
}

QByteArray TestMailWay::answerTo(const QString &path, const QByteArray &command)
{
    const auto directory = m_fixture->engine->directory();
    const engine::CompanyEntry *entry = directory->company(m_fixture->company.id);
    auto call = delivery::callTo(entry->company.config.mail.imap, false, path, *directory, entry->company.id, m_seal);
    call->command = command;
    std::optional<base::Result<net::Response>> told;
    m_transport->send(*std::move(call), &m_fixture->context,
                      [&](base::Result<net::Response> answer) { told = std::move(answer); });
    if (!QTest::qWaitFor([&] { return told.has_value(); }, 60'000) || !*told)
        return {};
    return (*told)->body;
}

std::vector<IncomingMail> TestMailWay::mailsOf(const QString &name) const
{
    std::vector<IncomingMail> mails;
    for (const QByteArray &each : m_server->mails(name + u"@example.com"_s))
        mails.push_back(*delivery::readMail(each));
    return mails;
}

void TestMailWay::waitForMails(const QString &name, size_t count)
{
    QVERIFY(comes([&] { return mailsOf(name).size() >= count; }));
    QCOMPARE(mailsOf(name).size(), count);
}

IncomingMail TestMailWay::mailTo(const QString &name, size_t count)
{
    waitForMails(name, count);
    const auto mails = mailsOf(name);
    return mails.size() < count ? IncomingMail{} : mails[count - 1];
}

std::vector<OutboxRow> TestMailWay::outbox()
{
    return ask<std::vector<OutboxRow>>([this](store::Readers &readers) {
        store::OutboxFilter filter;
        filter.company = m_fixture->company.id;
        return readers.rows.outbox.list(filter);
    });
}

std::vector<Session> TestMailWay::sessions()
{
    return ask<std::vector<Session>>([](store::Readers &readers) -> base::Result<std::vector<Session>> {
        std::vector<Session> all;
        for (qint64 key = 1;; ++key) {
            const auto session = readers.rows.sessions.byKey({key});
            if (!session)
                return session.error();
            if (!*session)
                return all;
            all.push_back(**session);
        }
    });
}

int TestMailWay::messagesOf(const Session &session)
{
    return static_cast<int>(ask<std::vector<Message>>([&](store::Readers &readers) {
                                return readers.rows.messages.of(session.key);
                            }).size());
}

void TestMailWay::anAnswerComesBackInItsThread()
{
    const QString first = write(u"dana"_s, u"How long does shipping take?"_s);
    const IncomingMail answer = mailTo(u"dana"_s, 1);
    QCOMPARE(answer.subject, u"Re: Boots"_s);
    QCOMPARE(answer.sender.address, Support.toString());
    QCOMPARE(answer.sender.name, u"Acme Outdoor"_s);
    QCOMPARE(answer.answers, QStringList(first));
    QCOMPARE(answer.automatic, u"Auto-Submitted: auto-replied"_s);
    QVERIFY(!answer.text.isEmpty());

    const QString second = write(u"dana"_s, u"Thank you."_s, answer);
    const IncomingMail next = mailTo(u"dana"_s, 2);
    QCOMPARE(next.answers, QStringList({second, answer.messageId, first}));
    const auto all = sessions();
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all.front().channel, Channel::Email);
    QCOMPARE(all.front().door, Door::Mail);
    QCOMPARE(all.front().customerRef, u"cust-dana"_s);
    QCOMPARE(messagesOf(all.front()), 4);
    const auto words =
        ask<std::vector<Message>>([&](store::Readers &readers) { return readers.rows.messages.of(all.front().key); });
    QCOMPARE(words[0].text, u"Boots\n\nHow long does shipping take?"_s);
    QCOMPARE(words[2].text, u"Thank you."_s);
    // A mail may be in its mailbox before its delivery is recorded.
    QVERIFY(comes([this] {
        const auto rows = outbox();
        return std::all_of(rows.begin(), rows.end(),
                           [](const OutboxRow &row) { return row.state == OutboxState::Delivered; });
    }));
}

void TestMailWay::aPersonsReplyGoesOutToo()
{
    const QString first = write(u"luis"_s, u"I want to talk to a human being, please."_s);
    QVERIFY(comes([this] { return !sessions().empty(); }));
    const Session session = sessions().front();
    const CompanyId company = m_fixture->company.id;
    if (session.tier != Tier::HumanAgent) {
        QVERIFY(m_fixture->command<Session>(
            [&](engine::CommandContext &context) { return commands::takeOver(context, company, session.id, {}); },
            m_fixture->as(m_fixture->marek)));
    } else {
        QVERIFY(m_fixture->command<Session>(
            [&](engine::CommandContext &context) { return commands::claim(context, company, session.id); },
            m_fixture->as(m_fixture->marek)));
    }
    QVERIFY(m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) { return commands::note(context, company, session.id, u"secret note"_s); },
        m_fixture->as(m_fixture->marek)));
    QVERIFY(m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) {
            return commands::reply(context, company, session.id, u"I am Marek: <b>hello</b>"_s);
        },
        m_fixture->as(m_fixture->marek)));
    QVERIFY(comes([this] {
        const auto mails = mailsOf(u"luis"_s);
        return !mails.empty() && mails.back().text.contains(u"Marek");
    }));
    const IncomingMail reply = mailsOf(u"luis"_s).back();
    QCOMPARE(reply.text, u"I am Marek: <b>hello</b>"_s);
    QCOMPARE(reply.automatic, QString());
    QCOMPARE(reply.answers.first(), first);
    const QByteArray raw = m_server->mails(u"luis@example.com"_s).back();
    QVERIFY(raw.contains("&lt;b&gt;hello&lt;/b&gt;"));
    for (const QByteArray &each : m_server->mails(u"luis@example.com"_s))
        QVERIFY(!each.contains("secret note"));
}

void TestMailWay::automaticMailIsKeptAndNotAnswered()
{
    write(u"luis"_s, u"I am on holiday."_s, {}, "Auto-Submitted: auto-replied\n");
    write(u"luis"_s, u"News!"_s, {}, "List-Id: <news.example.com>\n");
    write(u"dana"_s, u"Hello"_s);
    waitForMails(u"dana"_s, 1);
    QCOMPARE(sessions().size(), size_t(1));
    QCOMPARE(mailsOf(u"luis"_s).size(), size_t(0));
    const auto kept = ask<std::vector<IgnoredMessage>>(
        [this](store::Readers &readers) { return readers.rows.ignoredMessages.page(m_fixture->company.id, {}, 10); });
    QCOMPARE(kept.size(), size_t(2));
    QCOMPARE(kept[0].reason, u"List-Id"_s);
    QCOMPARE(kept[1].reason, u"Auto-Submitted: auto-replied"_s);
    QCOMPARE(kept[1].address, u"luis@example.com"_s);
}

void TestMailWay::whatIsTakenOnceIsNotTakenAgain()
{
    const QByteArray mail = "From: dana@example.com\nSubject: Tent\nMessage-ID: <once@example.com>\n\nHello\n";
    m_server->put(Support.toString(), mail);
    m_server->put(Support.toString(), mail);
    const QByteArray nameless = "From: luis@example.com\nSubject: Boots\n\nHello\n";
    m_server->put(Support.toString(), nameless);
    m_server->put(Support.toString(), nameless);
    readAll(5);
    QCOMPARE(sessions().size(), size_t(2));
    for (const Session &each : sessions())
        QCOMPARE(messagesOf(each), 2);
    waitForMails(u"dana"_s, 1);
    waitForMails(u"luis"_s, 1);
    // As after a crash between the turn and the mark.
    stopMail();
    m_fixture->open();
    QVERIFY(m_fixture->command<void>([this](engine::CommandContext &context) -> base::Result<void> {
        auto mark = context.store().channelMessages.markOf(m_fixture->company.id);
        (*mark)->uid = 1;
        return context.store().channelMessages.put(**mark);
    }));
    startMail();
    readAll(5);
    QCOMPARE(sessions().size(), size_t(2));
    for (const Session &each : sessions())
        QCOMPARE(messagesOf(each), 2);
}

void TestMailWay::anotherMailboxNumberingTakesNothingTwice()
{
    write(u"dana"_s, u"Hello"_s);
    waitForMails(u"dana"_s, 1);
    const auto validity = [this] { return mark()->validity; };
    const qint64 before = validity();
    stopMail();
    m_server->renumber(Support.toString());
    m_fixture->open();
    startMail();
    write(u"luis"_s, u"Hello too"_s);
    QVERIFY(comes([&] { return validity() != before; }));
    waitForMails(u"luis"_s, 1);
    QCOMPARE(mailsOf(u"dana"_s).size(), size_t(1));
}

void TestMailWay::aBacklogOfThousandsIsTakenWhole()
{
    constexpr int Backlog = 3000;
    for (int i = 0; i < Backlog; ++i)
        write(u"luis"_s, u"Hello"_s);
    // All of them are found, at once ...
    const auto status = delivery::statusFrom(answerTo({}, delivery::statusCommand(u"INBOX"_s)));
    QVERIFY(status);
    QCOMPARE(status->mails, qint64(Backlog) + 1);
    delivery::MailboxSearch search(*status, 1);
    while (!search.isDone())
        search.take(answerTo(u"INBOX"_s, search.command()));
    const std::vector<qint64> uids = search.uids();
    QCOMPARE(uids.size(), size_t(Backlog));
    QCOMPARE(uids.front(), qint64(2));
    QCOMPARE(uids.back(), qint64(Backlog) + 1);
    // ... and taken one by one, with none left out.
    readAll(30);
    stopMail();
    m_fixture->open();
    const qint64 stands = mark()->uid;
    QVERIFY2(stands < Backlog, qPrintable(QString::number(stands)));
    const int taken = ask<int>([this](store::Readers &readers) {
        return readers.rows.channelMessages.count(m_fixture->company.id, Channel::Email, u"luis@example.com"_s, {});
    });
    QVERIFY2(taken == stands - 1 || taken == stands, qPrintable(u"%1 to %2"_s.arg(taken).arg(stands)));
    // Thousands of UIDs that nobody has any more are no way to walk.
    m_server->empty(Support.toString());
    startMail();
    write(u"dana"_s, u"Hello"_s);
    waitForMails(u"dana"_s, 1);
    readAll(Backlog + 2);
    QCOMPARE(mark()->uid, qint64(Backlog) + 2);
}

void TestMailWay::aMailThatIsRefusedNowIsNotLost()
{
    tests::RefusingImap server;
    server.mails = {"From: old@example.com\r\n\r\nold\r\n"};
    const QJsonObject imap{{u"host"_s, u"127.0.0.1"_s},
                           {u"port"_s, server.serverPort()},
                           {u"security"_s, u"none"_s},
                           {u"user"_s, QString()}};
    QVERIFY(m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id, {{u"mail"_s, QJsonObject{{u"imap"_s, imap}}}});
    }));
    QVERIFY(comes([this] { return mark()->account.startsWith(u"127.0.0.1"); }));
    for (const char *name : {"dana", "luis"})
        server.mails.append(QByteArray("From: ") + name + "@example.com\r\nMessage-ID: <" + name +
                            "@example.com>\r\nSubject: Boots\r\n\r\nHello\r\n");
    QVERIFY(comes([&] { return server.refused >= 3; }));
    QCOMPARE(mark()->uid, qint64(1));
    server.isRefusing = false;
    waitForMails(u"dana"_s, 1);
    waitForMails(u"luis"_s, 1);
    QVERIFY(comes([this] { return mark()->uid == 3; }));
}

void TestMailWay::whatLayThereBeforeStays()
{
    write(u"dana"_s, u"Hello"_s);
    waitForMails(u"dana"_s, 1);
    QCOMPARE(sessions().size(), size_t(1));
}

void TestMailWay::aThreadIsItsCustomersOnly()
{
    write(u"dana"_s, u"How long does shipping take?"_s);
    const IncomingMail answer = mailTo(u"dana"_s, 1);
    write(u"luis"_s, u"And where is mine?"_s, answer);
    waitForMails(u"luis"_s, 1);
    const auto all = sessions();
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(messagesOf(all[0]), 2);
    QCOMPARE(all[1].customerRef, u"luis@example.com"_s);
    QVERIFY(!mailsOf(u"luis"_s).front().answers.contains(all[0].id));
}

void TestMailWay::manyMailsOfOneSenderStopBeingAnswered()
{
    for (int i = 0; i < 8; ++i)
        write(u"luis"_s, u"Hello %1"_s.arg(i));
    readAll(9);
    QCOMPARE(messagesOf(sessions().front()), 10);
    const auto kept = ask<std::vector<IgnoredMessage>>(
        [this](store::Readers &readers) { return readers.rows.ignoredMessages.page(m_fixture->company.id, {}, 10); });
    QCOMPARE(kept.size(), size_t(3));
    QCOMPARE(kept[0].reason, u"more than 5 mails in an hour"_s);
}

void TestMailWay::aRestartGoesOn()
{
    stopMail();
    m_fixture->open();
    write(u"dana"_s, u"Hello"_s);
    startMail();
    waitForMails(u"dana"_s, 1);
}

void TestMailWay::refusedMailIsOnRecord_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<OutboxState>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::newRow("for good") << u"never"_s << OutboxState::Failed << 550 << u"550 5.1.1"_s;
    QTest::newRow("for now") << u"later"_s << OutboxState::Pending << 450 << u"450 4.2.1"_s;
}

void TestMailWay::refusedMailIsOnRecord()
{
    QFETCH(QString, name);
    QFETCH(QString, error);
    write(name, u"Hello"_s);
    QVERIFY(comes([&] { return !outbox().empty() && outbox().front().attempts > 0; }));
    const OutboxRow row = outbox().front();
    QTEST(row.state, "state");
    QVERIFY2(row.lastError.startsWith(error), qPrintable(row.lastError));
    const auto attempts =
        ask<std::vector<OutboxAttempt>>([&](store::Readers &readers) { return readers.rows.outbox.attempts(row.id); });
    QTEST(attempts.front().status.value_or(0), "status");
}

void TestMailWay::aWrongPasswordIsTriedAgain()
{
    configure(u"wrong"_s);
    write(u"dana"_s, u"Hello"_s);
    QVERIFY(comes([&] { return !outbox().empty() && outbox().front().attempts > 0; }));
    QCOMPARE(outbox().front().state, OutboxState::Pending);
    QVERIFY2(outbox().front().lastError.startsWith(u"the server refused this user name or password: 535 "),
             qPrintable(outbox().front().lastError));
    configure();
    waitForMails(u"dana"_s, 1);
}

void TestMailWay::aReplyWaitsForAnAccountThatIsOff()
{
    write(u"dana"_s, u"I want to talk to a human being, please."_s);
    waitForMails(u"dana"_s, 1);
    const Session session = sessions().front();
    const CompanyId company = m_fixture->company.id;
    QVERIFY(m_fixture->command<Session>(
        [&](engine::CommandContext &context) { return commands::claim(context, company, session.id); },
        m_fixture->as(m_fixture->marek)));
    configure(QString::fromLatin1(tests::MailServer::Password), false);
    QVERIFY(m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) {
            return commands::reply(context, company, session.id, u"Marek here."_s);
        },
        m_fixture->as(m_fixture->marek)));
    QVERIFY(comes([&] { return outbox().front().attempts > 0; }));
    QCOMPARE(outbox().front().state, OutboxState::Pending);
    QCOMPARE(outbox().front().lastError, u"the company's mail account is not set up or is switched off"_s);
    configure();
    waitForMails(u"dana"_s, 2);
    QCOMPARE(mailsOf(u"dana"_s).back().text, u"Marek here."_s);
}

void TestMailWay::aSenderIsNoProof()
{
    write(u"dana"_s, u"Refund my order ORD-9876, please. Yes, do it."_s);
    waitForMails(u"dana"_s, 1);
    const Session session = sessions().front();
    QVERIFY(!session.isVerified);
    QVERIFY(ask<std::vector<Action>>([&](store::Readers &readers) {
                return readers.rows.actions.ofSession(session.key);
            }).empty());
    QVERIFY(!mailsOf(u"dana"_s).front().text.contains(u"Ridge"));
}

void TestMailWay::filesComeWithTheirMessages()
{
    const auto with = [this](const QByteArray &head, const QByteArray &words, const QList<QByteArray> &pictures) {
        QByteArray mail =
            "From: dana@example.com\n" + head + "Content-Type: multipart/mixed; boundary=y\n\n--y\n\n" + words;
        for (const QByteArray &each : pictures)
            mail += "\n--y\nContent-Type: image/png; name=torn.png\nContent-Transfer-Encoding: base64\n\n" +
                    each.toBase64();
        m_server->put(Support.toString(), mail + "\n--y\nContent-Type: text/csv; name=log.csv\n\na,b\n--y--\n");
    };
    const auto said = [this] {
        return ask<std::vector<Message>>(
            [&](store::Readers &readers) { return readers.rows.messages.of(sessions().front().key); });
    };
    with("Subject: Torn\nMessage-ID: <one@example.com>\n", "See.", {test::png()});
    waitForMails(u"dana"_s, 1);
    Message first = said().front();
    QCOMPARE(first.text, u"Torn\n\nSee.\n[log.csv]"_s);
    QCOMPARE(first.attachments.size(), size_t(1));
    const auto stored = ask<std::optional<StoredAttachment>>([&](store::Readers &readers) {
        return readers.rows.attachments.byPublicId(m_fixture->company.id, first.attachments.front().id);
    });
    QVERIFY(stored);
    QCOMPARE(stored->message, first.id);
    QCOMPARE(stored->file.name, u"torn.png"_s);
    QCOMPARE(store::AttachmentFiles(m_fixture->path()).read(stored->sha256).value(), test::png());
    // In the conversation that it goes on with, five of a mail.
    QList<QByteArray> many;
    for (char i = 1; i <= 7; ++i)
        many.append(test::png(40, 30, i));
    with("Subject: Re: Torn\nMessage-ID: <two@example.com>\nIn-Reply-To: <one@example.com>\n", "More.", many);
    QVERIFY(comes([&] { return said().size() >= 3; }));
    QCOMPARE(said()[2].attachments.size(), size_t(5));
    QCOMPARE(said()[2].text, u"More.\n[torn.png]\n[torn.png]\n[log.csv]"_s);
}

int TestMailWay::wordsOf(const Session &session)
{
    const auto all =
        ask<std::vector<Message>>([&](store::Readers &readers) { return readers.rows.messages.of(session.key); });
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Message &each) { return each.speaker == Speaker::Customer; }));
}

Session TestMailWay::take()
{
    const Session session = sessions().back();
    const auto taken = m_fixture->command<Session>(
        [&](engine::CommandContext &context) {
            return session.tier == Tier::HumanAgent
                       ? commands::claim(context, m_fixture->company.id, session.id)
                       : commands::takeOver(context, m_fixture->company.id, session.id, {});
        },
        m_fixture->as(m_fixture->marek));
    if (!taken)
        qFatal("the case was not taken: %s", qPrintable(taken.error().message));
    return session;
}

void TestMailWay::reply(const Session &session, const QString &text, const QList<QByteArray> &files)
{
    QStringList ids;
    for (const QByteArray &each : files) {
        const auto name = store::AttachmentFiles(m_fixture->path()).put(each);
        QVERIFY(name);
        const auto brought = m_fixture->command<StoredAttachment>(
            [&](engine::CommandContext &context) {
                return commands::bringFile(
                    context, {m_fixture->company.id, session.id, u"Größe.png"_s, MediaType::Png, each.size(), *name});
            },
            m_fixture->as(m_fixture->marek));
        QVERIFY2(brought, brought ? "" : qPrintable(brought.error().message));
        ids.append(brought->file.id);
    }
    const auto said = m_fixture->command<commands::Said>(
        [&](engine::CommandContext &context) {
            return commands::reply(context, m_fixture->company.id, session.id, text, ids);
        },
        m_fixture->as(m_fixture->marek));
    QVERIFY2(said, said ? "" : qPrintable(said.error().message));
}

QJsonObject TestMailWay::readByImap(const QString &name, const QString &words) const
{
    static const QByteArray Program = R"py(
import email, email.policy, imaplib, json, ssl, sys
port, user, password, words = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4].encode()
box = imaplib.IMAP4_SSL("127.0.0.1", port, ssl_context=ssl._create_unverified_context())
box.login(user, password)
box.select("INBOX", readonly=True)
def find(key):
    box.literal = words
    return box.search("UTF-8", key)[1][0].split()
newest = box.search(None, "ALL")[1][0].split()[-1]
mail = email.message_from_bytes(box.fetch(newest, "(BODY.PEEK[])")[1][0][1], policy=email.policy.default)
said = {"subject": mail["subject"], "isFoundInSubject": newest in find("SUBJECT"),
        "isFoundInBody": newest in find("BODY"), "files": []}
for part in mail.walk():
    if part.is_multipart():
        continue
    if part.get_filename():
        said["files"].append({"name": part.get_filename(), "content": part.get_content().hex()})
    else:
        said[part.get_content_subtype()] = part.get_payload(decode=True).decode(part.get_content_charset(), "strict")
box.logout()
print(json.dumps(said)))py";
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {u"-c"_s, QString::fromUtf8(Program), QString::number(m_server->imapsPort()), name + u"@example.com"_s,
                  QString::fromLatin1(tests::MailServer::Password), words});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return {{u"error"_s, QString::fromUtf8(python.readAllStandardError())}};
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

/// Of each script words that ISO 8859-1 has, and words that it does not have.
void TestMailWay::repliesInEachScriptArriveWithTheirFiles()
{
    const auto mails = [this] { return mailsOf(u"luis"_s); };
    for (const char *utf8 : {"Grüße aus Köln", "Où est-elle ? Ça y est", "Grüße – 5 € zurück", "Zażółć gęślą jaźń",
                             "Πού είναι η παραγγελία", "Где мой заказ", "مرحباً أين طلبي", "我的订单在哪里", "👢 torn"}) {
        const QString words = QString::fromUtf8(utf8);
        const size_t before = mails().size();
        writeAbout(u"luis"_s, words);
        QVERIFY(comes([&] { return mails().size() > before; })); // the AI's
        reply(take(), words, {test::png()});
        QVERIFY(comes([&] { return mails().back().text == words; }));
        const QJsonObject said = readByImap(u"luis"_s, words);
        QVERIFY2(!said.contains(u"error"), qPrintable(said[u"error"].toString()));
        QCOMPARE(said[u"subject"].toString(), u"Re: "_s + words);
        QCOMPARE(said[u"plain"].toString().trimmed(), words);
        QVERIFY2(said[u"html"].toString().contains(words), qPrintable(said[u"html"].toString()));
        QVERIFY2(said[u"isFoundInBody"].toBool() && said[u"isFoundInSubject"].toBool(), utf8);
        const QJsonArray files = said[u"files"].toArray();
        QCOMPARE(files.size(), qsizetype(1));
        QCOMPARE(files[0][u"name"].toString(), u"Größe.png"_s);
        QCOMPARE(files[0][u"content"].toString().toLatin1(), test::png().toHex());
        // Five mails of one sender are answered in an hour.
        m_fixture->clock.advance(Millis::minutes(20));
    }
}

void TestMailWay::aReplyOfFilesAloneArrives()
{
    writeAbout(u"dana"_s, u"Label"_s);
    waitForMails(u"dana"_s, 1);
    reply(take(), QString(), {test::png(40, 30, 1), test::png(40, 30, 2)});
    QVERIFY(comes([this] { return mailsOf(u"dana"_s).back().files.size() == 2; }));
    const IncomingMail mail = mailsOf(u"dana"_s).back();
    QCOMPARE(mail.automatic, QString());
    QCOMPARE(mail.files.size(), size_t(2));
    QCOMPARE(mail.files[0].content, test::png(40, 30, 1));
    QCOMPARE(mail.files[1].content, test::png(40, 30, 2));
    QVERIFY(comes([this] { return outbox().front().state == OutboxState::Delivered; }));
}

void TestMailWay::anotherSubjectIsAnotherCase()
{
    writeAbout(u"dana"_s, u"Tent"_s);
    waitForMails(u"dana"_s, 1);
    writeAbout(u"dana"_s, u"Boots"_s);
    waitForMails(u"dana"_s, 2);
    // A program that names no mail which it answers.
    writeAbout(u"dana"_s, u"RE: tent"_s);
    waitForMails(u"dana"_s, 3);
    // In its thread the subject may be another.
    IncomingMail answering = mailsOf(u"dana"_s)[1];
    answering.subject = u"Laces"_s;
    write(u"dana"_s, u"Hello"_s, answering);
    waitForMails(u"dana"_s, 4);
    const auto all = sessions();
    QCOMPARE(all.size(), size_t(2));
    for (const Session &each : all) {
        QCOMPARE(wordsOf(each), 2);
        QCOMPARE(each.customerRef, u"cust-dana"_s);
        // Beside each stands the other.
        const auto others =
            ask<std::vector<Session>>([&](store::Readers &readers) { return readers.sessions.othersOf(each, 20); });
        QCOMPARE(others.size(), size_t(1));
        QVERIFY(others.front().id != each.id);
    }
}

void TestMailWay::aSenderWhomTheRelayVouchesForIsVerified()
{
    const QByteArray pass = "Authentication-Results: mx.acme.example; dmarc=pass header.from=example.com\n";
    const QByteArray fail = "Authentication-Results: mx.acme.example; dmarc=fail header.from=example.com\n";
    size_t mails = 0;
    const auto opened = [&](const char *subject, const QByteArray &head) {
        writeAbout(u"dana"_s, QString::fromLatin1(subject), head);
        waitForMails(u"dana"_s, ++mails);
        return sessions().back();
    };
    QVERIFY(!opened("Before it is set", pass).isVerified);
    QVERIFY(m_fixture->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, m_fixture->company.id,
                                    {{u"mail"_s, QJsonObject{{u"authservId"_s, u"mx.acme.example"_s}}}});
    }));
    QVERIFY(!opened("Forged below", fail + "Received: from evil.example\n" + pass).isVerified);
    QVERIFY(!opened("Another relay", QByteArray(pass).replace("mx.acme", "mx.evil")).isVerified);
    const Session verified = opened("Laces", pass);
    QVERIFY(verified.isVerified);
    // Whoever forges the address does not get into the verified conversation, by subject or by thread.
    m_fixture->clock.advance(Millis::hours(1));
    QVERIFY(opened("Re: Laces", fail).id != verified.id);
    const IncomingMail answer = mailsOf(u"dana"_s)[3];
    QVERIFY(!answer.messageId.isEmpty());
    write(u"dana"_s, u"Hello again"_s, answer, fail);
    waitForMails(u"dana"_s, ++mails);
    QCOMPARE(wordsOf(verified), 1);
    write(u"dana"_s, u"Hello again"_s, answer, pass);
    waitForMails(u"dana"_s, ++mails);
    QCOMPARE(wordsOf(verified), 2);
}

QTEST_GUILESS_MAIN(TestMailWay)
#include "tst_mailway.moc"
