#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QList<QJsonObject> lines;
    QByteArray raw;
    QString errors;
};

/// Starts the program under test and waits until it has answered all of @p input.
Run run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("TEST_PROGRAM"), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run done;
    if (!process.waitForFinished(60'000))
        return done;
    done.code = process.exitCode();
    done.errors = QString::fromUtf8(process.readAllStandardError());
    done.raw = process.readAllStandardOutput();
    for (const QByteArray &line : done.raw.split('\n')) {
        if (!line.isEmpty())
            done.lines.append(QJsonDocument::fromJson(line).object());
    }
    return done;
}

const QByteArray kExamples =
    "what are your opening hours\thours\nwhen do you open\thours\nare you open on sunday\thours\n"
    "how late can i come\thours\ncancel my order\tcancel order\n"
    "i want to cancel\tcancel order\nplease stop the order\tcancel order\n"
    "where is my parcel\ttrack\ntrack my package\ttrack\nhas it shipped yet\ttrack\n";

} // namespace

class TestMind final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadingIsOneLineWithAllThatWasRead();
    void everyLineHasItsReading_data();
    void everyLineHasItsReading();
    void articlesAreRankedForEveryQuery();
    void intentsAreLearnedFromExamples();
    void aModelThatIsNotWholeIsRefused_data();
    void aModelThatIsNotWholeIsRefused();
    void theReadersModelsAreTrainedAndMeasuredFromAFolder();
    void badExamplesAreRefusedByLine_data();
    void badExamplesAreRefusedByLine();
    void badFilesAreRefusedByNameAndLine_data();
    void badFilesAreRefusedByNameAndLine();

private:
    QString put(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
};

void TestMind::aReadingIsOneLineWithAllThatWasRead()
{
    const QString texts = put(
        u"texts"_s,
        "I am furious, where is my refund? My \"mail\" is ann@example.com, get me a human!\r\nThank you so much!\n");
    const Run done = run({u"nlu"_s, u"read"_s, u"--texts"_s, texts});
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), 2);
    const QJsonObject angry = done.lines[0];
    QVERIFY(angry[u"score"].toDouble() < -.5);
    QCOMPARE(angry[u"sentiment"].toString(), u"ANGRY"_s);
    QCOMPARE(angry[u"category"].toString(), u"REFUND"_s);
    QVERIFY(angry[u"categoryConfidence"].toDouble() > .4);
    QVERIFY(angry[u"alternatives"].isArray());
    QVERIFY(angry[u"complexity"].isDouble());
    QCOMPARE(angry[u"triggers"].toArray(), QJsonArray{u"asks_for_human"_s});
    const QJsonObject emotion = angry[u"emotions"][0].toObject();
    QCOMPARE(emotion[u"emotion"].toString(), u"anger"_s);
    QCOMPARE(emotion[u"evidence"].toString(), u"furious"_s);
    QCOMPARE(angry[u"moved"].toString(), u"furious"_s);
    QVERIFY(angry[u"keywords"].toArray().contains(u"refund"_s));
    const QJsonObject mail = angry[u"pii"][0].toObject();
    QCOMPARE(mail[u"kind"].toString(), u"email"_s);
    QCOMPARE(mail[u"begin"].toInt(), 47);
    QCOMPARE(mail[u"length"].toInt(), 15);
    QVERIFY2(!done.raw.contains("ann@example.com"), "what is private must not be printed again");
    QVERIFY(done.lines[1][u"score"].toDouble() > .2);
}

void TestMind::everyLineHasItsReading_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("lines");
    QTest::newRow("nothing at all") << QByteArray() << 0;
    QTest::newRow("an empty line") << QByteArray("\n") << 1;
    QTest::newRow("a last line without an end") << QByteArray("hello\nbye") << 2;
    QTest::newRow("bytes that are not UTF-8") << QByteArray("\xff\xfe\x80\n\xc3\n") << 2;
    QTest::newRow("a nought") << QByteArray("a\0b\n", 4) << 1;
    QTest::newRow("one letter a million times") << QByteArray(1 << 20, 'a') + "\nok\n" << 2;
    QTest::newRow("ten thousand pictures") << QByteArray("\xf0\x9f\x98\xa1").repeated(10'000) << 1;
    QTest::newRow("letters under a heap of marks") << QByteArray("h") + QByteArray("\xcc\x81").repeated(500) + "i\n"
                                                   << 1;
}

void TestMind::everyLineHasItsReading()
{
    QFETCH(const QByteArray, input);
    QFETCH(const int, lines);
    const Run done = run({u"nlu"_s, u"read"_s}, input);
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), lines);
    for (const QJsonObject &line : done.lines)
        QVERIFY(line.contains(u"sentiment"));
}

