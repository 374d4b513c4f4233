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

/// More than this nobody is left alone for: who asks for longer is asked again tomorrow.
constexpr qint64 MostRetryAfterMs = 24LL * 60 * 60 * 1000;

base::Error unavailable(const QString &message, const QString &reason)
{
    return base::fail(Fault::AiUnavailable, message, {}, {{QStringLiteral("reason"), reason}});
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
    QDateTime at =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(QTimeZone::utc());
    return Millis{std::clamp<qint64>(at.toMSecsSinceEpoch() - now.ms, 0, MostRetryAfterMs)};
}

/// The machine's word for what is wrong, of both APIs. Its message is left: it may hold what was sent.
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
    , m_free(settings.concurrent)
{}

Result<QByteArray> ProviderClient::exchange(const net::Request &request, QDeadlineTimer deadline)
{
    auto response = trying(request, deadline, nullptr);
    if (!response)
        return response.error();
    return std::move(response->body);
}

Result<QByteArray> ProviderClient::look(const net::Request &request, QDeadlineTimer deadline)
{
    if (!m_free.tryAcquire())
        return unavailable(QStringLiteral("too many requests to this provider at once"), QStringLiteral("busy"));
    const QSemaphoreReleaser releaser(m_free);
    auto result = once(request, deadline, nullptr);
    if (result && result->status >= 200 && result->status < 300)
        return std::move(result->body);
    return judge(result).error;
}

Result<void> ProviderClient::stream(const net::Request &request, QDeadlineTimer deadline, PieceTaker &taker)
{
    const auto response = trying(request, deadline, &taker);
    return response ? Result<void>() : response.error();
}

Result<net::Response> ProviderClient::trying(const net::Request &request, QDeadlineTimer deadline, PieceTaker *taker)
{
    if (!m_free.tryAcquire())
        return unavailable(QStringLiteral("too many requests to this provider at once"), QStringLiteral("busy"));
    const QSemaphoreReleaser releaser(m_free);
    Millis backoff = m_settings.backoff;
    Millis paused{0};
    for (int tried = 1;; ++tried) {
        const Admitted how = admit();
        if (how == Admitted::No)
            return unavailable(QStringLiteral("the provider failed several times in a row and is left alone"),
                               QStringLiteral("circuit_open"));
        if (taker)
            taker->begin();
        auto result = once(request, deadline, taker);
        if (result && result->status >= 200 && result->status < 300) {
            note(how, true, {});
            return result;
        }
        Failure failure = judge(result);
        note(how, !failure.isTheirs, failure.after);
        qCInfo(log::Mind) << "model request" << tried << "failed:" << failure.error.message;
        // Several that fail at once must not come back at once.
        const qint64 jittered = backoff.count / 2 + QRandomGenerator::global()->bounded(backoff.count / 2 + 1);
        const Millis wait = failure.after.value_or(Millis{jittered});
        const bool isTooLong =
            wait.count >= deadline.remainingTime() || paused.count + wait.count > m_settings.mostPause.count;
        if (!failure.isRetried || tried >= m_settings.tries || isTooLong)
            return std::move(failure.error);
        paused.count += wait.count;
        if (!pause(wait))
            return unavailable(QStringLiteral("stopping"), QStringLiteral("cancelled"));
        backoff = Millis{std::min(backoff.count * 2, m_settings.mostBackoff.count)};
    }
}

namespace {

/// What the net thread leaves for the thread that waits. Outlives both: the one may be gone when the other comes.
struct CaughtAnswer {
    QMutex mutex;
    QWaitCondition came;
    net::Response head;
    QByteArray pieces; ///< not taken yet; bounded by the request's maxBody
    std::optional<Result<net::Response>> result;
};

/// Gives @p taker what comes until the answer is over. What it refuses is told as its refusal.
Result<net::Response> takeAll(CaughtAnswer &caught, PieceTaker &taker, const std::function<void()> &cancel)
{
    std::optional<base::Error> refusal;
    for (;;) {
        QByteArray pieces;
        bool isOver = false;
        {
            const QMutexLocker lock(&caught.mutex);
            while (caught.pieces.isEmpty() && !caught.result)
                caught.came.wait(&caught.mutex);
            pieces.swap(caught.pieces);
            isOver = caught.result.has_value();
        }
        // The head is written before the first piece and not after it.
        if (!pieces.isEmpty() && !refusal) {
            if (const auto taken = taker.take(caught.head, pieces); !taken) {
                refusal = taken.error();
                if (!isOver)
                    cancel();
            }
        }
        if (isOver)
            break;
    }
    if (refusal)
        return std::move(*refusal);
    Result<net::Response> result = std::move(*caught.result);
    if (result && result->status >= 200 && result->status < 300) {
        if (const auto ended = taker.end(*result); !ended)
            return ended.error();
    }
    return result;
}

} // namespace

