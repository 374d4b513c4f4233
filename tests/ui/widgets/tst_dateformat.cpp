#include "core/base/Literals.h"
#include "ui/widgets/DateFormat.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>
#include <QtWidgets/QDateTimeEdit>

using namespace Qt::StringLiterals;
using namespace tierdesk::ui;

/// What stands in a field of days, whichever way the window is read.
class DateFormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsStandInTheirOrder_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a day") << u"dd/MM/yyyy"_s << u"28/09/2026"_s;
        QTest::newRow("a time") << u"HH:mm"_s << u"09:05"_s;
        QTest::newRow("both") << u"dd.MM.yyyy HH:mm"_s << u"28.09.2026 09:05"_s;
        QTest::newRow("a word between") << u"d 'of' MM, HH:mm"_s << u"28 of 09, 09:05"_s;
        QTest::newRow("marks between, as Arabic has them") << u"d\u200F/M\u200F/yyyy"_s << u"28\u200F/9\u200F/2026"_s;
    }
    void partsStandInTheirOrder()
    {
        QFETCH(QString, format);
        QFETCH(QString, shown);
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QDateTimeEdit edit;
            edit.setLocale(QLocale::c());
            edit.setLayoutDirection(direction);
            widgets::setFormat(edit, format);
            edit.setDateTime(QDateTime(QDate(2026, 9, 28), QTime(9, 5)));
            QCOMPARE(edit.text(), shown);
        }
    }

    void aDayIsWrittenAsTheLocaleWritesIt_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("Arabic") << QLocale(QLocale::Arabic, QLocale::Egypt);
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
        QTest::newRow("American") << QLocale(QLocale::English, QLocale::UnitedStates);
    }
    void aDayIsWrittenAsTheLocaleWritesIt()
    {
        QFETCH(QLocale, locale);
        QDateEdit edit;
        edit.setLocale(locale);
        edit.setLayoutDirection(locale.textDirection());
        widgets::setDayFormat(edit);
        const QDate day(2026, 9, 28);
        edit.setDate(day);
        QString format = locale.dateFormat(QLocale::ShortFormat);
        if (!format.contains(u"yyyy"))
            format.replace(u"yy"_s, u"yyyy"_s);
        QCOMPARE(edit.text(), locale.toString(day, format));
    }
};

QTEST_MAIN(DateFormatTest)
#include "tst_dateformat.moc"
