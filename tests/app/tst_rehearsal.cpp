#include "app/tools/RehearsalQuestions.h"
#include "app/tools/RehearsalTalk.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace tierdesk;
using app::AskedFor;

class TestRehearsal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scriptsAreRead();
    void whatIsNoScriptIsNamed_data();
    void whatIsNoScriptIsNamed();
    void questionsAreKnown_data();
    void questionsAreKnown();
    void aTalkPassesByItsDemands();
    void proposalsAreAnswered();
    void nobodyDoesWhatWasNotAsked();
    void nobodyAsksThreeTimes();

private:
    [[nodiscard]] base::Result<std::vector<app::Script>> read(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"scripts.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the file cannot be written");
        file.close();
        return app::readScripts(file.fileName());
    }
    [[nodiscard]] app::Script one(const QByteArray &text)
    {
        auto scripts = read(QByteArray("talk: t\nworld: w\nwho: c\n") + text);
        if (!scripts || scripts->size() != 1)
            qFatal("no script: %s", scripts ? "none" : qPrintable(scripts.error().message));
        return scripts->front();
    }
    /// What comes of @p script when its messages get @p replies in turn.
    static app::TalkResult played(const app::Script &script, std::vector<app::Heard> replies)
    {
        std::size_t at = 0;
        QJsonArray orders{
            QJsonObject{{u"number"_s, u"A-1"_s}, {u"items"_s, QJsonArray{QJsonObject{{u"sku"_s, u"S"_s}}}}}};
        auto result = app::play(script, orders, [&](const QString &) -> base::Result<app::Heard> {
            return at < replies.size() ? replies[at++] : says("Nothing.");
        });
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *result;
    }
    static app::Heard says(const char *text, std::vector<Action> actions = {}, bool isWithPerson = false)
    {
        return {.text = QString::fromUtf8(text),
                .actions = std::move(actions),
                .isWithPerson = isWithPerson,
                .asked = ai::Asked::Nothing,
                .proposal = std::nullopt};
    }
    static app::Heard proposes(const ActionRequest &request)
    {
        app::Heard heard = says("I can do that. Shall I?");
        heard.asked = ai::Asked::Confirm;
        heard.proposal = request;
        return heard;
    }
    static Action done(ActionKind kind)
    {
        Action action;
        action.request.kind = kind;
        action.request.orderNumber = u"A-1"_s;
        action.request.amount = Money{1250, {'U', 'S', 'D'}};
        action.state = ActionState::Confirmed;
        return action;
    }

    QTemporaryDir m_folder;
};

void TestRehearsal::scriptsAreRead()
{
    const auto scripts =
        read("# a comment\ntalk: one\nworld: acme\nwho: guest\nby: sms\nabout: returns\nstyle: terse\n"
             "story: nothing\nanswer order: A-1\nanswer no: nope\naccepts: return, refund\n"
             "> hello\\nthere\n= says a | b || hands over\n! does\n> and then\n= does refund order=A-1 "
             "amount=12.50\n\ntalk: two\nworld: acme\nwho: c-1\n> hi\n= stays\n");
    QVERIFY2(scripts.has_value(), scripts ? "" : qPrintable(scripts.error().message));
    QCOMPARE(scripts->size(), 2U);
    const app::Script &first = scripts->front();
    QVERIFY(first.who.isEmpty());
    QCOMPARE(first.channel, Channel::Sms);
    QCOMPARE(first.answers.value(AskedFor::Order), u"A-1"_s);
    QCOMPARE(first.refusal, u"nope"_s);
    QCOMPARE(first.stretches.size(), 2U);
    QCOMPARE(first.stretches[0].says, u"hello\nthere"_s);
    QCOMPARE(first.stretches[0].demands[0].alternatives.size(), 2U);
    QVERIFY(first.stretches[0].demands[1].isForbidden);
    QCOMPARE(first.stretches[1].demands[0].alternatives[0].with.value(u"amount"_s), u"12.50"_s);
    const app::WantedActions wanted = app::wantedBy(first);
    QVERIFY(wanted.includes(ActionKind::Return) && wanted.includes(ActionKind::Refund));
    QVERIFY(!wanted.includes(ActionKind::Credit));
    QVERIFY(first.wantsPerson(0) && !first.wantsPerson(1));
    QCOMPARE(scripts->at(1).where.section(u':', -1), u"18"_s);
}

