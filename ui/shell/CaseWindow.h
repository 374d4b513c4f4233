#pragma once

#include <QtWidgets/QWidget>

class QSettings;

namespace tierdesk::ui {

class CaseDesk;
class CaseView;

/// A case in its own window, for example on a second screen. Deletes itself when it is closed; what was written is kept
/// as a draft. Settings: window/case (its geometry).
class CaseWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseWindow(CaseDesk &cases, QSettings &settings, const QString &id);

    [[nodiscard]] const QString &session() const { return m_id; }
    [[nodiscard]] CaseView &view() { return *m_view; }

Q_SIGNALS:
    /// The user chose another case of the same customer.
    void sessionChosen(const QString &id);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showTitle();

    QSettings &m_settings;
    QString m_id;
    CaseView *m_view;
};

} // namespace tierdesk::ui
