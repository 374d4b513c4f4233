#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <vector>

class QSettings;
class QTimer;

namespace tierdesk::ui {

class CaseDesk;
class CaseWindow;

/// The cases that have a window of their own, one each. Those that are open when the program ends, however it ends, or
/// when a sign-in does, are there again for the same person at the same company, each where it was. GUI thread.
class CaseWindows final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this. Settings: window/cases/*.
    CaseWindows(CaseDesk &cases, QSettings &settings, QObject *parent = nullptr);
    ~CaseWindows() override;

    /// Brings the case's window to the front, or makes one.
    void open(const QString &id);
    /// Whose windows they are from now on: those that were left open come back. @p owner names person and company.
    void enter(const QString &owner);
    /// All of them close; they come back.
    void leave();
    /// The same, and nothing of them is left when this returns.
    void leaveAtOnce();
    [[nodiscard]] std::vector<CaseWindow *> all() const;

Q_SIGNALS:
    void made(tierdesk::ui::CaseWindow *window);
    /// In one of them another case of its customer's was chosen.
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
