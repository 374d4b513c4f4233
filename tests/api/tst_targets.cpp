#include "core/engine/Correspondence.h"
#include "core/store/Readers.h"
#include "tests/api/CsClient.h"
#include "tests/api/ModelChoice.h"
#include "tests/support/HttpTarget.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <mutex>

using namespace tierdesk;
using tierdesk::test::CsProgram;
namespace commands = tierdesk::engine::commands;

namespace {

/// A service of this machine that was not meant for companies.
class Service final : public QTcpServer
{
public:
    Service()
    {
        connect(this, &QTcpServer::newConnection, this, [this] { ++visits; });
        listen(QHostAddress::LocalHost);
    }
    int visits = 0;
};

/// What is logged while it lives.
class Journal final
{
public:
    Journal()
    {
        s_lines.clear();
        s_handler = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const std::lock_guard lock(s_mutex);
            s_lines.append(text);
        });
    }
    ~Journal() { qInstallMessageHandler(s_handler); }
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    [[nodiscard]] bool contains(const QString &text) const
    {
        const std::lock_guard lock(s_mutex);
        return !s_lines.filter(text).empty();
    }

private:
    static inline std::mutex s_mutex;
    static inline QStringList s_lines;
    static inline QtMessageHandler s_handler = nullptr;
};

QJsonObject serverAt(quint16 port)
{
    return {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, port}, {u"security"_s, u"none"_s}};
}

} // namespace

/// Which machines the accounts of a company may stand on.
class TestTargets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheOperatorOpensThisMachine_data();
    void onlyTheOperatorOpensThisMachine();
    void modelsAndGatewaysFollowTheSameRule_data();
    void modelsAndGatewaysFollowTheSameRule();

private:
    void configure(CsProgram &program);
    void post(CsProgram &program);
    [[nodiscard]] std::vector<OutboxRow> outbox(CsProgram &program);

    Service m_smtp, m_imap, m_carrier;
    app::Waiter m_waiter;
};

void TestTargets::configure(CsProgram &program)
{
    const QByteArray sealed = program.app().seal().seal("a token of the carrier's");
    const auto saved = m_waiter.command<Company>(
        program.app().engine(), Actor{}, [&, sealed](engine::CommandContext &context) -> base::Result<Company> {
            Credential credential;
            credential.company = program.acme;
            credential.kind = CredentialKind::Secret;
            credential.publicId = u"sms"_s;
            credential.sealed = sealed;
            const auto token = commands::createCredential(context, credential);
            if (!token)
                return token.error();
            const QJsonObject mail{{u"enabled"_s, true},
                                   {u"address"_s, u"support@acme.example"_s},
                                   {u"smtp"_s, serverAt(m_smtp.serverPort())},
                                   {u"imap"_s, serverAt(m_imap.serverPort())}};
            const QJsonObject sms{{u"enabled"_s, true},
                                  {u"accountSid"_s, u"AC1"_s},
                                  {u"number"_s, u"+15550100123"_s},
                                  {u"secret"_s, token->id.value},
                                  {u"apiUrl"_s, u"http://localhost:%1"_s.arg(m_carrier.serverPort())},
                                  {u"publicUrl"_s, u"https://desk.example.com"_s}};
            return commands::saveConfig(context, program.acme, {{u"mail"_s, mail}, {u"sms"_s, sms}});
        });
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().where));
}

/// A mail and a text message that are to leave.
void TestTargets::post(CsProgram &program)
{
    const auto posted = m_waiter.command<void>(program.app().engine(), Actor{},
                                               [&program](engine::CommandContext &context) -> base::Result<void> {
                                                   engine::MailWords words;
                                                   words.text = u"Hello"_s;
                                                   words.messageId = u"one@acme.example"_s;
                                                   OutboxRow mail;
                                                   mail.company = program.acme;
                                                   mail.channel = OutboxChannel::Email;
                                                   mail.target = u"dana@example.com"_s;
                                                   mail.body = engine::encode(words);
                                                   if (const auto written = context.sendOut(mail); !written)
                                                       return written.error();
                                                   OutboxRow text;
                                                   text.company = program.acme;
                                                   text.channel = OutboxChannel::Sms;
                                                   text.target = u"+15550100999"_s;
                                                   text.body = "Hello";
                                                   if (const auto written = context.sendOut(text); !written)
                                                       return written.error();
                                                   return {};
                                               });
    QVERIFY2(posted, posted ? "" : qPrintable(posted.error().message));
}

std::vector<OutboxRow> TestTargets::outbox(CsProgram &program)
{
    return m_waiter
        .read<std::vector<OutboxRow>>(program.app().engine(),
                                      [&program](store::Readers &readers) {
                                          store::OutboxFilter filter;
                                          filter.company = program.acme;
                                          return readers.rows.outbox.list(filter);
                                      })
        .value();
}

