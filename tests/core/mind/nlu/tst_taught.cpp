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
    const QStringList openings{QStringLiteral("hello"),        QStringLiteral("please tell me"),
                               QStringLiteral("i would like"), QStringLiteral("can you help"),
                               QStringLiteral("quick one"),    QStringLiteral("good morning")};
    const std::vector<std::pair<QString, QStringList>> intents{
        {QStringLiteral("book_course"),
         {QStringLiteral("to book the beginners course"), QStringLiteral("a place on the climbing course"),
          QStringLiteral("when does the next course start"), QStringLiteral("sign me up for the lead course"),
          QStringLiteral("is the belay course full")}},
        {QStringLiteral("hire_gear"),
         {QStringLiteral("to hire shoes and a harness"), QStringLiteral("rent a rope for saturday"),
          QStringLiteral("do you rent climbing shoes"), QStringLiteral("how much is a harness for a day"),
          QStringLiteral("gear hire for two people")}},
        {QStringLiteral("opening_hours"),
         {QStringLiteral("when do you open on sunday"), QStringLiteral("are you open at christmas"),
          QStringLiteral("until what hour is the hall open"), QStringLiteral("opening times this week"),
          QStringLiteral("do you close early on fridays")}}};
    std::vector<IntentExample> examples;
    for (const auto &[intent, texts] : intents) {
        for (int i = 0; i < each; ++i)
            examples.push_back({openings[i % openings.size()] + u' ' + texts[i / openings.size() % texts.size()] +
                                    (i >= openings.size() * texts.size() ? QStringLiteral(" thanks") : QString()),
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
        const auto again = TaughtCategories::fromBytes(one->toBytes(), QStringLiteral("here"));
        QVERIFY(again);
        QCOMPARE(again->toBytes(), one->toBytes());
    }

    void whatIsNoModelOfCategoriesIsRefused()
    {
        const auto model = TaughtCategories::train(*m_reader, {lesson("the gate is shut", Category::Account)});
        QVERIFY(model);
        QByteArray altered = model->toBytes();
        altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
        const auto refused = TaughtCategories::fromBytes(altered, QStringLiteral("model 7"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, QStringLiteral("model 7"));
        QVERIFY(!TaughtCategories::fromBytes(model->toBytes().chopped(40), QStringLiteral("model 7")));
        const auto intents = IntentModel::train(hall(4));
        QVERIFY(intents);
        QVERIFY(!TaughtCategories::fromBytes(intents->toBytes(), QStringLiteral("model 7")));
        QVERIFY(!IntentModel::fromBytes(model->toBytes(), QStringLiteral("model 7")));
    }

    void intentsStandInTheReading()
    {
        auto model = IntentModel::train(hall(20));
        QVERIFY(model);
        const Taught models{nullptr, std::make_shared<const IntentModel>(std::move(*model))};
        const Reading reading = m_reader->read("do you rent out harnesses and shoes", &models);
        QCOMPARE(reading.intent, QStringLiteral("hire_gear"));
        QVERIFY(reading.intentConfidence > .5);
        QVERIFY(m_reader->read(std::string_view("do you rent out harnesses and shoes")).intent.isEmpty());
    }

    void aCandidateThatKnowsMorePasses()
    {
        std::vector<IntentExample> before = hall(20);
        std::erase_if(before, [](const IntentExample &each) { return each.intent == QLatin1String("opening_hours"); });
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
        const QStringList labels{QStringLiteral("book_course"), QStringLiteral("hire_gear"),
                                 QStringLiteral("opening_hours")};
        std::vector<IntentExample> more = hall(30);
        int turn = 0;
        for (IntentExample &each : more) {
            // Nearly the same texts, under each other's names.
            each.text += QStringLiteral(" now");
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
