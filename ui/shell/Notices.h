#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/shell/Notifier.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <vector>

namespace tierdesk::ui {

class Preferences;
class QueueFeed;

/// Decides which new escalations are announced, and when. The first is announced at once; those that follow soon are
/// combined into one notice, and the more arrive, the longer they are collected: five hundred in a minute become a
/// handful of notices. GUI thread.
class Notices final : public QObject
{
    Q_OBJECT

public:
    struct Timing {
        int shortestMs = 4000;
        int longestMs = 30'000;
    };

    /// Both must outlive this.
    Notices(QueueFeed &feed, Preferences &preferences, QObject *parent = nullptr);
    Notices(QueueFeed &feed, Preferences &preferences, const Timing &timing, QObject *parent = nullptr);

    /// Sets a function that returns the case that the user is looking at; empty if none.
    void setOnScreen(std::function<QString()> onScreen) { m_onScreen = std::move(onScreen); }
    /// Drops what was collected.
    void forget();

Q_SIGNALS:
    /// The desktop should show @p notice.
    void told(const tierdesk::ui::Notice &notice);
    /// A screen reader should speak @p text, whatever else is shown.
    void spoken(const QString &text);

private:
    void arrived(const QString &id);
    void tell();
    [[nodiscard]] Notice one(const deskapi::SessionRow &row) const;
    [[nodiscard]] Notice many() const;

    QueueFeed &m_feed;
    Preferences &m_preferences;
    Timing m_timing;
    std::function<QString()> m_onScreen;
    QStringList m_gathered; ///< ids collected during the pause
    QTimer m_pause;
};

} // namespace tierdesk::ui
