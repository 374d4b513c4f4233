#include "core/mind/knowledge/Answer.h"
#include "resources/Resources.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::knowledge;

class TestAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void theSentenceThatAnswersIsTold_data();
    void theSentenceThatAnswersIsTold();
    void whatNoArticleHasIsUnlikely();
    void whatFollowsStaysWithItsArticle();
    void longSentencesAreLeftOut();
    void onlyWholeModelsAreRead();
};

namespace {

Article article(const char *ref, const char *title, const char *body)
{
    Article made;
    made.ref = QString::fromLatin1(ref);
    made.title = QString::fromLatin1(title);
    made.body = QString::fromLatin1(body);
    return made;
}

struct Shelf {
    std::vector<Article> articles{
        article(
            "ship", "Shipping times and costs",
            "Orders placed before 14:00 leave the same day. Standard delivery takes two to four working days. It is "
            "free from $75 and costs $6.90 below that."),
        article("abroad", "Shipping abroad",
                "We ship to Canada and Norway. Parcels take five to nine working days. Gas canisters stay here."),
        article(
            "returns", "Returns",
            "Send things back within 60 days. The label is prepaid. Refunds reach your card in three to five days."),
        article("used", "Used gear", "What we mend is sold with 12 months' warranty. Boots are recycled."),
        article("warranty", "Warranty and repairs",
                "Everything is under warranty for three years, tents for five. It covers seams, but not wear.")};
    std::vector<ArticleWords> words;
    std::vector<Source> sources;

    Shelf()
    {
        words.reserve(articles.size());
        for (const Article &each : articles) {
            words.emplace_back(each);
            sources.push_back({&each, &words.back(), 1});
        }
    }
};

} // namespace

void TestAnswer::theSentenceThatAnswersIsTold_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *question, const char *topic, const char *part) {
        QTest::newRow(question) << QString::fromLatin1(question) << QString::fromLatin1(topic)
                                << QString::fromLatin1(part);
    };
    row("what do I pay for delivery", "shipping cost", "$6.90");
    row("how long", "shipping norway abroad", "five to nine");
    row("do you ship to Norway", "", "Norway");
    row("how long is the warranty on my tent", "warranty repair", "tents for five");
    row("when is the money on my card", "refund", "three to five days");
    row("who pays for the label", "return", "prepaid");
}

void TestAnswer::theSentenceThatAnswersIsTold()
{
    QFETCH(const QString, question);
    QFETCH(const QString, topic);
    QFETCH(const QString, part);
    const Shelf shelf;
    const Answer answer = answerFrom({question, topic, {}}, shelf.sources, 200);
    QVERIFY(answer.article);
    // The rules before the model had it.
    QEXPECT_FAIL("how long", "of a topic alone the model makes too little", Continue);
    QVERIFY2(answer.text.contains(part), qPrintable(answer.text));
    QVERIFY(answer.text.size() <= 200);
    QVERIFY(answer.fit > .2 && answer.fit <= 1);
}

void TestAnswer::whatNoArticleHasIsUnlikely()
{
    const Shelf shelf;
    const Answer none = answerFrom({u"do you sell elephants"_s, {}, {}}, shelf.sources, 200);
    const Answer some = answerFrom({u"how long is the warranty on my tent"_s, {}, {}}, shelf.sources, 200);
    QVERIFY(none.coverage < some.coverage);
    QVERIFY2(none.fit < some.fit, qPrintable(u"%1, %2"_s.arg(none.fit).arg(some.fit)));
    QVERIFY(!answerFrom({}, shelf.sources, 200).article);
    QVERIFY(!answerFrom({u"warranty"_s, {}, {}}, {}, 200).article);
}

void TestAnswer::whatFollowsStaysWithItsArticle()
{
    const Shelf shelf;
    const Query::Before before{u"do you ship to Norway"_s, u"shipping abroad"_s, u"abroad"_s,
                               u"We ship to Canada and Norway."_s};
    const Answer answer = answerFrom({u"and how long does it take?"_s, {}, before}, shelf.sources, 200);
    QVERIFY(answer.article);
    QCOMPARE(answer.article->ref, u"abroad"_s);
    QVERIFY2(answer.text.contains(u"five to nine"_s), qPrintable(answer.text));
}

void TestAnswer::longSentencesAreLeftOut()
{
    const Shelf shelf;
    QVERIFY(!answerFrom({u"warranty seams"_s, {}, {}}, shelf.sources, 10).article);
}

void TestAnswer::onlyWholeModelsAreRead()
{
    const QByteArray bytes = passageModel().toBytes();
    const auto again = PassageModel::fromBytes(bytes, {});
    QVERIFY(again && again->toBytes() == bytes);
    for (qsizetype size = 0; size < bytes.size(); size += 1 + bytes.size() / 50)
        QVERIFY(!PassageModel::fromBytes(bytes.first(size), {}));
    QByteArray altered = bytes;
    altered[bytes.size() / 2] = static_cast<char>(altered[bytes.size() / 2] ^ 1);
    const auto refused = PassageModel::fromBytes(altered, u"here"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, base::Fault::InvalidInput);
    QCOMPARE(refused.error().where, u"here"_s);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
