#include "core/mind/ai/local/Consent.h"

#include "core/base/Literals.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

Trouble troubleOf(const Cues &cues)
{
    const CueSet said = cues.said;
    return said.has(Cue::NotReceived)   ? Trouble::NotReceived
           : said.has(Cue::WrongItem)   ? Trouble::WrongItem
           : said.has(Cue::Damaged)     ? Trouble::Damaged
           : said.has(Cue::NotWorking)  ? Trouble::NotWorking
           : said.has(Cue::MissingPart) ? Trouble::MissingPart
                                        : Trouble::None;
}

Consent consentOf(const Cues &cues)
{
    const bool hasYes = cues.said.has(Cue::Yes);
    const bool hasNo = cues.said.has(Cue::No);
    // A yes counts at the beginning of an answer or in an unambiguous phrase, but not deep inside a long message.
    const bool isYesEarly = hasYes && (cues.yesAt <= 3 || cues.words.size() <= 8);
    const bool isNoEarly = hasNo && (cues.noAt <= 3 || cues.words.size() <= 8);
    if (cues.said.has(Cue::Maybe))
        return hasNo && !hasYes && cues.noAt == 0 ? Consent::Refused : Consent::Vague;
    if (isYesEarly && isNoEarly)
        return Consent::Hedged;
    if (isYesEarly)
        return cues.said.has(Cue::But) || cues.isQuestion ? Consent::Hedged : Consent::Clear;
    if (isNoEarly)
        return Consent::Refused;
    return Consent::None;
}

namespace {

template<size_t N>
bool isAmong(const QString &word, const std::array<const char16_t *, N> &list)
{
    return std::any_of(list.begin(), list.end(), [&word](const char16_t *each) { return word == QStringView(each); });
}

/// Returns whether a word negates what surrounds it. "Why not" and "no problem" do not.
bool hasNegation(const Cues &cues)
{
    static constexpr std::array Negations{
        u"not",    u"no",       u"never",   u"nothing",  u"nobody",   u"none",    u"nor",      u"neither", u"without",
        u"cannot", u"hardly",   u"barely",  u"scarcely", u"stop",     u"dont",    u"cant",     u"wont",    u"didnt",
        u"doesnt", u"isnt",     u"wasnt",   u"arent",    u"werent",   u"wouldnt", u"shouldnt", u"couldnt", u"havent",
        u"hasnt",  u"hadnt",    u"aint",    u"mustnt",   u"refuse",   u"decline", u"nope",     u"nah",     u"nowhere",
        u"dunno",  u"disagree", u"instead", u"don",      u"anything", u"nay",     u"against",  u"unless"};
    static constexpr std::array Harmless{u"problem", u"problems", u"worries", u"rush", u"doubt", u"matter"};
    const auto &words = cues.words;
    for (size_t i = 0; i < words.size(); ++i) {
        if (!isAmong(words[i].text, Negations))
            continue;
        const bool isWhyNot = words[i].text == u"not" && i > 0 && words[i - 1].text == u"why";
        const bool isPolite = words[i].text == u"no" && i + 1 < words.size() && isAmong(words[i + 1].text, Harmless);
        if (!isWhyNot && !isPolite)
            return true;
    }
    return false;
}

} // namespace

bool isCondition(const QString &word)
{
    static constexpr std::array Conditions{u"but",        u"if",      u"unless", u"only",  u"except", u"instead",
                                           u"when",       u"after",   u"before", u"until", u"first",  u"rather",
                                           u"though",     u"however", u"once",   u"later", u"soon",   u"every",
                                           u"everything", u"system",  u"data"};
    return isAmong(word, Conditions);
}

bool hasReserve(const Cues &cues)
{
    return hasNegation(cues) || cues.isQuestion || cues.said.has(Cue::But) || cues.said.has(Cue::Maybe) ||
           std::any_of(cues.words.begin(), cues.words.end(),
                       [](const SpokenWord &each) { return isCondition(each.text); });
}

