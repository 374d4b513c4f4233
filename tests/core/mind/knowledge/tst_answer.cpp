#include "core/mind/knowledge/Answer.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::knowledge;

class TestAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSentenceThatAnswersIsTold_data();
    void theSentenceThatAnswersIsTold();
    void whatNoArticleHasIsNotTold();
    void whatWasToldIsNotToldAgain();
    void longSentencesAreLeftOut();
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
    QTest::addColumn<int>("focus");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *question, const char *topic, Focus focus, const char *part) {
        QTest::newRow(question) << QString::fromLatin1(question) << QString::fromLatin1(topic)
                                << static_cast<int>(focus) << QString::fromLatin1(part);
    };
    row("what do I pay for delivery", "shipping cost", Focus::Money, "$6.90");
    row("how long", "shipping norway abroad", Focus::Duration, "five to nine");
    row("do you ship to Norway", "", Focus::Anything, "Norway");
    row("how long is the warranty on my tent", "warranty repair", Focus::Duration, "tents for five");
    row("when is the money on my card", "refund", Focus::Duration, "three to five days");
    row("who pays for the label", "return", Focus::Money, "prepaid");
}

void TestAnswer::theSentenceThatAnswersIsTold()
{
    QFETCH(const QString, question);
    QFETCH(const QString, topic);
    QFETCH(const int, focus);
    QFETCH(const QString, part);
    const Shelf shelf;
    const Answer answer = answerFrom({question, topic, static_cast<Focus>(focus), {}, {}}, shelf.sources, 200);
    QVERIFY(answer.article);
    QVERIFY2(answer.text.contains(part), qPrintable(answer.text));
    QVERIFY(answer.text.size() <= 200);
    QVERIFY(answer.fit > .2 && answer.fit <= 1);
}

void TestAnswer::whatNoArticleHasIsNotTold()
{
    const Shelf shelf;
    QVERIFY(!answerFrom({QStringLiteral("elephants"), {}, Focus::Money, {}, {}}, shelf.sources, 200).article);
    QVERIFY(!answerFrom({QString(), {}, Focus::Money, {}, {}}, shelf.sources, 200).article);
    QVERIFY(!answerFrom({QStringLiteral("warranty"), {}, Focus::Money, {}, {}}, {}, 200).article);
}

void TestAnswer::whatWasToldIsNotToldAgain()
{
    const Shelf shelf;
    const Query first{QStringLiteral("shipping"), {}, Focus::Anything, {}, {}};
    const Answer told = answerFrom(first, shelf.sources, 60);
    QVERIFY(told.article);
    const Answer next =
        answerFrom({first.question, {}, Focus::Anything, told.article->ref, told.text}, shelf.sources, 60);
    QVERIFY(next.article && next.text != told.text);
}

void TestAnswer::longSentencesAreLeftOut()
{
    const Shelf shelf;
    QVERIFY(!answerFrom({QStringLiteral("warranty seams"), {}, Focus::Anything, {}, {}}, shelf.sources, 10).article);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
