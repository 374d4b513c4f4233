#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/openai/OpenAiProtocol.h"
#include "core/mind/ai/remote/ReplyRelease.h"
#include "core/mind/ai/remote/StreamedAnswer.h"
#include "resources/Resources.h"
#include "tests/support/models/ModelStreams.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

class Sink final : public ai::WordSink
{
public:
    void add(const QString &words) override { text += words; }
    void reset() override
    {
        text.clear();
        ++resets;
    }
    QString text;
    int resets = 0;
};

ai::ReplyGrounds grounds()
{
    return {.bound = 600,
            .companyWords = {u"See https://acme.example/returns or write to help@acme.example."_s},
            .knownWords = {u"Call 555 010 0200"_s},
            .secrets = {u"test-key-0123456789"_s}};
}

QString jsonOf(std::initializer_list<std::pair<const char *, const char *>> segments)
{
    QJsonArray all;
    for (const auto &[kind, words] : segments)
        all.append(QJsonObject{
            {u"kind"_s, QString::fromUtf8(kind)}, {u"words"_s, QString::fromUtf8(words)}, {u"record"_s, QString()}});
    const QJsonObject reply{{u"segments"_s, all}, {u"confidence"_s, .8}};
    return QString::fromUtf8(QJsonDocument(reply).toJson());
}

} // namespace

/// What leaves of a reply while it is written.
class TstReplyRelease final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void sentencesLeaveOnceTheyHold_data();
    void sentencesLeaveOnceTheyHold();
    void segmentsLeaveOnceTheyHold();
    void whatStandsBeforeTheReplyIsTakenBack();
    void whatIsTakenBackBeginsAnew();
    void howSureItIsIsHeardByNobody_data();
    void howSureItIsIsHeardByNobody();
};

void TstReplyRelease::sentencesLeaveOnceTheyHold_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("left");
    const auto row = [](const char *name, const char *written, const char *left) {
        QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(left);
    };
    row("whole sentences", "Hello Dana. How are you? I am sorry for the tro", "Hello Dana. How are you?");
    row("a line is one", "Hello Dana,\nthank you for y", "Hello Dana,");
    row("blanks before the first are none", "\n  Hello Dana. And", "Hello Dana.");
    row("one that may go on waits", "Hello Dana.", "");
    row("a claim, and all behind it", "Hello there. I have refunded your order. Have a nice day. Bye.", "Hello there.");
    row("a promise", "Of course. I will refund you at once. Bye.", "Of course.");
    row("a claim in another language", "Guten Tag. Ihre Bestellung wurde bereits storniert. Bis bald. ", "Guten Tag.");
    row("a number that nobody gave", "Hello there. Your number is CN-88213. Bye.", "Hello there.");
    row("somebody's telephone number", "Hello there. Call us at 555 987 6543 today, please. Bye.", "Hello there.");
    row("a card", "Hello there. The card is 4111 1111 1111 1111, it seems. Bye.", "Hello there.");
    row("a link of the company's", "See https://acme.example/returns for more. A",
        "See https://acme.example/returns for more.");
    row("another link", "Hello there. See https://evil.example/returns for more. A", "Hello there.");
    row("a key", "Hello there. My key is test-key-0123456789 and that is all. A", "Hello there.");
    row("what nobody can read",
        "Hello there. Here QWxsIHlvdXIgYmFzZSBhcmUgYmVsb25nIHRvIHVzIGFsbCB5b3VyIGJhc2U= it is. A", "Hello there.");
}

void TstReplyRelease::sentencesLeaveOnceTheyHold()
{
    QFETCH(QString, written);
    QFETCH(QString, left);
    for (const qsizetype size : {qsizetype(1), qsizetype(3), qsizetype(11), written.size()}) {
        Sink sink;
        ai::ReplyRelease release(sink, grounds(), u"en"_s);
        for (qsizetype at = 0; at < written.size(); at += size)
            release.addText(written.mid(at, size));
        QCOMPARE(sink.text, left);
    }
}

void TstReplyRelease::segmentsLeaveOnceTheyHold()
{
    const QString json = jsonOf({{"text", "Hello \"Dana\" {not a brace}."},
                                 {"question", "How are you?"},
                                 {"text", "Your refund is on its way."},
                                 {"text", "Bye."}});
    for (const qsizetype size : {qsizetype(1), qsizetype(5), json.size()}) {
        Sink sink;
        ai::ReplyRelease release(sink, grounds(), u"en"_s);
        for (qsizetype at = 0; at < json.size(); at += size) {
            release.addJson(json.mid(at, size));
            QVERIFY(!sink.text.contains(u"refund"));
        }
        QCOMPARE(sink.text, u"Hello \"Dana\" {not a brace}. How are you?"_s);
    }
    // More than is allowed is not begun.
    Sink sink;
    ai::ReplyRelease release(sink, {.bound = 20}, u"en"_s);
    release.addJson(jsonOf({{"text", "Hello there."}, {"text", "Thank you for waiting."}}));
    QCOMPARE(sink.text, u"Hello there."_s);
}

