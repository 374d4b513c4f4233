#include "core/doors/dialects/chat/Chats.h"

#include "core/base/Json.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/doors/dialects/Keyed.h"
#include "core/doors/dialects/WaitingLine.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Readers.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <utility>

namespace tierdesk::dialects::chat {

namespace {

using base::fail;
using base::Fault;

constexpr int KnownChats = 20'000;
constexpr int MaxSteps = 50; ///< enough for one that is continued every few days for months

QString cacheKey(CompanyId company, const QString &id)
{
    return QString::number(company.value) + u'/' + id;
}

base::Result<void> checkUser(const QString &userId, const QString &customerRef)
{
    if (userId.isEmpty() || userId == customerRef)
        return {};
    return fail(Fault::Forbidden, u"The chat is another user's."_s, u"userId"_s);
}

/// Returns the names against which a guess at an order counts: chat, address and order, even one that does not exist.
std::vector<Attempts::Name> namesOf(const Ask &ask, const QString &chat, const policy::OrderClaim &claim)
{
    constexpr Millis Longest = Millis::hours(1);
    const QByteArray company = QByteArray::number(ask.company().value);
    return {{"chat " + company + ' ' + chat.toUtf8(), 5, Longest},
            {Attempts::nameOf(ask.peer), 20, Longest},
            {"order " + company + ' ' + policy::plainNumber(claim.number).toUtf8(), 10, Longest}};
}

base::Error tooManyProofs(Millis wait)
{
    const qint64 seconds = (wait.count + 999) / 1000;
    return fail(Fault::RateLimited, u"Too many attempts. Try again in %1 s."_s.arg(seconds), {},
                {{u"retryAfter"_s, seconds}});
}

/// Returns the first ID of the conversation of @p session.
base::Result<QString> firstOf(const store::Readers &readers, const Session &session)
{
    QString first = session.id, previous = session.previous;
    for (int step = 0; step < MaxSteps && !previous.isEmpty(); ++step) {
        const auto found = TRY(readers.rows.sessions.byPublicId(session.company, previous));
        first = std::exchange(previous, found ? found->previous : QString());
    }
    return first;
}

} // namespace

base::Result<Session> newestOf(const store::Readers &readers, CompanyId company, const QString &id)
{
    auto found = TRY(readers.rows.sessions.byPublicId(company, id));
    if (!found || found->door != Door::Chat)
        return noSuchChat();
    Session newest = *std::move(found);
    for (int step = 0; step < MaxSteps; ++step) {
        auto next = TRY(readers.rows.sessions.following(company, newest.id));
        if (!next)
            break;
        newest = *std::move(next);
    }
    return newest;
}

Answer ok(const QByteArray &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

Chats::Chats(engine::Engine &engine, CustomerTyping &typing, const Gate &gate)
    : m_engine(engine)
    , m_typing(typing)
    , m_gate(gate)
    , m_known(KnownChats)
{}

base::Result<void> Chats::checkHash(const Ask &ask, const Identity &who) const
{
    if (who.userHash.isEmpty() || (m_gate.isSigned && m_gate.isSigned(ask.company(), who.userId, who.userHash)))
        return {};
    return wrongUserHash();
}

base::Result<engine::StartSession> Chats::newSession(const Ask &ask) const
{
    auto chat = TRY(decodeNewChat(ask.body));
    TRY(checkEnabled(*ask.entry));
    engine::StartSession session;
    session.company = ask.company();
    session.door = Door::Chat;
    TRY(checkHash(ask, chat.who));
    session.isVerified = !chat.who.userHash.isEmpty();
    session.customerRef = std::move(chat.who.userId);
    session.metadata = std::move(chat.metadata);
    return session;
}

namespace {

base::Result<ChatView> beginWith(engine::CommandContext &context, const engine::StartSession &request,
                                 const engine::CompanyEntry &entry)
{
    auto session = TRY(engine::commands::startSession(context, request));
    auto queue = TRY(queueStandOf(context.queries(), session, entry.staffed > 0));
    return ChatView{std::move(session), entry.company.name, {}, queue, {}};
}

} // namespace

void Chats::start(const Ask &ask, const Done &done)
{
    auto session = newSession(ask);
    if (!session)
        return done(session.error());
    KeyedCommand<ChatView> command;
    command.actor = ask.actor;
    command.company = ask.company();
    command.keyed = ask.keyed;
    command.status = 201;
    command.work = [request = *std::move(session), entry = ask.entry](engine::CommandContext &context) {
        return beginWith(context, request, *entry);
    };
    command.encode = [](const ChatView &view) { return base::toJson(chatJson(view)); };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void Chats::begin(const Ask &ask, std::function<void(base::Result<ChatView>)> done)
{
    auto session = newSession(ask);
    if (!session)
        return done(session.error());
    m_engine.submit<ChatView>(
        ask.actor,
        [request = *std::move(session), entry = ask.entry](engine::CommandContext &context) {
            return beginWith(context, request, *entry);
        },
        &m_context,
        [this, done = std::move(done)](const base::Result<ChatView> &view) {
            if (view)
                know(view->session);
            done(view);
        });
}

void Chats::open(const Ask &ask, const QString &id, const Identity &who, MessageId after,
                 std::function<void(base::Result<Opened>)> done)
{
    if (const auto checked = checkHash(ask, who); !checked)
        return done(checked.error());
    m_engine.read<Opened>(
        [entry = ask.entry, directory = m_engine.directory(), id, userId = who.userId,
         after](store::Readers &readers) -> base::Result<Opened> {
            // One snapshot, so that a client that listens from `seq` on neither misses nor repeats an event.
            const store::Snapshot snapshot(readers.database);
            const auto seq = TRY(readers.rows.journal.last());
            const auto newest = TRY(newestOf(readers, entry->company.id, id));
            TRY(checkUser(userId, newest.customerRef));
            const auto first = TRY(firstOf(readers, newest));
            auto detail = TRY(readers.sessions.detail(entry->company.id, newest.id));
            if (!detail)
                return noSuchChat();
            auto queue = TRY(queueStandOf(readers, detail->session, entry->staffed > 0));
            Opened opened{{std::move(detail->session), entry->company.name, {}, queue, {}}, first, seq};
            opened.view.agentName = directory->userName(opened.view.session.holder);
            opened.view.messages = std::move(detail->messages);
            if (!opened.view.messages.empty())
                opened.view.newest = opened.view.messages.back().id;
            std::erase_if(opened.view.messages,
                          [after](const Message &each) { return each.isInternal || each.id.value <= after.value; });
            return opened;
        },
        &m_context,
        [this, done = std::move(done)](const base::Result<Opened> &opened) {
            if (opened)
                know(opened->view.session);
            done(opened);
        });
}

void Chats::withNewest(const Ask &ask, const QString &id, const Done &done, std::function<void(const QString &)> then)
{
    m_engine.read<QString>(
        [company = ask.company(), id](store::Readers &readers) -> base::Result<QString> {
            const auto newest = TRY(newestOf(readers, company, id));
            return newest.id;
        },
        &m_context,
        [done, then = std::move(then)](const base::Result<QString> &newest) {
            return newest ? then(*newest) : done(newest.error());
        });
}

/// Saves the lookup before each message, during which one message could overtake another.
void Chats::know(const Session &session)
{
    m_known.insert(cacheKey(session.company, session.id), new QString(session.customerRef));
}

void Chats::ifKnown(const Ask &ask, const QString &id, const QString &userId, const Done &done,
                    std::function<void()> then)
{
    const QString key = cacheKey(ask.company(), id);
    if (const QString *customerRef = m_known.object(key)) {
        const auto user = checkUser(userId, *customerRef);
        return user ? then() : done(user.error());
    }
    m_engine.read<QString>(
        [company = ask.company(), id](store::Readers &readers) -> base::Result<QString> {
            const auto session = TRY(readers.rows.sessions.byPublicId(company, id));
            if (!session || session->door != Door::Chat)
                return noSuchChat();
            return session->customerRef;
        },
        &m_context,
        [this, key, userId, done, then = std::move(then)](const base::Result<QString> &customerRef) {
            if (!customerRef)
                return done(customerRef.error());
            m_known.insert(key, new QString(*customerRef));
            const auto user = checkUser(userId, *customerRef);
            return user ? then() : done(user.error());
        });
}

void Chats::message(const Ask &ask, const Done &done)
{
    const auto id = decodeChatId(ask.body);
    if (!id)
        return done(id.error());
    auto saying = decodeSaying(ask.body);
    if (!saying)
        return done(saying.error());
    const auto userId = decodeUserId(ask.body);
    if (!userId)
        return done(userId.error());
    if (const auto enabled = checkEnabled(*ask.entry); !enabled)
        return done(enabled.error());
    engine::TurnRequest request;
    request.company = ask.company();
    request.sessionId = *id;
    request.text = std::move(saying->text);
    request.attachments = std::move(saying->attachments);
    request.actor = ask.actor;
    request.keyed = ask.keyed;
    request.sending = ask.sending;
    const auto encode = [entry = ask.entry](const engine::TurnOutcome &outcome) {
        const bool isStaffed = entry->staffed > 0;
        const QString line =
            outcome.answer ? QString() : waitingLine(outcome, entry->company.config.humanAgent, isStaffed);
        return answerText(outcome, line, isStaffed);
    };
    if (request.keyed)
        request.encode = [encode](const engine::TurnOutcome &outcome) { return packAnswer(200, encode(outcome)); };
    ifKnown(ask, *id, *userId, done, [this, request = std::move(request), encode, done]() mutable {
        if (m_gate.hasRateLimits) {
            const int after = m_pace.take(cacheKey(request.company, request.sessionId), m_engine.clock().now());
            if (after > 0)
                return done(fail(Fault::RateLimited, u"Too many messages to this chat. Try again in %1 s."_s.arg(after),
                                 {}, {{u"retryAfter"_s, after}}));
        }
        m_engine.turn(std::move(request), &m_context, [encode, done](const base::Result<engine::TurnOutcome> &outcome) {
            if (!outcome)
                done(outcome.error());
            else if (outcome->replay)
                done(replayedAnswer(*outcome->replay));
            else
                done(ok(encode(*outcome)));
        });
    });
}

/// Writes nothing, so that clients may call it every few keystrokes.
void Chats::type(const Ask &ask, const Done &done)
{
    const auto id = decodeChatId(ask.body);
    if (!id)
        return done(id.error());
    const auto isTyping = decodeTyping(ask.body);
    if (!isTyping)
        return done(isTyping.error());
    withNewest(ask, *id, done, [this, company = ask.company(), isTyping = *isTyping, done](const QString &newest) {
        Q_EMIT m_typing.told(company, newest, isTyping);
        done(ok(base::toJson(QJsonObject{{u"success"_s, true}})));
    });
}

void Chats::rate(const Ask &ask, const Done &done)
{
    const auto id = decodeChatId(ask.body);
    if (!id)
        return done(id.error());
    const auto rating = decodeRating(ask.body);
    if (!rating)
        return done(rating.error());
    withNewest(ask, *id, done, [this, ask, rating = *rating, done](const QString &newest) {
        KeyedCommand<Session> command;
        command.actor = ask.actor;
        command.company = ask.company();
        command.keyed = ask.keyed;
        command.work = [company = ask.company(), newest, rating](engine::CommandContext &context) {
            return engine::commands::rate(context, company, newest, rating);
        };
        command.encode = [](const Session &session) { return base::toJson(ratedJson(session)); };
        submitKeyed(m_engine, std::move(command), &m_context, done);
    });
}

void Chats::end(const Ask &ask, const Done &done)
{
    const auto id = decodeChatId(ask.body);
    if (!id)
        return done(id.error());
    const auto isSolved = decodeSolved(ask.body);
    if (!isSolved)
        return done(isSolved.error());
    withNewest(ask, *id, done, [this, ask, isSolved = *isSolved, done](const QString &newest) {
        KeyedCommand<Session> command;
        command.actor = ask.actor;
        command.company = ask.company();
        command.keyed = ask.keyed;
        command.work = [company = ask.company(), newest, isSolved](engine::CommandContext &context) {
            auto session = engine::sessionOf(context, company, newest);
            if (!session || isOver(session->status))
                return session;
            Resolution resolution;
            resolution.type = isSolved ? ResolutionType::CustomerSatisfied : ResolutionType::Unresolved;
            return engine::commands::resolve(context, {company, newest, std::move(resolution)});
        };
        command.encode = [](const Session &session) { return base::toJson(endedJson(session)); };
        submitKeyed(m_engine, std::move(command), &m_context, done);
    });
}

void Chats::prove(const Ask &ask, const Done &done)
{
    const auto id = decodeChatId(ask.body);
    if (!id)
        return done(id.error());
    const auto claim = decodeClaim(ask.body);
    if (!claim)
        return done(claim.error());
    // The response time must not reveal whether the order exists.
    auto *answer = new QTimer(&m_context);
    answer->setSingleShot(true);
    answer->start(ProofTime);
    const Done inTime = [answer, done](const base::Result<Answer> &result) {
        QObject::connect(answer, &QTimer::timeout, answer, [answer, result, done] {
            answer->deleteLater();
            done(result);
        });
        if (!answer->isActive())
            answer->start(0);
    };
    withNewest(ask, *id, inTime, [this, ask, claim = *claim, done = inTime](const QString &newest) {
        const std::vector<Attempts::Name> names = namesOf(ask, newest, claim);
        if (const Millis wait = m_proofs.begin(names, m_engine.clock().now()); wait.count > 0)
            return done(tooManyProofs(wait));
        m_engine.submit<engine::commands::OrderProof>(
            ask.actor,
            [company = ask.company(), newest, claim](engine::CommandContext &context) {
                return engine::commands::proveOrder(context, {company, newest, claim});
            },
            &m_context,
            [this, names, done](const base::Result<engine::commands::OrderProof> &proof) {
                if (!proof || !proof->orderNumber.isEmpty())
                    m_proofs.takeBack(names); // not a wrong guess
                if (!proof)
                    done(proof.error());
                else if (proof->orderNumber.isEmpty())
                    done(orderNotProven());
                else
                    done(ok(base::toJson(provenJson(proof->session, proof->orderNumber))));
            });
    });
}

} // namespace tierdesk::dialects::chat
