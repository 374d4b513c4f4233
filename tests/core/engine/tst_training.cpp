#include "tests/core/engine/EngineFixture.h"

#include <QtCore/QSet>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QTest>

using namespace tierdesk;
using tierdesk::tests::EngineFixture;
namespace commands = tierdesk::engine::commands;

namespace {

constexpr int TrainAfterMs = 40;

const QString Misread = u"my season pass does not scan at the gate"_s;
const QString Similar = u"The gate will not scan my season pass!"_s;

/// Rows of intents of a escalating hall; @p shift puts each under another's name.
QJsonArray hall(int each, int shift, const QString &tail = {})
{
    const QStringList openings{u"hello"_s,        u"please tell me"_s, u"i would like"_s,
                               u"can you help"_s, u"quick one"_s,      u"good morning"_s};
    const std::vector<std::pair<QString, QStringList>> intents{
        {u"book_course"_s,
         {u"to book the beginners course"_s, u"a place on the climbing course"_s, u"when does the next course start"_s,
          u"sign me up for the lead course"_s}},
        {u"hire_gear"_s,
         {u"to hire shoes and a harness"_s, u"rent a rope for saturday"_s, u"do you rent climbing shoes"_s,
          u"how much is a harness for a day"_s}},
        {u"opening_hours"_s,
         {u"when do you open on sunday"_s, u"are you open at christmas"_s, u"until what hour is the hall open"_s,
          u"opening times this week"_s}}};
    QJsonArray rows;
    for (std::size_t intent = 0; intent < intents.size(); ++intent) {
        for (int i = 0; i < each; ++i) {
            const QStringList &texts = intents[intent].second;
            const std::size_t said = shift == 0 ? intent : (intent + 1 + static_cast<std::size_t>(i % shift)) % 3;
            rows.append(QJsonObject{
                {u"text"_s, openings[i % openings.size()] + u' ' + texts[i / openings.size() % texts.size()] + tail},
                {u"label"_s, intents[said].first}});
        }
    }
    return rows;
}

} // namespace

