#include "core/mind/nlu/Taught.h"

#include "core/mind/nlu/Reader.h"
#include "core/mind/nlu/Trial.h"
#include "resources/Resources.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::nlu;

namespace {

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

CategoryLesson lesson(const char *text, Category category)
{
    return {QByteArray(text), category};
}

/// Texts of three intents of a escalating hall, made of parts, so that they are alike within an intent.
std::vector<IntentExample> hall(int each)
{
    const QStringList openings{u"hello"_s,        u"please tell me"_s, u"i would like"_s,
                               u"can you help"_s, u"quick one"_s,      u"good morning"_s};
    const std::vector<std::pair<QString, QStringList>> intents{
        {u"book_course"_s,
         {u"to book the beginners course"_s, u"a place on the climbing course"_s, u"when does the next course start"_s,
          u"sign me up for the lead course"_s, u"is the belay course full"_s}},
        {u"hire_gear"_s,
         {u"to hire shoes and a harness"_s, u"rent a rope for saturday"_s, u"do you rent climbing shoes"_s,
          u"how much is a harness for a day"_s, u"gear hire for two people"_s}},
        {u"opening_hours"_s,
         {u"when do you open on sunday"_s, u"are you open at christmas"_s, u"until what hour is the hall open"_s,
          u"opening times this week"_s, u"do you close early on fridays"_s}}};
    std::vector<IntentExample> examples;
    for (const auto &[intent, texts] : intents) {
        for (int i = 0; i < each; ++i)
            examples.push_back({openings[i % openings.size()] + u' ' + texts[i / openings.size() % texts.size()] +
                                    (i >= openings.size() * texts.size() ? u" thanks"_s : QString()),
                                intent});
    }
    return examples;
}

} // namespace

