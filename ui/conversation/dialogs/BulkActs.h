#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QObject>

#include <functional>
#include <vector>

class QWidget;

namespace tierdesk::ui {

class CaseDesk;

/// What is done to several cases that were chosen in a list: the dialogs over them, in which everything typed is kept.
/// GUI thread.
class BulkActs final : public QObject
{
    Q_OBJECT

public:
    using Now = std::function<Timestamp()>;

    /// @p desk must outlive this; dialogs stand over @p page. @p now is the server's clock.
    BulkActs(CaseDesk &desk, Now now, QWidget *page);

    /// Of @p cases only those that are open.
    void resolve(std::vector<deskapi::SessionRow> cases);
    /// Of @p cases only those that a person has, or that wait for one.
    void transfer(std::vector<deskapi::SessionRow> cases);

Q_SIGNALS:
    /// One of them was handled; its row is the newest.
    void handled(const tierdesk::deskapi::Handled &handled);

private:
    CaseDesk &m_desk;
    Now m_now;
    QWidget *m_page;
};

} // namespace tierdesk::ui
