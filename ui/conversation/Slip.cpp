#include "ui/conversation/Slip.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

Slip::Slip(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_lead(new widgets::Label(theme::Type::Strong, widgets::Label::Ink::Accent, this))
    , m_text(new widgets::Label(theme::Type::Body, widgets::Label::Ink::Text, this))
    , m_button(new QPushButton(this))
{
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setWordWrap(true);
    m_button->setObjectName(name + QStringLiteral("Action"));
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &Slip::actionTriggered);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::inReadingOrder({14, 8, 10, 8}, layoutDirection()));
    layout->setSpacing(12);
    // The first lines stand on one line, and all of it in the middle beside the button.
    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_lead, 0, Qt::AlignTop);
    words->addWidget(m_text, 1);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto *middle = new QVBoxLayout;
    middle->addStretch();
    middle->addLayout(words);
    middle->addStretch();
    layout->addLayout(middle, 1);
    m_lead->hide();
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
}

void Slip::say(Mood mood, const QString &text, const QString &action)
{
    m_mood = mood;
    m_text->setText(text);
    setAccessibleName(text);
    if (m_button->text() != action)
        m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    update();
}

void Slip::setLead(const QString &lead)
{
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
}

QString Slip::text() const
{
    return m_text->text();
}

void Slip::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor fill = m_mood == Mood::Note      ? t.accentSoft
                        : m_mood == Mood::Warning ? t.toneOf(t.frustrated).soft
                                                  : t.toneOf(t.irate).soft;
    QPainter painter(this);
    theme::paintBox(painter, rect(), theme::metric::Radius, fill);
}

} // namespace tierdesk::ui
