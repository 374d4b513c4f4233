#include "ui/shell/Geometry.h"

#include <QtTest/QTest>

using namespace tierdesk::ui;

class GeometryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsWhereItCanBeSeen_data()
    {
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QRect>("saved");
        QTest::addColumn<QRect>("placed");
        const QRect first(0, 0, 1920, 1080);
        const QRect right(1920, 0, 1920, 1080);
        const QRect window(100, 80, 1200, 800);
        QTest::newRow("on the screen it stays") << QList{first} << window << window;
        QTest::newRow("on the second screen it stays")
            << QList{first, right} << window.translated(1920, 0) << window.translated(1920, 0);
        QTest::newRow("the second screen is gone")
            << QList{first} << window.translated(1920, 0) << QRect(720, 80, 1200, 800);
        QTest::newRow("far to the left and above")
            << QList{first} << QRect(-5000, -5000, 1200, 800) << QRect(0, 0, 1200, 800);
        QTest::newRow("half beyond the edge it can be taken hold of")
            << QList{first} << QRect(1500, 200, 1200, 800) << QRect(1500, 200, 1200, 800);
        QTest::newRow("its title bar above the screen")
            << QList{first} << QRect(100, -60, 1200, 800) << QRect(100, 0, 1200, 800);
        QTest::newRow("a sliver is too little to take hold of")
            << QList{first} << QRect(1880, 200, 1200, 800) << QRect(720, 200, 1200, 800);
        QTest::newRow("larger than the screen that is left")
            << QList{QRect(0, 0, 1280, 720)} << QRect(3000, 100, 1900, 1000) << QRect(0, 0, 1280, 720);
        QTest::newRow("no screen at all") << QList<QRect>{} << window << window;
    }
    void aWindowIsWhereItCanBeSeen()
    {
        QFETCH(QList<QRect>, screens);
        QFETCH(QRect, saved);
        QFETCH(QRect, placed);
        QCOMPARE(pulledInto(screens, saved), placed);
    }
};

QTEST_GUILESS_MAIN(GeometryTest)
#include "tst_geometry.moc"
