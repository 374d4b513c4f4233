#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QObject>

#include <functional>
#include <vector>

class QWidget;

namespace tierdesk::ui {

class CaseDesk;

/// Opens the dialogs for several selected cases. Their entries are kept as drafts. GUI thread.
class BulkActs final : public QObject
{
    Q_OBJECT

public:
    using Now = std::function<Timestamp()>;

    /// @p desk must outlive this; @p page is the parent of the dialogs. @p now is the server's clock.
    BulkActs(CaseDesk &desk, Now now, QWidget *page);

    /// Resolves those of @p cases that are open.
    void resolve(std::vector<deskapi::SessionRow> cases);
    /// Transfers those of @p cases that are assigned to a person or waiting.
    void transfer(std::vector<deskapi::SessionRow> cases);

Q_SIGNALS:
    /// Emitted after an action on one of the cases, with its newest row.
    void handled(const tierdesk::deskapi::Handled &handled);

private:
    CaseDesk &m_desk;
    Now m_now;
    QWidget *m_page;
};

} // namespace tierdesk::ui
