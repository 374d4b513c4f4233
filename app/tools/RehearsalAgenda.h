#pragma once

#include "app/tools/RehearsalConversation.h"
#include "app/tools/RehearsalTyping.h"

#include <map>

namespace tierdesk::app {

/// How a varied talk differs from its scripts.
enum class Variation {
    Typed,       ///< slips, marks, small letters, courtesies
    Reordered,   ///< wishes in another order
    Joined,      ///< two messages in one
    Fragmented,  ///< messages in pieces, sent one after the other
    Early,       ///< the order's number in the first message
    HeldBack,    ///< the order's name left out
    Thanked,     ///< thanks in the middle
    Repeated,    ///< a message twice, at once or at the end
    Refused,     ///< a no to the first proposal that is wanted; the wish is dropped, or comes back at the end
    Corrected,   ///< another item of the order is meant, said when the first is proposed
    Interrupted, ///< an unrelated question where a yes is waited for
    Countered,   ///< a question instead of the first answer
    Mixed        ///< several of these
};

/// A message that the customer means to send.
struct AgendaMessage {
    QStringList parts;      ///< sent one after the other; what is asked back is answered after the last
    std::size_t script = 0; ///< where it comes from
    bool isThanks = false;
    bool isWish = false; ///< can be said whatever was said before

    bool operator==(const AgendaMessage &) const = default;
};

/// What one customer is going to do in a talk.
struct Agenda {
    Variation variation = Variation::Typed;
    std::vector<Script> scripts; ///< one, or two of the same customer: what is wanted, and the answers
    std::vector<AgendaMessage> messages;
    bool refuses = false;
    bool comesBack = false; ///< after the refusal
    bool corrects = false;
    QString interruption = {}; ///< empty: none
    QString counter = {};      ///< empty: none

    /// The names of the scripts.
    [[nodiscard]] QString name() const;
};

/// A script and the orders of its customer.
struct CustomerScript {
    Script script;
    QJsonArray orders;
};

/// Whether a return, refund or replacement that @p script wants is of one item, and its order has others.
[[nodiscard]] bool canCorrect(const Script &script, const QJsonArray &orders);

/// Makes agendas from scripts.
class Agendas final
{
public:
    /// @p sources are not empty.
    explicit Agendas(std::vector<CustomerScript> sources);

    /// The agenda with this number: always the same from the same scripts. The kinds of variation take turns; a kind
    /// that fits none of the scripts is replaced by Typed. Pure.
    [[nodiscard]] Agenda agenda(quint64 number) const;

private:
    [[nodiscard]] std::optional<Agenda> varied(Variation variation, std::size_t at, Random &random) const;
    [[nodiscard]] bool apply(Variation variation, Agenda &agenda, const QJsonArray &orders, Random &random) const;
    void addSecond(Agenda &agenda, std::size_t at, Random &random) const;

    std::vector<CustomerScript> m_sources;
    std::map<QString, std::vector<std::size_t>> m_ofCustomer; ///< scripts by world, customer and channel
    QHash<QString, QStringList> m_questions;                  ///< that are about no order, by world
};

} // namespace tierdesk::app

namespace tierdesk {

template<>
struct Words<app::Variation> {
    static constexpr std::array table{std::pair{app::Variation::Typed, "typed"},
                                      std::pair{app::Variation::Reordered, "reordered"},
                                      std::pair{app::Variation::Joined, "joined"},
                                      std::pair{app::Variation::Fragmented, "fragmented"},
                                      std::pair{app::Variation::Early, "early"},
                                      std::pair{app::Variation::HeldBack, "held back"},
                                      std::pair{app::Variation::Thanked, "thanked"},
                                      std::pair{app::Variation::Repeated, "repeated"},
                                      std::pair{app::Variation::Refused, "refused"},
                                      std::pair{app::Variation::Corrected, "corrected"},
                                      std::pair{app::Variation::Interrupted, "interrupted"},
                                      std::pair{app::Variation::Countered, "countered"},
                                      std::pair{app::Variation::Mixed, "mixed"}};
};

} // namespace tierdesk
