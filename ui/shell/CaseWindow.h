#pragma once

#include <QtWidgets/QWidget>

class QSettings;

namespace tierdesk::ui {

class CaseDesk;
class CaseView;

/// A case in a window of its own: the same conversation, for a second screen. Deletes itself when it is closed; what
/// was written stays as a draft. Settings: window/case, its geometry.
class CaseWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CaseWindow(CaseDesk &cases, QSettings &settings, const QString &id);

    [[nodiscard]] const QString &session() const { return m_id; }
    [[nodiscard]] CaseView &view() { return *m_view; }

Q_SIGNALS:
    /// Another case of the customer's was chosen.
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
