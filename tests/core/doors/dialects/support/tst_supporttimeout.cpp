#include "tests/core/engine/EngineFixture.h"

#include "core/base/Json.h"
#include "core/doors/dialects/support/SupportDialect.h"

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::EngineFixture;

namespace {

/// A model that thinks until it is let go.
class Slow final : public ai::Responder
{
public:
    [[nodiscard]] QString model() const override { return u"slow"_s; }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return false; }
    [[nodiscard]] base::Task<base::Result<ai::Draft>> respond(const ai::TurnContext &, ai::Tools &) const override
    {
        co_await let;
        ai::Draft draft;
        draft.text = u"At last."_s;
        draft.facts.model = model();
        co_return draft;
    }
    [[nodiscard]] QString handover(const ai::TurnContext &, Reason) const override { return u"Bye."_s; }

    const base::Arrival<> let; ///< one turn goes on
};

/// What the route at @p pattern answers.
struct Waiting {
    std::optional<Answer> answer;
};

void call(support::SupportDialect &dialect, Method method, const QByteArray &pattern, Call call, Waiting &waiting)
{
    const auto routes = dialect.routes();
    const auto route = std::find_if(routes.begin(), routes.end(), [&](const Route &each) {
        return each.method == method && each.pattern == pattern;
    });
    call.method = method;
    route->handler(call, [&waiting](Answer answer) { waiting.answer = std::move(answer); });
}

} // namespace

/// A query that waits for a model for too long.
class TestSupportTimeout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsAnsweredInTimeAndItsTurnGoesOn()
    {
        const Slow slow;
        EngineFixture fixture(&slow);
        const Company company = *fixture.command<Company>([](engine::CommandContext &context) {
            CompanyConfig config = defaultConfig();
            config.models.aiRep.chain = {u"slow"_s};
            return engine::commands::createCompany(context, u"patient"_s, u"Patient"_s, config);
        });
        support::SupportDialect dialect(*fixture.engine, {}, std::chrono::milliseconds(50));
        Call query;
        query.principal.company = company.id;
        query.receivedAt = fixture.clock.now();
        query.body = R"({"query":"What is your return policy?","session_id":"s-1","customer_id":"c"})";
        Waiting waiting;
        call(dialect, Method::Post, "/api/query", query, waiting);
        QTRY_VERIFY(waiting.answer);
        QCOMPARE(waiting.answer->status, 504);
        QCOMPARE((*base::parseJsonObject(waiting.answer->body))[u"error_type"].toString(), u"TIMEOUT_ERROR"_s);

        waiting.answer.reset();
        slow.let.set();
        Call show;
        show.principal.company = company.id;
        show.captures = {u"s-1"_s};
        const auto messages = [&] {
            Waiting shown;
            call(dialect, Method::Get, "/api/session/{session_id}", show, shown);
            if (!QTest::qWaitFor([&] { return shown.answer.has_value(); }, 10'000))
                return QJsonArray();
            return (*base::parseJsonObject(shown.answer->body))[u"messages"].toArray();
        };
        QTRY_COMPARE_WITH_TIMEOUT(messages().size(), 2, 20'000);
        QCOMPARE(messages().at(1)[u"content"].toString(), u"At last."_s);
        QVERIFY(!waiting.answer); // once is enough
        fixture.engine->stop();
    }
};

QTEST_GUILESS_MAIN(TestSupportTimeout)
#include "tst_supporttimeout.moc"
