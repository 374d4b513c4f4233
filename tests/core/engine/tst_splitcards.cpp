#include "tests/core/engine/EngineFixture.h"

using namespace tierdesk;
using tests::EngineFixture;

/// A card number in two messages of a session: the later part is not stored.
class TestSplitCards final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLaterPartIsNotStored_data()
    {
        QTest::addColumn<bool>("isHuman");
        QTest::addColumn<bool>("isRestarted");
        QTest::newRow("the AI answers") << false << false;
        QTest::newRow("a person holds the case") << true << false;
        QTest::newRow("nothing of the talk is kept in memory") << false << true;
    }
    void theLaterPartIsNotStored()
    {
        QFETCH(bool, isHuman);
        QFETCH(bool, isRestarted);
        EngineFixture fixture;
        const QString session = started(fixture, u"Hello"_s);
        if (isHuman) {
            const auto escalated = fixture.command<engine::commands::Escalated>([&](engine::CommandContext &context) {
                return engine::commands::escalate(context,
                                                  {.company = fixture.company.id, .sessionId = session, .notes = {}});
            });
            QVERIFY(escalated.has_value());
        }
        QCOMPARE(said(fixture, session, u"4111 1111"_s), u"4111 1111"_s);
        if (isRestarted)
            fixture.restart();
        QCOMPARE(said(fixture, session, u"1111 1111"_s), u"•••• ••••"_s);
        QCOMPARE(stored(fixture, session).last(), u"•••• ••••"_s);
        // The number is over; what comes next is another one.
        QCOMPARE(said(fixture, session, u"1111 1111"_s), u"1111 1111"_s);
    }

    void orderNumbersStay()
    {
        EngineFixture fixture;
        const QString session = started(fixture, u"Where are my orders?"_s);
        for (const char *text : {"order 41111111", "and order 11111111"})
            QCOMPARE(said(fixture, session, QString::fromLatin1(text)), QString::fromLatin1(text));
    }

    void anotherSessionsPartIsNone()
    {
        EngineFixture fixture;
        (void)started(fixture, u"4111 1111"_s);
        const QString other = started(fixture, u"Hello"_s);
        QCOMPARE(said(fixture, other, u"1111 1111"_s), u"1111 1111"_s);
    }

    void aCompanyMayKeepThem()
    {
        EngineFixture fixture;
        const auto saved = fixture.command<Company>([&](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, fixture.company.id,
                                                {{u"privacy"_s, QJsonObject{{u"redactPaymentCards"_s, false}}}});
        });
        QVERIFY(saved.has_value());
        const QString session = started(fixture, u"4111 1111"_s);
        QCOMPARE(said(fixture, session, u"1111 1111"_s), u"1111 1111"_s);
    }

private:
    static QString started(EngineFixture &fixture, const QString &text)
    {
        const auto outcome = fixture.turn(fixture.opening(text));
        return outcome ? outcome->session.id : QString();
    }
    /// What the customer's message became.
    static QString said(EngineFixture &fixture, const QString &session, const QString &text)
    {
        const auto outcome = fixture.turn(fixture.message(session, text));
        return outcome ? outcome->customerMessage.text : outcome.error().message;
    }
    /// The customer's messages.
    static QStringList stored(EngineFixture &fixture, const QString &session)
    {
        const auto texts = fixture.wait<QStringList>([&](auto done) {
            fixture.engine->read<QStringList>(
                [&](store::Readers &readers) -> base::Result<QStringList> {
                    const auto detail = readers.sessions.detail(fixture.company.id, session);
                    if (!detail)
                        return detail.error();
                    QStringList found;
                    for (const Message &each : (*detail)->messages) {
                        if (each.speaker == Speaker::Customer)
                            found << each.text;
                    }
                    return found;
                },
                &fixture.context, std::move(done));
        });
        return texts ? *texts : QStringList();
    }
};

QTEST_GUILESS_MAIN(TestSplitCards)
#include "tst_splitcards.moc"
