#include "core/mind/ai/help/BriefWords.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/help/HelpCase.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

/// What a model makes of the tent's brief, when it keeps to what it is told.
QJsonObject good()
{
    return {{u"wanted"_s, u"Wants the $312.40 of order ORD-9876 back: the tent came with a "
                          "torn seam."_s},
            {u"tried"_s,
             QJsonArray{u"The order was looked up."_s, u"The AI Rep offered a credit of $10, which was not taken."_s}},
            {u"granted"_s, QJsonArray{u"The AI Rep gave a credit of $10; it is not confirmed yet."_s}},
            {u"refused"_s, QJsonArray{u"The refund of $312.40 on order ORD-9876 was refused: the AI Manager may refund "
                                      "no more than $100 in 30 days ($0 used)."_s}},
            {u"nextStep"_s, u"Apologise; then approve the refund of $312.40 on order "
                            "ORD-9876, or decline it and give the reason."_s}};
}

QString text(const QJsonObject &answer)
{
    return QString::fromUtf8(base::toJson(answer));
}

} // namespace

/// Better words for a brief, and what they are held against.
class TstBriefWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto reader = nlu::Reader::load();
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message));
        m_reader = *reader;
    }

    void aLongMessageIsMaskedBeforeItIsCut()
    {
        HelpCase tent(*m_reader);
        const QByteArray story = QByteArray("It rained and it rained. ").repeated(100).left(1985) + " Card ";
        tent.says(Speaker::Customer, (story + "4111 1111 1111 1111, and it went on.").constData());
        const QString told = ai::BriefWords(tent.context(), ai::Mask(true, {})).ask().turns.front().text;
        QVERIFY(told.contains(u"it rained. It rained"));
        QVERIFY2(!told.contains(u"4111 11"), qPrintable(told.mid(told.indexOf(u"4111") - 50, 100)));
    }

    void betterWordsStand()
    {
        const HelpCase tent(*m_reader);
        const auto context = tent.context();
        const ai::BriefWords words(context, ai::Mask(true, {}));
        const auto fault = words.fault(text(good()));
        QVERIFY2(!fault, qPrintable(fault.value_or(QString())));
        const Brief brief = words.brief(text(good()));
        QCOMPARE(brief.wanted, u"Dana Whitfield (VIP): Wants the $312.40 of order ORD-9876 back: the tent "
                               "came with a torn seam."_s);
        QCOMPARE(brief.tried.size(), 2);
        QCOMPARE(brief.promised, tent.brief.promised);
        // Some models wrap what they were asked for.
        QVERIFY(!words.fault(u"```json\n"_s + text(good()) + u"\n```"_s));
    }

    void whatIsWrongIsFound_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<int>("entry");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *member, int entry, const char *words) {
            QTest::newRow(name) << QString::fromLatin1(member) << entry << QString::fromUtf8(words);
        };
        row("a sum is another", "wanted", -1, "Wants the $321.40 of order ORD-9876 back.");
        row("a sum is left out", "wanted", -1, "Wants the money of order ORD-9876 back.");
        row("an order is another", "wanted", -1, "Wants the $312.40 of order ORD-9867 back.");
        row("a number in words is new", "wanted", -1, "Wants the $312.40 of order ORD-9876 back, for three days now.");
        row("a name is new", "wanted", -1, "Wants the $312.40 of order ORD-9876 back, as Pat was told.");
        row("a thing is told as done", "wanted", -1, "The $312.40 of order ORD-9876 has been refunded.");
        row("a link is new", "wanted", -1, "Wants the $312.40 of ORD-9876 back, see evil.example.com/x.");
        row("an offer was taken", "tried", 1, "The AI Rep offered a credit of $10, which was taken.");
        row("somebody else offered", "tried", 1, "The AI Manager offered a credit of $10, which was not taken.");
        row("another thing was offered", "tried", 1, "The AI Rep offered a refund of $10, which was not taken.");
        row("what is pending is confirmed", "granted", 0, "The AI Rep gave a credit of $10, and it is confirmed.");
        row("what was granted was refused", "granted", 0,
            "The AI Rep declined a credit of $10; it is not confirmed yet.");
        row("somebody else granted", "granted", 0, "An agent gave a credit of $10; it is not confirmed yet.");
        row("what was refused was granted", "refused", 0,
            "The refund of $312.40 on order ORD-9876 was approved, beyond the $100 in 30 days ($0 used).");
        row("the arithmetic is gone", "refused", 0, "The refund of $312.40 on order ORD-9876 was refused.");
        row("a refusal without its no", "refused", 0,
            "The refund of $312.40 on order ORD-9876: the AI Manager has $100 in 30 days ($0 used).");
        row("another step", "nextStep", -1, "Apologise; then decline the refund of $312.40 on order ORD-9876.");
        row("a step without its apology", "nextStep", -1,
            "Approve the refund of $312.40 on order ORD-9876, or decline it and give the reason.");
        row("a step with a lawyer", "nextStep", -1,
            "Apologise; then approve the refund of $312.40 on order ORD-9876, or decline it through legal.");
        row("no text", "nextStep", -1, " ");
    }
    void whatIsWrongIsFound()
    {
        QFETCH(QString, member);
        QFETCH(int, entry);
        QFETCH(QString, words);
        const HelpCase tent(*m_reader);
        const auto context = tent.context();
        QJsonObject answer = good();
        if (entry < 0) {
            answer[member] = words;
        } else {
            QJsonArray entries = answer[member].toArray();
            entries[entry] = words;
            answer[member] = entries;
        }
        QVERIFY(ai::BriefWords(context, ai::Mask(true, {})).fault(text(answer)));
    }

    void theFormIsTheRecords_data()
    {
        QTest::addColumn<QString>("answer");
        QJsonObject more = good();
        more.insert(u"comment"_s, u"Done."_s);
        QJsonObject fewer = good();
        fewer[u"refused"] = QJsonArray{};
        QJsonObject added = good();
        QJsonArray tried = added[u"tried"].toArray();
        tried.append(u"Called the customer."_s);
        added[u"tried"] = tried;
        QJsonObject missing = good();
        missing.remove(u"granted");
        QTest::newRow("no JSON") << u"Here is your brief: the tent is torn."_s;
        QTest::newRow("one more member") << text(more);
        QTest::newRow("one member less") << text(missing);
        QTest::newRow("a refusal is gone") << text(fewer);
        QTest::newRow("an attempt is new") << text(added);
    }
    void theFormIsTheRecords()
    {
        QFETCH(QString, answer);
        const HelpCase tent(*m_reader);
        const auto context = tent.context();
        QVERIFY(ai::BriefWords(context, ai::Mask(true, {})).fault(answer));
    }

    void whatIsPersonalStaysHere()
    {
        HelpCase tent(*m_reader);
        tent.says(Speaker::Customer, "I am Dana Whitfield, write to dana@example.com or +1 415 555 0134.");
        tent.brief.tried.append(u"Wrote to dana@example.com."_s);
        const auto context = tent.context();
        const ai::BriefWords words(context, ai::Mask(true, {}));
        const QString told = words.ask().turns.front().text + words.ask().system;
        for (const char *own : {"Dana", "Whitfield", "dana@example.com", "0134"})
            QVERIFY2(!told.contains(QString::fromLatin1(own)), own);
        QVERIFY(told.contains(u"ORD-9876"_s));
        // What was not handed out stands as it was.
        QVERIFY(!words.fault(text(good())));
        QCOMPARE(words.brief(text(good())).tried.last(), u"Wrote to dana@example.com."_s);
        QCOMPARE(words.brief(text(good())).tried.size(), 3);
    }

private:
    std::optional<nlu::Reader> m_reader;
};

QTEST_GUILESS_MAIN(TstBriefWords)
#include "tst_briefwords.moc"
