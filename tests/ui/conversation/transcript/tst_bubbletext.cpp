#include "core/base/Literals.h"
#include "ui/conversation/transcript/BubbleText.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::ui;

namespace {

constexpr qreal Room = 400;
constexpr qreal Line = 20;

QFont font()
{
    QFont sans(u"Sans"_s);
    sans.setPixelSize(13);
    return sans;
}

QImage painted(const BubbleText &text, qreal height, const BubbleText::Mark *mark)
{
    QImage image(static_cast<int>(Room), static_cast<int>(height), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    text.draw(painter, {0, 0}, mark);
    return image;
}

int count(const QImage &image, const QRect &where, const QColor &color)
{
    int found = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            found += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return found;
}

} // namespace

/// Which way the paragraphs of a bubble run, seen by where their letters stand.
class BubbleTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aParagraphBeginsAtItsOwnSide_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<bool>>("fromRight");
        const QString arabic = QString::fromUtf8("مرحبا، أين طلبي؟");
        const QString english = u"Where is my order?"_s;
        QTest::newRow("English") << english << QList{false};
        QTest::newRow("Arabic") << arabic << QList{true};
        QTest::newRow("English after Arabic") << arabic + u'\n' + english << QList{true, false};
        QTest::newRow("Arabic after English") << english + u'\n' + arabic << QList{false, true};
        QTest::newRow("there and back") << english + u'\n' + arabic + u'\n' + english << QList{false, true, false};
        QTest::newRow("a number goes on as what it follows")
            << arabic + u"\n9876\n"_s + english << QList{true, true, false};
        QTest::newRow("a number before goes with the first letter") << u"9876\n"_s + arabic << QList{true, true};
        QTest::newRow("no letter at all") << u"9876\n12"_s << QList{false, false};
        QTest::newRow("an empty line between") << arabic + u"\n\n"_s + english << QList{true, true, false};
        QTest::newRow("an empty line at the end") << english + u'\n' + arabic + u'\n' << QList{false, true, true};
    }
    void aParagraphBeginsAtItsOwnSide()
    {
        QFETCH(QString, text);
        QFETCH(QList<bool>, fromRight);
        BubbleText laid(text, font());
        const QSizeF size = laid.breakLines(Room, Line);
        QCOMPARE(size.height(), Line * static_cast<qreal>(fromRight.size()));
        QVERIFY(size.width() < Room / 2);
        const QImage image = painted(laid, size.height(), nullptr);
        int begins = 0;
        const QStringList paragraphs = text.split(u'\n');
        for (int at = 0; at < paragraphs.size(); ++at) {
            const int top = at * static_cast<int>(Line);
            const int half = static_cast<int>(Room) / 2;
            const QRect left(0, top, half, static_cast<int>(Line));
            const QRect right = left.translated(half, 0);
            const bool hasInk = !paragraphs[at].isEmpty();
            QCOMPARE(count(image, left, Qt::white) < left.width() * left.height(), hasInk && !fromRight[at]);
            QCOMPARE(count(image, right, Qt::white) < right.width() * right.height(), hasInk && fromRight[at]);
            // What is pointed at is a letter of that paragraph.
            const auto ends = begins + static_cast<int>(paragraphs[at].size());
            const int place = laid.positionAt({fromRight[at] ? Room - 4 : 4, top + Line / 2}, size.height(), false);
            QVERIFY2(place >= begins && place <= ends, qPrintable(QString::number(place)));
            begins = ends + 1;
        }
        QCOMPARE(laid.positionAt({0, size.height() + 1}, size.height(), false), -1);
        QVERIFY(laid.positionAt({0, size.height() + 1}, size.height(), true) >= 0);
    }

    void aMarkReachesOverTheTurn()
    {
        const QString english = u"Hello"_s;
        const QString text = english + u'\n' + QString::fromUtf8("مرحبا");
        BubbleText laid(text, font());
        const QSizeF size = laid.breakLines(Room, Line);
        BubbleText::Mark mark{0, static_cast<int>(text.size()), {}};
        mark.format.setBackground(Qt::red);
        const auto redIn = [&](const BubbleText::Mark *what, const QRect &where) {
            return count(painted(laid, size.height(), what), where, Qt::red);
        };
        const QRect above(0, 0, 200, 20);
        const QRect below(200, 20, 200, 20);
        QCOMPARE(redIn(nullptr, above), 0);
        QVERIFY(redIn(&mark, above) > 50);
        QVERIFY(redIn(&mark, below) > 50);
        mark.length = static_cast<int>(english.size());
        QVERIFY(redIn(&mark, above) > 50);
        QCOMPARE(redIn(&mark, below), 0);
    }
};

QTEST_MAIN(BubbleTextTest)
#include "tst_bubbletext.moc"
