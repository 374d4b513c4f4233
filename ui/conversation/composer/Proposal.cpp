#include "ui/conversation/composer/Proposal.h"

#include "ui/conversation/composer/Placeholders.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace tierdesk::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Proposal)
};

bool isInOurLanguage(const QString &language)
{
    const QLocale locale;
    const QLocale::Language ours = locale.language() == QLocale::C ? QLocale::English : locale.language();
    return language.isEmpty() || QLocale::codeToLanguage(language) == ours;
}

/// What was done, as it is told to the customer; empty for what did not come about.
QString told(const Action &action)
{
    if (action.state != ActionState::Confirmed && action.state != ActionState::Pending)
        return {};
    const QString &order = action.request.orderNumber;
    const QString amount = action.request.amount ? moneyText(*action.request.amount) : QString();
    switch (action.request.kind) {
    case ActionKind::Refund:
        return Words::tr("I have approved a refund of %1 for order %2.").arg(amount, order);
    case ActionKind::Credit:
        return Words::tr("I have added a credit of %1 to your account.").arg(amount);
    case ActionKind::Replacement:
        return Words::tr("I have arranged a replacement for order %1.").arg(order);
    case ActionKind::CancelOrder:
        return Words::tr("I have cancelled order %1.").arg(order);
    case ActionKind::Return:
        return Words::tr("I have registered the return of order %1.").arg(order);
    case ActionKind::ChangeAddress:
        return Words::tr("I have changed the delivery address of order %1.").arg(order);
    case ActionKind::ChangeSubscription:
        return Words::tr("I have changed your subscription.");
    }
    return {};
}

} // namespace

QString proposedReply(const deskapi::SessionDetail &detail, UserId me, const QString &myName)
{
    const QString agent = firstName(myName);
    if (!isInOurLanguage(detail.session.language) || agent.isEmpty() || !detail.held.empty())
        return {};
    const auto isMine = [me](const Message &message) {
        return message.author == me && !message.isInternal && message.speaker == Speaker::HumanAgent;
    };
    const auto last = std::find_if(detail.messages.rbegin(), detail.messages.rend(), isMine);
    const bool isFirst = last == detail.messages.rend();

    QStringList parts;
    for (const Action &action : detail.actions) {
        if (action.user == me && (isFirst || action.at > last->at))
            parts.append(told(action));
    }
    parts.removeAll(QString());
    if (parts.isEmpty() && !isFirst)
        return {};
    if (isFirst) {
        if (parts.isEmpty())
            parts.append(Words::tr("I have read the conversation and am looking into this now."));
        const QString customer = firstName(detail.session.customerName);
        parts.prepend(customer.isEmpty() ? Words::tr("Hello, I am %1.", "an agent to a customer").arg(agent)
                                         : Words::tr("Hello %1, I am %2.", "customer, agent").arg(customer, agent));
    }
    return parts.join(u' ');
}

} // namespace tierdesk::ui
