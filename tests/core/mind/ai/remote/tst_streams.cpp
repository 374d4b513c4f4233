#include "core/base/Json.h"
#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/openai/OpenAiProtocol.h"
#include "core/mind/ai/remote/SseReader.h"
#include "tests/support/models/ModelStreams.h"

#include <QtTest/QTest>

#include <random>

using namespace tierdesk;
using base::Fault;

namespace {

using Bytes = QByteArray;

QByteArray shown(const std::vector<ai::SseEvent> &events)
{
    QByteArray all;
    for (const ai::SseEvent &event : events)
        all += event.type + '[' + event.data + ']';
    return all;
}

QJsonObject json(const char *text)
{
    auto parsed = base::parseJsonObject(text);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    return *parsed;
}

/// What a model said, in one line.
QString shown(const ai::ModelAnswer &answer)
{
    QString all = answer.text;
    for (const ai::ToolCall &call : answer.calls)
        all += u" %1:%2(%3)%4"_s.arg(call.id, call.name, QString::fromUtf8(base::toJson(call.arguments)),
                                     call.fault.isEmpty() ? QString() : u"!"_s);
    return u"%1 | in %2 out %3 read %4 written %5 | %6 | %7"_s.arg(all)
        .arg(answer.tokensIn)
        .arg(answer.tokensOut)
        .arg(answer.cacheRead)
        .arg(answer.cacheWrite)
        .arg(answer.model)
        .arg(static_cast<int>(answer.end));
}

std::unique_ptr<ai::ModelProtocol> protocol(bool isAnthropic)
{
    if (isAnthropic)
        return std::make_unique<ai::AnthropicProtocol>(ai::AnthropicSettings());
    return std::make_unique<ai::OpenAiProtocol>(ai::OpenAiSettings());
}

/// Feeds @p bytes in pieces that end at @p cuts.
base::Result<ai::ModelAnswer> readAll(const ai::ModelProtocol &by, const Bytes &bytes, std::vector<qsizetype> cuts,
                                      QString *words = nullptr)
{
    const auto stream = by.stream();
    cuts.push_back(bytes.size());
    qsizetype begin = 0;
    for (const qsizetype end : cuts) {
        const auto more = stream->feed(QByteArrayView(bytes).sliced(begin, end - begin));
        if (!more)
            return more.error();
        if (words)
            *words += more->words;
        begin = end;
    }
    return stream->end();
}

const char *const Message =
    R"({"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"thinking","thinking":"Hm.",)"
    R"("signature":"c2ln"},{"type":"text","text":"Let me look, señora 👋."},{"type":"text","text":"One moment."},)"
    R"({"type":"tool_use","id":"toolu_1","name":"order_lookup","input":{"order_number":"ORD-9876"}},)"
    R"({"type":"tool_use","id":"toolu_2","name":"list_orders","input":{}}],"stop_reason":"tool_use",)"
    R"("usage":{"input_tokens":60,"cache_creation_input_tokens":10,"cache_read_input_tokens":30,"output_tokens":20}})";

const char *const Completion =
    R"({"id":"c1","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Let me look, señora 👋.",)"
    R"("tool_calls":[{"id":"call_1","type":"function","function":{"name":"order_lookup",)"
    R"("arguments":"{\"order_number\":\"ORD-9876\"}"}},{"id":"call_2","type":"function","function":{"name":"list_orders",)"
    R"("arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":20,)"
    R"("prompt_tokens_details":{"cached_tokens":40}}})";

Bytes streamed(bool isAnthropic)
{
    if (!isAnthropic)
        return tests::openAiEvents(json(Completion), true).join();
    // The thinking block, which our server does not write, by hand.
    QJsonObject message = json(Message);
    QJsonArray content = message[u"content"].toArray();
    content.removeFirst();
    message.insert(u"content"_s, content);
    QByteArrayList events = tests::anthropicEvents(message, {});
    for (QByteArray &event : events) {
        for (int i = 9; i >= 0; --i)
            event.replace("\"index\":" + Bytes::number(i), "\"index\":" + Bytes::number(i + 1));
    }
    const QByteArrayList thinking{
        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
        "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n",
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
        "{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}}\n\n",
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
        "{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}}\n\n",
        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"};
    return (events.mid(0, 2) + thinking + events.mid(2)).join();
}

} // namespace

/// Answers while they are written, cut anywhere.
class TstStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreRead_data();
    void eventsAreRead();
    void anEventHasABound();
    void aStreamIsReadAsTheWholeWouldBe_data() { bothApis(); }
    void aStreamIsReadAsTheWholeWouldBe();
    void whereBytesAreCutDoesNotMatter_data() { bothApis(); }
    void whereBytesAreCutDoesNotMatter();
    void aStreamThatBreaksOffIsNoAnswer_data() { bothApis(); }
    void aStreamThatBreaksOffIsNoAnswer();
    void oddStreams_data();
    void oddStreams();

private:
    static void bothApis()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("Messages API") << true;
        QTest::newRow("chat completions") << false;
    }
};

