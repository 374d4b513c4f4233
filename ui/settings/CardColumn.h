#pragma once

#include <QtWidgets/QScrollArea>

namespace tierdesk::ui {

/// A column of cards in the middle of its page, no wider than is read at ease, that scrolls where it is high.
class CardColumn final : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes @p cards; the page is called @p name.
    CardColumn(const QString &name, QWidget *cards, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *m_cards;
};

} // namespace tierdesk::ui
