#include "core/mind/nlu/IntentGrams.h"
#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/Kin.h"
#include "core/mind/nlu/LinearTrainer.h"
#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Topics.h"
#include "resources/Resources.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace tierdesk;
using namespace tierdesk::nlu;

class TestLinearModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }

    void gramsAreTheSameForTextsThatMeanTheSame_data();
    void gramsAreTheSameForTextsThatMeanTheSame();
    void anyBytesHaveGrams_data();
    void anyBytesHaveGrams();
    void separatesWhatItWasTaught();
    void theSameLessonsMakeTheSameBytes();
    void comesBackFromItsBytes();
    void anUndecidedLabelIsNotTaughtAgainst();
    void shippedModelsLeanAsPeopleDo_data();
    void shippedModelsLeanAsPeopleDo();
    void topicsNeedSomebodyWhoRecognisesThem();
    void nearTopicsGoByTheRules();
    void moreExamplesMakeAnIntentSurer();
    void anIntentIsFoundInOtherWords_data();
    void anIntentIsFoundInOtherWords();
    void wordsOfOneGroupHaveOneNumber();
    void wordsNearEachOtherArePairsInEitherOrder();
    void nearPairsTellWhatNoWordTells();
    void aBalancedLabelOutweighsItsFewLessons();
    void nearLabelsAreToldApartFromEachOther();

private:
    static std::vector<Lesson> lessons()
    {
        return {{gramsOf("cats purr"), 0, {}},
                {gramsOf("a cat sleeps"), 0, {}},
                {gramsOf("dogs bark"), 1, {}},
                {gramsOf("the dog runs"), 1, {}}};
    }
    static QStringList animals() { return {u"cat"_s, u"dog"_s}; }
};

void TestLinearModel::gramsAreTheSameForTextsThatMeanTheSame_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("areSame");
    QTest::newRow("capitals do not matter") << QByteArray("Where IS it") << QByteArray("where is it") << true;
    QTest::newRow("nor which number it is") << QByteArray("order 1234") << QByteArray("order 9876") << true;
    QTest::newRow("nor how many marks cry") << QByteArray("why!") << QByteArray("why!!!") << true;
    QTest::newRow("the order of words matters") << QByteArray("a b c") << QByteArray("c b a") << false;
}

void TestLinearModel::gramsAreTheSameForTextsThatMeanTheSame()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QFETCH(const bool, areSame);
    const Grams a = gramsOf(one.toStdString());
    const Grams b = gramsOf(other.toStdString());
    QVERIFY(!a.words.empty());
    QCOMPARE(a.words == b.words, areSame);
}

void TestLinearModel::anyBytesHaveGrams_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("not UTF-8") << QByteArray("\xff\xc3 ab\x80");
    QTest::newRow("one letter a million times") << QByteArray(1 << 20, 'a');
    QTest::newRow("a blob") << QByteArray("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=").repeated(5000);
    QTest::newRow("right-to-left marks") << QByteArray("\xe2\x80\x8f").repeated(1000) + "hi";
}

void TestLinearModel::anyBytesHaveGrams()
{
    QFETCH(const QByteArray, text);
    const Grams grams = gramsOf(text.toStdString());
    QVERIFY(grams.letters.size() < 200'000); // at most the head is looked at
    const LinearModel model(trainLinear(animals(), lessons(), {}));
    for (const float score : model.score(grams).of)
        QVERIFY(std::isfinite(score));
}

void TestLinearModel::separatesWhatItWasTaught()
{
    const LinearModel model(trainLinear(animals(), lessons(), {}));
    const auto cat = model.score(gramsOf("my cat"));
    QVERIFY(cat.of[0] > cat.of[1]);
    const auto dog = model.score(gramsOf("two dogs"));
    QVERIFY(dog.of[1] > dog.of[0]);
    QVERIFY(!dog.isBlank);
    const auto nothing = model.score(gramsOf("\xe2\x82\xac"));
    QVERIFY(nothing.isBlank);
    QCOMPARE(nothing.known, 0.);
}

void TestLinearModel::theSameLessonsMakeTheSameBytes()
{
    const QByteArray once = LinearModel(trainLinear(animals(), lessons(), {})).toBytes();
    QCOMPARE(LinearModel(trainLinear(animals(), lessons(), {})).toBytes(), once);
}

void TestLinearModel::comesBackFromItsBytes()
{
    const LinearModel model(trainLinear(animals(), lessons(), {}));
    const auto back = LinearModel::fromBytes(model.toBytes(), u"here"_s);
    QVERIFY(back);
    QCOMPARE(back->labels(), animals());
    const Grams grams = gramsOf("a sleeping dog");
    QCOMPARE(back->score(grams).of, model.score(grams).of);
    // A sum that fits does not make parts fit.
    const auto blind = LinearModel::fromBytes(QByteArray("TDLM"), u"here"_s);
    QVERIFY(!blind);
    QCOMPARE(blind.error().where, u"here"_s);
}

void TestLinearModel::anUndecidedLabelIsNotTaughtAgainst()
{
    std::vector<Lesson> both = lessons();
    both.push_back({gramsOf("pets eat"), 0, {}});
    const float against = LinearModel(trainLinear(animals(), both, {})).score(gramsOf("pets eat")).of[1];
    both.back().undecided = {1};
    const float silent = LinearModel(trainLinear(animals(), both, {})).score(gramsOf("pets eat")).of[1];
    QVERIFY2(silent > against, qPrintable(u"%1 against %2"_s.arg(silent).arg(against)));
}

void TestLinearModel::shippedModelsLeanAsPeopleDo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("sign");
    QTest::newRow("praise") << QByteArray("what a wonderful crew, they made my day") << 1;
    QTest::newRow("blame") << QByteArray("worst flight ever, the staff was awful and rude") << -1;
    QTest::newRow("nothing") << QByteArray() << 0;
}

