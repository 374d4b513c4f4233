#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

namespace tierdesk::ui {

class CaseDesk;

/// Determines the outcome of held replies after this console was closed or disconnected: when the event stream
/// restarts, it loads the affected cases one after the other. A case on the screen does this itself. GUI thread.
class DraftWatch final : public QObject
{
    Q_OBJECT

public:
    /// @p desk owns this.
    explicit DraftWatch(CaseDesk &desk);

    /// Stops after sign-out or a change of company.
    void stop();

private:
    void look();
    void askNext();
    void take(const QString &session, const base::Result<deskapi::SessionDetail> &detail);

    CaseDesk &m_desk;
    client::Sessions m_sessions;
    QStringList m_left;
    QString m_owner; ///< whose drafts they are
    int m_round = 0; ///< answers to an older one are dropped
    QTimer m_again;
};

} // namespace tierdesk::ui
