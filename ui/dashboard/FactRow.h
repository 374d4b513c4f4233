#pragma once

#include <QtWidgets/QAbstractButton>

namespace tierdesk::ui {

/// A figure in a line: what it is at the left, how much at the right. Pressing it opens the sessions that it is of,
/// where it can be opened.
class FactRow final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FactRow(const QString &name, QWidget *parent = nullptr);

    void show(const QString &value);
    void setCanOpen(bool canOpen);
    [[nodiscard]] const QString &value() const { return m_value; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_value;
};

} // namespace tierdesk::ui
