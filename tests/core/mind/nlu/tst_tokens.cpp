#include "core/mind/nlu/Tokens.h"

#include <QtTest/QtTest>

using namespace tierdesk::nlu;

class tst_Tokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folded_data();
    void folded();
    void offsetsQuoteTheText();
    void flags();
    void linesAreCounted();
    void brokenUtf8BecomesSymbols();
    void squeezing();
};

void tst_Tokens::folded_data()
{
    QTest::addColumn<QByteArray>("tokens"); // parted by blanks
    const auto row = [](const char *text, const char *tokens) { QTest::newRow(text) << QByteArray(tokens); };
    row("Where is my Order?", "where is my order ?");
    row("don't DON\xE2\x80\x99T", "don't don't");
    row("ORD-9876", "ord - 9876");
    row("$49.99, 1,000.", "$ 49.99 , 1,000 .");
    row("the 3rd mp3", "the 3rd mp3");
    row("What?! no...", "what ?! no ...");
    row("\xC3\x84RGER \xC3\x89T\xC3\x89 \xD0\x9F\xD0\xA0\xD0\x98\xD0\x92\xD0\x95\xD0\xA2",
        "\xC3\xA4rger \xC3\xA9t\xC3\xA9 \xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
    row("ok :-) fine", "ok :-) fine");
    row("see http://x", "see http : / / x");
    row("re\u200bfund o\u00adr\u2060der\u200d", "refund order");
    row("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "\xF0\x9F\x91\x8D");
    row("\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4");
    row("", "");
    row(" \t\n ", "");
}

void tst_Tokens::folded()
{
    QFETCH(QByteArray, tokens);
    const TokenList list{std::string_view(QTest::currentDataTag())};
    QByteArrayList got;
    for (const Token &token : list) {
        const std::string_view word = list.folded(token);
        got.push_back(QByteArray(word.data(), static_cast<qsizetype>(word.size())));
    }
    QCOMPARE(got.join(' '), tokens);
}

void tst_Tokens::offsetsQuoteTheText()
{
    const std::string text = "Gr\xC3\xB6\xC3\x9F"
                             "e 42, bitte!";
    const TokenList list(text);
    QCOMPARE(list.size(), std::size_t{5});
    QCOMPARE(text.substr(list[0].begin, list[0].length), std::string("Gr\xC3\xB6\xC3\x9F"
                                                                     "e"));
    QCOMPARE(text.substr(list[1].begin, list[1].length), std::string("42"));
    QCOMPARE(list[4].end(), text.size());
}

void tst_Tokens::flags()
{
    const TokenList afterUnseen("\xC2\xADW"); // a soft hyphen
    QCOMPARE(afterUnseen.size(), std::size_t{1});
    QVERIFY(!afterUnseen[0].isGlued);

    const TokenList list(std::string_view("I am VERY sooo Happy today"));
    QVERIFY(!list[0].isShouted); // one letter shouts nothing
    QVERIFY(list[2].isShouted);
    QVERIFY(list[3].isStretched);
    QVERIFY(list[4].isCapitalized && !list[4].isShouted);
    QVERIFY(!list[5].isCapitalized);
}

void tst_Tokens::linesAreCounted()
{
    const TokenList list(std::string_view("one\ntwo\n\nfour"));
    QCOMPARE(list[0].line, 0U);
    QCOMPARE(list[1].line, 1U);
    QCOMPARE(list[2].line, 3U);
}

void tst_Tokens::brokenUtf8BecomesSymbols()
{
    const std::string text("ab\xFF\xC3(\xE2\x82", 7);
    const TokenList list(text);
    QCOMPARE(list.folded(0), std::string_view("ab"));
    for (std::size_t i = 1; i < list.size(); ++i)
        QVERIFY(!list[i].isContent());
    QCOMPARE(list[list.size() - 1].end(), text.size());
}

void tst_Tokens::squeezing()
{
    QCOMPARE(squeezed("soooo", 1), std::string("so"));
    QCOMPARE(squeezed("goooood", 2), std::string("good"));
    QCOMPARE(squeezed("happy", 1), std::string("happy"));
}

QTEST_GUILESS_MAIN(tst_Tokens)
#include "tst_tokens.moc"
