#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

namespace tierdesk::ui {

class CaseDesk;

/// Finds out what became of replies that the server held back while this console was off, or cut off for too long to
/// be told: each time the stream begins anew it asks for the cases that have such a reply, one after the other. A case
/// that is on the screen does that by itself. GUI thread.
class DraftWatch final : public QObject
{
    Q_OBJECT

public:
    /// @p desk owns it.
    explicit DraftWatch(CaseDesk &desk);

    /// Nobody is signed in, or at another company.
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
