#include "ui/conversation/transcript/BubbleView.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/theme/Theme.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

constexpr Timestamp Now{1'790'000'000'000};
constexpr int Many = 5000;

deskapi::SessionDetail longCase(int messages)
{
    auto detail = test::designCase(Now);
    detail.messages.clear();
    detail.escalations.clear();
    detail.actions.clear();
    for (int number = 0; number < messages; ++number) {
        Message message;
        message.id = MessageId{number + 1};
        message.speaker = number % 2 == 0 ? Speaker::Customer : Speaker::AiRep;
        message.at = Now - Millis::seconds(messages - number);
        message.text = u"message %1 "_s.arg(number) + u"of a conversation that goes on and on "_s.repeated(number % 7);
        detail.messages.push_back(message);
    }
    return detail;
}

} // namespace

class BubbleViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }

    void init()
    {
        m_model = std::make_unique<ConversationModel>();
        m_model->setNow(Now);
        m_view = std::make_unique<BubbleView>();
        m_view->setConversation(*m_model);
        m_view->resize(720, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void itOpensAtTheEnd()
    {
        m_model->setDetail(longCase(200));
        QVERIFY(m_view->isAtEnd());
        const QRect last = m_view->visualRect(m_model->index(199));
        QVERIFY(last.bottom() < m_view->viewport()->height());
        QVERIFY(last.top() > 0);
    }

    void fiveThousandMessagesOpenAtTheEnd()
    {
        m_model->setDetail(longCase(Many));
        m_view->grab();
        QVERIFY(m_view->isAtEnd());
        QVERIFY(m_view->visualRect(m_model->index(Many - 1)).bottom() < m_view->viewport()->height());
    }

    void nothingMovesToTheSideOnceThereIsMoreThanASight()
    {
        m_model->setDetail(longCase(1));
        const int room = m_view->viewport()->width();
        QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
        m_model->setDetail(longCase(40));
        QVERIFY(m_view->verticalScrollBar()->maximum() > 0);
        QCOMPARE(m_view->viewport()->width(), room);
    }

    void whoIsAtTheEndStaysThere()
    {
        auto detail = longCase(100);
        m_model->setDetail(detail);
        add(detail);
        QVERIFY(m_view->isAtEnd());
        QVERIFY(m_view->visualRect(m_model->index(100)).bottom() < m_view->viewport()->height());
    }

    void whoReadsFurtherUpIsNotDisturbed()
    {
        auto detail = longCase(Many);
        m_model->setDetail(detail);
        m_view->scrollTo(m_model->index(2500), QAbstractItemView::PositionAtTop);
        QVERIFY(!m_view->isAtEnd());
        const int before = m_view->visualRect(m_model->index(2500)).top();
        add(detail);
        QCOMPARE(m_view->visualRect(m_model->index(2500)).top(), before);
        // All heights become known while nothing happens; the page stands still meanwhile.
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isMeasuring(), 20'000);
        QCOMPARE(m_view->visualRect(m_model->index(2500)).top(), before);
    }

    void whatIsBeingWrittenMovesOnlyWhoIsAtTheEnd()
    {
        auto detail = longCase(100);
        m_model->setDetail(detail);
        QString text;
        for (int words = 0; words < 60; ++words) {
            text += u"more words of an answer "_s;
            m_model->setWriting(Writing{Tier::AiRep, text, false});
            QVERIFY(m_view->isAtEnd());
            QVERIFY(m_view->visualRect(m_model->index(100)).bottom() < m_view->viewport()->height());
        }
        m_view->scrollTo(m_model->index(40), QAbstractItemView::PositionAtTop);
        const int before = m_view->visualRect(m_model->index(40)).top();
        m_model->setWriting(Writing{Tier::AiRep, text.repeated(2), false});
        QCOMPARE(m_view->visualRect(m_model->index(40)).top(), before);
        m_model->setWriting({});
        QCOMPARE(m_view->visualRect(m_model->index(40)).top(), before);
    }

    void whoReadsWhatIsWrittenGoesOnInWhatIsSaid()
    {
        auto detail = longCase(100);
        m_model->setDetail(detail);
        const QString text = u"a long answer, line by line. "_s.repeated(300);
        m_model->setWriting(Writing{Tier::AiRep, text, false});
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->maximum() - 400); // in the middle of it
        QVERIFY(!m_view->isAtEnd());
        const int before = m_view->visualRect(m_model->index(100)).top();
        QVERIFY(before < 0);
        Message said;
        said.id = MessageId{101};
        said.speaker = Speaker::AiRep;
        said.at = Now;
        said.text = text;
        detail.messages.push_back(said);
        m_model->setDetail(detail);
        m_model->setWriting({});
        QCOMPARE(m_view->visualRect(m_model->index(100)).top(), before);
    }

    void scrollingUpDoesNotJump()
    {
        m_model->setDetail(longCase(Many));
        QScrollBar *bar = m_view->verticalScrollBar();
        for (int step = 0; step < 40; ++step) {
            const QModelIndex seen = m_view->indexAt(QPoint(100, 40));
            const int before = m_view->visualRect(seen).top();
            bar->setValue(bar->value() - 60);
            QCOMPARE(m_view->visualRect(seen).top(), before + 60);
        }
    }

    void aNarrowerWindowKeepsThePlace()
    {
        m_model->setDetail(longCase(300));
        m_view->scrollTo(m_model->index(150), QAbstractItemView::PositionAtTop);
        const int before = m_view->visualRect(m_model->index(150)).top();
        m_view->resize(460, 600);
        QTRY_COMPARE(m_view->visualRect(m_model->index(150)).top(), before);
        m_view->scrollToEnd();
        m_view->resize(720, 500);
        QTRY_VERIFY(m_view->isAtEnd());
    }

    void itSaysWhenTheEndGoesOutOfSight()
    {
        m_model->setDetail(longCase(100));
        QSignalSpy moved(m_view.get(), &BubbleView::atEndChanged);
        m_view->verticalScrollBar()->setValue(0);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.front().front().toBool(), false);
        m_view->scrollToEnd();
        QCOMPARE(moved.size(), 2);
    }

    void rowsAreReachedByKeysAndCopied()
    {
        m_model->setDetail(test::designCase(Now));
        m_view->setFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentIndex().row(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"TEN dollars?!"_s));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 7);
    }

    void aStretchOfTextIsSelectedByTheMouse()
    {
        m_model->setDetail(test::designCase(Now));
        const QRect row = m_view->visualRect(m_model->index(0));
        const QPoint from = row.topLeft() + QPoint(22 + 15 + 2, 18);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_view->viewport(), from + QPoint(60, 0));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
        const QString part = m_view->selectedText();
        QVERIFY2(part.size() > 3 && part.size() < 20, qPrintable(part));
        QVERIFY(u"The tent I ordered arrived"_s.startsWith(part));
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(6, 0));
        QCOMPARE(m_view->selectedText(), u"The"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_view->selectedText().startsWith(u"The tent I ordered"_s));
    }

    void anyTextIsShownWithoutHarm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("nothing") << QString();
        QTest::addRow("as long as may be") << QString(20'000, u'w');
        QTest::addRow("twenty thousand lines") << QString(20'000, u'\n');
        QTest::addRow("emoji") << QString::fromUtf8("👩‍👩‍👧‍👦").repeated(500);
        QTest::addRow("right to left with marks") << QString::fromUtf8("\u202Eمرحبا <b>x</b>\u202C");
        QTest::addRow("accents without end") << u"z"_s + QString(4000, QChar(0x0301));
        QTest::addRow("broken surrogates") << QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xDFFF);
    }
    void anyTextIsShownWithoutHarm()
    {
        QFETCH(QString, text);
        auto detail = longCase(3);
        detail.messages[1].text = text;
        m_model->setDetail(detail);
        QVERIFY(!m_view->grab().isNull());
        m_view->scrollTo(m_model->index(1), QAbstractItemView::PositionAtTop);
        QVERIFY(!m_view->grab().isNull());
        QVERIFY(m_view->visualRect(m_model->index(1)).height() > 20);
    }

    void inAMirroredWindowTheSidesAreChanged()
    {
        m_model->setDetail(test::designCase(Now));
        const QImage left = m_view->grab().toImage();
        m_view->setLayoutDirection(Qt::RightToLeft);
        const QImage right = m_view->grab().toImage();
        const QColor edge = theme::tokens(m_view.get()).frustrated;
        const QRect row = m_view->visualRect(m_model->index(0));
        const int middle = row.center().y();
        const auto isEdgeAt = [&](const QImage &image, int x) {
            const QColor found = image.pixelColor(x, middle);
            return std::abs(found.red() - edge.red()) + std::abs(found.green() - edge.green()) +
                       std::abs(found.blue() - edge.blue()) <
                   24;
        };
        QVERIFY(isEdgeAt(left, 23));
        QVERIFY(isEdgeAt(right, right.width() - 24));
        // And in one that was mirrored before it was there.
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            BubbleView other;
            other.setConversation(*m_model);
            other.resize(m_view->size());
            other.show();
            const QImage image = other.grab().toImage();
            QVERIFY(isEdgeAt(image, image.width() - 24));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

private:
    void add(deskapi::SessionDetail &detail)
    {
        Message message;
        message.id = MessageId{100'000};
        message.at = Now;
        message.text = u"a new one"_s;
        detail.messages.push_back(message);
        m_model->setDetail(detail);
    }

    std::unique_ptr<ConversationModel> m_model;
    std::unique_ptr<BubbleView> m_view;
};

QTEST_MAIN(BubbleViewTest)
#include "tst_bubbleview.moc"
