#include "ui/widgets/DateFormat.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>
#include <QtWidgets/QDateTimeEdit>

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
        QTest::newRow("a day") << QStringLiteral("dd/MM/yyyy") << QStringLiteral("28/09/2026");
        QTest::newRow("a time") << QStringLiteral("HH:mm") << QStringLiteral("09:05");
        QTest::newRow("both") << QStringLiteral("dd.MM.yyyy HH:mm") << QStringLiteral("28.09.2026 09:05");
        QTest::newRow("a word between") << QStringLiteral("d 'of' MM, HH:mm") << QStringLiteral("28 of 09, 09:05");
        QTest::newRow("marks between, as Arabic has them")
            << QStringLiteral("d\u200F/M\u200F/yyyy") << QStringLiteral("28\u200F/9\u200F/2026");
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
            format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
        QCOMPARE(edit.text(), locale.toString(day, format));
    }
};

QTEST_MAIN(DateFormatTest)
#include "tst_dateformat.moc"
