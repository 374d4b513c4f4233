#pragma once

#include "ui/widgets/StatePane.h"

#include <QtCore/QTimer>

#include <optional>

namespace tierdesk::ui::widgets {

/// The state of something that is loaded, and loaded again when it changes. What is loaded stays if a later load fails.
/// GUI thread.
class Loading final : public QObject
{
    Q_OBJECT

public:
    explicit Loading(QObject *parent = nullptr);

    /// True before the first load and after reset().
    [[nodiscard]] bool isEmpty() const { return m_state == State::Empty; }
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    /// Set if there is nothing to show because of it.
    [[nodiscard]] const std::optional<StateText> &failure() const { return m_failure; }

    /// Begins a load and returns its number.
    int begin();
    /// Returns false if another load began since, or everything was reset: the response is outdated.
    [[nodiscard]] bool isAwaited(int load) const { return load == m_load; }
    /// Returns the number of the load that is awaited.
    [[nodiscard]] int last() const { return m_load; }
    void succeed();
    void fail(const StateText &why);
    /// What is loaded is not shown any more: until the next success, it loads or failed.
    void drop();
    void reset();

    /// Emit due() once for all calls until then, unless isEmpty(): at the next turn of the event loop, or after a
    /// moment that a burst of events may take.
    void reload() { startTimer(0); }
    void reloadSoon();
    [[nodiscard]] bool isReloading() const { return m_timer.isActive(); }

Q_SIGNALS:
    void due();

private:
    enum class State { Empty, Running, Ready, Failed };

    void startTimer(int ms);

    State m_state = State::Empty;
    std::optional<StateText> m_failure;
    int m_load = 0;
    QTimer m_timer;
};

} // namespace tierdesk::ui::widgets
