#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <vector>

class QSettings;
class QTimer;

namespace tierdesk::ui {

class CaseDesk;
class CaseWindow;

/// Manages case windows, at most one per case. Windows that are open when the program or the sign-in ends are restored
/// for the same person at the same company, in the same place. GUI thread.
class CaseWindows final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this. Settings: window/cases/*.
    CaseWindows(CaseDesk &cases, QSettings &settings, QObject *parent = nullptr);
    ~CaseWindows() override;

    /// Brings the case's window to the front, or creates one.
    void open(const QString &id);
    /// Sets the owner and restores the windows that were left open. @p owner names person and company.
    void enter(const QString &owner);
    /// Closes all windows; enter() restores them.
    void leave();
    /// Like leave(), but the windows are destroyed when this returns.
    void leaveAtOnce();
    [[nodiscard]] std::vector<CaseWindow *> all() const;

Q_SIGNALS:
    void made(tierdesk::ui::CaseWindow *window);
    /// The user chose another case of the same customer in one of the windows.
    void sessionChosen(const QString &id);

private:
    [[nodiscard]] CaseWindow *make(const QString &id, const QByteArray &geometry);
    [[nodiscard]] QString key() const;
    void write();

    CaseDesk &m_cases;
    QSettings &m_settings;
    QString m_owner;
    std::vector<QPointer<CaseWindow>> m_windows;
    std::vector<QPointer<CaseWindow>> m_closed; ///< that may not be gone yet
    QTimer *m_soon;
};

} // namespace tierdesk::ui
