#pragma once

#include "core/doors/client/Integrations.h"
#include "ui/integrations/LoadedSection.h"

namespace tierdesk::ui {

class AccountForm;
namespace widgets {
class Panel;
} // namespace widgets

/// One of the company's accounts: its form, or why there is none. For supervisors; an admin changes it.
class AccountSection final : public LoadedSection
{
    Q_OBJECT

public:
    /// Takes @p form; @p connection must outlive this.
    AccountSection(client::Connection &connection, client::AccountKind kind, AccountForm *form, const QString &name,
                   QWidget *parent = nullptr);

protected:
    void ask(int load) override;
    void forget() override;
    void showState() override;

private:
    client::Integrations m_integrations;
    client::AccountKind m_kind;
    AccountForm *m_form;
    widgets::Panel *m_strip; ///< what may be done, always in sight
};

} // namespace tierdesk::ui