void TestLinearModel::shippedModelsLeanAsPeopleDo()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, sign);
    const auto models = Models::load();
    QVERIFY(models);
    const double lean = (*models)->lean(gramsOf(text.toStdString()));
    QVERIFY2(sign == 0 ? lean == 0 : lean * sign > .5, qPrintable(QString::number(lean)));
}

void TestLinearModel::topicsNeedSomebodyWhoRecognisesThem()
{
    const std::vector<CategoryGuess> none{{Category::GeneralInquiry, .3}};
    LinearModel::Scores scores;
    scores.of.assign(Words<Category>::table.size(), -1.F);
    scores.words = 12;
    auto guesses = weighTopics(none, scores);
    QCOMPARE(guesses.size(), std::size_t{1});
    QCOMPARE(guesses[0].category, Category::GeneralInquiry);
    QVERIFY(guesses[0].confidence < .5);
    scores.of[static_cast<std::size_t>(Category::Refund)] = .8F;
    guesses = weighTopics(none, scores);
    QCOMPARE(guesses[0].category, Category::Refund);
    QVERIFY(guesses[0].confidence > .7);
    scores.of[static_cast<std::size_t>(Category::Refund)] = .25F; // not sure enough to be alone
    QCOMPARE(weighTopics(none, scores)[0].category, Category::GeneralInquiry);
    scores.of[static_cast<std::size_t>(Category::Refund)] = .8F;
    scores.words = 2; // too little was read
    QCOMPARE(weighTopics(none, scores)[0].category, Category::GeneralInquiry);
}

void TestLinearModel::nearTopicsGoByTheRules()
{
    const std::vector<CategoryGuess> topics{{Category::Cancellation, .40}, {Category::Subscription, .38}};
    LinearModel::Scores scores;
    scores.of.assign(Words<Category>::table.size(), -1.F);
    scores.words = 12;
    scores.of[static_cast<std::size_t>(Category::Subscription)] = -.7F;
    const auto guesses = weighTopics(topics, scores);
    QCOMPARE(guesses[0].category, Category::Cancellation);
    QCOMPARE(guesses[1].category, Category::Subscription);
    QVERIFY(guesses[0].confidence >= guesses[1].confidence);
}

namespace {

std::vector<IntentExample> parcelExamples()
{
    std::vector<IntentExample> examples;
    for (const char *thing : {"parcel", "package", "order", "delivery", "box", "shoes"}) {
        const QString name = QString::fromLatin1(thing);
        examples.push_back({u"where is my %1"_s.arg(name), u"track"_s});
        examples.push_back({u"please cancel the %1"_s.arg(name), u"cancel"_s});
        examples.push_back({u"how much does the %1 cost"_s.arg(name), u"price"_s});
        examples.push_back({u"the %1 came broken"_s.arg(name), u"broken"_s});
    }
    return examples;
}

} // namespace

void TestLinearModel::moreExamplesMakeAnIntentSurer()
{
    const auto model = IntentModel::train(parcelExamples());
    QVERIFY(model);
    const IntentGuess known = model->classify("where is my tent");
    QCOMPARE(known.intent, u"track"_s);
    QVERIFY(known.confidence > model->classify("sing me a song about whales").confidence);
    QVERIFY(!IntentModel::train({{u"a"_s, u"b"_s}}));
}

void TestLinearModel::anIntentIsFoundInOtherWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("intent");
    QTest::newRow("as it was taught") << QByteArray("please cancel the tent") << u"cancel"_s;
    QTest::newRow("a letter left out") << QByteArray("cancl it") << u"cancel"_s;
    QTest::newRow("two letters changed about") << QByteArray("acncel it") << u"cancel"_s;
    QTest::newRow("a letter struck twice") << QByteArray("it is brokken") << u"broken"_s;
    QTest::newRow("a wrong letter") << QByteArray("whats the cosr") << u"price"_s;
    QTest::newRow("a word that means the same") << QByteArray("tariff?") << u"price"_s;
    QTest::newRow("another") << QByteArray("a defective one") << u"broken"_s;
    QTest::newRow("in haste") << QByteArray("wer is it") << u"track"_s;
}

