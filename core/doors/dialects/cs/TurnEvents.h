#pragma once

#include "core/base/Time.h"
#include "core/doors/dialects/Call.h"
#include "core/engine/Turn.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace tierdesk::dialects::cs {

/// Whether the caller wants the answer as `text/event-stream`: it names the type, and not with q=0.
[[nodiscard]] bool takesEvents(const Call &call);

/// The answer to one message as events (docs/cs.md). The head goes with the first of them, so that what is refused
/// before is refused with its own status. Server thread.
class TurnEvents final
{
public:
    using Done = std::function<void(base::Result<Answer>)>;
    using Refusal = std::function<QByteArray(const base::Error &)>;

    /// @p done gets the answer, once; @p refusal makes the body of an error that comes after the head. @p parent is of
    /// this thread, and the timer goes with it.
    TurnEvents(Done done, Refusal refusal, base::Millis keepAlive, QObject &parent);

    void hear(const engine::WordsHeard &heard);
    /// @p said is what was answered in the end: what was heard is completed to it, or taken back for it.
    void finish(const base::Result<Answer> &answer, const QString &said);

private:
    void open(std::vector<Header> headers = {});
    void send(const QByteArray &type, const QByteArray &json);
    void say(const QString &text);

    Done m_done;
    Refusal m_refusal;
    std::shared_ptr<BodyStream> m_body; ///< null: the head has not been sent
    QPointer<QTimer> m_timer;
    QString m_shown;
};

} // namespace tierdesk::dialects::cs
