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

/// A part of a page that has one thing to load: the thing, or why it is not there. While it is seen it is asked for
/// again, since nobody tells of what the server fetches and sends. Keeps what was loaded when asking again fails, and
/// says so above it.
class LoadedSection : public QWidget
{
    Q_OBJECT

public:
    void setMe(const deskapi::UserInfo &me);
    void clear();

protected:
    /// @p connection must outlive this. The strip above and the state are objects called after @p called.
    LoadedSection(client::Connection &connection, const QString &called, QWidget *parent);

    /// What is there once it is loaded.
    void setContent(QWidget *content);
    /// Always in sight, above and below the content.
    void addAbove(QWidget *strip);
    void addBelow(QWidget *strip);

    [[nodiscard]] client::Connection &connection() const { return m_connection; }
    [[nodiscard]] const deskapi::UserInfo &me() const { return m_me; }
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    void load();
    /// The same, where somebody has looked already.
    void reload();
    /// True for what was asked last.
    [[nodiscard]] bool isAwaited(int load) const { return load == m_load; }
    /// The answer is here, and shown.
    void settle();
    /// There is none; @p what was not done is said where something is shown already.
    void settle(const base::Error &error, const QString &what);

    /// Asks the server; the answer settles it if @p load isAwaited() still.
    virtual void ask(int load) = 0;
    /// Nobody is there any more: takes everything away that was shown.
    virtual void forget() = 0;
    /// Another person, or another state.
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
