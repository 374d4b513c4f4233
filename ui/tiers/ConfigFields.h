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

/// One setting: its name, what it was before it was changed, its control, and why it was refused.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    /// At its sides, for the rings of the focus of what stands in it.
    static constexpr int Inset = widgets::Toggle::Ring;

    /// @p control stands at the trailing end, or below the name where it @p isWide.
    FieldRow(const QString &name, QWidget *control, bool isWide, QWidget *parent);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QWidget &control() { return *m_control; }
    /// Something more below, over the whole width.
    void addBelow(QWidget *widget);
    /// Something before the name.
    void addBefore(QWidget *widget);
    /// "was 10"; empty: it is as it was.
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

/// A number as it is written: without empty decimals, without arrows, and deaf to a wheel that passes over it.
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

/// A slider over round amounts, finer where they are small, beside a box that takes any. Emits only what a person does.
class AmountSlider final : public QWidget
{
    Q_OBJECT

public:
    /// The slider moves over @p stops, which ascend.
    AmountSlider(const QString &name, const QList<double> &stops, NumberBox &box, QWidget *parent = nullptr);

    void setStops(const QList<double> &stops);
    void show(double value);
    [[nodiscard]] QSlider &slider() { return *m_slider; }

private:
    QList<double> m_stops;
    NumberBox &m_box;
    QSlider *m_slider;
};

/// Words as chips, each with a way to take it out, and a line to add more.
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