void TestMind::articlesAreRankedForEveryQuery()
{
    const QString articles =
        put(u"articles"_s, "{\"id\":7,\"title\":\"Returns\",\"body\":\"Send unused boots back within 30 days.\"}\n\n"
                           "{\"id\":\"a\\\"b\",\"title\":\"Shipping\",\"body\":\"Boots ship free.\"}\n");
    const Run done = run({u"kb"_s, u"search"_s, u"--articles"_s, articles, u"--limit"_s, u"1"_s},
                         "returning boots\nfree shipping\npoodles\n");
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), 3);
    QCOMPARE(done.lines[0][u"query"].toString(), u"returning boots"_s);
    QCOMPARE(done.lines[0][u"results"].toArray().size(), 1);
    QCOMPARE(done.lines[0][u"results"][0][u"id"], QJsonValue(7));
    QVERIFY(done.lines[0][u"results"][0][u"score"].toDouble() > 0);
    QCOMPARE(done.lines[1][u"results"][0][u"id"], QJsonValue(u"a\"b"_s));
    QVERIFY(done.lines[2][u"results"].toArray().isEmpty());
}

void TestMind::badFilesAreRefusedByNameAndLine_data()
{
    QTest::addColumn<QByteArray>("articles");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << QByteArray("{\"id\":1}\n{\"id\":\n") << ":2" << QString();
    QTest::newRow("no id") << QByteArray("{\"title\":\"x\"}\n") << ":1" << u"needs an id"_s;
    QTest::newRow("a title that is no text") << QByteArray("{\"id\":1,\"title\":2}\n") << ":1" << u"title"_s;
    QTest::newRow("one id twice") << QByteArray("{\"id\":1}\n{\"id\":1}\n") << ":2" << u"twice"_s;
}

void TestMind::badFilesAreRefusedByNameAndLine()
{
    QFETCH(const QByteArray, articles);
    QFETCH(const QString, where);
    QFETCH(const QString, reason);
    const QString file = put(u"bad"_s, articles);
    const Run done = run({u"kb"_s, u"search"_s, u"--articles"_s, file}, "x\n");
    QCOMPARE(done.code, 1);
    QVERIFY2(done.errors.contains(file + where), qPrintable(done.errors));
    QVERIFY2(done.errors.contains(reason), qPrintable(done.errors));
    const Run absent = run({u"nlu"_s, u"read"_s, u"--texts"_s, file + u"x"_s});
    QCOMPARE(absent.code, 1);
    QVERIFY2(absent.errors.contains(file + u"x"_s), qPrintable(absent.errors));
}

void TestMind::intentsAreLearnedFromExamples()
{
    const QString examples = put(u"examples"_s, kExamples);
    const QString model = m_folder.filePath(u"intents"_s);
    const QStringList train{u"nlu"_s, u"train-intents"_s, examples, u"--out"_s};
    QCOMPARE(run(train + QStringList{model}).code, 0);
    const Run done =
        run({u"nlu"_s, u"classify"_s, model}, "when are you open on monday\nplease cancel it\n\xff\xfe\n\n");
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), 4);
    QCOMPARE(done.lines[0][u"intent"].toString(), u"hours"_s);
    QCOMPARE(done.lines[1][u"intent"].toString(), u"cancel order"_s);
    QVERIFY(done.lines[0][u"confidence"].toDouble() > done.lines[2][u"confidence"].toDouble());
    QCOMPARE(done.lines[2][u"confidence"].toDouble(), 0.);
    QCOMPARE(done.lines[3][u"confidence"].toDouble(), 0.);

    // The same examples make the same bytes.
    const QString again = m_folder.filePath(u"again"_s);
    QCOMPARE(run(train + QStringList{again}).code, 0);
    QFile first(model);
    QFile second(again);
    QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
    QCOMPARE(first.readAll(), second.readAll());
}

void TestMind::aModelThatIsNotWholeIsRefused_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("altered");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << 1 << -1 << u"does not begin as one"_s;
    QTest::newRow("cut within the head") << 20 << -1 << u"cut off"_s;
    QTest::newRow("cut by a byte") << -1 << -1 << u"cut off or altered"_s;
    QTest::newRow("another program's") << 0 << 0 << u"does not begin as one"_s;
    QTest::newRow("another version") << 0 << 4 << u"version"_s;
    QTest::newRow("a weight altered") << 0 << 400 << u"altered"_s;
}

void TestMind::aModelThatIsNotWholeIsRefused()
{
    QFETCH(const int, cut);
    QFETCH(const int, altered);
    QFETCH(const QString, reason);
    const QString model = m_folder.filePath(u"whole"_s);
    QCOMPARE(run({u"nlu"_s, u"train-intents"_s, put(u"examples"_s, kExamples), u"--out"_s, model}).code, 0);
    QFile file(model);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    if (cut > 0)
        bytes.truncate(cut);
    else if (cut < 0)
        bytes.chop(1);
    if (altered >= 0)
        bytes[altered] = static_cast<char>(bytes[altered] ^ 2);
    const QString broken = put(u"broken"_s, bytes);
    const Run done = run({u"nlu"_s, u"classify"_s, broken}, "x\n");
    QCOMPARE(done.code, 1);
    QVERIFY(done.lines.isEmpty());
    QVERIFY2(done.errors.contains(broken), qPrintable(done.errors));
    QVERIFY2(done.errors.contains(reason), qPrintable(done.errors));
}

