#include "ui/conversation/CaseFeed.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using deskapi::SessionDetail;
using deskapi::SessionRow;

namespace {

/// Reasons to load anew come in bursts: an action and its message, a claim and its row.
constexpr int RefreshAfterMs = 250;
/// Who was said to be typing this long ago without a word since has stopped.
constexpr int TypingLastsMs = 8000;

/// Puts @p value in by its id, or in the place of the one that has it; true if it is new. Ids only grow, so that it is
/// nearly always the last.
template<class T>
bool upsert(std::vector<T> &values, const T &value)
{
    const auto at = std::lower_bound(values.begin(), values.end(), value,
                                     [](const T &one, const T &other) { return one.id < other.id; });
    const bool isNew = at == values.end() || at->id != value.id;
    if (isNew)
        values.insert(at, value);
    else
        *at = value;
    return isNew;
}

/// An escalation has no key here, but a public id; they are told in the order in which they happened.
bool upsertEscalation(std::vector<Escalation> &escalations, const Escalation &escalation)
{
    const auto known = std::find_if(escalations.begin(), escalations.end(),
                                    [&](const Escalation &each) { return each.publicId == escalation.publicId; });
    const bool isNew = known == escalations.end();
    if (isNew)
        escalations.push_back(escalation);
    else
        *known = escalation;
    return isNew;
}

template<class T>
void sortById(std::vector<T> &values)
{
    std::sort(values.begin(), values.end(), [](const T &one, const T &other) { return one.id < other.id; });
}

} // namespace

CaseFeed::CaseFeed(client::Connection &connection, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_sessions(connection)
    , m_clock(clock)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(RefreshAfterMs);
    connect(&m_refresh, &QTimer::timeout, this, &CaseFeed::load);
    m_typingEnds.setSingleShot(true);
    m_typingEnds.setInterval(TypingLastsMs);
    connect(&m_typingEnds, &QTimer::timeout, this, [this] {
        m_typists.clear();
        m_isCustomerTyping = false;
        Q_EMIT typingChanged();
    });
    connect(&m_connection, &client::Connection::connected, this, &CaseFeed::reload);
    connect(&m_connection, &client::Connection::reset, this, &CaseFeed::reload);
    connect(&m_connection, &client::Connection::disconnected, this, &CaseFeed::forgetPeople);
    connect(&m_connection, &client::Connection::eventReceived, this, &CaseFeed::take);
    connect(&m_connection, &client::Connection::viewersChanged, this, &CaseFeed::takeViewers);
    connect(&m_connection, &client::Connection::typingChanged, this, &CaseFeed::takeTyping);
    connect(&m_connection, &client::Connection::wordsHeard, this, &CaseFeed::takeWords);
}

void CaseFeed::setMe(UserId me)
{
    close();
    m_me = me;
}

void CaseFeed::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

// --- which case

void CaseFeed::open(const QString &id)
{
    SessionRow row;
    row.id = id;
    open(row);
}

void CaseFeed::open(const SessionRow &row)
{
    if (row.id == m_id) {
        if (m_state == State::Failed)
            load();
        return;
    }
    begin(row.id);
    m_detail.session = row;
    m_state = State::Loading;
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
    load();
}

void CaseFeed::close()
{
    if (m_id.isEmpty())
        return;
    begin({});
    m_state = State::Empty;
    Q_EMIT sessionChanged();
    Q_EMIT stateChanged();
}

void CaseFeed::begin(const QString &id)
{
    ++m_load;
    m_isLoading = false;
    m_told.clear();
    m_refresh.stop();
    m_id = id;
    m_error.reset();
    m_detail = {};
    m_settled.clear();
    forgetPeople();
}

void CaseFeed::reload()
{
    if (!m_id.isEmpty())
        load();
}

void CaseFeed::load()
{
    m_refresh.stop();
    m_isLoading = true;
    m_told.clear();
    if (m_state == State::Failed)
        setState(State::Loading);
    m_sessions.open(m_id, this,
                    [this, load = ++m_load](const base::Result<SessionDetail> &detail) { takeDetail(load, detail); });
}

