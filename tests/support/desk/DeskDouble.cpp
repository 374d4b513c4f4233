#include "tests/support/desk/DeskDouble.h"

#include "core/base/Clock.h"
#include "core/base/Json.h"

#include <QtCore/QUrlQuery>
#include <QtHttpServer/QHttpServerRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

namespace tierdesk::test {

using namespace deskapi;

DeskDouble::DeskDouble(QObject *parent)
    : QObject(parent)
{
    me.id = UserId{7};
    me.email = u"marek@acme.example"_s;
    me.name = u"Marek Svoboda"_s;
    me.presence = Presence::Available;
    me.company = u"acme"_s;
    me.companies = {me.company};
    companies = {{u"acme"_s, u"Acme Outdoor"_s, u"USD"_s, true}};
    serverStatus.version = u"0.1.0"_s;
    serverStatus.models = {{Tier::AiRep, u"Claude"_s, ServerStatus::ModelState::Ready},
                           {Tier::AiManager, u"Claude"_s, ServerStatus::ModelState::Ready}};
    serverStatus.p95TurnMs = 180;
    serverStatus.slaMetToday = 0.96;
    serverStatus.startedAt = {1'789'000'000'000};
    start();
    serverStatus.listen = {url().toString()};
}

DeskDouble::~DeskDouble()
{
    stop();
}

void DeskDouble::start()
{
    if (m_http)
        return;
    m_http = std::make_unique<QHttpServer>();
    m_http->route(u"/desk/events"_s, [](QHttpServerResponder &&) {});
    m_http->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        answer(request, std::move(responder));
    });
    connect(m_http.get(), &QAbstractHttpServer::newWebSocketConnection, this, &DeskDouble::acceptSocket);
    std::unique_ptr<QTcpServer> tcp;
    if (m_certificate.isEmpty()) {
        tcp = std::make_unique<QTcpServer>();
    } else {
        auto tls = std::make_unique<QSslServer>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(m_certificate));
        configuration.setPrivateKey(QSslKey(m_key, QSsl::Ec));
        tls->setSslConfiguration(configuration);
        tcp = std::move(tls);
    }
    if (!tcp->listen(QHostAddress::LocalHost, m_port))
        qFatal("cannot listen: %s", qPrintable(tcp->errorString()));
    m_port = tcp->serverPort();
    m_http->bind(tcp.release());
}

void DeskDouble::stop()
{
    m_held.clear();
    cutSockets();
    m_http.reset();
}

QUrl DeskDouble::url() const
{
    return QUrl((m_certificate.isEmpty() ? u"http://127.0.0.1:%1"_s : u"https://127.0.0.1:%1"_s).arg(m_port));
}

void DeskDouble::useTls(const QByteArray &certificate, const QByteArray &key)
{
    m_certificate = certificate;
    m_key = key;
}

Timestamp DeskDouble::clock() const
{
    return now.value_or(base::SystemClock().now());
}

// --- the queue

void DeskDouble::seed(const std::vector<SessionRow> &rows)
{
    for (SessionRow each : rows) {
        each.version = std::max(each.version, 1);
        m_rows[each.id] = each;
    }
}

qint64 DeskDouble::change(SessionRow row, const QStringList &kinds)
{
    const auto known = m_rows.find(row.id);
    row.version = (known == m_rows.end() ? row.version : known->second.version) + 1;
    m_rows[row.id] = row;
    Event event;
    event.seq = ++m_seq;
    event.at = clock();
    event.kinds = kinds;
    event.session = row;
    event.notifies = kinds.contains("session.escalated"_L1);
    m_journal.push_back(event);
    for (QWebSocket *socket : m_greeted)
        send(socket, event);
    return m_seq;
}

Queue DeskDouble::queue(QueueView view) const
{
    Queue queue;
    queue.view = view;
    queue.at = clock();
    queue.seq = m_seq;
    queue.counts = beyond;
    for (const auto &[id, row] : m_rows) {
        if (isIn(row, view, me.id, queue.at))
            queue.rows.push_back(row);
        queue.counts.waiting += isIn(row, QueueView::Waiting, me.id, queue.at);
        queue.counts.mine += isIn(row, QueueView::Mine, me.id, queue.at);
        queue.counts.team += isIn(row, QueueView::Team, me.id, queue.at);
        queue.counts.snoozed += isIn(row, QueueView::Snoozed, me.id, queue.at);
    }
    std::sort(queue.rows.begin(), queue.rows.end(), isRiskier);
    return queue;
}

