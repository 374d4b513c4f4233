#include "ui/conversation/drafts/DraftStore.h"

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
        QTest::addRow("a sentence") << u"I have approved the refund."_s;
        QTest::addRow("several lines") << u"one\ntwo\n\nthree"_s;
        QTest::addRow("emoji and flags") << QString::fromUtf8("👍🏽 👩‍👩‍👧 🇵🇹 ok");
        QTest::addRow("right to left") << QString::fromUtf8("مرحبا بك");
        QTest::addRow("as much as may be sent") << QString(20'000, u'x');
        QTest::addRow("what JSON must escape") << u"\"quoted\" \\ \t \u2028"_s;
    }
    void whatWasTypedIsThereAfterARestart()
    {
        QFETCH(QString, text);
        {
            DraftStore store(m_folder->path());
            store.setOwner(u"a.example"_s, u"acme"_s, 7);
            store.put(u"sess_1"_s, Kind::Reply,
                      {text, "key-1", {{41, u"held"_s, 12, {file(1)}}}, 11, {file(2), file(3)}});
            store.put(u"sess_1"_s, Kind::Note, {u"a note"_s, {}, {}});
        }
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        const Draft reply = store.draft(u"sess_1"_s, Kind::Reply);
        QCOMPARE(reply.text, text);
        QCOMPARE(reply.key, QByteArray("key-1"));
        QCOMPARE(reply.after, qint64{11});
        QCOMPARE(reply.held.size(), 1U);
        QCOMPARE(reply.held.front().text, u"held"_s);
        QCOMPARE(reply.held.front().after, qint64{12});
        QCOMPARE(reply.held.front().files, std::vector<DraftFile>{file(1)});
        QCOMPARE(reply.files, (std::vector<DraftFile>{file(2), file(3)}));
        QCOMPARE(store.draft(u"sess_1"_s, Kind::Note).text, u"a note"_s);
    }

    void itIsOnDiskSoonWithoutBeingTold()
    {
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(u"sess_1"_s, Kind::Reply, {u"kill me now"_s, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(files(), 1, 2000);
        // Another program that never heard of this store reads it whole.
        DraftStore other(m_folder->path());
        other.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(other.draft(u"sess_1"_s, Kind::Reply).text, u"kill me now"_s);
    }

    void onlyItsOwnerMayReadIt()
    {
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(u"sess_1"_s, Kind::Reply, {u"private"_s, {}, {}});
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
        QTest::addRow("another person") << u"a.example"_s << u"acme"_s << qint64{8};
        QTest::addRow("another company") << u"a.example"_s << u"other"_s << qint64{7};
        QTest::addRow("another server") << u"b.example"_s << u"acme"_s << qint64{7};
    }
    void everyOwnerHasTheirOwn()
    {
        QFETCH(QString, server);
        QFETCH(QString, company);
        QFETCH(qint64, user);
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(u"sess_1"_s, Kind::Reply, {u"mine"_s, {}, {}});
        store.setOwner(server, company, user);
        QVERIFY(store.draft(u"sess_1"_s, Kind::Reply).isEmpty());
        store.put(u"sess_1"_s, Kind::Reply, {u"theirs"_s, {}, {}});
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(store.draft(u"sess_1"_s, Kind::Reply).text, u"mine"_s);
    }

    void filesComeBackOnceWithAReplyThatIsNotSent()
    {
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        const QString session = u"sess_1"_s;
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
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(u"sess_1"_s, Kind::Reply, {u"x"_s, {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 1);
        store.put(u"sess_1"_s, Kind::Reply, {});
        QVERIFY(store.flush());
        QCOMPARE(files(), 0);
    }

    void anIdIsNoWayThroughTheFolders_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addRow("dots") << u".."_s;
        QTest::addRow("one dot") << u"."_s;
        QTest::addRow("a colon") << u"a:b"_s;
    }
    void anIdIsNoWayThroughTheFolders()
    {
        QFETCH(QString, id);
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(id, Kind::Note, {u"n"_s, {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 1);
        DraftStore other(m_folder->path());
        other.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(other.draft(id, Kind::Note).text, u"n"_s);
    }

    void aDiskThatTakesNothingIsSpokenOfAndTriedAgain()
    {
        // A file stands where the folder should be.
        const QString blocked = m_folder->filePath(u"blocked"_s);
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        DraftStore store(blocked);
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QSignalSpy failed(&store, &DraftStore::writeFailed);
        store.put(u"sess_1"_s, Kind::Reply, {u"still here"_s, {}, {}});
        QVERIFY(!store.flush());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(store.draft(u"sess_1"_s, Kind::Reply).text, u"still here"_s);
        QVERIFY(file.remove());
        QVERIFY(store.flush());
    }

    /// The disk is full, and somebody else sits down: the first one's words are kept until there is room.
    void whatCannotBeWrittenOutlivesAChangeOfOwner()
    {
        const QString blocked = m_folder->filePath(u"blocked"_s);
        QFile file(blocked);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        DraftStore store(blocked);
        QSignalSpy written(&store, &DraftStore::written);
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.put(u"sess_1"_s, Kind::Reply, {u"still here"_s, {}, {}});
        store.setOwner(u"a.example"_s, u"acme"_s, 8);
        QVERIFY(store.draft(u"sess_1"_s, Kind::Reply).isEmpty());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(store.draft(u"sess_1"_s, Kind::Reply).text, u"still here"_s);
        store.setOwner(u"a.example"_s, u"acme"_s, 8);
        QVERIFY(file.remove());
        QCOMPARE(written.size(), 0);
        QVERIFY(store.flush());
        QCOMPARE(written.size(), 1);
        DraftStore other(blocked);
        other.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(other.draft(u"sess_1"_s, Kind::Reply).text, u"still here"_s);
    }

    /// The answer to a reply comes when another company is open.
    void anAnswerIsSettledWithTheOneWhoAsked()
    {
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        const QString asked = store.owner();
        store.put(u"sess_1"_s, Kind::Reply, {u"sent"_s, "key-1", {}});
        store.setOwner(u"a.example"_s, u"other"_s, 7);
        QSignalSpy changed(&store, &DraftStore::changed);
        store.put(asked, u"sess_1"_s, Kind::Reply, {{}, {}, {{41, u"sent"_s, 12}}});
        store.giveBack(asked, u"sess_1"_s, 41, {});
        QCOMPARE(changed.size(), 0);
        QVERIFY(store.draft(u"sess_1"_s, Kind::Reply).isEmpty());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(store.draft(u"sess_1"_s, Kind::Reply).text, u"sent"_s);
        QVERIFY(store.draft(u"sess_1"_s, Kind::Reply).held.empty());
    }

    void whatIsWrittenForACaseIsKnownWithoutOpeningIt()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(u"a.example"_s, u"acme"_s, 7);
            store.put(u"sess_1"_s, Kind::Note, {u"a note"_s, {}, {}});
            store.put(u"sess_2"_s, Kind::Reply, {{}, {}, {{41, u"on its way"_s, 12}}});
        }
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QVERIFY(store.has(u"sess_1"_s));
        QVERIFY(!store.has(u"sess_2"_s)); // sent, as far as one knows
        QVERIFY(!store.has(u"sess_3"_s));
        store.put(u"sess_3"_s, Kind::Reply, {u"x"_s, {}, {}});
        store.put(u"sess_1"_s, Kind::Note, {});
        QVERIFY(store.has(u"sess_3"_s));
        QVERIFY(!store.has(u"sess_1"_s));
        store.setOwner(u"a.example"_s, u"acme"_s, 8);
        QVERIFY(!store.has(u"sess_3"_s));
    }

    void aBrokenFileIsNoDraft()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(u"a.example"_s, u"acme"_s, 7);
            store.put(u"sess_1"_s, Kind::Reply, {u"x"_s, {}, {}});
        }
        QDirIterator found(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        QFile file(found.next());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"session\":\"sess_1\",\"reply\":{\"te");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a draft cannot be read"_s));
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QVERIFY(store.draft(u"sess_1"_s, Kind::Reply).isEmpty());
        // What is written from now on is not written over it.
        store.put(u"sess_1"_s, Kind::Reply, {u"new"_s, {}, {}});
        QVERIFY(store.flush());
        QCOMPARE(files(), 2);
        QFile aside(file.fileName() + u".1.unreadable"_s);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray("{\"session\":\"sess_1\",\"reply\":{\"te"));
    }

    void whatWasTypedInADialogIsThereForItsOwnerAlone()
    {
        const QJsonObject fields{{u"summary"_s, u"Half a summary"_s}};
        const QString name = u"resolveDialog"_s;
        QString owner;
        {
            DraftStore store(m_folder->path());
            store.setOwner(u"a.example"_s, u"acme"_s, 7);
            owner = store.owner();
            store.putForm(owner, u"sess_1"_s, name, fields);
            QVERIFY(!store.has(u"sess_1"_s)); // no reply, no note
        }
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 8);
        QVERIFY(store.form(store.owner(), u"sess_1"_s, name).isEmpty());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        QCOMPARE(store.form(owner, u"sess_1"_s, name), fields);
        QVERIFY(store.form(owner, u"sess_2"_s, name).isEmpty());
        QVERIFY(store.form(owner, u"sess_1"_s, u"snoozeDialog"_s).isEmpty());
        store.putForm(owner, u"sess_1"_s, name, {});
        QVERIFY(store.flush());
        QCOMPARE(files(), 0);
    }

    void aFormThatNoneOfOursIsIsNotKept()
    {
        DraftStore store(m_folder->path());
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        store.putForm(store.owner(), u"sess_1"_s, u"transferDialog"_s, {{u"transferNote"_s, QString(300'000, u'x')}});
        QVERIFY(store.form(store.owner(), u"sess_1"_s, u"transferDialog"_s).isEmpty());
    }

    void whatTheServerMayHaveIsFoundAfterARestart()
    {
        {
            DraftStore store(m_folder->path());
            store.setOwner(u"a.example"_s, u"acme"_s, 7);
            store.put(u"held"_s, Kind::Reply, {{}, {}, {{41, u"held"_s, 12}}, 0});
            store.put(u"tried"_s, Kind::Note, {u"a note"_s, "key-1", {}, 0});
            store.put(u"written"_s, Kind::Reply, {u"only here"_s, {}, {}, 0});
        }
        DraftStore store(m_folder->path());
        QCOMPARE(store.unsettled(), QStringList()); // nobody's
        store.setOwner(u"a.example"_s, u"acme"_s, 7);
        const QStringList found{u"held"_s, u"tried"_s};
        QCOMPARE(store.unsettled(), found);
        store.forgetHeld(store.owner(), u"held"_s, 41);
        QCOMPARE(store.unsettled(), QStringList{u"tried"_s});
    }

private:
    static DraftFile file(int number)
    {
        return {"key-" + QByteArray::number(number),
                u"/home/marek/%1.pdf"_s.arg(number),
                {u"att_%1"_s.arg(number), u"label.pdf"_s, MediaType::Pdf, 120},
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