/// What a company teaches, and what it must not spoil.
class TestTaught final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto reader = Reader::load();
        QVERIFY(reader);
        m_reader.emplace(std::move(*reader));
    }

    void aCorrectionChangesWhatIsLikeIt_data()
    {
        QTest::addColumn<QByteArray>("taught");
        QTest::addColumn<Category>("as");
        QTest::addColumn<QByteArray>("similar");
        QTest::newRow("a word of the trade that the reader cannot know")
            << QByteArray("my season pass does not scan at the gate") << Category::Account
            << QByteArray("The gate will not scan my season pass!");
        QTest::newRow("a rule that is wrong for this company")
            << QByteArray("the tracking of my ski binding is off") << Category::ProductQuality
            << QByteArray("The tracking of my ski binding is off again.");
        QTest::newRow("a language that is not read")
            << QByteArray("Meine Dauerkarte wird am Drehkreuz abgelehnt") << Category::Account
            << QByteArray("Das Drehkreuz lehnt meine Dauerkarte ab");
    }
    void aCorrectionChangesWhatIsLikeIt()
    {
        QFETCH(QByteArray, taught);
        QFETCH(Category, as);
        QFETCH(QByteArray, similar);
        QVERIFY(m_reader->read(viewOf(similar)).category.category != as); // else there is nothing to teach
        const Taught models = teach({{taught, as}});
        QCOMPARE(m_reader->read(viewOf(taught), &models).category.category, as);
        QCOMPARE(m_reader->read(viewOf(similar), &models).category.category, as);
    }

    void fewExamplesLeaveTheRestAsItWas()
    {
        const Taught models = teach({lesson("my season pass does not scan at the gate", Category::Account),
                                     lesson("the tracking of my ski binding is off", Category::ProductQuality),
                                     lesson("the lift ticket was not charged twice after all", Category::Complaint)});
        for (const char *text :
             {"Where is my order? It should have arrived on Monday.", "I was charged twice for one tent.",
              "Please cancel my subscription.", "I want my money back.", "The zipper broke after two days.",
              "I cannot log in to my account.", "Do you ship to Norway?", "The app crashes when I open it.",
              "What are your opening hours?", "This is the worst service I have ever had.",
              "Can I change my plan to yearly?", "How do I reset my password?", "The screen arrived cracked.",
              "My invoice shows the wrong amount.", "Thanks, that is all.", "Cancel order 4711 please."}) {
            const Reading before = m_reader->read(QByteArray(text).toStdString());
            const Reading after = m_reader->read(QByteArray(text).toStdString(), &models);
            QVERIFY2(before.category.category == after.category.category, text);
            QCOMPARE(after.score, before.score);
            QCOMPARE(after.triggers, before.triggers);
        }
    }

    void whatReadsRightAlreadyTeachesNothing()
    {
        const QByteArray text("I was charged twice for one tent.");
        QCOMPARE(m_reader->read(viewOf(text)).category.category, Category::Billing);
        const Taught models = teach({{text, Category::Billing}});
        QCOMPARE(m_reader->read("Where is my parcel?", &models).category.category,
                 m_reader->read(std::string_view("Where is my parcel?")).category.category);
    }

    void theSameLessonsMakeTheSameBytes()
    {
        const std::vector<CategoryLesson> lessons{lesson("the gate is shut", Category::Account),
                                                  lesson("binding is loose", Category::ProductQuality)};
        const auto one = TaughtCategories::train(*m_reader, lessons);
        const auto other = TaughtCategories::train(*m_reader, lessons);
        QVERIFY(one && other);
        QCOMPARE(one->toBytes(), other->toBytes());
        const auto again = TaughtCategories::fromBytes(one->toBytes(), u"here"_s);
        QVERIFY(again);
        QCOMPARE(again->toBytes(), one->toBytes());
    }

    void whatIsNoModelOfCategoriesIsRefused()
    {
        const auto model = TaughtCategories::train(*m_reader, {lesson("the gate is shut", Category::Account)});
        QVERIFY(model);
        QByteArray altered = model->toBytes();
        altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
        const auto refused = TaughtCategories::fromBytes(altered, u"model 7"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, u"model 7"_s);
        QVERIFY(!TaughtCategories::fromBytes(model->toBytes().chopped(40), u"model 7"_s));
        const auto intents = IntentModel::train(hall(4));
        QVERIFY(intents);
        QVERIFY(!TaughtCategories::fromBytes(intents->toBytes(), u"model 7"_s));
        QVERIFY(!IntentModel::fromBytes(model->toBytes(), u"model 7"_s));
    }

    void intentsStandInTheReading()
    {
        auto model = IntentModel::train(hall(20));
        QVERIFY(model);
        const Taught models{nullptr, std::make_shared<const IntentModel>(std::move(*model))};
        const Reading reading = m_reader->read("do you rent out harnesses and shoes", &models);
        QCOMPARE(reading.intent, u"hire_gear"_s);
        QVERIFY(reading.intentConfidence > .5);
        QVERIFY(m_reader->read(std::string_view("do you rent out harnesses and shoes")).intent.isEmpty());
    }

    void aCandidateThatKnowsMorePasses()
    {
        std::vector<IntentExample> before = hall(20);
        std::erase_if(before, [](const IntentExample &each) { return each.intent == "opening_hours"_L1; });
        const auto trial = tryIntents(hall(20), before);
        QVERIFY(trial);
        QVERIFY(trial->isPassed());
        QCOMPARE(trial->figures.heldOut, 60); // each once
        QVERIFY(trial->figures.right > trial->figures.rightBefore);
        QCOMPARE(trial->figures.known, 40);
        QCOMPARE(trial->figures.labels.size(), std::size_t{3});
        const auto again = tryIntents(hall(20), before);
        QVERIFY(again && again->figures == trial->figures);
    }

    void examplesThatContradictTheOthersAreRefused()
    {
        const std::vector<IntentExample> before = hall(20);
        std::vector<IntentExample> poisoned = before;
        const QStringList labels{u"book_course"_s, u"hire_gear"_s, u"opening_hours"_s};
        std::vector<IntentExample> more = hall(30);
        int turn = 0;
        for (IntentExample &each : more) {
            // Nearly the same texts, under each other's names.
            each.text += u" now"_s;
            each.intent = labels[(labels.indexOf(each.intent) + 1 + turn++ % 2) % 3];
            poisoned.push_back(each);
        }
        const auto trial = tryIntents(poisoned, before);
        QVERIFY(trial);
        QVERIFY(!trial->isPassed());
    }

    void labelsWithoutAPatternAreRefused()
    {
        const std::array some{Category::Billing, Category::Shipping, Category::Account, Category::Refund,
                              Category::Technical};
        std::vector<CategoryLesson> lessons;
        int turn = 0;
        for (const IntentExample &each : hall(30))
            lessons.push_back({each.text.toUtf8(), some[static_cast<std::size_t>(turn++ * 7 / 3) % some.size()]});
        const auto trial = tryCategories(*m_reader, lessons, {});
        QVERIFY(trial);
        QCOMPARE(trial->reason, TrainedReason::NoPattern);
    }

    void aTrainingCanBeStopped()
    {
        const std::atomic<bool> stops{true};
        const auto trial = tryIntents(hall(20), {}, &stops);
        QVERIFY(!trial);
        QCOMPARE(trial.error().fault, base::Fault::Unavailable);
        const auto model = TaughtCategories::train(*m_reader, {lesson("the gate is shut", Category::Account)}, &stops);
        QVERIFY(!model);
        QCOMPARE(model.error().fault, base::Fault::Unavailable);
    }

private:
    [[nodiscard]] Taught teach(const std::vector<CategoryLesson> &lessons) const
    {
        auto model = TaughtCategories::train(*m_reader, lessons);
        if (!model)
            qFatal("%s", qPrintable(model.error().message));
        return {std::make_shared<const TaughtCategories>(std::move(*model)), nullptr};
    }

    std::optional<Reader> m_reader;
};

QTEST_GUILESS_MAIN(TestTaught)
#include "tst_taught.moc"
