#pragma once

#include <QtWidgets/QScrollArea>

namespace tierdesk::ui {

/// A centered, scrollable column of cards with a limited width.
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
