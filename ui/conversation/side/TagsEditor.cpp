#include "ui/conversation/side/TagsEditor.h"

#include "core/base/Literals.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include <QtCore/QStringListModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int CrossSide = 10;
constexpr int CrossGap = 2;
constexpr int BetweenTags = 6;

} // namespace

// --- a badge

TagButton::TagButton(const QString &tag, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(tag);
    setObjectName(u"tag"_s);
    setAccessibleName(tag);
    setAccessibleDescription(tr("Press to remove this tag"));
    setToolTip(tr("Remove “%1”").arg(tag));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize TagButton::sizeHint() const
{
    return {theme::badgeWidth(text()) + CrossGap + CrossSide + 4, theme::badgeHeight() + 4};
}

void TagButton::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0, 2, 0, -2);
    theme::paintBox(painter, box, theme::metric::SmallRadius, underMouse() ? t.hover : t.panel, t.line);
    if (hasFocus())
        theme::paintFocusRing(painter, rect(), theme::metric::SmallRadius, t.accent);
    const int textWidth = std::max(0, width() - CrossSide - 4 - CrossGap);
    painter.setFont(theme::font(theme::Type::Badge));
    painter.setPen(t.text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, textWidth, height())), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, textWidth - 8));
    const QRect cross = QStyle::visualRect(
        layoutDirection(), rect(), QRect(width() - CrossSide - 6, (height() - CrossSide) / 2, CrossSide, CrossSide));
    theme::paintIcon(painter, cross, theme::Icon::Close, t.dimOn(t.panel));
}

void TagButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Return) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

// --- all of them

TagsEditor::TagsEditor(QWidget *parent)
    : QWidget(parent)
    , m_flow(new widgets::FlowLayout(BetweenTags))
    , m_field(new QLineEdit(this))
    , m_known(new QStringListModel(this))
    , m_trouble(new Label(theme::Type::Small, Label::Ink::Bad, this))
{
    setObjectName(u"tagsEditor"_s);
    m_field->setObjectName(u"newTag"_s);
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setMaxLength(LongestTag);
    m_field->installEventFilter(this);
    auto *completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &TagsEditor::add,
            Qt::QueuedConnection); // the completer writes into the field after it has told
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        setTrouble({});
        if (text.contains(u','))
            add(text);
    });
    m_trouble->setObjectName(u"tagTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(BetweenTags);
    layout->addLayout(m_flow);
    layout->addWidget(m_field);
    layout->addWidget(m_trouble);
}

void TagsEditor::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    showTags();
}

void TagsEditor::setKnown(const QStringList &tags)
{
    if (tags != m_known->stringList())
        m_known->setStringList(tags);
}

void TagsEditor::setTrouble(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_field->setAccessibleDescription(trouble);
}

QString TagsEditor::trouble() const
{
    return m_trouble->text();
}

void TagsEditor::showTags()
{
    const bool hadFocus = std::any_of(m_buttons.begin(), m_buttons.end(), [](TagButton *b) { return b->hasFocus(); });
    // Later: one of them may be telling of its click.
    for (TagButton *button : m_buttons) {
        m_flow->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const QString &tag : m_tags) {
        auto *button = new TagButton(tag, this);
        connect(button, &QAbstractButton::clicked, this, [this, tag] { remove(tag); });
        m_flow->addWidget(button);
        button->show();
        setTabOrder(m_buttons.empty() ? static_cast<QWidget *>(this) : m_buttons.back(), button);
        m_buttons.push_back(button);
    }
    if (!m_buttons.empty())
        setTabOrder(m_buttons.back(), m_field);
    if (hadFocus)
        m_field->setFocus();
}

void TagsEditor::add(const QString &text)
{
    QStringList tags = m_tags;
    for (const QString &part : text.split(u',')) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags.append(tag);
    }
    if (tags.size() > MostTags) {
        setTrouble(tr("A case can have at most %1 tags.").arg(MostTags));
        return;
    }
    m_field->clear();
    setTrouble({});
    if (tags == m_tags)
        return;
    setTags(tags);
    Q_EMIT edited(m_tags);
}

void TagsEditor::remove(const QString &tag)
{
    QStringList tags = m_tags;
    tags.removeAll(tag);
    setTrouble({});
    setTags(tags);
    Q_EMIT edited(m_tags);
}

bool TagsEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn) {
        Q_EMIT focused();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_field->text().isEmpty()) {
            add(m_field->text());
            return true;
        }
        if (key == Qt::Key_Backspace && m_field->text().isEmpty() && !m_tags.isEmpty()) {
            remove(m_tags.back());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tierdesk::ui
