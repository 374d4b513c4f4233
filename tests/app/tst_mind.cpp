#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

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

} // namespace

class TestMind final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReadingIsOneLineWithAllThatWasRead();
    void everyLineHasItsReading_data();
    void everyLineHasItsReading();
    void articlesAreRankedForEveryQuery();
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
        QStringLiteral("texts"),
        "I am furious, where is my refund? My \"mail\" is ann@example.com, get me a human!\r\nThank you so much!\n");
    const Run done = run({QStringLiteral("nlu"), QStringLiteral("read"), QStringLiteral("--texts"), texts});
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), 2);
    const QJsonObject angry = done.lines[0];
    QVERIFY(angry[u"score"].toDouble() < -.5);
    QCOMPARE(angry[u"sentiment"].toString(), QStringLiteral("ANGRY"));
    QCOMPARE(angry[u"category"].toString(), QStringLiteral("REFUND"));
    QVERIFY(angry[u"categoryConfidence"].toDouble() > .4);
    QVERIFY(angry[u"alternatives"].isArray());
    QVERIFY(angry[u"complexity"].isDouble());
    QCOMPARE(angry[u"triggers"].toArray(), QJsonArray{QStringLiteral("asks_for_human")});
    const QJsonObject emotion = angry[u"emotions"][0].toObject();
    QCOMPARE(emotion[u"emotion"].toString(), QStringLiteral("anger"));
    QCOMPARE(emotion[u"evidence"].toString(), QStringLiteral("furious"));
    QCOMPARE(angry[u"moved"].toString(), QStringLiteral("furious"));
    QVERIFY(angry[u"keywords"].toArray().contains(QStringLiteral("refund")));
    const QJsonObject mail = angry[u"pii"][0].toObject();
    QCOMPARE(mail[u"kind"].toString(), QStringLiteral("email"));
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
    const Run done = run({QStringLiteral("nlu"), QStringLiteral("read")}, input);
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), lines);
    for (const QJsonObject &line : done.lines)
        QVERIFY(line.contains(u"sentiment"));
}

void TestMind::articlesAreRankedForEveryQuery()
{
    const QString articles =
        put(QStringLiteral("articles"),
            "{\"id\":7,\"title\":\"Returns\",\"body\":\"Send unused boots back within 30 days.\"}\n\n"
            "{\"id\":\"a\\\"b\",\"title\":\"Shipping\",\"body\":\"Boots ship free.\"}\n");
    const Run done = run({QStringLiteral("kb"), QStringLiteral("search"), QStringLiteral("--articles"), articles,
                          QStringLiteral("--limit"), QStringLiteral("1")},
                         "returning boots\nfree shipping\npoodles\n");
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines.size(), 3);
    QCOMPARE(done.lines[0][u"query"].toString(), QStringLiteral("returning boots"));
    QCOMPARE(done.lines[0][u"results"].toArray().size(), 1);
    QCOMPARE(done.lines[0][u"results"][0][u"id"], QJsonValue(7));
    QVERIFY(done.lines[0][u"results"][0][u"score"].toDouble() > 0);
    QCOMPARE(done.lines[1][u"results"][0][u"id"], QJsonValue(QStringLiteral("a\"b")));
    QVERIFY(done.lines[2][u"results"].toArray().isEmpty());
}

void TestMind::badFilesAreRefusedByNameAndLine_data()
{
    QTest::addColumn<QByteArray>("articles");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << QByteArray("{\"id\":1}\n{\"id\":\n") << ":2" << QString();
    QTest::newRow("no id") << QByteArray("{\"title\":\"x\"}\n") << ":1" << QStringLiteral("needs an id");
    QTest::newRow("a title that is no text")
        << QByteArray("{\"id\":1,\"title\":2}\n") << ":1" << QStringLiteral("title");
    QTest::newRow("one id twice") << QByteArray("{\"id\":1}\n{\"id\":1}\n") << ":2" << QStringLiteral("twice");
}

void TestMind::badFilesAreRefusedByNameAndLine()
{
    QFETCH(const QByteArray, articles);
    QFETCH(const QString, where);
    QFETCH(const QString, reason);
    const QString file = put(QStringLiteral("bad"), articles);
    const Run done = run({QStringLiteral("kb"), QStringLiteral("search"), QStringLiteral("--articles"), file}, "x\n");
    QCOMPARE(done.code, 1);
    QVERIFY2(done.errors.contains(file + where), qPrintable(done.errors));
    QVERIFY2(done.errors.contains(reason), qPrintable(done.errors));
    const Run absent =
        run({QStringLiteral("nlu"), QStringLiteral("read"), QStringLiteral("--texts"), file + QStringLiteral("x")});
    QCOMPARE(absent.code, 1);
    QVERIFY2(absent.errors.contains(file + QStringLiteral("x")), qPrintable(absent.errors));
}

QTEST_GUILESS_MAIN(TestMind)
#include "tst_mind.moc"
