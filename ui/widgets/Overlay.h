#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace tierdesk::ui::widgets {

/// A card over the dimmed window. While it is open, it has the keyboard: no shortcut below it is active. Escape and a
/// click beside the card close it; the focus then returns to where it was.
class Overlay : public QWidget
{
    Q_OBJECT

public:
    /// @p below is what it covers.
    explicit Overlay(QWidget *below);

    void open();
    void closeOverlay();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void closed();

protected:
    [[nodiscard]] QWidget *card() const { return m_card; }
    /// Sets the card's preferred width at a font size of 100 %.
    void setCardWidth(int width) { m_cardWidth = width; }
    /// Returns the card's height; called at every layout with the available @p room.
    [[nodiscard]] virtual int cardHeight(int room) const = 0;
    /// Returns the widget that gets the focus when it opens.
    [[nodiscard]] virtual QWidget *firstFocus() const = 0;
    void placeCard();

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool isNext) override;

private:
    QWidget *m_below;
    QWidget *m_card;
    int m_cardWidth = 640;
    QPointer<QWidget> m_before;
};

} // namespace tierdesk::ui::widgets
