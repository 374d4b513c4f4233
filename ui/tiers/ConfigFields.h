#pragma once

#include "core/domain/Enums.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QJsonArray>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLineEdit;
class QSlider;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class FlowLayout;
class Label;
} // namespace widgets

/// One setting: its name, control, previous value and validation error.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    /// Side margin, leaves room for focus rings.
    static constexpr int Inset = widgets::Toggle::Ring;

    /// @p control is at the trailing end, or below the name if @p isWide.
    FieldRow(const QString &name, QWidget *control, bool isWide, QWidget *parent);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QWidget &control() { return *m_control; }
    /// Adds a widget below, over the whole width.
    void addBelow(QWidget *widget);
    /// Adds a widget before the name.
    void addBefore(QWidget *widget);
    /// Shows the previous value, "was 10"; empty if unchanged.
    void setWas(const QString &text);
    void setError(const QString &text);
    [[nodiscard]] QString error() const;

private:
    QString m_name;
    QWidget *m_control;
    QHBoxLayout *m_line;
    QVBoxLayout *m_column;
    widgets::Label *m_label;
    widgets::Label *m_was;
    widgets::Label *m_error;
};

/// A number box without trailing zeros and arrows that ignores the mouse wheel unless it has the focus.
class NumberBox final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    NumberBox(double least, double most, int decimals, QWidget *parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

/// A slider over round amounts next to a box that accepts any value. Emits only user changes.
class AmountSlider final : public QWidget
{
    Q_OBJECT

public:
    /// The slider's stops are @p stops, in ascending order.
    AmountSlider(const QString &name, const QList<double> &stops, NumberBox &box, QWidget *parent = nullptr);

    void setStops(const QList<double> &stops);
    void show(double value);
    [[nodiscard]] QSlider &slider() { return *m_slider; }

private:
    QList<double> m_stops;
    NumberBox &m_box;
    QSlider *m_slider;
};

/// A list of words as removable chips, with a line edit to add more.
class WordsField final : public QWidget
{
    Q_OBJECT

public:
    explicit WordsField(const QString &name, QWidget *parent = nullptr);

    void setWords(const QStringList &words);
    [[nodiscard]] const QStringList &words() const { return m_words; }

Q_SIGNALS:
    void wordsEdited(const QStringList &words);

private:
    void rebuild();
    void addTyped();

    QStringList m_words;
    QString m_name;
    widgets::FlowLayout *m_flow;
    QLineEdit *m_input;
};

/// Leaves the wheel to the page unless the control has the focus: a form is scrolled far more often than a value.
void keepWheelFrom(QWidget &control);

} // namespace tierdesk::ui
