#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "ui/shell/Pages.h"
#include "ui/theme/Appearance.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <vector>

class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

class CaseDesk;
class CaseTroubles;
class CommandPalette;
class Commands;
class Header;
class KeyHelp;
class OfflineStrip;
class OwnDoor;
class Preferences;
class QueueFeed;
class Rail;
class ServerFigures;
class StatusLine;
namespace widgets {
class Banner;
} // namespace widgets

/// What one works at once one is signed in: the rail, the header, the pages, the status line; the palette and the list
/// of keys over them. A page is made when it is first opened. GUI thread.
class Desk final : public QWidget
{
    Q_OBJECT

public:
    /// In the place of a number that nobody knows.
    static constexpr int Unknown = -1;

    struct Parts {
        client::Connection &connection;
        QSettings &settings;
        const base::Clock &clock;
        Preferences &preferences;
        QString dataFolder;      ///< drafts lie below it
        OwnDoor *door = nullptr; ///< the server's in this program; null: it is elsewhere
    };
    /// All of @p parts must outlive this. Settings: window/page, window/company/* (which one a
    /// person chose last, at each server), and what the pages keep.
    explicit Desk(const Parts &parts, QWidget *parent = nullptr);
    ~Desk() override;

    /// Somebody is signed in: loads, and follows.
    void enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies);
    /// Nobody is any more: forgets everything.
    void leave();

    [[nodiscard]] QueueFeed &feed() { return *m_feed; }
    /// What views of a case are made with, here and in windows of their own.
    [[nodiscard]] CaseDesk &cases() { return *m_cases; }
    [[nodiscard]] Commands &commands() { return *m_commands; }
    [[nodiscard]] const deskapi::UserInfo &user() const { return m_user; }
    /// Names whose desk it is: the server, the company and the person.
    [[nodiscard]] QString place() const;
    [[nodiscard]] const ServerFigures &figures() const { return *m_figures; }

    /// Opens the page @p id; false if there is none for this person.
    bool openPage(const QString &id);
    [[nodiscard]] QString currentPage() const;
    /// Brings the case on the screen: in the queue if it is there, else among the sessions.
    void openCase(const QString &id);
    /// The case that is being read; empty: none.
    [[nodiscard]] QString caseOnScreen() const;
    void setPresence(Presence presence);

Q_SIGNALS:
    void signOutChosen();
    /// How many wait has changed; Unknown while the queue is not loaded.
    void waitingChanged(int waiting);
    /// A case is to have a window of its own.
    void popOutChosen(const QString &id);
    /// Another company was chosen: what shows the last one's must go. Told before anything is the new one's.
    void companyAboutToChange();
    void companyChanged();
    /// Something went wrong with a case that is not on the screen; the desk says it, with a way there.
    void caseTroubled(const QString &session, const QString &customer, const QString &text);

private:
    struct Page {
        PagePlan plan;
        MadePage made;
    };
    void makeFrame();
    void makePages();
    void makeKeys();
    void follow();
    void show(int page);
    [[nodiscard]] int indexOf(const QString &id) const;
    [[nodiscard]] bool isOffered(const Page &page) const;
    void chooseCompany(const QString &key);
    [[nodiscard]] QString companyKey() const;
    void takeTrouble(const QString &session, const QString &text);
    void setScheme(theme::Choice choice);
    void showSessions(const QString &customerRef, const QString &text);
    void showFigures();
    void showConnection();
    void showMe();

    client::Connection &m_connection;
    QSettings &m_settings;
    const base::Clock &m_clock;
    Preferences &m_preferences;
    OwnDoor *m_door;
    client::Account m_account;
    deskapi::UserInfo m_user;
    std::vector<deskapi::CompanyRef> m_companies;
    std::vector<Page> m_list;
    int m_current = -1;
    bool m_isOpen = false;
    bool m_isCut = false; ///< one is shown as offline
    int m_waiting = Unknown;
    QTimer m_second;

    QueueFeed *m_feed;
    CaseDesk *m_cases;
    ServerFigures *m_figures;
    Commands *m_commands;
    Rail *m_rail;
    Header *m_header;
    OfflineStrip *m_offline;
    CaseTroubles *m_troubles;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    CommandPalette *m_palette;
    KeyHelp *m_help;
};

} // namespace tierdesk::ui
