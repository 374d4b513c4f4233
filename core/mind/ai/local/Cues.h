#pragma once

#include <QtCore/QString>

#include <initializer_list>
#include <vector>

namespace tierdesk::ai {

/// What a word or short phrase says, regardless of what the message wants.
enum class Cue : quint8 {
    // the conversation itself
    Yes,
    No,
    Maybe,
    But,
    Done,
    Greeting,
    Thanks,
    Bye,
    Human,
    Manager,
    Bot,
    Capability,
    Correction,
    Retry,
    Insist,
    Complaint,
    // how it is asked
    HowTo,
    Policy,
    HowLong,
    Want,
    My,
    Where,
    When,
    Status,
    // what it is about
    Order,
    Package,
    OrderList,
    Subscription,
    Account,
    Address,
    Variant,
    Price,
    Stock,
    Sell,
    // what should be done
    Refund,
    Cancel,
    Return,
    Exchange,
    Replace,
    Credit,
    Change,
    Pause,
    Resume,
    Track,
    Whole,
    // what went wrong
    Arrive,
    Late,
    NotReceived,
    Damaged,
    MissingPart,
    WrongItem,
    NotWorking,
    Issue,
    Charge,
    Twice,
    // which of those listed
    First,
    Last,
    Hours,
    Ignore, ///< looks like a cue but is none: "no problem"
    Count
};
static_assert(static_cast<int>(Cue::Count) <= 64);

class CueSet final
{
public:
    constexpr CueSet() = default;
    constexpr CueSet(std::initializer_list<Cue> cues)
    {
        for (Cue cue : cues)
            add(cue);
    }
    constexpr void add(Cue cue) { m_bits |= bit(cue); }
    constexpr void remove(Cue cue) { m_bits &= ~bit(cue); }
    [[nodiscard]] constexpr bool has(Cue cue) const { return (m_bits & bit(cue)) != 0; }
    [[nodiscard]] constexpr bool hasAll(CueSet other) const { return (m_bits & other.m_bits) == other.m_bits; }
    [[nodiscard]] constexpr bool hasAny(CueSet other) const { return (m_bits & other.m_bits) != 0; }
    constexpr void add(CueSet other) { m_bits |= other.m_bits; }
    [[nodiscard]] constexpr CueSet both(CueSet other) const { return CueSet(m_bits & other.m_bits); }
    [[nodiscard]] constexpr CueSet without(CueSet other) const { return CueSet(m_bits & ~other.m_bits); }
    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }

private:
    constexpr explicit CueSet(quint64 bits)
        : m_bits(bits)
    {}
    static constexpr quint64 bit(Cue cue) { return quint64{1} << static_cast<unsigned>(cue); }
    quint64 m_bits = 0;
};

/// One word of a message: lower case, without apostrophes, with small typing errors in significant words corrected.
struct SpokenWord {
    QString text;
    bool isClauseEnd = false; ///< punctuation follows
    bool isAsked = false;     ///< a question mark follows
};

/// The cues found in a message.
struct Cues {
    std::vector<SpokenWord> words;
    CueSet said;     ///< what it says
    CueSet unwanted; ///< what it explicitly does not want: "I don't want a refund"
    int yesAt = -1;  ///< index of the first yes; −1 if none
    int noAt = -1;
    bool isQuestion = false; ///< ends in a question mark or begins like a question
    bool isShouted = false;  ///< most letters are capitals
};

/// Reads the cues of @p text. Pure; linear; English.
[[nodiscard]] Cues readCues(QStringView text);

} // namespace tierdesk::ai