void CaseFeed::takeDetail(int load, const base::Result<SessionDetail> &detail)
{
    if (load != m_load)
        return;
    m_isLoading = false;
    const auto told = std::exchange(m_told, {});
    if (!detail) {
        m_error = detail.error();
        // What was true a moment ago is better than nothing; the page says that it may be old.
        const bool isGone = detail.error().fault == base::Fault::NotFound;
        setState(m_state == State::Ready && !isGone ? State::Ready : State::Failed);
        Q_EMIT detailChanged();
        return;
    }
    m_error.reset();
    const SessionRow before = m_detail.session;
    m_detail = *detail;
    sortById(m_detail.messages);
    std::stable_sort(m_detail.escalations.begin(), m_detail.escalations.end(),
                     [](const Escalation &one, const Escalation &other) { return one.at < other.at; });
    sortById(m_detail.actions);
    if (before.id == m_id && before.version > m_detail.session.version)
        m_detail.session = before;
    // What overtook the answer is newer than it, unless the answer knows it already.
    for (const Told &each : told) {
        if (!each.seq || *each.seq > m_detail.seq)
            (void)apply(each.event, nullptr);
    }
    setState(State::Ready);
    Q_EMIT detailLoaded();
    Q_EMIT detailChanged();
    if (!isWithAi())
        forgetWriting();
}

// --- what is told

void CaseFeed::take(const deskapi::Event &event)
{
    if (event.has(u"shop.changed") && m_state == State::Ready)
        m_refresh.start();
    if (!event.session || event.session->id != m_id || m_id.isEmpty())
        return;
    if (m_isLoading)
        m_told.push_back({event.seq, event});
    if (m_state == State::Ready && event.seq > m_detail.seq)
        m_detail.seq = event.seq;
    tell(event);
    // Brief, allowance, the end of an escalation and what the customer bought travel in no event.
    const bool isMore = !event.escalations.empty() || !event.actions.empty() || event.has(u"session.claimed") ||
                        event.has(u"session.released") || event.has(u"session.reopened") ||
                        event.has(u"session.resolved") || event.has(u"brief.worded") || event.has(u"help.booked");
    if (isMore && m_state == State::Ready)
        m_refresh.start();
}

void CaseFeed::put(const deskapi::Handled &handled)
{
    if (handled.session.id != m_id || m_id.isEmpty())
        return;
    deskapi::Event event;
    event.session = handled.session;
    if (handled.message)
        event.messages.push_back(*handled.message);
    if (handled.action && handled.action->id.isSet()) {
        event.actions.push_back(*handled.action);
        if (m_state == State::Ready)
            m_refresh.start(); // the allowance is another now
    }
    if (handled.held)
        event.held.push_back(*handled.held);
    if (m_isLoading)
        m_told.push_back({std::nullopt, event});
    tell(event);
}

void CaseFeed::put(const SessionRow &row)
{
    if (row.id != m_id || m_id.isEmpty() || row.version <= m_detail.session.version)
        return;
    m_detail.session = row;
    Q_EMIT detailChanged();
}

void CaseFeed::tell(const deskapi::Event &event)
{
    Changes changes;
    const bool isChanged = apply(event, &changes);
    // Until everything is here there is no conversation to add to.
    if (m_state == State::Ready) {
        for (const Message &message : changes.messages)
            Q_EMIT messageAdded(message);
        for (const HeldReply &held : changes.settled)
            Q_EMIT heldSettled(held);
    }
    if (isChanged)
        Q_EMIT detailChanged();
    const bool isSaid = std::any_of(event.messages.begin(), event.messages.end(), [](const Message &message) {
        return message.speaker == Speaker::AiRep || message.speaker == Speaker::AiManager;
    });
    if (isSaid || !isWithAi())
        forgetWriting();
}

