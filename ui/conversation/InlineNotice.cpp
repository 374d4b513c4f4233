#include "ui/conversation/InlineNotice.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int FewestLines = 2;

/// As high as its words need it; where there is less room, what is below is scrolled to. What is around it is not asked
/// for a height at a width, so that its room can be taken from it.
class WordsArea final : public QScrollArea
{
public:
    explicit WordsArea(widgets::Label *words, QWidget *parent)
        : QScrollArea(parent)
        , m_words(words)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        setWidget(words);
        words->setAutoFillBackground(false); // the slip is its ground
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {m_words->sizeHint().width(), m_words->heightForWidth(width())};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const int few = m_words->fontMetrics().lineSpacing() * FewestLines;
        return {m_words->minimumSizeHint().width(), std::min(few, sizeHint().height())};
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::StyleChange)
            updateGeometry();
        return QScrollArea::event(event);
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        if (event->size().width() != event->oldSize().width())
            updateGeometry();
        // The keys scroll it where there is something to scroll.
        setFocusPolicy(height() < sizeHint().height() ? Qt::TabFocus : Qt::NoFocus);
    }

private:
    widgets::Label *m_words;
};

} // namespace

InlineNotice::InlineNotice(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_lead(new widgets::Label(theme::Type::Strong, widgets::Label::Ink::Accent, this))
    , m_text(new widgets::Label(theme::Type::Body, widgets::Label::Ink::Text, this))
    , m_button(new QPushButton(this))
{
    setObjectName(name);
    m_text->setObjectName(name + u"Text"_s);
    m_text->setWordWrap(true);
    m_button->setObjectName(name + u"Action"_s);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &InlineNotice::actionTriggered);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::inReadingOrder({14, 8, 10, 8}, layoutDirection()));
    layout->setSpacing(12);
    // The first lines stand on one line, and all of it in the middle beside the button.
    auto *words = new QHBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_lead, 0, Qt::AlignTop);
    words->addWidget(new WordsArea(m_text, this), 1);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto *middle = new QVBoxLayout;
    middle->addStretch();
    middle->addLayout(words);
    middle->addStretch();
    layout->addLayout(middle, 1);
    m_lead->hide();
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
}

void InlineNotice::say(Mood mood, const QString &text, const QString &action)
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

void InlineNotice::setLead(const QString &lead)
{
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
}

QString InlineNotice::text() const
{
    return m_text->text();
}

void InlineNotice::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor fill = m_mood == Mood::Note      ? t.accentSoft
                        : m_mood == Mood::Warning ? t.toneOf(t.frustrated).soft
                                                  : t.toneOf(t.irate).soft;
    QPainter painter(this);
    theme::paintBox(painter, rect(), theme::metric::Radius, fill);
}

} // namespace tierdesk::ui