/// From a correction to what later messages are read as.
class TestTraining final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<EngineFixture>();
        m_fixture->trainAfterMs = TrainAfterMs;
        m_fixture->restart();
    }
    void cleanup() { m_fixture.reset(); }

    void aCorrectionIsReadLater()
    {
        const auto first = m_fixture->turn(m_fixture->opening(Misread));
        QVERIFY(first);
        QVERIFY(first->customerMessage.topic);
        QVERIFY(first->customerMessage.topic->category != Category::Account);
        const auto corrected = correct(first->session.id, Category::Account, {});
        QVERIFY(corrected);
        QCOMPARE(corrected->session.category, Category::Account);
        QCOMPARE(corrected->message.id, first->customerMessage.id);
        QTRY_VERIFY_WITH_TIMEOUT(taught().categories, 20'000);

        const auto later = m_fixture->turn(m_fixture->opening(Similar, u"cust-tom"_s));
        QVERIFY(later);
        QCOMPARE(later->session.category, Category::Account);
        QCOMPARE(later->customerMessage.topic->category, Category::Account);
        const auto model = serving(TrainingKind::Category);
        QVERIFY(model);
        QCOMPARE(model->figures.examples, 1);

        m_fixture->restart(); // from what is on disk
        QVERIFY(taught().categories);
        QCOMPARE(serving(TrainingKind::Category)->id, model->id);
        const auto again = m_fixture->turn(m_fixture->opening(Similar));
        QCOMPARE(again->session.category, Category::Account);
    }

    void personalDataStaysInTheMessage()
    {
        const auto started = m_fixture->turn(m_fixture->opening(Misread + u", write to dana@example.com"_s));
        QVERIFY(correct(started->session.id, Category::Account, {}));
        const auto examples = list(TrainingKind::Category);
        QCOMPARE(examples.size(), std::size_t{1});
        QVERIFY(!examples.front().text.contains(u"dana@"));
        QCOMPARE(examples.front().sessionId, started->session.id);
        QCOMPARE(examples.front().message, started->customerMessage.id);
        QCOMPARE(examples.front().who, u"Marek S."_s);
    }

    void manyCorrectionsAreLearnedTogether()
    {
        for (int i = 0; i < 12; ++i)
            QVERIFY(add(TrainingKind::Category,
                        {QJsonObject{{u"text"_s, Misread + QString::number(i)}, {u"label"_s, u"ACCOUNT"_s}}}));
        QTRY_VERIFY_WITH_TIMEOUT(
            serving(TrainingKind::Category) && serving(TrainingKind::Category)->figures.examples == 12, 20'000);
        QVERIFY(models(TrainingKind::Category).size() <= 3);
    }

    void intentsStandInTheMessage()
    {
        QVERIFY(add(TrainingKind::Intent, hall(24, 0)));
        QTRY_VERIFY_WITH_TIMEOUT(taught().intents, 20'000);
        const auto started = m_fixture->turn(m_fixture->opening(u"do you rent out harnesses and shoes"_s));
        QVERIFY(started && started->customerMessage.topic);
        QCOMPARE(started->customerMessage.topic->intent, u"hire_gear"_s);
        const auto stored = m_fixture->wait<std::optional<Message>>([&](auto done) {
            m_fixture->engine->read<std::optional<Message>>(
                [id = started->customerMessage.id](store::Readers &readers) { return readers.rows.messages.byId(id); },
                &m_fixture->context, std::move(done));
        });
        QVERIFY(stored && *stored && (*stored)->topic);
        QCOMPARE((*stored)->topic->intent, u"hire_gear"_s);
    }

    void aPoisonedSetIsNotPutIntoService()
    {
        QVERIFY(add(TrainingKind::Intent, hall(24, 0)));
        QTRY_VERIFY_WITH_TIMEOUT(taught().intents, 20'000);
        const auto before = taught().intents;
        const auto serves = serving(TrainingKind::Intent)->id;
        QVERIFY(add(TrainingKind::Intent, hall(24, 2, u" now"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(models(TrainingKind::Intent).front().state == TrainedState::Refused, 30'000);
        QVERIFY(models(TrainingKind::Intent).front().reason != TrainedReason::None);
        QCOMPARE(taught().intents, before);
        QCOMPARE(serving(TrainingKind::Intent)->id, serves);
        QVERIFY(journal().contains(u"training.refuse"_s));

        // What was refused once is not tried again by itself, also after a restart; what is taken back serves as
        // before.
        m_fixture->restart();
        QVERIFY(taught().intents);
        std::vector<TrainingExampleId> poison;
        for (const TrainingExample &each : list(TrainingKind::Intent)) {
            if (each.text.endsWith(u"now"))
                poison.push_back(each.id);
        }
        QCOMPARE(poison.size(), std::size_t{72});
        QCOMPARE(remove(poison), 72);
        QTRY_COMPARE_WITH_TIMEOUT(models(TrainingKind::Intent).front().state, TrainedState::InService, 30'000);
        QCOMPARE(models(TrainingKind::Intent).front().figures.examples, 72);
    }

    void aModelWithoutExamplesIsWithdrawn()
    {
        QVERIFY(add(TrainingKind::Category, {QJsonObject{{u"text"_s, Misread}, {u"label"_s, u"ACCOUNT"_s}}}));
        QTRY_VERIFY_WITH_TIMEOUT(taught().categories, 20'000);
        QCOMPARE(remove({list(TrainingKind::Category).front().id}), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!taught().categories, 20'000);
        QCOMPARE(models(TrainingKind::Category).front().state, TrainedState::Withdrawn);
    }

    void anAlteredModelIsRefusedAndTheReaderServes()
    {
        QVERIFY(add(TrainingKind::Category, {QJsonObject{{u"text"_s, Misread}, {u"label"_s, u"ACCOUNT"_s}}}));
        QTRY_VERIFY_WITH_TIMEOUT(taught().categories, 20'000);
        m_fixture->trainAfterMs = 0;
        m_fixture->engine->stop();
        m_fixture->engine.reset();
        spoil();
        m_fixture->open();
        QVERIFY(!taught().categories);
        const auto entry = m_fixture->engine->directory()->companies.value(m_fixture->company.id.value);
        QCOMPARE(entry->broken.size(), std::size_t{1});
        QVERIFY(entry->broken.front().problem.contains(u"checksum"));
        QVERIFY(m_fixture->turn(m_fixture->opening(Similar))->session.category != Category::Account);

        // Where examples are learned, they make another one, and what became of the first is on record.
        m_fixture->trainAfterMs = TrainAfterMs;
        m_fixture->restart();
        QTRY_VERIFY_WITH_TIMEOUT(taught().categories, 20'000);
        const auto known = models(TrainingKind::Category);
        QCOMPARE(known.front().state, TrainedState::InService);
        QCOMPARE(known.back().state, TrainedState::Broken);
        QCOMPARE(known.back().reason, TrainedReason::Unreadable);
        QVERIFY(m_fixture->engine->directory()->companies.value(m_fixture->company.id.value)->broken.empty());
    }

    void aTextHasOneLabel()
    {
        const auto row = [](const char *label) {
            return QJsonArray{QJsonObject{{u"text"_s, Misread}, {u"label"_s, QString::fromLatin1(label)}}};
        };
        QVERIFY(add(TrainingKind::Category, row("ACCOUNT")));
        QVERIFY(add(TrainingKind::Category, row("ACCOUNT")));
        QVERIFY(add(TrainingKind::Category, row("TECHNICAL")));
        const auto examples = list(TrainingKind::Category);
        QCOMPARE(examples.size(), std::size_t{1});
        QCOMPARE(examples.front().label, u"TECHNICAL"_s);
    }

    void badRowsAreNamed()
    {
        const QJsonArray rows{QJsonObject{{u"text"_s, u"good"_s}, {u"label"_s, u"BILLING"_s}},
                              QJsonObject{{u"text"_s, u"bad"_s}, {u"label"_s, u"MONEY"_s}},
                              QJsonObject{{u"text"_s, u"  "_s}, {u"label"_s, u"BILLING"_s}}};
        const auto done = add(TrainingKind::Category, rows);
        QVERIFY(done);
        QCOMPARE(done->accepted, 1);
        QCOMPARE(done->errors.size(), std::size_t{2});
        QCOMPARE(done->errors[0].row, 1);
        QCOMPARE(done->errors[0].where, u"label"_s);
        QCOMPARE(done->errors[1].where, u"text"_s);
    }

    void aNewIntentIsASupervisorsToName()
    {
        const auto started = m_fixture->turn(m_fixture->opening(Misread));
        const auto refused = correct(started->session.id, {}, u"gate"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, base::Fault::Forbidden);
        QVERIFY(correct(started->session.id, {}, u"gate"_s, m_fixture->elena));
        const auto other = m_fixture->turn(m_fixture->opening(Similar));
        QVERIFY(correct(other->session.id, {}, u"gate"_s)); // from now on anybody's
        QCOMPARE(list(TrainingKind::Intent).size(), std::size_t{2});
    }

    void onlyACustomersMessageTeaches()
    {
        const auto started = m_fixture->turn(m_fixture->opening(Misread));
        QVERIFY(started && started->answer);
        commands::Correction correction{
            m_fixture->company.id, started->session.id, started->answer->id, Category::Account, {}};
        const auto done = m_fixture->command<commands::Corrected>(
            [&](engine::CommandContext &context) { return commands::correct(context, correction); },
            m_fixture->as(m_fixture->marek));
        QVERIFY(!done);
        QCOMPARE(done.error().fault, base::Fault::InvalidInput);
        QVERIFY(list(TrainingKind::Category).empty());
    }

private:
    [[nodiscard]] nlu::Taught taught() const
    {
        return *m_fixture->engine->directory()->companies.value(m_fixture->company.id.value)->taught;
    }
    [[nodiscard]] base::Result<commands::Corrected> correct(const QString &session, std::optional<Category> category,
                                                            const QString &intent)
    {
        return correct(session, category, intent, m_fixture->marek);
    }
    [[nodiscard]] base::Result<commands::Corrected> correct(const QString &session, std::optional<Category> category,
                                                            const QString &intent, const User &by)
    {
        const commands::Correction correction{m_fixture->company.id, session, {}, category, intent};
        return m_fixture->command<commands::Corrected>(
            [=](engine::CommandContext &context) { return commands::correct(context, correction); }, m_fixture->as(by));
    }
    [[nodiscard]] base::Result<commands::Upserted> add(TrainingKind kind, const QJsonArray &rows)
    {
        return m_fixture->command<commands::Upserted>(
            [=, company = m_fixture->company.id](engine::CommandContext &context) {
                return commands::addExamples(context, company, kind, rows);
            },
            m_fixture->as(m_fixture->elena));
    }
    [[nodiscard]] int remove(const std::vector<TrainingExampleId> &ids)
    {
        return m_fixture
            ->command<int>(
                [=, company = m_fixture->company.id](engine::CommandContext &context) {
                    return commands::removeExamples(context, company, ids);
                },
                m_fixture->as(m_fixture->elena))
            .value_or(-1);
    }
    template<class T>
    [[nodiscard]] T read(std::function<base::Result<T>(store::Readers &)> query)
    {
        const auto found = m_fixture->wait<T>([&](auto done) {
            m_fixture->engine->template read<T>(std::move(query), &m_fixture->context, std::move(done));
        });
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }
    [[nodiscard]] std::vector<TrainedModel> models(TrainingKind kind)
    {
        return read<std::vector<TrainedModel>>([kind, company = m_fixture->company.id](store::Readers &readers) {
            auto all = readers.rows.training.models(company, kind, 20);
            if (all && all->empty())
                all->push_back({}); // so that a front is there to be looked at
            return all;
        });
    }
    [[nodiscard]] std::optional<TrainedModel> serving(TrainingKind kind)
    {
        return read<std::optional<TrainedModel>>([kind, company = m_fixture->company.id](store::Readers &readers) {
            return readers.rows.training.inService(company, kind);
        });
    }
    [[nodiscard]] std::vector<TrainingExample> list(TrainingKind kind)
    {
        return read<std::vector<TrainingExample>>([kind, company = m_fixture->company.id](store::Readers &readers) {
            store::TrainingFilter filter;
            filter.kind = kind;
            filter.limit = 500;
            return readers.rows.training.list(company, filter);
        });
    }
    [[nodiscard]] QStringList journal()
    {
        return read<QStringList>(
            [company = m_fixture->company.id](store::Readers &readers) -> base::Result<QStringList> {
                const auto entries = readers.rows.journal.after({company}, 0, 1000);
                if (!entries)
                    return entries.error();
                QStringList commands;
                for (const auto &each : *entries)
                    commands.append(each.command);
                return commands;
            });
    }
    /// One bit of the model's bytes, as a failing disk would.
    void spoil() const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"spoil"_s);
            database.setDatabaseName(m_fixture->path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"select model, bytes from trained_model_part"_s) && query.next());
            QByteArray bytes = query.value(1).toByteArray();
            const qlonglong model = query.value(0).toLongLong();
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
            query.prepare(u"update trained_model_part set bytes = ? where model = ?"_s);
            query.addBindValue(bytes);
            query.addBindValue(model);
            QVERIFY(query.exec());
        }
        QSqlDatabase::removeDatabase(u"spoil"_s);
    }

    std::unique_ptr<EngineFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
