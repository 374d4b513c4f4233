#include "core/mind/ai/remote/ProviderClient.h"

#include "core/base/Json.h"
#include "core/base/Log.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <functional>
#include <memory>

namespace tierdesk::ai {

namespace {

using base::Fault;
using base::Millis;
using base::Result;
using base::Task;

/// The longest retry-after that is respected: one day.
constexpr qint64 MostRetryAfterMs = 24LL * 60 * 60 * 1000;

base::Error unavailable(const QString &message, const QString &reason)
{
    return base::fail(Fault::AiUnavailable, message, {}, {{u"reason"_s, reason}});
}

/// retry-after-ms, or retry-after in seconds or as an HTTP date.
std::optional<Millis> retryAfter(const net::Response &response, base::Timestamp now)
{
    bool isNumber = false;
    const double ms = response.header("retry-after-ms").toDouble(&isNumber);
    const auto atMost = [](double wait) {
        return Millis{static_cast<qint64>(std::min(wait, static_cast<double>(MostRetryAfterMs)))};
    };
    if (isNumber && ms >= 0)
        return atMost(ms);
    const QByteArray text = response.header("retry-after");
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && seconds >= 0)
        return atMost(seconds * 1000);
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(QTimeZone::utc());
    return Millis{std::clamp<qint64>(at.toMSecsSinceEpoch() - now.ms, 0, MostRetryAfterMs)};
}

/// Returns the error code in the format of both APIs. The message may contain the request and must not be passed on.
QString errorWord(const QByteArray &body, QString *message)
{
    const auto parsed = base::parseJsonObject(body);
    if (!parsed)
        return {};
    const QJsonValue error = (*parsed)[u"error"];
    *message = error[u"message"].toString();
    QString text = error[u"code"].toString();
    if (text.isEmpty())
        text = error[u"type"].toString();
    text.removeIf([](QChar c) { return c.unicode() > 0x7E || !(c.isLetterOrNumber() || c == u'_' || c == u'-'); });
    return text.left(60);
}

} // namespace

ProviderClient::ProviderClient(net::Transport &transport, const base::Clock &clock)
    : ProviderClient(transport, clock, ModelLineSettings{})
{}

ProviderClient::ProviderClient(net::Transport &transport, const base::Clock &clock, ModelLineSettings settings)
    : m_transport(transport)
    , m_clock(clock)
    , m_settings(settings)
{}

/// One of the provider's concurrent request slots, if one is free.
class ProviderClient::Place final
{
public:
    explicit Place(ProviderClient &client)
        : m_client(client)
    {
        const QMutexLocker lock(&m_client.m_mutex);
        m_isTaken = m_client.m_exchanges < m_client.m_settings.concurrent;
        m_client.m_exchanges += m_isTaken ? 1 : 0;
    }
    ~Place()
    {
        const QMutexLocker lock(&m_client.m_mutex);
        m_client.m_exchanges -= m_isTaken ? 1 : 0;
    }
    Q_DISABLE_COPY_MOVE(Place)

    [[nodiscard]] bool isTaken() const { return m_isTaken; }
    [[nodiscard]] static base::Error refusal()
    {
        return unavailable(u"too many requests to this provider at once"_s, u"busy"_s);
    }

private:
    ProviderClient &m_client;
    bool m_isTaken = false;
};

Task<Result<QByteArray>> ProviderClient::exchange(net::Request request, QDeadlineTimer deadline)
{
    auto response = co_await trying(std::move(request), deadline, nullptr);
    if (!response)
        co_return response.error();
    co_return std::move(response->body);
}

Task<Result<QByteArray>> ProviderClient::look(net::Request request, QDeadlineTimer deadline)
{
    const Place place(*this);
    if (!place.isTaken())
        co_return Place::refusal();
    auto result = co_await once(std::move(request), deadline, nullptr);
    if (result && result->status >= 200 && result->status < 300)
        co_return std::move(result->body);
    co_return judge(result).error;
}

Task<Result<void>> ProviderClient::stream(net::Request request, QDeadlineTimer deadline, PieceTaker &taker)
{
    const auto response = co_await trying(std::move(request), deadline, &taker);
    if (!response)
        co_return response.error();
    co_return Result<void>();
}

