#include "core/base/Literals.h"
#include "ui/shell/Commands.h"

#include "ui/theme/Controls.h"
#include "ui/widgets/Keys.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace tierdesk;
using ui::Commands;

class CommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"keys.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<QWidget>();
        m_queue = new QWidget(m_window.get());
        m_sessions = new QWidget(m_window.get());
        m_button = new QPushButton(u"Claim"_s, m_queue);
        m_search = ui::keys::add(m_window.get(), u"app.search"_s, u"Search"_s, QKeySequence(Qt::CTRL | Qt::Key_K));
        m_claim = ui::keys::add(m_queue, u"queue.claim"_s, u"Claim"_s, QKeySequence(Qt::Key_C));
        ui::keys::hint(*m_button, *m_claim);
        m_close = ui::keys::add(m_sessions, u"sessions.close"_s, u"Close"_s, QKeySequence(Qt::Key_X));
        m_commands = std::make_unique<Commands>(*m_settings);
        takeAll(*m_commands);
        m_window->show();
        m_sessions->hide();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_commands.reset();
        m_window.reset();
        m_settings.reset();
    }

    void whatIsOnTheScreenCanBeRun()
    {
        QStringList ids;
        for (const auto &each : m_commands->runnable())
            ids.append(each.id);
        ids.sort();
        QCOMPARE(ids, QStringList({u"app.search"_s, u"queue.claim"_s}));
        QSignalSpy claimed(m_claim, &QShortcut::activated);
        QVERIFY(m_commands->run(u"queue.claim"_s));
        QCOMPARE(claimed.size(), 1);
        QVERIFY(!m_commands->run(u"sessions.close"_s));
        QVERIFY(!m_commands->run(u"no.such"_s));
    }

    void aChangedKeyWorksAndIsShownAndKept()
    {
        QCOMPARE(ui::theme::keyHint(m_button), u"C"_s);
        m_commands->change(u"queue.claim"_s, QKeySequence(Qt::Key_J));
        QSignalSpy claimed(m_claim, &QShortcut::activated);
        QTest::keyClick(m_window.get(), Qt::Key_C);
        QCOMPARE(claimed.size(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_J);
        QCOMPARE(claimed.size(), 1);
        QCOMPARE(ui::theme::keyHint(m_button), u"J"_s);

        // The next start.
        ui::keys::change(*m_claim, QKeySequence(Qt::Key_C));
        Commands next(*m_settings);
        takeAll(next);
        QCOMPARE(m_claim->key(), QKeySequence(Qt::Key_J));
    }

    void keysThatMeetAreFound_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("owner");
        const QString claim = u"queue.claim"_s;
        QTest::newRow("a free one") << claim << u"J"_s << QString();
        QTest::newRow("its own") << claim << u"C"_s << QString();
        QTest::newRow("one that is everywhere") << claim << u"Ctrl+K"_s << u"app.search"_s;
        QTest::newRow("everywhere, one that a page has") << u"app.search"_s << u"C"_s << u"queue.claim"_s;
        QTest::newRow("another page's does not meet") << claim << u"X"_s << QString();
        QTest::newRow("none is nobody's") << claim << QString() << QString();
    }
    void keysThatMeetAreFound()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        QFETCH(QString, owner);
        QCOMPARE(m_commands->takenBy(QKeySequence(key, QKeySequence::PortableText), id), owner);
    }

    void whoeverHadTheKeyLosesIt()
    {
        m_commands->change(u"queue.claim"_s, QKeySequence(Qt::CTRL | Qt::Key_K));
        QVERIFY(m_search->key().isEmpty());
        QCOMPARE(m_claim->key(), QKeySequence(Qt::CTRL | Qt::Key_K));
        m_commands->restore();
        QCOMPARE(m_search->key(), QKeySequence(Qt::CTRL | Qt::Key_K));
        QCOMPARE(m_claim->key(), QKeySequence(Qt::Key_C));
        QVERIFY(m_settings->allKeys().isEmpty());
    }

    void twoOfOneIdAreOneCommand()
    {
        auto *second = ui::keys::add(m_sessions, u"queue.claim"_s, u"Claim"_s, QKeySequence(Qt::Key_C));
        m_commands->take(*m_sessions, u"sessions"_s);
        QCOMPARE(m_commands->all().size(), 3);
        m_commands->change(u"queue.claim"_s, QKeySequence(Qt::Key_J));
        QCOMPARE(second->key(), QKeySequence(Qt::Key_J));
        m_queue->hide();
        m_sessions->show();
        QSignalSpy run(second, &QShortcut::activated);
        QVERIFY(m_commands->run(u"queue.claim"_s));
        QCOMPARE(run.size(), 1);
    }

    void keysReadAsTheyStandOnTheCaps_data()
    {
        QTest::addColumn<QKeySequence>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("one letter") << QKeySequence(Qt::Key_C) << u"C"_s;
        QTest::newRow("with control") << QKeySequence(Qt::CTRL | Qt::Key_K) << u"Ctrl K"_s;
        QTest::newRow("the plus") << QKeySequence(Qt::CTRL | Qt::Key_Plus) << u"Ctrl +"_s;
        QTest::newRow("return") << QKeySequence(Qt::CTRL | Qt::Key_Return) << QString::fromUtf8("Ctrl ↵");
        QTest::newRow("none") << QKeySequence() << QString();
    }
    void keysReadAsTheyStandOnTheCaps()
    {
        QFETCH(QKeySequence, key);
        QFETCH(QString, text);
        QCOMPARE(ui::keys::text(key), text);
    }

private:
    void takeAll(Commands &commands)
    {
        // The window's own first, as the desk does: its pages hold theirs.
        commands.take(*m_queue, u"queue"_s);
        commands.take(*m_sessions, u"sessions"_s);
        commands.take(*m_window, {});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Commands> m_commands;
    QWidget *m_queue = nullptr;
    QWidget *m_sessions = nullptr;
    QPushButton *m_button = nullptr;
    QShortcut *m_search = nullptr;
    QShortcut *m_claim = nullptr;
    QShortcut *m_close = nullptr;
};

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"
