#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/theme/Theme.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using namespace tierdesk::ui;
using deskapi::DraftInstead;
using Kind = DraftStore::Kind;

namespace {

const QString Suggestion = u"Hello Dana, I have the whole case in front of me."_s;

} // namespace

/// Asking for a draft of the next reply, against a server over sockets.
class SuggestingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        theme::apply(*qApp, theme::Choice::Light);
    }
    void init()
    {
        m_fixture = std::make_unique<test::CaseFixture>();
        m_fixture->makeMine();
        m_fixture->server.drafted = {Suggestion, u"claude-haiku-5-5"_s, 900, 2000, 40, 0, .000'42, DraftInstead::None};
    }
    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    void aDraftIsPutInByItsKeyAndNothingIsSent()
    {
        open();
        QTest::keyClick(&edit(), Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(edit().toPlainText(), Suggestion);
        QCOMPARE(notice(), u"Drafted by claude-haiku-5-5. Cost: $0.000420. Review it before you send it."_s);
        QCOMPARE(m_fixture->server.askedFor(path("draft")), 1);
        QCOMPARE(m_fixture->server.askedFor(path("reply")), 0);
        // It is the writer's own from here on: it can be changed, and survives as any draft.
        QTest::keyClicks(&edit(), u" More."_s);
        QCOMPARE(m_fixture->desk->drafts().draft(test::CaseFixture::theCase(), Kind::Reply).text,
                 Suggestion + u" More."_s);
        m_view->composer().send();
        QTRY_COMPARE(m_fixture->server.askedFor(path("reply")), 1);
        QTRY_VERIFY(notice().isEmpty());
    }

    void whatIsTypedStaysAndAllOfItCanBeUndone()
    {
        open();
        QTest::keyClicks(&edit(), u"My own words."_s);
        find<QPushButton>("suggest").click();
        QTRY_COMPARE(edit().toPlainText(), u"My own words.\n\n"_s + Suggestion);
        QTest::keyClick(&edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit().toPlainText(), u"My own words."_s);
        QTest::keyClick(&edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(edit().toPlainText(), u"My own words.\n\n"_s + Suggestion);
        find<QPushButton>("suggestedAction").click();
        QCOMPARE(edit().toPlainText(), u"My own words."_s);
        QVERIFY(notice().isEmpty());
        // Also taking it out can be undone.
        QTest::keyClick(&edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit().toPlainText(), u"My own words.\n\n"_s + Suggestion);
    }

    void whoseWordsTheyAreIsSaid_data()
    {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<double>("cost");
        QTest::addColumn<DraftInstead>("instead");
        QTest::addColumn<QString>("said");
        const QString read = u" Review it before you send it."_s;
        QTest::newRow("a model's of no known price")
            << 100 << -1. << DraftInstead::None << u"Drafted by claude-haiku-5-5. The cost is not known."_s + read;
        QTest::newRow("the record's") << 0 << 0. << DraftInstead::None
                                      << u"Drafted without a model, from the case record."_s + read;
        QTest::newRow("the record's, the budget being spent")
            << 0 << 0. << DraftInstead::Budget
            << u"Drafted without a model because the daily model budget is used up."_s + read;
        QTest::newRow("the record's, as no model answered")
            << 0 << 0. << DraftInstead::Failed << u"Drafted without a model because no model answered."_s + read;
        QTest::newRow("the record's, after words that were refused")
            << 0 << .02 << DraftInstead::Failed
            << u"Drafted without a model because no model produced a usable draft. The attempts cost $0.02."_s + read;
    }
    void whoseWordsTheyAreIsSaid()
    {
        QFETCH(int, tokens);
        QFETCH(double, cost);
        QFETCH(DraftInstead, instead);
        auto &drafted = m_fixture->server.drafted;
        drafted.tokensIn = tokens;
        drafted.cost = cost < 0 ? std::nullopt : std::optional(cost);
        drafted.instead = instead;
        open();
        find<QPushButton>("suggest").click();
        QTRY_VERIFY(!notice().isEmpty());
        QTEST(notice(), "said");
    }

    void whereNoReplyMayBeWrittenNoneIsSuggested()
    {
        open();
        QVERIFY(find<QPushButton>("suggest").isEnabled());
        m_view->composer().write(Kind::Note);
        QVERIFY(!find<QPushButton>("suggest").isVisible());
        m_view->composer().write(Kind::Reply);
        m_fixture->give(UserId{9}, u"Ines Duarte"_s);
        QTRY_VERIFY(!find<QPushButton>("suggest").isEnabled());
        m_view->composer().suggest();
        QCOMPARE(m_fixture->server.askedFor(path("draft")), 0);
    }

    void aFailureIsSaidAndWhatWasTypedStays()
    {
        open();
        QTest::keyClicks(&edit(), u"Mine."_s);
        m_fixture->server.failNext(path("draft"), {403, {}, false});
        find<QPushButton>("suggest").click();
        auto &notice = find<QLabel>("composerNoticeText");
        QTRY_COMPARE(notice.text(), u"No reply was suggested: the case is no longer assigned to you."_s);
        QCOMPARE(edit().toPlainText(), u"Mine."_s);
        QTRY_VERIFY(find<QPushButton>("suggest").isEnabled());
    }

    void aDraftThatComesLateIsPutIntoItsOwnCase()
    {
        open();
        find<QPushButton>("suggest").click();
        m_view->open(u"sess_8e07"_s);
        QTRY_COMPARE(m_fixture->desk->drafts().draft(test::CaseFixture::theCase(), Kind::Reply).text, Suggestion);
        QVERIFY(edit().toPlainText().isEmpty());
        QVERIFY(notice().isEmpty());
        m_view->open(test::CaseFixture::theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
        QCOMPARE(edit().toPlainText(), Suggestion);
        QTRY_VERIFY(!notice().isEmpty());
    }

private:
    [[nodiscard]] static QString path(const char *verb)
    {
        return u"/desk/sessions/%1/%2"_s.arg(test::CaseFixture::theCase(), QLatin1String(verb));
    }
    void open()
    {
        m_view = std::make_unique<CaseView>(*m_fixture->desk);
        m_view->resize(1000, 700);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        m_view->open(test::CaseFixture::theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
        edit().setFocus();
    }
    [[nodiscard]] QPlainTextEdit &edit() const { return find<QPlainTextEdit>("replyEdit"); }
    [[nodiscard]] QString notice() const
    {
        return find<QWidget>("suggested").isVisible() ? find<QLabel>("suggestedText").text() : QString();
    }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_view->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<CaseView> m_view;
};

QTEST_MAIN(SuggestingTest)
#include "tst_suggesting.moc"