Task<Result<net::Response>> ProviderClient::trying(net::Request request, QDeadlineTimer deadline, PieceTaker *taker)
{
    const Place place(*this);
    if (!place.isTaken())
        co_return Place::refusal();
    Millis backoff = m_settings.backoff;
    Millis paused{0};
    for (int tried = 1;; ++tried) {
        const Admitted how = admit();
        if (how == Admitted::No)
            co_return unavailable(u"the provider failed several times in a row and is left alone"_s, u"circuit_open"_s);
        if (taker)
            taker->begin();
        auto result = co_await once(request, deadline, taker);
        if (result && result->status >= 200 && result->status < 300) {
            note(how, true, {});
            co_return result;
        }
        Failure failure = judge(result);
        note(how, !failure.isTheirs, failure.after);
        qCInfo(log::Mind) << "model request" << tried << "failed:" << failure.error.message;
        // Jitter, so that requests that fail together are not retried together.
        const qint64 jittered = backoff.count / 2 + QRandomGenerator::global()->bounded(backoff.count / 2 + 1);
        const Millis wait = failure.after.value_or(Millis{jittered});
        const bool isTooLong =
            wait.count >= deadline.remainingTime() || paused.count + wait.count > m_settings.mostPause.count;
        if (!failure.isRetried || tried >= m_settings.tries || isTooLong)
            co_return std::move(failure.error);
        paused.count += wait.count;
        if (!co_await pause(wait))
            co_return unavailable(u"stopping"_s, u"cancelled"_s);
        backoff = Millis{std::min(backoff.count * 2, m_settings.mostBackoff.count)};
    }
}

std::optional<net::Transport::Number> ProviderClient::begin(const std::function<net::Transport::Number()> &start)
{
    // Under the lock, so that stop() either prevents the start or knows the number.
    const QMutexLocker lock(&m_mutex);
    if (m_isStopped)
        return std::nullopt;
    return *m_underWay.insert(start()).first;
}

void ProviderClient::forget(net::Transport::Number number)
{
    const QMutexLocker lock(&m_mutex);
    m_underWay.erase(number);
}

namespace {

/// A response in transit from the net thread to the task that reads it.
struct Incoming {
    QMutex mutex; ///< guards the members below
    net::Response head;
    QByteArray pieces; ///< unread; limited by the request's maxBody
    std::optional<Result<net::Response>> result;
    std::optional<base::Arrival<>> more; ///< awaited by the task once it has read everything

    /// Stores new data and wakes the task. Called on the net thread.
    template<class Take>
    void add(Take take)
    {
        std::optional<base::Arrival<>> wakened;
        {
            const QMutexLocker lock(&mutex);
            take(*this);
            wakened.swap(more);
        }
        if (wakened)
            wakened->set();
    }
};

/// Waits for more data; returns whether the response is complete.
Task<bool> readMore(Incoming &incoming, QByteArray &pieces)
{
    std::optional<base::Arrival<>> more;
    {
        const QMutexLocker lock(&incoming.mutex);
        if (incoming.pieces.isEmpty() && !incoming.result)
            more = incoming.more.emplace();
    }
    if (more)
        co_await *more;
    const QMutexLocker lock(&incoming.mutex);
    pieces = std::exchange(incoming.pieces, {});
    co_return incoming.result.has_value();
}

} // namespace

Task<Result<net::Response>> ProviderClient::once(net::Request request, QDeadlineTimer deadline, PieceTaker *taker)
{
    const auto incoming = std::make_shared<Incoming>();
    request.connectTimeout = m_settings.connectTimeout;
    request.timeout = Millis{std::clamp<qint64>(deadline.remainingTime(), 1, m_settings.tryTimeout.count)};
    request.maxBody = 4 << 20;
    request.usesProxy = true;
    request.targets = m_settings.targets;
    const auto done = [incoming](Result<net::Response> result) {
        incoming->add([&result](Incoming &in) { in.result = std::move(result); });
    };
    const auto piece = [incoming](const net::Response &head, QByteArrayView bytes) {
        incoming->add([&](Incoming &in) {
            if (in.head.status == 0)
                in.head = head;
            in.pieces.append(bytes);
        });
        return true;
    };
    const auto number = begin([&] {
        return taker ? m_transport.stream(std::move(request), piece, done)
                     : m_transport.sendBare(std::move(request), done);
    });
    if (!number)
        co_return base::fail(Fault::Unavailable, u"stopping"_s, {}, {{u"reason"_s, u"cancelled"_s}});
    std::optional<base::Error> refusal; // from the taker; later pieces are discarded
    for (bool isOver = false; !isOver;) {
        QByteArray pieces;
        isOver = co_await readMore(*incoming, pieces);
        if (pieces.isEmpty() || refusal)
            continue;
        // The head is written before the first piece and not changed afterwards.
        if (const auto taken = taker->take(incoming->head, pieces); !taken) {
            refusal = taken.error();
            if (!isOver)
                m_transport.cancel(*number);
        }
    }
    forget(*number);
    if (refusal)
        co_return std::move(*refusal);
    Result<net::Response> result = std::move(*incoming->result);
    if (taker && result && result->status >= 200 && result->status < 300) {
        if (const auto ended = taker->end(*result); !ended)
            co_return ended.error();
    }
    co_return result;
}

