#pragma once

#include "core/doors/deskapi/People.h"
#include "ui/shell/Page.h"
#include "ui/shell/Pages.h"

class QStackedWidget;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class PillTabs;
} // namespace widgets

class AppearanceSettings;
class KeySettings;
class ModelSettings;
class NoticeSettings;
class ProfileSettings;
class ServerSettings;
class WebChatSettings;

/// Settings of the user and this machine. They apply at once; there is nothing to save.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    /// Everything in @p needs must outlive this.
    explicit SettingsPage(const PageNeeds &needs);

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override { setMe({}); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void add(const QString &name, QWidget *section);

    widgets::PillTabs *m_tabs;
    QStackedWidget *m_sections;
    ProfileSettings *m_profile;
    ServerSettings *m_server;
    ModelSettings *m_models;
    WebChatSettings *m_webChat;
    int m_modelsTab, m_webChatTab; ///< for supervisors
};

} // namespace tierdesk::ui
