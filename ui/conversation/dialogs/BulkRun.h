#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <functional>

namespace tierdesk::ui {

/// Runs the same action on several cases one after the other and reports each result. GUI thread.
class BulkRun final : public QObject
{
    Q_OBJECT

public:
    /// Sends the request for one case; the callback receives the answer, with @p context as described in Connection.
    using Act = std::function<void(const QString &id, QObject *context, client::Done<deskapi::Handled> done)>;

    explicit BulkRun(QObject *parent = nullptr);

    /// One run at a time.
    void start(const QStringList &ids, Act act);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void answered(const QString &id, const tierdesk::base::Result<tierdesk::deskapi::Handled> &handled);
    void finished();

private:
    void next();

    QStringList m_ids;
    Act m_act;
    bool m_isRunning = false;
};

} // namespace tierdesk::ui
