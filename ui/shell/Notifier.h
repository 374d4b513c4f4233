#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

namespace tierdesk::ui {

/// A notice for a user who is looking elsewhere.
struct Notice {
    QString title;
    QString body;    ///< plain text
    QString session; ///< the session it opens; empty: the queue
    bool isUrgent = false;
    bool isSilent = false;
};

/// Shows notices, one at a time: a later one replaces the earlier.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void show(const Notice &notice) = 0;
    /// Withdraws the last notice if it is still shown.
    virtual void withdraw() = 0;

Q_SIGNALS:
    /// The user clicked the notice. @p session as in the notice.
    void activated(const QString &session);
};

} // namespace tierdesk::ui
