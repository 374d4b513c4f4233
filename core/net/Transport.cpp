#include "core/net/Transport.h"

#include "core/base/Log.h"
#include "core/net/Multi.h"

#include <QtCore/QMutex>
#include <QtCore/QPointer>
#include <QtCore/QThread>

#include <algorithm>
#include <atomic>
#include <unordered_map>

#include <sys/socket.h>
#include <unistd.h>

namespace tierdesk::net {

namespace {

using base::Fault;
using base::Result;

constexpr qint64 MaxHeaderBytes = 64 * 1024;

struct EasyDeleter {
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

base::Error unavailable(const QString &message, const QString &reason)
{
    return base::fail(Fault::Unavailable, message, {}, {{QStringLiteral("reason"), reason}});
}

bool hasLineEnd(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

/// One request under way; the loop's thread only.
struct Flight {
    Transport::Number number = 0;
    Request request;
    TargetRules rules;
    QPointer<QObject> context;
    bool isBare = false; ///< done runs here, without a context
    Transport::Done done;
    Transport::Piece piece; ///< null: the body is kept
    Easy easy;
    List headers;
    Response response;
    qint64 headerBytes = 0;
    qint64 bodyBytes = 0;
    bool isTooLarge = false;
    bool isUnwanted = false;
    bool isRefusedTarget = false;
    bool isByProxy = false;
    std::array<char, CURL_ERROR_SIZE> message{};
};

size_t takeBody(char *data, size_t size, size_t count, void *user)
{
    auto *flight = static_cast<Flight *>(user);
    const auto length = static_cast<qsizetype>(size * count);
    flight->bodyBytes += length;
    if (flight->bodyBytes > flight->request.maxBody) {
        flight->isTooLarge = true;
        return 0;
    }
    if (flight->piece && flight->response.status == 0) {
        long status = 0;
        curl_easy_getinfo(flight->easy.get(), CURLINFO_RESPONSE_CODE, &status);
        flight->response.status = static_cast<int>(status);
    }
    if (flight->piece && flight->response.status >= 200 && flight->response.status < 300) {
        flight->isUnwanted = !flight->piece(flight->response, QByteArrayView(data, length));
        return flight->isUnwanted ? 0 : size * count;
    }
    flight->response.body.append(data, length);
    return size * count;
}

size_t takeHeader(char *data, size_t size, size_t count, void *user)
{
    auto *flight = static_cast<Flight *>(user);
    const QByteArrayView line(data, static_cast<qsizetype>(size * count));
    flight->headerBytes += line.size();
    if (flight->headerBytes > MaxHeaderBytes) {
        flight->isTooLarge = true;
        return 0;
    }
    // An interim answer (1xx) has headers of its own, which are not the answer's.
    if (line.startsWith("HTTP/"))
        flight->response.headers.clear();
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        flight->response.headers.emplace_back(line.first(colon).toByteArray().trimmed().toLower(),
                                              line.sliced(colon + 1).toByteArray().trimmed());
    return size * count;
}

/// The address is the one that is connected to: what the guard refuses here, no second look-up can slip past.
curl_socket_t openSocket(void *user, curlsocktype, curl_sockaddr *target)
{
    auto *flight = static_cast<Flight *>(user);
    const QHostAddress address(&target->addr);
    // The operator's proxy stands where the operator put it, and looks up the target's name itself.
    if (!flight->isByProxy && !mayConnect(flight->request.url, address, flight->rules)) {
        flight->isRefusedTarget = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

QString reasonOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return QStringLiteral("timeout");
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return QStringLiteral("name");
    case CURLE_COULDNT_CONNECT:
        return QStringLiteral("connect");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return QStringLiteral("tls");
    default:
        return QStringLiteral("transfer");
    }
}

} // namespace

QByteArray Response::header(const QByteArray &name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const auto &each) { return each.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

/// The thread with the multi handle. Requests come in by a queue and a wake-up.
class Transport::Loop final : public QThread
{
public:
    explicit Loop(TransportSettings settings)
        : m_settings(std::move(settings))
        , m_multi(m_settings.connections)
    {
        setObjectName(QStringLiteral("tierdesk-net"));
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
        const Number number = ++m_last;
        flight->number = number;
        flight->request = std::move(request);
        flight->rules = m_settings.targets;
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
            m_multi.goOn();
            finishDone();
        }
        takeIn();
        while (!m_flights.empty())
            end(m_flights.begin()->first, unavailable(QStringLiteral("stopping"), QStringLiteral("cancelled")));
    }

private:
    void takeIn()
    {
        std::vector<std::unique_ptr<Flight>> waiting;
        std::vector<Number> cancelled;
        {
            const QMutexLocker lock(&m_mutex);
            waiting.swap(m_waiting);
            cancelled.swap(m_cancelled);
        }
        for (auto &flight : waiting) {
            const Number number = flight->number;
            Flight &taken = *(m_flights[number] = std::move(flight));
            if (const auto begun = begin(taken); !begun)
                end(number, begun.error());
        }
        for (const Number number : cancelled)
            end(number, unavailable(QStringLiteral("cancelled"), QStringLiteral("cancelled")));
    }

    Result<void> begin(Flight &flight)
    {
        const Request &request = flight.request;
        if (const auto target = checkTarget(request.url, flight.rules); !target)
            return target.error();
        flight.easy.reset(curl_easy_init());
        CURL *easy = flight.easy.get();
        if (!easy)
            return base::fail(Fault::Internal, QStringLiteral("no memory for a request"));
        curl_slist *headers = nullptr;
        bool hasType = false;
        for (const auto &[name, value] : request.headers) {
            if (name.isEmpty() || hasLineEnd(name) || hasLineEnd(value)) {
                curl_slist_free_all(headers);
                return base::fail(Fault::InvalidInput, QStringLiteral("a header that cannot be sent"),
                                  QString::fromLatin1(name));
            }
            headers = curl_slist_append(headers, (name + ": " + value).constData());
            hasType = hasType || name.toLower() == "content-type";
        }
        if (!hasType)
            headers = curl_slist_append(headers, "Content-Type:"); // else curl claims a form
        // curl would wait a second for "100 Continue" before it sends a longer body.
        headers = curl_slist_append(headers, "Expect:");
        flight.headers.reset(headers);

        curl_easy_setopt(easy, CURLOPT_URL, request.url.toEncoded(QUrl::RemoveFragment).constData());
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
        if (request.method == "HEAD")
            curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        if (!request.body.isEmpty() || request.method == "POST" || request.method == "PUT") {
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.constData());
        }
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count));
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connectTimeout.count));
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        // Chosen here, and by nothing that curl finds.
        const QByteArray proxy = request.usesProxy ? proxyFor(request.url, m_settings.environment) : QByteArray();
        flight.isByProxy = !proxy.isEmpty();
        curl_easy_setopt(easy, CURLOPT_PROXY, proxy.constData());
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
        curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!m_settings.authorities.isEmpty()) {
            curl_blob blob{const_cast<char *>(m_settings.authorities.constData()),
                           static_cast<size_t>(m_settings.authorities.size()), CURL_BLOB_COPY};
            curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
        }
        if (m_addresses)
            curl_easy_setopt(easy, CURLOPT_RESOLVE, m_addresses.get());
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, openSocket);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &flight);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, takeBody);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &flight);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, takeHeader);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &flight);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, flight.message.data());
        curl_easy_setopt(easy, CURLOPT_PRIVATE, &flight);
        if (!m_multi.add(easy))
            return base::fail(Fault::Internal, QStringLiteral("the request was not taken"));
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

    static Result<Response> resultOf(Flight &flight, CURLcode code)
    {
        if (code == CURLE_OK) {
            long status = 0;
            curl_easy_getinfo(flight.easy.get(), CURLINFO_RESPONSE_CODE, &status);
            flight.response.status = static_cast<int>(status);
            return std::move(flight.response);
        }
        if (flight.isRefusedTarget)
            return base::fail(Fault::Forbidden, QStringLiteral("the name leads to an address that is no target"),
                              flight.request.url.host());
        if (flight.isTooLarge)
            return base::fail(Fault::TooLarge,
                              QStringLiteral("the answer is over %1 bytes").arg(flight.request.maxBody));
        if (flight.isUnwanted)
            return unavailable(QStringLiteral("no more was wanted"), QStringLiteral("cancelled"));
        const char *said = flight.message[0] ? flight.message.data() : curl_easy_strerror(code);
        return unavailable(QString::fromUtf8(said), reasonOf(code));
    }

    void end(Number number, Result<Response> result)
    {
        const auto found = m_flights.find(number);
        if (found == m_flights.end())
            return;
        const std::unique_ptr<Flight> flight = std::move(found->second);
        m_flights.erase(found);
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
            [done = std::move(flight->done), result = std::move(result)]() mutable { done(std::move(result)); },
            Qt::QueuedConnection);
    }

    TransportSettings m_settings;
    List m_addresses;
    Multi m_multi;
    std::atomic<bool> m_isEnding = false;
    std::atomic<Number> m_last = 0;
    QMutex m_mutex; ///< of the two queues below
    std::vector<std::unique_ptr<Flight>> m_waiting;
    std::vector<Number> m_cancelled;
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

void Transport::cancel(Number number)
{
    m_loop->cancel(number);
}

} // namespace tierdesk::net
