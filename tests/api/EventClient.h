#pragma once

#include "tests/api/DeskBench.h"

#include <utility>
#include <vector>

namespace tierdesk::test {

/// A client that takes its answer as events, while they come.
class EventClient final
{
public:
    struct Event {
        QString type;
        QJsonObject data;
    };

    EventClient(DeskBench &bench, const QString &path, const QString &token, const QJsonObject &body,
                QList<QNetworkReply::RawHeaderPair> headers = {})
    {
        headers.append(QNetworkReply::RawHeaderPair("Accept", "text/event-stream"));
        m_reply.reset(bench.begin("POST", path, token, base::toJson(body), headers));
        QObject::connect(m_reply.get(), &QIODevice::readyRead, m_reply.get(), [this] { read(); });
    }

    /// Waits for the end of the answer.
    [[nodiscard]] bool isOver()
    {
        const bool isFinished = QTest::qWaitFor([this] { return m_reply->isFinished(); }, 30'000);
        read();
        return isFinished;
    }
    [[nodiscard]] bool has(QStringView type)
    {
        return QTest::qWaitFor([&] { return !of(type).empty() || m_reply->isFinished(); }, 30'000) && !of(type).empty();
    }
    void leave() { m_reply->abort(); }

    [[nodiscard]] int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }
    [[nodiscard]] QByteArray header(const char *name) const { return m_reply->rawHeader(name); }
    [[nodiscard]] const QByteArray &raw() const { return m_raw; }
    [[nodiscard]] std::vector<QJsonObject> of(QStringView type) const
    {
        std::vector<QJsonObject> found;
        for (const Event &each : events) {
            if (each.type == type)
                found.push_back(each.data);
        }
        return found;
    }
    /// The words that stand: deltas since the last reset.
    [[nodiscard]] QString words() const
    {
        QString all;
        for (const Event &each : events) {
            if (each.type == u"reset")
                all.clear();
            all += each.data[u"text"].toString();
        }
        return all;
    }
    /// All words, also those that were taken back.
    [[nodiscard]] QString ever() const
    {
        QString all;
        for (const Event &each : events)
            all += each.data[u"text"].toString();
        return all;
    }

    std::vector<Event> events;

private:
    void read()
    {
        m_raw += m_reply->readAll();
        for (qsizetype end = m_raw.indexOf("\n\n", m_read); end >= 0; end = m_raw.indexOf("\n\n", m_read)) {
            Event event;
            for (const QByteArray &line : m_raw.mid(m_read, end - m_read).split('\n')) {
                if (line.startsWith("event: "))
                    event.type = QString::fromUtf8(line.mid(7));
                else if (line.startsWith("data: "))
                    event.data = base::parseJsonObject(line.mid(6), {.depth = 64, .size = 1 << 20})
                                     .value_or(QJsonObject{{u"unreadable"_s, true}});
            }
            if (!event.type.isEmpty())
                events.push_back(std::move(event));
            m_read = end + 2;
        }
    }

    std::unique_ptr<QNetworkReply> m_reply;
    QByteArray m_raw;
    qsizetype m_read = 0;
};

} // namespace tierdesk::test
