#include "core/domain/Action.h"
#include "core/domain/Actor.h"
#include "core/domain/Brief.h"
#include "core/domain/People.h"
#include "core/domain/Reading.h"
#include "core/domain/Session.h"

#include <QtTest/QTest>

#include <limits>

using namespace tierdesk;

/// What is stored as JSON or as a word comes back as it was.
class TestRecords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionComesBack();
    void aVerdictComesBack();
    void aBriefComesBack();
    void aResolutionComesBack();
    void answerFactsComeBack();
    void everyWordComesBack();
    void sessionIds_data();
    void sessionIds();
    void statusMoves_data();
    void statusMoves();
    void sentimentCuts_data();
    void sentimentCuts();
};

void TestRecords::anActionComesBack()
{
    ActionRequest request;
    request.kind = ActionKind::Replacement;
    request.customer = {42};
    request.orderNumber = u"ORD-1"_s;
    request.subscription = u"SUB-1"_s;
    request.amount = Money{std::numeric_limits<qint64>::max(), {'J', 'P', 'Y'}};
    request.arguments = {{u"sku"_s, u"A"_s}, {u"quantity"_s, 2}};
    request.idempotencyKey = u"sess_1#3.0"_s;
    const ActionRequest back = actionRequestFromJson(toJson(request)).value();
    QCOMPARE(back.kind, request.kind);
    QCOMPARE(back.customer, request.customer);
    QCOMPARE(back.orderNumber, request.orderNumber);
    QCOMPARE(back.subscription, request.subscription);
    QVERIFY(back.amount == request.amount);
    QCOMPARE(back.arguments, request.arguments);
    QCOMPARE(back.idempotencyKey, request.idempotencyKey);

    request.amount.reset();
    QVERIFY(!actionRequestFromJson(toJson(request))->amount);

    const auto unknown = actionRequestFromJson({{u"kind"_s, u"gift"_s}});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().where, u"kind"_s);
}

