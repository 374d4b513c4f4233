#include "ui/conversation/dialogs/VerdictView.h"

#include "ui/models/ActionPhrases.h"
#include "ui/models/MoneyText.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;

namespace {

QString nameOf(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Refund:
        return VerdictView::tr("This refund");
    case ActionKind::Credit:
        return VerdictView::tr("This credit");
    case ActionKind::Replacement:
        return VerdictView::tr("This replacement");
    default:
        return VerdictView::tr("This action");
    }
}

/// Whether the rule's own words are all that there is to explain.
bool isSaid(const Verdict &verdict)
{
    const auto plain = [](QString words) {
        words = words.trimmed();
        return words.endsWith(u'.') ? words.chopped(1) : words;
    };
    return plain(verdict.explanation).compare(plain(phrases::ruleWords(verdict)), Qt::CaseInsensitive) == 0;
}

QString minus(Money amount)
{
    return u"\u2212\u00A0%1"_s.arg(money::text(amount));
}

} // namespace

VerdictView::VerdictView(QWidget *parent)
    : Panel(Surface::Card, parent)
    , m_grid(new QGridLayout)
    , m_answer(new Label(Type::Strong, Label::Ink::Text, this))
    , m_detail(new Label(Type::Small, Label::Ink::Dim, this))
{
    setObjectName(u"verdict"_s);
    setAccessibleName(tr("Authority check"));
    setFocusPolicy(Qt::NoFocus);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(0, 1);
    m_answer->setObjectName(u"verdictAnswer"_s);
    m_answer->setWordWrap(true);
    m_detail->setObjectName(u"verdictDetail"_s);
    m_detail->setWordWrap(true);
    m_detail->setProse(true); // the server's own words, in its own language
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(m_grid);
    layout->addWidget(m_answer);
    layout->addWidget(m_detail);
    showNone({});
}

void VerdictView::clear()
{
    m_lines.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void VerdictView::addRule()
{
    auto *rule = new Panel(Surface::Window, Qt::TopEdge, this);
    rule->setFixedHeight(1);
    m_grid->addWidget(rule, m_grid->rowCount(), 0, 1, 2);
}

void VerdictView::addLine(const QString &name, const QString &value, bool isSum, bool isBad)
{
    if (isSum)
        addRule();
    const int row = m_grid->rowCount();
    auto *left = new Label(name, isSum ? Type::Strong : Type::Body, isSum ? Label::Ink::Text : Label::Ink::Dim, this);
    auto *right = new Label(value, isSum ? Type::Strong : Type::Body, isBad ? Label::Ink::Bad : Label::Ink::Text, this);
    right->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    right->setAccessibleName(u"%1: %2"_s.arg(name, value));
    m_grid->addWidget(left, row, 0);
    m_grid->addWidget(right, row, 1);
    m_lines.append(u"%1: %2"_s.arg(name, value));
}

void VerdictView::show(ActionKind kind, const Verdict &verdict, const Order *order)
{
    clear();
    const bool isSum = verdict.limit && verdict.used && verdict.requested &&
                       verdict.limit->currency == verdict.requested->currency &&
                       verdict.limit->currency == verdict.used->currency;
    if (isSum) {
        const Money left = *verdict.limit - *verdict.used - *verdict.requested;
        addLine(tr("Your limit"), money::text(*verdict.limit));
        addLine(tr("Used in this period"), minus(*verdict.used));
        addLine(nameOf(kind), minus(*verdict.requested));
        addLine(tr("Remaining afterwards"), money::text(left), true, left.minor < 0);
        if (order && (kind == ActionKind::Refund || kind == ActionKind::CancelOrder))
            addRule(); // what follows is no part of the sum
    } else if (verdict.requested) {
        addLine(nameOf(kind), money::text(*verdict.requested));
    }
    if (kind == ActionKind::Refund && order) {
        addLine(tr("Order %1, paid").arg(order->number), money::text(order->paid));
        addLine(tr("Already refunded"), money::text(Money{order->refunded.minor, order->paid.currency}));
    } else if (kind == ActionKind::CancelOrder && order) {
        addLine(tr("Refunded to the customer"),
                money::text(Money{order->paid.minor - order->refunded.minor, order->paid.currency}));
    }
    m_answer->setText(u"%1 %2"_s.arg(verdict.isAllowed ? u"✓"_s : u"✕"_s, phrases::ruleWords(verdict)));
    m_answer->setInk(verdict.isAllowed ? Label::Ink::Good : Label::Ink::Bad);
    m_answer->show();
    // The facts of a refusal are the server's own words.
    m_detail->setText(verdict.isAllowed || isSaid(verdict) ? QString() : verdict.explanation);
    m_detail->setVisible(!m_detail->text().isEmpty());
    setAccessibleDescription(spoken());
}

void VerdictView::showNone(const QString &why)
{
    clear();
    m_answer->hide();
    m_answer->setText({});
    m_detail->setText(why);
    m_detail->setVisible(!why.isEmpty());
    setAccessibleDescription(spoken());
}

QString VerdictView::spoken() const
{
    QStringList all = m_lines;
    if (!m_answer->text().isEmpty())
        all.append(m_answer->text());
    if (!m_detail->text().isEmpty())
        all.append(m_detail->text());
    return all.join(u'\n');
}

} // namespace tierdesk::ui
