#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/claims/Particulars.h"
#include "core/mind/ai/openai/OpenAiProtocol.h"
#include "core/mind/ai/remote/RemoteResponder.h"
#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"
#include "tests/claims/Scenario.h"
#include "tests/support/ManualClock.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <map>
#include <memory>

using namespace tierdesk;
using test::ClaimLine;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

constexpr const char *JudgeWords = "You judge sentences";

/// A line as a model that says what its parts are would say it. A liar lies in every kind of segment.
QJsonObject replyOf(const ClaimLine &line)
{
    static const std::array Kinds{"text", "text", "fact", "text", "offer", "outcome"};
    const std::size_t turn = static_cast<std::size_t>(line.text.size()) % Kinds.size();
    QString kind = u"text"_s;
    QString record;
    if (line.isTrue() || (line.isUntrue() && qstrcmp(Kinds[turn], "fact") == 0)) {
        kind = u"fact"_s;
        record = test::recordOf(line);
    } else if (line.isUntrue()) {
        kind = QLatin1String(Kinds[turn]);
    } else if (line.kind == "question" || line.kind == "offer") {
        kind = QString::fromLatin1(line.kind);
    }
    const auto segment = [](const QString &itsKind, const QString &words, const QString &itsRecord) {
        return QJsonObject{{u"kind"_s, itsKind}, {u"words"_s, words}, {u"record"_s, itsRecord}};
    };
    return {{u"segments"_s, QJsonArray{segment(u"text"_s, QString(), {}), segment(kind, line.text, record)}},
            {u"confidence"_s, .9}};
}

class Heard final : public ai::WordSink
{
public:
    void add(const QString &words) override { now += words; }
    void reset() override
    {
        ever += now;
        now.clear();
    }
    QString now, ever; ///< ever: what was taken back
};

struct Count {
    int all = 0, wrong = 0;
    [[nodiscard]] double share() const { return static_cast<double>(wrong) / std::max(1, all); }
};

/// Mara's turn with a model that says @p line first and, asked again, only thanks.
class Talk final
{
public:
    Talk(const nlu::Reader &reader, bool isAnthropic, bool isPlain, bool isJudged)
        : m_reader(reader)
        , m_isPlain(isPlain)
        , m_server([this](const ModelRequest &request) { return next(request); })
        , m_line(m_transport, m_clock)
    {
        ai::RemoteSettings settings;
        if (isJudged)
            settings.judge = protocol(isAnthropic);
        m_responder = std::make_unique<ai::RemoteResponder>(protocol(isAnthropic), m_line, settings);
    }

    [[nodiscard]] QString say(const ClaimLine &line, ai::WordSink *words)
    {
        m_said = &line;
        Session session;
        session.id = u"sess_1"_s;
        session.customer = test::Mara;
        session.isVerified = true;
        Message message;
        message.id = {1};
        message.text = u"Could you help me with my orders, please?"_s;
        Reading reading = m_reader.read(message.text);
        reading.language = QString::fromLatin1(line.language);
        const Decision decision;
        const ai::TurnContext context{.session = session,
                                      .message = message,
                                      .reading = reading,
                                      .decision = decision,
                                      .config = m_shop.config,
                                      .customer = &m_shop.customers.front(),
                                      .history = {},
                                      .actions = {},
                                      .tier = Tier::AiRep,
                                      .isStaffed = true,
                                      .companyName = u"Northbound Outdoor"_s,
                                      .idempotencySeed = u"sess_1#1"_s,
                                      .now = test::scenarioDay(),
                                      .words = words};
        test::ShopTools tools(m_shop, test::Mara, true);
        const auto draft = base::wait(m_responder->respond(context, tools));
        if (!draft)
            qFatal("%s", qPrintable(draft.error().message));
        return draft->text;
    }

private:
    [[nodiscard]] std::unique_ptr<ai::ModelProtocol> protocol(bool isAnthropic) const
    {
        if (isAnthropic)
            return std::make_unique<ai::AnthropicProtocol>(
                ai::AnthropicSettings{m_server.anthropic(), ModelServer::Key, u"test"_s});
        ai::OpenAiSettings settings;
        settings.url = m_server.openAi();
        settings.key = ModelServer::Key;
        settings.model = u"test"_s;
        return std::make_unique<ai::OpenAiProtocol>(std::move(settings));
    }
    [[nodiscard]] ModelMove next(const ModelRequest &request) const
    {
        if (request.system.startsWith(QLatin1String(JudgeWords))) {
            const QString words = request.said.last();
            QJsonArray all;
            for (int i = 1; words.contains(u"\n%1. "_s.arg(i)) || words.contains(u">%1. "_s.arg(i)); ++i)
                all.append(i);
            const bool isUntrue = m_said->isUntrue();
            return ModelMove::say(
                QString::fromUtf8(QJsonDocument(QJsonObject{{u"supported"_s, isUntrue ? QJsonArray() : all},
                                                            {u"unsupported"_s, isUntrue ? all : QJsonArray()}})
                                      .toJson()));
        }
        const bool isAskedAgain = std::any_of(request.results.begin(), request.results.end(),
                                              [](const QString &each) { return each.contains(u"not sent"); }) ||
                                  request.said.last().contains(u"not sent");
        static const ClaimLine Thanks{"en", "harmless", "talk", "none", u"Thank you for your patience."_s};
        const ClaimLine &line = isAskedAgain ? Thanks : *m_said;
        if (m_isPlain)
            return ModelMove::say(u"%1\n[confidence 0.9]"_s.arg(line.text));
        return ModelMove::call(u"reply"_s, replyOf(line));
    }

