#include "ui/conversation/side/Section.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using theme::Type;
using widgets::Disclosure;
using widgets::Label;

namespace {

constexpr int Side = 16;
constexpr int Above = 12;
constexpr int CaptionGap = 10; ///< between a caption and what follows
constexpr int Below = 14;
constexpr int Between = 12; ///< a name and its value

/// A name and its value. Side by side each has the width of its words, as long as there is room for both; then the
/// longer one breaks, and neither gets less than a third.
class FactLine final : public QWidget
{
public:
    FactLine(Label *name, Label *value, QWidget *parent)
        : QWidget(parent)
        , m_name(name)
        , m_value(value)
    {
        for (Label *each : {m_name, m_value})
            each->setParent(this);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const auto [name, value] = split(width);
        return std::max(m_name->heightForWidth(name), m_value->heightForWidth(value));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {wanted(*m_name) + Between + wanted(*m_value),
                std::max(m_name->fontMetrics().height(), m_value->fontMetrics().height())};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_name->minimumSizeHint().width() + Between + m_value->minimumSizeHint().width(),
                m_name->fontMetrics().height()};
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        const auto [name, value] = split(width());
        m_name->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, name, height())));
        m_value->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - value, 0, value, height())));
    }

private:
    /// All of its words in one line.
    static int wanted(const Label &label) { return label.fontMetrics().size(0, label.text()).width() + 2; }
    [[nodiscard]] std::pair<int, int> split(int width) const
    {
        const int room = std::max(0, width - Between);
        const int name = wanted(*m_name);
        const int value = wanted(*m_value);
        if (name + value <= room)
            return {room - value, value};
        const int least = room / 3;
        const int forName = std::clamp(room - value, std::min(least, name), std::min(name, room - least));
        return {forName, room - forName};
    }

    Label *m_name;
    Label *m_value;
};

} // namespace

FactLines::FactLines(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(7);
}

void FactLines::setLines(const Lines &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &[name, value] : m_lines) {
        if (value.isEmpty())
            continue;
        // Each by itself: a long value leaves the names of the others their room.
        auto *left = new Label(name, Type::Body, Label::Ink::Dim);
        left->setWordWrap(true);
        left->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        auto *right = new Label(value, Type::Strong, Label::Ink::Text);
        right->setWordWrap(true);
        right->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse);
        right->setAccessibleName(u"%1: %2"_s.arg(name, value));
        m_column->addWidget(new FactLine(left, right, this));
        ++row;
    }
    setVisible(row > 0);
}

Section::Section(const QString &caption, bool canFold, QWidget *parent)
    : Panel(Surface::Panel, Qt::BottomEdge, parent)
    , m_top(new QHBoxLayout)
    , m_inside(new QWidget(this))
    , m_body(new QVBoxLayout(m_inside))
{
    setAccessibleName(caption);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    if (canFold) {
        m_fold = new Disclosure(caption, Disclosure::Look::Caption, this);
        connect(m_fold, &QAbstractButton::toggled, this, &Section::showFold);
        m_top->addWidget(m_fold);
        m_inside->hide();
    } else {
        m_caption = new Label(caption, Type::Caption, Label::Ink::Dim, this);
        m_top->addWidget(m_caption, 1);
    }
    layout->addWidget(m_inside);
    fitTop();
}

/// What stands beside a caption is higher than it is: the caption and what follows keep their places.
void Section::fitTop()
{
    const int over = std::max(0, m_top->sizeHint().height() - QFontMetrics(theme::font(Type::Caption)).height()) / 2;
    const int within = std::min(over, CaptionGap);
    const int below = isOpen() ? Below : Below - within;
    layout()->setContentsMargins(theme::inReadingOrder({Side, Above - within, Side, below}, layoutDirection()));
    layout()->setSpacing(CaptionGap - within);
}

void Section::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fitTop();
}

void Section::setCaption(const QString &caption)
{
    setAccessibleName(caption);
    if (m_fold) {
        m_fold->setText(caption);
        showFold();
    } else {
        m_caption->setText(caption);
    }
}

void Section::setCorner(QWidget *corner)
{
    corner->setParent(this);
    m_top->addWidget(corner);
    fitTop();
}

void Section::setFoldedText(const QString &text)
{
    m_foldedText = text;
    showFold();
}

void Section::setOpen(bool isOpen)
{
    if (m_fold)
        m_fold->setChecked(isOpen);
}

bool Section::isOpen() const
{
    return !m_fold || m_fold->isChecked();
}

void Section::showFold()
{
    if (!m_fold)
        return;
    m_inside->setVisible(m_fold->isChecked());
    m_fold->setValue(m_fold->isChecked() ? QString() : m_foldedText);
    fitTop();
}

} // namespace tierdesk::ui