base::Result<QJsonObject> DeskDouble::claim(const QString &id)
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end())
        return base::fail(base::Fault::NotFound, u"no such session"_s);
    SessionRow row = found->second;
    if (!m_winner.isEmpty()) {
        row.holder = UserId{99};
        row.holderName = std::exchange(m_winner, {});
        change(row, {u"session.claimed"_s});
    }
    if (row.holder.isSet() && row.holder != me.id) {
        return base::fail(base::Fault::Conflict, u"somebody else was first"_s, {},
                          {{u"holder"_s, row.holder.value}, {u"holderName"_s, row.holderName}});
    }
    row.holder = me.id;
    row.holderName = me.name;
    row.claimedAt = clock();
    change(row, {u"session.claimed"_s});
    return encode(Handled{m_rows.at(id), {}, {}, {}});
}

// --- HTTP

int DeskDouble::askedFor(const QString &path) const
{
    return static_cast<int>(
        std::count_if(m_asked.begin(), m_asked.end(), [&](const Asked &each) { return each.path == path; }));
}

void DeskDouble::holdAnswers(bool isHeld)
{
    m_isHeld = isHeld;
    if (isHeld)
        return;
    while (!m_held.empty())
        answerFirstHeld();
}

void DeskDouble::answerFirstHeld()
{
    Held first = std::move(m_held.front());
    m_held.pop_front();
    if (const auto body = serve(first.asked))
        write(first.responder, 200, *body);
}

void DeskDouble::write(QHttpServerResponder &responder, int status, const QJsonObject &body)
{
    responder.write(base::toJson(body), "application/json", static_cast<QHttpServerResponder::StatusCode>(status));
}

void DeskDouble::refuse(QHttpServerResponder &responder, const base::Error &error)
{
    write(responder, httpStatus(error), errorBody(error));
}

void DeskDouble::answer(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
    Asked asked;
    using Method = QHttpServerRequest::Method;
    asked.method = request.method() == Method::Post     ? "POST"
                   : request.method() == Method::Put    ? "PUT"
                   : request.method() == Method::Delete ? "DELETE"
                                                        : "GET";
    asked.query = request.query();
    asked.path = request.url().path();
    asked.view = request.query().queryItemValue(u"view"_s);
    asked.company = request.query().queryItemValue(u"companyId"_s);
    asked.status = request.query().queryItemValue(u"status"_s);
    asked.text = request.query().queryItemValue(u"q"_s, QUrl::FullyDecoded);
    asked.body = request.body();
    asked.idempotencyKey = request.value("Idempotency-Key");
    asked.token = request.value("Authorization");
    m_asked.push_back(asked);

    if (const auto trouble = m_troubles.find(asked.path); trouble != m_troubles.end()) {
        const Trouble what = trouble->second;
        if (!what.isCut)
            m_troubles.erase(trouble); // a cut GET is asked again below the client, so that one must last
        if (what.isCut)
            responder.socket()->abort();
        else
            responder.write(what.body, "application/json", static_cast<QHttpServerResponder::StatusCode>(what.status));
    } else if (isTokenNeeded && asked.path != "/desk/sign-in"_L1 && asked.token != "Bearer " + token) {
        refuse(responder, base::fail(base::Fault::Unauthenticated, u"no valid token"_s));
    } else if ((m_isHeld && asked.path == "/desk/queue"_L1) || m_silent.contains(asked.path)) {
        m_held.push_back({asked, std::move(responder)});
    } else if (const auto file = files.find(asked.path.section(u'/', 5));
               file != files.end() && asked.method == "GET") {
        responder.write(file->second, "application/octet-stream");
    } else if (const auto body = serveOnce(asked)) {
        if (m_lost.contains(asked.path))
            responder.socket()->abort();
        else
            write(responder, 200, *body);
    } else {
        refuse(responder, body.error());
    }
    Q_EMIT requested(asked.path);
}

/// A POST that is repeated under its key has its first answer, as when it is sent anew below the client.
base::Result<QJsonObject> DeskDouble::serveOnce(const Asked &asked)
{
    const bool isKeyed = asked.method == "POST" && !asked.idempotencyKey.isEmpty();
    if (const auto known = m_answered.find(asked.idempotencyKey); isKeyed && known != m_answered.end())
        return known->second;
    auto body = serve(asked);
    if (isKeyed && body)
        m_answered.emplace(asked.idempotencyKey, *body);
    return body;
}

