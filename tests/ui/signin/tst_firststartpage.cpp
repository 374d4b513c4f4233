#include "core/base/Literals.h"
#include "ui/signin/FirstStartPage.h"

#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

using namespace tierdesk;
using namespace tierdesk::ui;

/// The first page of an installation with nothing in it.
class FirstStartPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { theme::apply(*qApp, theme::Appearance{}); }

    void whatIsWrongIsSeenAlsoAtALargeFontInASmallWindow_data()
    {
        QTest::addColumn<int>("percent");
        QTest::newRow("as it comes") << 100;
        QTest::newRow("the largest font") << theme::LargestFont;
    }
    void whatIsWrongIsSeenAlsoAtALargeFontInASmallWindow()
    {
        QFETCH(int, percent);
        theme::Appearance appearance;
        appearance.fontPercent = percent;
        theme::apply(*qApp, appearance);
        FirstStartPage page;
        page.resize(900, 560);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QSignalSpy wanted(&page, &FirstStartPage::companyWanted);
        page.findChild<QLineEdit *>(u"firstCompany"_s)->setText(u"Acme"_s);
        page.findChild<QPushButton *>(u"firstBegin"_s)->click();
        const auto *message = page.findChild<QLabel *>(u"firstStartMessage"_s);
        QVERIFY(message->isVisible());
        const auto *area = page.findChild<QScrollArea *>();
        const QRect shown(message->mapTo(area->viewport(), QPoint()), message->size());
        QVERIFY2(area->viewport()->rect().contains(shown),
                 qPrintable(u"at %1 of %2"_s.arg(shown.bottom()).arg(area->viewport()->height())));
        QVERIFY(page.findChild<QLineEdit *>(u"firstName"_s)->hasFocus());
        QCOMPARE(wanted.count(), 0);
    }
};

QTEST_MAIN(FirstStartPageTest)
#include "tst_firststartpage.moc"
