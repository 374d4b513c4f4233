#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/shell/Pages.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

namespace widgets {
class Facts;
class Segmented;
} // namespace widgets

/// The signed-in user's profile, presence and sign-out.
class ProfileSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    ProfileSettings(client::Connection &connection, const ShellActs &acts, QWidget *parent = nullptr);

    void setPerson(const deskapi::UserInfo &me);

private:
    ShellActs m_acts;
    deskapi::UserInfo m_me;
    widgets::Facts *m_facts;
    widgets::Segmented *m_presence;
};

} // namespace tierdesk::ui
