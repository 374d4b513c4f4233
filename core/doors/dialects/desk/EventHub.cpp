#include "core/doors/dialects/desk/EventHub.h"

#include "core/base/Log.h"

#include <algorithm>
#include <chrono>

namespace tierdesk::dialects::desk {

namespace {

constexpr quint16 PolicyViolation = 1008;
constexpr quint16 TryAgainLater = 1013;
constexpr size_t MaxHeld = 20'000; ///< frames held back for a console that is catching up
constexpr int MaxFrames = 50;      ///< a second from one console
constexpr qsizetype MaxFrameBytes = 16 << 10;

} // namespace

EventHub::EventHub(Desk &desk, const CustomerTyping &typing, Millis presenceGrace, AgentTyping *agents)
    : m_desk(desk)
    , m_grace(presenceGrace)
    , m_agents(agents)
    , m_open(std::make_shared<std::atomic<int>>(0))
{
    // On the engine thread: with nobody there a commit costs one look. A console that comes after the look reads the
    // journal after the commit.
    QObject::connect(
        &desk.engine, &engine::Engine::committed, &desk.context,
        [this, open = m_open](const std::shared_ptr<const std::vector<engine::Event>> &events) {
            if (open->load() > 0)
                QMetaObject::invokeMethod(
                    &m_desk.context, [this, events] { take(events); }, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
    QObject::connect(
        &desk.engine, &engine::Engine::directoryChanged, &desk.context, [this] { checkAll(); }, Qt::QueuedConnection);
    QObject::connect(&typing, &CustomerTyping::told, &desk.context,
                     [this](CompanyId company, const QString &session, bool isTyping) {
                         tellCustomerTyping(company, session, isTyping);
                     });
    desk.engine.watchWords(
        &desk.context, [open = m_open](CompanyId) { return open->load() > 0; },
        [this](const engine::PartialReply &heard) { tellWords(heard); });
    m_expiry.setInterval(std::chrono::seconds(15));
    QObject::connect(&m_expiry, &QTimer::timeout, &desk.context, [this] { checkAll(); });
    m_expiry.start();
}

EventHub::~EventHub()
{
    m_desk.engine.disconnect(&m_desk.context);
}

void EventHub::open(const Call &call, Channel &channel)
{
    const quint64 id = ++m_last;
    channel.onText = [this, id](const QByteArray &text) { hear(id, text); };
    channel.onClosed = [this, id] { close(id); };
    Console fresh;
    fresh.channel = &channel;
    fresh.principal = call.principal;
    m_consoles.emplace(id, std::move(fresh));
    ++*m_open;
    if (!call.principal.user.isSet())
        cut(id, u"The caller is no user."_s);
}

void EventHub::take(const std::shared_ptr<const std::vector<engine::Event>> &events)
{
    std::vector<CompanyId> touched;
    for (const engine::Event &event : *events) {
        const auto stream = m_streams.find(event.company.value);
        if (event.kinds.isEmpty() || stream == m_streams.end())
            continue;
        stream->second.waiting.emplace_back(events, &event);
        if (!isAmong(event.company, touched))
            touched.push_back(event.company);
    }
    for (CompanyId company : touched)
        pump(company);
}

void EventHub::pump(CompanyId company)
{
    const auto found = m_streams.find(company.value);
    if (found == m_streams.end() || found->second.isRendering || found->second.waiting.empty())
        return;
    if (followers(company).empty()) {
        m_streams.erase(found);
        return;
    }
    found->second.isRendering = true;
    auto batch = std::exchange(found->second.waiting, {});
    const qint64 newest = batch.back()->seq;
    // One batch at a time: the readers are several, and the order must stay.
    m_desk.engine.read<std::vector<EventFrame>>(
        [batch = std::move(batch), directory = m_desk.engine.directory()](store::Readers &readers) {
            return render(readers, *directory, batch);
        },
        &m_desk.context,
        [this, company, newest](const base::Result<std::vector<EventFrame>> &frames) {
            const auto stream = m_streams.find(company.value);
            if (stream != m_streams.end())
                stream->second.isRendering = false;
            if (frames) {
                deliver(company, *frames);
            } else {
                qCWarning(log::Http, "events were not read: %ls", qUtf16Printable(frames.error().message));
                deliver(company, {{newest, base::toJson(deskapi::encodeFrame(deskapi::Reset{newest}))}});
            }
            pump(company);
        });
}

void EventHub::deliver(CompanyId company, const std::vector<EventFrame> &frames)
{
    for (quint64 id : followers(company)) {
        for (const EventFrame &frame : frames) {
            Console *to = console(id);
            if (!to || to->company != company)
                break;
            if (to->state == State::Catching) {
                to->held.push_back(frame);
                if (to->held.size() > MaxHeld)
                    to->channel->close(TryAgainLater, u"Too far behind."_s);
            } else if (to->state == State::Live && frame.seq > to->sent) {
                to->sent = frame.seq;
                send(id, frame.text);
            }
        }
    }
}

void EventHub::hear(quint64 id, const QByteArray &text)
{
    Console *from = console(id);
    if (!from)
        return;
    const Timestamp now = m_desk.engine.clock().now();
    if (now - from->second >= Millis::seconds(1)) {
        from->second = now;
        from->frames = 0;
    }
    if (++from->frames > MaxFrames)
        return cut(id, u"Too many messages."_s);
    const auto json = base::parseJsonObject(text, {.depth = 4, .size = MaxFrameBytes});
    const auto frame = json ? deskapi::consoleFrame(*json) : base::Result<deskapi::ConsoleFrame>(json.error());
    if (!frame)
        return send(id, deskapi::ServerFrame(deskapi::Refused{frame.error()}));
    if (const auto *hello = std::get_if<deskapi::Hello>(&*frame))
        greet(id, *hello);
    else if (!from->company.isSet())
        send(id, deskapi::ServerFrame(
                     deskapi::Refused{base::fail(base::Fault::InvalidInput, u"hello comes first"_s, u"type"_s)}));
    else if (const auto *viewing = std::get_if<deskapi::Viewing>(&*frame))
        view(id, viewing->session);
    else if (const auto *typed = std::get_if<deskapi::Typing>(&*frame))
        typing(id, *typed);
}

void EventHub::greet(quint64 id, const deskapi::Hello &hello)
{
    Console *from = console(id);
    const auto directory = m_desk.engine.directory();
    const auto *entry =
        hello.company.isEmpty() ? directory->company(from->principal.company) : directory->company(hello.company);
    const User *user = directory->user(from->principal.user);
    if (!entry || !user || !isAmong(entry->company.id, user->companies))
        return send(id, deskapi::ServerFrame(
                            deskapi::Refused{base::fail(base::Fault::NotFound, u"no such company"_s, u"companyId"_s)}));
    view(id, {});
    from = console(id);
    if (!from)
        return;
    const CompanyId company = entry->company.id;
    from->company = company;
    from->state = State::Catching;
    from->sent = 0;
    from->held.clear();
    const quint64 greeting = ++from->greeting;
    m_streams.try_emplace(company.value); // before the journal is read: from here on nothing is missed
    m_desk.engine.read<CaughtUp>([directory, company, since = hello.since](
                                     store::Readers &readers) { return catchUp(readers, *directory, company, since); },
                                 &m_desk.context,
                                 [this, id, greeting](base::Result<CaughtUp> caughtUp) {
                                     const Console *to = console(id);
                                     if (!to || to->greeting != greeting)
                                         return;
                                     if (!caughtUp)
                                         return to->channel->close(TryAgainLater, u"The journal cannot be read."_s);
                                     welcome(id, *std::move(caughtUp));
                                 });
}

void EventHub::welcome(quint64 id, CaughtUp caughtUp)
{
    Console *to = console(id);
    const CompanyId company = to->company;
    const auto directory = m_desk.engine.directory();
    const auto *entry = directory->company(company);
    to->sent = caughtUp.frames.empty() ? caughtUp.seq : std::max(caughtUp.seq, caughtUp.frames.back().seq);
    to->state = State::Live;
    const auto held = std::exchange(to->held, {});
    const qint64 from = to->sent;
    send(id, deskapi::ServerFrame(deskapi::Welcome{entry ? entry->company.key : QString(), caughtUp.seq}));
    if (caughtUp.isReset)
        send(id, deskapi::ServerFrame(deskapi::Reset{caughtUp.seq}));
    for (const EventFrame &frame : caughtUp.frames)
        send(id, frame.text);
    for (const EventFrame &frame : held) {
        if (frame.seq <= from)
            continue;
        send(id, frame.text);
        if (Console *still = console(id))
            still->sent = frame.seq;
    }
    QStringList viewed;
    for (quint64 other : followers(company)) {
        const QString &session = m_consoles.at(other).viewing;
        if (!session.isEmpty() && !viewed.contains(session))
            viewed.append(session);
    }
    for (const QString &session : std::as_const(viewed))
        send(id, deskapi::ServerFrame(viewersOf(company, session)));
}

void EventHub::close(quint64 id)
{
    const auto found = m_consoles.find(id);
    if (found == m_consoles.end())
        return;
    const Console gone = std::move(found->second);
    m_consoles.erase(found);
    --*m_open;
    if (!gone.viewing.isEmpty())
        announce(gone.company, gone.viewing);
    left(gone.principal);
}

void EventHub::left(const Principal &principal)
{
    if (!principal.user.isSet() || isPresent(principal.user))
        return;
    // A console that only reconnects stays where it is.
    QTimer::singleShot(std::chrono::milliseconds(m_grace.count), &m_desk.context, [this, principal] {
        const User *user = m_desk.engine.directory()->user(principal.user);
        if (!user || user->presence == Presence::Offline || isPresent(principal.user))
            return;
        m_desk.engine.submit<User>(
            {Actor::Kind::System, principal.user, principal.subject, u"desk events"_s},
            [id = principal.user](engine::CommandContext &context) {
                return engine::commands::setPresence(context, id, Presence::Offline);
            },
            &m_desk.context,
            [](const base::Result<User> &set) {
                if (!set)
                    qCWarning(log::Http, "presence was not set: %ls", qUtf16Printable(set.error().message));
            });
    });
}

void EventHub::checkAll()
{
    std::vector<quint64> out;
    for (const auto &[id, each] : m_consoles) {
        if (!isWelcome(each))
            out.push_back(id);
    }
    for (quint64 id : out)
        cut(id, u"The token has ended."_s);
}

void EventHub::cut(quint64 id, const QString &why)
{
    Console *from = console(id);
    if (!from)
        return;
    from->state = State::Silent; // nothing more is sent, whenever the client answers the close
    from->channel->close(PolicyViolation, why);
}

void EventHub::send(quint64 id, const QByteArray &text)
{
    if (Console *to = console(id))
        to->channel->send(text);
}

void EventHub::send(quint64 id, const deskapi::ServerFrame &frame)
{
    send(id, base::toJson(deskapi::encodeFrame(frame)));
}

EventHub::Console *EventHub::console(quint64 id)
{
    const auto found = m_consoles.find(id);
    return found == m_consoles.end() ? nullptr : &found->second;
}

std::vector<quint64> EventHub::followers(CompanyId company) const
{
    std::vector<quint64> ids;
    for (const auto &[id, each] : m_consoles) {
        if (each.state != State::Silent && each.company == company)
            ids.push_back(id);
    }
    return ids;
}

bool EventHub::isWelcome(const Console &console) const
{
    const auto directory = m_desk.engine.directory();
    const User *user = directory->user(console.principal.user);
    if (!user || (console.company.isSet() && !isAmong(console.company, user->companies)))
        return false;
    if (console.principal.token.isEmpty()) // the demo's local caller
        return true;
    const auto token = directory->tokens.constFind(console.principal.token);
    return token != directory->tokens.cend() && token->expiresAt > m_desk.engine.clock().now();
}

bool EventHub::isPresent(UserId user) const
{
    return std::any_of(m_consoles.begin(), m_consoles.end(),
                       [user](const auto &each) { return each.second.principal.user == user; });
}

} // namespace tierdesk::dialects::desk
