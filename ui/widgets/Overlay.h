#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace tierdesk::ui::widgets {

/// A card over the whole window it is made in, which is dimmed meanwhile. While it is open the keyboard is its own: no
/// key of what lies below is at work. Escape and a press beside the card close it; the focus then goes back to where it
/// came from.
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
    /// The width that the card takes where there is room, at a font size of 100 %.
    void setCardWidth(int width) { m_cardWidth = width; }
    /// How high it is; asked at every layout, for @p room.
    [[nodiscard]] virtual int cardHeight(int room) const = 0;
    /// What has the keyboard when it opens.
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
