#include "ui/shell/Rail.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/RailButton.h"

#include <QtCore/QEvent>
#include <QtGui/QActionGroup>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

Rail::Rail(QWidget *parent)
    : Panel(Surface::Panel, Qt::RightEdge, parent)
    , m_top(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
    , m_pages(new QButtonGroup(this))
    , m_avatar(new widgets::Avatar(this))
    , m_menu(new QMenu(this))
{
    setFixedWidth(theme::scaledIcon(theme::metric::RailWidth));
    setAccessibleName(tr("Pages"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 11, 0, 11);
    whole->setSpacing(4);
    m_top->setSpacing(4);
    m_bottom->setSpacing(4);
    whole->addLayout(m_top);
    whole->addStretch();
    whole->addLayout(m_bottom);
    whole->addWidget(m_avatar, 0, Qt::AlignHCenter);
    m_avatar->setObjectName(u"profile"_s);
    makeMenu();
    connect(m_avatar, &QAbstractButton::clicked, this, [this] {
        const QSize size = m_menu->sizeHint();
        const int beside = layoutDirection() == Qt::RightToLeft ? -size.width() - 8 : m_avatar->width() + 8;
        m_menu->popup(m_avatar->mapToGlobal(QPoint(beside, m_avatar->height() - size.height())));
    });
    connect(m_pages, &QButtonGroup::idClicked, this, &Rail::pageChosen);
}

void Rail::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedWidth(theme::scaledIcon(theme::metric::RailWidth));
}

void Rail::makeMenu()
{
    m_menu->setObjectName(u"profileMenu"_s);
    m_who = m_menu->addAction(QString());
    m_who->setEnabled(false);
    m_menu->addSeparator();

    m_presence = new QActionGroup(this);
    for (const Presence each : {Presence::Available, Presence::Away}) {
        QAction *action = m_presence->addAction(m_menu->addAction(phrases::text(each)));
        action->setCheckable(true);
        action->setData(static_cast<int>(each));
        connect(action, &QAction::triggered, this, [this, each] { Q_EMIT presenceChosen(each); });
    }
    m_menu->addSeparator();

    QMenu *looks = m_menu->addMenu(tr("Appearance"));
    m_appearance = new QActionGroup(this);
    const std::array choices{std::pair{theme::Choice::System, tr("System")},
                             std::pair{theme::Choice::Light, tr("Light")}, std::pair{theme::Choice::Dark, tr("Dark")}};
    for (const auto &[choice, name] : choices) {
        QAction *action = m_appearance->addAction(looks->addAction(name));
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        connect(action, &QAction::triggered, this, [this, which = choice] { Q_EMIT appearanceChosen(which); });
    }
    m_menu->addSeparator();
    QAction *out = m_menu->addAction(theme::icon(theme::Icon::SignOut), tr("Sign out"), this, &Rail::signOutChosen);
    out->setObjectName(u"signOut"_s);
}

int Rail::addPage(theme::Icon icon, const QString &name, bool isAtBottom)
{
    const int page = static_cast<int>(m_buttons.size());
    auto *button = new widgets::RailButton(icon, name, this);
    m_pages->addButton(button, page);
    button->setObjectName(u"page%1"_s.arg(page));
    (isAtBottom ? m_bottom : m_top)->addWidget(button, 0, Qt::AlignHCenter);
    m_buttons.append(button);
    // Before the avatar, as it stands above it.
    setTabOrder(button, m_avatar);
    return page;
}

void Rail::setOffered(int page, bool isOffered)
{
    m_buttons.at(page)->setVisible(isOffered);
}

void Rail::setKey(int page, const QString &key)
{
    widgets::RailButton *button = m_buttons.at(page);
    button->setToolTip(key.isEmpty() ? button->text() : tr("%1 (%2)", "page, key").arg(button->text(), key));
}

void Rail::setCurrent(int page)
{
    m_buttons.at(page)->setChecked(true);
    // Tab stops at the page that is open, also when a key has opened it; the arrow keys go on from there.
    for (widgets::RailButton *each : m_buttons)
        each->setFocusPolicy(each->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void Rail::setBadge(int page, int number)
{
    m_buttons.at(page)->setBadge(number);
}

void Rail::setPerson(const deskapi::UserInfo &user)
{
    m_avatar->setPerson(user.name, user.presence);
    m_who->setText(direction::joined({user.name, phrases::text(user.role)}));
    for (QAction *action : m_presence->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(user.presence));
}

void Rail::setScheme(theme::Choice choice)
{
    for (QAction *action : m_appearance->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

} // namespace tierdesk::ui
