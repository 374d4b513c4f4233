#pragma once

#include "core/doors/client/Integrations.h"
#include "core/doors/deskapi/People.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QStackedWidget;

namespace tierdesk::ui {

class AccountForm;
namespace widgets {
class Banner;
class Panel;
class Skeleton;
class StatePanel;
} // namespace widgets

/// One of the company's accounts: its form, or why there is none. For supervisors; an admin changes it. While it is
/// seen it is asked for again: nobody tells of what was fetched and sent.
class AccountSection final : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p form; @p connection must outlive this.
    AccountSection(client::Connection &connection, client::AccountKind kind, AccountForm *form, const QString &name,
                   QWidget *parent = nullptr);

    void setMe(const deskapi::UserInfo &me);
    void clear();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class State { Empty, Loading, Ready, Failed };

    void load();
    void take(const base::Result<deskapi::Account> &account);
    void showState();

    client::Connection &m_connection;
    client::Integrations m_integrations;
    client::AccountKind m_kind;
    AccountForm *m_form;
    deskapi::UserInfo m_me;
    State m_state = State::Empty;
    int m_load = 0;
    QTimer m_poll;
    widgets::Banner *m_banner;
    QStackedWidget *m_stack;
    QWidget *m_column; ///< the form, which scrolls
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_failure;
    widgets::Panel *m_strip; ///< what may be done, always in sight
};

} // namespace tierdesk::ui
