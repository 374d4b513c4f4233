#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/knowledge/Passage.h"
#include "core/mind/knowledge/Stems.h"

#include <QtTest/QtTest>

using namespace tierdesk;
using knowledge::ArticleIndex;

namespace {

Article article(const QString &ref, const QString &title, const QString &body, const QStringList &tags = {})
{
    Article made;
    made.ref = ref;
    made.title = title;
    made.body = body;
    made.tags = tags;
    return made;
}

std::vector<Article> shelf()
{
    return {article(u"KB-1"_s, u"Returns"_s,
                    u"You may return unused items within 30 days of delivery. Boots must come back in "
                    "their box. Refunds reach your card 5 working days after we receive the parcel."_s,
                    {u"send back"_s}),
            article(u"KB-2"_s, u"Shipping times and costs"_s,
                    u"Standard shipping takes 3 to 5 working days and costs $5. Orders above $75 ship "
                    "free. Returns are free too."_s),
            article(u"KB-3"_s, u"Caring for your tent"_s,
                    u"Dry the tent before you pack it. Seams can be sealed again with silicone."_s),
            article(u"KB-4"_s, u"Resetting your password"_s,
                    u"Open the sign-in page and choose Forgot password. A link arrives by e-mail."_s),
            article(u"KB-5"_s, u"Our café in Zürich"_s, u"Coffee is served from nine."_s)};
}

} // namespace

class TstArticleIndex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheArticleThatAnswers_data();
    void findsTheArticleThatAnswers();
    void saysHowMuchOfTheQuestionIsCovered_data();
    void saysHowMuchOfTheQuestionIsCovered();
    void aTitleWeighsMoreThanABody();
    void allThatWasAskedOutweighsOneWordSaidOften();
    void whatLooksLikeTheQuestionComesFirst_data();
    void whatLooksLikeTheQuestionComesFirst();
    void tiesGoByRef();
    void stopWordsAndPairsDecideBetweenEquals_data();
    void stopWordsAndPairsDecideBetweenEquals();
    void stopWordsFindOnlyWhereAnyWordMay();
    void aSlipFindsWhatWasMeant_data();
    void aSlipFindsWhatWasMeant();
    void nobodyIsAnsweredOnAGuess();
    void keepsToTheLimit();
    void emptyThingsFindNothing();
    void searchesFromSeveralThreads();
    void passageIsTheSentenceNearestToTheQuestion_data();
    void passageIsTheSentenceNearestToTheQuestion();
    void searchBenchmark();
};

void TstArticleIndex::findsTheArticleThatAnswers_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("ref");
    QTest::newRow("a plain question") << "What is your return policy?"
                                      << "KB-1";
    QTest::newRow("another form of the word") << "How do I go about returning boots?"
                                              << "KB-1";
    QTest::newRow("shouted") << "HOW MUCH IS SHIPPING???"
                             << "KB-2";
    QTest::newRow("by a word of the body") << "can I seal the seams"
                                           << "KB-3";
    QTest::newRow("by a tag") << "I'd like to send it back"
                              << "KB-1";
    QTest::newRow("with an apostrophe") << "I've forgotten my account's password"
                                        << "KB-4";
    QTest::newRow("without the accents") << "where is the cafe in zurich"
                                         << "KB-5";
    QTest::newRow("nothing on the shelf fits") << "Do you groom poodles?" << QString();
    QTest::newRow("stop words alone") << "can you tell me how to do it" << QString();
}

void TstArticleIndex::findsTheArticleThatAnswers()
{
    QFETCH(QString, question);
    QFETCH(QString, ref);
    const ArticleIndex index(shelf());
    const auto hits = index.search(question, 3);
    QCOMPARE(hits.empty() ? QString() : hits.front().article->ref, ref);
    for (size_t i = 1; i < hits.size(); ++i)
        QVERIFY(hits[i - 1].score >= hits[i].score && hits[i].score > 0);
}

void TstArticleIndex::saysHowMuchOfTheQuestionIsCovered_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<double>("coverage");
    QTest::newRow("all of it") << "tent seams" << 1.0;
    QTest::newRow("half of it") << "tent warranty" << .5;
    QTest::newRow("a repeated word counts once") << "tent tents tent warranty" << .5;
    QTest::newRow("a quarter") << "tent warranty poodle grooming" << .25;
}

void TstArticleIndex::saysHowMuchOfTheQuestionIsCovered()
{
    QFETCH(QString, question);
    QFETCH(double, coverage);
    const std::vector<Article> articles = shelf();
    const ArticleIndex index(articles);
    const auto hits = index.search(question, 1);
    QCOMPARE(hits.size(), size_t{1});
    QCOMPARE(hits.front().coverage, coverage);
    QCOMPARE(knowledge::passageFor(question, *hits.front().article, *hits.front().words, 300).coverage, coverage);
}

