#include "core/doors/dialects/TurnEvents.h"

#include "core/base/Json.h"

#include <algorithm>

namespace tierdesk::dialects {

bool takesEvents(const Call &call)
{
    for (const Header &header : call.headers) {
        if (header.first != "accept")
            continue;
        for (const QByteArray &range : header.second.toLower().split(',')) {
            QList<QByteArray> parts = range.split(';');
            if (parts.takeFirst().trimmed() != "text/event-stream")
                continue;
            return std::none_of(parts.begin(), parts.end(), [](const QByteArray &part) {
                const QByteArray parameter = part.trimmed();
                return parameter.startsWith("q=") && parameter.mid(2).toDouble() <= 0;
            });
        }
    }
    return false;
}

std::shared_ptr<TurnEvents> TurnEvents::create(Done done, Refusal refusal, base::Millis keepAlive, QObject &parent)
{
    auto *timer = new QTimer(&parent);
    const std::shared_ptr<TurnEvents> events(new TurnEvents(std::move(done), std::move(refusal), timer));
    QObject::connect(timer, &QTimer::timeout, timer, [timer, weak = std::weak_ptr(events)] {
        const auto alive = weak.lock();
        if (!alive)
            return timer->deleteLater(); // dropped without an answer
        alive->open();
        alive->m_body->write(": the answer is being made\n\n");
    });
    timer->start(static_cast<int>(keepAlive.count));
    return events;
}

TurnEvents::TurnEvents(Done done, Refusal refusal, QTimer *timer)
    : m_done(std::move(done))
    , m_refusal(std::move(refusal))
    , m_timer(timer)
{}

void TurnEvents::open(std::vector<Header> headers)
{
    if (m_body)
        return;
    m_body = std::make_shared<BodyStream>();
    Answer answer;
    answer.contentType = "text/event-stream";
    answer.headers = std::move(headers);
    // Without it nginx buffers the stream until it ends.
    answer.headers.emplace_back("X-Accel-Buffering", "no");
    answer.stream = m_body;
    m_done(answer);
}

void TurnEvents::send(const QByteArray &type, const QByteArray &json)
{
    open();
    m_body->write("event: " + type + "\ndata: " + json + "\n\n");
    if (m_timer && m_timer->isActive())
        m_timer->start(); // restarts the interval
}

void TurnEvents::say(const QString &text)
{
    m_shown += text;
    send("delta", base::toJson(QJsonObject{{u"text"_s, text}}));
}

void TurnEvents::takeBack()
{
    if (m_shown.isEmpty())
        return;
    m_shown.clear();
    send("reset", "{}");
}

void TurnEvents::hear(const engine::PartialReply &heard)
{
    if (m_isOver)
        return;
    if (heard.isReset)
        takeBack();
    if (!heard.text.isEmpty())
        say(heard.text);
}

void TurnEvents::finish(const base::Result<Answer> &answer, const QString &said)
{
    if (m_timer) {
        m_timer->stop();
        m_timer->deleteLater();
    }
    m_isOver = true;
    const bool isRefusal = !answer || answer->status >= 400;
    if (isRefusal && !m_body)
        return m_done(answer);
    if (!m_body)
        open(answer->headers); // such as the mark of a stored answer
    if (!said.startsWith(m_shown))
        takeBack();
    if (said.size() > m_shown.size())
        say(said.mid(m_shown.size()));
    if (isRefusal)
        send("error", answer ? answer->body : m_refusal(answer.error()));
    else
        send("message", answer->body);
    m_body->end();
}

Finish listening(const Call &call, engine::TurnRequest &request, const Done &done, TurnEvents::Refusal refusal,
                 base::Millis keepAlive, QObject &parent)
{
    if (!takesEvents(call))
        return [done](const base::Result<Answer> &answer, const QString &) { done(answer); };
    const auto events = TurnEvents::create(done, std::move(refusal), keepAlive, parent);
    request.words = [events](const engine::PartialReply &heard) { events->hear(heard); };
    return [events](const base::Result<Answer> &answer, const QString &said) { events->finish(answer, said); };
}

} // namespace tierdesk::dialects
