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

/// The end of a card that is saved: what may be done with it, and what became of that.
class CardFoot final : public QWidget
{
    Q_OBJECT

public:
    /// What is said is called @p name.
    explicit CardFoot(const QString &name, QWidget *parent = nullptr);

    QPushButton *addAct(const QString &text, const QString &name);
    /// Beside the acts, at the other end.
    void addBeside(QWidget *widget);
    void say(const QString &text);
    /// Nothing may be done while an answer is awaited; returns what that is known by.
    [[nodiscard]] int wait();
    /// False for an answer that is nobody's any more: something else was asked since, or clear() was called.
    [[nodiscard]] bool isAwaited(int asked) const { return asked == m_asked; }
    /// Says nothing, and awaits nothing.
    void clear();
    /// Says what is the matter, and brings it into sight: a refusal is not to be missed below the fold.
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
