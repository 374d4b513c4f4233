#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/client/Sessions.h"
#include "core/doors/deskapi/Sessions.h"
#include "ui/conversation/Writing.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <optional>
#include <vector>

namespace tierdesk::ui {

/// Keeps one case true: opens it, then follows the stream. The one source of the conversation, of the panel beside it
/// and of what may be done. What events do not carry (brief, allowance, orders) is asked for anew when an event says
/// that it may have changed. GUI thread.
class CaseFeed final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< no case is open
        Loading, ///< for the first time: nothing but the row, if that was known, can be shown
        Ready,   ///< detail() is true, or was until the stream was cut
        Failed,  ///< nothing could be loaded; see error()
    };
    Q_ENUM(State)

    /// @p connection and @p clock must outlive this.
    CaseFeed(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    /// Who looks; closes the case.
    void setMe(UserId me);
    [[nodiscard]] UserId me() const { return m_me; }
    /// How far the server's clock is ahead of ours.
    void setClockAhead(Millis ahead) { m_ahead = ahead; }

    /// Opens the case @p id. Opening the one that is open changes nothing, unless it failed: then it is tried again.
    void open(const QString &id);
    /// Opens a case whose row is known already: until the rest is here, detail().session shows it.
    void open(const deskapi::SessionRow &row);
    void close();
    /// Asks for everything anew; what is there stays until then.
    void reload();

    /// What came as the answer to an act; also for the case of another id, which is passed over.
    void put(const deskapi::Handled &handled);
    /// A newer row from elsewhere (a list).
    void put(const deskapi::SessionRow &row);

    [[nodiscard]] State state() const { return m_state; }
    /// Why the last load failed; with Ready: what is shown may be old.
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    /// Empty when no case is open.
    [[nodiscard]] const QString &sessionId() const { return m_id; }
    /// Of State::Ready; while Loading only its row, and only if it was known.
    [[nodiscard]] const deskapi::SessionDetail &detail() const { return m_detail; }
    [[nodiscard]] const deskapi::SessionRow &row() const { return m_detail.session; }
    /// Who looks at the case, without oneself.
    [[nodiscard]] const std::vector<deskapi::Person> &viewers() const { return m_viewers; }
    /// Which colleagues write in it now, without oneself.
    [[nodiscard]] const std::vector<deskapi::Person> &typists() const { return m_typists; }
    /// True while the customer writes, at doors that tell.
    [[nodiscard]] bool isCustomerTyping() const { return m_isCustomerTyping; }
    /// What an AI tier is about to say; none while nothing is written, or nothing of it is told.
    [[nodiscard]] const std::optional<Writing> &writing() const { return m_writing; }
    /// The server tells of what is written only where it is looked at: what was told goes stale.
    void forgetWriting();

    [[nodiscard]] bool isClosed() const;  ///< resolved or abandoned
    [[nodiscard]] bool isMine() const;    ///< open and held by me: I may reply, act, snooze, hand back
    [[nodiscard]] bool isWithAi() const;  ///< open, and at one of the AI tiers
    [[nodiscard]] bool isWaiting() const; ///< open, for a person, and nobody's: it may be claimed
    /// The server's clock, as well as it is known.
    [[nodiscard]] Timestamp now() const;

Q_SIGNALS:
    /// Another case was opened, or none is open any more; state() is set already.
    void sessionChanged();
    void stateChanged();
    /// detail() was replaced as a whole.
    void detailLoaded();
    /// @p message stands in detail() now, at the end or where its id belongs.
    void messageAdded(const tierdesk::Message &message);
    /// A reply that was held back is sent, undone or dropped; it stands in detail().held no more.
    void heldSettled(const tierdesk::HeldReply &held);
    /// Something in detail() changed; once an event, after whatever finer signal there is.
    void detailChanged();
    void viewersChanged();
    void typingChanged();
    /// After detailChanged() where a message has come in the place of what was written.
    void writingChanged();

private:
    /// What was told while a load was under way, to be applied upon its answer.
    struct Told {
        std::optional<qint64> seq; ///< none: the answer to an act
        deskapi::Event event;
    };

    void begin(const QString &id);
    void setState(State state);
    void load();
    void takeDetail(int load, const base::Result<deskapi::SessionDetail> &detail);
    void take(const deskapi::Event &event);
    struct Changes {
        std::vector<Message> messages; ///< new ones
        std::vector<HeldReply> settled;
    };
    [[nodiscard]] bool apply(const deskapi::Event &event, Changes *changes);
    void tell(const deskapi::Event &event);
    void takeViewers(const deskapi::Viewers &viewers);
    void takeTyping(const deskapi::TypingBy &typing);
    void takeWords(const deskapi::HeardWords &words);
    void stopTyping(const Message &message);
    void forgetPeople();

    client::Connection &m_connection;
    client::Sessions m_sessions;
    const base::Clock &m_clock;
    UserId m_me;
    Millis m_ahead;
    QString m_id;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    deskapi::SessionDetail m_detail;
    std::vector<deskapi::Person> m_viewers;
    std::vector<deskapi::Person> m_typists;
    bool m_isCustomerTyping = false;
    std::optional<Writing> m_writing;
    int m_written = 0;           ///< so many characters of it were told, also those that were missed
    QSet<HeldReplyId> m_settled; ///< held replies of this case that have found their end

    int m_load = 0; ///< the number of the last load: answers to an older one are dropped
    bool m_isLoading = false;
    std::vector<Told> m_told;
    QTimer m_refresh;    ///< gathers reasons to load anew
    QTimer m_typingEnds; ///< nobody writes for ever: the end may have been lost
};

} // namespace tierdesk::ui
