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

/// Tells the server that somebody writes a reply: again every few seconds while it goes on, and that it has ended some
/// seconds after the last letter. GUI thread.
class TypingTeller final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit TypingTeller(client::Connection &connection, QObject *parent = nullptr);

    /// In which case; the one before has ended.
    void setSession(const QString &session);
    void tell(bool isTyping);

private:
    client::Connection &m_connection;
    QString m_session;
    QElapsedTimer m_told;
    bool m_isTyping = false;
    QTimer m_ends;
};

/// Who is writing in the open case besides: the customer, colleagues; empty: nobody.
[[nodiscard]] QString typingWords(const CaseFeed &feed);

} // namespace tierdesk::ui
