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
    return {article(QStringLiteral("KB-1"), QStringLiteral("Returns"),
                    QStringLiteral("You may return unused items within 30 days of delivery. Boots must come back in "
                                   "their box. Refunds reach your card 5 working days after we receive the parcel."),
                    {QStringLiteral("send back")}),
            article(QStringLiteral("KB-2"), QStringLiteral("Shipping times and costs"),
                    QStringLiteral("Standard shipping takes 3 to 5 working days and costs $5. Orders above $75 ship "
                                   "free. Returns are free too.")),
            article(QStringLiteral("KB-3"), QStringLiteral("Caring for your tent"),
                    QStringLiteral("Dry the tent before you pack it. Seams can be sealed again with silicone.")),
            article(QStringLiteral("KB-4"), QStringLiteral("Resetting your password"),
                    QStringLiteral("Open the sign-in page and choose Forgot password. A link arrives by e-mail.")),
            article(QStringLiteral("KB-5"), QStringLiteral("Our café in Zürich"),
                    QStringLiteral("Coffee is served from nine."))};
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
    const ArticleIndex index({article(QStringLiteral("A"), QStringLiteral("Stoves"), QStringLiteral("Fuel and lamps.")),
                              article(QStringLiteral("B"), QStringLiteral("Lamps"), QStringLiteral("Fuel and stoves.")),
                              article(QStringLiteral("C"), QStringLiteral("Ropes"), QStringLiteral("Knots."))});
    QCOMPARE(index.search(QStringLiteral("stoves"), 5).front().article->ref, QStringLiteral("A"));
    QCOMPARE(index.search(QStringLiteral("lamps"), 5).front().article->ref, QStringLiteral("B"));
    QCOMPARE(index.search(QStringLiteral("stoves"), 5).size(), size_t{2});
}

void TstArticleIndex::allThatWasAskedOutweighsOneWordSaidOften()
{
    const ArticleIndex index({article(QStringLiteral("A"), QStringLiteral("Lights"),
                                      QStringLiteral("Lantern by lantern: every lantern has a lantern guide.")),
                              article(QStringLiteral("B"), QStringLiteral("Spare parts"),
                                      QStringLiteral("A glass for a lantern, a wick and a pump are sent by mail.")),
                              article(QStringLiteral("C"), QStringLiteral("Ropes"), QStringLiteral("A glass knot.")),
                              article(QStringLiteral("D"), QStringLiteral("Tents"), QStringLiteral("A glass pole.")),
                              article(QStringLiteral("E"), QStringLiteral("Boots"), QStringLiteral("Leather soles."))});
    QCOMPARE(index.search(QStringLiteral("lantern glass"), 3).front().article->ref, QStringLiteral("B"));
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
    const QString body = QStringLiteral("A shelf of maps and boots stands beside the window. ").repeated(20);
    const ArticleIndex index({article(QStringLiteral("A"), QStringLiteral("Your card: colours"), body),
                              article(QStringLiteral("B"), QStringLiteral("Your card: hamster"), body),
                              article(QStringLiteral("C"), title, body)});
    const auto hits = index.search(question, 3);
    QCOMPARE(hits.size(), size_t{3});
    QCOMPARE(hits.front().article->ref, QStringLiteral("C"));
    QVERIFY(hits[0].score > hits[1].score);
}

