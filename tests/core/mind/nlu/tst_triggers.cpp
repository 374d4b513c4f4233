#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

#include <optional>

using namespace tierdesk;

/// Who asks for a person and who threatens legal action: on the lines of a hand that nobody has read, and on what
/// writers do to their words.
class tst_Triggers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void understandsAHandThatNobodyHasRead_data();
    void understandsAHandThatNobodyHasRead();
    void invisibleMarksHideNothing_data();
    void invisibleMarksHideNothing();
    void plainMessagesTriggerNothing_data();
    void plainMessagesTriggerNothing();

private:
    [[nodiscard]] bool has(const QByteArray &text, Trigger trigger) const
    {
        const Reading reading =
            m_reader->read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        return std::find(reading.triggers.begin(), reading.triggers.end(), trigger) != reading.triggers.end();
    }

    std::optional<nlu::Reader> m_reader;
};

void tst_Triggers::initTestCase()
{
    resources::init();
    base::Result<nlu::Reader> reader = nlu::Reader::load();
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message + reader.error().where));
    m_reader = std::move(reader).value();
}

void tst_Triggers::understandsAHandThatNobodyHasRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Trigger>("trigger");
    QTest::addColumn<double>("least"); // F1
    QTest::newRow("asks for a person") << u"asks_for_human.tsv"_s << Trigger::AsksForHuman << .87;
    QTest::newRow("threatens legal action") << u"legal_threat.tsv"_s << Trigger::LegalThreat << .85;
    QTest::newRow("asks for a person, a second hand") << u"asks_for_human-2.tsv"_s << Trigger::AsksForHuman << .86;
    QTest::newRow("threatens legal action, a second hand") << u"legal_threat-2.tsv"_s << Trigger::LegalThreat << .85;
}

/// Prints counts only: see locked/README.md.
void tst_Triggers::understandsAHandThatNobodyHasRead()
{
    QFETCH(QString, file);
    QFETCH(Trigger, trigger);
    QFETCH(double, least);
    QFile locked(QStringLiteral(QT_TESTCASE_SOURCEDIR "/core/mind/nlu/locked/") + file);
    QVERIFY(locked.open(QIODevice::ReadOnly));
    double right = 0, wrong = 0, missed = 0;
    for (QByteArray line : locked.readAll().split('\n')) {
        if (line.isEmpty())
            continue;
        line.replace("\\u200b", "\u200b").replace("\\u200c", "\u200c");
        line.replace("\\u200d", "\u200d").replace("\\u2060", "\u2060");
        const bool isMeant = line.startsWith('1');
        const bool isSaid = has(line.mid(2), trigger);
        right += isSaid && isMeant ? 1 : 0;
        wrong += isSaid && !isMeant ? 1 : 0;
        missed += !isSaid && isMeant ? 1 : 0;
    }
    const double f1 = 2 * right / (2 * right + wrong + missed);
    const QString counts = u"right %1, wrong %2, missed %3, F1 %4"_s.arg(right).arg(wrong).arg(missed).arg(f1);
    qInfo("%s", qPrintable(counts));
    QVERIFY2(f1 >= least, qPrintable(counts));
}

void tst_Triggers::invisibleMarksHideNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Trigger>("trigger");
    QTest::newRow("a zero-width space") << QByteArray("please get me a hu\u200bman") << Trigger::AsksForHuman;
    QTest::newRow("a word joiner") << QByteArray("I want your mana\u2060ger") << Trigger::AsksForHuman;
    QTest::newRow("a joiner") << QByteArray("I will su\u200de you") << Trigger::LegalThreat;
    QTest::newRow("a non-joiner") << QByteArray("my law\u200cyer will be in touch") << Trigger::LegalThreat;
    QTest::newRow("a soft hyphen") << QByteArray("speak to an ope\u00adrator") << Trigger::AsksForHuman;
    QTest::newRow("two of them") << QByteArray("speak to an ope\u200b\u200brator") << Trigger::AsksForHuman;
}

void tst_Triggers::invisibleMarksHideNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(Trigger, trigger);
    QVERIFY(has(text, trigger));
}

void tst_Triggers::plainMessagesTriggerNothing_data()
{
    QTest::addColumn<bool>("isPlain"); // the text is the row's name
    for (const char *text : {"I transferred money to the wrong account", "where is my order?", "how do I use the app",
                             "my card has not arrived yet", "the support page is broken", "virtual card please",
                             "is there a legal limit for cash withdrawals", "how do I file a claim for my phone"})
        QTest::newRow(text);
}

void tst_Triggers::plainMessagesTriggerNothing()
{
    const QByteArray text = QTest::currentDataTag();
    QVERIFY(!has(text, Trigger::AsksForHuman));
    QVERIFY(!has(text, Trigger::LegalThreat));
}

QTEST_APPLESS_MAIN(tst_Triggers)
#include "tst_triggers.moc"
