#pragma once

#include "core/base/Time.h"
#include "core/doors/dialects/Answering.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace tierdesk::dialects {

/// Whether the caller wants the answer as `text/event-stream`: it names the type, and not with q=0.
[[nodiscard]] bool takesEvents(const Call &call);

/// How long an event stream may be silent before a comment keeps it from being cut on its way.
inline constexpr base::Millis KeepAlive = base::Millis::seconds(15);

/// The answer to one message as events (docs/cs.md). The head goes with the first of them, so that what is refused
/// before is refused with its own status. What is heard after the end is dropped. Server thread.
class TurnEvents final
{
public:
    using Refusal = std::function<QByteArray(const base::Error &)>;

    /// @p done gets the answer, once; @p refusal makes the body of an error that comes after the head. @p parent is of
    /// this thread, and the timer goes with it. The timer holds no reference: who hears and finishes keeps it alive.
    [[nodiscard]] static std::shared_ptr<TurnEvents> create(Done done, Refusal refusal, base::Millis keepAlive,
                                                            QObject &parent);

    void hear(const engine::PartialReply &heard);
    /// @p said is what was answered in the end: what was heard is completed to it, or taken back for it.
    void finish(const base::Result<Answer> &answer, const QString &said);

private:
    TurnEvents(Done done, Refusal refusal, QTimer *timer);

    void open(std::vector<Header> headers = {});
    void send(const QByteArray &type, const QByteArray &json);
    void say(const QString &text);
    void takeBack();

    Done m_done;
    Refusal m_refusal;
    std::shared_ptr<BodyStream> m_body; ///< null: the head has not been sent
    QPointer<QTimer> m_timer;
    QString m_shown;
    bool m_isOver = false;
};

/// Lets who asks with @p call hear the words of @p request while they come, where they accept events; @p done gets the
/// answer either way. @p refusal and @p parent as TurnEvents has them.
[[nodiscard]] Finish listening(const Call &call, engine::TurnRequest &request, const Done &done,
                               TurnEvents::Refusal refusal, base::Millis keepAlive, QObject &parent);

} // namespace tierdesk::dialects
