#include "app/PassageTraining.h"
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
};

void TestQuestions::lockedShopsAreAnswered()
{
    constexpr double Told = .54;    // of the questions, told a right sentence
    constexpr double Article = .60; // of the questions, told of the right article
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

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
