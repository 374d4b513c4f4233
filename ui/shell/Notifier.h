#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

namespace tierdesk::ui {

/// What a person is to hear of while they look elsewhere.
struct Notice {
    QString title;
    QString body;    ///< plain text
    QString session; ///< what it leads to; empty: the queue
    bool isUrgent = false;
    bool isSilent = false;
};

/// Where notices are shown. One at a time: a later one takes the place of the one before.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void show(const Notice &notice) = 0;
    /// Takes the last one away if it is still there.
    virtual void withdraw() = 0;

Q_SIGNALS:
    /// It was pressed. @p session as in the notice.
    void activated(const QString &session);
};

} // namespace tierdesk::ui
