#include "core/base/Literals.h"
#include "ui/dashboard/CardHeading.h"

#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Legend.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace tierdesk;
using namespace tierdesk::ui;

/// Where the parts of a card's heading stand.
class CardHeadingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance{}); }
    void init() { qApp->setLayoutDirection(Qt::LeftToRight); }

    void withRoomTheLegendStandsAtTheEndOfTheLine_data()
    {
        QTest::addColumn<bool>("isMirrored");
        QTest::newRow("read from the left") << false;
        QTest::newRow("read from the right") << true;
    }
    void withRoomTheLegendStandsAtTheEndOfTheLine()
    {
        QFETCH(bool, isMirrored);
        qApp->setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
        CardHeading heading(u"Sessions"_s);
        widgets::Legend *legend = addLegend(heading);
        heading.setNote(u"450 sessions"_s);
        show(heading, 600);
        QCOMPARE(legend->geometry().top(), 0);
        QCOMPARE(isMirrored ? legend->geometry().left() : legend->geometry().right(), isMirrored ? 0 : 599);
        QVERIFY(!legend->geometry().intersects(heading.note().geometry()));
        QVERIFY(heading.note().geometry().width() >= heading.note().sizeHint().width());
    }

    void withoutRoomItStandsBelow()
    {
        CardHeading heading(u"Customer sentiment, share of messages"_s);
        widgets::Legend *legend = addLegend(heading);
        const int wide = heading.heightForWidth(900);
        const int narrow = heading.heightForWidth(240);
        QVERIFY(narrow > wide);
        show(heading, 240);
        QVERIFY(legend->geometry().top() >= wide);
        QVERIFY(legend->geometry().bottom() < narrow);
    }

    void aNoteAloneStandsAtTheEnd()
    {
        CardHeading heading(u"Sentiment today, live"_s);
        heading.setNote(u"12 messages"_s);
        show(heading, 400);
        QCOMPARE(heading.note().geometry().right(), 399);
    }

private:
    static void show(CardHeading &heading, int width)
    {
        heading.resize(width, heading.heightForWidth(width));
        heading.show();
    }
    static widgets::Legend *addLegend(CardHeading &heading)
    {
        std::vector<widgets::Legend::Entry> entries;
        for (const char *name : {"AI Rep", "AI Manager", "Human agent"})
            entries.push_back({QString::fromLatin1(name), [](const theme::Tokens &t) { return t.accent; }});
        auto *legend = new widgets::Legend(entries);
        heading.setLegend(legend);
        return legend;
    }
};

QTEST_MAIN(CardHeadingTest)
#include "tst_cardheading.moc"
