#include "core/net/Flight.h"

#include <algorithm>

#include <sys/socket.h>
#include <unistd.h>

namespace tierdesk::net {

using base::Fault;
using base::Result;

namespace {

constexpr qint64 MaxHeaderBytes = 64 * 1024;

bool hasLineEnd(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

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
    if (flight->mail) {
        flight->response.lines.append(line.toByteArray().trimmed());
        return size * count;
    }
    // The headers of an interim response (1xx) are not part of the final one.
    if (line.startsWith("HTTP/"))
        flight->response.headers.clear();
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        flight->response.headers.emplace_back(line.first(colon).toByteArray().trimmed().toLower(),
                                              line.sliced(colon + 1).toByteArray().trimmed());
    return size * count;
}

/// Opens the socket for the address that is connected to, so that a second DNS lookup cannot bypass the guard.
curl_socket_t openSocket(void *user, curlsocktype, curl_sockaddr *target)
{
    auto *flight = static_cast<Flight *>(user);
    const QHostAddress address(&target->addr);
    // The operator chose the proxy; it resolves the target's name itself.
    if (!flight->isByProxy && !mayConnect(flight->request.url, address, flight->rules)) {
        flight->isRefusedTarget = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

/// Returns the code of the last 4xx or 5xx line and truncates @p lines after it; returns 0 if there is none.
int cutAfterRefusal(QByteArrayList &lines)
{
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        const int code = lines[i].left(3).toInt();
        if (code >= 400 && code < 600) {
            lines.resize(i + 1);
            return code;
        }
    }
    return 0;
}

/// Returns the IMAP server's NO or BAD reply without its tag, which differs each time; empty if there is none.
QString imapRefusal(const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() > 1 && words[0] != "*" && (words[1] == "NO" || words[1] == "BAD"))
            return QString::fromUtf8(line.mid(words[0].size()).simplified());
    }
    return {};
}

QString reasonOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return u"timeout"_s;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return u"name"_s;
    case CURLE_COULDNT_CONNECT:
        return u"connect"_s;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
        return u"tls"_s;
    case CURLE_LOGIN_DENIED:
        return u"login"_s;
    default:
        return u"transfer"_s;
    }
}

} // namespace

QByteArray Response::header(const QByteArray &name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const auto &each) { return each.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

base::Error unavailable(const QString &message, const QString &reason)
{
    return base::fail(Fault::Unavailable, message, {}, {{u"reason"_s, reason}});
}

void prepare(Flight &flight, const TransportSettings &settings, curl_slist *addresses)
{
    CURL *easy = flight.easy.get();
    const Request &request = flight.request;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.toEncoded(QUrl::RemoveFragment).constData());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connectTimeout.count));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.authorities.isEmpty()) {
        curl_blob blob{const_cast<char *>(settings.authorities.constData()),
                       static_cast<size_t>(settings.authorities.size()), CURL_BLOB_COPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    if (addresses)
        curl_easy_setopt(easy, CURLOPT_RESOLVE, addresses);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, openSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &flight);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &flight);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &flight);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, flight.message.data());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &flight);
}

Result<void> prepareHttp(Flight &flight, const TransportSettings &settings)
{
    CURL *easy = flight.easy.get();
    const Request &request = flight.request;
    curl_slist *headers = nullptr;
    bool hasType = false;
    for (const auto &[name, value] : request.headers) {
        if (name.isEmpty() || hasLineEnd(name) || hasLineEnd(value)) {
            curl_slist_free_all(headers);
            return base::fail(Fault::InvalidInput, u"a header that cannot be sent"_s, QString::fromLatin1(name));
        }
        headers = curl_slist_append(headers, (name + ": " + value).constData());
        hasType = hasType || name.toLower() == "content-type";
    }
    if (!hasType)
        headers = curl_slist_append(headers, "Content-Type:"); // else curl sends a form's type
    // Without this, curl waits a second for "100 Continue" before it sends a longer body.
    headers = curl_slist_append(headers, "Expect:");
    flight.headers.reset(headers);

    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
    if (request.method == "HEAD")
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    if (!request.body.isEmpty() || request.method == "POST" || request.method == "PUT") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.constData());
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    // Set explicitly, so that curl does not read the environment.
    const QByteArray proxy = request.usesProxy ? proxyFor(request.url, settings.environment) : QByteArray();
    flight.isByProxy = !proxy.isEmpty();
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy.constData());
    return {};
}

Result<Response> resultOf(Flight &flight, CURLcode code)
{
    if (code == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(flight.easy.get(), CURLINFO_RESPONSE_CODE, &status);
        flight.response.status = static_cast<int>(status);
        return std::move(flight.response);
    }
    if (flight.mail && flight.request.url.scheme().startsWith(u"smtp")) {
        // A mail server's refusal is a response. curl's own code may come from the QUIT that follows.
        if (const int refused = cutAfterRefusal(flight.response.lines); refused > 0) {
            flight.response.status = refused;
            return std::move(flight.response);
        }
    }
    if (flight.isRefusedTarget)
        return base::fail(Fault::Forbidden, u"the name leads to an address that is no target"_s,
                          flight.request.url.host());
    if (flight.isTooLarge)
        return base::fail(Fault::TooLarge, u"the answer is over %1 bytes"_s.arg(flight.request.maxBody));
    if (flight.isUnwanted)
        return unavailable(u"no more was wanted"_s, u"cancelled"_s);
    if (code == CURLE_REMOTE_FILE_NOT_FOUND && flight.mail) {
        // curl also returns this code for a refusal, which may be temporary.
        if (const QString refusal = imapRefusal(flight.response.lines); !refusal.isEmpty())
            return unavailable(refusal, u"transfer"_s);
        return base::fail(Fault::NotFound, u"the mail is not there"_s, flight.request.url.host());
    }
    if (code == CURLE_LOGIN_DENIED && flight.mail) {
        const QString refusal = imapRefusal(flight.response.lines);
        // NO rejects the user. BAD means that the server does not know the sign-in method.
        return unavailable(refusal.startsWith(u"NO") ? u"%1: %2"_s.arg(SignInRefused, refusal)
                                                     : u"the server offers no way to sign in that is known here"_s,
                           reasonOf(code));
    }
    const char *said = flight.message[0] ? flight.message.data() : curl_easy_strerror(code);
    return unavailable(QString::fromUtf8(said), reasonOf(code));
}

} // namespace tierdesk::net
