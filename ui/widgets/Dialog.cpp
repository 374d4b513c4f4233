#include "ui/widgets/Dialog.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Spinner.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QAccessible>
#include <QtGui/QScreen>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui::widgets {

using theme::Type;

namespace {

constexpr int Margin = 20;
constexpr int FieldGap = 14;
constexpr int NameGap = 4;
constexpr int SmallestWidth = 440; ///< at a font size of 100 %
constexpr int RingRoom = 3;        ///< so that the ring of a field at the edge is whole
constexpr int ScreenAir = 48;      ///< for the window's own frame

} // namespace

Dialog::Dialog(const QString &heading, QWidget *parent)
    : QDialog(parent)
    , m_heading(new Label(heading, Type::Title, Label::Ink::Text, this))
    , m_sentence(new Label(Type::Small, Label::Ink::Dim, this))
    , m_banner(new Banner(this))
    , m_scroll(new QScrollArea(this))
    , m_form(new QWidget)
    , m_body(new QVBoxLayout(m_form))
    , m_spinner(new Spinner(this))
    , m_progress(new Label(Type::Small, Label::Ink::Dim, this))
    , m_buttons(new QHBoxLayout)
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(heading);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMinimumWidth(theme::scaled(SmallestWidth));

    m_heading->setObjectName(u"dialogHeading"_s);
    m_heading->setWordWrap(true);
    m_sentence->setObjectName(u"dialogSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    m_banner->setObjectName(u"dialogStrip"_s);
    m_banner->setSide(Margin);
    m_banner->hide();
    connect(m_banner, &Banner::actionTriggered, this, &Dialog::stripPressed);
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
    m_progress->setObjectName(u"dialogProgress"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAutoDefault(false);
    theme::setKeyHint(*m_cancel, tr("Esc"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *upper = new QVBoxLayout;
    upper->setContentsMargins(Margin, Margin - 2, Margin, 0);
    upper->setSpacing(2);
    upper->addWidget(m_heading);
    upper->addWidget(m_sentence);
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(Margin - RingRoom, FieldGap - RingRoom, Margin - RingRoom, FieldGap - RingRoom);
    middle->addWidget(m_scroll);
    m_buttons->setContentsMargins(Margin, 0, Margin, Margin - 4);
    m_buttons->setSpacing(8);
    m_buttons->addWidget(m_spinner);
    m_buttons->addWidget(m_progress, 1);
    m_buttons->addWidget(m_cancel);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper);
    whole->addLayout(middle, 1);
    whole->addWidget(m_banner);
    whole->addSpacing(FieldGap);
    whole->addLayout(m_buttons);
}

void Dialog::setSentence(const QString &text)
{
    m_sentence->setText(text);
    m_sentence->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

Label *Dialog::addField(const QString &name, QWidget *field, QBoxLayout *to)
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

void Dialog::say(Banner::Mood mood, theme::Icon icon, const QString &text, const QString &action)
{
    m_banner->say(mood, icon, text, action);
    m_banner->show();
    QAccessibleEvent alert(m_banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Dialog::hush()
{
    m_banner->hide();
}

QString Dialog::said() const
{
    return m_banner->isHidden() ? QString() : m_banner->text();
}

void Dialog::setBusy(bool isBusy, const QString &what)
{
    m_isBusy = isBusy;
    m_spinner->setVisible(isBusy);
    m_progress->setText(what);
    m_form->setEnabled(!isBusy);
    m_cancel->setEnabled(!isBusy);
    for (QPushButton *each : std::as_const(m_acts))
        each->setEnabled(!isBusy);
}

void Dialog::reject()
{
    // What is on its way cannot be called back; its answer is a few seconds off.
    if (!m_isBusy)
        QDialog::reject();
}

bool Dialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::StyleChange)
        setMinimumWidth(theme::scaled(SmallestWidth));
    // What comes to be said must not squeeze the form.
    if (event->type() == QEvent::LayoutRequest && isVisible())
        fit(false);
    return isHandled;
}

void Dialog::fit(bool mayShrink)
{
    layout()->activate();
    m_body->activate();
    const int most = screen() ? screen()->availableGeometry().height() - ScreenAir : QWIDGETSIZE_MAX;
    const auto heightOf = [](const QLayout &of, int width) {
        return of.hasHeightForWidth() ? of.totalHeightForWidth(width) : of.totalSizeHint().height();
    };
    const int whole = m_scroll->isHidden() ? heightOf(*layout(), width())
                                           : height() - m_scroll->height() +
                                                 std::max(heightOf(*m_body, m_scroll->viewport()->width()),
                                                          m_body->minimumSize().height());
    const int needed = std::min(most, whole);
    if (needed > height() || (mayShrink && needed < height()))
        resize(width(), needed);
}

bool Dialog::eventFilter(QObject *watched, QEvent *event)
{
    // A scroll area keeps the form's requests to itself.
    if (watched == m_form && event->type() == QEvent::LayoutRequest && isVisible())
        QTimer::singleShot(0, this, [this] { fit(false); });
    return QDialog::eventFilter(watched, event);
}

void Dialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_scroll->setVisible(m_body->count() > 0); // a mere question has no form
    // A scroll area asks for a fixed room; the form knows better.
    resize(std::max({width(), m_body->totalSizeHint().width() + 2 * Margin, minimumSizeHint().width()}), height());
    fit(true);
}

} // namespace tierdesk::ui::widgets
