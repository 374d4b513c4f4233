#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Skeleton;
class StatePanel;
} // namespace widgets

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
    void setContent(QWidget *content);
    /// Add widgets above and below the content that are always visible.
    void addAbove(QWidget *strip);
    void addBelow(QWidget *strip);

    [[nodiscard]] client::Connection &connection() const { return m_connection; }
    [[nodiscard]] const deskapi::UserInfo &me() const { return m_me; }
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    void load();
    /// Loads again, unless nothing was loaded yet.
    void reload();
    /// True for the last request.
    [[nodiscard]] bool isAwaited(int load) const { return load == m_load; }
    /// Loading succeeded and the content is shown.
    void settle();
    /// Loading failed; @p what is the banner's text if content is already shown.
    void settle(const base::Error &error, const QString &what);

    /// Sends the request; its response calls settle() if @p load isAwaited().
    virtual void ask(int load) = 0;
    /// Clears everything after sign-out.
    virtual void forget() = 0;
    /// Updates what is shown after the user or the state changed.
    virtual void showState();

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class State { Empty, Loading, Ready, Failed };

    client::Connection &m_connection;
    deskapi::UserInfo m_me;
    State m_state = State::Empty;
    int m_load = 0;
    QTimer m_poll;
    widgets::Banner *m_banner;
    QVBoxLayout *m_column;
    QStackedWidget *m_stack;
    QWidget *m_content = nullptr;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_failure;
};

} // namespace tierdesk::ui
