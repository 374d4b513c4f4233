#include "ui/conversation/dialogs/BulkActs.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

using deskapi::SessionRow;

BulkActs::BulkActs(CaseDesk &desk, Now now, QWidget *page)
    : QObject(page)
    , m_desk(desk)
    , m_now(std::move(now))
    , m_page(page)
{}

void BulkActs::resolve(std::vector<SessionRow> cases)
{
    std::erase_if(cases, [](const SessionRow &row) { return isOver(row.status); });
    if (cases.empty())
        return;
    auto *dialog = new ResolveDialog(m_desk.connection(), m_now, cases, m_page);
    dialog->keepIn(m_desk.drafts());
    connect(dialog, &CasesDialog::handled, this, &BulkActs::handled);
    dialog->open();
}

void BulkActs::transfer(std::vector<SessionRow> cases)
{
    std::erase_if(cases, [](const SessionRow &row) { return isOver(row.status) || row.tier != Tier::HumanAgent; });
    if (cases.empty())
        return;
    auto *dialog = new TransferDialog(m_desk.connection(), m_desk.me().id, cases, m_page);
    dialog->keepIn(m_desk.drafts());
    connect(dialog, &CasesDialog::handled, this, &BulkActs::handled);
    dialog->open();
}

} // namespace tierdesk::ui