Result<net::Response> ProviderClient::once(net::Request request, QDeadlineTimer deadline, PieceTaker *taker)
{
    const auto caught = std::make_shared<CaughtAnswer>();
    request.connectTimeout = m_settings.connectTimeout;
    request.timeout = Millis{std::clamp<qint64>(deadline.remainingTime(), 1, m_settings.tryTimeout.count)};
    request.maxBody = 4 << 20;
    request.usesProxy = true;
    request.targets = m_settings.targets;
    const auto done = [caught](Result<net::Response> result) {
        const QMutexLocker inner(&caught->mutex);
        caught->result = std::move(result);
        caught->came.wakeAll();
    };
    const auto piece = [caught](const net::Response &head, QByteArrayView bytes) {
        const QMutexLocker inner(&caught->mutex);
        if (caught->head.status == 0)
            caught->head = head;
        caught->pieces.append(bytes);
        caught->came.wakeAll();
        return true;
    };
    net::Transport::Number number = 0;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_isStopped)
            return base::fail(Fault::Unavailable, QStringLiteral("stopping"), {},
                              {{QStringLiteral("reason"), QStringLiteral("cancelled")}});
        number = taker ? m_transport.stream(std::move(request), piece, done)
                       : m_transport.sendBare(std::move(request), done);
        m_underWay.insert(number);
    }
    std::optional<Result<net::Response>> result;
    if (taker) {
        result = takeAll(*caught, *taker, [this, number] { m_transport.cancel(number); });
    } else {
        const QMutexLocker lock(&caught->mutex);
        // The transport keeps the time and always tells.
        while (!caught->result)
            caught->came.wait(&caught->mutex);
        result = std::move(caught->result);
    }
    const QMutexLocker lock(&m_mutex);
    m_underWay.erase(number);
    return std::move(*result);
}

ProviderClient::Failure ProviderClient::judge(const Result<net::Response> &result) const
{
    if (!result) {
        const base::Error &error = result.error();
        // Of whoever took the answer while it came.
        if (error.fault == Fault::AiUnavailable)
            return {error, true, true, {}};
        if (error.fault == Fault::AiFailed)
            return {error, false, false, {}};
        if (error.fault == Fault::Unavailable) {
            const QString reason = error.details[u"reason"].toString();
            const bool isOurs = reason == u"cancelled";
            return {unavailable(QStringLiteral("the provider was not reached: ") + error.message, reason),
                    !isOurs,
                    !isOurs,
                    {}};
        }
        return {base::fail(Fault::AiFailed, QStringLiteral("the request could not be sent: ") + error.message),
                false,
                false,
                {}};
    }
    const int status = result->status;
    const QByteArray should = result->header("x-should-retry").toLower();
    const auto after = retryAfter(*result, m_clock.now());
    QString message;
    const QString word = errorWord(result->body, &message);
    // Waiting does not fill an account.
    const bool isSpent = status == 429 && !after &&
                         (word == u"insufficient_quota" || message.contains(u"spend limit", Qt::CaseInsensitive));
    const bool isPassing = status == 408 || status == 409 || status == 429 || status >= 500;
    const bool isRetried = should == "true" || (should != "false" && isPassing && !isSpent);
    QJsonObject details{{QStringLiteral("status"), status}, {QStringLiteral("reason"), word}};
    // Servers of other people's models say in their own words what a request may not hold.
    if (status >= 400 && status != 429 && message.contains(u"tool", Qt::CaseInsensitive))
        details.insert(QStringLiteral("lacks"), QStringLiteral("tools"));
    else if (status >= 400 &&
             (message.contains(u"response_format") || message.contains(u"schema", Qt::CaseInsensitive)))
        details.insert(QStringLiteral("lacks"), QStringLiteral("schema"));
    if (after)
        details.insert(QStringLiteral("retryAfter"), static_cast<double>((after->count + 999) / 1000));
    const QString text = QStringLiteral("the provider answered %1 %2").arg(QString::number(status), word).trimmed();
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

bool ProviderClient::pause(Millis time)
{
    const QMutexLocker lock(&m_mutex);
    const QDeadlineTimer until(time.count);
    while (!m_isStopped && m_moved.wait(&m_mutex, until)) {
    }
    return !m_isStopped;
}

void ProviderClient::stop()
{
    const QMutexLocker lock(&m_mutex);
    m_isStopped = true;
    for (const net::Transport::Number each : m_underWay)
        m_transport.cancel(each);
    m_moved.wakeAll();
}

bool ProviderClient::isBroken() const
{
    const QMutexLocker lock(&m_mutex);
    return m_closedUntil && m_clock.now() < *m_closedUntil;
}

} // namespace tierdesk::ai
