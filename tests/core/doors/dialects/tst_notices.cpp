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
        wish.target = u"https://example.com/hook"_s;
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
            request.id = u"sess_1"_s;
            request.customerRef = u"cust-dana"_s;
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
            told.fixture.opening(u"This is outrageous! Three weeks and nothing. I want a human NOW!"_s));
        QVERIFY(outcome);
        const QStringList names = told.names();
        QCOMPARE(names.mid(0, 3), QStringList({u"session.created"_s, u"conversation.created"_s, u"message.created"_s}));
        QCOMPARE(told.data(0)[u"channel"].toString(), u"chat"_s);
        QCOMPARE(told.data(1)[u"channel"].toString(), u"web"_s);
        QVERIFY(names.contains(u"sentiment.negative"_s));
        QVERIFY(names.indexOf(u"session.escalated"_s) > 2);
        QCOMPARE(told.rows().front().session, outcome->session.key);
        QCOMPARE(told.rows().front().endpoint, told.endpoint.id);
        const QJsonObject message = told.data(2);
        QCOMPARE(message[u"role"].toString(), u"customer"_s);
        QVERIFY(message[u"content"].toString().startsWith(u"This is outrageous"));
    }
    void aMessageIsToldWithItsFiles()
    {
        Told told({u"message.created"_s});
        told.start();
        const QByteArray picture = "\x89PNG\r\n\x1a\n and so on";
        const auto stored = store::AttachmentFiles(told.fixture.path()).put(picture);
        QVERIFY(stored);
        const auto brought = told.fixture.command<StoredAttachment>([&](CommandContext &context) {
            return commands::bringFile(context, {told.fixture.company.id, u"sess_1"_s, u"torn.png"_s, MediaType::Png,
                                                 picture.size(), *stored});
        });
        QVERIFY(brought);
        auto request = told.fixture.message(u"sess_1"_s, u"It came torn."_s);
        request.attachments = {brought->file.id};
        QVERIFY(told.fixture.turn(std::move(request)));
        // All that is told of it, and none of its bytes.
        QCOMPARE(told.data(0)[u"attachments"].toArray(), QJsonArray({QJsonObject{{u"id"_s, brought->file.id},
                                                                                 {u"name"_s, u"torn.png"_s},
                                                                                 {u"type"_s, u"image/png"_s},
                                                                                 {u"size"_s, picture.size()}}}));
        const QJsonObject answer = told.data(1);
        QCOMPARE(answer[u"role"].toString(), u"ai_rep"_s);
        QCOMPARE(answer[u"attachments"], QJsonValue(QJsonArray()));
    }
    void anEscalationIsToldInBothContractsWords()
    {
        Told told({u"session.escalated"_s, u"escalation.created"_s, u"high_priority_case"_s});
        told.start();
        QVERIFY(told.fixture.command<commands::Ticket>([&](CommandContext &context) {
            commands::OpenTicket request;
            request.company = told.fixture.company.id;
            request.sessionId = u"sess_1"_s;
            request.reason = Reason::ComplexIssue;
            request.priority = Priority::Urgent;
            return commands::openTicket(context, request);
        }));
        QCOMPARE(told.names(), QStringList({u"session.escalated"_s, u"escalation.created"_s, u"high_priority_case"_s}));
        const QJsonObject cs = told.data(0);
        QCOMPARE(cs, (QJsonObject{{u"sessionId"_s, u"sess_1"_s},
                                  {u"companyId"_s, u"acme"_s},
                                  {u"customerId"_s, u"cust-dana"_s},
                                  {u"fromTier"_s, u"AI_REP"_s},
                                  {u"toTier"_s, u"HUMAN_AGENT"_s},
                                  {u"reason"_s, u"COMPLEX_ISSUE"_s}}));
        const QJsonObject support = told.data(1);
        QCOMPARE(support.keys(),
                 QStringList({u"customer_id"_s, u"priority"_s, u"reason"_s, u"session_id"_s, u"ticket_id"_s}));
        QCOMPARE(support[u"reason"].toString(), u"high_complexity"_s);
        QCOMPARE(support[u"priority"].toString(), u"urgent"_s);
        QVERIFY(support[u"ticket_id"].toString().startsWith(u"TKT-"));
    }
    void aCaseIsToldOfWhenItBecomesUrgentToo()
    {
        Told told({u"escalation.created"_s, u"high_priority_case"_s});
        told.start();
        QStringList expected{u"escalation.created"_s};
        QString number;
        for (const Priority priority :
             {Priority::Normal, Priority::High, Priority::High, Priority::Low, Priority::Urgent}) {
            const auto ticket = told.fixture.command<commands::Ticket>([&](CommandContext &context) {
                commands::OpenTicket request;
                request.company = told.fixture.company.id;
                request.sessionId = u"sess_1"_s;
                request.reason = Reason::ComplexIssue;
                request.priority = priority;
                return commands::openTicket(context, request);
            });
            QVERIFY(ticket);
            number = ticket->escalation.publicId;
        }
        // Once as it becomes high, once as it becomes urgent.
        QCOMPARE(told.names(),
                 QStringList({u"escalation.created"_s, u"high_priority_case"_s, u"high_priority_case"_s}));
        QCOMPARE(told.data(1)[u"priority"].toString(), u"high"_s);
        QCOMPARE(told.data(2)[u"priority"].toString(), u"urgent"_s);
        QCOMPARE(told.data(2)[u"case_id"].toString(), number);
    }
    void aSessionThatEndsIsToldWithItsFigures()
    {
        Told told({u"session.resolved"_s, u"session.closed"_s});
        told.start();
        told.fixture.clock.advance(Millis::minutes(7));
        QVERIFY(told.fixture.command<Session>([&](CommandContext &context) {
            commands::Resolve request;
            request.company = told.fixture.company.id;
            request.sessionId = u"sess_1"_s;
            request.resolution.summary = u"answered"_s;
            return commands::resolve(context, request);
        }));
        QCOMPARE(told.names(), QStringList({u"session.resolved"_s, u"session.closed"_s}));
        QCOMPARE(told.data(0)[u"summary"].toString(), u"answered"_s);
        QCOMPARE(told.data(1), (QJsonObject{{u"session_id"_s, u"sess_1"_s},
                                            {u"customer_id"_s, u"cust-dana"_s},
                                            {u"duration_minutes"_s, 7},
                                            {u"message_count"_s, 0},
                                            {u"escalated"_s, false}}));
    }
    void aMailTellsNameAndWordsToo()
    {
        Told told({u"session.escalated"_s});
        Endpoint wish;
        wish.company = told.fixture.company.id;
        wish.channel = OutboxChannel::Email;
        wish.target = u"team@acme.example"_s;
        wish.events = {u"session.escalated"_s};
        wish.format = NoticeFormat::Text;
        QVERIFY(told.fixture.command<Endpoint>(
            [wish](CommandContext &context) { return commands::saveEndpoint(context, wish); }));
        const QString words = u"This is outrageous! Three weeks and nothing. I want a human NOW!"_s;
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
            QCOMPARE(about[u"customer"].toString(), u"Dana Whitfield"_s);
            QCOMPARE(about[u"words"].toString(), words);
        }
        QVERIFY(mails > 0);
        QCOMPARE(rows.size(), static_cast<size_t>(2 * mails));
    }

    void notesAndWhatNobodyWantsAreNotTold()
    {
        Told told({u"message.created"_s});
        told.start();
        QVERIFY(told.fixture.command<Session>(
            [&](CommandContext &context) {
                return commands::takeOver(context, told.fixture.company.id, u"sess_1"_s, u"a colleague's business"_s);
            },
            told.fixture.as(told.fixture.marek)));
        QVERIFY(told.fixture.command<commands::Said>(
            [&](CommandContext &context) {
                return commands::note(context, told.fixture.company.id, u"sess_1"_s, u"internal"_s);
            },
            told.fixture.as(told.fixture.marek)));
        for (const OutboxRow &row : told.rows())
            QVERIFY2(!row.body.contains("internal") && !row.body.contains("colleague"), row.body.constData());
    }
    void whatWasToldBeforeItWasReadTellsItsMoodAlone()
    {
        Told told({u"message.created"_s, u"sentiment.negative"_s});
        const Session session = told.start();
        Message message;
        message.id = {7};
        message.session = session.key;
        message.text = u"This is outrageous!"_s;
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
        QCOMPARE(told.names(), QStringList({u"message.created"_s, u"sentiment.negative"_s}));
    }
    void whatIsRefusedTellsNothing()
    {
        Told told(outboxEvents());
        told.start();
        const auto before = told.rows().size();
        QVERIFY(!told.fixture.command<Session>([&](CommandContext &context) {
            if (const auto resolved = commands::archive(context, told.fixture.company.id, u"sess_1"_s); !resolved)
                return resolved;
            return Result<Session>(base::fail(base::Fault::Conflict, u"taken back"_s));
        }));
        QCOMPARE(told.rows().size(), before);
    }
    void aDisabledEndpointIsToldNothingAndItsRowsAreFailed()
    {
        Told told({u"session.created"_s, u"session.closed"_s});
        told.start();
        QVERIFY(told.fixture.command<void>([&](CommandContext &context) {
            return commands::disableEndpoint(context, told.endpoint.id, told.endpoint.target, u"it answered 410"_s);
        }));
        const auto rows = told.rows();
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows.front().state, OutboxState::Failed);
        QCOMPARE(rows.front().lastError, u"the endpoint was disabled: it answered 410"_s);
        QVERIFY(told.fixture.command<Session>(
            [&](CommandContext &context) { return commands::archive(context, told.fixture.company.id, u"sess_1"_s); }));
        QCOMPARE(told.rows().size(), 1U);
        const auto refused = told.fixture.command<OutboxRow>([&](CommandContext &context) {
            return commands::sendAgain(context, told.fixture.company.id, rows.front().id);
        });
        QCOMPARE(refused.error().fault, base::Fault::Conflict);
    }
    void anotherCompanysEndpointAndRowsDoNotExist()
    {
        Told told({u"session.created"_s});
        told.start();
        const CompanyId other =
            told.fixture
                .command<Company>([](CommandContext &context) {
                    return commands::createCompany(context, u"other"_s, u"Other"_s, defaultConfig());
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