bool CaseFeed::apply(const deskapi::Event &event, Changes *changes)
{
    bool isChanged = false;
    if (event.session && event.session->version >= m_detail.session.version) {
        isChanged = event.session->version > m_detail.session.version;
        m_detail.session = *event.session;
    }
    for (const Message &message : event.messages) {
        const bool isNew = upsert(m_detail.messages, message);
        isChanged = true;
        if (!isNew)
            continue;
        stopTyping(message);
        if (changes)
            changes->messages.push_back(message);
        if (message.speaker == Speaker::Customer && message.score)
            m_detail.sentimentHistory.push_back(
                {message.id, message.at, *message.score, message.sentiment, message.trigger});
    }
    for (const HeldReply &held : event.held) {
        if (held.state == HeldState::Held) {
            // The answer to the act may come after the event that it is sent.
            if (m_settled.contains(held.id))
                continue;
            upsert(m_detail.held, held);
        } else {
            std::erase_if(m_detail.held, [&](const HeldReply &each) { return each.id == held.id; });
            if (m_settled.contains(held.id))
                continue;
            m_settled.insert(held.id);
            if (changes)
                changes->settled.push_back(held);
        }
        isChanged = true;
    }
    for (const Escalation &escalation : event.escalations)
        isChanged = upsertEscalation(m_detail.escalations, escalation) || isChanged;
    for (const Action &action : event.actions) {
        upsert(m_detail.actions, action);
        isChanged = true;
    }
    return isChanged;
}

// --- who is here

void CaseFeed::takeViewers(const deskapi::Viewers &viewers)
{
    if (viewers.session != m_id || m_id.isEmpty())
        return;
    m_viewers.clear();
    std::copy_if(viewers.users.begin(), viewers.users.end(), std::back_inserter(m_viewers),
                 [this](const deskapi::Person &person) { return person.id != m_me; });
    Q_EMIT viewersChanged();
}

void CaseFeed::takeTyping(const deskapi::TypingBy &typing)
{
    if (typing.session != m_id || m_id.isEmpty() || (typing.user && typing.user->id == m_me))
        return;
    if (!typing.user) {
        m_isCustomerTyping = typing.isTyping;
    } else {
        std::erase_if(m_typists, [&](const deskapi::Person &person) { return person.id == typing.user->id; });
        if (typing.isTyping)
            m_typists.push_back(*typing.user);
    }
    m_typingEnds.start();
    Q_EMIT typingChanged();
}

/// What was being written is there: nobody waits for a word that they are at it no more.
void CaseFeed::stopTyping(const Message &message)
{
    const auto gone = std::erase_if(m_typists, [&](const deskapi::Person &each) { return each.id == message.author; });
    const bool wasCustomer = message.speaker == Speaker::Customer && std::exchange(m_isCustomerTyping, false);
    if (gone > 0 || wasCustomer)
        Q_EMIT typingChanged();
}

void CaseFeed::takeWords(const deskapi::HeardWords &words)
{
    // A person has it: what the AI goes on writing will not be said.
    if (words.session != m_id || !isWithAi())
        return;
    if (words.isReset || words.at == 0)
        m_written = 0;
    const bool isGap = words.at != std::exchange(m_written, words.at + static_cast<int>(words.text.size()));
    if (m_written == 0) {
        forgetWriting();
        return;
    }
    if (words.at == 0 || isGap || !m_writing)
        m_writing = Writing{words.tier, {}, words.at > 0};
    m_writing->text += words.text;
    Q_EMIT writingChanged();
}

void CaseFeed::forgetWriting()
{
    if (!m_writing)
        return;
    m_writing.reset();
    Q_EMIT writingChanged();
}

void CaseFeed::forgetPeople()
{
    forgetWriting();
    m_typingEnds.stop();
    m_viewers.clear();
    m_typists.clear();
    m_isCustomerTyping = false;
    Q_EMIT viewersChanged();
    Q_EMIT typingChanged();
}

// --- what may be done

bool CaseFeed::isClosed() const
{
    return !m_id.isEmpty() && isOver(row().status);
}

bool CaseFeed::isMine() const
{
    return !m_id.isEmpty() && !isOver(row().status) && row().holder.isSet() && row().holder == m_me;
}

bool CaseFeed::isWithAi() const
{
    return !m_id.isEmpty() && !isOver(row().status) && row().tier != Tier::HumanAgent;
}

bool CaseFeed::isWaiting() const
{
    return !m_id.isEmpty() && !isOver(row().status) && row().tier == Tier::HumanAgent && !row().holder.isSet();
}

Timestamp CaseFeed::now() const
{
    return m_clock.now() + m_ahead;
}

} // namespace tierdesk::ui
