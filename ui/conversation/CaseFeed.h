#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/client/Sessions.h"
#include "core/doors/deskapi/Sessions.h"
#include "ui/conversation/composer/Writing.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <optional>
#include <vector>

namespace tierdesk::ui {

/// Keeps one case up to date: opens it, then follows the event stream. The single source for the conversation, the side
/// panel and the available actions. Data that events do not carry (brief, allowance, orders) is reloaded when an event
/// indicates that it may have changed. GUI thread.
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

    /// Sets the person who is signed in and closes the case.
    void setMe(UserId me);
    [[nodiscard]] UserId me() const { return m_me; }
    /// Sets the offset of the server's clock from the local clock.
    void setClockAhead(Millis ahead) { m_ahead = ahead; }

    /// Opens the case @p id. Opening the case that is already open has no effect unless loading failed; then it is
    /// retried.
    void open(const QString &id);
    /// Opens a case whose row is already known; detail().session contains it until the rest is loaded.
    void open(const deskapi::SessionRow &row);
    void close();
    /// Reloads everything; the current data stays until the answer arrives.
    void reload();

    /// Applies the answer to an action. An answer for another case is ignored.
    void put(const deskapi::Handled &handled);
    /// Applies a newer row from another source, such as a list.
    void put(const deskapi::SessionRow &row);

    [[nodiscard]] State state() const { return m_state; }
    /// Returns why the last load failed. In state Ready the data may be out of date.
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    /// Empty when no case is open.
    [[nodiscard]] const QString &sessionId() const { return m_id; }
    /// Valid in state Ready; while Loading it has only the row, and only if that was known.
    [[nodiscard]] const deskapi::SessionDetail &detail() const { return m_detail; }
    [[nodiscard]] const deskapi::SessionRow &row() const { return m_detail.session; }
    /// Returns the other people who are viewing the case.
    [[nodiscard]] const std::vector<deskapi::Person> &viewers() const { return m_viewers; }
    /// Returns the other colleagues who are typing in the case.
    [[nodiscard]] const std::vector<deskapi::Person> &typists() const { return m_typists; }
    /// Returns true while the customer is typing, on channels that report it.
    [[nodiscard]] bool isCustomerTyping() const { return m_isCustomerTyping; }
    /// Returns the partial reply of an AI tier, if one is being written and reported.
    [[nodiscard]] const std::optional<Writing> &writing() const { return m_writing; }
    /// Discards the partial reply. The server reports it only for viewed cases, so it becomes stale.
    void forgetWriting();

    [[nodiscard]] bool isClosed() const;  ///< resolved or abandoned
    [[nodiscard]] bool isMine() const;    ///< open and held by me: I may reply, act, snooze, hand back
    [[nodiscard]] bool isWithAi() const;  ///< open, and at one of the AI tiers
    [[nodiscard]] bool isWaiting() const; ///< open, for a person, and nobody's: it may be claimed
    /// The server's clock, as well as it is known.
    [[nodiscard]] Timestamp now() const;

Q_SIGNALS:
    /// Emitted when another case, or none, is open; state() is already set.
    void sessionChanged();
    void stateChanged();
    /// detail() was replaced as a whole.
    void detailLoaded();
    /// Emitted after @p message was added to detail(), at the end or at the position of its ID.
    void messageAdded(const tierdesk::Message &message);
    /// Emitted when a held reply was sent, undone or dropped, and removed from detail().held.
    void heldSettled(const tierdesk::HeldReply &held);
    /// Emitted when detail() changed, once per event and after the more specific signals.
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
