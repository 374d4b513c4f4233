#include "app/tools/PassageTraining.h"
#include "app/tools/WordTraining.h"
#include "resources/Resources.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace tierdesk;

/// How the shipped model answers what customers ask of shops that it was not taught by. The lines are read by nobody.
class TestQuestions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedShopsAreAnswered();
    void theSameShopsMakeTheSameModel();
    void otherWordsMeanTheSame();
    void theSameWordsMakeTheSameModel();
    void damagedModelsAreRefused();
};

void TestQuestions::lockedShopsAreAnswered()
{
    constexpr double Told = .58;    // of the questions, told a right sentence
    constexpr double Article = .64; // of the questions, told of the right article
    resources::init();
    const auto shops = app::readQuestionShops(QStringLiteral(QT_TESTCASE_SOURCEDIR "/questions/locked"));
    QVERIFY2(shops.has_value(), shops ? "" : qPrintable(shops.error().where + shops.error().message));
    app::PassageScore all;
    for (const app::QuestionShop &shop : *shops)
        all += app::scoreOf(shop, knowledge::passageModel());
    QVERIFY(all.asked + all.going > 100);
    qInfo("%d questions of locked shops: %.3f told, %.3f of the right article", all.asked + all.going, all.toldShare(),
          all.articleShare());
    QVERIFY(all.toldShare() >= Told);
    QVERIFY(all.articleShare() >= Article);
}

void TestQuestions::theSameShopsMakeTheSameModel()
{
    resources::init();
    const auto model = app::trainPassageModel(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/questions"));
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().where + model.error().message));
    QFile shipped(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/models/passages.model"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    QVERIFY(model->toBytes() == shipped.readAll());
}

/// Pairs without a common word, from situations that no line of the data has.
void TestQuestions::otherWordsMeanTheSame()
{
    resources::init();
    const knowledge::WordModel &model = knowledge::wordModel();
    const auto alike = [&model](const char *a, const char *b) {
        return knowledge::likeness(model.meaningOf(QString::fromLatin1(a)), model.meaningOf(QString::fromLatin1(b)));
    };
    QVERIFY(alike("my blade went blunt", "We sharpen kitchen knives for 12 euros.") >
            alike("my blade went blunt", "Gift cards are valid for three years."));
    QVERIFY(alike("have you got vouchers", "Gift cards cost from 10 to 500 dollars.") >
            alike("have you got vouchers", "Parcels to Canada take a week."));
    QVERIFY(alike("do you post to Montreal", "Parcels to Canada take a week.") >
            alike("do you post to Montreal", "We sharpen kitchen knives for 12 euros."));
    QCOMPARE(alike("qwrtz", "We sharpen kitchen knives."), 0.F);
    const auto same = alike("where is my parcel", "where is my parcel");
    QVERIFY(same > .98F && same < 1.02F);
}

void TestQuestions::theSameWordsMakeTheSameModel()
{
    const auto model = app::trainWordModel(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/words"));
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().where + model.error().message));
    QFile shipped(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/models/words.model"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    QVERIFY(model->toBytes() == shipped.readAll());
}

void TestQuestions::damagedModelsAreRefused()
{
    QFile shipped(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/models/words.model"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const QByteArray bytes = shipped.readAll();
    QByteArray altered = bytes;
    altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
    for (const QByteArray &bad : {QByteArray(), bytes.first(40), bytes.first(bytes.size() - 1), altered}) {
        const auto model = knowledge::WordModel::fromBytes(bad, u"here"_s);
        QVERIFY(!model.has_value());
        QCOMPARE(model.error().where, u"here"_s);
    }
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