void TestLinearModel::anIntentIsFoundInOtherWords()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, intent);
    const auto model = IntentModel::train(parcelExamples());
    QVERIFY(model);
    QCOMPARE(model->classify(text.toStdString()).intent, intent);
}

void TestLinearModel::wordsOfOneGroupHaveOneNumber()
{
    QVERIFY(kinOf("price"));
    QCOMPARE(kinOf("price"), kinOf("costs"));
    QVERIFY(kinOf("price") != kinOf("refund"));
    QVERIFY(!kinOf("xylophone"));
    QVERIFY(!kinOf(""));
}

void TestLinearModel::wordsNearEachOtherArePairsInEitherOrder()
{
    QCOMPARE(intentGramsOf("lost, my card!").near, intentGramsOf("card my lost").near);
    const quint32 pair = nearNumber(wordNumber("card"), wordNumber("lost"));
    const auto holds = [pair](const char *text) {
        const std::vector<quint32> near = intentGramsOf(text).near;
        return std::find(near.begin(), near.end(), pair) != near.end();
    };
    QVERIFY(holds("card one two three four five lost"));
    QVERIFY(!holds("card one two three four five six lost"));
    QVERIFY(intentGramsOf("card").near.empty());
    QVERIFY(gramsOf("lost my card").near.empty()); // the reader's own models are made without them
}

void TestLinearModel::nearPairsTellWhatNoWordTells()
{
    // Every word stands in both intents as often; which two stand together, and never side by side, is all there is.
    const auto textOf = [](int i, bool isOwnCard) {
        const QString verb = i % 2 == 0 ? u"block"_s : u"order"_s;
        const QString thing = (i % 2 == 0) == isOwnCard ? u"card"_s : u"tent"_s;
        const QString between = u" w%1x w%2y "_s.arg(QChar(u'a' + i % 23), QChar(u'a' + i % 19));
        return i % 3 == 0 ? thing + between + verb : verb + between + thing;
    };
    std::vector<IntentExample> examples; // more than the few that are taught without near pairs
    for (int i = 0; i < 2600; ++i) {
        examples.push_back({textOf(i, true), u"mine"_s});
        examples.push_back({textOf(i, false), u"theirs"_s});
    }
    const auto model = IntentModel::train(examples, {.seed = 1, .isCalibrated = false, .stops = nullptr});
    QVERIFY(model);
    for (const char *text : {"block now please card", "card or else block", "order it anew tent", "tent to you order"})
        QCOMPARE(model->classify(text).intent, u"mine"_s);
    for (const char *text : {"block now please tent", "tent or else block", "order it anew card", "card to you order"})
        QCOMPARE(model->classify(text).intent, u"theirs"_s);
}

void TestLinearModel::aBalancedLabelOutweighsItsFewLessons()
{
    std::vector<Lesson> many = lessons();
    for (const char *text : {"a dog eats", "my dog digs", "this dog", "that dog sleeps", "old dog", "new dog"})
        many.push_back({gramsOf(text), 1, {}});
    TrainSettings settings;
    settings.cost = .1;
    const Grams cat = gramsOf("my cat");
    const float plain = LinearModel(trainLinear(animals(), many, settings)).score(cat).of[0];
    settings.isBalanced = true;
    const float balanced = LinearModel(trainLinear(animals(), many, settings)).score(cat).of[0];
    QVERIFY2(balanced > plain, qPrintable(u"%1 and %2"_s.arg(balanced).arg(plain)));
}

void TestLinearModel::nearLabelsAreToldApartFromEachOther()
{
    // Two labels share all but one word; the third is far from both and has most of the lessons.
    const QStringList labels{u"failed"_s, u"pending"_s, u"greeting"_s};
    std::vector<Lesson> many{{gramsOf("my top up failed today"), 0, {}},
                             {gramsOf("why has my top up failed"), 0, {}},
                             {gramsOf("my top up is pending today"), 1, {}},
                             {gramsOf("why is my top up pending"), 1, {}}};
    for (const char *text : {"hello there", "good morning to you", "hi", "hey you", "good evening", "hello again"})
        many.push_back({gramsOf(text), 2, {}});
    const auto leadOf = [](const std::vector<float> &scores) {
        return (scores[0] - scores[1]) / (std::abs(scores[0]) + std::abs(scores[1]) + std::abs(scores[2]));
    };
    TrainSettings settings;
    settings.cost = .1;
    const Grams failed = gramsOf("the top up failed");
    const float plain = leadOf(LinearModel(trainLinear(labels, many, settings)).score(failed).of);
    settings.leadShare = 2;
    const LinearModel told(trainLinear(labels, many, settings));
    const float lead = leadOf(told.score(failed).of);
    QVERIFY2(lead > plain, qPrintable(u"%1 and %2"_s.arg(lead).arg(plain)));
    QCOMPARE(LinearModel(trainLinear(labels, many, settings)).toBytes(), told.toBytes());
}

QTEST_GUILESS_MAIN(TestLinearModel)
#include "tst_linearmodel.moc"
