#include "core/engine/Trainer.h"

#include "core/base/Log.h"
#include "core/engine/Engine.h"
#include "core/mind/nlu/Reader.h"
#include "core/store/Readers.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <set>

namespace tierdesk::engine {

namespace {

using base::Result;

constexpr qsizetype PartBytes = 256 * 1024; // per commit: a millisecond of the writer's time
constexpr int PatienceTimes = 10;           // maximum wait for further examples, as a multiple of the delay
constexpr int AgainAfterMs = 60'000;        // after a failure of the store

Actor trainer()
{
    return {.kind = Actor::Kind::System, .user = {}, .name = u"training"_s, .from = {}};
}

void giveWay()
{
#ifdef Q_OS_LINUX
    // Linux has a niceness per thread; a failure to set it is ignored.
    constexpr int Niceness = 15;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), Niceness);
#endif
}

bool isEnough(TrainingKind kind, const std::vector<store::TrainingPair> &examples)
{
    if (kind == TrainingKind::Category)
        return !examples.empty();
    std::set<QString> labels;
    for (const store::TrainingPair &each : examples)
        labels.insert(each.label);
    return labels.size() >= 2;
}

std::vector<nlu::IntentExample> intentsOf(const std::vector<store::TrainingPair> &pairs)
{
    std::vector<nlu::IntentExample> examples;
    examples.reserve(pairs.size());
    for (const store::TrainingPair &each : pairs)
        examples.push_back({each.text, each.label});
    return examples;
}

std::vector<nlu::CategoryLesson> lessonsOf(const std::vector<store::TrainingPair> &pairs)
{
    std::vector<nlu::CategoryLesson> lessons;
    lessons.reserve(pairs.size());
    for (const store::TrainingPair &each : pairs) {
        if (const auto category = fromWord<Category>(each.label))
            lessons.push_back({each.text.toUtf8(), *category});
    }
    return lessons;
}

} // namespace

Trainer::Trainer(Engine &engine, const nlu::Reader &reader, int afterMs)
    : m_engine(engine)
    , m_reader(reader)
    , m_afterMs(afterMs)
{
    m_thread.setObjectName(u"tierdesk-training"_s);
    moveToThread(&m_thread);
    connect(
        &engine, &Engine::committed, this,
        [this](const std::shared_ptr<const std::vector<Event>> &events) {
            for (const Event &event : *events) {
                if (event.kinds.contains("examples.changed"))
                    QMetaObject::invokeMethod(
                        this, [this, company = event.company] { note(company, false); }, Qt::QueuedConnection);
            }
        },
        Qt::DirectConnection);
}

Trainer::~Trainer()
{
    stop();
}

void Trainer::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            giveWay();
            m_timer = std::make_unique<QTimer>();
            m_timer->setSingleShot(true);
            connect(m_timer.get(), &QTimer::timeout, this, &Trainer::takeNext);
            for (const auto &entry : m_engine.directory()->companies)
                note(entry->company.id, false);
        },
        Qt::QueuedConnection);
}

