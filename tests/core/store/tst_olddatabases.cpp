#include "core/store/Migrations.h"
#include "tests/core/store/StoreFixture.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

/// What earlier versions have written, as this one reads it.
class TestOldDatabases final : public QObject
{
    Q_OBJECT

private:
    /// A database as it was before the migration @p name, with @p rows in it, opened by this version.
    struct Old {
        QTemporaryDir folder;
        std::unique_ptr<Database> database;
        std::unique_ptr<Repositories> tables;

        Old(const char *name, const QStringList &rows)
        {
            const QString path = folder.filePath(u"old.db"_s);
            std::vector<Migration> before = migrations();
            const auto at = std::find_if(before.begin(), before.end(), [name](const Migration &step) {
                return step.name.endsWith(QLatin1String(name));
            });
            if (at == before.end())
                qFatal("there is no migration %s", name);
            before.erase(at, before.end());
            {
                QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
                old.setDatabaseName(path);
                if (!old.open())
                    qFatal("%s", qPrintable(old.lastError().text()));
                must(migrate(old, 0, before));
                for (const QString &row : rows) {
                    QSqlQuery query(old);
                    if (!query.exec(row))
                        qFatal("%s", qPrintable(query.lastError().text()));
                }
                old.close();
            }
            QSqlDatabase::removeDatabase(u"old"_s);
            database = must(Database::openWriter(path));
            tables = std::make_unique<Repositories>(*database);
        }
    };
    static QString company()
    {
        return u"insert into company (id, public_key, name, config, config_version, created_at) values "
               "(1, 'acme', 'Acme', '{}', 1, 0)"_s;
    }
    static QString session(int id, const char *channel)
    {
        return u"insert into session (id, company, public_id, customer_ref, status, tier, priority, "
               "created_at, updated_at, version, message_count, score, sentiment, channel, door, "
               "is_verified, language, complexity, irate_answers, summary, contact, previous) values "
               "(%1, 1, 's%1', 'c', 'ACTIVE', 'AI_REP', 'normal', 0, 0, 1, 1, 0, 'NEUTRAL', '%2', "
               "'desk', 0, 'en', 0, 0, '', '', '')"_s.arg(id)
                   .arg(QLatin1String(channel));
    }
    static QString correspondent(int session, const char *channel)
    {
        return u"insert into correspondent (session, company, channel, address, name, subject, answers) "
               "values (%1, 1, '%2', 'a', '', '', '')"_s.arg(session)
                   .arg(QLatin1String(channel));
    }

private Q_SLOTS:
    void mailsAndTextsGetTheirDoors()
    {
        const Old old("letter_doors", {company(), session(1, "email"), session(2, "sms"), session(3, "sms"),
                                       correspondent(1, "email"), correspondent(2, "sms")});
        const auto doorOf = [&](qint64 key) { return must(old.tables->sessions.byKey({key}))->door; };
        QCOMPARE(doorOf(1), Door::Mail);
        QCOMPARE(doorOf(2), Door::Sms);
        QCOMPARE(doorOf(3), Door::Desk); // no text of a customer's: whoever opened it there
    }

    void secretsAreMarkedThatHaveNoPlacesYet()
    {
        const auto credential = [](int id, const char *kind, const char *audience) {
            return u"insert into credential (id, company, kind, name, public_id, algorithm, audience, "
                   "scopes, created_at) values (%1, 1, '%2', 'n', 'p%1', '', '%3', '[]', 0)"_s.arg(id)
                       .arg(QLatin1String(kind), QLatin1String(audience));
        };
        const Old old("secret_places", {company(), credential(1, "secret", ""), credential(2, "jwt", "desk"),
                                        credential(3, "site_key", "https://acme.example")});
        must(old.tables->credentials.settleRoles()); // as every start does before it reads them
        const auto audienceOf = [&](qint64 id) { return must(old.tables->credentials.byId({id}))->audience; };
        QCOMPARE(audienceOf(1), u"?"_s);
        QCOMPARE(audienceOf(2), u"desk"_s);
        QCOMPARE(audienceOf(3), u"https://acme.example"_s);
    }

    void noCaseThatSomebodyHoldsIsAbandonedForAReply()
    {
        const auto held = u"update session set status = 'WAITING_CUSTOMER', tier = 'HUMAN_AGENT', "
                          "idle_at = 50, holder = 7 where id = 1"_s;
        const auto withTheAi = u"update session set status = 'WAITING_CUSTOMER', idle_at = 60 where id = 2"_s;
        const Old old("after_reply", {company(), session(1, "chat"), session(2, "chat"), held, withTheAi});
        const auto due = must(old.tables->sessions.idleBefore({100}, 10));
        QCOMPARE(due.size(), 1U);
        QCOMPARE(due.front().id, u"s2"_s);
        QCOMPARE(must(old.tables->sessions.byKey({1}))->status, Status::Active);
        QCOMPARE(must(old.tables->sessions.byKey({2}))->status, Status::WaitingCustomer);
    }

    void whatIsNoActionIsNoDelivery()
    {
        const auto delivery = [](int id, const char *kind, int next) {
            return u"insert into delivery (id, company, kind, event, target, body, state, attempts, "
                   "created_at, next_at, last_error) values (%1, 1, '%2', 'action.refund', "
                   "'https://shop.example/', x'', 'waiting', 0, 0, %3, '')"_s.arg(id)
                       .arg(QLatin1String(kind))
                       .arg(next);
        };
        const Old old("letter_doors",
                      {company(), delivery(1, "webhook", 5), delivery(2, "action", 20), delivery(3, "mail", 6)});
        const auto due = must(old.tables->deliveries.due({100}, 10));
        QCOMPARE(due.size(), 1U);
        QCOMPARE(due.front().id, DeliveryId{2});
        // Else the clock would find it due again and again, and nothing to send.
        QCOMPARE(must(old.tables->deliveries.nextDue()), std::optional(Timestamp{20}));
        QCOMPARE(must(old.tables->deliveries.ofCompany({1}, 10)).size(), 1U);
        QVERIFY(!must(old.tables->deliveries.byId({1})));
        auto all = old.database->oneTimeStatement(u"select count(*) from delivery"_s);
        must(all.run());
        QVERIFY(all.next());
        QCOMPARE(all.integer(0), 3); // and they are there still
    }
};

QTEST_GUILESS_MAIN(TestOldDatabases)
#include "tst_olddatabases.moc"
