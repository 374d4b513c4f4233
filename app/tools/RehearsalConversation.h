#pragma once

#include "app/tools/RehearsalScript.h"
#include "core/mind/ai/local/DialogueState.h"

#include <QtCore/QJsonArray>

#include <functional>

namespace tierdesk::app {

/// What the customer got for one message.
struct Heard {
    QString text; ///< empty where a person has the case and nothing was said
    std::vector<Action> actions;
    bool isWithPerson = false;
    ai::Asked asked = ai::Asked::Nothing;  ///< the question that is open now, as the responder keeps it
    std::optional<ActionRequest> proposal; ///< the action that waits for a yes now
};

/// Reads from the responder's own state what @p text leaves open. Pure.
[[nodiscard]] Heard heardWith(QString text, const Session &after);

/// Sends a message of the customer and gives what came of it.
using Sends = std::function<base::Result<Heard>(const QString &text)>;

/// What no assistant may do, whatever its customer wants.
enum class Violation {
    Unasked,   ///< an action that the customer never wanted: another kind, order, item, sum or plan
    Doubled,   ///< an action that was done already
    NotAgreed, ///< an action on a no, a question or thanks, or after a change of mind
    Money,     ///< a credit offered that nobody spoke of
    AskedOften,
    Empty ///< a reply without words
};

/// What a talk came to.
struct TalkResult {
    QStringList faults;     ///< what was wrong; empty: passed
    QStringList transcript; ///< "> …" the customer, "< …" the assistant, "* …" what was done
    std::vector<Violation> violations;
    int turns = 0;
    int wished = 0;  ///< demands of an action and nothing else
    int reached = 0; ///< of those, how many were met

    /// Whether an action was done that nobody asked for or agreed to, or one was done twice.
    [[nodiscard]] bool hasWrongAction() const;
};

/// The actions that a customer wants.
struct WantedActions {
    std::vector<Expectation> actions; ///< of the kind Does
    std::vector<ActionKind> accepted; ///< agreed to whatever the order

    [[nodiscard]] bool includes(const ActionRequest &request, const QJsonArray &orders) const;
    [[nodiscard]] bool includes(ActionKind kind) const;
};

/// What the demands and the `accepts` line of @p script want.
[[nodiscard]] WantedActions wantedBy(const Script &script);

/// Whether @p request is the action that @p expected names, with every particular that it names. @p orders are the
/// customer's: an action on the whole of an order is one on its only item. Pure.
[[nodiscard]] bool isThat(const ActionRequest &request, const Expectation &expected, const QJsonArray &orders);

/// How a message of the customer bears on what is proposed.
enum class Meaning { Open, No, Question, Thanks };

/// Sends the customer's messages, writes down what is said and done, and finds violations.
class Conversation final
{
public:
    /// Says whether an action may not be done now; nothing when it may.
    using Judge = std::function<std::optional<Violation>(const ActionRequest &)>;

    /// @p mostAsks: how often one question may be asked. The references outlive the conversation.
    Conversation(const Sends &send, Judge judge, int mostAsks, bool wantsCredit);

    /// Fails as the sending does.
    [[nodiscard]] base::Result<void> say(const QString &text, Meaning meaning = Meaning::Open);

    /// Counts questions from here on anew.
    void beginWish() { m_asked.clear(); }

    [[nodiscard]] const Heard &last() const { return m_last; }
    [[nodiscard]] const std::vector<Action> &done() const { return m_done; }
    [[nodiscard]] bool isDone(const ActionRequest &request) const;
    [[nodiscard]] TalkResult &result() { return m_result; }

private:
    void did(const Action &action, Meaning meaning);
    void check(const QString &reply);
    void add(Violation violation, const QString &what);

    const Sends &m_send;
    Judge m_judge;
    int m_mostAsks;
    bool m_wantsCredit;
    TalkResult m_result;
    Heard m_last;
    std::vector<Action> m_done;
    QString m_customer;          ///< all that they wrote, in small letters
    QHash<QString, int> m_asked; ///< by question
};

} // namespace tierdesk::app

namespace tierdesk {

template<>
struct Words<app::Violation> {
    static constexpr std::array table{std::pair{app::Violation::Unasked, "done unasked"},
                                      std::pair{app::Violation::Doubled, "done twice"},
                                      std::pair{app::Violation::NotAgreed, "done without a yes"},
                                      std::pair{app::Violation::Money, "offered money that nobody spoke of"},
                                      std::pair{app::Violation::AskedOften, "asked too often"},
                                      std::pair{app::Violation::Empty, "said nothing"}};
};

} // namespace tierdesk
