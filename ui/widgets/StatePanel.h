#pragma once

#include "ui/theme/Icons.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace tierdesk::ui::widgets {

class Label;

/// An empty or error state: a picture, a heading, a sentence, and one action.
class StatePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(QWidget *parent = nullptr);

    void show(theme::Icon icon, const QString &heading, const QString &sentence);
    /// An empty @p text removes the button.
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
    /// Fits the sentence to the available width.
    void fit();

    theme::Icon m_icon = theme::Icon::Inbox;
    QWidget *m_picture;
    Label *m_heading;
    Label *m_sentence;
    QPushButton *m_button;
};

} // namespace tierdesk::ui::widgets
