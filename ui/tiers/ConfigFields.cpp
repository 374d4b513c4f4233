#include "ui/tiers/ConfigFields.h"

#include "core/base/Literals.h"
#include "ui/conversation/side/TagsEditor.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int Grid = theme::metric::Grid;
constexpr qsizetype MostWords = 200;
constexpr int LongestWord = 100;

class WheelKeeper final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

void keepWheelFrom(QWidget &control)
{
    control.setFocusPolicy(Qt::StrongFocus);
    control.installEventFilter(new WheelKeeper(&control));
}

// --- a row

FieldRow::FieldRow(const QString &name, QWidget *control, bool isWide, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_control(control)
    , m_line(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
    , m_label(new Label(name, theme::Type::Body, Label::Ink::Text, this))
    , m_was(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_error(new Label(theme::Type::Small, Label::Ink::Bad, this))
{
    m_label->setWordWrap(true);
    m_label->setBuddy(control);
    m_error->setWordWrap(true);
    m_error->hide();
    m_was->hide();
    control->setParent(this);
    m_line->setSpacing(2 * Grid);
    m_line->addWidget(m_label, 1);
    m_line->addWidget(m_was);
    m_column->setContentsMargins(Inset, 0, Inset, 0);
    m_column->setSpacing(Grid);
    m_column->addLayout(m_line);
    if (isWide)
        m_column->addWidget(control);
    else
        m_line->addWidget(control);
    m_column->addWidget(m_error);
}

void FieldRow::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void FieldRow::addBefore(QWidget *widget)
{
    m_line->insertWidget(0, widget);
}

void FieldRow::setWas(const QString &text)
{
    m_was->setText(text);
    m_was->setVisible(!text.isEmpty());
}

void FieldRow::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text);
    theme::setInvalid(*m_control, !text.isEmpty());
}

QString FieldRow::error() const
{
    return m_error->text();
}

// --- numbers

NumberBox::NumberBox(double least, double most, int decimals, QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setRange(least, most);
    setDecimals(decimals);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    // At the end as one reads: by itself a number with letters would go to the other side than one without.
    setAlignment((isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute);
    setFocusPolicy(Qt::StrongFocus);
    // Half a number that is being typed is no value yet.
    setKeyboardTracking(false);
}

QString NumberBox::textFromValue(double value) const
{
    const double scale = std::pow(10.0, decimals());
    return locale().toString(std::round(value * scale) / scale, 'f', QLocale::FloatingPointShortest);
}

QSize NumberBox::sizeHint() const
{
    // The widest value there may be would take more than the rest of the card.
    const double most = std::min(maximum(), 99'999.0);
    int width = fontMetrics().horizontalAdvance(specialValueText());
    for (const double each : {minimum(), most}) {
        // With all the decimals that a value between may have.
        const QString number = locale().toString(each, 'f', decimals() > 0 && most < 100 ? decimals() : 0);
        width = std::max(width, fontMetrics().horizontalAdvance(prefix() + number + suffix()));
    }
    return {width + 7 * Grid, QDoubleSpinBox::sizeHint().height()};
}

QSize NumberBox::minimumSizeHint() const
{
    return sizeHint();
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

AmountSlider::AmountSlider(const QString &name, const QList<double> &stops, NumberBox &box, QWidget *parent)
    : QWidget(parent)
    , m_stops(stops)
    , m_box(box)
    , m_slider(new QSlider(Qt::Horizontal, this))
{
    m_slider->setAccessibleName(name);
    m_slider->setRange(0, static_cast<int>(stops.size()) - 1);
    m_slider->setPageStep(2);
    keepWheelFrom(*m_slider);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_slider);
    setFocusProxy(m_slider);
    // A value between two stops stays what it is until the slider is moved.
    connect(m_slider, &QSlider::valueChanged, this, [this](int stop) { m_box.setValue(m_stops.at(stop)); });
}

void AmountSlider::setStops(const QList<double> &stops)
{
    if (stops == m_stops)
        return;
    const QSignalBlocker quiet(m_slider);
    m_stops = stops;
    m_slider->setRange(0, static_cast<int>(stops.size()) - 1);
    show(m_box.value());
}

void AmountSlider::show(double value)
{
    const QSignalBlocker quiet(m_slider);
    const auto above = std::lower_bound(m_stops.begin(), m_stops.end(), value);
    auto at = static_cast<int>(above - m_stops.begin());
    if (at > 0 && (above == m_stops.end() || value - m_stops[at - 1] < *above - value))
        --at;
    m_slider->setValue(at);
    m_slider->setAccessibleDescription(m_box.text());
}

// --- words

WordsField::WordsField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_flow(new widgets::FlowLayout(8, this))
    , m_input(new QLineEdit(this))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_input->setObjectName(u"newWord"_s);
    m_input->setAccessibleName(tr("Add to %1").arg(name));
    m_input->setPlaceholderText(tr("Add keyword ↵"));
    m_input->setMaxLength(LongestWord);
    connect(m_input, &QLineEdit::returnPressed, this, &WordsField::addTyped);
    connect(m_input, &QLineEdit::editingFinished, this, &WordsField::addTyped);
    rebuild();
}

void WordsField::setWords(const QStringList &words)
{
    if (words == m_words)
        return;
    m_words = words;
    rebuild();
}

void WordsField::addTyped()
{
    const QString word = m_input->text().simplified().toLower();
    m_input->clear();
    if (word.isEmpty() || m_words.contains(word) || m_words.size() >= MostWords)
        return;
    m_words.append(word);
    rebuild();
    Q_EMIT wordsEdited(m_words);
}

void WordsField::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        if (item->widget() != m_input)
            item->widget()->deleteLater();
        delete item;
    }
    for (const QString &word : m_words) {
        auto *chip = new TagButton(word, this);
        chip->setAccessibleName(tr("Remove %1 from %2").arg(word, m_name));
        chip->setToolTip(tr("Remove"));
        connect(chip, &QAbstractButton::clicked, this, [this, word] {
            m_words.removeAll(word);
            rebuild();
            m_input->setFocus(Qt::OtherFocusReason);
            Q_EMIT wordsEdited(m_words);
        });
        m_flow->addWidget(chip);
    }
    m_flow->addWidget(m_input);
    for (QWidget *each : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        each->show();
    updateGeometry();
}

} // namespace tierdesk::ui
