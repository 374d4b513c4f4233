#pragma once

#include "app/RehearsalScript.h"

#include <QtCore/QJsonArray>

#include <functional>

namespace tierdesk::app {

/// What the customer got for one message.
struct Heard {
    QString text; ///< empty where a person has the case and nothing was said
    std::vector<Action> actions;
    bool isWithPerson = false;
};

/// Sends a message of the customer and gives what came of it.
using Sends = std::function<base::Result<Heard>(const QString &text)>;

/// What a talk came to.
struct TalkResult {
    QStringList faults;     ///< demands that did not hold; empty: passed
    QStringList transcript; ///< "> …" the customer, "< …" the assistant, "* …" what was done
    int turns = 0;
    bool hasWrongAction = false; ///< one that nobody asked for, or one done twice
};

/// Plays @p script against @p send: says its messages, answers what it is asked, and holds each stretch against its
/// demands. Beside those no talk passes in which something was done that nobody asked for, or done twice, money was
/// offered that nobody spoke of, the same was asked three times, or the customer was said goodbye to before the end.
/// @p orders are the customer's, as the world has them: an action on the whole of an order is one on its only item.
/// Fails as @p send does.
[[nodiscard]] base::Result<TalkResult> play(const Script &script, const QJsonArray &orders, const Sends &send);

/// What @p reply asks for last; nothing when it asks nothing. Pure.
[[nodiscard]] std::optional<AskedFor> askedIn(const QString &reply);

} // namespace tierdesk::app