void TestRehearsal::whatIsNoScriptIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("line");
    QTest::newRow("no talk") << QByteArray("world: acme\n") << u"talk:"_s << u"1"_s;
    QTest::newRow("no message") << QByteArray("talk: t\nworld: w\n= says a\n") << u"before any message"_s << u"3"_s;
    QTest::newRow("no action") << QByteArray("talk: t\nworld: w\n> hi\n= does magic\n") << u"magic"_s << u"4"_s;
    QTest::newRow("no expectation") << QByteArray("talk: t\nworld: w\n> hi\n= sings\n") << u"sings"_s << u"4"_s;
    QTest::newRow("no kind") << QByteArray("talk: t\nanswer colour: red\n") << u"colour"_s << u"2"_s;
    QTest::newRow("no world") << QByteArray("talk: t\n> hi\n") << u"lacks"_s << QString();
}

void TestRehearsal::whatIsNoScriptIsNamed()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, message);
    QFETCH(const QString, line);
    const auto scripts = read(text);
    QVERIFY(!scripts);
    QVERIFY2(scripts.error().message.contains(message), qPrintable(scripts.error().message));
    if (!line.isEmpty())
        QCOMPARE(scripts.error().where.section(u':', -1), line);
}

void TestRehearsal::questionsAreKnown_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *reply, const char *kind) {
        QTest::newRow(reply) << QString::fromUtf8(reply) << QString::fromLatin1(kind);
    };
    row("I can cancel order A-1. Shall I do that?", "yes");
    row("Which order is it about: A-1 or A-2?", "order");
    row("Which item of order A-1 is it about: the boots or the socks?", "item");
    row("I can send a replacement or refund $12. Which would you like?", "remedy");
    row("Which one would you like instead of L: S or M?", "variant");
    row("What is the new address for order A-1?", "address");
    row("Done. Is there anything else I can do for you?", "more");
    row("What is your postcode?", "postcode");
    row("It is on its way.", "");
}

void TestRehearsal::questionsAreKnown()
{
    QFETCH(const QString, reply);
    QFETCH(const QString, kind);
    const auto asked = app::askedIn(reply);
    QCOMPARE(asked ? QString(word(*asked)) : QString(), kind);
}

void TestRehearsal::aTalkPassesByItsDemands()
{
    const app::Script script =
        one("> where is it\n= says tuesday | wednesday\n! says lost\n= stays\n> thanks\n= says welcome\n");
    QVERIFY(played(script, {says("On Wednesday."), says("Welcome!")}).faults.isEmpty());
    QCOMPARE(played(script, {says("It is lost.", {}, true)}).faults.size(), 4);
}

void TestRehearsal::proposalsAreAnswered()
{
    const app::Script script =
        one("answer order: A-1\nanswer yes: yes do\n> refund me\n= does refund order=A-1 item=S amount=12.5\n");
    const app::Heard proposal = proposes(done(ActionKind::Refund).request);
    const app::TalkResult result =
        played(script, {says("Which order is it about?"), proposal, says("Done.", {done(ActionKind::Refund)})});
    QVERIFY2(result.faults.isEmpty(), qPrintable(result.faults.join(u'\n')));
    QVERIFY(result.transcript.contains(u"> A-1"_s));
    QVERIFY(result.transcript.contains(u"> yes do"_s));
    // Another action is proposed, or on another order, or with another sum: no.
    ActionRequest otherOrder = done(ActionKind::Refund).request;
    otherOrder.orderNumber = u"A-2"_s;
    ActionRequest otherSum = done(ActionKind::Refund).request;
    otherSum.amount = Money{1000, {'U', 'S', 'D'}};
    for (const ActionRequest &each : {done(ActionKind::CancelOrder).request, otherOrder, otherSum})
        QVERIFY(played(script, {proposes(each)}).transcript.contains(u"> no thanks"_s));
}

void TestRehearsal::nobodyDoesWhatWasNotAsked()
{
    const app::Script script = one("> refund me\n= does refund\n");
    const app::Heard twice = says("Done.", {done(ActionKind::Refund), done(ActionKind::Refund)});
    QVERIFY(played(script, {twice}).hasWrongAction());
    const app::Heard unasked = says("Done.", {done(ActionKind::Refund), done(ActionKind::Credit)});
    QVERIFY(played(script, {unasked}).hasWrongAction());
    QVERIFY(!played(script, {says("Done.", {done(ActionKind::Refund)})}).hasWrongAction());
    // A no is no yes to anything.
    const app::Heard other = proposes(done(ActionKind::Credit).request);
    QVERIFY(played(script, {other, says("Done.", {done(ActionKind::Refund)})}).hasWrongAction());
}

void TestRehearsal::nobodyAsksThreeTimes()
{
    const app::Script script = one("answer order: the one\n> where is it\n= stays\n");
    const app::Heard asks = says("Which order is it about?");
    const QStringList faults = played(script, {asks, asks, asks}).faults;
    QVERIFY2(faults.size() == 1 && faults.front().contains(u"too often"), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
