#include "ui/conversation/side/SidePanel.h"

#include "tests/ui/conversation/dialogs/DialogBench.h"
#include "ui/conversation/dialogs/ActionDialog.h"
#include "ui/conversation/side/Section.h"
#include "ui/conversation/side/SentimentChart.h"
#include "ui/conversation/side/ShopSections.h"
#include "ui/conversation/side/TagsEditor.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/StatePanel.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using test::child;
using ui::SidePanel;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// What stands beside a conversation, from the case as the server tells it.
class SidePanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::DialogBench>();
        m_panel = std::make_unique<SidePanel>(m_bench->feed, m_bench->connection, m_bench->drafts);
        m_panel->resize(316, 800);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_bench.reset();
    }

    void everyStateIsShown()
    {
        auto &state = child<ui::widgets::StatePanel>(*m_panel, "sideState");
        QCOMPARE(state.heading(), u"No case is open"_s);
        m_bench->desk.failNext(u"/desk/sessions/sess_8f21"_s, {503, {}, false});
        m_bench->feed.open(m_bench->id());
        QTRY_COMPARE(state.heading(), u"The server is busy"_s);
        child<QPushButton>(state, "stateAction").click();
        QTRY_VERIFY(child<QLabel>(*m_panel, "brief").isVisible());
        m_bench->feed.close();
        QVERIFY(state.isVisible());
    }

    void theBriefIsTextAndItsNextStepStandsOut()
    {
        auto detail = test::designCase(m_bench->clock.now());
        detail.brief->wanted = u"Wants <b>everything</b> & <img src=x>."_s;
        m_bench->desk.setDetail(detail);
        QVERIFY(m_bench->openMine());
        const auto &brief = child<QLabel>(*m_panel, "brief");
        QVERIFY(brief.text().contains(u"&lt;img src=x&gt;"_s));
        QVERIFY(!brief.text().contains(u"<img"_s));
        QVERIFY(brief.text().contains(u">Next:</span> Approve the refund"_s));
        QVERIFY(brief.accessibleName().contains(u"Next: Approve the refund of $312.40"_s));
    }

    void aTopicPutRightIsSentAndHolds()
    {
        m_bench->desk.teach(TrainingKind::Intent, u"hire_gear"_s, u"rent a rope"_s);
        QVERIFY(m_bench->openMine());
        auto &topic = child<QComboBox>(*m_panel, "caseTopic");
        auto &intent = child<QComboBox>(*m_panel, "caseIntent");
        QTRY_COMPARE(intent.count(), 1);
        QCOMPARE(intent.currentIndex(), -1); // none was read
        QVERIFY(m_bench->feed.row().category != Category::Account);
        const int account = topic.findData(static_cast<int>(Category::Account));
        topic.setCurrentIndex(account);
        Q_EMIT topic.activated(account);
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).category, Category::Account);
        QTRY_COMPARE(m_bench->feed.row().category, Category::Account);
        QTRY_VERIFY(child<QLabel>(*m_panel, "topicEvidence").text().startsWith(u"Saved"_s));
        QCOMPARE(m_bench->desk.examples.front().label, u"ACCOUNT"_s);
        QCOMPARE(m_bench->desk.examples.front().sessionId, m_bench->id());

        // Chosen again, it is no correction.
        const int asked = m_bench->desk.askedFor(m_bench->path("correct"));
        Q_EMIT topic.activated(account);
        intent.setCurrentIndex(0);
        Q_EMIT intent.activated(0);
        QTRY_COMPARE(m_bench->desk.examples.front().kind, TrainingKind::Intent);
        QCOMPARE(m_bench->desk.askedFor(m_bench->path("correct")), asked + 1);
    }

    void aTopicThatIsNotTakenFallsBack()
    {
        QVERIFY(m_bench->openMine());
        auto &topic = child<QComboBox>(*m_panel, "caseTopic");
        const QVariant before = topic.currentData();
        m_bench->desk.failNext(m_bench->path("correct"), {503, {}, false});
        const int account = topic.findData(static_cast<int>(Category::Account));
        topic.setCurrentIndex(account);
        Q_EMIT topic.activated(account);
        QTRY_VERIFY(child<QLabel>(*m_panel, "topicTrouble").isVisible());
        QCOMPARE(topic.currentData(), before);
        QVERIFY(topic.isEnabled());
    }

    void theActThatTheCaseAsksForComesFirst()
    {
        QVERIFY(m_bench->openMine());
        QCOMPARE(button("actRefund").text(), u"Refund $312.40"_s);
        QVERIFY(button("actRefund").property("tierdeskPrimary").toBool());
        QCOMPARE(button("actCredit").text(), u"Credit"_s);
        QVERIFY(!button("actCredit").property("tierdeskPrimary").toBool());
        // Once it is granted nothing presses any more.
        Action done = m_bench->desk.detail(m_bench->id()).actions.front();
        done.id = ActionId{50};
        done.state = ActionState::Confirmed;
        m_bench->desk.add(m_bench->id(), {u"action.updated"_s}, {}, {done});
        QTRY_COMPARE(button("actRefund").text(), u"Refund"_s);
        QVERIFY(!button("actRefund").property("tierdeskPrimary").toBool());
    }

    void onlyTheHolderActsAndTheOthersAreToldWhy_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("hint");
        QTest::newRow("my own case") << u"me"_s << QString();
        QTest::newRow("one that waits") << u"nobody"_s << u"Claim this case to perform actions."_s;
        QTest::newRow("a colleague's") << u"colleague"_s
                                       << u"This case is assigned to Zoe Adler. Only they can perform actions."_s;
        QTest::newRow("the AI's") << u"ai"_s << u"The AI is handling this case. Take it over to perform actions."_s;
        QTest::newRow("a closed one") << u"closed"_s << u"This case is closed."_s;
    }
    void onlyTheHolderActsAndTheOthersAreToldWhy()
    {
        QFETCH(QString, who);
        QFETCH(QString, hint);
        auto row = m_bench->desk.row(m_bench->id());
        if (who == u"me" || who == u"closed")
            row.holder = m_bench->desk.me.id;
        if (who == u"colleague") {
            row.holder = UserId{9};
            row.holderName = u"Zoe Adler"_s;
        }
        if (who == u"ai")
            row.tier = Tier::AiRep;
        if (who == u"closed")
            row.status = Status::Resolved;
        m_bench->desk.seed({row});
        QVERIFY(m_bench->open());
        QCOMPARE(child<QLabel>(*m_panel, "authorityHint").text(), hint);
        QCOMPARE(button("actRefund").isEnabled(), who == u"me");
        QCOMPARE(button("actMore").isEnabled(), who == u"me");
    }

    void whatTheCompanyHasNotGivenIsNotOffered()
    {
        auto detail = test::designCase(m_bench->clock.now());
        detail.allowance.lines[1].isAllowed = false;
        detail.allowance.canCancelOrders = false;
        m_bench->desk.setDetail(detail);
        QVERIFY(m_bench->openMine());
        QVERIFY(button("actRefund").isVisible());
        QVERIFY(!button("actCredit").isVisible());
        QVERIFY(!child<QAction>(*m_panel, "cancel_order").isVisible());
        QVERIFY(child<QAction>(*m_panel, "return").isVisible());
    }

    void whatWasUsedIsSaid()
    {
        auto detail = test::designCase(m_bench->clock.now());
        detail.allowance.lines[0].used = Money{31240};
        detail.allowance.lines[0].remaining = Money{68760};
        m_bench->desk.setDetail(detail);
        QVERIFY(m_bench->openMine());
        QCOMPARE(child<QLabel>(*m_panel, "authorityUsed").text(), u"In this period: Refund $312.40 of $1,000 used"_s);
    }

    void aButtonAndAKeyOpenTheDialog()
    {
        QVERIFY(m_bench->openMine());
        button("actCredit").click();
        auto *dialog = m_panel->findChild<ui::ActionDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), u"Issue a credit"_s);
        dialog->close();
        QTRY_VERIFY(!m_panel->findChild<ui::ActionDialog *>());
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTest::keyClick(m_panel.get(), Qt::Key_F);
        QTRY_VERIFY(m_panel->findChild<ui::ActionDialog *>());
        QCOMPARE(m_panel->findChild<ui::ActionDialog *>()->windowTitle(), u"Issue a refund"_s);
    }

    void theOrderOfTheCaseIsOpenAndTheOthersAreFolded()
    {
        QVERIFY(m_bench->openMine());
        const auto folds = child<QWidget>(*m_panel, "order-ORD-9876").findChildren<ui::widgets::Disclosure *>();
        QCOMPARE(folds.size(), 1);
        QVERIFY(folds.front()->isChecked());
        const auto other = child<QWidget>(*m_panel, "order-ORD-9001").findChildren<ui::widgets::Disclosure *>();
        QVERIFY(!other.front()->isChecked());
        QCOMPARE(other.front()->value(), text("Processing · $38.00"));
        other.front()->click();
        QVERIFY(other.front()->isChecked());
        // It stays open when the case moves on.
        m_bench->desk.change(m_bench->desk.row(m_bench->id()));
        QTRY_VERIFY(m_bench->feed.row().version > 1);
        QVERIFY(other.front()->isChecked());
    }

    void anOrderTellsItemsPaymentsAndParcels()
    {
        auto order = test::designCase(m_bench->clock.now()).orders.at(1);
        order.refunded = Money{1000};
        QStringList lines;
        for (const auto &[name, value] : ui::orderLines(order, m_bench->clock.now()))
            lines.append(name + u" | "_s + value);
        QCOMPARE(lines, (QStringList{text("Ridge 3 tent | $312.40"), text("Delivered | 15 Sep"),
                                     text("Paid by card ··4242 | $312.40"), text("Refunded | $10.00"),
                                     text("UPS · 1Z999AA10123456784 | Delivered")}));
    }

    void anEarlierSessionCanBeOpened()
    {
        QVERIFY(m_bench->openMine());
        auto &fold = child<ui::widgets::Disclosure>(*m_panel, "earlierSessions");
        QCOMPARE(fold.value(), text("3 · last CSAT 2"));
        QVERIFY(!child<QWidget>(*m_panel, "earlierList").isVisible());
        fold.click();
        QSignalSpy chosen(m_panel.get(), &SidePanel::openSession);
        child<ui::widgets::Disclosure>(*m_panel, "earlierSession").click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), u"sess_7a10"_s);
    }

    void otherOpenCasesAreSeenAndCanBeOpened()
    {
        QVERIFY(m_bench->openMine());
        QVERIFY(!child<QWidget>(*m_panel, "openCases").isVisible());
        deskapi::SessionDetail detail = test::designCase(m_bench->clock.now());
        detail.earlier[1].status = Status::Escalated;
        detail.earlier[1].holderName = text("Elena R.");
        detail.earlier[1].version = 4;
        ui::CustomerSection section;
        section.show(detail, m_bench->clock.now());
        section.show();
        QVERIFY(child<QWidget>(section, "openCases").isVisible());
        const auto open = section.findChildren<ui::widgets::Disclosure *>(u"openCase"_s);
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.front()->text(), text("Asked for the size of a jacket"));
        QVERIFY2(open.front()->value().startsWith(text("Elena R.")), qPrintable(open.front()->value()));
        QCOMPARE(section.findChildren<ui::widgets::Disclosure *>(u"earlierSession"_s).size(), 2);
        QSignalSpy chosen(&section, &ui::CustomerSection::sessionChosen);
        open.front()->click();
        QCOMPARE(chosen.front().front().toString(), u"sess_6b02"_s);
    }

    void theCourseOfTheSentimentIsReadByKeys()
    {
        QVERIFY(m_bench->openMine());
        auto &chart = child<ui::SentimentChart>(*m_panel, "sentimentChart");
        auto &view = child<QWidget>(*m_panel, "sentimentView");
        QCOMPARE(chart.pointCount(), 3);
        QCOMPARE(chart.said(), text("▼ Angry"));
        QVERIFY(view.accessibleDescription().contains(u"Frustrated, then Irate, then Angry"_s));
        QVERIFY(view.accessibleDescription().contains(u"Human"_s));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(chart.current(), 2);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(chart.current(), 1);
        QVERIFY(chart.said().contains(u"TEN dollars?!"_s));
        QVERIFY(chart.said().contains(u"Irate"_s));
        QSignalSpy chosen(m_panel.get(), &SidePanel::messageChosen);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<MessageId>().value, 3);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(chart.current(), 0);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(chart.current(), 0);
    }

    void aMessageMoreIsAPointMore()
    {
        QVERIFY(m_bench->openMine());
        auto &chart = child<ui::SentimentChart>(*m_panel, "sentimentChart");
        Message message;
        message.id = MessageId{77};
        message.speaker = Speaker::Customer;
        message.at = m_bench->clock.now();
        message.text = u"Thank you."_s;
        message.score = 0.5;
        message.sentiment = Sentiment::Satisfied;
        m_bench->desk.add(m_bench->id(), {u"message.created"_s}, {message});
        QTRY_COMPARE(chart.pointCount(), 4);
        QCOMPARE(chart.said(), text("△ Satisfied"));
    }

    void aLongCourseIsToldInSum()
    {
        auto detail = test::designCase(m_bench->clock.now());
        detail.messages.clear();
        detail.sentimentHistory.clear();
        for (int number = 0; number < 2500; ++number) {
            Message message;
            message.id = MessageId{number + 1};
            message.speaker = Speaker::Customer;
            message.at = m_bench->clock.now() - Millis::seconds(2500 - number);
            message.text = u"message %1"_s.arg(number);
            const double score = number % 2 == 0 ? 0.0 : -0.9;
            message.score = score;
            message.sentiment = number % 2 == 0 ? Sentiment::Neutral : Sentiment::Irate;
            detail.messages.push_back(message);
            detail.sentimentHistory.push_back({message.id, message.at, score, message.sentiment, {}});
        }
        m_bench->desk.setDetail(detail);
        QVERIFY(m_bench->openMine());
        auto &chart = child<ui::SentimentChart>(*m_panel, "sentimentChart");
        auto &view = child<QWidget>(*m_panel, "sentimentView");
        QCOMPARE(chart.pointCount(), 2500);
        QVERIFY(view.accessibleDescription().contains(u"from Neutral to Irate, at worst Irate"_s));
        chart.setCurrent(1200);
        QVERIFY(chart.said().contains(u"message 1200"_s));
    }

    void withoutMessagesTheChartSaysSo()
    {
        m_bench->feed.open(u"sess_8b02"_s);
        QTRY_COMPARE(child<ui::SentimentChart>(*m_panel, "sentimentChart").said(),
                     u"No customer message has been evaluated yet."_s);
    }

    void tagsAreSavedAtOnce()
    {
        QVERIFY(m_bench->openMine());
        auto &tags = child<ui::TagsEditor>(*m_panel, "tagsEditor");
        QCOMPARE(tags.tags(), (QStringList{u"tent"_s, u"batch-7"_s}));
        QTest::keyClicks(&tags.field(), u"seam"_s);
        QTest::keyClick(&tags.field(), Qt::Key_Return);
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).tags.size(), 3);
        QCOMPARE(m_bench->desk.row(m_bench->id()).tags.back(), u"seam"_s);
        QVERIFY(tags.field().text().isEmpty());
        QTest::keyClick(&tags.field(), Qt::Key_Backspace);
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).tags.size(), 2);
        QTest::keyClicks(&tags.field(), u"TENT"_s);
        QTest::keyClick(&tags.field(), Qt::Key_Return); // it is there already, in other letters
        QCOMPARE(tags.tags().size(), 2);
    }

    void tagsThatCannotBeSavedStay()
    {
        QVERIFY(m_bench->openMine());
        auto &tags = child<ui::TagsEditor>(*m_panel, "tagsEditor");
        m_bench->desk.failNext(m_bench->path("tags"), {507, {}, false});
        QTest::keyClicks(&tags.field(), u"seam"_s);
        QTest::keyClick(&tags.field(), Qt::Key_Return);
        QTRY_VERIFY(tags.trouble().startsWith(u"Not saved."_s));
        m_bench->desk.change(m_bench->desk.row(m_bench->id())); // something else happens to the case
        QTRY_VERIFY(m_bench->feed.row().version > 1);
        QVERIFY(tags.tags().contains(u"seam"_s));
        QTest::keyClicks(&tags.field(), u"recall,"_s);
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).tags.size(), 4);
        QVERIFY(tags.trouble().isEmpty());
    }

    void moreTagsThanACaseMayHaveAreRefused()
    {
        auto row = m_bench->desk.row(m_bench->id());
        row.tags.clear();
        for (int number = 0; number < ui::TagsEditor::MostTags; ++number)
            row.tags.append(u"tag-%1"_s.arg(number));
        m_bench->desk.seed({row});
        QVERIFY(m_bench->openMine());
        auto &tags = child<ui::TagsEditor>(*m_panel, "tagsEditor");
        QTest::keyClicks(&tags.field(), u"one-more"_s);
        QTest::keyClick(&tags.field(), Qt::Key_Return);
        QCOMPARE(tags.trouble(), u"A case can have at most 20 tags."_s);
        QCOMPARE(tags.field().text(), u"one-more"_s);
        QVERIFY(m_bench->sent("tags").empty());
    }

    void whenTheStreamIsCutItSaysThatThisMayBeOld()
    {
        QVERIFY(m_bench->openMine());
        QVERIFY(!child<QWidget>(*m_panel, "sideBanner").isVisible());
        m_bench->desk.stop();
        QTRY_VERIFY(child<QWidget>(*m_panel, "sideBanner").isVisible());
        QVERIFY(child<QLabel>(*m_panel, "brief").isVisible());
        m_bench->desk.start();
        QTRY_VERIFY(!child<QWidget>(*m_panel, "sideBanner").isVisible());
    }

    void aValueThatHasRoomStandsInOneLine()
    {
        ui::FactLines lines;
        lines.setLines({{u"14:01"_s, u"Taken out of use"_s},
                        {u"A name that is long and goes on for a while"_s, u"1 example"_s},
                        {u"Delivered to"_s, u"a long value that has to break "_s.repeated(3)}});
        lines.resize(260, 400);
        lines.show();
        const auto height = [&](const char *text) {
            for (const QLabel *each : lines.findChildren<QLabel *>()) {
                if (each->text().startsWith(QString::fromLatin1(text)))
                    return each->heightForWidth(each->width());
            }
            return 0;
        };
        const int line = height("14:01");
        QVERIFY(line > 0);
        QCOMPARE(height("Taken out"), line);
        QCOMPARE(height("1 example"), line);
        QVERIFY(height("A name") > line);
        QVERIFY(height("a long value") > line);
        QCOMPARE(height("Delivered"), line);
    }

private:
    [[nodiscard]] QPushButton &button(const char *name) const { return child<QPushButton>(*m_panel, name); }

    std::unique_ptr<test::DialogBench> m_bench;
    std::unique_ptr<SidePanel> m_panel;
};

QTEST_MAIN(SidePanelTest)
#include "tst_sidepanel.moc"
