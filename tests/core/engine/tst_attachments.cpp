#include "core/engine/InlineAttachments.h"
#include "core/store/AttachmentFiles.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/Pictures.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>

using namespace tierdesk;
namespace commands = tierdesk::engine::commands;
using base::Fault;
using base::Result;
using engine::CommandContext;
using engine::TurnOutcome;
using tests::EngineFixture;

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

/// A conversation to which files are brought.
class Talk final
{
public:
    explicit Talk(Door door = Door::Cs)
    {
        session = fixture
                      .command<Session>([=, this](CommandContext &context) {
                          engine::StartSession start;
                          start.company = fixture.company.id;
                          start.customerRef = u"cust-dana"_s;
                          start.door = door;
                          return commands::startSession(context, start);
                      })
                      ->id;
    }
    Result<StoredAttachment> bring(const QByteArray &content, const Actor &actor = {}, const QString &of = {})
    {
        const auto name = store::AttachmentFiles(fixture.path()).put(content);
        if (!name)
            qFatal("a file was not written: %s", qPrintable(name.error().message));
        return fixture.command<StoredAttachment>(
            [=, this, name = *name](CommandContext &context) {
                return commands::bringFile(context, {fixture.company.id, of.isEmpty() ? session : of, words("torn.png"),
                                                     MediaType::Png, content.size(), name});
            },
            actor);
    }
    Result<void> mayBring(qint64 size, const Actor &actor = {})
    {
        return fixture.command<void>(
            [=, this](CommandContext &context) {
                return commands::mayBringFile(context, {fixture.company.id, session, {}, MediaType::Png, size, {}});
            },
            actor);
    }
    QString id(const QByteArray &content, const Actor &actor = {})
    {
        const auto brought = bring(content, actor);
        if (!brought)
            qFatal("a file was refused: %s", qPrintable(brought.error().message));
        return brought->file.id;
    }
    Result<TurnOutcome> say(const QString &text, const QStringList &files)
    {
        auto request = fixture.message(session, text);
        request.attachments = files;
        return fixture.turn(std::move(request));
    }
    void claim()
    {
        const auto claimed = fixture.command<Session>(
            [this](CommandContext &context) -> Result<Session> {
                const auto escalated = commands::escalate(
                    context, {fixture.company.id, session, Reason::CustomerRequest, Tier::HumanAgent, {}});
                if (!escalated)
                    return escalated.error();
                return commands::claim(context, fixture.company.id, session);
            },
            fixture.as(fixture.marek));
        if (!claimed)
            qFatal("the case was not claimed: %s", qPrintable(claimed.error().message));
    }
    Result<commands::Said> reply(const User &user, const QString &text, const QStringList &files)
    {
        return fixture.command<commands::Said>(
            [=, this](CommandContext &context) {
                return commands::reply(context, fixture.company.id, session, text, files);
            },
            fixture.as(user));
    }
    engine::AttachmentsSwept sweep()
    {
        return *fixture.wait<engine::AttachmentsSwept>(
            [this](auto done) { fixture.engine->sweepFiles(&fixture.context, std::move(done)); });
    }

    EngineFixture fixture;
    QString session;
};

