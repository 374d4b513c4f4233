#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

namespace widgets {
class Label;
class Legend;
} // namespace widgets

/// The heading of a card: its title, a note, and the legend of its chart at the far end, or below where the card is too
/// narrow for both.
class CardHeading final : public QWidget
{
    Q_OBJECT

public:
    explicit CardHeading(const QString &title, QWidget *parent = nullptr);

    void setNote(const QString &note);
    [[nodiscard]] widgets::Label &note() { return *m_note; }
    /// Takes @p legend.
    void setLegend(widgets::Legend *legend);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] bool isOneLine(int width) const;
    void arrange();

    widgets::Label *m_title;
    widgets::Label *m_note;
    widgets::Legend *m_legend = nullptr;
};

} // namespace tierdesk::ui