void TstStreams::eventsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("events");
    const auto row = [](const char *name, const char *bytes, const char *events) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(events);
    };
    row("line feeds", "event: a\ndata: 1\n\ndata: 2\n\n", "a[1][2]");
    row("both line ends", "event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n", "a[1][2]");
    row("carriage returns", "event: a\rdata: 1\r\rdata: 2\r\r", "a[1][2]");
    row("several lines of data", "data: 1\ndata: 2\ndata:\n\n", "[1\n2\n]");
    row("no blank behind the colon, and two", "data:1\n\ndata:  2\n\n", "[1][ 2]");
    row("comments and other fields", ": hello\n\nid: 7\nretry: 10\ndata: 1\n\n", "[1]");
    row("a byte-order mark",
        "\xEF\xBB\xBF"
        "data: 1\n\n",
        "[1]");
    row("a type without data", "event: a\n\ndata: 1\n\n", "[1]");
    row("no empty line at the end", "data: 1\n\ndata: 2", "[1][2]");
    row("nothing", "", "");
}

void TstStreams::eventsAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, events);
    for (qsizetype size = 1; size <= bytes.size() + 1; ++size) {
        ai::SseReader reader;
        QByteArray got;
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            const auto more = reader.feed(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
            QVERIFY(more.has_value());
            got += shown(*more);
        }
        got += shown(reader.end());
        QCOMPARE(got, events);
    }
}

void TstStreams::anEventHasABound()
{
    ai::SseReader reader;
    const QByteArray piece = "data: " + QByteArray(100'000, 'x') + '\n';
    bool hasFailed = false;
    for (int i = 0; i < 20 && !hasFailed; ++i)
        hasFailed = !reader.feed(piece).has_value();
    QVERIFY(hasFailed);
    QVERIFY(!reader.feed(piece).has_value());
}

void TstStreams::aStreamIsReadAsTheWholeWouldBe()
{
    QFETCH(bool, isAnthropic);
    const auto by = protocol(isAnthropic);
    const auto whole = by->answer(QByteArray(isAnthropic ? Message : Completion));
    QVERIFY2(whole.has_value(), whole ? "" : qPrintable(whole.error().message));
    QString words;
    const auto read = readAll(*by, streamed(isAnthropic), {}, &words);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(shown(*read), shown(*whole));
    QCOMPARE(words, whole->text);
    // What goes back to the model is what it would be, its thinking with it.
    QCOMPARE(read->raw, whole->raw);
}

void TstStreams::whereBytesAreCutDoesNotMatter()
{
    QFETCH(bool, isAnthropic);
    const auto by = protocol(isAnthropic);
    const QByteArray bytes = streamed(isAnthropic);
    const QString expected = shown(*readAll(*by, bytes, {}));
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        const auto answer = readAll(*by, bytes, {cut});
        QVERIFY2(answer.has_value(), qPrintable(QString::number(cut)));
        QCOMPARE(shown(*answer), expected);
    }
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<qsizetype> cuts;
        for (qsizetype at = 0; (at += 1 + static_cast<qsizetype>(random() % 40)) < bytes.size();)
            cuts.push_back(at);
        QString words;
        const auto answer = readAll(*by, bytes, cuts, &words);
        QVERIFY(answer.has_value());
        QCOMPARE(shown(*answer), expected);
        QVERIFY(answer->text == words);
    }
}

void TstStreams::aStreamThatBreaksOffIsNoAnswer()
{
    QFETCH(bool, isAnthropic);
    const auto by = protocol(isAnthropic);
    const QByteArray bytes = streamed(isAnthropic);
    const QByteArray last = isAnthropic ? "event: message_stop" : "\"finish_reason\":\"tool_calls\"";
    for (qsizetype length = 0; length < bytes.indexOf(last); length += 5) {
        const auto answer = readAll(*by, bytes.first(length), {});
        QVERIFY2(!answer.has_value(), qPrintable(QString::number(length)));
        QCOMPARE(answer.error().fault, Fault::AiUnavailable);
    }
}

