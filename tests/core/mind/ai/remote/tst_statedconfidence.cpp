#include "core/mind/ai/remote/StatedConfidence.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

constexpr double None = -1;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// The line in which a model says how sure it is of its reply.
class TstStatedConfidence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastLineIsReadAndNotSaid_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("said");
        QTest::addColumn<double>("confidence");
        const auto row = [](const char *name, const char *written, const char *said, double confidence) {
            QTest::newRow(name) << text(written) << text(said) << confidence;
        };
        row("as it is asked for", "It left on Tuesday.\n[confidence 0.8]", "It left on Tuesday.", .8);
        row("below an empty line", "It left.\n\n[confidence 0.35]\n", "It left.", .35);
        row("nothing", "It left.\n[confidence 0]", "It left.", 0);
        row("all", "It left.\n[confidence 1.0]", "It left.", 1);
        row("without the nought", "It left.\n[confidence .25]", "It left.", .25);
        row("with a colon, in capitals", "It left.\n[Confidence: 0.9]", "It left.", .9);
        row("in bold letters", "It left.\n**[confidence 0.9]**", "It left.", .9);
        row("without brackets", "It left.\nConfidence: 0.4", "It left.", .4);
        row("without brackets, half in bold", "It left.\n**Confidence:** 0.4", "It left.", .4);
        row("behind the words", "It left. [confidence 0.7]", "It left.", .7);
        row("behind a script without blanks", "您好。[confidence 0.7]", "您好。", .7);
        row("not closed", "It left.\n[confidence 0.7", "It left.", .7);
        row("alone", "[confidence 0.7]", "", .7);
        row("none", "It left on Tuesday.", "It left on Tuesday.", None);

        row("more than all", "It left.\n[confidence 1.5]", "It left.", None);
        row("more than all, in decimals", "It left.\n[confidence 1.01]", "It left.", None);
        row("less than nothing", "It left.\n[confidence -0.5]", "It left.", None);
        row("a share of a hundred", "It left.\n[confidence 80%]", "It left.", None);
        row("of ten", "It left.\n[confidence 8/10]", "It left.", None);
        row("two numbers", "It left.\n[confidence 0.8 or 0.9]", "It left.", None);
        row("with a comma", "It left.\n[confidence 0,8]", "It left.", None);
        row("a word", "It left.\n[confidence high]", "It left.", None);
        row("an exponent", "It left.\n[confidence 1e-1]", "It left.", None);
        row("no number at all", "It left.\n[confidence nan]", "It left.", None);
        row("words beside it", "It left.\n[confidence 0.9, call 555 987 6543]", "It left.", None);

        row("the word in a sentence", "We say with confidence that it left.", "We say with confidence that it left.",
            None);
        row("the word first in a line", "It left.\nConfidence is what we build on.",
            "It left.\nConfidence is what we build on.", None);
        row("another word in brackets", "It is [confidential].", "It is [confidential].", None);
    }
    void theLastLineIsReadAndNotSaid()
    {
        QFETCH(const QString, written);
        QFETCH(const double, confidence);
        const ai::StatedReply reply = ai::statedReply(written);
        QTEST(reply.text, "said");
        QCOMPARE(reply.confidence.value_or(None), confidence);
        QVERIFY(!reply.isMixed);
    }

    void onlyTheLastOneCounts_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<double>("confidence");
        QTest::newRow("words behind it") << text("It left.\n[confidence 0.9]\nCall 555 987 6543.") << None;
        QTest::newRow("one that is quoted") << text("You wrote [confidence 0.9] to us.\n[confidence 0.2]") << .2;
        QTest::newRow("two lines") << text("It left.\n[confidence 0.9]\n[confidence 0.2]") << .2;
        QTest::newRow("two in a line") << text("It left. [confidence 0.9] [confidence 0.2]") << .2;
        QTest::newRow("a readable one before") << text("It left.\n[confidence 0.9]\n[confidence high]") << None;
    }
    void onlyTheLastOneCounts()
    {
        QFETCH(const QString, written);
        QFETCH(const double, confidence);
        const ai::StatedReply reply = ai::statedReply(written);
        QVERIFY(reply.isMixed);
        QCOMPARE(reply.confidence.value_or(None), confidence);
    }

    void whatMayBecomeALineIsKnownFromItsFirstLetter_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("line");
        QTest::newRow("in brackets") << text("It left. ") << text("[confidence 0.8]");
        QTest::newRow("with blanks") << text("It left.\n") << text("[ confidence 0.8 ]");
        QTest::newRow("in bold letters") << text("It left.\n") << text("**[confidence 0.8]**");
        QTest::newRow("a line without brackets") << text("It left.\n") << text("Confidence: 0.8");
        QTest::newRow("unreadable") << text("It left.\n") << text("[confidence high]");
    }
    void whatMayBecomeALineIsKnownFromItsFirstLetter()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, line);
        for (qsizetype end = 1; end <= line.size(); ++end)
            QCOMPARE(ai::statementStart(written + line.left(end), 0), written.size());
        // Nothing behind it brings it back.
        QCOMPARE(ai::statementStart(written + line + text("\nand more"), 0), written.size());
    }

    void whatCannotBecomeOneIsLetGo_data()
    {
        QTest::addColumn<QString>("written");
        QTest::newRow("another bracket") << text("See [1] for it");
        QTest::newRow("another word") << text("It is [confidential");
        QTest::newRow("a line that goes on") << text("It left.\nConfidence is");
        QTest::newRow("a list") << text("You have:\n- a tent");
    }
    void whatCannotBecomeOneIsLetGo()
    {
        QFETCH(const QString, written);
        QCOMPARE(ai::statementStart(written, 0), written.size());
    }
};

QTEST_APPLESS_MAIN(TstStatedConfidence)
#include "tst_statedconfidence.moc"
