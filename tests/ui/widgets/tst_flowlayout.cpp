#include "ui/widgets/FlowLayout.h"

#include <QtTest/QTest>
#include <QtWidgets/QWidget>

using tierdesk::ui::widgets::FlowLayout;

/// Boxes of 100 × 20 with 10 between them.
class FlowLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesBreakWhereThereIsNoRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("all three side by side") << 320 << 20;
        QTest::newRow("exactly so") << 320 << 20;
        QTest::newRow("one pixel less") << 319 << 50;
        QTest::newRow("one below the other") << 150 << 80;
        QTest::newRow("narrower than a box") << 60 << 80;
    }
    void linesBreakWhereThereIsNoRoom()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QWidget window;
        FlowLayout &flow = fill(window);
        QCOMPARE(flow.heightForWidth(width), height);
    }

    void theReadingDirectionDecidesWhereTheFirstStands_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("third");
        QTest::newRow("left to right") << static_cast<int>(Qt::LeftToRight) << 0 << 0;
        QTest::newRow("right to left") << static_cast<int>(Qt::RightToLeft) << 150 << 150;
    }
    void theReadingDirectionDecidesWhereTheFirstStands()
    {
        QFETCH(int, direction);
        QFETCH(int, first);
        QFETCH(int, third);
        QWidget window;
        window.setLayoutDirection(static_cast<Qt::LayoutDirection>(direction));
        fill(window);
        window.resize(250, 100);
        window.show();
        QCOMPARE(m_boxes[0]->x(), first);
        QCOMPARE(m_boxes[0]->y(), 0);
        QCOMPARE(m_boxes[2]->x(), third);
        QCOMPARE(m_boxes[2]->y(), 30);
    }

    void whatIsHiddenTakesNoPlace()
    {
        QWidget window;
        FlowLayout &flow = fill(window);
        window.resize(320, 100);
        window.show();
        m_boxes[0]->hide();
        QTRY_COMPARE(m_boxes[1]->x(), 0);
        QCOMPARE(flow.heightForWidth(210), 20);
    }

    void whatIsTakenOutIsTheCallers()
    {
        QWidget window;
        FlowLayout &flow = fill(window);
        QVERIFY(!flow.takeAt(3));
        std::unique_ptr<QLayoutItem> item(flow.takeAt(1));
        QCOMPARE(item->widget(), m_boxes[1]);
        QCOMPARE(flow.count(), 2);
        QCOMPARE(flow.heightForWidth(210), 20);
    }

private:
    FlowLayout &fill(QWidget &window)
    {
        auto *flow = new FlowLayout(10, &window);
        for (QWidget *&box : m_boxes) {
            box = new QWidget(&window);
            box->setFixedSize(100, 20);
            flow->addWidget(box);
        }
        return *flow;
    }

    std::array<QWidget *, 3> m_boxes{};
};

QTEST_MAIN(FlowLayoutTest)
#include "tst_flowlayout.moc"
