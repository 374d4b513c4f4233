#include "core/base/Literals.h"
#include "ui/models/Fuzzy.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
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
        const QString claim = u"Claim the case"_s;
        QTest::newRow("nothing typed names everything") << QString() << claim << true;
        QTest::newRow("the beginning") << u"cla"_s << claim << true;
        QTest::newRow("in capitals") << u"CLAIM"_s << claim << true;
        QTest::newRow("beginnings of words") << u"ctc"_s << claim << true;
        QTest::newRow("with a space between") << u"cl ca"_s << claim << true;
        QTest::newRow("in the middle of a word") << u"laim"_s << claim << true;
        QTest::newRow("another order") << u"mialc"_s << claim << false;
        QTest::newRow("a letter that is not there") << u"claimx"_s << claim << false;
        QTest::newRow("longer than the text") << u"claim the case now"_s << claim << false;
        QTest::newRow("letters strewn over a sentence")
            << u"dana"_s << u"Show or hide what is known about the case"_s << false;
        QTest::newRow("an accent that was not typed") << u"zurich"_s << QString::fromUtf8("Zürich") << true;
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
        QTest::newRow("the beginning before the middle") << u"re"_s << u"Refresh"_s << u"Snooze, release"_s;
        QTest::newRow("in a row before strewn") << u"sno"_s << u"Snooze the case"_s << u"Show no case"_s;
        QTest::newRow("beginnings of words before insides") << u"gq"_s << u"Go to Queue"_s << u"Ageq"_s;
        QTest::newRow("the shorter of two alike")
            << u"sign"_s << u"Sign out"_s << u"Sign out of this and of every other machine"_s;
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
