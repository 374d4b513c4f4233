#include "core/base/Json.h"
#include "core/doors/dialects/Notices.h"
#include "core/store/AttachmentFiles.h"
#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Result;
using engine::CommandContext;
using tests::EngineFixture;

namespace {

/// A company whose endpoint wants @p events.
class Told final
{
public:
    explicit Told(const QStringList &events)
    {
        fixture.announcer = &notices;
        fixture.restart();
        Endpoint wish;
        wish.company = fixture.company.id;
        wish.target = QStringLiteral("https://example.com/hook");
        wish.events = events;
        wish.secret = "sealed";
        endpoint = *fixture.command<Endpoint>(
            [wish](CommandContext &context) { return commands::saveEndpoint(context, wish); });
    }
    Session start()
    {
        return *fixture.command<Session>([this](CommandContext &context) {
            engine::StartSession request;
            request.company = fixture.company.id;
            request.id = QStringLiteral("sess_1");
            request.customerRef = QStringLiteral("cust-dana");
            return commands::startSession(context, request);
        });
    }
    /// Oldest first.
    std::vector<OutboxRow> rows()
    {
        auto found = *fixture.wait<std::vector<OutboxRow>>([&](auto done) {
            fixture.engine->read<std::vector<OutboxRow>>(
                [company = fixture.company.id](store::Readers &readers) {
                    store::OutboxFilter filter;
                    filter.company = company;
                    return readers.rows.outbox.list(filter);
                },
                &fixture.context, std::move(done));
        });
        std::reverse(found.begin(), found.end());
        return found;
    }
    QStringList names()
    {
        QStringList names;
        for (const OutboxRow &row : rows())
            names << row.event;
        return names;
    }
    QJsonObject data(qsizetype index)
    {
        const OutboxRow row = rows().at(static_cast<size_t>(index));
        const auto json = base::parseJsonObject(row.body);
        if (!json || json->value(u"event") != row.event || !json->contains(u"timestamp"))
            qFatal("no envelope: %s", row.body.constData());
        return json->value(u"data").toObject();
    }

    dialects::Notices notices;
    EngineFixture fixture;
    Endpoint endpoint;
};

} // namespace

