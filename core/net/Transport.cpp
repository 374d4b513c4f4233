#include "core/net/Transport.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/net/Flight.h"
#include "core/net/Multi.h"

#include <QtCore/QMutex>
#include <QtCore/QThread>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <unordered_map>
#include <utility>

namespace tierdesk::net {

namespace {

using base::Fault;
using base::Result;

} // namespace

/// The thread of the multi handle. Requests arrive through a queue and a wake-up.
class Transport::Loop final : public QThread
{
public:
    explicit Loop(TransportSettings settings)
        : m_settings(std::move(settings))
        , m_multi(m_settings.connections)
    {
        setObjectName(u"tierdesk-net"_s);
        for (const QByteArray &each : m_settings.addresses)
            m_addresses.reset(curl_slist_append(m_addresses.release(), each.constData()));
        start();
    }
    ~Loop() override
    {
        m_isEnding = true;
        m_multi.wakeUp();
        wait();
    }

    Number add(Request request, QObject *context, Done done, bool isBare, Piece piece = {})
    {
        auto flight = std::make_unique<Flight>();
        flight->request = std::move(request);
        return add(std::move(flight), context, std::move(done), isBare, std::move(piece));
    }

    Number add(MailCall call, QObject *context, Done done)
    {
        auto flight = std::make_unique<Flight>();
        flight->request.url = call.url;
        flight->request.timeout = call.timeout;
        flight->request.connectTimeout = call.connectTimeout;
        flight->request.maxBody = call.maxBody;
        flight->request.targets = call.targets;
        flight->mail = std::move(call);
        return add(std::move(flight), context, std::move(done), false, {});
    }

    Number add(std::unique_ptr<Flight> flight, QObject *context, Done done, bool isBare, Piece piece)
    {
        const Number number = ++m_last;
        flight->number = number;
        flight->requestId = log::requestId();
        flight->rules = flight->request.targets.value_or(m_settings.targets);
        flight->context = context;
        flight->isBare = isBare;
        flight->done = std::move(done);
        flight->piece = std::move(piece);
        {
            const QMutexLocker lock(&m_mutex);
            m_waiting.push_back(std::move(flight));
        }
        m_multi.wakeUp();
        return number;
    }

    Number after(base::Millis time, Due due)
    {
        const Number number = ++m_last;
        {
            const QMutexLocker lock(&m_mutex);
            m_newTimers.push_back({number, Clock::now() + std::chrono::milliseconds(time.count), std::move(due)});
        }
        m_multi.wakeUp();
        return number;
    }

    void cancel(Number number)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_cancelled.push_back(number);
        }
        m_multi.wakeUp();
    }