void TstReplyRelease::whatStandsBeforeTheReplyIsTakenBack()
{
    Sink sink;
    ai::ReplyRelease release(sink, grounds(), u"en"_s);
    release.addText(u"Let me think about that. And then "_s);
    QCOMPARE(sink.text, u"Let me think about that."_s);
    release.addJson(jsonOf({{"text", "Hello there."}}));
    QCOMPARE(sink.resets, 1);
    QCOMPARE(sink.text, u"Hello there."_s);
}

void TstReplyRelease::whatIsTakenBackBeginsAnew()
{
    Sink sink;
    ai::ReplyRelease release(sink, grounds(), u"en"_s);
    release.addText(u"Hello there. I have refunded it. And then "_s);
    QCOMPARE(sink.text, u"Hello there."_s);
    release.reset();
    QCOMPARE(sink.resets, 1);
    release.addText(u"Thank you for waiting. And "_s);
    QCOMPARE(sink.text, u"Thank you for waiting."_s);
}

void TstReplyRelease::howSureItIsIsHeardByNobody_data()
{
    QTest::addColumn<bool>("isAnthropic");
    QTest::addColumn<QString>("reply");
    for (const bool isAnthropic : {true, false}) {
        const auto row = [isAnthropic](const char *name, const char *reply) {
            QTest::addRow("%s, %s", isAnthropic ? "Messages API" : "chat completions", name)
                << isAnthropic << QString::fromUtf8(reply);
        };
        row("a line of its own", "Hello Dana.\nHere it is:\n[confidence 0.8]");
        row("behind the words", "Hello Dana.\nHere it is: [confidence 0.8]");
        row("unreadable", "Hello Dana.\nHere it is:\n\n**[Confidence: rather high]**\n");
        row("without brackets", "Hello Dana.\nHere it is:\nConfidence: 80 %\n");
        row("and words behind it",
            "Hello Dana.\nHere it is:\n[confidence 0.8]\nAnd one more thing that I have to say.");
    }
}

void TstReplyRelease::howSureItIsIsHeardByNobody()
{
    QFETCH(const bool, isAnthropic);
    QFETCH(const QString, reply);
    const ai::AnthropicProtocol messages(ai::AnthropicSettings{});
    const ai::OpenAiProtocol completions(ai::OpenAiSettings{});
    const ai::ModelProtocol &by = isAnthropic ? static_cast<const ai::ModelProtocol &>(messages) : completions;
    const QJsonObject said{{u"role"_s, u"assistant"_s}, {u"content"_s, reply}};
    const QJsonObject block{{u"type"_s, u"text"_s}, {u"text"_s, reply}};
    const QByteArray bytes =
        (isAnthropic
             ? tests::anthropicEvents({{u"content"_s, QJsonArray{block}}, {u"stop_reason"_s, u"end_turn"_s}}, {})
             : tests::openAiEvents(
                   {{u"choices"_s, QJsonArray{QJsonObject{{u"message"_s, said}, {u"finish_reason"_s, u"stop"_s}}}}},
                   false))
            .join();
    net::Response head;
    head.headers = {{"content-type", "text/event-stream"}};
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        Sink sink;
        ai::ReplyRelease release(sink, grounds(), u"en"_s);
        ai::StreamedAnswer answer(by, release, false);
        answer.begin();
        for (const QByteArrayView piece : {QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut)})
            QVERIFY(answer.take(head, piece));
        QVERIFY(answer.end(head));
        QVERIFY2(u"Hello Dana.\nHere it is:"_s.startsWith(sink.text) && !sink.text.isEmpty(), qPrintable(sink.text));
        QCOMPARE(answer.takeAnswer().text, reply.trimmed());
    }
    // And the words themselves, cut anywhere.
    for (qsizetype cut = 0; cut <= reply.size(); ++cut) {
        Sink sink;
        ai::ReplyRelease release(sink, grounds(), u"en"_s);
        release.addText(reply.left(cut));
        QVERIFY2(u"Hello Dana.\nHere it is:"_s.startsWith(sink.text), qPrintable(sink.text));
        release.addText(reply.mid(cut));
        QVERIFY2(u"Hello Dana.\nHere it is:"_s.startsWith(sink.text) && !sink.text.isEmpty(), qPrintable(sink.text));
    }
}

QTEST_APPLESS_MAIN(TstReplyRelease)
#include "tst_replyrelease.moc"