void TestTargets::onlyTheOperatorOpensThisMachine_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("shut, unless it is said") << false;
    QTest::newRow("opened by allow-private-targets") << true;
}

void TestTargets::onlyTheOperatorOpensThisMachine()
{
    QFETCH(bool, isAllowed);
    const Journal journal;
    CsProgram program({{u"allow-private-targets"_s, isAllowed ? u"on"_s : u"off"_s}});
    configure(program);
    post(program);
    if (isAllowed) {
        for (const Service *each : {&m_smtp, &m_imap, &m_carrier})
            QTRY_VERIFY_WITH_TIMEOUT(each->visits > 0, 30'000);
        return;
    }
    const QString refusal = u"requests to this machine are not allowed (setting allowed-targets)"_s;
    const auto wereTried = [&] {
        const auto rows = outbox(program);
        return rows.size() == 2 && rows[0].attempts > 0 && rows[1].attempts > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(wereTried(), 30'000);
    for (const OutboxRow &each : outbox(program)) {
        QCOMPARE(each.lastError, refusal);
        QCOMPARE(each.state, OutboxState::Pending); // the account, or the setting, may be put right
    }
    QTRY_VERIFY_WITH_TIMEOUT(journal.contains(u"was not read: \""_s + refusal), 30'000);
    for (const Service *each : {&m_smtp, &m_imap, &m_carrier})
        QCOMPARE(each->visits, 0);
}

void TestTargets::modelsAndGatewaysFollowTheSameRule_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<bool>("isListed");
    QTest::newRow("closed by default") << QString() << false;
    QTest::newRow("listed by the operator") << u"allowed-targets"_s << true;
    QTest::newRow("opened by allow-private-targets") << u"allow-private-targets"_s << true;
}

void TestTargets::modelsAndGatewaysFollowTheSameRule()
{
    QFETCH(QString, setting);
    QFETCH(bool, isListed);
    tests::ModelServer model([](const tests::ModelRequest &) { return tests::ModelMove::say(u"Hi."_s); });
    tests::HttpTarget gateway;
    const quint16 modelPort = static_cast<quint16>(QUrl(model.base()).port());
    QList<std::pair<QString, QString>> settings{{u"model-keys"_s, u"file"_s}, {u"chat-company"_s, u"acme"_s}};
    if (setting == u"allowed-targets")
        settings.append({setting, u"127.0.0.1:%1, 127.0.0.1:%2"_s.arg(modelPort).arg(gateway.serverPort())});
    else if (isListed)
        settings.append({setting, u"on"_s});
    const auto bench = test::DeskBench::start(settings);
    QVERIFY(bench);
    test::choose(*bench, model, false);
    bench->command<Company>([&](engine::CommandContext &context) {
        return commands::saveConfig(context, bench->acme,
                                    {{u"gateway"_s, QJsonObject{{u"builtIn"_s, false}, {u"url"_s, gateway.url()}}}});
    });

    const QString chat = u"/api/v1/chat/"_s;
    const QString id = bench->post(chat + u"session"_s, {}).body[u"sessionId"].toString();
    const auto said =
        bench->post(chat + u"message"_s, {}, {{u"sessionId"_s, id}, {u"message"_s, u"Why do birds sing?"_s}});
    QCOMPARE(said.status, 200); // whoever answers
    QCOMPARE(model.count() > 0, isListed);

    const QString session = bench->waiting(bench->acme);
    const auto acted = bench->command<commands::Acted>(
        [&](engine::CommandContext &context) -> base::Result<commands::Acted> {
            if (const auto taken = commands::claim(context, bench->acme, session); !taken)
                return taken.error();
            ActionRequest request;
            request.kind = ActionKind::Refund;
            request.orderNumber = u"ORD-9876"_s;
            request.amount = moneyFromMajor(20, {'U', 'S', 'D'});
            request.idempotencyKey = session;
            return commands::act(context, bench->acme, session, request);
        },
        {.kind = Actor::Kind::User, .user = bench->ann, .name = u"ann@acme.example"_s, .from = {}});
    if (isListed) {
        QTRY_COMPARE_WITH_TIMEOUT(gateway.requests.size(), 1, 30'000);
        return;
    }
    const auto state = [&] {
        return m_waiter
            .read<std::optional<Action>>(
                bench->program->engine(),
                [&](store::Readers &readers) { return readers.rows.actions.byId(acted.action.id); })
            .value()
            ->state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), ActionState::Failed, 30'000);
    QCOMPARE(gateway.requests.size(), 0);
}

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
