#include "app/tools/ActTraining.h"
#include "app/tools/LabelledTraining.h"
#include "core/mind/ai/local/Purpose.h"
#include "core/mind/ai/local/RecordDetail.h"
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
    void purposesAreRead();
    void detailsOfRecordsAreRead();
};

namespace {

/// How many of the texts of a locked hand the model of @p name reads as they are labelled, and whether that is the
/// model that its data make.
template<class E>
double shareRead(const QString &name)
{
    const QString data = QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/dialogue/") + name;
    const auto model = app::trainLabelled<E>(data);
    QFile shipped(QStringLiteral(QT_TESTCASE_SOURCEDIR "/../resources/models/%1.model").arg(name));
    const auto texts =
        app::readLabelled<E>(QStringLiteral(QT_TESTCASE_SOURCEDIR "/dialogue/locked/%1/hand-1.tsv").arg(name));
    if (!model || !texts || !shipped.open(QIODevice::ReadOnly) || model->toBytes() != shipped.readAll()) {
        qWarning("%s: no data, or the shipped model is of others", qPrintable(name));
        return 0;
    }
    const auto right = std::count_if(texts->begin(), texts->end(), [&model](const auto &each) {
        return model->read(each.text).front().label == each.label;
    });
    const double share = static_cast<double>(right) / static_cast<double>(texts->size());
    qInfo("%lld texts of a locked hand: %.3f right", static_cast<long long>(texts->size()), share);
    return share;
}

} // namespace

void TestActs::lockedHandsAreRead()
{
    constexpr double Floor = .60; // of the acts, at the first place
    constexpr double Near = .80;  // within three
    resources::init();
    int all = 0, first = 0, three = 0;
    const QDir locked(QStringLiteral(QT_TESTCASE_SOURCEDIR "/dialogue/locked"));
    for (const QString &name : locked.entryList({u"*.tsv"_s}, QDir::Files)) {
        const auto lines = app::readActs(locked.filePath(name));
        QVERIFY2(lines.has_value(), lines ? "" : qPrintable(lines.error().message));
        for (const ai::ActExample &each : *lines) {
            const auto guesses = ai::actModel().read(QString::fromUtf8(each.text), each.situation);
            ++all;
            first += guesses[0].label == each.act ? 1 : 0;
            three += std::any_of(guesses.begin(), guesses.begin() + 3,
                                 [&each](const ai::ActGuess &guess) { return guess.label == each.act; })
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

void TestActs::purposesAreRead()
{
    QVERIFY(shareRead<ai::Purpose>(u"purposes"_s) >= .80);
}

void TestActs::detailsOfRecordsAreRead()
{
    QVERIFY(shareRead<ai::RecordDetail>(u"records"_s) >= .70);
}

QTEST_GUILESS_MAIN(TestActs)
#include "tst_acts.moc"
