#include "ui/shell/KeyHelp.h"

#include "core/base/Literals.h"
#include "ui/models/Fuzzy.h"
#include "ui/shell/Commands.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/KeyCap.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Roles.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int HelpHeight = 560;

} // namespace

KeyHelp::KeyHelp(Commands &commands, QWidget *below)
    : Overlay(below)
    , m_commands(commands)
    , m_filter(new QLineEdit(card()))
    , m_area(new QScrollArea(card()))
{
    setObjectName(u"keyHelp"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setCardWidth(520);
    m_filter->setObjectName(u"keyHelpFilter"_s);
    m_filter->setAccessibleName(tr("Find a shortcut"));
    m_filter->setPlaceholderText(tr("Find a shortcut"));
    m_area->setObjectName(u"keyHelpList"_s);
    roles::set(*m_area, QAccessible::List);
    m_area->setAccessibleName(tr("Keyboard shortcuts"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->viewport()->setBackgroundRole(QPalette::Base); // as the card
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_filter, &QLineEdit::textChanged, this, &KeyHelp::fill);
    auto *layout = new QVBoxLayout(card());
    layout->setContentsMargins(1, 16, 1, 8);
    layout->setSpacing(12);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(20, 0, 20, 0);
    top->setSpacing(12);
    top->addWidget(new Label(tr("Keyboard shortcuts"), theme::Type::Title, Label::Ink::Text, card()));
    top->addWidget(m_filter);
    layout->addLayout(top);
    layout->addWidget(m_area, 1);
}

void KeyHelp::ask()
{
    m_filter->clear();
    fill();
    open();
}

int KeyHelp::cardHeight(int) const
{
    return theme::scaled(HelpHeight);
}

QWidget *KeyHelp::firstFocus() const
{
    return m_filter;
}

void KeyHelp::fill()
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(20, 6, 20, 12);
    grid->setVerticalSpacing(8);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 1);
    int line = 0;
    QString group;
    for (const Commands::Command &each : m_commands.all()) {
        if (each.key.isEmpty() || !fuzzyScore(m_filter->text(), each.group + u' ' + each.title))
            continue;
        if (each.group != group) {
            group = each.group;
            if (line > 0)
                grid->setRowMinimumHeight(line++, 8);
            grid->addWidget(new Label(group, theme::Type::Caption, Label::Ink::Dim, page), line++, 0, 1, 2);
        }
        auto *title = new Label(each.title, theme::Type::Body, Label::Ink::Text, page);
        title->setWordWrap(true);
        grid->addWidget(title, line, 0);
        grid->addWidget(new widgets::KeyCap(keys::text(each.key), page), line, 1, Qt::AlignRight | Qt::AlignVCenter);
        ++line;
    }
    if (line == 0)
        grid->addWidget(new Label(tr("No shortcuts found."), theme::Type::Body, Label::Ink::Dim, page), line++, 0);
    grid->setRowStretch(line, 1);
    m_area->setWidget(page); // deletes the one before
}

} // namespace tierdesk::ui
