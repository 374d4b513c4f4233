#pragma once

#include <atomic>
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <variant>

/// Coroutines that wait without blocking a thread. They start when they are awaited, and resume on their executor when
/// the awaited value has arrived. QCoro's tasks start at once and register their awaiter afterwards, which is a race if
/// they change threads (adr/0018).
namespace tierdesk::base {

/// Resumes tasks that have waited. Must outlive the tasks that use it.
class Executor
{
public:
    virtual ~Executor() = default;
    /// Resumes @p task soon, possibly within the call. Thread-safe.
    virtual void post(std::coroutine_handle<> task) = 0;
    /// Returns whether a task of this executor may continue on the calling thread.
    [[nodiscard]] virtual bool isHere() const { return true; }
};

namespace detail {

/// The common part of all tasks' promises.
class TaskState
{
public:
    struct Ending {
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        template<class Promise>
        [[nodiscard]] std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> task) const noexcept
        {
            return task.promise().awaiter;
        }
        void await_resume() const noexcept {}
    };

    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] Ending final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); } // nothing throws here except out of memory

    std::coroutine_handle<> awaiter = std::noop_coroutine();
    Executor *executor = nullptr; ///< null: resumes on the thread that delivers the awaited value
    bool isStartedThere = false;  ///< starts on the executor instead of the awaiter's thread
};

template<class T>
struct TaskPromise : TaskState {
    void return_value(T result) { value.emplace(std::move(result)); }
    std::optional<T> value;
};

template<>
struct TaskPromise<void> : TaskState {
    void return_void() const noexcept {}
};

} // namespace detail

/// A coroutine that starts when it is awaited, at most once. Its parameters and everything they refer to must outlive
/// it; awaiting it at once ensures that.
template<class T = void>
class [[nodiscard]] Task final
{
public:
    struct promise_type final : detail::TaskPromise<T> {
        [[nodiscard]] Task get_return_object() { return Task(Handle::from_promise(*this)); }
    };
    using Handle = std::coroutine_handle<promise_type>;

    /// Creates a completed task with the result @p value, without a coroutine.
    template<class U>
    requires(!std::is_void_v<T> && std::is_convertible_v<U, T> && !std::is_same_v<std::remove_cvref_t<U>, Task>)
        Task(U &&value)
        : m_ready(std::forward<U>(value))
    {}
    Task(Task &&other) noexcept
        : m_handle(std::exchange(other.m_handle, {}))
        , m_ready(std::move(other.m_ready))
    {}
    Task &operator=(Task &&) = delete;
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    /// Makes the task start on @p executor, which the tasks that it awaits also use. Its awaiter resumes on the thread
    /// where this task ends.
    [[nodiscard]] Task on(Executor &executor) &&
    {
        if (m_handle) {
            m_handle.promise().executor = &executor;
            m_handle.promise().isStartedThere = true;
        }
        return std::move(*this);
    }

    auto operator co_await() &&noexcept { return Awaiter{m_handle, m_ready}; }

private:
    using Ready = std::conditional_t<std::is_void_v<T>, std::monostate, std::optional<T>>;

    struct Awaiter {
        Handle task;
        Ready &ready;

        [[nodiscard]] bool await_ready() const noexcept { return !task; }
        template<class Promise>
        [[nodiscard]] std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> awaiter) const
        {
            auto &promise = task.promise();
            promise.awaiter = awaiter;
            if (promise.isStartedThere) {
                promise.executor->post(task);
                return std::noop_coroutine();
            }
            promise.executor = awaiter.promise().executor;
            return task;
        }
        T await_resume() const
        {
            if constexpr (!std::is_void_v<T>)
                return task ? std::move(*task.promise().value) : std::move(*ready);
        }
    };

    explicit Task(Handle handle)
        : m_handle(handle)
    {}

    Handle m_handle;
    Ready m_ready;
};

/// A value that any thread sets once and one task awaits once. Copies share the value. A task that is destroyed while
/// it waits (by its TaskGroup) is not resumed.
template<class T = std::monostate>
class Arrival final
{
public:
    /// Resumes the awaiting task, if there is one.
    void set(T value = {}) const
    {
        State &state = *m_state;
        state.value.emplace(std::move(value));
        if (state.stage.exchange(Stage::Arrived, std::memory_order_acq_rel) != Stage::Awaited)
            return;
        if (state.executor)
            state.executor->post(state.awaiter);
        else
            state.awaiter.resume();
    }

