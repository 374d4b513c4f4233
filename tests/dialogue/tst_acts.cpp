#include "app/tools/ActTraining.h"
#include "resources/Resources.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace tierdesk;

/// How the shipped model reads messages of hands that it was not taught by. The lines are read by nobody.
class TestActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedHandsAreRead();
    void theSameLinesMakeTheSameModel();
};

void TestActs::lockedHandsAreRead()
{
    constexpr double Floor = .60; // of the acts, at the first place
    constexpr double Near = .80;  // within three
    resources::init();
    int all = 0, first = 0, three = 0;
    const QDir locked(QStringLiteral(QT_TESTCASE_SOURCEDIR "/dialogue/locked"));
    for (const QString &name : locked.entryList({QStringLiteral("*.tsv")}, QDir::Files)) {
        const auto lines = app::readActs(locked.filePath(name));
        QVERIFY2(lines.has_value(), lines ? "" : qPrintable(lines.error().message));
        for (const ai::ActExample &each : *lines) {
            const auto guesses = ai::actModel().read(QString::fromUtf8(each.text), each.situation);
            ++all;
            first += guesses[0].act == each.act ? 1 : 0;
            three += std::any_of(guesses.begin(), guesses.begin() + 3,
                                 [&each](const ai::ActGuess &guess) { return guess.act == each.act; })
                         ? 1
                         : 0;
        }
    }
    QVERIFY(all > 500);
    qInfo("%d messages of locked hands: %.3f at the first place, %.3f within three", all,
          static_cast<double>(first) / all, static_cast<double>(three) / all);
    QVERIFY(first >= Floor * all);
    QVERIFY(three >= Near * all);
}

void TestActs::theSameLinesMakeTheSameModel()
{
    const auto model = app::trainActModel(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/dialogue"));
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().where + model.error().message));
    QFile shipped(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/models/acts.model"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    QVERIFY(model->toBytes() == shipped.readAll());
}

QTEST_GUILESS_MAIN(TestActs)
#include "tst_acts.moc"
