#include "ui/dashboard/CardHeading.h"

#include "ui/widgets/Label.h"
#include "ui/widgets/Legend.h"

#include <QtCore/QEvent>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int Gap = 12;
constexpr int LegendGap = 8;
constexpr int LineGap = 6;
constexpr int LeastWidth = 120;

} // namespace

CardHeading::CardHeading(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(title, theme::Type::Small, Label::Ink::Dim, this))
    , m_note(new Label(theme::Type::Small, Label::Ink::Dim, this))
{
    m_title->setElided(true);
    m_note->setElided(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardHeading::setNote(const QString &note)
{
    if (note == m_note->text())
        return;
    m_note->setText(note);
    updateGeometry();
    arrange();
}

void CardHeading::setLegend(widgets::Legend *legend)
{
    m_legend = legend;
    legend->setParent(this);
    updateGeometry();
}

int CardHeading::lineHeight() const
{
    return m_title->sizeHint().height();
}

bool CardHeading::isOneLine(int width) const
{
    if (!m_legend)
        return true;
    const int note = m_note->text().isEmpty() ? 0 : Gap + m_note->sizeHint().width();
    return m_title->sizeHint().width() + note + LegendGap + m_legend->sizeHint().width() <= width;
}

int CardHeading::heightForWidth(int width) const
{
    if (isOneLine(width))
        return lineHeight();
    return lineHeight() + LineGap + std::max(0, m_legend->heightForWidth(width));
}

QSize CardHeading::sizeHint() const
{
    const int note = m_note->text().isEmpty() ? 0 : Gap + m_note->sizeHint().width();
    return {m_title->sizeHint().width() + note + (m_legend ? LegendGap + m_legend->sizeHint().width() : 0),
            lineHeight()};
}

QSize CardHeading::minimumSizeHint() const
{
    return {LeastWidth, lineHeight()};
}

void CardHeading::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        // What stands in it changes its font later.
        QMetaObject::invokeMethod(this, &CardHeading::arrange, Qt::QueuedConnection);
    }
}

void CardHeading::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CardHeading::arrange()
{
    const int line = lineHeight();
    const bool isWhole = isOneLine(width());
    const auto place = [this](QWidget &widget, const QRect &logical) {
        widget.setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
    };
    const int note = m_note->text().isEmpty() ? 0 : m_note->sizeHint().width();
    // Beside a legend the note follows the title; alone it stands at the far end.
    const bool isAfter = m_legend && isWhole;
    const int room = note > 0 ? std::max(0, width() - note - Gap) : width();
    const int title = std::min(m_title->sizeHint().width(), std::max(room, width() / 2));
    place(*m_title, {0, 0, title, line});
    const int noteWidth = std::min(note, std::max(0, width() - title - Gap));
    place(*m_note, {isAfter ? title + Gap : width() - noteWidth, 0, noteWidth, line});
    if (!m_legend)
        return;
    if (isWhole) {
        const int wide = m_legend->sizeHint().width();
        place(*m_legend, {width() - wide, 0, wide, line});
    } else {
        place(*m_legend, {0, line + LineGap, width(), std::max(0, height() - line - LineGap)});
    }
}

} // namespace tierdesk::ui
