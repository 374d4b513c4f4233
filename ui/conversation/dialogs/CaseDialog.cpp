#include "ui/conversation/dialogs/CaseDialog.h"

#include "ui/models/CaseFailures.h"
#include "ui/models/Failures.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Spinner.h"

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QScreen>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

constexpr int Margin = 20;
constexpr int FieldGap = 14;
constexpr int NameGap = 4;
constexpr int SmallestWidth = 440;
constexpr int RingRoom = 3;   ///< so that the ring of a field at the edge is whole
constexpr int ScreenAir = 48; ///< for the window's own frame

} // namespace

CaseDialog::CaseDialog(const QString &title, const QString &subject, QWidget *parent)
    : QDialog(parent)
    , m_subject(new Label(Type::Small, Label::Ink::Dim, this))
    , m_banner(new widgets::Banner(this))
    , m_scroll(new QScrollArea(this))
    , m_form(new QWidget)
    , m_body(new QVBoxLayout(m_form))
    , m_spinner(new widgets::Spinner(this))
    , m_progress(new Label(Type::Small, Label::Ink::Dim, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumWidth(SmallestWidth);

    auto *heading = new Label(title, Type::Title, Label::Ink::Text, this);
    heading->setWordWrap(true);
    m_subject->setWordWrap(true);
    m_subject->setObjectName(QStringLiteral("dialogSubject"));
    setSubject(subject);
    m_banner->setObjectName(QStringLiteral("dialogStrip"));
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] { answerStrip(); });
    m_body->setContentsMargins(RingRoom, RingRoom, RingRoom, RingRoom);
    m_body->setSpacing(FieldGap);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_form);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    m_form->installEventFilter(this);
    m_spinner->hide();
    m_progress->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("dialogProgress"));

    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setAutoDefault(false);
    theme::setKeyHint(*m_cancel, tr("Esc"));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setDefault(true);
    theme::setPrimary(*m_confirm);
    theme::setKeyHint(*m_confirm, tr("Ctrl ↵"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] { confirm(); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this);
        connect(shortcut, &QShortcut::activated, m_confirm, &QPushButton::click);
    }

    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(Margin, Margin - 2, Margin, 0);
    upper->setSpacing(2);
    upper->addWidget(heading);
    upper->addWidget(m_subject);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(Margin - RingRoom, FieldGap - RingRoom, Margin - RingRoom, FieldGap - RingRoom);
    middle->addWidget(m_scroll);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Margin, 0, Margin, Margin - 4);
    buttons->setSpacing(8);
    buttons->addWidget(m_spinner);
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper);
    whole->addLayout(middle, 1);
    whole->addWidget(m_banner);
    whole->addSpacing(FieldGap);
    whole->addLayout(buttons);
}

Label *CaseDialog::addField(const QString &name, QWidget *field, QBoxLayout *to)
{
    auto *label = new Label(name, Type::Small, Label::Ink::Dim, m_form);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(name);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(NameGap);
    pair->addWidget(label);
    pair->addWidget(field);
    (to ? to : m_body)->addLayout(pair);
    return label;
}

void CaseDialog::setSubject(const QString &subject)
{
    m_subject->setText(subject);
    m_subject->setVisible(!subject.isEmpty());
}

void CaseDialog::setBusy(bool isBusy, const QString &what)
{
    m_isBusy = isBusy;
    m_spinner->setVisible(isBusy);
    m_progress->setText(what);
    m_form->setEnabled(!isBusy);
    m_cancel->setEnabled(!isBusy);
    m_confirm->setEnabled(!isBusy);
}

void CaseDialog::say(widgets::Banner::Mood mood, theme::Icon icon, const QString &text, const QString &action)
{
    m_banner->say(mood, icon, text, action);
    m_banner->show();
    QAccessibleEvent alert(m_banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void CaseDialog::sayFailure(const base::Error &error)
{
    say(widgets::Banner::Mood::Bad, failureWords(error).icon, caseFailure(error));
}

void CaseDialog::hush()
{
    m_banner->hide();
}

QString CaseDialog::said() const
{
    return m_banner->isHidden() ? QString() : m_banner->text();
}

bool CaseDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    // What comes to be said must not squeeze the form.
    if (event->type() == QEvent::LayoutRequest && isVisible())
        fit(false);
    return isHandled;
}

void CaseDialog::fit(bool mayShrink)
{
    layout()->activate();
    m_body->activate();
    const int formWidth = m_scroll->viewport()->width();
    const int formHeight =
        m_body->hasHeightForWidth() ? m_body->totalHeightForWidth(formWidth) : m_body->totalSizeHint().height();
    const int most = screen() ? screen()->availableGeometry().height() - ScreenAir : QWIDGETSIZE_MAX;
    const int needed =
        std::min(most, height() - m_scroll->height() + std::max(formHeight, m_body->minimumSize().height()));
    if (needed > height() || (mayShrink && needed < height()))
        resize(width(), needed);
}

bool CaseDialog::eventFilter(QObject *watched, QEvent *event)
{
    // A scroll area keeps the form's requests to itself.
    if (watched == m_form && event->type() == QEvent::LayoutRequest && isVisible())
        QTimer::singleShot(0, this, [this] { fit(false); });
    return QDialog::eventFilter(watched, event);
}

void CaseDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    // A scroll area asks for a fixed room; the form knows better.
    resize(std::max({width(), m_body->totalSizeHint().width() + 2 * Margin, minimumSizeHint().width()}), height());
    fit(true);
}

void CaseDialog::reject()
{
    // What is on its way cannot be called back; its answer is a few seconds off.
    if (!m_isBusy)
        QDialog::reject();
}

} // namespace tierdesk::ui
