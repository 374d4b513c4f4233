#pragma once

#include "core/base/Error.h"

#include <QtWidgets/QWidget>

#include <vector>

class QHBoxLayout;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// The footer of a card: its buttons and a status message.
class CardFoot final : public QWidget
{
    Q_OBJECT

public:
    /// @p name is the object name of the status message.
    explicit CardFoot(const QString &name, QWidget *parent = nullptr);

    QPushButton *addAct(const QString &text, const QString &name);
    /// Adds a widget at the end opposite the buttons.
    void addBeside(QWidget *widget);
    void say(const QString &text);
    /// Disables the buttons while a response is awaited; returns the request's number.
    [[nodiscard]] int wait();
    /// False for an outdated response: another request was started since, or clear() was called.
    [[nodiscard]] bool isAwaited(int asked) const { return asked == m_asked; }
    /// Clears the message and ignores pending responses.
    void clear();
    /// Shows an error and scrolls to it, so that it is not missed.
    void complain(const QString &text);
    void complain(const base::Error &error);

private:
    void setText(const QString &text, bool isBad);
    void setBusy(bool isBusy);

    int m_asked = 0;
    widgets::Label *m_said;
    QHBoxLayout *m_line;
    QWidget *m_acts;
};

} // namespace tierdesk::ui
