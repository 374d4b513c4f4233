#include "ui/signin/SignInPage.h"

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
#include <QtGui/QShortcut>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

constexpr int SignInWidth = 380;
constexpr int LogoSide = 44;

} // namespace

SignInPage::SignInPage(QWidget *parent)
    : QWidget(parent)
    , m_server(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("Keep me signed in on this machine"), this))
    , m_keepNote(new Label(Type::Small, Label::Ink::Dim, this))
    , m_message(new Label(Type::Small, Label::Ink::Bad, this))
    , m_button(new QPushButton(tr("Sign in"), this))
    , m_spinner(new widgets::Spinner(this))
{
    setObjectName(u"signInPage"_s);
    makeCard();
    placeCard();
    setTabOrder(m_server, m_email);
    setTabOrder(m_email, m_password);
    setTabOrder(m_password, m_keep);
    setTabOrder(m_keep, m_button);
    setKeeping(Keeping::KeyStore);
}

void SignInPage::makeCard()
{
    m_card = new widgets::Panel(widgets::Panel::Surface::Card, this);
    m_card->setFixedWidth(theme::scaled(SignInWidth));
    auto *form = new QVBoxLayout(m_card);
    form->setContentsMargins(32, 32, 32, 28);
    form->setSpacing(0);
    addTitle(*form);
    addFields(*form);
    addKeeping(*form);
    m_message->setObjectName(u"signInMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    form->addWidget(m_message);
    addButton(*form);
}

void SignInPage::addTitle(QVBoxLayout &form)
{
    auto *mark = new QLabel(m_card);
    const int markSide = theme::scaledIcon(LogoSide);
    mark->setPixmap(theme::appIcon().pixmap(markSide, markSide));
    form.addWidget(mark);
    form.addSpacing(16);
    form.addWidget(new Label(tr("Sign in to Tierdesk"), Type::Heading, Label::Ink::Text, m_card));
    form.addSpacing(4);
    auto *hint = new Label(tr("The customer-service console."), Type::Body, Label::Ink::Dim, m_card);
    form.addWidget(hint);
    form.addSpacing(22);
}

void SignInPage::addFields(QVBoxLayout &form)
{
    const auto field = [&](QLineEdit *edit, const QString &name, const QString &placeholder, const char *objectName) {
        auto *label = new Label(name, Type::Small, Label::Ink::Dim, m_card);
        label->setBuddy(edit);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(placeholder);
        edit->setObjectName(QString::fromLatin1(objectName));
        form.addWidget(label);
        form.addSpacing(5);
        form.addWidget(edit);
        form.addSpacing(14);
        connect(edit, &QLineEdit::returnPressed, this, &SignInPage::submit);
        connect(edit, &QLineEdit::textEdited, this, &SignInPage::clearMarks);
    };
    field(m_server, tr("Server"), tr("desk.example.com"), "server");
    field(m_email, tr("E-mail"), tr("you@example.com"), "email");
    field(m_password, tr("Password"), QString(), "password");
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_password->setEchoMode(QLineEdit::Password);
}

void SignInPage::addKeeping(QVBoxLayout &form)
{
    m_keep->setObjectName(u"keepSignedIn"_s);
    m_keepNote->setObjectName(u"keepNote"_s);
    m_keepNote->setWordWrap(true);
    form.addWidget(m_keep);
    form.addSpacing(2);
    form.addWidget(m_keepNote);
    form.addSpacing(8);
}

void SignInPage::addButton(QVBoxLayout &form)
{
    m_button->setObjectName(u"signIn"_s);
    m_button->setAccessibleName(tr("Sign in"));
    theme::setPrimary(*m_button);
    theme::setKeyHint(*m_button, tr("Enter"));
    connect(m_button, &QPushButton::clicked, this, &SignInPage::submit);
    m_spinner->hide();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 14, 0, 0);
    foot->setSpacing(10);
    foot->addWidget(m_button, 1);
    foot->addWidget(m_spinner);
    form.addLayout(foot);
}

void SignInPage::placeCard()
{
    auto *area = new QScrollArea(this); // a large font makes the card higher than a small window
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(area);
    auto *centre = new QVBoxLayout(page);
    centre->addStretch(2);
    centre->addWidget(m_card, 0, Qt::AlignHCenter);
    centre->addStretch(3);
    area->setWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
}

void SignInPage::setKeeping(Keeping keeping)
{
    m_keep->setVisible(keeping != Keeping::Nowhere);
    m_keepNote->setVisible(keeping != Keeping::Nowhere);
    m_keep->setChecked(keeping == Keeping::KeyStore);
    m_keepNote->setText(
        keeping == Keeping::KeyStore
            ? tr("Stored in the system keychain.")
            : tr("This system has no keychain. Your sign-in is stored in a file that only you can read."));
    m_keep->setAccessibleDescription(m_keepNote->text());
}

bool SignInPage::isKept() const
{
    return m_keep->isVisibleTo(this) && m_keep->isChecked();
}

void SignInPage::setServer(const QString &address)
{
    m_server->setText(address);
}

void SignInPage::setEmail(const QString &email)
{
    m_email->setText(email);
}

void SignInPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    // Fields are not disabled: the focus would go on to the next thing that is not, and be there when it failed.
    for (QLineEdit *edit : {m_server, m_email, m_password})
        edit->setReadOnly(isBusy);
    if (isBusy && m_button->hasFocus())
        m_password->setFocus(Qt::OtherFocusReason);
    m_button->setEnabled(!isBusy);
    m_button->setText(isBusy ? tr("Signing in…") : tr("Sign in"));
    m_spinner->setVisible(isBusy);
    if (isBusy)
        clearMarks();
}

void SignInPage::clearMarks()
{
    m_message->hide();
    for (QLineEdit *edit : {m_server, m_email, m_password})
        theme::setInvalid(*edit, false);
}

void SignInPage::showError(const QString &text, Field about)
{
    clearMarks();
    m_message->setInk(Label::Ink::Bad);
    m_message->setText(text);
    m_message->show();
    widgets::bringIntoSight(*m_message);
    QLineEdit *edit = about == Field::Server     ? m_server
                      : about == Field::Email    ? m_email
                      : about == Field::Password ? m_password
                                                 : nullptr;
    if (!edit)
        return;
    theme::setInvalid(*edit, true);
    edit->setFocus(Qt::OtherFocusReason);
    edit->selectAll();
}

void SignInPage::showNote(const QString &text)
{
    clearMarks();
    m_message->setInk(Label::Ink::Dim);
    m_message->setText(text);
    m_message->show();
}

void SignInPage::forgetPassword()
{
    m_password->clear();
}

void SignInPage::focusNext()
{
    QLineEdit *next = m_server->text().isEmpty() ? m_server : m_email->text().isEmpty() ? m_email : m_password;
    next->setFocus(Qt::OtherFocusReason);
}

void SignInPage::submit()
{
    if (m_isBusy)
        return;
    if (m_server->text().trimmed().isEmpty())
        showError(tr("Enter the server address. You can find it in your invitation."), Field::Server);
    else if (m_email->text().trimmed().isEmpty())
        showError(tr("Enter your e-mail address."), Field::Email);
    else if (m_password->text().isEmpty())
        showError(tr("Enter your password."), Field::Password);
    else
        Q_EMIT submitted(m_server->text().trimmed(), m_email->text().trimmed(), m_password->text());
}

void SignInPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusNext();
}

void SignInPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_card->setFixedWidth(theme::scaled(SignInWidth));
}

void SignInPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).window);
}

} // namespace tierdesk::ui
