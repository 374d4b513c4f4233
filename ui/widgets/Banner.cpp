#include "ui/widgets/Banner.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

namespace tierdesk::ui::widgets {

namespace {

constexpr int IconSide = 18; ///< at a font size of 100 %
constexpr int Gap = 8;

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_text(new Label(theme::Type::Small, Label::Ink::Text, this))
    , m_button(new QPushButton(this))
    , m_close(new QPushButton(theme::icon(theme::Icon::Close), {}, this))
{
    setObjectName(u"banner"_s);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"bannerAction"_s);
    connect(m_button, &QPushButton::clicked, this, &Banner::actionTriggered);
    auto *layout = new QHBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setFlat(true);
    m_close->hide();
    connect(m_close, &QPushButton::clicked, this, &Banner::closed);
    layout->addWidget(m_close);
    measure();
}

void Banner::measure()
{
    layout()->setContentsMargins(
        theme::inReadingOrder({m_side + theme::scaledIcon(IconSide) + Gap, 8, m_side, 8}, layoutDirection()));
}

void Banner::setSide(int side)
{
    m_side = side;
    measure();
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        measure();
}

void Banner::say(Mood mood, theme::Icon icon, const QString &text, const QString &action)
{
    m_mood = mood;
    m_icon = icon;
    m_text->setText(text);
    setAccessibleName(text);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    update();
}

void Banner::setCloseable(bool isCloseable)
{
    m_close->setVisible(isCloseable);
}

QString Banner::text() const
{
    return m_text->text();
}

QColor Banner::hue() const
{
    const theme::Tokens &t = theme::tokens(this);
    return m_mood == Mood::Bad ? t.irate : m_mood == Mood::Warning ? t.frustrated : t.accent;
}

void Banner::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    const theme::Tone tone = t.toneOf(hue());
    QPainter painter(this);
    painter.fillRect(rect(), tone.soft);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    const int side = theme::scaledIcon(IconSide);
    const QRect place(m_side, (height() - side) / 2, side, side);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place), m_icon, tone.ink);
}

} // namespace tierdesk::ui::widgets
