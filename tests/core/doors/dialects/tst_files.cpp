#include "core/doors/dialects/Files.h"

#include "core/store/AttachmentFiles.h"
#include "tests/core/engine/EngineFixture.h"
#include "tests/support/Pictures.h"

using namespace tierdesk;
using base::Fault;
using dialects::Answer;
using tests::EngineFixture;

namespace {

using Taken = base::Result<Answer>;

/// A session to which files are brought as a door does it.
class Place final
{
public:
    Place()
    {
        const auto begun = fixture.command<Session>([this](engine::CommandContext &context) {
            engine::StartSession start;
            start.company = fixture.company.id;
            start.customerRef = u"cust-dana"_s;
            return engine::commands::startSession(context, start);
        });
        if (!begun)
            qFatal("no session: %s", qPrintable(begun.error().message));
        session = begun->id;
    }
    Taken bring(const QByteArray &content, const QByteArray &key = {}, const Actor &actor = {})
    {
        dialects::Upload upload{fixture.company.id, session, u"a.png"_s, {}, content, actor, {}};
        if (!key.isEmpty())
            upload.keyed = engine::Keyed{"chat", key, "path"};
        return fixture.wait<Answer>([&](auto done) {
            dialects::takeFile(
                *fixture.engine, upload, [](const StoredAttachment &file) { return file.file.id.toLatin1(); },
                &fixture.context, done);
        });
    }
    [[nodiscard]] bool isLaidDown(const QByteArray &content) const
    {
        return store::AttachmentFiles(fixture.path()).has(store::AttachmentFiles::nameOf(content));
    }

    EngineFixture fixture;
    QString session;
};

} // namespace

/// What becomes of a file between the door and the disk: of one that is refused nothing is written.
class TestFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatMayBeBroughtIsLaidDown()
    {
        Place place;
        const Taken taken = place.bring(test::png());
        QVERIFY(taken);
        QCOMPARE(taken->status, 201);
        QVERIFY(isAttachmentId(QString::fromLatin1(taken->body)));
        QVERIFY(place.isLaidDown(test::png()));
    }
    void oneThatBreaksOffIsNot()
    {
        Place place;
        const QByteArray half = test::png().chopped(20);
        const Taken refused = place.bring(half);
        QVERIFY(!refused);
        QVERIFY(dialects::isStrangeMedia(refused.error()));
        QVERIFY(!place.isLaidDown(half));
    }
    void aFullSessionCostsTheDiskNothing()
    {
        Place place;
        const Taken first = place.bring(test::png(), "first");
        QVERIFY(first);
        for (int i = 1; i < attachments::MaxOfSession; ++i)
            QVERIFY(place.bring(test::png(i + 1, 2)));
        const QByteArray more = test::png(1, 99);
        const Taken refused = place.bring(more);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::TooLarge);
        QVERIFY(!place.isLaidDown(more));
        // What was brought before is told again all the same.
        const Taken again = place.bring(test::png(), "first");
        QVERIFY(again);
        QCOMPARE(again->body, first->body);
        QCOMPARE(place.bring(more, "first").error().fault, Fault::IdempotencyMismatch);
        QVERIFY(!place.isLaidDown(more));
    }
    void whoDoesNotHoldTheCaseWritesNothing()
    {
        Place place;
        const Taken refused = place.bring(test::pdf(), {}, place.fixture.as(place.fixture.marek));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Conflict); // the AI holds it
        QVERIFY(!place.isLaidDown(test::pdf()));
    }
    void theDatabaseKeepsItsRoom()
    {
        Place place;
        place.fixture.diskReserve = 1LL << 60; // no disk has so much
        place.fixture.restart();
        const Taken refused = place.bring(test::png());
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::StorageFailed);
        QCOMPARE(refused.error().details[u"kind"].toString(), u"full"_s);
        QVERIFY(!place.isLaidDown(test::png()));
        // What is said is still stored.
        QVERIFY(place.fixture.turn(place.fixture.message(place.session, u"Hello"_s)));
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