base::Result<QJsonObject> DeskDouble::serve(const Asked &asked)
{
    if (asked.path == "/desk/sign-in"_L1) {
        const auto json = base::parseJsonObject(asked.body);
        if (!json)
            return json.error();
        const auto given = decode<SignIn>(*json);
        if (!given)
            return given.error();
        if (given->email != me.email || given->password != password)
            return base::fail(base::Fault::Unauthenticated, u"wrong e-mail or password"_s);
        deviceShown = given->deviceToken;
        return encode(SignedIn{QString::fromLatin1(token), u"tdd_known"_s, clock() + Millis::hours(12), me, companies});
    }
    if (asked.path == "/desk/sign-out"_L1)
        return QJsonObject{};
    if (asked.path == "/desk/me"_L1)
        return encode(Me{me, companies, clock() + Millis::hours(12)});
    if (asked.path == "/desk/presence"_L1) {
        const auto json = base::parseJsonObject(asked.body);
        const auto wanted = json ? decode<SetPresence>(*json) : base::Result<SetPresence>(json.error());
        if (!wanted)
            return wanted.error();
        me.presence = wanted->presence;
        return encode(me);
    }
    if (asked.path == "/desk/colleagues"_L1)
        return encode(Colleagues{colleagues});
    if (asked.path == "/desk/companies"_L1)
        return encode(Companies{companies});
    if (asked.path == "/desk/queue"_L1) {
        const auto view = fromWord<QueueView>(asked.view);
        if (!view)
            return base::fail(base::Fault::InvalidInput, u"no such view"_s, u"view"_s);
        return encode(queue(*view));
    }
    if (asked.path == "/desk/sessions"_L1) {
        return encode(page(asked.query));
    }
    if (asked.path == "/desk/status"_L1) {
        ServerStatus told = serverStatus;
        told.activeSessions = activeSessions;
        for (const auto &[id, row] : m_rows)
            told.activeSessions += row.status != Status::Resolved && row.status != Status::Abandoned;
        return encode(told);
    }
    if (asked.path == "/desk/search"_L1) {
        SearchResults results{asked.text, {}};
        for (const SearchHit &hit : findable) {
            if (hit.title.contains(asked.text, Qt::CaseInsensitive) ||
                hit.snippet.contains(asked.text, Qt::CaseInsensitive))
                results.hits.push_back(hit);
        }
        return encode(results);
    }
    const QStringList parts = asked.path.split(u'/');
    if (asked.method == "POST" && parts.size() == 5 && parts[4] == "claim"_L1)
        return claim(parts[3]);
    if (parts.size() >= 4 && parts[2] == "sessions"_L1 && !m_rows.contains(parts[3]))
        return base::fail(base::Fault::NotFound, u"no such session"_s);
    if (asked.method == "GET" && parts.size() == 4 && parts[2] == "sessions"_L1)
        return encode(detail(parts[3]));
    if (asked.method == "POST" && parts.size() == 7 && parts[4] == "held"_L1)
        return undo(parts[3], HeldReplyId{parts[5].toLongLong()});
    if (asked.method == "POST" && parts.size() == 5 && parts[4] == "attachments"_L1) {
        const auto brought = bring(asked.query.queryItemValue(u"name"_s, QUrl::FullyDecoded), asked.body);
        return brought ? base::Result<QJsonObject>(encode(*brought)) : brought.error();
    }
    if (asked.method == "POST" && parts.size() == 5 && parts[2] == "sessions"_L1) {
        const auto json =
            asked.body.isEmpty() ? QJsonObject() : base::parseJsonObject(asked.body).value_or(QJsonObject());
        return handle(parts[3], parts[4], json, asked.idempotencyKey);
    }
    return office(asked);
}

// --- the WebSocket

void DeskDouble::acceptSocket()
{
    while (auto pending = m_http->nextPendingWebSocketConnection()) {
        QWebSocket *socket = pending.release();
        socket->setParent(this);
        const bool isRefused =
            m_areSocketsRefused || (isTokenNeeded && socket->request().rawHeader("Authorization") != "Bearer " + token);
        if (isRefused) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"not signed in"_s);
            socket->deleteLater();
            continue;
        }
        m_sockets.push_back(socket);
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString &text) { takeFrame(socket, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            std::erase(m_sockets, socket);
            std::erase(m_greeted, socket);
            socket->deleteLater();
        });
    }
}