void makeOld(const store::AttachmentFiles &files, const QByteArray &name)
{
    QFile file(files.folder() + u'/' + QLatin1String(name.left(2)) + u'/' + QLatin1String(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
}

} // namespace

/// Files from the customer's hand to the message and away again.
class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As a mail's do: there is no session yet that they could be brought to.
    void filesBeginASessionWithItsMessage()
    {
        tests::EngineFixture fixture;
        const auto opening = [&fixture] {
            auto request = fixture.opening(words("See."));
            const auto file = fixture.wait<StoredAttachment>([&](auto done) {
                fixture.engine->read<StoredAttachment>(
                    [&fixture](store::Readers &readers) {
                        return engine::layDown(readers, fixture.company.id,
                                               {words("../torn"), MediaType::Png, test::png()}, 1, fixture.clock.now());
                    },
                    &fixture.context, std::move(done));
            });
            request.files = {*file};
            return request;
        };
        const auto said = fixture.turn(opening());
        QVERIFY(said);
        QCOMPARE(said->customerMessage.attachments.size(), size_t(1));
        QCOMPARE(said->customerMessage.attachments.front().name, words("torn.png"));
        const auto stored = fixture.wait<std::optional<StoredAttachment>>([&](auto done) {
            fixture.engine->read<std::optional<StoredAttachment>>(
                [&](store::Readers &readers) {
                    return readers.rows.attachments.byPublicId(fixture.company.id,
                                                               said->customerMessage.attachments.front().id);
                },
                &fixture.context, std::move(done));
        });
        QVERIFY(*stored);
        QCOMPARE((*stored)->session, said->session.key);
        QCOMPARE((*stored)->message, said->customerMessage.id);
        // Nothing is said whose file is gone.
        auto gone = opening();
        gone.files.front().sha256 = QByteArray(64, '0');
        const auto refused = fixture.turn(std::move(gone));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Unavailable);
    }

    void aMessageTakesItsFilesAndTheyAreSentOnce()
    {
        Talk talk;
        const QString file = talk.id(test::png());
        const auto said = talk.say(words("Where is my order? Here is the slip."), {file});
        QVERIFY(said);
        QCOMPARE(said->customerMessage.attachments.size(), 1U);
        QCOMPARE(said->customerMessage.attachments.front().id, file);
        QCOMPARE(said->customerMessage.attachments.front().name, words("torn.png"));
        const auto again = talk.say(words("And again"), {file});
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Conflict);
        QCOMPARE(again.error().where, words("attachments"));
    }
    void whatIsNotTheirsIsRefusedAndNothingIsSaid()
    {
        Talk talk;
        const QString file = talk.id(test::png());
        Talk other;
        for (const QString &each : {words("att_none"), other.id(test::png(9, 9))}) {
            const auto said = talk.say(words("Hello"), {file, each});
            QVERIFY(!said);
            QCOMPARE(said.error().fault, Fault::InvalidInput);
            QCOMPARE(said.error().where, words("attachments"));
        }
        QVERIFY(talk.say(words("Hello"), {file}));
    }
    void aSessionTakesSoManyAndNoMore()
    {
        Talk talk;
        for (int i = 0; i < attachments::MaxOfSession; ++i)
            QVERIFY(talk.bring(test::png(i + 1, 1)));
        const auto more = talk.bring(test::png(1, 99));
        QVERIFY(!more);
        QCOMPARE(more.error().fault, Fault::TooLarge);
        QCOMPARE(talk.mayBring(1).error().fault, Fault::TooLarge);
        // Another's is not full.
        QVERIFY(Talk().bring(test::png()));
    }
    void aSessionTakesSoMuchAndNoMore()
    {
        Talk talk;
        const QByteArray large(attachments::MaxBytes, 'x');
        for (int i = 0; i < attachments::MaxBytesOfSession / attachments::MaxBytes; ++i)
            QVERIFY(talk.bring(large));
        QCOMPARE(talk.bring("x").error().fault, Fault::TooLarge);
        QCOMPARE(talk.mayBring(1).error().fault, Fault::TooLarge);
    }
    void aRowIsNotWrittenWithoutItsFile()
    {
        Talk talk;
        const auto brought = talk.fixture.command<StoredAttachment>([&](CommandContext &context) {
            return commands::bringFile(
                context, {talk.fixture.company.id, talk.session, {}, MediaType::Png, 1, QByteArray(64, 'a')});
        });
        QVERIFY(!brought);
        QCOMPARE(brought.error().fault, Fault::Unavailable);
    }

    void filesWithoutAWordAreAskedAboutAndThenGoToAPerson_data()
    {
        QTest::addColumn<int>("door");
        QTest::newRow("cs") << static_cast<int>(Door::Cs);
        QTest::newRow("chat, whose rules let what is not understood climb") << static_cast<int>(Door::Chat);
    }
    void filesWithoutAWordAreAskedAboutAndThenGoToAPerson()
    {
        QFETCH(const int, door);
        Talk talk(static_cast<Door>(door));
        const auto first = talk.say({}, {talk.id(test::png())});
        QVERIFY(first);
        QVERIFY(first->answer);
        QVERIFY2(first->answer->text.contains(words("about")), qPrintable(first->answer->text));
        QCOMPARE(first->session.tier, Tier::AiRep);
        QVERIFY(!first->customerMessage.score);
        QVERIFY(!first->customerMessage.topic);
        QVERIFY2(first->session.summary.contains(words("torn.png")), qPrintable(first->session.summary));

        const auto second = talk.say({}, {talk.id(test::png(9, 9))});
        QVERIFY(second);
        QCOMPARE(second->session.tier, Tier::HumanAgent);
        QCOMPARE(second->escalations.back().reason, Reason::ComplexIssue);
        QVERIFY(second->answer);
    }
    void wordsInBetweenAreHeard()
    {
        Talk talk;
        QVERIFY(talk.say({}, {talk.id(test::png())}));
        QVERIFY(talk.say(words("Where is my order?"), {}));
        const auto again = talk.say({}, {talk.id(test::png(9, 9))});
        QVERIFY(again);
        QCOMPARE(again->session.tier, Tier::AiRep);
        // What was read of the words stays: the file says nothing of mood or language.
        QCOMPARE(again->session.category, std::optional(Category::Shipping));
    }

    void aReplyTakesTheHoldersFiles()
    {
        Talk talk;
        talk.claim();
        const Actor marek = talk.fixture.as(talk.fixture.marek);
        const QString file = talk.id(test::png(), marek);
        const QString theirs = talk.id(test::png(9, 9)); // the customer's
        QCOMPARE(talk.reply(talk.fixture.marek, words("Here"), {theirs}).error().fault, Fault::InvalidInput);
        const auto said = talk.reply(talk.fixture.marek, {}, {file});
        QVERIFY(said);
        QCOMPARE(said->message.attachments.front().id, file);
        QCOMPARE(talk.reply(talk.fixture.marek, words("Here"), {file}).error().fault, Fault::Conflict);
        QCOMPARE(talk.bring(test::png(), talk.fixture.as(talk.fixture.elena)).error().fault, Fault::Forbidden);
        QCOMPARE(talk.mayBring(1, talk.fixture.as(talk.fixture.elena)).error().fault, Fault::Forbidden);
        QVERIFY(talk.mayBring(1, marek));
    }
    void aHeldReplyKeepsItsFilesUntilItIsSent()
    {
        Talk talk;
        talk.claim();
        const QString file = talk.id(test::png(), talk.fixture.as(talk.fixture.marek));
        const auto hold = [&] {
            return talk.fixture.command<commands::HeldBack>(
                [&](CommandContext &context) {
                    return commands::holdReply(context, talk.fixture.company.id, talk.session, words("The label"),
                                               Millis::seconds(5), {file});
                },
                talk.fixture.as(talk.fixture.marek));
        };
        const auto held = hold();
        QVERIFY(held);
        QCOMPARE(held->held.attachments.size(), 1U);
        const auto undone = talk.fixture.command<commands::HeldBack>(
            [&](CommandContext &context) {
                return commands::undoReply(context, talk.fixture.company.id, talk.session, held->held.id);
            },
            talk.fixture.as(talk.fixture.marek));
        QVERIFY(undone);
        QCOMPARE(undone->held.attachments.front().id, file);

        QVERIFY(hold());
        talk.fixture.clock.advance(Millis::seconds(6));
        const auto sent = talk.fixture.wait<commands::Swept>(
            [&](auto done) { talk.fixture.engine->sweepNow(&talk.fixture.context, std::move(done)); });
        QCOMPARE(sent->sent, 1);
        const auto messages = talk.fixture.wait<std::vector<Message>>([&](auto done) {
            talk.fixture.engine->read<std::vector<Message>>(
                [&](store::Readers &readers) -> Result<std::vector<Message>> {
                    return (*readers.sessions.detail(talk.fixture.company.id, talk.session))->messages;
                },
                &talk.fixture.context, std::move(done));
        });
        QCOMPARE(messages->back().attachments.front().id, file);
    }
    void twoHeldRepliesWithOneFileSendItOnce()
    {
        Talk talk;
        talk.claim();
        const Actor marek = talk.fixture.as(talk.fixture.marek);
        const QString file = talk.id(test::png(), marek);
        const auto held = talk.fixture.command<commands::HeldBack>(
            [&](CommandContext &context) {
                return commands::holdReply(context, talk.fixture.company.id, talk.session, words("The label"),
                                           Millis::seconds(5), {file});
            },
            marek);
        QVERIFY(held);
        // The second sends the first before it, whose file is gone then.
        QCOMPARE(talk.reply(talk.fixture.marek, words("Again"), {file}).error().fault, Fault::Conflict);
        QVERIFY(talk.reply(talk.fixture.marek, words("Again"), {}));
    }

    void whatNobodySendsGoesWithItsFileAndSoDoOrphans()
    {
        Talk talk;
        const store::AttachmentFiles files(talk.fixture.path());
        const QString sent = talk.id(test::png(1, 1));
        QVERIFY(talk.say(words("Hello"), {sent}));
        talk.id(test::png(2, 2)); // never sent
        const QByteArray orphan = *files.put(test::png(3, 3));
        const QByteArray young = *files.put(test::png(4, 4));
        QCOMPARE(files.all().size(), 4U);
        for (const QByteArray &each : files.all()) {
            if (each != young)
                makeOld(files, each);
        }
        auto swept = talk.sweep();
        QCOMPARE(swept.forgotten, 0);
        QCOMPARE(swept.removed, 1);
        QVERIFY(!files.has(orphan));
        talk.fixture.clock.advance(Millis::hours(25));
        swept = talk.sweep();
        QCOMPARE(swept.forgotten, 1);
        QCOMPARE(swept.removed, 1);
        QVERIFY(files.has(young));
        QVERIFY(files.has(store::AttachmentFiles::nameOf(test::png(1, 1))));
        QCOMPARE(files.all().size(), 2U);
    }
    void manyOrphansOfOneFolderAllGo()
    {
        Talk talk;
        const store::AttachmentFiles files(talk.fixture.path());
        // As many as one command takes, and more, on the shelf of one file.
        const QByteArray first = *files.put("x");
        const QString shelf = files.folder() + u'/' + QLatin1String(first.left(2));
        makeOld(files, first);
        for (int i = 0; i < 150; ++i) {
            const QByteArray name = first.left(2) + QByteArray::number(i).rightJustified(62, '0');
            QVERIFY(QFile::copy(shelf + u'/' + QLatin1String(first), shelf + u'/' + QLatin1String(name)));
            makeOld(files, name);
        }
        QCOMPARE(talk.sweep().removed, 151);
        QVERIFY(files.all().empty());
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