ProviderClient::Failure ProviderClient::judge(const Result<net::Response> &result) const
{
    if (!result) {
        const base::Error &error = result.error();
        // From the taker.
        if (error.fault == Fault::AiUnavailable)
            return {error, true, true, {}};
        if (error.fault == Fault::AiFailed)
            return {error, false, false, {}};
        if (error.fault == Fault::Unavailable) {
            const QString reason = error.details[u"reason"].toString();
            const bool isOurs = reason == u"cancelled";
            return {unavailable(u"the provider was not reached: "_s + error.message, reason), !isOurs, !isOurs, {}};
        }
        return {base::fail(Fault::AiFailed, u"the request could not be sent: "_s + error.message), false, false, {}};
    }
    const int status = result->status;
    const QByteArray should = result->header("x-should-retry").toLower();
    const auto after = retryAfter(*result, m_clock.now());
    QString message;
    const QString word = errorWord(result->body, &message);
    // Waiting does not restore a used-up quota.
    const bool isSpent = status == 429 && !after &&
                         (word == u"insufficient_quota" || message.contains(u"spend limit", Qt::CaseInsensitive));
    const bool isPassing = status == 408 || status == 409 || status == 429 || status >= 500;
    const bool isRetried = should == "true" || (should != "false" && isPassing && !isSpent);
    QJsonObject details{{u"status"_s, status}, {u"reason"_s, word}};
    // Servers for third-party models describe unsupported parameters in their own words.
    if (status >= 400 && status != 429 && message.contains(u"tool", Qt::CaseInsensitive))
        details.insert(u"lacks"_s, u"tools"_s);
    else if (status >= 400 &&
             (message.contains(u"response_format") || message.contains(u"schema", Qt::CaseInsensitive)))
        details.insert(u"lacks"_s, u"schema"_s);
    if (after)
        details.insert(u"retryAfter"_s, static_cast<double>((after->count + 999) / 1000));
    const QString text = u"the provider answered %1 %2"_s.arg(QString::number(status), word).trimmed();
    return {base::fail(isPassing ? Fault::AiUnavailable : Fault::AiFailed, text, {}, details), isRetried, isPassing,
            after};
}

ProviderClient::Admitted ProviderClient::admit()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_closedUntil)
        return Admitted::AsUsual;
    if (m_isTrying || m_clock.now() < *m_closedUntil)
        return Admitted::No;
    m_isTrying = true;
    return Admitted::OnTrial;
}

void ProviderClient::note(Admitted how, bool isGood, std::optional<Millis> after)
{
    const QMutexLocker lock(&m_mutex);
    if (how == Admitted::OnTrial)
        m_isTrying = false;
    else if (m_closedUntil)
        return;
    if (isGood) {
        m_failures = 0;
        m_closedUntil.reset();
        return;
    }
    if (++m_failures < m_settings.breakAfter)
        return;
    const Millis pause{std::max(m_settings.breakFor.count, after ? after->count : 0)};
    if (!m_closedUntil)
        qCWarning(log::Mind) << "a model provider failed" << m_failures << "times in a row: left alone for"
                             << pause.count / 1000 << "s";
    m_closedUntil = m_clock.now() + pause;
}

Task<bool> ProviderClient::pause(Millis time)
{
    const base::Arrival<bool> over;
    const auto number = begin([&] { return m_transport.after(time, [over](bool isDue) { over.set(isDue); }); });
    if (!number)
        co_return false;
    const bool isDue = co_await over;
    forget(*number);
    co_return isDue;
}

void ProviderClient::stop()
{
    const QMutexLocker lock(&m_mutex);
    m_isStopped = true;
    for (const net::Transport::Number each : m_underWay)
        m_transport.cancel(each);
}

bool ProviderClient::isBroken() const
{
    const QMutexLocker lock(&m_mutex);
    return m_closedUntil && m_clock.now() < *m_closedUntil;
}

} // namespace tierdesk::ai
