#include "ui/settings/SettingsCard.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int Side = 20;
constexpr int LineAir = 10; ///< above and below what stands in a line

} // namespace

SettingsCard::SettingsCard(const QString &heading, QWidget *parent)
    : Panel(Surface::Card, parent)
    , m_lines(new QVBoxLayout(this))
{
    setAccessibleName(heading);
    m_lines->setContentsMargins(Side, Side - 4, Side, Side - 4 - LineAir); // the last line brings its own air
    m_lines->setSpacing(0);
    m_lines->addWidget(new Label(heading, theme::Type::Title, Label::Ink::Text, this));
    m_lines->addSpacing(8);
}

void SettingsCard::separate()
{
    if (!m_isFirst) {
        auto *line = new Panel(Surface::Panel, Qt::TopEdge, this);
        line->setFixedHeight(1);
        m_lines->addWidget(line);
    }
    m_isFirst = false;
}

void SettingsCard::addLine(const QString &name, const QString &sentence, QWidget *control)
{
    add(name, sentence, control, false);
}

void SettingsCard::addTall(const QString &name, const QString &sentence, QWidget *control)
{
    add(name, sentence, control, true);
}

void SettingsCard::add(const QString &name, const QString &sentence, QWidget *control, bool isTall)
{
    separate();
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *label = new Label(name, theme::Type::Body, Label::Ink::Text, this);
    label->setBuddy(control);
    label->setWordWrap(true);
    words->addWidget(label);
    if (!sentence.isEmpty()) {
        auto *about = new Label(sentence, theme::Type::Small, Label::Ink::Dim, this);
        about->setWordWrap(true);
        words->addWidget(about);
        control->setAccessibleDescription(sentence);
    }
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    m_told.insert(control, {words, sentence});
    if (isTall)
        words->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, LineAir, 0, LineAir);
    line->setSpacing(24);
    line->addLayout(words, 1);
    line->addWidget(control, 0, isTall ? Qt::AlignTop : Qt::AlignVCenter);
    m_lines->addLayout(line);
}

void SettingsCard::setError(QWidget *control, const QString &text)
{
    Line &line = m_told[control];
    if (!line.error && text.isEmpty())
        return;
    if (!line.error) {
        line.error = new Label(theme::Type::Small, Label::Ink::Bad, this);
        line.error->setWordWrap(true);
        line.words->addWidget(line.error);
    }
    line.error->setText(text);
    line.error->setVisible(!text.isEmpty());
    QWidget *input = control->focusProxy() ? control->focusProxy() : control;
    input->setAccessibleDescription(text.isEmpty() ? line.sentence : text);
    theme::setInvalid(*input, !text.isEmpty());
}

void SettingsCard::addWide(QWidget *widget)
{
    separate();
    m_lines->addWidget(widget);
}

} // namespace tierdesk::ui