void TestMind::badExamplesAreRefusedByLine_data()
{
    QTest::addColumn<QByteArray>("examples");
    QTest::addColumn<QString>("where");
    QTest::newRow("no intent") << QByteArray("a\tb\nc\n") << ":2";
    QTest::newRow("an empty intent") << QByteArray("a\t \n") << ":1";
    QTest::newRow("a column too many") << QByteArray("a\tb\n\nc\td\te\n") << ":3";
    QTest::newRow("one intent alone") << QByteArray("a\tb\nc\tb\n") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestMind::badExamplesAreRefusedByLine()
{
    QFETCH(const QByteArray, examples);
    QFETCH(const QString, where);
    const QString file = put(u"wrong"_s, examples);
    const QString model = put(u"kept"_s, "the one in service");
    const Run done = run({u"nlu"_s, u"train-intents"_s, file, u"--out"_s, model});
    QCOMPARE(done.code, 1);
    QVERIFY2(done.errors.contains(file + where), qPrintable(done.errors));
    QFile kept(model);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("the one in service"));
}

void TestMind::theReadersModelsAreTrainedAndMeasuredFromAFolder()
{
    const QString folder = m_folder.path();
    const QByteArray tweets = QByteArray("what a lovely day\t2.5\t1\nthis was an awful trip\t-2.5\t2\n"
                                         "the train leaves at noon\t0\t3\n")
                                  .repeated(8);
    put(u"sentiment_tweets.tsv"_s, tweets);
    put(u"emotions.tsv"_s, QByteArray("so lovely of you\tjoy,love\nawful people\tanger\nnoon it is\tneutral\n"
                                      "who knows\tjoy,anger\n")
                               .repeated(8));
    const QByteArray categories = QByteArray("where is my parcel\tSHIPPING\tSHIPPING\t0\ta\tx\n"
                                             "get me a human agent\tREFUND\tREFUND\t1\ta\tz\n"
                                             "i want a refund\tREFUND\tREFUND|BILLING\t0\tb\ty\n")
                                      .repeated(8);
    put(u"category.tsv"_s, categories);
    const QByteArray intents = QByteArray("where is my parcel\ttrack\ni want a refund\trefund\n").repeated(30);
    put(u"intents_banking77.tsv"_s, intents);
    // One writer asks to have a parcel tracked in words that say something else to all others.
    put(u"intents_clinc150.tsv"_s, QByteArray("where is my parcel\ttrack\n").repeated(24) +
                                       QByteArray("i want a refund now\ttrack\n").repeated(6) +
                                       QByteArray("i want a refund\trefund\n").repeated(30));
    const QStringList train{u"nlu"_s, u"train"_s, folder, u"--out"_s};
    QCOMPARE(run(train + QStringList{folder}).code, 0);
    QFile mood(m_folder.filePath(u"mood.model"_s));
    QVERIFY(mood.open(QIODevice::ReadOnly));
    QVERIFY(mood.readAll().startsWith("TDLM"));
    const Run measured = run({u"nlu"_s, u"evaluate"_s, folder});
    QCOMPARE(measured.code, 0);
    for (const char *line :
         {"tweets, taught on comments", "comments, taught on tweets", "known sources", "unseen: a", "asks for a person",
          "off by 0.", "search: intents_banking77 ", "search: intents_clinc150, in threes", "reading: messages",
          "\nintents_banking77 ", "intents_clinc150, a tenth", "intents_clinc150, skewed by 1"})
        QVERIFY2(measured.raw.contains(line), line);
    QVERIFY2(measured.raw.contains("F1 1.000"), measured.raw.constData());
    const auto rightOf = [&measured](const QByteArray &line) {
        const QByteArray row = measured.raw.mid(measured.raw.indexOf(line));
        return row.mid(row.indexOf("right ") + 6, 5);
    };
    QCOMPARE(rightOf("\nintents_banking77 "), QByteArray("1.000"));
    QCOMPARE(rightOf("\nintents_clinc150 "), QByteArray("0.900")); // that writer's six were held out together

    put(u"category.tsv"_s, categories + "x\tPOETRY\tPOETRY\t0\ta\tx\n");
    const Run refused = run(train + QStringList{folder});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.errors.contains(u"category.tsv:25"_s), qPrintable(refused.errors));
}

QTEST_GUILESS_MAIN(TestMind)
#include "tst_mind.moc"
