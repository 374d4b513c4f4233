#pragma once

#include "core/domain/Training.h"
#include "core/engine/TrainingProgress.h"
#include "core/mind/nlu/Taught.h"
#include "core/mind/nlu/Trial.h"
#include "core/store/Training.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace tierdesk::nlu {
class Reader;
}

namespace tierdesk::engine {

class Engine;

/// Makes models of what companies teach, on a thread of its own that gives way to everybody else. Changed examples are
/// learned when they have rested for a moment, or have waited for ten; one company after the other. A candidate that
/// is worse than what serves is refused; one that is as good is stored in small commits and put into service by the
/// last of them. What a stop interrupts is done after the next start.
class Trainer final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive stop(). Made on the engine's owner's thread.
    Trainer(Engine &engine, const nlu::Reader &reader, int afterMs);
    ~Trainer() override;

    /// Looks through all companies for what is not learned yet.
    void start();
    /// Ends what is under way and the thread. Blocking.
    void stop();

    /// Any thread.
    void trainNow(CompanyId company);
    [[nodiscard]] TrainingProgress progress(CompanyId company) const;

private:
    /// What one kind of a company's examples is learned from.
    struct Task {
        CompanyId company;
        TrainingKind kind = TrainingKind::Category;
        bool isDue = false;             ///< else only the company and the kind are told
        std::optional<QString> problem; ///< why the model in service could not be read
        qint64 basis = 0;
        std::optional<TrainedModel> serving;
        std::vector<store::TrainingPair> examples;
        std::vector<store::TrainingPair> before; ///< what the serving model was taught
    };
    struct Made {
        TrainedModel model;
        nlu::Taught taught;
        QByteArray bytes;
        int parts = 0;
    };
    using MadePtr = std::shared_ptr<Made>;

    // The trainer's own thread:
    void note(CompanyId company, bool isForced);
    void takeNext();
    void look(CompanyId company, TrainingKind kind);
    void work(const Task &task);
    void retire(const Task &task, TrainedState state, const QString &problem, std::function<void()> then);
    void refuse(TrainedModel model);
    void store(MadePtr made);
    void storeParts(const MadePtr &made);
    void fail(const base::Error &error);
    void finish(); ///< of one kind
    [[nodiscard]] base::Result<nlu::Trial> tryOut(const Task &task) const;
    [[nodiscard]] base::Result<Made> make(const Task &task) const;
    void show(CompanyId company, TrainingProgress::State state);

    Engine &m_engine;
    const nlu::Reader &m_reader;
    const int m_afterMs;
    std::atomic<bool> m_stops{false};
    QThread m_thread;
    mutable std::mutex m_mutex; ///< of m_progress alone
    QHash<qint64, TrainingProgress> m_progress;
    // The trainer's own thread:
    std::unique_ptr<QTimer> m_timer;
    std::map<qint64, bool> m_waiting; ///< by company: whether it is forced
    QElapsedTimer m_waitsSince;
    std::optional<CompanyId> m_current;
    bool m_isForced = false;
    std::vector<TrainingKind> m_kinds; ///< of the current company, still to be looked at
};

} // namespace tierdesk::engine