void TstArticleIndex::aTitleWeighsMoreThanABody()
{
    const ArticleIndex index({article(u"A"_s, u"Stoves"_s, u"Fuel and lamps."_s),
                              article(u"B"_s, u"Lamps"_s, u"Fuel and stoves."_s),
                              article(u"C"_s, u"Ropes"_s, u"Knots."_s)});
    QCOMPARE(index.search(u"stoves"_s, 5).front().article->ref, u"A"_s);
    QCOMPARE(index.search(u"lamps"_s, 5).front().article->ref, u"B"_s);
    QCOMPARE(index.search(u"stoves"_s, 5).size(), size_t{2});
}

void TstArticleIndex::allThatWasAskedOutweighsOneWordSaidOften()
{
    const ArticleIndex index(
        {article(u"A"_s, u"Lights"_s, u"Lantern by lantern: every lantern has a lantern guide."_s),
         article(u"B"_s, u"Spare parts"_s, u"A glass for a lantern, a wick and a pump are sent by mail."_s),
         article(u"C"_s, u"Ropes"_s, u"A glass knot."_s), article(u"D"_s, u"Tents"_s, u"A glass pole."_s),
         article(u"E"_s, u"Boots"_s, u"Leather soles."_s)});
    QCOMPARE(index.search(u"lantern glass"_s, 3).front().article->ref, u"B"_s);
}

void TstArticleIndex::whatLooksLikeTheQuestionComesFirst_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("question");
    QTest::newRow("a part of a word") << "Your card: orders"
                                      << "can I reorder the card";
    QTest::newRow("a word for another") << "Your card: tariffs"
                                        << "what price has the card";
}

/// No word of the question but one stands in any article, and in all of them alike.
void TstArticleIndex::whatLooksLikeTheQuestionComesFirst()
{
    QFETCH(const QString, title);
    QFETCH(const QString, question);
    const QString body = u"A shelf of maps and boots stands beside the window. "_s.repeated(20);
    const ArticleIndex index({article(u"A"_s, u"Your card: colours"_s, body),
                              article(u"B"_s, u"Your card: hamster"_s, body), article(u"C"_s, title, body)});
    const auto hits = index.search(question, 3);
    QCOMPARE(hits.size(), size_t{3});
    QCOMPARE(hits.front().article->ref, u"C"_s);
    QVERIFY(hits[0].score > hits[1].score);
}

void TstArticleIndex::tiesGoByRef()
{
    const ArticleIndex index({article(u"Z"_s, u"Ropes"_s, u"Knots."_s), article(u"M"_s, u"Ropes"_s, u"Knots."_s),
                              article(u"A"_s, u"Ropes"_s, u"Knots."_s)});
    const auto hits = index.search(u"rope"_s, 3);
    QCOMPARE(hits.size(), size_t{3});
    QCOMPARE(hits[0].article->ref + hits[1].article->ref + hits[2].article->ref, u"AMZ"_s);
}

void TstArticleIndex::stopWordsAndPairsDecideBetweenEquals_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("ref");
    QTest::newRow("in") << "how can I sign in"
                        << "Y";
    QTest::newRow("out") << "sign out please"
                         << "Z";
    QTest::newRow("a letter by its neighbour") << "class b tickets"
                                               << "B";
    QTest::newRow("by the words' order") << "exchange for a gift card"
                                         << "X";
    QTest::newRow("the other order") << "card gift exchange"
                                     << "W";
}

void TstArticleIndex::stopWordsAndPairsDecideBetweenEquals()
{
    QFETCH(QString, question);
    QFETCH(QString, ref);
    const ArticleIndex index(
        {article(u"A"_s, u"Ropes"_s, u"Knots."_s), article(u"B"_s, u"Tickets of class B"_s, QString()),
         article(u"C"_s, u"Tickets of class C"_s, QString()), article(u"W"_s, u"Card gift exchange"_s, QString()),
         article(u"X"_s, u"Exchange gift card"_s, QString()), article(u"Y"_s, u"Signing in"_s, QString()),
         article(u"Z"_s, u"Signing out"_s, QString())});
    const auto hits = index.search(question, 3);
    QVERIFY(hits.size() >= 2);
    QCOMPARE(hits[0].article->ref, ref);
    QVERIFY(hits[0].score > hits[1].score);
}

void TstArticleIndex::stopWordsFindOnlyWhereAnyWordMay()
{
    const ArticleIndex index({article(u"A"_s, u"Who we are"_s, u"A shop."_s), article(u"B"_s, u"Ropes"_s, u"Knots."_s),
                              article(u"C"_s, u"Lamps"_s, u"Oil."_s)});
    QVERIFY(index.search(u"who are you"_s, 3).empty());
    const auto hits = index.search(u"who are you"_s, 3, ArticleIndex::Reach::Any);
    QCOMPARE(hits.size(), size_t{1});
    QCOMPARE(hits[0].article->ref, u"A"_s);
    QCOMPARE(hits[0].coverage, 0.);
}