bool isRestatement(const Cues &cues, const QStringList &offered)
{
    return strangeWords(cues, offered) == 0;
}

int strangeWords(const Cues &cues, const QStringList &offered)
{
    // Every word must be one of these or of the offer: an unknown word may be a condition.
    static constexpr std::array Known{
        // the yes itself
        u"yes", u"yeah", u"yep", u"yup", u"yea", u"yess", u"aye", u"sure", u"thing", u"ok", u"okay", u"okey", u"k",
        u"kk", u"alright", u"all", u"right", u"go", u"ahead", u"for", u"it", u"do", u"so", u"that", u"this", u"sounds",
        u"good", u"great", u"works", u"me", u"correct", u"thats", u"is", u"confirm", u"confirmed", u"confirming", u"i",
        u"agree", u"agreed", u"absolutely", u"definitely", u"certainly", u"of", u"course", u"fine", u"by", u"with",
        u"perfect", u"proceed", u"lets", u"means", u"why", u"not", u"affirmative", u"y", u"looks", u"exactly",
        u"accept", u"accepted", u"deal", u"ill", u"take", u"will", u"make", u"thumbs", u"up", u"excellent", u"lovely",
        // politeness
        u"please", u"pls", u"plz", u"thanks", u"thank", u"you", u"thx", u"ty", u"cheers", u"very", u"much", u"kindly",
        u"hi", u"hello", u"hey", u"many", u"a", u"lot", u"then", u"well", u"oh", u"and", u"just", u"now", u"no",
        u"problem", u"worries", u"doubt", u"id", u"like", u"would", u"want", u"love", u"to", u"happy", u"sir", u"maam",
        u"today", u"asap", u"immediately", u"straight", u"away",
        // the offer
        u"the", u"my", u"whole", u"full", u"entire", u"amount", u"refund", u"refunded", u"refunding", u"credit",
        u"store", u"cancel", u"cancelled", u"canceled", u"cancelling", u"cancellation", u"replace", u"replacement",
        u"exchange", u"swap", u"return", u"send", u"ship", u"new", u"one", u"order", u"ord", u"number", u"subscription",
        u"plan", u"pause", u"resume", u"change", u"address", u"money", u"back", u"give", u"add", u"issue", u"item",
        u"open", u"dollars", u"dollar", u"bucks", u"usd", u"in", u"on", u"account", u"card", u"wanted"};
    return static_cast<int>(std::count_if(cues.words.begin(), cues.words.end(), [&offered](const SpokenWord &word) {
        return !isAmong(word.text, Known) && !offered.contains(word.text);
    }));
}

Consent consentTo(const Cues &cues, const QStringList &offered)
{
    const Consent consent = consentOf(cues);
    if (consent == Consent::Vague || !cues.said.has(Cue::Yes))
        return consent;
    if (hasNegation(cues))
        return Consent::Refused;
    if (consent == Consent::Clear && !isRestatement(cues, offered))
        return Consent::Hedged;
    return consent;
}

Hold holdOf(const QString &text)
{
    static const QRegularExpression Asked(
        u"\\b(?:just|only|merely|was)\\s+(?:asking|wondering|curious|enquiring|inquiring)\\b|"
        "\\b(?:don['’ ]?t|do not|no need to)\\s+(?:do|start|change|open|book|order)\\s+anything\\b|"
        "\\basking for now\\b|\\b(?:just|only)(?: i)? (?:want|wanted|need|like|would like)(?:ed)? to "
        "(?:know|ask)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression NotYet(
        u"\\b(?:not (?:quite )?sure|(?:don['’ ]?t|do not) know|undecided|haven['’ ]?t decided|let me think|need to "
        "think)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (text.contains(Asked))
        return Hold::OnlyAsked;
    return text.contains(NotYet) && text.contains(u"yet", Qt::CaseInsensitive) ? Hold::NotYet : Hold::No;
}

} // namespace tierdesk::ai
