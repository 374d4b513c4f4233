#include "ui/models/Direction.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;

namespace {

const QString Arabic = QStringLiteral("جودة المنتج");
const QString Isolated = QStringLiteral("\u2068%1\u2069");
const QString Mark = QStringLiteral("\u200F");

} // namespace

class DirectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextRunsAsItsFirstLetterDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("English") << QStringLiteral("Refund of $312.40.") << Qt::LeftToRight;
        QTest::newRow("Arabic") << Arabic << Qt::RightToLeft;
        QTest::newRow("an amount, then English") << QStringLiteral("$312.40 is too much") << Qt::LeftToRight;
        QTest::newRow("a name, then Arabic") << QStringLiteral("Dana: ") + Arabic << Qt::LeftToRight;
        QTest::newRow("Hebrew after a bracket") << QStringLiteral("(שלום) Dana") << Qt::RightToLeft;
        QTest::newRow("a time has none, so it is the window's") << QStringLiteral("14:05") << Qt::RightToLeft;
        QTest::newRow("nothing has none") << QString() << Qt::RightToLeft;
        QTest::newRow("a time beside an isolated name") << QStringLiteral("\u2068Dana\u2069, 14:05") << Qt::RightToLeft;
        QTest::newRow("what is isolated does not count")
            << QStringLiteral("\u2068Dana\u2069 ") + Arabic << Qt::RightToLeft;
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
        const QString name = QStringLiteral("Marek S.");
        QTest::newRow("an English name in an English window") << name << Qt::LeftToRight << name;
        QTest::newRow("an English name in an Arabic one") << name << Qt::RightToLeft << Isolated.arg(name);
        QTest::newRow("an Arabic name in an English one") << Arabic << Qt::LeftToRight << Isolated.arg(Arabic);
        QTest::newRow("nothing is nothing") << QString() << Qt::RightToLeft << QString();
        QTest::newRow("Latin letters that are told to run backwards")
            << QStringLiteral("gpj.\u202Eexe") << Qt::LeftToRight << Isolated.arg(QStringLiteral("gpj.\u202Eexe"));
        QTest::newRow("nobody closes our isolate from inside") << QStringLiteral("Dana\u2069\u2067") << Qt::RightToLeft
                                                               << Isolated.arg(QStringLiteral("Dana\u2067\u2069"));
        QTest::newRow("a line made of isolates stays whole")
            << QStringLiteral("\u2068A.\u2069 · \u2068B\u2069") << Qt::RightToLeft
            << Isolated.arg(QStringLiteral("\u2068A.\u2069 · \u2068B\u2069"));
    }
    void aPieceIsKeptApartOnlyWhereItCouldTurnOthersAbout()
    {
        QFETCH(QString, text);
        QFETCH(Qt::LayoutDirection, window);
        QTEST(direction::isolated(text, window), "shown");
    }

    void aLineRunsAsTheWindowDoesWhateverItBeginsWith()
    {
        const QStringList pieces{QStringLiteral("sess_8f21"), QString(), Arabic};
        const QString dot = QStringLiteral(" · ");
        const QString inArabic = direction::joined(pieces, dot, Qt::RightToLeft);
        QCOMPARE(inArabic, Mark + Isolated.arg(QStringLiteral("sess_8f21")) + dot + Isolated.arg(Arabic));
        QVERIFY(inArabic.isRightToLeft());
        const QString inEnglish = direction::joined(pieces, dot, Qt::LeftToRight);
        QCOMPARE(inEnglish, QStringLiteral("sess_8f21 · ") + Isolated.arg(Arabic));
        QVERIFY(!inEnglish.isRightToLeft());
        QCOMPARE(direction::joined({QString(), QString()}, dot, Qt::RightToLeft), QString());
        QCOMPARE(direction::line(inArabic, Qt::RightToLeft), inArabic); // one mark is enough
    }

    void eachParagraphHasADirectionAndASideOfItsOwn()
    {
        QTextDocument document;
        document.setHtml(
            direction::paragraphs(QStringLiteral("Approve it, or <b>decline</b>.\n") + Arabic, {}, Qt::RightToLeft));
        const QTextBlock english = document.firstBlock();
        const QTextBlock arabic = english.next();
        QCOMPARE(english.text(), QStringLiteral("Approve it, or <b>decline</b>."));
        QCOMPARE(english.textDirection(), Qt::LeftToRight);
        QVERIFY(english.blockFormat().alignment().testFlag(Qt::AlignLeft));
        QCOMPARE(arabic.text(), Arabic);
        QCOMPARE(arabic.textDirection(), Qt::RightToLeft);
        QVERIFY(arabic.blockFormat().alignment().testFlag(Qt::AlignRight));
    }

    void aLeadOfOursStandsAboveWordsThatRunTheOtherWay()
    {
        const QString lead = QStringLiteral("التالي:");
        QTextDocument document;
        document.setHtml(
            direction::paragraphs(QStringLiteral("Approve the refund of $312.40."), lead, Qt::RightToLeft));
        QCOMPARE(document.firstBlock().text(), lead);
        QCOMPARE(document.firstBlock().textDirection(), Qt::RightToLeft);
        QCOMPARE(document.lastBlock().text(), QStringLiteral("Approve the refund of $312.40."));
        QCOMPARE(document.lastBlock().textDirection(), Qt::LeftToRight);
        document.setHtml(direction::paragraphs(Arabic, lead, Qt::RightToLeft));
        QCOMPARE(document.blockCount(), 1);
        QCOMPARE(document.firstBlock().text(), lead + u' ' + Arabic);
        QVERIFY(direction::paragraphs(QString(), lead, Qt::RightToLeft).isEmpty());
    }
};

QTEST_MAIN(DirectionTest)
#include "tst_direction.moc"