void TstStreams::oddStreams_data()
{
    QTest::addColumn<bool>("isAnthropic");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("outcome"); ///< of the answer, or the fault's
    const auto row = [](const char *name, bool isAnthropic, const QByteArray &bytes, const char *outcome) {
        QTest::newRow(name) << isAnthropic << bytes << QString::fromUtf8(outcome);
    };
    const QByteArray started =
        "data: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{\"input_tokens\":5}}}\n\n";
    const auto tool = [](const QByteArray &pieces) {
        return "data: "
               "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\","
               "\"name\":\"refund\",\"input\":{}}}\n\n"
               "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
               "\"partial_json\":\"" +
               pieces + "\"}}\n\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
    };
    const QByteArray stopped =
        "data: "
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":3}}\n\n"
        "data: {\"type\":\"message_stop\"}\n\n";
    row("overloaded in the middle", true,
        started + R"(data: {"type":"error","error":{"type":"overloaded_error"}})"
                  "\n\n",
        "AiUnavailable overloaded_error");
    row("refused in the middle", true,
        started + R"(data: {"type":"error","error":{"type":"invalid_request_error","message":"sk-secret"}})"
                  "\n\n",
        "AiFailed invalid_request_error");
    row("no JSON", true, "data: {\"type\":\n\n", "AiFailed protocol");
    row("a delta of no block", true,
        started + R"(data: {"type":"content_block_delta","index":4,"delta":{"type":"text_delta","text":"x"}})"
                  "\n\n",
        "AiFailed protocol");
    row("events that nobody knows", true,
        "data: {\"type\":\"weather\"}\n\n" + started + tool("{}") + "data: {\"type\":\"ping\"}\n\n" + stopped,
        " t:refund({}) | in 5 out 3 read 0 written 0 | m | 1");
    row("an input that is no JSON", true, started + tool("{\\\"amount\\\":") + stopped,
        " t:refund({})! | in 5 out 3 read 0 written 0 | m | 1");
    row("an input that is an array", true, started + tool("[30]") + stopped,
        " t:refund({})! | in 5 out 3 read 0 written 0 | m | 1");

    const auto chunk = [](const QByteArray &delta, const QByteArray &reason = "null") {
        return "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason +
               "}]}\n\n";
    };
    const QByteArray done = "data: [DONE]\n\n";
    row("no [DONE] at the end", false, chunk(R"({"content":"Hi"})") + chunk("{}", "\"stop\""),
        "Hi | in 0 out 0 read 0 written 0 | m | 0");
    row("nothing but [DONE]", false, done, " | in 0 out 0 read 0 written 0 |  | 0");
    row("busy in the middle", false,
        chunk(R"({"content":"Hi"})") + "data: {\"error\":{\"code\":503,\"message\":\"x\"}}\n\n",
        "AiUnavailable stream");
    row("refused in the middle, as chat completions have it", false,
        "data: {\"error\":{\"type\":\"invalid_request_error\",\"message\":\"x\"}}\n\n",
        "AiFailed invalid_request_error");
    row("no JSON, as chat completions have it", false, "data: {\"choices\"\n\n", "AiFailed protocol");
    row("every call numbered 0", false,
        chunk(R"({"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{}"}}]})") +
            chunk(R"({"tool_calls":[{"index":0,"id":"b","function":{"name":"two","arguments":"{}"}}]})") +
            chunk("{}", "\"tool_calls\"") + done,
        " a:one({}) b:two({}) | in 0 out 0 read 0 written 0 | m | 1");
    row("calls without numbers", false,
        chunk(R"({"tool_calls":[{"id":"a","function":{"name":"one","arguments":"{\"x\""}}]})") +
            chunk(R"({"tool_calls":[{"function":{"arguments":":1}"}}]})") +
            chunk(R"({"tool_calls":[{"id":"b","function":{"name":"two","arguments":{"y":2}}}]})") +
            chunk("{}", "\"stop\"") + done,
        " a:one({\"x\":1}) b:two({\"y\":2}) | in 0 out 0 read 0 written 0 | m | 1");
    row("a name and an id said again with each piece", false,
        chunk(R"({"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{\"x\":"}}]})") +
            chunk(R"({"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"1}"}}]})") +
            chunk("{}", "\"tool_calls\"") + done,
        " a:one({\"x\":1}) | in 0 out 0 read 0 written 0 | m | 1");
    row("a call without an id", false,
        chunk(R"({"tool_calls":[{"index":0,"function":{"name":"one","arguments":"{}"}}]})") +
            chunk("{}", "\"tool_calls\"") + done,
        "AiFailed protocol");
    row("a filter", false, chunk(R"({"refusal":"I cannot."})") + chunk("{}", "\"stop\"") + done,
        " | in 0 out 0 read 0 written 0 | m | 4");
    row("cut off", false, chunk(R"({"content":"Hi"})") + chunk("{}", "\"length\"") + done,
        "Hi | in 0 out 0 read 0 written 0 | m | 2");
}

void TstStreams::oddStreams()
{
    QFETCH(bool, isAnthropic);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, outcome);
    for (const bool isByteByByte : {false, true}) {
        std::vector<qsizetype> cuts;
        for (qsizetype at = 1; isByteByByte && at < bytes.size(); ++at)
            cuts.push_back(at);
        const auto answer = readAll(*protocol(isAnthropic), bytes, cuts);
        if (answer) {
            QCOMPARE(shown(*answer), outcome);
            continue;
        }
        const base::Error &error = answer.error();
        QCOMPARE((error.fault == Fault::AiUnavailable ? u"AiUnavailable "_s : u"AiFailed "_s) +
                     error.details[u"reason"].toString(),
                 outcome);
        QVERIFY(!error.message.contains(u"sk-secret"));
    }
}

QTEST_APPLESS_MAIN(TstStreams)
#include "tst_streams.moc"
