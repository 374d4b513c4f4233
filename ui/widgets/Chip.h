#pragma once

#include "ui/theme/Tokens.h"

#include <QtWidgets/QWidget>

#include <functional>

namespace tierdesk::ui::widgets {

/// A badge as a widget: a sentiment, a reason, a state.
class Chip final : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);

    /// @p tone is called at every paint, so that it follows the theme.
    void say(const QString &text, std::function<theme::Tone(const theme::Tokens &)> tone);
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::function<theme::Tone(const theme::Tokens &)> m_tone;
};

} // namespace tierdesk::ui::widgets
