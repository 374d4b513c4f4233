#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Loading.h"

class QVBoxLayout;

namespace tierdesk::ui {

/// A part of a page that loads one thing and shows it, or the error. While visible it polls, because the server sends
/// no events for what it fetches and sends. If a refresh fails, the loaded content stays and a banner shows the error.
class LoadedSection : public QWidget
{
    Q_OBJECT

public:
    void setMe(const deskapi::UserInfo &me);
    void clear();

protected:
    /// @p connection must outlive this. The banner and the error state get object names that begin with @p called.
    LoadedSection(client::Connection &connection, const QString &called, QWidget *parent);

    /// Sets the widget that is shown once loading succeeded.
    void setContent(QWidget *content) { m_pane->setContent(content); }
    /// Add widgets above and below the content that are always visible.
    void addAbove(QWidget *strip);
    void addBelow(QWidget *strip);

    [[nodiscard]] client::Connection &connection() const { return m_connection; }
    [[nodiscard]] widgets::Banner &banner() const { return *m_banner; }
    [[nodiscard]] const deskapi::UserInfo &me() const { return m_me; }
    /// Returns whether the user is an admin.
    [[nodiscard]] bool mayChange() const;
    [[nodiscard]] widgets::Loading &loading() { return m_loading; }
    [[nodiscard]] bool isReady() const { return m_loading.isReady(); }
    void load();
    /// Connects now if the connection is lost, and loads.
    void retry();
    /// True for the last request.
    [[nodiscard]] bool isAwaited(int load) const { return m_loading.isAwaited(load); }
    /// Loading succeeded and the content is shown.
    void settle();
    /// Loading failed; @p what is the banner's text if content is already shown.
    void settle(const base::Error &error, const QString &what);
    [[nodiscard]] static widgets::StateText stateText(const base::Error &error);

    /// Sends the request; its response calls settle() if @p load isAwaited().
    virtual void ask(int load) = 0;
    /// Clears everything after sign-out.
    virtual void forget() = 0;
    /// Updates what is shown after the user or the state changed. Sections that show their own state override it.
    virtual void showState();
    /// The banner's button was pressed: retries.
    virtual void pressBanner() { retry(); }

    void showContent() { m_pane->showContent(); }
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    client::Connection &m_connection;
    deskapi::UserInfo m_me;
    widgets::Loading m_loading;
    QTimer m_poll;
    widgets::Banner *m_banner;
    QVBoxLayout *m_column;
    widgets::StatePane *m_pane;
};

} // namespace tierdesk::ui