void TestRecords::aVerdictComesBack()
{
    Verdict verdict;
    verdict.isAllowed = true;
    verdict.rule = u"within_limit"_s;
    verdict.explanation = u"refund of $1.00; …"_s;
    verdict.requested = Money{100};
    verdict.limit = Money{10'000};
    verdict.remaining = Money{10'000};
    verdict.configVersion = 7;
    const Verdict back = verdictFromJson(toJson(verdict));
    QCOMPARE(back.isAllowed, true);
    QCOMPARE(back.rule, verdict.rule);
    QCOMPARE(back.explanation, verdict.explanation);
    QVERIFY(back.requested == verdict.requested && back.limit == verdict.limit && back.remaining == verdict.remaining);
    QVERIFY(!back.used);
    QCOMPARE(back.configVersion, 7);
}

void TestRecords::aBriefComesBack()
{
    const Brief brief{u"a"_s, {u"b"_s, u"c"_s}, {u"d"_s}, {u"e"_s}, {u"f"_s}, u"g"_s};
    const Brief back = briefFromJson(toJson(brief));
    QCOMPARE(back.wanted, brief.wanted);
    QCOMPARE(back.tried, brief.tried);
    QCOMPARE(back.granted, brief.granted);
    QCOMPARE(back.refused, brief.refused);
    QCOMPARE(back.promised, brief.promised);
    QCOMPARE(back.nextStep, brief.nextStep);
}

void TestRecords::aResolutionComesBack()
{
    Resolution resolution{ResolutionType::ReplacementSent, u"sent"_s, {u"x"_s}, true, Timestamp{1766145600000}};
    const Resolution back = resolutionFromJson(toJson(resolution)).value();
    QCOMPARE(back.type, resolution.type);
    QCOMPARE(back.summary, resolution.summary);
    QCOMPARE(back.actionsTaken, resolution.actionsTaken);
    QCOMPARE(back.isFollowUpRequired, true);
    QVERIFY(back.followUpAt == resolution.followUpAt);
    QVERIFY(!resolutionFromJson({{u"type"_s, u"FORGOTTEN"_s}}));
}

void TestRecords::answerFactsComeBack()
{
    const AnswerFacts facts{u"tierdesk-local"_s, 1, 2, 3, {u"order_lookup"_s}, {u"track_package"_s}, {u"returns"_s}};
    const AnswerFacts back = answerFactsFromJson(toJson(facts));
    QCOMPARE(back.model, facts.model);
    QCOMPARE(back.tokensIn, 1);
    QCOMPARE(back.tokensOut, 2);
    QCOMPARE(back.latencyMs, 3);
    QCOMPARE(back.actionsTaken, facts.actionsTaken);
    QCOMPARE(back.suggestedActions, facts.suggestedActions);
    QCOMPARE(back.articles, facts.articles);
}

namespace {

template<class E>
bool wordsComeBack()
{
    int index = 0;
    for (const auto &[value, text] : Words<E>::table) {
        const QString name = QString::fromLatin1(text);
        if (static_cast<int>(value) != index++ || word(value) != name || fromWord<E>(name) != value ||
            fromWord<E>(QString(name + u' ')))
            return false;
    }
    return !fromWord<E>(QString());
}

} // namespace

void TestRecords::everyWordComesBack()
{
    QVERIFY(wordsComeBack<Tier>());
    QVERIFY(wordsComeBack<Status>());
    QVERIFY(wordsComeBack<Channel>());
    QVERIFY(wordsComeBack<Category>());
    QVERIFY(wordsComeBack<Sentiment>());
    QVERIFY(wordsComeBack<Reason>());
    QVERIFY(wordsComeBack<ResolutionType>());
    QVERIFY(wordsComeBack<Speaker>());
    QVERIFY(wordsComeBack<Door>());
    QVERIFY(wordsComeBack<Priority>());
    QVERIFY(wordsComeBack<Role>());
    QVERIFY(wordsComeBack<Presence>());
    QVERIFY(wordsComeBack<ActionKind>());
    QVERIFY(wordsComeBack<ActionState>());
    QVERIFY(wordsComeBack<Actor::Kind>());
    QVERIFY(wordsComeBack<CredentialKind>());
    QVERIFY(wordsComeBack<Emotion>());
    QVERIFY(wordsComeBack<Trigger>());
    QVERIFY(wordsComeBack<PiiSpan::Kind>());
    QCOMPARE(word(Reason::RefundOverThreshold), "REFUND_OVER_THRESHOLD"_L1);
}

void TestRecords::sessionIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("one of ours") << u"sess_8f21"_s << true;
    QTest::newRow("every kind of character") << u"aZ0._:-"_s << true;
    QTest::newRow("64 characters") << QString(64, u'a') << true;
    QTest::newRow("65 characters") << QString(65, u'a') << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a slash") << u"a/b"_s << false;
    QTest::newRow("a blank") << u"a b"_s << false;
    QTest::newRow("a letter of another alphabet") << u"sess_ä"_s << false;
    QTest::newRow("a NUL") << u"a"_s.append(QChar(0)) << false;
}

void TestRecords::sessionIds()
{
    QFETCH(QString, id);
    QFETCH(bool, isValid);
    QCOMPARE(isSessionId(id), isValid);
}

void TestRecords::statusMoves_data()
{
    QTest::addColumn<Status>("from");
    QTest::addColumn<Status>("to");
    QTest::addColumn<bool>("isLegal");
    QTest::newRow("an open session may climb") << Status::Active << Status::Escalated << true;
    QTest::newRow("an answered climb is active") << Status::Escalated << Status::Active << true;
    QTest::newRow("a queue never runs out on a customer") << Status::Escalated << Status::Abandoned << false;
    QTest::newRow("a waiting customer may leave") << Status::WaitingCustomer << Status::Abandoned << true;
    QTest::newRow("a resolved session may be reopened") << Status::Resolved << Status::Active << true;
    QTest::newRow("a resolved session does not climb") << Status::Resolved << Status::Escalated << false;
    QTest::newRow("a resolved session is not resolved again") << Status::Resolved << Status::Resolved << false;
    QTest::newRow("an abandoned session may come back") << Status::Abandoned << Status::Active << true;
    QTest::newRow("an abandoned session may be closed") << Status::Abandoned << Status::Resolved << true;
    QTest::newRow("an abandoned session does not climb") << Status::Abandoned << Status::Escalated << false;
}

void TestRecords::statusMoves()
{
    QFETCH(Status, from);
    QFETCH(Status, to);
    QFETCH(bool, isLegal);
    QCOMPARE(canMove(from, to), isLegal);
}

void TestRecords::sentimentCuts_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<Sentiment>("sentiment");
    QTest::newRow(".6 is happy") << .6 << Sentiment::Happy;
    QTest::newRow("just below .6 is satisfied") << .599 << Sentiment::Satisfied;
    QTest::newRow(".2 is satisfied") << .2 << Sentiment::Satisfied;
    QTest::newRow("zero is neutral") << 0.0 << Sentiment::Neutral;
    QTest::newRow("−.2 is frustrated") << -.2 << Sentiment::Frustrated;
    QTest::newRow("−.5 is angry") << -.5 << Sentiment::Angry;
    QTest::newRow("−.8 is irate") << -.8 << Sentiment::Irate;
    QTest::newRow("−1 is irate") << -1.0 << Sentiment::Irate;
}

void TestRecords::sentimentCuts()
{
    QFETCH(double, score);
    QFETCH(Sentiment, sentiment);
    QCOMPARE(sentimentOf(score), sentiment);
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