/// What companies' endpoints are told, and that it is written with what it tells of.
class TestNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTurnThatEscalatesIsToldInOrder()
    {
        Told told(outboxEvents());
        const auto outcome = told.fixture.turn(
            told.fixture.opening(QStringLiteral("This is outrageous! Three weeks and nothing. I want a human NOW!")));
        QVERIFY(outcome);
        const QStringList names = told.names();
        QCOMPARE(names.mid(0, 3),
                 QStringList({QStringLiteral("session.created"), QStringLiteral("conversation.created"),
                              QStringLiteral("message.created")}));
        QCOMPARE(told.data(0)[u"channel"].toString(), QStringLiteral("chat"));
        QCOMPARE(told.data(1)[u"channel"].toString(), QStringLiteral("web"));
        QVERIFY(names.contains(QStringLiteral("sentiment.negative")));
        QVERIFY(names.indexOf(QStringLiteral("session.escalated")) > 2);
        QCOMPARE(told.rows().front().session, outcome->session.key);
        QCOMPARE(told.rows().front().endpoint, told.endpoint.id);
        const QJsonObject message = told.data(2);
        QCOMPARE(message[u"role"].toString(), QStringLiteral("customer"));
        QVERIFY(message[u"content"].toString().startsWith(u"This is outrageous"));
    }
    void aMessageIsToldWithItsFiles()
    {
        Told told({QStringLiteral("message.created")});
        told.start();
        const QByteArray picture = "\x89PNG\r\n\x1a\n and so on";
        const auto stored = store::AttachmentFiles(told.fixture.path()).put(picture);
        QVERIFY(stored);
        const auto brought = told.fixture.command<StoredAttachment>([&](CommandContext &context) {
            return commands::bringFile(context, {told.fixture.company.id, QStringLiteral("sess_1"),
                                                 QStringLiteral("torn.png"), MediaType::Png, picture.size(), *stored});
        });
        QVERIFY(brought);
        auto request = told.fixture.message(QStringLiteral("sess_1"), QStringLiteral("It came torn."));
        request.attachments = {brought->file.id};
        QVERIFY(told.fixture.turn(std::move(request)));
        // All that is told of it, and none of its bytes.
        QCOMPARE(told.data(0)[u"attachments"].toArray(),
                 QJsonArray({QJsonObject{{QStringLiteral("id"), brought->file.id},
                                         {QStringLiteral("name"), QStringLiteral("torn.png")},
                                         {QStringLiteral("type"), QStringLiteral("image/png")},
                                         {QStringLiteral("size"), picture.size()}}}));
        const QJsonObject answer = told.data(1);
        QCOMPARE(answer[u"role"].toString(), QStringLiteral("ai_rep"));
        QCOMPARE(answer[u"attachments"], QJsonValue(QJsonArray()));
    }
    void anEscalationIsToldInBothContractsWords()
    {
        Told told({QStringLiteral("session.escalated"), QStringLiteral("escalation.created"),
                   QStringLiteral("high_priority_case")});
        told.start();
        QVERIFY(told.fixture.command<commands::Ticket>([&](CommandContext &context) {
            commands::OpenTicket request;
            request.company = told.fixture.company.id;
            request.sessionId = QStringLiteral("sess_1");
            request.reason = Reason::ComplexIssue;
            request.priority = Priority::Urgent;
            return commands::openTicket(context, request);
        }));
        QCOMPARE(told.names(), QStringList({QStringLiteral("session.escalated"), QStringLiteral("escalation.created"),
                                            QStringLiteral("high_priority_case")}));
        const QJsonObject cs = told.data(0);
        QCOMPARE(cs, (QJsonObject{{QStringLiteral("sessionId"), QStringLiteral("sess_1")},
                                  {QStringLiteral("companyId"), QStringLiteral("acme")},
                                  {QStringLiteral("customerId"), QStringLiteral("cust-dana")},
                                  {QStringLiteral("fromTier"), QStringLiteral("AI_REP")},
                                  {QStringLiteral("toTier"), QStringLiteral("HUMAN_AGENT")},
                                  {QStringLiteral("reason"), QStringLiteral("COMPLEX_ISSUE")}}));
        const QJsonObject support = told.data(1);
        QCOMPARE(support.keys(),
                 QStringList({QStringLiteral("customer_id"), QStringLiteral("priority"), QStringLiteral("reason"),
                              QStringLiteral("session_id"), QStringLiteral("ticket_id")}));
        QCOMPARE(support[u"reason"].toString(), QStringLiteral("high_complexity"));
        QCOMPARE(support[u"priority"].toString(), QStringLiteral("urgent"));
        QVERIFY(support[u"ticket_id"].toString().startsWith(u"TKT-"));
    }
    void aCaseIsToldOfWhenItBecomesUrgentToo()
    {
        Told told({QStringLiteral("escalation.created"), QStringLiteral("high_priority_case")});
        told.start();
        QStringList expected{QStringLiteral("escalation.created")};
        QString number;
        for (const Priority priority :
             {Priority::Normal, Priority::High, Priority::High, Priority::Low, Priority::Urgent}) {
            const auto ticket = told.fixture.command<commands::Ticket>([&](CommandContext &context) {
                commands::OpenTicket request;
                request.company = told.fixture.company.id;
                request.sessionId = QStringLiteral("sess_1");
                request.reason = Reason::ComplexIssue;
                request.priority = priority;
                return commands::openTicket(context, request);
            });
            QVERIFY(ticket);
            number = ticket->escalation.publicId;
        }
        // Once as it becomes high, once as it becomes urgent.
        QCOMPARE(told.names(), QStringList({QStringLiteral("escalation.created"), QStringLiteral("high_priority_case"),
                                            QStringLiteral("high_priority_case")}));
        QCOMPARE(told.data(1)[u"priority"].toString(), QStringLiteral("high"));
        QCOMPARE(told.data(2)[u"priority"].toString(), QStringLiteral("urgent"));
        QCOMPARE(told.data(2)[u"case_id"].toString(), number);
    }
    void aSessionThatEndsIsToldWithItsFigures()
    {
        Told told({QStringLiteral("session.resolved"), QStringLiteral("session.closed")});
        told.start();
        told.fixture.clock.advance(Millis::minutes(7));
        QVERIFY(told.fixture.command<Session>([&](CommandContext &context) {
            commands::Resolve request;
            request.company = told.fixture.company.id;
            request.sessionId = QStringLiteral("sess_1");
            request.resolution.summary = QStringLiteral("answered");
            return commands::resolve(context, request);
        }));
        QCOMPARE(told.names(), QStringList({QStringLiteral("session.resolved"), QStringLiteral("session.closed")}));
        QCOMPARE(told.data(0)[u"summary"].toString(), QStringLiteral("answered"));
        QCOMPARE(told.data(1), (QJsonObject{{QStringLiteral("session_id"), QStringLiteral("sess_1")},
                                            {QStringLiteral("customer_id"), QStringLiteral("cust-dana")},
                                            {QStringLiteral("duration_minutes"), 7},
                                            {QStringLiteral("message_count"), 0},
                                            {QStringLiteral("escalated"), false}}));
    }
    void aMailTellsNameAndWordsToo()
    {
        Told told({QStringLiteral("session.escalated")});
        Endpoint wish;
        wish.company = told.fixture.company.id;
        wish.channel = OutboxChannel::Email;
        wish.target = QStringLiteral("team@acme.example");
        wish.events = {QStringLiteral("session.escalated")};
        wish.format = NoticeFormat::Text;
        QVERIFY(told.fixture.command<Endpoint>(
            [wish](CommandContext &context) { return commands::saveEndpoint(context, wish); }));
        const QString words = QStringLiteral("This is outrageous! Three weeks and nothing. I want a human NOW!");
        const auto turn = told.fixture.turn(told.fixture.opening(words));
        QVERIFY(turn);
        int mails = 0;
        const auto rows = told.rows();
        for (const OutboxRow &row : rows) {
            const auto body = base::parseJsonObject(row.body);
            QVERIFY(body);
            QCOMPARE(body->contains(u"case"), row.channel == OutboxChannel::Email);
            if (row.channel != OutboxChannel::Email)
                continue;
            ++mails;
            const QJsonObject about = body->value(u"case").toObject();
            QCOMPARE(about[u"id"].toString(), turn->session.id);
            QCOMPARE(about[u"customer"].toString(), QStringLiteral("Dana Whitfield"));
            QCOMPARE(about[u"words"].toString(), words);
        }
        QVERIFY(mails > 0);
        QCOMPARE(rows.size(), static_cast<size_t>(2 * mails));
    }

    void notesAndWhatNobodyWantsAreNotTold()
    {
        Told told({QStringLiteral("message.created")});
        told.start();
        QVERIFY(told.fixture.command<Session>(
            [&](CommandContext &context) {
                return commands::takeOver(context, told.fixture.company.id, QStringLiteral("sess_1"),
                                          QStringLiteral("a colleague's business"));
            },
            told.fixture.as(told.fixture.marek)));
        QVERIFY(told.fixture.command<commands::Said>(
            [&](CommandContext &context) {
                return commands::note(context, told.fixture.company.id, QStringLiteral("sess_1"),
                                      QStringLiteral("internal"));
            },
            told.fixture.as(told.fixture.marek)));
        for (const OutboxRow &row : told.rows())
            QVERIFY2(!row.body.contains("internal") && !row.body.contains("colleague"), row.body.constData());
    }
    void whatWasToldBeforeItWasReadTellsItsMoodAlone()
    {
        Told told({QStringLiteral("message.created"), QStringLiteral("sentiment.negative")});
        const Session session = told.start();
        Message message;
        message.id = {7};
        message.session = session.key;
        message.text = QStringLiteral("This is outrageous!");
        for (const bool wasTold : {false, true}) {
            QVERIFY(told.fixture.command<void>([&](CommandContext &context) {
                engine::Event event;
                event.kinds = {"session.updated"};
                event.session = std::make_shared<const Session>(session);
                (wasTold ? event.read : event.messages).push_back(message);
                return context.record({.company = session.company,
                                       .command = "message.take",
                                       .subject = session.id,
                                       .before = {},
                                       .after = {},
                                       .event = std::move(event)});
            }));
            message.score = -.7;
            message.sentiment = Sentiment::Angry;
        }
        QCOMPARE(told.names(), QStringList({QStringLiteral("message.created"), QStringLiteral("sentiment.negative")}));
    }
    void whatIsRefusedTellsNothing()
    {
        Told told(outboxEvents());
        told.start();
        const auto before = told.rows().size();
        QVERIFY(!told.fixture.command<Session>([&](CommandContext &context) {
            if (const auto resolved = commands::archive(context, told.fixture.company.id, QStringLiteral("sess_1"));
                !resolved)
                return resolved;
            return Result<Session>(base::fail(base::Fault::Conflict, QStringLiteral("taken back")));
        }));
        QCOMPARE(told.rows().size(), before);
    }
    void aDisabledEndpointIsToldNothingAndItsRowsAreFailed()
    {
        Told told({QStringLiteral("session.created"), QStringLiteral("session.closed")});
        told.start();
        QVERIFY(told.fixture.command<void>([&](CommandContext &context) {
            return commands::disableEndpoint(context, told.endpoint.id, told.endpoint.target,
                                             QStringLiteral("it answered 410"));
        }));
        const auto rows = told.rows();
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows.front().state, OutboxState::Failed);
        QCOMPARE(rows.front().lastError, QStringLiteral("the endpoint was disabled: it answered 410"));
        QVERIFY(told.fixture.command<Session>([&](CommandContext &context) {
            return commands::archive(context, told.fixture.company.id, QStringLiteral("sess_1"));
        }));
        QCOMPARE(told.rows().size(), 1U);
        const auto refused = told.fixture.command<OutboxRow>([&](CommandContext &context) {
            return commands::sendAgain(context, told.fixture.company.id, rows.front().id);
        });
        QCOMPARE(refused.error().fault, base::Fault::Conflict);
    }
    void anotherCompanysEndpointAndRowsDoNotExist()
    {
        Told told({QStringLiteral("session.created")});
        told.start();
        const CompanyId other = told.fixture
                                    .command<Company>([](CommandContext &context) {
                                        return commands::createCompany(context, QStringLiteral("other"),
                                                                       QStringLiteral("Other"), defaultConfig());
                                    })
                                    ->id;
        const auto removed = told.fixture.command<void>(
            [&](CommandContext &context) { return commands::removeEndpoint(context, other, told.endpoint.id); });
        QCOMPARE(removed.error().fault, base::Fault::NotFound);
        const OutboxId row = told.rows().front().id;
        const auto again = told.fixture.command<OutboxRow>(
            [&](CommandContext &context) { return commands::sendAgain(context, other, row); });
        QCOMPARE(again.error().fault, base::Fault::NotFound);
        const auto ping = told.fixture.command<OutboxRow>(
            [&](CommandContext &context) { return commands::pingEndpoint(context, other, told.endpoint.id, "{}"); });
        QCOMPARE(ping.error().fault, base::Fault::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
