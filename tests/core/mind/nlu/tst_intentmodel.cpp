#include "core/mind/nlu/IntentModel.h"

#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace tierdesk::nlu;

/// What intents learned from some of the shoppers' first messages make of the others.
class tst_IntentModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void confidenceIsHowOftenItIsRight();
    void aLargeIntentHoldsItsOwnAgainstRareOnes();

private:
    struct Read {
        double right = 0;      ///< share
        double confidence = 0; ///< mean
    };
    /// Teaches as many of each wish's messages as @p taught says for its number, and reads every fifth of those of
    /// which at least @p least were taught.
    [[nodiscard]] Read learnAndRead(const std::function<qsizetype(int)> &taught, qsizetype least) const;

    QMap<QString, QStringList> m_texts;
};

void tst_IntentModel::initTestCase()
{
    QFile file(QStringLiteral(QT_TESTCASE_SOURCEDIR "/core/mind/nlu/wishes.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList cells = line.split('\t');
        if (cells.size() == 2)
            m_texts[QString::fromUtf8(cells[0])].push_back(QString::fromUtf8(cells[1]));
    }
    QCOMPARE(m_texts.size(), 63);
}

tst_IntentModel::Read tst_IntentModel::learnAndRead(const std::function<qsizetype(int)> &taught, qsizetype least) const
{
    std::vector<IntentExample> examples;
    std::vector<IntentExample> tested;
    int number = 0;
    for (auto wish = m_texts.cbegin(); wish != m_texts.cend(); ++wish, ++number) {
        QStringList own;
        for (qsizetype i = 0; i < wish->size(); ++i) {
            if (i % 5 != 0)
                own.push_back(wish->at(i));
        }
        const qsizetype count = std::min(own.size(), taught(number));
        for (qsizetype i = 0; i < count; ++i)
            examples.push_back({own[i * own.size() / count], wish.key()});
        for (qsizetype i = 0; i < wish->size() && count >= least; i += 5)
            tested.push_back({wish->at(i), wish.key()});
    }
    const auto model = IntentModel::train(examples);
    if (!model)
        return {};
    Read read;
    for (const IntentExample &each : tested) {
        const IntentGuess guess = model->classify(each.text.toStdString());
        read.right += guess.intent == each.intent ? 1 : 0;
        read.confidence += guess.confidence;
    }
    read.right /= static_cast<double>(tested.size());
    read.confidence /= static_cast<double>(tested.size());
    return read;
}

void tst_IntentModel::confidenceIsHowOftenItIsRight()
{
    const Read read = learnAndRead([](int) { return 1000; }, 1);
    QVERIFY2(std::abs(read.confidence - read.right) < .08,
             qPrintable(u"said %1, right %2"_s.arg(read.confidence).arg(read.right)));
}

void tst_IntentModel::aLargeIntentHoldsItsOwnAgainstRareOnes()
{
    // Every seventh wish has all its examples, the others one.
    const Read read = learnAndRead([](int number) { return number % 7 == 0 ? 1000 : 1; }, 2);
    QVERIFY2(read.right > .5, qPrintable(u"right %1"_s.arg(read.right)));
}

QTEST_GUILESS_MAIN(tst_IntentModel)
#include "tst_intentmodel.moc"