protected:
    void run() override
    {
        while (!m_isEnding) {
            takeIn();
            m_multi.goOn(m_timers.empty() ? std::nullopt : std::optional(m_timers.begin()->first));
            finishDone();
            fireTimers();
        }
        takeIn();
        while (!m_flights.empty())
            end(m_flights.begin()->first, unavailable(u"stopping"_s, u"cancelled"_s));
        for (const auto &[at, timer] : std::exchange(m_timers, {}))
            timer.due(false);
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Timer {
        Number number = 0;
        Clock::time_point at;
        Due due;
    };

    void fireTimers()
    {
        const Clock::time_point now = Clock::now();
        while (!m_timers.empty() && m_timers.begin()->first <= now)
            m_timers.extract(m_timers.begin()).mapped().due(true);
    }

    void takeIn()
    {
        std::vector<std::unique_ptr<Flight>> waiting;
        std::vector<Timer> timers;
        std::vector<Number> cancelled;
        {
            const QMutexLocker lock(&m_mutex);
            waiting.swap(m_waiting);
            timers.swap(m_newTimers);
            cancelled.swap(m_cancelled);
        }
        for (Timer &timer : timers)
            m_timers.emplace(timer.at, std::move(timer));
        for (auto &flight : waiting) {
            const Number number = flight->number;
            Flight &taken = *(m_flights[number] = std::move(flight));
            if (const auto begun = begin(taken); !begun)
                end(number, begun.error());
        }
        for (const Number number : cancelled) {
            end(number, unavailable(u"cancelled"_s, u"cancelled"_s));
            const auto timer = std::find_if(m_timers.begin(), m_timers.end(),
                                            [number](const auto &each) { return each.second.number == number; });
            if (timer != m_timers.end())
                m_timers.extract(timer).mapped().due(false);
        }
    }

    Result<void> begin(Flight &flight)
    {
        const Request &request = flight.request;
        TRY(flight.mail ? checkMailTarget(request.url, flight.mail->requiresTls, flight.rules)
                        : checkTarget(request.url, flight.rules));
        flight.easy.reset(curl_easy_init());
        CURL *easy = flight.easy.get();
        if (!easy)
            return base::fail(Fault::Internal, u"no memory for a request"_s);
        prepare(flight, m_settings, m_addresses.get());
        TRY(flight.mail ? prepareMail(flight) : prepareHttp(flight, m_settings));
        if (!m_multi.add(easy))
            return base::fail(Fault::Internal, u"the request was not taken"_s);
        return {};
    }

    void finishDone()
    {
        while (const auto done = m_multi.nextDone()) {
            Flight *flight = nullptr;
            curl_easy_getinfo(done->easy, CURLINFO_PRIVATE, &flight);
            end(flight->number, resultOf(*flight, done->code));
        }
    }

    void end(Number number, Result<Response> result)
    {
        const auto found = m_flights.find(number);
        if (found == m_flights.end())
            return;
        const std::unique_ptr<Flight> flight = std::move(found->second);
        m_flights.erase(found);
        const log::RequestScope logged(flight->requestId);
        // curl sends QUIT and waits up to two minutes for a silent mail server, which would block all other requests
        // here.
        if (flight->easy && flight->mail)
            curl_easy_setopt(flight->easy.get(), CURLOPT_SERVER_RESPONSE_TIMEOUT, 1L);
        if (flight->easy)
            m_multi.remove(flight->easy.get());
        if (!result)
            qCDebug(log::Net) << flight->request.url.host() << result.error().message;
        if (flight->isBare)
            return flight->done(std::move(result));
        if (!flight->context)
            return;
        QMetaObject::invokeMethod(
            flight->context.data(),
            log::forThisRequest(
                [done = std::move(flight->done), result = std::move(result)]() mutable { done(std::move(result)); }),
            Qt::QueuedConnection);
    }

    TransportSettings m_settings;
    List m_addresses;
    Multi m_multi;
    std::atomic<bool> m_isEnding = false;
    std::atomic<Number> m_last = 0;
    QMutex m_mutex; ///< guards the three queues below
    std::vector<std::unique_ptr<Flight>> m_waiting;
    std::vector<Timer> m_newTimers;
    std::vector<Number> m_cancelled;
    std::multimap<Clock::time_point, Timer> m_timers; ///< few: pauses between retries
    std::unordered_map<Number, std::unique_ptr<Flight>> m_flights;
};

Transport::Transport()
    : Transport(TransportSettings{})
{}

Transport::Transport(TransportSettings settings)
    : m_loop(std::make_unique<Loop>(std::move(settings)))
{}

Transport::~Transport() = default;

Transport::Number Transport::send(Request request, QObject *context, Done done)
{
    return m_loop->add(std::move(request), context, std::move(done), false);
}

Transport::Number Transport::sendBare(Request request, Done done)
{
    return m_loop->add(std::move(request), nullptr, std::move(done), true);
}

Transport::Number Transport::stream(Request request, Piece piece, Done done)
{
    return m_loop->add(std::move(request), nullptr, std::move(done), true, std::move(piece));
}

Transport::Number Transport::send(MailCall call, QObject *context, Done done)
{
    return m_loop->add(std::move(call), context, std::move(done));
}

Transport::Number Transport::after(base::Millis time, Due due)
{
    return m_loop->after(time, std::move(due));
}

void Transport::cancel(Number number)
{
    m_loop->cancel(number);
}

} // namespace tierdesk::net