    auto operator co_await() const noexcept { return Awaiter{m_state}; }

private:
    enum class Stage { Empty, Awaited, Arrived };
    struct State {
        std::atomic<Stage> stage{Stage::Empty};
        std::optional<T> value;
        std::coroutine_handle<> awaiter;
        Executor *executor = nullptr;
    };
    struct Awaiter {
        explicit Awaiter(std::shared_ptr<State> its)
            : state(std::move(its))
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;
        ~Awaiter()
        {
            auto awaited = Stage::Awaited;
            state->stage.compare_exchange_strong(awaited, Stage::Arrived, std::memory_order_acq_rel);
        }
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        template<class Promise>
        [[nodiscard]] bool await_suspend(std::coroutine_handle<Promise> awaiter) const
        {
            // After the exchange, another thread may have resumed and destroyed the awaiter, and this object with it.
            Executor *const executor = awaiter.promise().executor;
            state->awaiter = awaiter;
            state->executor = executor;
            auto empty = Stage::Empty;
            if (state->stage.compare_exchange_strong(empty, Stage::Awaited, std::memory_order_acq_rel))
                return true;
            if (!executor || executor->isHere())
                return false;
            executor->post(awaiter);
            return true;
        }
        [[nodiscard]] T await_resume() const { return std::move(*state->value); }

        std::shared_ptr<State> state;
    };

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// Owns tasks that nobody awaits. Its destructor destroys the unfinished ones; no other thread may resume them by then.
class TaskGroup final
{
public:
    TaskGroup() = default;
    TaskGroup(const TaskGroup &) = delete;
    TaskGroup &operator=(const TaskGroup &) = delete;
    ~TaskGroup()
    {
        for (const Root::Handle each : std::exchange(m_running, {}))
            each.destroy();
    }

    /// Runs @p task on the calling thread until it first waits, and then on @p executor. If that is null, it resumes on
    /// the thread that delivers the awaited value. Thread-safe.
    void start(Task<> task, Executor *executor = nullptr)
    {
        const Root root = rootOf(std::move(task));
        root.handle.promise().group = this;
        root.handle.promise().executor = executor;
        {
            const std::lock_guard lock(m_mutex);
            m_running.insert(root.handle);
        }
        root.handle.resume();
    }

private:
    struct Root {
        struct promise_type;
        using Handle = std::coroutine_handle<promise_type>;
        struct Ending {
            [[nodiscard]] bool await_ready() const noexcept { return false; }
            void await_suspend(Handle root) const noexcept
            {
                TaskGroup &group = *root.promise().group;
                {
                    const std::lock_guard lock(group.m_mutex);
                    group.m_running.erase(root);
                }
                root.destroy();
            }
            void await_resume() const noexcept {}
        };
        struct promise_type {
            [[nodiscard]] Root get_return_object() { return {Handle::from_promise(*this)}; }
            [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
            [[nodiscard]] Ending final_suspend() const noexcept { return {}; }
            void unhandled_exception() const noexcept { std::terminate(); }
            void return_void() const noexcept {}
            TaskGroup *group = nullptr;
            Executor *executor = nullptr;
        };
        Handle handle;
    };
    struct HashOfHandle {
        [[nodiscard]] size_t operator()(Root::Handle handle) const noexcept
        {
            return std::hash<void *>()(handle.address());
        }
    };

    static Root rootOf(Task<> task) { co_await std::move(task); }

    std::mutex m_mutex; ///< of what follows
    std::unordered_set<Root::Handle, HashOfHandle> m_running;
};

namespace detail {

/// Runs posted tasks in run(), on the thread that created the executor.
class LoopExecutor final : public Executor
{
public:
    void post(std::coroutine_handle<> task) override
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(task);
        m_moved.notify_one();
    }
    [[nodiscard]] bool isHere() const override { return std::this_thread::get_id() == m_thread; }
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_moved.notify_one();
    }
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_moved.wait(lock, [this] { return m_isOver || !m_posted.empty(); });
            if (m_posted.empty())
                return;
            const std::coroutine_handle<> next = m_posted.front();
            m_posted.pop_front();
            lock.unlock();
            next.resume();
            lock.lock();
        }
    }

private:
    const std::thread::id m_thread = std::this_thread::get_id();
    std::mutex m_mutex; ///< of what follows
    std::condition_variable m_moved;
    std::deque<std::coroutine_handle<>> m_posted;
    bool m_isOver = false;
};

template<class T>
Task<> deliver(Task<T> task, std::optional<T> &result, LoopExecutor &loop)
{
    result.emplace(co_await std::move(task));
    const Arrival<> back;
    back.set();
    co_await back; // a task with its own executor has ended on another thread
    loop.end();
}

} // namespace detail

/// Runs @p task on the calling thread, blocks while the task waits, and returns its result. For tests, tools and
/// threads that may block.
template<class T>
[[nodiscard]] T wait(Task<T> task)
{
    detail::LoopExecutor loop;
    std::optional<T> result;
    TaskGroup group;
    group.start(detail::deliver(std::move(task), result, loop), &loop);
    loop.run();
    return std::move(*result);
}

} // namespace tierdesk::base