void Trainer::stop()
{
    if (!m_thread.isRunning())
        return;
    m_stops = true;
    QMetaObject::invokeMethod(
        this, [this] { m_timer.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Trainer::trainNow(CompanyId company)
{
    QMetaObject::invokeMethod(
        this, [this, company] { note(company, true); }, Qt::QueuedConnection);
}

TrainingProgress Trainer::progress(CompanyId company) const
{
    const std::lock_guard lock(m_mutex);
    return m_progress.value(company.value);
}

void Trainer::show(CompanyId company, TrainingProgress::State state)
{
    const std::lock_guard lock(m_mutex);
    TrainingProgress &progress = m_progress[company.value];
    if (progress.state == state)
        return;
    progress.state = state;
    progress.since.reset();
    if (state != TrainingProgress::State::Idle)
        progress.since = m_engine.clock().now();
}

void Trainer::note(CompanyId company, bool isForced)
{
    if (!m_timer)
        return; // stopped
    if (m_waiting.empty())
        m_waitsSince.start();
    bool &forced = m_waiting[company.value];
    forced = forced || isForced;
    if (m_current)
        return; // after the current one
    show(company, TrainingProgress::State::Waiting);
    const qint64 patience = static_cast<qint64>(m_afterMs) * PatienceTimes - m_waitsSince.elapsed();
    m_timer->start(isForced ? 0 : static_cast<int>(std::clamp<qint64>(patience, 0, m_afterMs)));
}

void Trainer::takeNext()
{
    if (m_current || m_waiting.empty() || !m_timer)
        return;
    const auto first = m_waiting.begin();
    m_current = CompanyId{first->first};
    m_isForced = first->second;
    m_waiting.erase(first);
    m_kinds = {TrainingKind::Intent, TrainingKind::Category}; // taken from the end
    finish();
}

void Trainer::finish()
{
    if (!m_timer || !m_current)
        return;
    if (!m_kinds.empty()) {
        const TrainingKind kind = m_kinds.back();
        m_kinds.pop_back();
        return look(*m_current, kind);
    }
    show(*m_current, TrainingProgress::State::Idle);
    m_current.reset();
    if (m_waiting.empty())
        return;
    for (const auto &[company, isForced] : m_waiting)
        show(CompanyId{company}, TrainingProgress::State::Waiting);
    const bool isForced = std::any_of(m_waiting.begin(), m_waiting.end(), [](const auto &each) { return each.second; });
    m_timer->start(isForced ? 0 : m_afterMs);
}

void Trainer::look(CompanyId company, TrainingKind kind)
{
    std::vector<BrokenModel> broken;
    if (const auto entry = m_engine.directory()->companies.value(company.value))
        broken = entry->broken;
    m_engine.read<Task>(
        [company, kind, isForced = m_isForced, broken = std::move(broken)](store::Readers &readers) -> Result<Task> {
            const store::Snapshot snapshot(readers.database);
            const store::Training &training = readers.rows.training;
            Task task{.company = company,
                      .kind = kind,
                      .isDue = false,
                      .problem = {},
                      .basis = 0,
                      .serving = {},
                      .examples = {},
                      .before = {}};
            const auto basis = TRY(training.lastChange(company, kind));
            task.basis = basis;
            const auto newest = TRY(training.models(company, kind, 1));
            const auto serving = TRY(training.inService(company, kind));
            task.serving = serving;
            for (const BrokenModel &each : broken) {
                if (task.serving && each.model.id == task.serving->id)
                    task.problem = each.problem;
            }
            const bool isLearned = !newest.empty() && newest.front().basis >= basis;
            task.isDue = basis > 0 && (isForced || task.problem || !isLearned);
            if (!task.isDue)
                return task;
            auto examples = TRY(training.taught(company, kind, basis));
            task.examples = std::move(examples);
            if (task.serving) {
                auto before = TRY(training.taught(company, kind, task.serving->basis));
                task.before = std::move(before);
            }
            return task;
        },
        this,
        [this](const Result<Task> &task) {
            if (!task)
                return fail(task.error());
            work(*task);
        });
}

void Trainer::work(const Task &task)
{
    if (!m_timer || !task.isDue)
        return finish();
    if (task.problem) {
        // Record the failure first; then train a new model on its examples.
        Task next = task;
        next.serving.reset();
        next.problem.reset();
        return retire(task, TrainedState::Broken, *task.problem, [this, next] { work(next); });
    }
    if (!isEnough(task.kind, task.examples)) {
        if (task.serving)
            return retire(task, TrainedState::Withdrawn, {}, [this] { finish(); });
        return finish();
    }
    show(task.company, TrainingProgress::State::Training);
    QElapsedTimer timer;
    timer.start();
    const auto trial = tryOut(task);
    if (!trial)
        return fail(trial.error());
    TrainedModel model;
    model.company = task.company;
    model.kind = task.kind;
    model.basis = task.basis;
    model.figures = trial->figures;
    model.reason = trial->reason;
    if (!trial->isPassed()) {
        model.took = Millis{timer.elapsed()};
        return refuse(std::move(model));
    }
    auto made = make(task);
    if (!made)
        return fail(made.error());
    made->model = std::move(model);
    made->model.took = Millis{timer.elapsed()};
    store(std::make_shared<Made>(std::move(*made)));
}

Result<nlu::Trial> Trainer::tryOut(const Task &task) const
{
    return task.kind == TrainingKind::Category
               ? nlu::tryCategories(m_reader, lessonsOf(task.examples), lessonsOf(task.before), &m_stops)
               : nlu::tryIntents(intentsOf(task.examples), intentsOf(task.before), &m_stops);
}

Result<Trainer::Made> Trainer::make(const Task &task) const
{
    Made made;
    if (task.kind == TrainingKind::Category) {
        auto model = TRY(nlu::TaughtCategories::train(m_reader, lessonsOf(task.examples), &m_stops));
        made.bytes = model.toBytes();
        made.taught.categories = std::make_shared<const nlu::TaughtCategories>(std::move(model));
    } else {
        auto model =
            nlu::IntentModel::train(intentsOf(task.examples), {.seed = 1, .isCalibrated = true, .stops = &m_stops});
        if (!model)
            return model.error();
        made.bytes = model->toBytes();
        made.taught.intents = std::make_shared<const nlu::IntentModel>(std::move(*model));
    }
    return made;
}

void Trainer::retire(const Task &task, TrainedState state, const QString &problem, std::function<void()> then)
{
    m_engine.submit<bool>(
        trainer(),
        [company = task.company, kind = task.kind, state, problem](CommandContext &context) {
            return commands::retireModel(context, company, kind, state, problem);
        },
        this,
        [this, then = std::move(then)](const Result<bool> &done) {
            if (!done)
                return fail(done.error());
            then();
        });
}

void Trainer::refuse(TrainedModel model)
{
    m_engine.submit<TrainedModel>(
        trainer(),
        [model = std::move(model)](CommandContext &context) { return commands::refuseModel(context, model); }, this,
        [this](const Result<TrainedModel> &done) {
            if (!done)
                return fail(done.error());
            finish();
        });
}

void Trainer::store(MadePtr made)
{
    m_engine.submit<TrainedModelId>(
        trainer(), [made](CommandContext &context) { return commands::storeModel(context, made->model); }, this,
        [this, made](const Result<TrainedModelId> &id) {
            if (!id)
                return fail(id.error());
            made->model.id = *id;
            storeParts(made);
        });
}

void Trainer::storeParts(const MadePtr &made)
{
    const qsizetype begin = made->parts * PartBytes;
    if (begin < made->bytes.size()) {
        m_engine.submit<bool>(
            trainer(),
            [made, begin](CommandContext &context) {
                return commands::storeModelPart(context, made->model.id, made->parts,
                                                made->bytes.mid(begin, PartBytes));
            },
            this,
            [this, made](const Result<bool> &done) {
                if (!done)
                    return fail(done.error());
                ++made->parts;
                storeParts(made);
            });
        return;
    }
    m_engine.submit<TrainedModel>(
        trainer(),
        [made](CommandContext &context) { return commands::serveModel(context, made->model.id, made->taught); }, this,
        [this](const Result<TrainedModel> &done) {
            if (!done)
                return fail(done.error());
            finish();
        });
}

void Trainer::fail(const base::Error &error)
{
    if (!m_timer || !m_current)
        return;
    if (!m_stops)
        qCWarning(log::Engine) << "a company's examples were not learned:" << error.message;
    const CompanyId company = *m_current;
    m_kinds.clear();
    finish();
    const bool isAlone = m_waiting.empty();
    m_waiting[company.value] = false;
    if (isAlone)
        m_timer->start(AgainAfterMs);
}

} // namespace tierdesk::engine
