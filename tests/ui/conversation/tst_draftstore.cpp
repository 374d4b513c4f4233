#include "ui/conversation/DraftStore.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;
using Kind = DraftStore::Kind;

class DraftStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasTypedIsThereAfterARestart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("a sentence") << QStringLiteral("I have approved the refund.");
        QTest::addRow("several lines") << QStringLiteral("one\ntwo\n\nthree");
        QTest::addRow("emoji and flags") << QString::fromUtf8("👍🏽 👩‍👩‍👧 🇵🇹 ok");
        QTest::addRow("right to left") << QString::fromUtf8("مرحبا بك");
        QTest::addRow("as much as may be sent") << QString(20'000, u'x');
        QTest::addRow("what JSON must escape") << QStringLiteral("\"quoted\" \\ \t \u2028");
    }
    void whatWasTypedIsThereAfterARestart()
    {
        QFETCH(QString, text);
        {
            DraftStore store(m_folder->path());
            store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
            store.put(QStringLiteral("sess_1"), Kind::Reply,
                      {text, "key-1", {{41, QStringLiteral("held"), 12, {file(1)}}}, 11, {file(2), file(3)}});
            store.put(QStringLiteral("sess_1"), Kind::Note, {QStringLiteral("a note"), {}, {}});
        }
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        const Draft reply = store.draft(QStringLiteral("sess_1"), Kind::Reply);
        QCOMPARE(reply.text, text);
        QCOMPARE(reply.key, QByteArray("key-1"));
        QCOMPARE(reply.after, qint64{11});
        QCOMPARE(reply.held.size(), 1U);
        QCOMPARE(reply.held.front().text, QStringLiteral("held"));
        QCOMPARE(reply.held.front().after, qint64{12});
        QCOMPARE(reply.held.front().files, std::vector<DraftFile>{file(1)});
        QCOMPARE(reply.files, (std::vector<DraftFile>{file(2), file(3)}));
        QCOMPARE(store.draft(QStringLiteral("sess_1"), Kind::Note).text, QStringLiteral("a note"));
    }

    void itIsOnDiskSoonWithoutBeingTold()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("kill me now"), {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(files(), 1, 2000);
        // Another program that never heard of this store reads it whole.
        DraftStore other(m_folder->path());
        other.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(other.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("kill me now"));
    }

    void onlyItsOwnerMayReadIt()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("private"), {}, {}});
        QVERIFY(store.flush());
        QDirIterator found(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(found.hasNext());
        const QFileInfo file(found.next());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(!(QFileInfo(file.path()).permissions() & others));
    }

    void everyOwnerHasTheirOwn_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("company");
        QTest::addColumn<qint64>("user");
        QTest::addRow("another person") << QStringLiteral("a.example") << QStringLiteral("acme") << qint64{8};
        QTest::addRow("another company") << QStringLiteral("a.example") << QStringLiteral("other") << qint64{7};
        QTest::addRow("another server") << QStringLiteral("b.example") << QStringLiteral("acme") << qint64{7};
    }
    void everyOwnerHasTheirOwn()
    {
        QFETCH(QString, server);
        QFETCH(QString, company);
        QFETCH(qint64, user);
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("mine"), {}, {}});
        store.setOwner(server, company, user);
        QVERIFY(store.draft(QStringLiteral("sess_1"), Kind::Reply).isEmpty());
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("theirs"), {}, {}});
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(store.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("mine"));
    }

    void filesComeBackOnceWithAReplyThatIsNotSent()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        const QString session = QStringLiteral("sess_1");
        store.put(session, Kind::Reply, {{}, {}, {{41, {}, 12, {file(1)}}}, 0, {file(2)}});
        // The server says of them what it knows: not where they lie.
        DraftFile told = file(1);
        told.key = "another";
        told.path.clear();
        for (int i = 0; i < 2; ++i) // by an answer and by an event
            store.giveBack(store.owner(), session, 41, {}, {told});
        const Draft draft = store.draft(session, Kind::Reply);
        QCOMPARE(draft.files, (std::vector<DraftFile>{file(2), file(1)}));
        QVERIFY(draft.held.empty() && draft.text.isEmpty());
        QVERIFY(store.has(session));
    }

    void anEmptyDraftLeavesNoFile()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("x"), {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 1);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {});
        QVERIFY(store.flush());
        QCOMPARE(files(), 0);
    }

    void anIdIsNoWayThroughTheFolders_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addRow("dots") << QStringLiteral("..");
        QTest::addRow("one dot") << QStringLiteral(".");
        QTest::addRow("a colon") << QStringLiteral("a:b");
    }
    void anIdIsNoWayThroughTheFolders()
    {
        QFETCH(QString, id);
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(id, Kind::Note, {QStringLiteral("n"), {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 1);
        DraftStore other(m_folder->path());
        other.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(other.draft(id, Kind::Note).text, QStringLiteral("n"));
    }

    void aDiskThatTakesNothingIsSpokenOfAndTriedAgain()
    {
        // A file stands where the folder should be.
        const QString blocked = m_folder->filePath(QStringLiteral("blocked"));
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        DraftStore store(blocked);
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QSignalSpy failed(&store, &DraftStore::writeFailed);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("still here"), {}, {}});
        QVERIFY(!store.flush());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(store.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("still here"));
        QVERIFY(file.remove());
        QVERIFY(store.flush());
    }

    /// The disk is full, and somebody else sits down: the first one's words are kept until there is room.
    void whatCannotBeWrittenOutlivesAChangeOfOwner()
    {
        const QString blocked = m_folder->filePath(QStringLiteral("blocked"));
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        DraftStore store(blocked);
        QSignalSpy written(&store, &DraftStore::written);
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("still here"), {}, {}});
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 8);
        QVERIFY(store.draft(QStringLiteral("sess_1"), Kind::Reply).isEmpty());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(store.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("still here"));
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 8);
        QVERIFY(file.remove());
        QCOMPARE(written.size(), 0);
        QVERIFY(store.flush());
        QCOMPARE(written.size(), 1);
        DraftStore other(blocked);
        other.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(other.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("still here"));
    }

    /// The answer to a reply comes when another company is open.
    void anAnswerIsSettledWithTheOneWhoAsked()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        const QString asked = store.owner();
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("sent"), "key-1", {}});
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("other"), 7);
        QSignalSpy changed(&store, &DraftStore::changed);
        store.put(asked, QStringLiteral("sess_1"), Kind::Reply, {{}, {}, {{41, QStringLiteral("sent"), 12}}});
        store.giveBack(asked, QStringLiteral("sess_1"), 41, {});
        QCOMPARE(changed.size(), 0);
        QVERIFY(store.draft(QStringLiteral("sess_1"), Kind::Reply).isEmpty());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(store.draft(QStringLiteral("sess_1"), Kind::Reply).text, QStringLiteral("sent"));
        QVERIFY(store.draft(QStringLiteral("sess_1"), Kind::Reply).held.empty());
    }

    void whatIsWrittenForACaseIsKnownWithoutOpeningIt()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
            store.put(QStringLiteral("sess_1"), Kind::Note, {QStringLiteral("a note"), {}, {}});
            store.put(QStringLiteral("sess_2"), Kind::Reply, {{}, {}, {{41, QStringLiteral("on its way"), 12}}});
        }
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QVERIFY(store.has(QStringLiteral("sess_1")));
        QVERIFY(!store.has(QStringLiteral("sess_2"))); // sent, as far as one knows
        QVERIFY(!store.has(QStringLiteral("sess_3")));
        store.put(QStringLiteral("sess_3"), Kind::Reply, {QStringLiteral("x"), {}, {}});
        store.put(QStringLiteral("sess_1"), Kind::Note, {});
        QVERIFY(store.has(QStringLiteral("sess_3")));
        QVERIFY(!store.has(QStringLiteral("sess_1")));
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 8);
        QVERIFY(!store.has(QStringLiteral("sess_3")));
    }

    void aBrokenFileIsNoDraft()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
            store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("x"), {}, {}});
        }
        QDirIterator found(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        QFile file(found.next());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"session\":\"sess_1\",\"reply\":{\"te");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a draft cannot be read")));
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QVERIFY(store.draft(QStringLiteral("sess_1"), Kind::Reply).isEmpty());
        // What is written from now on is not written over it.
        store.put(QStringLiteral("sess_1"), Kind::Reply, {QStringLiteral("new"), {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 2);
        QFile aside(file.fileName() + QStringLiteral(".1.unreadable"));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray("{\"session\":\"sess_1\",\"reply\":{\"te"));
    }

    void whatWasTypedInADialogIsThereForItsOwnerAlone()
    {
        const QJsonObject fields{{QStringLiteral("summary"), QStringLiteral("Half a summary")}};
        const QString name = QStringLiteral("resolveDialog");
        QString owner;
        {
            DraftStore store(m_folder->path());
            store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
            owner = store.owner();
            store.putForm(owner, QStringLiteral("sess_1"), name, fields);
            QVERIFY(!store.has(QStringLiteral("sess_1"))); // no reply, no note
        }
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 8);
        QVERIFY(store.form(store.owner(), QStringLiteral("sess_1"), name).isEmpty());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        QCOMPARE(store.form(owner, QStringLiteral("sess_1"), name), fields);
        QVERIFY(store.form(owner, QStringLiteral("sess_2"), name).isEmpty());
        QVERIFY(store.form(owner, QStringLiteral("sess_1"), QStringLiteral("snoozeDialog")).isEmpty());
        store.putForm(owner, QStringLiteral("sess_1"), name, {});
        QVERIFY(store.flush());
        QCOMPARE(files(), 0);
    }

    void aFormThatNoneOfOursIsIsNotKept()
    {
        DraftStore store(m_folder->path());
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        store.putForm(store.owner(), QStringLiteral("sess_1"), QStringLiteral("transferDialog"),
                      {{QStringLiteral("transferNote"), QString(300'000, u'x')}});
        QVERIFY(store.form(store.owner(), QStringLiteral("sess_1"), QStringLiteral("transferDialog")).isEmpty());
    }

    void whatTheServerMayHaveIsFoundAfterARestart()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
            store.put(QStringLiteral("held"), Kind::Reply, {{}, {}, {{41, QStringLiteral("held"), 12}}, 0});
            store.put(QStringLiteral("tried"), Kind::Note, {QStringLiteral("a note"), "key-1", {}, 0});
            store.put(QStringLiteral("written"), Kind::Reply, {QStringLiteral("only here"), {}, {}, 0});
        }
        DraftStore store(m_folder->path());
        QCOMPARE(store.unsettled(), QStringList()); // nobody's
        store.setOwner(QStringLiteral("a.example"), QStringLiteral("acme"), 7);
        const QStringList found{QStringLiteral("held"), QStringLiteral("tried")};
        QCOMPARE(store.unsettled(), found);
        store.forgetHeld(store.owner(), QStringLiteral("held"), 41);
        QCOMPARE(store.unsettled(), QStringList{QStringLiteral("tried")});
    }

private:
    static DraftFile file(int number)
    {
        return {"key-" + QByteArray::number(number),
                QStringLiteral("/home/marek/%1.pdf").arg(number),
                {QStringLiteral("att_%1").arg(number), QStringLiteral("label.pdf"), MediaType::Pdf, 120},
                {1'790'000'000'000}};
    }
    [[nodiscard]] int files() const
    {
        int count = 0;
        QDirIterator found(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            found.next();
            ++count;
        }
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(DraftStoreTest)
#include "tst_draftstore.moc"
