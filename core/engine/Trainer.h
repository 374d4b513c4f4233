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

/// Trains models on companies' examples, on its own low-priority thread. Changed examples are trained on after a short
/// time without changes, at most ten times that after the first change; one company at a time. A candidate that is
/// worse than the model in service is refused; otherwise it is stored in small commits and put into service by the last
/// of them. What a stop interrupts is done after the next start.
class Trainer final : public QObject
{
    Q_OBJECT

public:
    /// Both references outlive stop(). Created on the thread of the engine's owner.
    Trainer(Engine &engine, const nlu::Reader &reader, int afterMs);
    ~Trainer() override;

    /// Checks all companies for examples that are not trained on yet.
    void start();
    /// Cancels the current work and ends the thread. Blocking.
    void stop();

    /// Any thread.
    void trainNow(CompanyId company);
    [[nodiscard]] TrainingProgress progress(CompanyId company) const;

private:
    /// Input of the training for one kind of a company's examples.
    struct Task {
        CompanyId company;
        TrainingKind kind = TrainingKind::Category;
        bool isDue = false;             ///< if false, only company and kind are set
        std::optional<QString> problem; ///< why the model in service could not be loaded
        qint64 basis = 0;
        std::optional<TrainedModel> serving;
        std::vector<store::TrainingPair> examples;
        std::vector<store::TrainingPair> before; ///< what the model in service was trained on
    };
    struct Made {
        TrainedModel model;
        nlu::Taught taught;
        QByteArray bytes;
        int parts = 0;
    };
    using MadePtr = std::shared_ptr<Made>;

    // On the trainer's own thread:
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
    mutable std::mutex m_mutex; ///< guards m_progress only
    QHash<qint64, TrainingProgress> m_progress;
    // Used on the trainer's own thread only:
    std::unique_ptr<QTimer> m_timer;
    std::map<qint64, bool> m_waiting; ///< by company: whether it is forced
    QElapsedTimer m_waitsSince;
    std::optional<CompanyId> m_current;
    bool m_isForced = false;
    std::vector<TrainingKind> m_kinds; ///< of the current company, still to be checked
};

} // namespace tierdesk::engine
