#include "ui/settings/models/CardFoot.h"

#include "ui/models/Failures.h"
#include "ui/widgets/IntoSight.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

CardFoot::CardFoot(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_said(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_line(new QHBoxLayout)
    , m_acts(new QWidget(this))
{
    m_said->setObjectName(name);
    m_said->setAccessibleName(tr("Status message"));
    m_said->setWordWrap(true);
    m_said->hide();
    auto *acts = new QHBoxLayout(m_acts);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->setSpacing(8);
    m_line->addStretch(1);
    m_line->addWidget(m_acts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_said);
    layout->addLayout(m_line);
}

QPushButton *CardFoot::addAct(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, m_acts);
    button->setObjectName(name);
    m_acts->layout()->addWidget(button);
    return button;
}

void CardFoot::addBeside(QWidget *widget)
{
    m_line->insertWidget(0, widget);
}

void CardFoot::setText(const QString &text, bool isBad)
{
    m_said->setInk(isBad ? Label::Ink::Bad : Label::Ink::Dim);
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

void CardFoot::setBusy(bool isBusy)
{
    m_acts->setEnabled(!isBusy);
}

void CardFoot::say(const QString &text)
{
    setBusy(false);
    setText(text, false);
}

int CardFoot::wait()
{
    setBusy(true);
    setText(tr("One moment…"), false);
    return ++m_asked;
}

void CardFoot::clear()
{
    ++m_asked;
    say({});
}

void CardFoot::complain(const QString &text)
{
    setBusy(false);
    setText(text, true);
    widgets::bringIntoSight(*m_said);
}

void CardFoot::complain(const base::Error &error)
{
    const bool isProviders = error.fault == base::Fault::AiFailed || error.fault == base::Fault::AiUnavailable;
    complain(isProviders ? tr("The request to the provider failed: %1").arg(error.message)
             : error.fault == base::Fault::InvalidInput ? tr("Not saved: %1 %2").arg(error.where, error.message)
                                                        : failureWords(error).sentence);
}

} // namespace tierdesk::ui
