#include "ui/widgets/StatePanel.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui::widgets {

namespace {

constexpr int PictureSide = 56; ///< at a font size of 100 %, as the icon in it
constexpr int IconSide = 26;
constexpr int SentenceWidth = 280; ///< at most, at a font size of 100 %
constexpr int SideMargin = 12;
constexpr int LeastWidth = 160;

/// The narrowest that @p words need for no more lines than at @p room: no word stands alone in the last one.
int balanced(const QLabel &words, int room)
{
    const auto lines = [&](int width) {
        return words.fontMetrics().boundingRect(0, 0, width, QWIDGETSIZE_MAX, Qt::TextWordWrap, words.text()).height();
    };
    const int wanted = lines(room);
    int narrow = room / 2; // narrower would be another shape
    int wide = room;
    while (narrow < wide) {
        const int middle = (narrow + wide) / 2;
        if (lines(middle) > wanted)
            narrow = middle + 1;
        else
            wide = middle;
    }
    return std::min(room, wide + 2); // a label rounds otherwise than the metrics do
}

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QWidget(this))
    , m_heading(new Label(theme::Type::Title, Label::Ink::Text, this))
    , m_sentence(new Label(theme::Type::Body, Label::Ink::Dim, this))
    , m_button(new QPushButton(this))
{
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setWordWrap(true);
    m_heading->setObjectName(u"stateHeading"_s);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_button->setObjectName(u"stateAction"_s);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &StatePanel::actionTriggered);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addSpacing(14);
    layout->addWidget(m_heading);
    layout->addSpacing(6);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void StatePanel::show(theme::Icon icon, const QString &heading, const QString &sentence)
{
    m_icon = icon;
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    fit();
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
    update();
}

void StatePanel::fit()
{
    const int side = theme::scaledIcon(PictureSide);
    m_picture->setFixedSize(side, side);
    const int room = std::max(1, std::min(theme::scaled(SentenceWidth), this->width() - 2 * SideMargin));
    const int width = balanced(*m_sentence, room);
    // A box layout asks a centred label for its size before it knows its width; the label answers never with less than
    // it was given before.
    m_sentence->setMinimumSize(0, 0);
    m_sentence->setFixedSize(width, std::max(0, m_sentence->heightForWidth(width)));
}

void StatePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fit();
}

void StatePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize StatePanel::minimumSizeHint() const
{
    // Narrower than its sentence would like to be: it breaks in more lines then.
    return {LeastWidth, QWidget::minimumSizeHint().height()};
}

void StatePanel::setAction(const QString &text, const QString &key)
{
    m_button->setText(text);
    theme::setKeyHint(*m_button, key);
    m_button->setVisible(!text.isEmpty());
}

QString StatePanel::heading() const
{
    return m_heading->text();
}

void StatePanel::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    const QRectF disc = m_picture->geometry();
    // What is the matter has another colour than what is only empty; its shape and words differ too.
    const bool isTrouble = m_icon == theme::Icon::Alert || m_icon == theme::Icon::Offline;
    const theme::Tone trouble = t.toneOf(t.irate);
    theme::paintBox(painter, disc, disc.width() / 2, isTrouble ? trouble.soft : t.accentSoft);
    const qreal inset = (disc.width() - theme::scaledIcon(IconSide)) / 2;
    theme::paintIcon(painter, disc.adjusted(inset, inset, -inset, -inset), m_icon,
                     isTrouble ? trouble.ink : t.accentOn(t.accentSoft));
}

} // namespace tierdesk::ui::widgets
