#pragma once

#include "core/base/Time.h"
#include "core/doors/dialects/Answering.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace tierdesk::dialects {

/// Returns whether the client accepts `text/event-stream`: it names the type, and not with q=0.
[[nodiscard]] bool takesEvents(const Call &call);

/// How long an event stream may be idle before a comment is sent, so that proxies do not close it.
inline constexpr base::Millis KeepAlive = base::Millis::seconds(15);

/// Sends the answer to one message as events (docs/cs.md). The head is sent with the first event, so that an earlier
/// failure keeps its own status. Partial replies after the end are dropped. Server thread.
class TurnEvents final
{
public:
    using Refusal = std::function<QByteArray(const base::Error &)>;

    /// @p done gets the answer, once; @p refusal renders an error after the head. @p parent, of this thread, owns the
    /// timer. The timer holds no reference: whoever calls hear() and finish() keeps the object alive.
    [[nodiscard]] static std::shared_ptr<TurnEvents> create(Done done, Refusal refusal, base::Millis keepAlive,
                                                            QObject &parent);

    void hear(const engine::PartialReply &heard);
    /// @p said is the final reply. The text sent so far is completed to it or, if it differs, withdrawn.
    void finish(const base::Result<Answer> &answer, const QString &said);

private:
    TurnEvents(Done done, Refusal refusal, QTimer *timer);

    void open(std::vector<Header> headers = {});
    void send(const QByteArray &type, const QByteArray &json);
    void say(const QString &text);
    void takeBack();

    Done m_done;
    Refusal m_refusal;
    std::shared_ptr<BodyStream> m_body; ///< null until the head is sent
    QPointer<QTimer> m_timer;
    QString m_shown;
    bool m_isOver = false;
};

/// Streams the partial replies to @p request to the client of @p call if it accepts events. @p done gets the answer
/// either way. @p refusal and @p parent are those of TurnEvents.
[[nodiscard]] Finish listening(const Call &call, engine::TurnRequest &request, const Done &done,
                               TurnEvents::Refusal refusal, base::Millis keepAlive, QObject &parent);

} // namespace tierdesk::dialects
