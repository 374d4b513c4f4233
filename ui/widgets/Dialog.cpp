#include "ui/widgets/Dialog.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Spinner.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Margin = 24;
constexpr int SmallestWidth = 420;

} // namespace

Dialog::Dialog(const QString &heading, QWidget *parent)
    : QDialog(parent)
    , m_heading(new Label(heading, theme::Type::Title, Label::Ink::Text, this))
    , m_sentence(new Label(theme::Type::Body, Label::Ink::Dim, this))
    , m_body(new QVBoxLayout)
    , m_complaint(new Label(theme::Type::Small, Label::Ink::Bad, this))
    , m_buttons(new QHBoxLayout)
    , m_spinner(new Spinner(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(heading);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setMinimumWidth(theme::scaled(SmallestWidth));
    m_heading->setObjectName(QStringLiteral("dialogHeading"));
    m_heading->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("dialogSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    m_complaint->setObjectName(QStringLiteral("dialogComplaint"));
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    m_spinner->hide();
    m_cancel->setObjectName(QStringLiteral("dialogCancel"));
    m_cancel->setAutoDefault(false);
    theme::setKeyHint(*m_cancel, tr("Esc"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);

    m_body->setSpacing(12);
    m_buttons->setSpacing(8);
    m_buttons->addWidget(m_spinner);
    m_buttons->addStretch();
    m_buttons->addWidget(m_cancel);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(Margin, Margin - 4, Margin, Margin - 4);
    whole->setSpacing(0);
    whole->addWidget(m_heading);
    whole->addSpacing(6);
    whole->addWidget(m_sentence);
    whole->addSpacing(16);
    whole->addLayout(m_body, 1);
    whole->addSpacing(12);
    whole->addWidget(m_complaint);
    whole->addSpacing(8);
    whole->addLayout(m_buttons);
}

void Dialog::setSentence(const QString &text)
{
    m_sentence->setText(text);
    m_sentence->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

QPushButton *Dialog::addButton(const QString &text, Act act)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(act == Act::Primary);
    button->setDefault(act == Act::Primary);
    theme::setPrimary(*button, act == Act::Primary);
    m_buttons->addWidget(button);
    m_acts.append(button);
    return button;
}

void Dialog::setBusy(bool isBusy)
{
    for (QPushButton *each : m_acts)
        each->setEnabled(!isBusy);
    m_spinner->setVisible(isBusy);
    if (isBusy)
        complain({});
}

void Dialog::complain(const QString &text)
{
    m_complaint->setText(text);
    m_complaint->setVisible(!text.isEmpty());
}

QString Dialog::complaint() const
{
    return m_complaint->text();
}

void Dialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).panel);
}

} // namespace tierdesk::ui::widgets
