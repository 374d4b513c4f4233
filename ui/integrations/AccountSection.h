#pragma once

#include "core/doors/client/Integrations.h"
#include "ui/integrations/LoadedSection.h"

namespace tierdesk::ui {

class AccountForm;
namespace widgets {
class Panel;
} // namespace widgets

/// Shows one of the company's accounts, or why it could not be loaded. For supervisors; only admins can edit.
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
    widgets::Panel *m_strip; ///< the button bar, always visible
};

} // namespace tierdesk::ui
