#include "ui/models/Fuzzy.h"

#include <QtTest/QTest>

using namespace tierdesk::ui;

class FuzzyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersInOrderNameAText_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNamed");
        const QString claim = QStringLiteral("Claim the case");
        QTest::newRow("nothing typed names everything") << QString() << claim << true;
        QTest::newRow("the beginning") << QStringLiteral("cla") << claim << true;
        QTest::newRow("in capitals") << QStringLiteral("CLAIM") << claim << true;
        QTest::newRow("beginnings of words") << QStringLiteral("ctc") << claim << true;
        QTest::newRow("with a space between") << QStringLiteral("cl ca") << claim << true;
        QTest::newRow("in the middle of a word") << QStringLiteral("laim") << claim << true;
        QTest::newRow("another order") << QStringLiteral("mialc") << claim << false;
        QTest::newRow("a letter that is not there") << QStringLiteral("claimx") << claim << false;
        QTest::newRow("longer than the text") << QStringLiteral("claim the case now") << claim << false;
        QTest::newRow("letters strewn over a sentence")
            << QStringLiteral("dana") << QStringLiteral("Show or hide what is known about the case") << false;
        QTest::newRow("an accent that was not typed")
            << QStringLiteral("zurich") << QString::fromUtf8("Zürich") << true;
        QTest::newRow("another script") << QString::fromUtf8("очер") << QString::fromUtf8("Очередь") << true;
    }
    void lettersInOrderNameAText()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(bool, isNamed);
        QCOMPARE(fuzzyScore(query, text).has_value(), isNamed);
    }

    void theBetterOneWins_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("the beginning before the middle")
            << QStringLiteral("re") << QStringLiteral("Refresh") << QStringLiteral("Snooze, release");
        QTest::newRow("in a row before strewn")
            << QStringLiteral("sno") << QStringLiteral("Snooze the case") << QStringLiteral("Show no case");
        QTest::newRow("beginnings of words before insides")
            << QStringLiteral("gq") << QStringLiteral("Go to Queue") << QStringLiteral("Ageq");
        QTest::newRow("the shorter of two alike") << QStringLiteral("sign") << QStringLiteral("Sign out")
                                                  << QStringLiteral("Sign out of this and of every other machine");
    }
    void theBetterOneWins()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(query, better).has_value());
        QVERIFY(fuzzyScore(query, better).value() > fuzzyScore(query, worse).value_or(-1));
    }
};

QTEST_GUILESS_MAIN(FuzzyTest)
#include "tst_fuzzy.moc"