void TstArticleIndex::tiesGoByRef()
{
    const ArticleIndex index({article(QStringLiteral("Z"), QStringLiteral("Ropes"), QStringLiteral("Knots.")),
                              article(QStringLiteral("M"), QStringLiteral("Ropes"), QStringLiteral("Knots.")),
                              article(QStringLiteral("A"), QStringLiteral("Ropes"), QStringLiteral("Knots."))});
    const auto hits = index.search(QStringLiteral("rope"), 3);
    QCOMPARE(hits.size(), size_t{3});
    QCOMPARE(hits[0].article->ref + hits[1].article->ref + hits[2].article->ref, QStringLiteral("AMZ"));
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
    const ArticleIndex index({article(QStringLiteral("A"), QStringLiteral("Ropes"), QStringLiteral("Knots.")),
                              article(QStringLiteral("B"), QStringLiteral("Tickets of class B"), QString()),
                              article(QStringLiteral("C"), QStringLiteral("Tickets of class C"), QString()),
                              article(QStringLiteral("W"), QStringLiteral("Card gift exchange"), QString()),
                              article(QStringLiteral("X"), QStringLiteral("Exchange gift card"), QString()),
                              article(QStringLiteral("Y"), QStringLiteral("Signing in"), QString()),
                              article(QStringLiteral("Z"), QStringLiteral("Signing out"), QString())});
    const auto hits = index.search(question, 3);
    QVERIFY(hits.size() >= 2);
    QCOMPARE(hits[0].article->ref, ref);
    QVERIFY(hits[0].score > hits[1].score);
}

void TstArticleIndex::stopWordsFindOnlyWhereAnyWordMay()
{
    const ArticleIndex index({article(QStringLiteral("A"), QStringLiteral("Who we are"), QStringLiteral("A shop.")),
                              article(QStringLiteral("B"), QStringLiteral("Ropes"), QStringLiteral("Knots.")),
                              article(QStringLiteral("C"), QStringLiteral("Lamps"), QStringLiteral("Oil."))});
    QVERIFY(index.search(QStringLiteral("who are you"), 3).empty());
    const auto hits = index.search(QStringLiteral("who are you"), 3, ArticleIndex::Reach::Any);
    QCOMPARE(hits.size(), size_t{1});
    QCOMPARE(hits[0].article->ref, QStringLiteral("A"));
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
    QVERIFY(index.search(QStringLiteral("pasword"), 3, ArticleIndex::Reach::Telling).empty());
    const auto right = index.search(QStringLiteral("boots password"), 3, ArticleIndex::Reach::Any);
    const auto slip = index.search(QStringLiteral("boots pasword"), 3, ArticleIndex::Reach::Any);
    QCOMPARE(slip.size(), right.size());
    const auto scoreOf = [](const auto &hits, const QString &ref) {
        const auto it =
            std::find_if(hits.begin(), hits.end(), [&](const auto &hit) { return hit.article->ref == ref; });
        return it == hits.end() ? 0. : it->score;
    };
    QVERIFY(scoreOf(slip, QStringLiteral("KB-4")) < scoreOf(right, QStringLiteral("KB-4")));
}

void TstArticleIndex::keepsToTheLimit()
{
    const ArticleIndex index(shelf());
    QCOMPARE(index.size(), 5);
    QCOMPARE(index.search(QStringLiteral("returns"), 1).size(), size_t{1});
    QCOMPARE(index.search(QStringLiteral("returns"), 9).size(), size_t{2});
    QVERIFY(index.search(QStringLiteral("returns"), 0).empty());
}

void TstArticleIndex::emptyThingsFindNothing()
{
    QVERIFY(ArticleIndex({}).search(QStringLiteral("returns"), 3).empty());
    QVERIFY(ArticleIndex(shelf()).search(QString(), 3).empty());
    QVERIFY(ArticleIndex({article(QString(), QString(), QString())}).search(QStringLiteral("returns"), 3).empty());
}

void TstArticleIndex::searchesFromSeveralThreads()
{
    const ArticleIndex index(shelf());
    std::array<int, 4> found{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int &count : found) {
        threads.emplace_back(QThread::create([&index, &count] {
            for (int i = 0; i < 200; ++i)
                count += index.search(QStringLiteral("returning boots"), 1).front().article->ref == u"KB-1" ? 1 : 0;
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
        found += index.search(QStringLiteral("How long do I have to return my boots?"), 3).size();
    }
    QVERIFY(found > 0);
}

QTEST_GUILESS_MAIN(TstArticleIndex)
#include "tst_articleindex.moc"
