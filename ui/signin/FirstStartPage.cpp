#include "ui/signin/FirstStartPage.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/IntoSight.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Spinner.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

constexpr int CardWidth = 420;
constexpr int MarkSide = 44;

} // namespace

FirstStartPage::FirstStartPage(QWidget *parent)
    : QWidget(parent)
    , m_company(new QLineEdit)
    , m_name(new QLineEdit)
    , m_email(new QLineEdit)
    , m_password(new QLineEdit)
    , m_again(new QLineEdit)
    , m_message(new Label(Type::Small, Label::Ink::Bad))
    , m_begin(new QPushButton(tr("Create company")))
    , m_demo(new QPushButton(tr("Try the demo")))
    , m_spinner(new widgets::Spinner)
{
    setObjectName(u"firstStartPage"_s);
    m_card = new widgets::Panel(widgets::Panel::Surface::Card, this);
    QWidget *card = m_card;
    card->setFixedWidth(theme::scaled(CardWidth));
    auto *form = new QVBoxLayout(card);
    form->setContentsMargins(32, 32, 32, 28);
    form->setSpacing(0);
    auto *mark = new QLabel(card);
    const int markSide = theme::scaledIcon(MarkSide);
    mark->setPixmap(theme::appIcon().pixmap(markSide, markSide));
    form->addWidget(mark);
    form->addSpacing(16);
    form->addWidget(new Label(tr("Welcome to Tierdesk"), Type::Heading, Label::Ink::Text, card));
    form->addSpacing(4);
    auto *hint = new Label(tr("There is no data on this machine yet. Set up your company or try the demo."), Type::Body,
                           Label::Ink::Dim, card);
    hint->setWordWrap(true);
    form->addWidget(hint);
    form->addSpacing(20);
    const auto field = [&](QLineEdit *edit, const QString &name, const QString &placeholder, const char *objectName) {
        edit->setParent(card);
        auto *label = new Label(name, Type::Small, Label::Ink::Dim, card);
        label->setBuddy(edit);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(placeholder);
        edit->setObjectName(QString::fromLatin1(objectName));
        form->addWidget(label);
        form->addSpacing(5);
        form->addWidget(edit);
        form->addSpacing(12);
        connect(edit, &QLineEdit::returnPressed, this, &FirstStartPage::submit);
        connect(edit, &QLineEdit::textEdited, this, &FirstStartPage::clearMarks);
    };
    field(m_company, tr("Company"), tr("Acme Outdoor"), "firstCompany");
    field(m_name, tr("Your name"), QString(), "firstName");
    field(m_email, tr("Your e-mail"), tr("you@example.com"), "firstEmail");
    field(m_password, tr("Password, at least %Ln characters", nullptr, ShortestPassword), QString(), "firstPassword");
    field(m_again, tr("Confirm password"), QString(), "firstPasswordAgain");
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setEchoMode(QLineEdit::Password);
    m_again->setEchoMode(QLineEdit::Password);
    m_message->setParent(card);
    m_message->setObjectName(u"firstStartMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    form->addWidget(m_message);
    m_begin->setObjectName(u"firstBegin"_s);
    theme::setPrimary(*m_begin);
    theme::setKeyHint(*m_begin, tr("Enter"));
    m_demo->setObjectName(u"firstDemo"_s);
    connect(m_begin, &QPushButton::clicked, this, &FirstStartPage::submit);
    connect(m_demo, &QPushButton::clicked, this, &FirstStartPage::demoWanted);
    m_spinner->setParent(card);
    m_spinner->hide();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 12, 0, 0);
    foot->setSpacing(8);
    foot->addWidget(m_demo);
    foot->addWidget(m_spinner);
    foot->addStretch();
    foot->addWidget(m_begin);
    form->addLayout(foot);

    // With a large font it is higher than a small window.
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(area);
    auto *centre = new QVBoxLayout(page);
    centre->addStretch(2);
    centre->addWidget(card, 0, Qt::AlignHCenter);
    centre->addStretch(3);
    area->setWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    setFocusProxy(m_company);
}

void FirstStartPage::setBusy(bool isBusy, const QString &what)
{
    for (QLineEdit *edit : {m_company, m_name, m_email, m_password, m_again})
        edit->setEnabled(!isBusy);
    m_begin->setEnabled(!isBusy);
    m_demo->setEnabled(!isBusy);
    m_spinner->setVisible(isBusy);
    if (!isBusy)
        return;
    clearMarks();
    m_message->setInk(Label::Ink::Dim);
    m_message->setText(what);
    m_message->setVisible(!what.isEmpty());
}

void FirstStartPage::clearMarks()
{
    m_message->hide();
    for (QLineEdit *edit : {m_company, m_name, m_email, m_password, m_again})
        theme::setInvalid(*edit, false);
}

void FirstStartPage::showError(const QString &text)
{
    setBusy(false);
    m_message->setInk(Label::Ink::Bad);
    m_message->setText(text);
    m_message->show();
    widgets::bringIntoSight(*m_message);
}

void FirstStartPage::refuse(QLineEdit *edit, const QString &text)
{
    clearMarks();
    showError(text);
    theme::setInvalid(*edit, true);
    edit->setFocus(Qt::OtherFocusReason);
    edit->selectAll();
}

void FirstStartPage::submit()
{
    const QString email = m_email->text().trimmed();
    if (m_company->text().trimmed().isEmpty())
        refuse(m_company, tr("Enter the company name."));
    else if (m_name->text().trimmed().isEmpty())
        refuse(m_name, tr("Enter your name. Colleagues and customers will see it."));
    else if (email.indexOf(u'@') < 1 || email.endsWith(u'@') || email.contains(u' '))
        refuse(m_email, tr("Enter a valid e-mail address."));
    else if (m_password->text().size() < ShortestPassword)
        refuse(m_password, tr("The password is too short. Use at least %Ln characters.", nullptr, ShortestPassword));
    else if (m_password->text() != m_again->text())
        refuse(m_again, tr("The passwords do not match."));
    else
        Q_EMIT companyWanted(m_company->text().trimmed(), m_name->text().trimmed(), email, m_password->text());
}

void FirstStartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_card->setFixedWidth(theme::scaled(CardWidth));
}

void FirstStartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).window);
}

} // namespace tierdesk::ui
