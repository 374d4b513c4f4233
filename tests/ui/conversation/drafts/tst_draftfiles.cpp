#include "tests/support/Pictures.h"
#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/theme/Theme.h"

#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::ui;
using Kind = DraftStore::Kind;

/// Files that were chosen and not sent, over restarts and in several windows, against a server over sockets.
class DraftFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }
    void init()
    {
        m_fixture = std::make_unique<test::CaseFixture>();
        m_fixture->makeMine();
        open();
    }
    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    void theyAreThereAfterARestart()
    {
        attach(u"label.pdf"_s, test::pdf());
        find<ReplyEdit>(*m_view, "replyEdit").setPlainText(u"Here it is."_s);
        restart();
        QTRY_COMPARE(shown(*m_view), QStringList{u"label.pdf"_s});
        QTRY_VERIFY(send(*m_view).isEnabled());
        QCOMPARE(m_fixture->server.files.size(), 1U); // it is with the server still
        m_view->composer().send();
        QTRY_COMPARE(m_view->feed().detail().held.size(), 1U);
        QCOMPARE(m_view->feed().detail().held.front().attachments.front().name, u"label.pdf"_s);
        QTRY_COMPARE(kept().size(), 0U);
        m_fixture->server.sendHeld(theCase());
        QTRY_VERIFY(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).isEmpty());
        restart();
        QVERIFY(shown(*m_view).isEmpty());
    }
    void oneThatWasPastedIsThereToo()
    {
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QApplication::clipboard()->setImage(image);
        find<ReplyEdit>(*m_view, "replyEdit").paste();
        QTRY_COMPARE(kept().size(), 1U);
        restart();
        QTRY_COMPARE(shown(*m_view), QStringList{u"Screenshot.png"_s});
        // A day later the server has forgotten it, and it lies nowhere else.
        m_fixture->clock.advance(Millis::hours(25));
        restart();
        QTRY_VERIFY2(notice().contains(u"Screenshot.png"_s), qPrintable(notice()));
        QVERIFY(shown(*m_view).isEmpty());
        QCOMPARE(kept().size(), 0U);
    }
    void whatTheServerHasForgottenIsBroughtAgain()
    {
        attach(u"label.pdf"_s, test::pdf());
        const QString id = kept().front().file.id;
        m_fixture->clock.advance(Millis::hours(25));
        restart();
        QTRY_VERIFY(kept().size() == 1 && kept().front().file.id != id && !kept().front().file.id.isEmpty());
        QCOMPARE(m_fixture->server.files.size(), 2U);
        QTRY_VERIFY(send(*m_view).isEnabled());
    }
    void whatWasNotBroughtBeforeTheEndIsBroughtThen()
    {
        m_fixture->server.keepSilent(door());
        m_view->composer().attach({write(u"label.pdf"_s, test::pdf())});
        QTRY_COMPARE(m_fixture->server.askedFor(door()), 1);
        QVERIFY(kept().front().file.id.isEmpty());
        m_fixture->server.keepSilent(door(), false);
        restart();
        QTRY_VERIFY(send(*m_view).isEnabled());
        QTRY_COMPARE(shown(*m_view), QStringList{u"label.pdf"_s});
    }
    void oneThatHasGoneIsTold()
    {
        attach(u"label.pdf"_s, test::pdf());
        attach(u"torn.png"_s, test::png());
        QVERIFY(QFile::remove(m_fixture->folder.filePath(u"label.pdf"_s)));
        // While the server has it, it goes.
        restart();
        QTRY_COMPARE(shown(*m_view).size(), 2);
        m_fixture->clock.advance(Millis::hours(25));
        restart();
        QTRY_VERIFY2(notice().contains(u"label.pdf"_s), qPrintable(notice()));
        QVERIFY2(notice().contains(u"no longer exists"_s), qPrintable(notice()));
        QTRY_COMPARE(shown(*m_view), QStringList{u"torn.png"_s});
    }
    void oneThatIsSomethingElseByNowIsTold()
    {
        attach(u"label.pdf"_s, test::pdf());
        static_cast<void>(write(u"label.pdf"_s, "words"));
        m_fixture->clock.advance(Millis::hours(25));
        restart();
        QTRY_VERIFY2(notice().contains(u"label.pdf was not attached"_s), qPrintable(notice()));
        QVERIFY(shown(*m_view).isEmpty());
    }
    void oneThatWasTakenAwayStaysAway()
    {
        attach(u"label.pdf"_s, test::pdf());
        find<QPushButton>(*m_view, "fileRemove").click();
        QCOMPARE(kept().size(), 0U);
        restart();
        QVERIFY(shown(*m_view).isEmpty());
    }
    void aReplyThatWasTriedIsTheSameOneAfterARestart()
    {
        attach(u"label.pdf"_s, test::pdf());
        find<ReplyEdit>(*m_view, "replyEdit").setPlainText(u"Once only."_s);
        const QString reply = u"/desk/sessions/%1/reply"_s.arg(theCase());
        m_fixture->server.failNext(reply, {503, "{}", false});
        m_view->composer().send();
        QTRY_VERIFY(!notice().isEmpty());
        const QByteArray key = m_fixture->desk->drafts().draft(theCase(), Kind::Reply).key;
        QVERIFY(!key.isEmpty());
        restart();
        QTRY_COMPARE(shown(*m_view).size(), 1);
        QCOMPARE(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).key, key);
    }
    void aReplyThatIsDroppedWhileTheConsoleIsOffKeepsItsFiles()
    {
        attach(u"label.pdf"_s, test::pdf());
        m_view->composer().send();
        QTRY_COMPARE(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).held.size(), 1U);
        m_fixture->connection.close();
        m_view.reset();
        m_fixture->desk.reset();
        m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        begin();
        QTRY_COMPARE(kept().size(), 1U);
        QTRY_COMPARE(shown(*m_view), QStringList{u"label.pdf"_s});
    }
    void anotherWindowShowsThemToo()
    {
        CaseView other(*m_fixture->desk);
        other.show();
        other.open(theCase());
        QTRY_COMPARE(other.feed().state(), CaseFeed::State::Ready);
        attach(u"label.pdf"_s, test::pdf());
        QTRY_COMPARE(shown(other), QStringList{u"label.pdf"_s});
        QCOMPARE(m_fixture->server.askedFor(door()), 1);
        find<QPushButton>(other, "fileRemove").click();
        QTRY_VERIFY(shown(*m_view).isEmpty());
    }

