#pragma once

#include "ui/theme/Icons.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui::widgets {

class Label;

/// What stands where there is nothing to show: a picture, a heading, a sentence, and the one thing to do about it.
class StatePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget *parent = nullptr);

    void show(theme::Icon icon, const QString &heading, const QString &sentence);
    /// An empty @p text takes the button away.
    void setAction(const QString &text, const QString &key = {});
    [[nodiscard]] QString heading() const;
    using QWidget::show;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Gives the sentence the width that there is.
    void fit();

    theme::Icon m_icon = theme::Icon::Inbox;
    QWidget *m_picture;
    Label *m_heading;
    Label *m_sentence;
    QPushButton *m_button;
};

} // namespace tierdesk::ui::widgets
