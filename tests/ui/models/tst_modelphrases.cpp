#include "ui/models/ModelPhrases.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;

using Lines = std::vector<std::pair<QString, QString>>;

/// What models of providers did and cost, as it is read beside a case.
class ModelPhrasesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSumIsReadableBelowACentToo_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << u"$0.00"_s;
        QTest::newRow("dollars") << 1.874 << u"$1.87"_s;
        QTest::newRow("a cent") << 0.01 << u"$0.01"_s;
        QTest::newRow("less than a cent") << 0.000136 << u"$0.000136"_s;
    }
    void aSumIsReadableBelowACentToo()
    {
        QFETCH(double, amount);
        QFETCH(QString, text);
        QCOMPARE(phrases::dollars(amount), text);
    }

    void theEmbeddedResponderCostsNothingAndIsNotMentioned()
    {
        QCOMPARE(phrases::modelLines({said("tierdesk-local", 0, 0, 0), customer()}), Lines{});
    }

    void aSessionHasTheSumOfItsAnswers()
    {
        const Lines lines = phrases::modelLines({customer(), said("haiku", 1000, 50, 400'000'000), customer(),
                                                 said("sonnet", 2000, 10, 600'000'000), said("haiku", 1, 1, 0),
                                                 said("tierdesk-local", 0, 0, 0)});
        QCOMPARE(lines, (Lines{{u"Cost"_s, u"$1.00"_s},
                               {u"Tokens"_s, QLocale().toString(3062)},
                               {u"Answered by"_s, u"haiku, sonnet"_s}}));
    }

    void whatHasNoPriceHasNoCost()
    {
        const Lines lines = phrases::modelLines({said("llama3.2", 100, 20, 0)});
        QCOMPARE(lines.at(0).second, QString());
        QCOMPARE(lines.at(1).second, u"120"_s);
    }

    void theWholeCaseCostsAtLeastItsAnswers()
    {
        // Briefs and drafts for people are in the case's figure and in no answer.
        const std::vector<Message> answers{said("haiku", 1000, 50, 400'000'000)};
        QCOMPARE(phrases::modelLines(answers, 700'000'000).at(0).second, u"$0.70"_s);
        QCOMPARE(phrases::modelLines(answers, 100'000'000).at(0).second, u"$0.40"_s);
        QCOMPARE(phrases::modelLines({customer()}, 20'000'000).at(0).second, u"$0.02"_s);
    }

    void whatWasPaidForAndNotUsedCounts()
    {
        // A model's words that were refused: the embedded responder spoke, and the request was paid for.
        const Lines lines = phrases::modelLines({said("tierdesk-local", 0, 0, 20'000'000)});
        QCOMPARE(lines.at(0).second, u"$0.02"_s);
        QCOMPARE(lines.at(2).second, QString());
    }

private:
    static Message customer()
    {
        Message message;
        message.speaker = Speaker::Customer;
        return message;
    }
    static Message said(const char *model, int in, int out, qint64 cost)
    {
        Message message;
        message.speaker = Speaker::AiRep;
        AnswerFacts facts;
        facts.model = QString::fromLatin1(model);
        facts.tokensIn = in;
        facts.tokensOut = out;
        facts.costNanoUsd = cost;
        message.answer = facts;
        return message;
    }
};

QTEST_GUILESS_MAIN(ModelPhrasesTest)
#include "tst_modelphrases.moc"
