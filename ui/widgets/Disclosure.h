#pragma once

#include <QtWidgets/QAbstractButton>

namespace tierdesk::ui::widgets {

/// A row that expands the content below it: text, a value at the trailing end, and a chevron that shows the state.
class Disclosure final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look {
        Caption, ///< the heading of a section
        Fact,    ///< a fact among others
    };

    Disclosure(const QString &text, Look look, QWidget *parent = nullptr);

    void setValue(const QString &value);
    [[nodiscard]] const QString &value() const { return m_value; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont nameFont() const;
    [[nodiscard]] QFont valueFont() const;
    void tell();

    Look m_look;
    QString m_value;
};

} // namespace tierdesk::ui::widgets