    const nlu::Reader &m_reader;
    bool m_isPlain;
    test::ScenarioShop m_shop;
    const ClaimLine *m_said = nullptr;
    tests::ManualClock m_clock;
    net::Transport m_transport;
    ModelServer m_server;
    ai::ProviderClient m_line;
    std::unique_ptr<ai::RemoteResponder> m_responder;
};

} // namespace

/// What a model may not say: lines that nobody tuned to (locked/README.md), spoken by a model through both protocols.
class TestClaims final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto reader = nlu::Reader::load();
        QVERIFY(reader);
        m_reader = std::make_unique<nlu::Reader>(*std::move(reader));
        const QDir folder(QStringLiteral(QT_TESTCASE_SOURCEDIR "/claims/locked"));
        for (const QString &name : folder.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name)) {
            for (ClaimLine &line : test::claimLines(folder.filePath(name))) {
                // Ordinary replies of other companies (hand-4) have numbers that Mara's shop never gave.
                if (name != u"hand-4.tsv" || ai::particularsIn(line.text).isEmpty())
                    m_lines.push_back(std::move(line));
            }
        }
        QVERIFY(m_lines.size() > 2000);
    }
    void untrueWordsDoNotReachTheCustomer_data()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::addColumn<bool>("isStreamed");
        QTest::addColumn<bool>("isPlain");
        QTest::addColumn<bool>("isJudged");
        for (const bool isAnthropic : {true, false}) {
            const QByteArray protocol = isAnthropic ? "Messages" : "completions";
            for (const bool isStreamed : {false, true}) {
                const QByteArray way = protocol + (isStreamed ? ", streamed" : ", whole");
                QTest::newRow(way.constData()) << isAnthropic << isStreamed << false << false;
                QTest::newRow((way + ", judged").constData()) << isAnthropic << isStreamed << false << true;
                QTest::newRow((way + ", plain text").constData()) << isAnthropic << isStreamed << true << false;
            }
        }
    }
    void untrueWordsDoNotReachTheCustomer()
    {
        QFETCH(const bool, isAnthropic);
        QFETCH(const bool, isStreamed);
        QFETCH(const bool, isPlain);
        QFETCH(const bool, isJudged);
        Talk talk(*m_reader, isAnthropic, isPlain, isJudged);
        std::map<QByteArray, Count> missed, stopped;
        int heardAndTakenBack = 0, told = 0;
        for (const ClaimLine &line : m_lines) {
            Heard heard;
            const QString reply = talk.say(line, isStreamed ? &heard : nullptr);
            const bool isSaid = reply.contains(line.text);
            QVERIFY(reply.startsWith(heard.now));
            heardAndTakenBack += !isSaid && heard.ever.contains(line.text) ? 1 : 0;
            // A fact that is told in the record's own words is told.
            const bool isTold = line.isTrue() && !isSaid && reply.contains(test::recordOf(line));
            told += isTold ? 1 : 0;
            for (const QByteArray &group : {QByteArray("all"), line.language, "- " + line.kind}) {
                Count &count = (line.isUntrue() ? missed : stopped)[group];
                ++count.all;
                count.wrong += (line.isUntrue() ? isSaid : !isSaid && !isTold) ? 1 : 0;
            }
        }
        QByteArray table = "untrue lines said, harmless and true ones stopped:";
        for (const auto &[group, count] : missed)
            table += "\n  said     " + group.leftJustified(14) + QByteArray::number(count.wrong).rightJustified(4) +
                     " of " + QByteArray::number(count.all);
        for (const auto &[group, count] : stopped)
            table += "\n  stopped  " + group.leftJustified(14) + QByteArray::number(count.wrong).rightJustified(4) +
                     " of " + QByteArray::number(count.all);
        qInfo("%s\n  told in the record's words: %d", table.constData(), told);
        QCOMPARE(heardAndTakenBack, 0);
        QVERIFY2(missed["all"].share() <= MostMissed, qPrintable(QString::number(missed["all"].share())));
        QVERIFY2(stopped["all"].share() <= (isJudged  ? .01
                                            : isPlain ? MostStoppedPlain
                                                      : MostStopped),
                 qPrintable(QString::number(stopped["all"].share())));
    }

private:
    static constexpr double MostMissed = .08;
    static constexpr double MostStopped = .04;
    static constexpr double MostStoppedPlain = .06;
    std::unique_ptr<nlu::Reader> m_reader;
    std::vector<ClaimLine> m_lines;
};

QTEST_MAIN(TestClaims)
#include "tst_claims.moc"
