#include "ui/conversation/side/AuthoritySection.h"

#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/side/Section.h"
#include "ui/models/ActionPhrases.h"
#include "ui/models/CaseSuggestions.h"
#include "ui/models/Direction.h"
#include "ui/models/MoneyText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int ButtonGap = 6;

QString lineName(ActionKind kind)
{
    return kind == ActionKind::Replacement ? AuthoritySection::tr("Replacement") : phrases::text(kind);
}

const deskapi::Allowance::Line *lineOf(const deskapi::Allowance &allowance, ActionKind kind)
{
    for (const auto &line : allowance.lines) {
        if (line.kind == kind)
            return &line;
    }
    return nullptr;
}

} // namespace

AuthoritySection::AuthoritySection(QWidget *parent)
    : QWidget(parent)
    , m_lines(new FactLines(this))
    , m_used(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_acts{Act{ActionKind::Refund, makeButton(ActionKind::Refund, "actRefund", u"F"_s)},
             Act{ActionKind::Credit, makeButton(ActionKind::Credit, "actCredit", u"D"_s)},
             Act{ActionKind::Replacement, makeButton(ActionKind::Replacement, "actReplacement", u"P"_s)}}
    , m_more(new QPushButton(this))
    , m_menu(new QMenu(this))
    , m_hint(new Label(theme::Type::Small, Label::Ink::Dim, this))
{
    setObjectName(u"authority"_s);
    m_used->setObjectName(u"authorityUsed"_s);
    m_used->setWordWrap(true);
    m_hint->setObjectName(u"authorityHint"_s);
    m_hint->setWordWrap(true);
    m_more->setObjectName(u"actMore"_s);
    m_more->setIcon(theme::icon(theme::Icon::More));
    m_more->setAccessibleName(tr("More actions"));
    m_more->setToolTip(tr("More actions"));
    m_more->setAutoDefault(false);
    m_more->setFlat(true);
    // Its place is kept where there is nothing more, so that the caption beside it stands as high as the others.
    QSizePolicy kept = m_more->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_more->setSizePolicy(kept);
    measure();
    for (const ActionKind kind :
         {ActionKind::CancelOrder, ActionKind::Return, ActionKind::ChangeAddress, ActionKind::ChangeSubscription}) {
        QAction *entry = m_menu->addAction(tr("%1…", "opens a dialog").arg(phrases::text(kind)));
        entry->setObjectName(QString(word(kind)));
        connect(entry, &QAction::triggered, this, [this, kind] { Q_EMIT actRequested(kind); });
        m_rest.emplace_back(kind, entry);
    }
    connect(m_more, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });

    auto *buttons = new widgets::FlowLayout(ButtonGap);
    for (const Act &act : m_acts)
        buttons->addWidget(act.button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_lines);
    layout->addWidget(m_used);
    layout->addSpacing(2);
    layout->addLayout(buttons);
    layout->addWidget(m_hint);
}

void AuthoritySection::measure()
{
    m_more->setFixedSize(theme::badgeHeight() + 8, theme::badgeHeight() + 4);
}

void AuthoritySection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

QPushButton *AuthoritySection::makeButton(ActionKind kind, const char *name, const QString &key)
{
    auto *button = new QPushButton(phrases::text(kind), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    auto *shortcut = keys::add(this, u"case."_s + word(kind), phrases::text(kind), QKeySequence(key));
    connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    button->setToolTip(tr("%1 (%2)", "act, key").arg(phrases::text(kind), key));
    connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT actRequested(kind); });
    return button;
}

void AuthoritySection::show(const CaseFeed &feed)
{
    showLines(feed.detail());
    showButtons(feed);
}

void AuthoritySection::showLines(const deskapi::SessionDetail &detail)
{
    FactLines::Lines lines;
    QStringList used;
    for (const auto &line : detail.allowance.lines) {
        if (!line.isAllowed)
            continue;
        lines.emplace_back(lineName(line.kind),
                           tr("up to %1", "what may still be granted").arg(money::shortText(line.remaining)));
        if (!line.used.isZero())
            used.append(tr("%1 %2 of %3 used", "kind, amount, limit")
                            .arg(lineName(line.kind), money::shortText(line.used), money::shortText(line.limit)));
    }
    if (lines.empty())
        lines.emplace_back(tr("Money and goods"), tr("no authority"));
    m_lines->setLines(lines);
    m_used->setText(used.isEmpty() ? QString() : tr("In this period: %1").arg(used.join(u"; "_s)));
    m_used->setVisible(!used.isEmpty());
}

void AuthoritySection::showButtons(const CaseFeed &feed)
{
    const deskapi::SessionDetail &detail = feed.detail();
    const bool canAct = feed.isMine();
    const auto next = suggest::nextAct(detail);
    for (const Act &act : m_acts) {
        const auto *line = lineOf(detail.allowance, act.kind);
        const bool isNext = next == act.kind;
        act.button->setText(isNext ? phrases::actTitle(act.kind, suggest::act(act.kind, detail).amount)
                                   : phrases::text(act.kind));
        act.button->setVisible(line && line->isAllowed);
        act.button->setEnabled(canAct);
        theme::setPrimary(*act.button, isNext);
    }
    const deskapi::Allowance &may = detail.allowance;
    const bool hasOrders = !detail.orders.empty();
    bool hasRest = false;
    for (const auto &[kind, entry] : m_rest) {
        const bool isPossible = kind == ActionKind::CancelOrder ? may.canCancelOrders && hasOrders
                                : kind == ActionKind::Return    ? hasOrders
                                : kind == ActionKind::ChangeAddress
                                    ? may.canChangeAddress && hasOrders
                                    : may.canModifySubscription && !detail.subscriptions.empty();
        entry->setVisible(isPossible);
        entry->setEnabled(canAct);
        hasRest = hasRest || isPossible;
    }
    m_more->setVisible(hasRest);
    m_more->setEnabled(canAct);

    m_hint->setText(canAct             ? QString()
                    : feed.isClosed()  ? tr("This case is closed.")
                    : feed.isWithAi()  ? tr("The AI is handling this case. Take it over to perform actions.")
                    : feed.isWaiting() ? tr("Claim this case to perform actions.")
                                       : tr("This case is assigned to %1. Only they can perform actions.")
                                             .arg(direction::isolated(feed.row().holderName)));
    m_hint->setVisible(!m_hint->text().isEmpty());
}

} // namespace tierdesk::ui
