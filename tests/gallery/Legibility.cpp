#include "tests/gallery/Legibility.h"

#include "core/base/Literals.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/SearchButton.h"
#include "ui/widgets/Toggle.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOptionComboBox>
#include <QtWidgets/QStyleOptionFrame>
#include <QtWidgets/QTabBar>

namespace tierdesk::gallery {

namespace {

constexpr int Slack = 1;
constexpr double LeastShown = 0.75; ///< of the words in a combo box

QString nameOf(const QWidget &widget)
{
    const QString type = QString::fromLatin1(widget.metaObject()->className()).section(u"::"_s, -1);
    return widget.objectName().isEmpty() ? type : u"%1 %2"_s.arg(type, widget.objectName());
}

/// What is wrong with one widget; empty: nothing.
using Finding = QString;

Finding tooSmall(const QWidget &widget, const QString &words, QSize needed)
{
    return u"%1: \"%2\" needs %3 × %4 and has %5 × %6"_s.arg(nameOf(widget), words.left(60))
        .arg(needed.width())
        .arg(needed.height())
        .arg(widget.width())
        .arg(widget.height());
}

Finding inLabel(const QLabel &label)
{
    if (label.text().isEmpty())
        return {};
    if (const auto *ours = qobject_cast<const ui::widgets::Label *>(&label); ours && ours->isElided()) {
        const bool isWhole = label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width();
        const bool isTold = isWhole || !label.toolTip().isEmpty();
        return isTold ? Finding() : u"%1 is cut and has no tool tip"_s.arg(nameOf(label));
    }
    const int line = label.fontMetrics().ascent() + label.fontMetrics().descent();
    if (label.wordWrap()) {
        // Asked of the words, since a label keeps its hint from a width it had before.
        const int longestWord =
            label.fontMetrics().boundingRect(0, 0, 1, QWIDGETSIZE_MAX, Qt::TextWordWrap, label.text()).width();
        const QSize needed(longestWord, label.heightForWidth(label.width()));
        const bool isCut = needed.height() > label.height() + Slack || needed.width() > label.width() + Slack;
        return isCut ? tooSmall(label, label.text(), needed) : Finding();
    }
    const QSize needed = label.sizeHint();
    const bool isCut = needed.width() > label.width() + Slack || line > label.height() + Slack;
    return isCut ? tooSmall(label, label.text(), needed) : Finding();
}

Finding inButton(const QAbstractButton &button)
{
    if (button.text().isEmpty() || qobject_cast<const ui::widgets::SearchButton *>(&button) ||
        qobject_cast<const ui::widgets::Toggle *>(&button))
        return {}; // these are as wide as there is room, elide, and say the whole in a tool tip
    const QSize needed = button.sizeHint();
    const int line = button.fontMetrics().ascent() + button.fontMetrics().descent();
    const bool isCut = needed.width() > button.width() + Slack || line > button.height() + Slack;
    return isCut && button.toolTip().isEmpty() ? tooSmall(button, button.text(), needed) : Finding();
}

Finding inCombo(const QComboBox &combo)
{
    if (combo.isEditable())
        return {}; // its field is asked
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.rect = combo.rect();
    const QRect room =
        combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    const QFontMetrics metrics = combo.fontMetrics();
    const QSize needed(metrics.horizontalAdvance(combo.currentText()), metrics.ascent() + metrics.descent());
    // What is a little too long ends in an ellipsis, and the style says it in a tool tip.
    const bool isCut = room.width() < LeastShown * needed.width() || needed.height() > combo.height() + Slack;
    return isCut ? tooSmall(combo, combo.currentText(), needed) : Finding();
}

/// What somebody types may be longer than its field, and scrolls; what we say in it may not.
Finding inField(const QLineEdit &field)
{
    const bool isOurs = qobject_cast<const QAbstractSpinBox *>(field.parentWidget()) || field.isReadOnly();
    const QString words = field.text().isEmpty() ? field.placeholderText() : isOurs ? field.text() : QString();
    QStyleOptionFrame option;
    option.initFrom(&field);
    option.rect = field.rect();
    QRect room = field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field);
    room = room.marginsRemoved(field.textMargins());
    const QSize needed(field.fontMetrics().horizontalAdvance(words), field.fontMetrics().ascent());
    const bool isCut = needed.width() > room.width() + Slack || needed.height() > field.height();
    return isCut && field.toolTip().isEmpty() ? tooSmall(field, words, needed) : Finding();
}

Finding inTabs(const QTabBar &tabs)
{
    if (tabs.usesScrollButtons() || tabs.count() == 0)
        return {}; // one scrolls to the others
    const QRect all = tabs.tabRect(0).united(tabs.tabRect(tabs.count() - 1));
    return all.width() > tabs.width() + Slack ? tooSmall(tabs, tabs.tabText(tabs.count() - 1), all.size()) : Finding();
}

Finding inHeadings(const QHeaderView &header)
{
    if (header.orientation() != Qt::Horizontal || !header.model())
        return {};
    for (int section = 0; section < header.count(); ++section) {
        const QString words = header.model()->headerData(section, Qt::Horizontal).toString();
        if (header.isSectionHidden(section) || words.isEmpty())
            continue;
        const int needed = header.fontMetrics().horizontalAdvance(words);
        if (needed > header.sectionSize(section))
            return tooSmall(header, words, {needed, header.height()});
    }
    return {};
}

Finding ofItself(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return inLabel(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return inButton(*button);
    if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        return inCombo(*combo);
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return inField(*field);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        return inTabs(*tabs);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return inHeadings(*header);
    return {};
}

bool hasWords(const QWidget &widget)
{
    return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QAbstractSpinBox *>(&widget) || qobject_cast<const QTabBar *>(&widget);
}

/// What a widget reaches out of: what one can scroll does not cut, in the direction in which it scrolls.
Finding outOfItsPlace(const QWidget &widget, const QWidget &window)
{
    bool canScrollDown = false;
    bool canScrollAside = false;
    for (const QWidget *holder = widget.parentWidget(); holder; holder = holder->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(holder->parentWidget());
            area && area->viewport() == holder) {
            canScrollDown = canScrollDown || area->verticalScrollBar()->maximum() > 0;
            canScrollAside = canScrollAside || (area->horizontalScrollBar()->maximum() > 0 &&
                                                area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff);
        }
        const QRect place(widget.mapTo(holder, QPoint(0, 0)), widget.size());
        const QRect room = holder->rect();
        const bool isOutAside = place.left() < room.left() - Slack || place.right() > room.right() + Slack;
        const bool isOutDown = place.top() < room.top() - Slack || place.bottom() > room.bottom() + Slack;
        if ((isOutAside && !canScrollAside) || (isOutDown && !canScrollDown))
            return u"%1 reaches out of %2"_s.arg(nameOf(widget), nameOf(*holder));
        if (holder == &window)
            break;
    }
    return {};
}

} // namespace

QStringList cutWords(const QWidget &window)
{
    QStringList found;
    const auto note = [&](const Finding &finding) {
        if (!finding.isEmpty() && !found.contains(finding))
            found.append(finding);
    };
    const QList<QWidget *> all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisibleTo(&window) || (widget->isWindow() && widget != &window))
            continue;
        note(ofItself(*widget));
        // The arrows of tabs and what stands inside a field are Qt's own.
        const QWidget *parent = widget->parentWidget();
        const bool isPart = qobject_cast<const QTabBar *>(parent) || qobject_cast<const QLineEdit *>(parent) ||
                            qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent);
        if (hasWords(*widget) && !isPart)
            note(outOfItsPlace(*widget, window));
    }
    return found;
}

} // namespace tierdesk::gallery
