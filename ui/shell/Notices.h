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

/// Which new escalations are told, and when. The first is told at once; those that come soon after are gathered into
/// one notice, and the more come, the longer it is gathered: five hundred in a minute are a handful of notices.
/// GUI thread.
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

    /// The case that the person looks at right now; empty: none, or they look elsewhere.
    void setOnScreen(std::function<QString()> onScreen) { m_onScreen = std::move(onScreen); }
    /// Nothing that was gathered is told.
    void forget();

Q_SIGNALS:
    /// To be shown by the desktop.
    void told(const tierdesk::ui::Notice &notice);
    /// To be spoken by a screen reader, whatever else is shown.
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
    QStringList m_gathered; ///< ids that came while one waited
    QTimer m_pause;
};

} // namespace tierdesk::ui
