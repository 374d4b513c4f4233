#pragma once

#include "core/doors/client/SavedReplies.h"

#include <QtCore/QObject>

#include <vector>

namespace tierdesk::ui {

/// The company's saved replies, for whoever writes: loaded when they are first wanted, and anew when somebody changes
/// them. GUI thread.
class SavedReplyList final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit SavedReplyList(client::Connection &connection, QObject *parent = nullptr);

    /// Loads them unless they are here.
    void want();
    void clear();
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] const std::vector<SavedReply> &replies() const { return m_replies; }
    /// Those that @p typed may mean: first those whose shortcut begins so, then those that have it anywhere in
    /// shortcut, title or text.
    [[nodiscard]] std::vector<SavedReply> matching(const QString &typed) const;

Q_SIGNALS:
    void changed();

private:
    void load();

    client::Connection &m_connection;
    client::SavedReplies m_source;
    std::vector<SavedReply> m_replies;
    std::optional<base::Error> m_error;
    bool m_isLoaded = false;
    bool m_isWanted = false;
    int m_load = 0;
};

} // namespace tierdesk::ui
