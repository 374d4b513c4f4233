#pragma once

#include "core/doors/client/SavedReplies.h"

#include <QtCore/QObject>

#include <vector>

namespace tierdesk::ui {

/// The company's saved replies for the composer: loaded on first use and reloaded when they change. GUI thread.
class SavedReplyList final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit SavedReplyList(client::Connection &connection, QObject *parent = nullptr);

    /// Loads the saved replies unless they are already loaded.
    void want();
    void clear();
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] const std::vector<SavedReply> &replies() const { return m_replies; }
    /// Returns the replies that match @p typed: first those whose shortcut starts with it, then those that contain it
    /// in shortcut, title or text.
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