void TstArticleIndex::aSlipFindsWhatWasMeant_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("ref"); // empty: nothing may be found
    QTest::newRow("a letter left out") << "pasword"
                                       << "KB-4";
    QTest::newRow("a letter too many") << "passsword"
                                       << "KB-4";
    QTest::newRow("another letter") << "pasfword"
                                    << "KB-4";
    QTest::newRow("two letters changed") << "psasword"
                                         << "KB-4";
    QTest::newRow("two slips at once") << "refnds polcy"
                                       << "KB-1";
    QTest::newRow("the last letter") << "silicont"
                                     << "KB-3";
    QTest::newRow("too far") << "pswrd"
                             << "";
    QTest::newRow("another first letter") << "rassword"
                                          << "";
    QTest::newRow("a short word") << "tebt"
                                  << "";
    QTest::newRow("a code") << "passw0rd"
                            << "";
    QTest::newRow("a word that is there stays what it is") << "parcel"
                                                           << "KB-1";
}

void TstArticleIndex::aSlipFindsWhatWasMeant()
{
    QFETCH(QString, question);
    QFETCH(QString, ref);
    const ArticleIndex index(shelf());
    const auto hits = index.search(question, 3, ArticleIndex::Reach::Any);
    QCOMPARE(hits.empty() ? QString() : hits.front().article->ref, ref);
}

void TstArticleIndex::nobodyIsAnsweredOnAGuess()
{
    const ArticleIndex index(shelf());
    QVERIFY(index.search(u"pasword"_s, 3, ArticleIndex::Reach::Telling).empty());
    const auto right = index.search(u"boots password"_s, 3, ArticleIndex::Reach::Any);
    const auto slip = index.search(u"boots pasword"_s, 3, ArticleIndex::Reach::Any);
    QCOMPARE(slip.size(), right.size());
    const auto scoreOf = [](const auto &hits, const QString &ref) {
        const auto it =
            std::find_if(hits.begin(), hits.end(), [&](const auto &hit) { return hit.article->ref == ref; });
        return it == hits.end() ? 0. : it->score;
    };
    QVERIFY(scoreOf(slip, u"KB-4"_s) < scoreOf(right, u"KB-4"_s));
}

void TstArticleIndex::keepsToTheLimit()
{
    const ArticleIndex index(shelf());
    QCOMPARE(index.size(), 5);
    QCOMPARE(index.search(u"returns"_s, 1).size(), size_t{1});
    QCOMPARE(index.search(u"returns"_s, 9).size(), size_t{2});
    QVERIFY(index.search(u"returns"_s, 0).empty());
}

void TstArticleIndex::emptyThingsFindNothing()
{
    QVERIFY(ArticleIndex({}).search(u"returns"_s, 3).empty());
    QVERIFY(ArticleIndex(shelf()).search(QString(), 3).empty());
    QVERIFY(ArticleIndex({article(QString(), QString(), QString())}).search(u"returns"_s, 3).empty());
}

void TstArticleIndex::searchesFromSeveralThreads()
{
    const ArticleIndex index(shelf());
    std::array<int, 4> found{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int &count : found) {
        threads.emplace_back(QThread::create([&index, &count] {
            for (int i = 0; i < 200; ++i)
                count += index.search(u"returning boots"_s, 1).front().article->ref == u"KB-1" ? 1 : 0;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(found, (std::array<int, 4>{200, 200, 200, 200}));
}

void TstArticleIndex::passageIsTheSentenceNearestToTheQuestion_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("room");
    QTest::addColumn<QString>("text");
    QTest::newRow("the sentence in the middle, and the next")
        << "must boots be in a box?" << 500
        << "Boots must come back in their box. Refunds reach your card 5 working days after we receive the parcel.";
    QTest::newRow("only what fits, never half a sentence")
        << "must boots be in a box?" << 100 << "Boots must come back in their box.";
    QTest::newRow("nothing fits") << "must boots be in a box?" << 10 << QString();
    QTest::newRow("a question with no word of it begins at the beginning")
        << "hello" << 60 << "You may return unused items within 30 days of delivery.";
}

void TstArticleIndex::passageIsTheSentenceNearestToTheQuestion()
{
    QFETCH(QString, question);
    QFETCH(int, room);
    QFETCH(QString, text);
    const Article article = shelf().front();
    QCOMPARE(knowledge::passageFor(question, article, knowledge::ArticleWords(article), room).text, text);
}

void TstArticleIndex::searchBenchmark()
{
    std::vector<Article> articles;
    for (int i = 0; i < 200; ++i) {
        for (Article each : shelf()) {
            each.ref += QString::number(i);
            articles.push_back(each);
        }
    }
    const ArticleIndex index(articles);
    size_t found = 0;
    QBENCHMARK
    {
        found += index.search(u"How long do I have to return my boots?"_s, 3).size();
    }
    QVERIFY(found > 0);
}

QTEST_GUILESS_MAIN(TstArticleIndex)
#include "tst_articleindex.moc"