private:
    [[nodiscard]] static QString theCase() { return test::CaseFixture::theCase(); }
    [[nodiscard]] static QString door() { return u"/desk/sessions/%1/attachments"_s.arg(theCase()); }
    void open()
    {
        m_view = std::make_unique<CaseView>(*m_fixture->desk);
        m_view->resize(1000, 700);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        m_view->open(theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
    }
    void begin()
    {
        m_fixture->desk = std::make_unique<CaseDesk>(m_fixture->connection, m_fixture->clock, m_fixture->settings,
                                                     m_fixture->draftFolder());
        m_fixture->desk->enter(m_fixture->server.me);
        open();
    }
    /// The console ends and starts anew.
    void restart()
    {
        m_fixture->connection.close();
        m_view.reset();
        m_fixture->desk.reset();
        begin();
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_fixture->folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a file of the test was not written");
        return path;
    }
    /// Chooses a file and waits until the server has it.
    void attach(const QString &name, const QByteArray &content)
    {
        m_view->composer().attach({write(name, content)});
        QTRY_VERIFY(!kept().empty() && kept().back().file.name == name && !kept().back().file.id.isEmpty());
    }
    [[nodiscard]] std::vector<DraftFile> kept()
    {
        return m_fixture->desk->drafts().draft(theCase(), Kind::Reply).files;
    }
    /// The names in the tray, as one that cannot see is told of them.
    [[nodiscard]] static QStringList shown(const CaseView &view)
    {
        QStringList names;
        for (const QWidget *each : view.findChildren<QWidget *>(u"file"_s)) {
            if (each->isVisible())
                names.append(each->accessibleName().section(u" ("_s, 0, 0));
        }
        return names;
    }
    [[nodiscard]] QString notice() const
    {
        const auto &label = find<QLabel>(*m_view, "composerNoticeText");
        return label.isVisible() ? label.text() : QString();
    }
    [[nodiscard]] static QPushButton &send(const CaseView &view) { return find<QPushButton>(view, "send"); }
    template<class T>
    [[nodiscard]] static T &find(const CaseView &view, const char *name)
    {
        auto *found = view.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<CaseView> m_view;
};

QTEST_MAIN(DraftFilesTest)
#include "tst_draftfiles.moc"