void DeskDouble::takeFrame(QWebSocket *socket, const QString &text)
{
    const auto json = base::parseJsonObject(text.toUtf8());
    const auto frame = json ? consoleFrame(*json) : base::Result<ConsoleFrame>(json.error());
    if (!frame) {
        send(socket, Refused{frame.error()});
        return;
    }
    if (const auto *typing = std::get_if<Typing>(&*frame))
        m_typed.push_back(*typing);
    if (const auto *viewing = std::get_if<Viewing>(&*frame)) {
        m_viewed.append(viewing->session);
        if (!viewing->session.isEmpty())
            tellViewers(viewing->session);
    }
    const auto *hello = std::get_if<Hello>(&*frame);
    if (!hello)
        return;
    m_hellos.push_back(*hello);
    if (hello->since && *hello->since < m_oldest) {
        send(socket, Reset{m_seq});
    } else {
        send(socket, Welcome{me.company, m_seq});
        for (const Event &event : m_journal) {
            if (hello->since && event.seq > *hello->since)
                send(socket, event);
        }
    }
    m_greeted.push_back(socket);
    Q_EMIT helloReceived();
}

void DeskDouble::send(QWebSocket *socket, const ServerFrame &frame)
{
    socket->sendTextMessage(QString::fromUtf8(base::toJson(encodeFrame(frame))));
}

void DeskDouble::sendRaw(const QString &text)
{
    for (QWebSocket *socket : m_sockets)
        socket->sendTextMessage(text);
}

void DeskDouble::cutSockets()
{
    m_greeted.clear();
    for (QWebSocket *socket : std::exchange(m_sockets, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

// --- data

SessionRow waitingCase(const QString &id, const QString &name, const QString &summary, Sentiment sentiment,
                       Reason reason, Timestamp due)
{
    SessionRow row;
    row.id = id;
    row.customerRef = u"cust_"_s + id;
    row.customerName = name;
    row.summary = summary;
    row.preview = summary;
    row.sentiment = sentiment;
    constexpr std::array scores{0.7, 0.4, 0.0, -0.35, -0.65, -0.9, 0.0};
    row.score = scores.at(static_cast<std::size_t>(sentiment));
    row.reason = reason;
    row.tier = Tier::HumanAgent;
    row.status = Status::Escalated;
    row.language = u"en"_s;
    row.ticket = u"TKT-2026-000%1"_s.arg(qHash(id) % 900 + 100);
    row.messageCount = 6;
    row.firstResponseDue = due;
    row.createdAt = due - Millis::minutes(14);
    row.updatedAt = due - Millis::minutes(9);
    row.waitingSince = due - Millis::minutes(10);
    row.version = 1;
    return row;
}

std::vector<SessionRow> designCases(Timestamp now)
{
    const auto in = [now](int minutes, int seconds) { return now + Millis::seconds(minutes * 60 + seconds); };
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    std::vector<SessionRow> rows{
        waitingCase(text("sess_8f21"), text("Dana Whitfield"), text("Refund of $312.40 for a tent that arrived torn"),
                    Sentiment::Irate, Reason::RefundOverThreshold, in(0, 48)),
        waitingCase(text("sess_8e07"), text("Luis Ortega"), text("Charged twice for subscription, asks for a person"),
                    Sentiment::Angry, Reason::CustomerRequest, in(2, 15)),
        waitingCase(text("sess_8d55"), text("Priya Raman"), text("Stove recall: wants a policy exception on shipping"),
                    Sentiment::Frustrated, Reason::PolicyException, in(4, 3)),
        waitingCase(text("sess_8d40"), text("Tom Becker"), text("Mentions his lawyer about a late delivery"),
                    Sentiment::Angry, Reason::LegalMention, in(6, 30)),
        waitingCase(text("sess_8c90"), text("Aiko Tanaka"), text("Invoice address cannot be changed after order"),
                    Sentiment::Neutral, Reason::TechnicalLimitation, in(9, 12)),
        waitingCase(text("sess_8c31"), text("Sam Okoro"), text("Third contact about missing rucksack strap"),
                    Sentiment::Frustrated, Reason::RepeatContact, in(11, 40)),
        waitingCase(text("sess_8b02"), text("Grace Lindholm"), text("Wants to speak with somebody about a bulk order"),
                    Sentiment::Satisfied, Reason::CustomerRequest, in(14, 55)),
    };
    rows[0].isVip = true;
    rows[0].category = Category::ProductQuality;
    rows[0].priority = Priority::Urgent;
    rows[0].preview =
        text("TEN dollars?! This is unacceptable. I want my money back NOW or my lawyer will be in touch.");
    rows[0].tags = {text("tent"), text("batch-7")};
    rows[1].category = Category::Billing;
    rows[2].channel = Channel::Email;
    rows[2].category = Category::Shipping;
    rows[3].channel = Channel::Voice;
    rows[3].priority = Priority::High;
    rows[5].channel = Channel::Sms;
    for (std::size_t index = 0; index < rows.size(); ++index)
        rows[index].waitingSince = now - Millis::seconds(402 - 40 * static_cast<int>(index));
    return rows;
}

} // namespace tierdesk::test
