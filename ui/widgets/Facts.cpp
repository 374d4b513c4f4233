#include "ui/widgets/Facts.h"

#include "ui/widgets/Label.h"

#include <QtWidgets/QGridLayout>

#include <algorithm>

namespace tierdesk::ui::widgets {

Facts::Facts(const QString &caption, QWidget *parent)
    : Facts(caption, Heading::Caption, parent)
{}

Facts::Facts(const QString &caption, Heading heading, QWidget *parent)
    : Panel(Surface::Card, parent)
    , m_grid(new QGridLayout(this))
{
    setAccessibleName(caption);
    m_grid->setContentsMargins(20, 16, 20, 16);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    auto *label = heading == Heading::Title ? new Label(caption, theme::Type::Title, Label::Ink::Text, this)
                                            : new Label(caption, theme::Type::Caption, Label::Ink::Dim, this);
    m_grid->addWidget(label, 0, 0, 1, 2);
}

int Facts::addFact(const QString &name, theme::Type type)
{
    const int fact = static_cast<int>(m_lines.size());
    Line line{new Label(name, theme::Type::Body, Label::Ink::Dim, this), new Label(type, Label::Ink::Text, this)};
    line.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    line.value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    line.value->setWordWrap(true);
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.value->setAccessibleName(name);
    m_grid->addWidget(line.name, fact + 1, 0);
    m_grid->addWidget(line.value, fact + 1, 1);
    m_lines.push_back(line);
    showNeeded();
    return fact;
}

void Facts::setFact(int fact, const QString &value)
{
    Label *label = m_lines.at(static_cast<std::size_t>(fact)).value;
    if (label->text() == value)
        return;
    label->setText(value);
    showNeeded();
}

QString Facts::fact(int fact) const
{
    return m_lines.at(static_cast<std::size_t>(fact)).value->text();
}

void Facts::showNeeded()
{
    for (const Line &line : m_lines) {
        line.name->setVisible(!line.value->text().isEmpty());
        line.value->setVisible(!line.value->text().isEmpty());
    }
    setVisible(
        std::any_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.value->text().isEmpty(); }));
}

} // namespace tierdesk::ui::widgets
