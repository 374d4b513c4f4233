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

/// The main view after sign-in: rail, header, pages and status line, with the command palette and the list of shortcuts
/// over them. Pages are created when first opened. GUI thread.
class Desk final : public QWidget
{
    Q_OBJECT

public:
    /// Stands for an unknown number.
    static constexpr int Unknown = -1;

    struct Parts {
        client::Connection &connection;
        QSettings &settings;
        const base::Clock &clock;
        Preferences &preferences;
        QString dataFolder;      ///< contains the drafts
        OwnDoor *door = nullptr; ///< the embedded server's; null if the server is elsewhere
    };
    /// All of @p parts must outlive this. Settings: window/page, window/company/* (which one a
    /// person chose last, at each server), and what the pages keep.
    explicit Desk(const Parts &parts, QWidget *parent = nullptr);
    ~Desk() override;

    /// Starts a signed-in session: loads data and follows events.
    void enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies);
    /// Ends the signed-in session: forgets everything.
    void leave();

    [[nodiscard]] QueueFeed &feed() { return *m_feed; }
    /// Returns what case views are built with, here and in their own windows.
    [[nodiscard]] CaseDesk &cases() { return *m_cases; }
    [[nodiscard]] Commands &commands() { return *m_commands; }
    [[nodiscard]] const deskapi::UserInfo &user() const { return m_user; }
    /// Returns a name for this desk: server, company and person.
    [[nodiscard]] QString place() const;
    [[nodiscard]] const ServerFigures &figures() const { return *m_figures; }

    /// Opens the page @p id. Returns false if this person has no such page.
    bool openPage(const QString &id);
    [[nodiscard]] QString currentPage() const;
    /// Shows the case: in the queue if it is there, otherwise on the sessions page.
    void openCase(const QString &id);
    /// Returns the case on the screen; empty if none.
    [[nodiscard]] QString caseOnScreen() const;
    void setPresence(Presence presence);

Q_SIGNALS:
    void signOutChosen();
    /// The number of waiting cases changed; Unknown while the queue is not loaded.
    void waitingChanged(int waiting);
    /// The user asked to open a case in its own window.
    void popOutChosen(const QString &id);
    /// Another company was chosen: views of the previous one must close. Emitted before anything shows the new company.
    void companyAboutToChange();
    void companyChanged();
    /// A case that is not on the screen had a failure; the desk shows it with a link.
    void caseTroubled(const QString &session, const QString &customer, const QString &text);

private:
    /// An entry of the rail, with its page once it was opened.
    struct Entry {
        PagePlan plan;
        Page *page = nullptr;
        QWidget *lead = nullptr, *acts = nullptr; ///< the page's widgets in the header
    };
    void makeFrame();
    void makePages();
    void makeKeys();
    void follow();
    void show(int page);
    [[nodiscard]] int indexOf(const QString &id) const;
    [[nodiscard]] bool isOffered(const Entry &entry) const;
    void chooseCompany(const QString &key);
    [[nodiscard]] QString companyKey() const;
    void takeTrouble(const QString &session, const QString &text);
    void setScheme(theme::Choice choice);
    void showSessions(const SessionsFilter &filter);
    void clearPages();
    void startPages();
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
    std::vector<Entry> m_list;
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
