#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/integrations/IntegrationPhrases.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/models/Phrases.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/StatePanel.h"

#include <QtTest/QTest>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// What came by mail or text and was not answered, as a supervisor looks through it, against a server over sockets.
class LettersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Supervisor;
        m_desk->now = m_clock.now();
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void whoWroteWhatWhenAndWhyItWasPassedOver()
    {
        passOver(Channel::Email, "dana@example.com", "Away until Monday", "Auto-Submitted: auto-replied");
        passOver(Channel::Email, "", "", "nobody to answer");
        passOver(Channel::Sms, "+15550100999", "", "more than 60 texts in an hour");
        open();
        QTRY_COMPARE(rows().size(), 3);
        QCOMPARE(rows(),
                 (QStringList{u"+15550100999 | Text message | %1 · more than 60 from this sender within an hour"_s,
                              u"No subject | E-mail | %1 · no sender · no reply address"_s,
                              u"Away until Monday | E-mail | %1 · dana@example.com · automatic e-mail: "
                              "Auto-Submitted: auto-replied"_s})
                     .replaceInStrings(u"%1"_s, phrases::clockTime(m_clock.now(), m_clock.now())));
        // The whole is there for those who cannot see it, and where it ends in an ellipsis.
        const QModelIndex last = list().model()->index(2, 0);
        QVERIFY(last.data(Qt::AccessibleTextRole).toString().contains(u"dana@example.com"_s));
        QVERIFY(last.data(Qt::ToolTipRole).toString().contains(u"auto-replied"_s));
        QVERIFY(!find<QPushButton>("moreLetters").isVisible());
    }

    void whyIsSaidInWordsForPeople_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *reason, const char *line) {
            QTest::newRow(reason) << QString::fromLatin1(reason) << QString::fromLatin1(line);
        };
        row("from the account itself", "sent from this account");
        row("from no-reply", "automatic e-mail: from no-reply");
        row("List-Unsubscribe", "automatic e-mail: List-Unsubscribe");
        row("a null return path", "delivery failure notice");
        row("no words", "no text");
        row("more than 30 mails in an hour", "more than 30 from this sender within an hour");
        row("what a later server says", "what a later server says");
    }
    void whyIsSaidInWordsForPeople()
    {
        QFETCH(QString, reason);
        QFETCH(QString, line);
        QCOMPARE(phrases::passedOverLine(reason), line);
    }

    void earlierOnesComeOnDemand()
    {
        for (int number = 1; number <= 120; ++number)
            passOver(Channel::Email, "shop@example.com", QByteArray::number(number), "List-Id");
        open();
        QTRY_COMPARE(titles(), numbers(120, 71));
        auto &more = find<QPushButton>("moreLetters");
        QVERIFY(more.isVisible());
        list().setCurrentIndex(list().model()->index(20, 0));
        more.click();
        QTRY_COMPARE(titles(), numbers(120, 21));
        // What came meanwhile stands before them, and what was read stays, as does who is chosen.
        passOver(Channel::Email, "shop@example.com", "121", "List-Id");
        find<QPushButton>("refreshLetters").click();
        QTRY_COMPARE(titles(), numbers(121, 21));
        QCOMPARE(list().currentIndex().data().toString(), u"100"_s);
        more.click();
        QTRY_COMPARE(titles(), numbers(121, 1));
        QVERIFY(!more.isVisible());
        // So many that a page has not all of them: nothing is left out between.
        for (int number = 122; number <= 200; ++number)
            passOver(Channel::Email, "shop@example.com", QByteArray::number(number), "List-Id");
        find<QPushButton>("refreshLetters").click();
        QTRY_COMPARE(titles(), numbers(200, 151));
        QVERIFY(more.isVisible());
    }

    void whereNothingWasPassedOverItSaysSo()
    {
        open();
        QTRY_VERIFY(find<widgets::StatePanel>("noLetters").isVisible());
        QCOMPARE(find<widgets::StatePanel>("noLetters").heading(), u"No ignored messages"_s);
        passOver(Channel::Sms, "+15550100999", "", "no words");
        QTest::keyClick(m_page.get(), Qt::Key_R);
        QTRY_COMPARE(titles(), QStringList{u"+15550100999"_s});
        QVERIFY(!find<widgets::StatePanel>("noLetters").isVisible());
    }

    void aFailureIsSaidAndWhatWasReadStays()
    {
        passOver(Channel::Email, "dana@example.com", "Away", "Auto-Submitted: auto-replied");
        m_desk->failNext(door(), {503, {}, false});
        open();
        auto &state = find<widgets::StatePanel>("lettersState");
        QTRY_VERIFY(state.isVisible());
        QCOMPARE(state.heading(), u"The server is busy"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(titles(), QStringList{u"Away"_s});
        m_desk->failNext(door(), {503, {}, false});
        find<QPushButton>("refreshLetters").click();
        auto &banner = find<widgets::Banner>("lettersBanner");
        QTRY_VERIFY(banner.isVisible());
        QVERIFY(banner.text().startsWith(u"The list could not be refreshed."_s));
        QCOMPARE(titles(), QStringList{u"Away"_s});
        find<QPushButton>("refreshLetters").click();
        QTRY_VERIFY(!banner.isVisible());
    }

    void whatIsAnotherCompanysIsNotShown()
    {
        for (int number = 1; number <= 60; ++number)
            passOver(Channel::Email, "shop@example.com", QByteArray::number(number), "List-Id");
        open();
        QTRY_COMPARE(titles().size(), 50);
        m_desk->keepSilent(door());
        const int asked = m_desk->askedFor(door());
        find<QPushButton>("moreLetters").click();
        QTRY_COMPARE(m_desk->askedFor(door()), asked + 1);
        m_page->clear();
        QVERIFY(titles().isEmpty());
        m_desk->keepSilent(door(), false);
        m_desk->holdAnswers(false); // to the one before
        m_desk->ignoredMessages.clear();
        m_page->setMe(m_desk->me);
        QTRY_VERIFY(find<widgets::StatePanel>("noLetters").isVisible());
        QVERIFY(titles().isEmpty());
    }

private:
    [[nodiscard]] static QString door() { return u"/desk/letters/ignored"_s; }

    void passOver(Channel channel, const char *from, const QByteArray &subject, const char *reason)
    {
        IgnoredMessage channelMessage;
        channelMessage.id = IgnoredMessageId{static_cast<qint64>(m_desk->ignoredMessages.size()) + 1};
        channelMessage.channel = channel;
        channelMessage.address = QString::fromLatin1(from);
        channelMessage.subject = QString::fromUtf8(subject);
        channelMessage.reason = QString::fromLatin1(reason);
        channelMessage.at = m_clock.now();
        m_desk->ignoredMessages.insert(m_desk->ignoredMessages.begin(), channelMessage);
    }
    void open()
    {
        m_page = std::make_unique<IntegrationsPage>(*m_connection, m_clock);
        m_page->resize(1100, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMe(m_desk->me);
        find<QTabBar>("integrationsTabs").setCurrentIndex(3);
    }
    QListView &list() { return find<QListView>("letterList"); }
    QStringList titles()
    {
        QStringList titles;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            titles.append(list().model()->index(row, 0).data().toString());
        return titles;
    }
    /// "title | state | detail" of every row.
    QStringList rows()
    {
        QStringList rows;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            const QModelIndex index = list().model()->index(row, 0);
            rows.append(QStringList{index.data().toString(), index.data(StateRowsModel::StateRole).toString(),
                                    index.data(StateRowsModel::DetailRole).toString()}
                            .join(u" | "_s));
        }
        return rows;
    }
    /// From @p first down to @p last.
    static QStringList numbers(int first, int last)
    {
        QStringList numbers;
        for (int number = first; number >= last; --number)
            numbers.append(QString::number(number));
        return numbers;
    }
    template<class T>
    T &find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name);
        return *found;
    }

    tests::ManualClock m_clock;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<IntegrationsPage> m_page;
};

QTEST_MAIN(LettersTest)
#include "tst_ignoredmessages.moc"
