#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

namespace tierdesk::client {
class Connection;
}

namespace tierdesk::ui {

class CaseFeed;

/// Notifies the server while a reply is being typed: every few seconds, and once some seconds after the last key. GUI
/// thread.
class TypingTeller final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit TypingTeller(client::Connection &connection, QObject *parent = nullptr);

    /// Sets the case; typing in the previous one ends.
    void setSession(const QString &session);
    void tell(bool isTyping);

private:
    client::Connection &m_connection;
    QString m_session;
    QElapsedTimer m_told;
    bool m_isTyping = false;
    QTimer m_ends;
};

/// Returns who else is typing in the open case (the customer or colleagues); empty if nobody is.
[[nodiscard]] QString typingWords(const CaseFeed &feed);

} // namespace tierdesk::ui
