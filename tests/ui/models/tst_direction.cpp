#include "core/base/Literals.h"
#include "ui/models/Direction.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

const QString Arabic = u"جودة المنتج"_s;
const QString Isolated = u"\u2068%1\u2069"_s;
const QString Mark = u"\u200F"_s;

} // namespace

class DirectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextRunsAsItsFirstLetterDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("English") << u"Refund of $312.40."_s << Qt::LeftToRight;
        QTest::newRow("Arabic") << Arabic << Qt::RightToLeft;
        QTest::newRow("an amount, then English") << u"$312.40 is too much"_s << Qt::LeftToRight;
        QTest::newRow("a name, then Arabic") << u"Dana: "_s + Arabic << Qt::LeftToRight;
        QTest::newRow("Hebrew after a bracket") << u"(שלום) Dana"_s << Qt::RightToLeft;
        QTest::newRow("a time has none, so it is the window's") << u"14:05"_s << Qt::RightToLeft;
        QTest::newRow("nothing has none") << QString() << Qt::RightToLeft;
        QTest::newRow("a time beside an isolated name") << u"\u2068Dana\u2069, 14:05"_s << Qt::RightToLeft;
        QTest::newRow("what is isolated does not count") << u"\u2068Dana\u2069 "_s + Arabic << Qt::RightToLeft;
    }
    void aTextRunsAsItsFirstLetterDoes()
    {
        QFETCH(QString, text);
        QTEST(direction::of(text, Qt::RightToLeft), "direction");
    }

    void aPieceIsKeptApartOnlyWhereItCouldTurnOthersAbout_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::LayoutDirection>("window");
        QTest::addColumn<QString>("shown");
        const QString name = u"Marek S."_s;
        QTest::newRow("an English name in an English window") << name << Qt::LeftToRight << name;
        QTest::newRow("an English name in an Arabic one") << name << Qt::RightToLeft << Isolated.arg(name);
        QTest::newRow("an Arabic name in an English one") << Arabic << Qt::LeftToRight << Isolated.arg(Arabic);
        QTest::newRow("nothing is nothing") << QString() << Qt::RightToLeft << QString();
        QTest::newRow("Latin letters that are told to run backwards")
            << u"gpj.\u202Eexe"_s << Qt::LeftToRight << Isolated.arg(u"gpj.\u202Eexe"_s);
        QTest::newRow("nobody closes our isolate from inside")
            << u"Dana\u2069\u2067"_s << Qt::RightToLeft << Isolated.arg(u"Dana\u2067\u2069"_s);
        QTest::newRow("a line made of isolates stays whole") << u"\u2068A.\u2069 · \u2068B\u2069"_s << Qt::RightToLeft
                                                             << Isolated.arg(u"\u2068A.\u2069 · \u2068B\u2069"_s);
    }
    void aPieceIsKeptApartOnlyWhereItCouldTurnOthersAbout()
    {
        QFETCH(QString, text);
        QFETCH(Qt::LayoutDirection, window);
        QTEST(direction::isolated(text, window), "shown");
    }

    void aLineRunsAsTheWindowDoesWhateverItBeginsWith()
    {
        const QStringList pieces{u"sess_8f21"_s, QString(), Arabic};
        const QString dot = u" · "_s;
        const QString inArabic = direction::joined(pieces, dot, Qt::RightToLeft);
        QCOMPARE(inArabic, Mark + Isolated.arg(u"sess_8f21"_s) + dot + Isolated.arg(Arabic));
        QVERIFY(inArabic.isRightToLeft());
        const QString inEnglish = direction::joined(pieces, dot, Qt::LeftToRight);
        QCOMPARE(inEnglish, u"sess_8f21 · "_s + Isolated.arg(Arabic));
        QVERIFY(!inEnglish.isRightToLeft());
        QCOMPARE(direction::joined({QString(), QString()}, dot, Qt::RightToLeft), QString());
        QCOMPARE(direction::line(inArabic, Qt::RightToLeft), inArabic); // one mark is enough
    }

    void eachParagraphHasADirectionAndASideOfItsOwn()
    {
        QTextDocument document;
        document.setHtml(direction::paragraphs(u"Approve it, or <b>decline</b>.\n"_s + Arabic, {}, Qt::RightToLeft));
        const QTextBlock english = document.firstBlock();
        const QTextBlock arabic = english.next();
        QCOMPARE(english.text(), u"Approve it, or <b>decline</b>."_s);
        QCOMPARE(english.textDirection(), Qt::LeftToRight);
        QVERIFY(english.blockFormat().alignment().testFlag(Qt::AlignLeft));
        QCOMPARE(arabic.text(), Arabic);
        QCOMPARE(arabic.textDirection(), Qt::RightToLeft);
        QVERIFY(arabic.blockFormat().alignment().testFlag(Qt::AlignRight));
    }

    void aLeadOfOursStandsAboveWordsThatRunTheOtherWay()
    {
        const QString lead = u"التالي:"_s;
        QTextDocument document;
        document.setHtml(direction::paragraphs(u"Approve the refund of $312.40."_s, lead, Qt::RightToLeft));
        QCOMPARE(document.firstBlock().text(), lead);
        QCOMPARE(document.firstBlock().textDirection(), Qt::RightToLeft);
        QCOMPARE(document.lastBlock().text(), u"Approve the refund of $312.40."_s);
        QCOMPARE(document.lastBlock().textDirection(), Qt::LeftToRight);
        document.setHtml(direction::paragraphs(Arabic, lead, Qt::RightToLeft));
        QCOMPARE(document.blockCount(), 1);
        QCOMPARE(document.firstBlock().text(), lead + u' ' + Arabic);
        QVERIFY(direction::paragraphs(QString(), lead, Qt::RightToLeft).isEmpty());
    }
};

QTEST_MAIN(DirectionTest)
#include "tst_direction.moc"
