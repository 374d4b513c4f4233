#include "core/doors/dialects/chat/ChatDialect.h"

#include "core/base/Json.h"
#include "core/doors/dialects/chat/Documentation.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/doors/dialects/Posted.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::chat {

namespace {

using base::fail;
using base::Fault;

constexpr QByteArrayView Files("/attachments");
constexpr qsizetype MaxFileName = 1000; ///< as sent, including folders

/// The scope of a key is one chat, since many customers share a site key. The key of the request that begins a chat
/// belongs to no chat yet, whatever the body names.
base::Result<std::optional<engine::Keyed>> keyedFor(const Call &call, const QJsonObject &body, bool isFirst)
{
    const QByteArray chat = isFirst ? QByteArray("new") : body.value(u"sessionId").toString().toUtf8();
    auto keyed = keyedOf(call, QByteArray(Scope) + ' ' + chat);
    if (keyed && *keyed && isFirst && (*keyed)->key.size() < MinFirstKey)
        return fail(Fault::InvalidInput, u"the Idempotency-Key of a new chat must have 16 characters or more"_s,
                    u"Idempotency-Key"_s);
    return keyed;
}

/// Returns the chat that the query names, for requests whose body is not JSON.
base::Result<QString> chatNamedIn(const Call &call)
{
    QueryFields query(call);
    const auto id = query.text(u"sessionId");
    if (!id)
        query.refuse(u"sessionId", u"is missing"_s);
    if (query.error())
        return *query.error();
    const auto checked = checkSessionId(*id);
    if (checked)
        return *id;
    base::Error error = checked.error();
    error.where = u"sessionId"_s;
    return error;
}

/// Returns the company's name as its web chat shows it to customers.
QString nameOf(const engine::CompanyEntry &entry)
{
    return entry.brand->name.isEmpty() ? entry.company.name : entry.brand->name;
}

} // namespace

ChatDialect::ChatDialect(engine::Engine &engine, CustomerTyping &typing, Gate gate, base::Counters &counters)
    : m_engine(engine)
    , m_gate(std::move(gate))
    , m_chats(engine, typing, m_gate)
    , m_live(engine, m_chats, m_gate, m_origins, counters)
    , m_files(m_gate.pageFolder)
{
    QObject::connect(
        &engine, &engine::Engine::directoryChanged, &m_context,
        [this](const std::shared_ptr<const engine::Directory> &directory) { m_origins.update(directory); });
    m_origins.update(engine.directory());
}

void ChatDialect::mount(EventHub &hub, const AgentTyping &agents)
{
    m_live.mount(hub);
    m_live.listenTo(agents);
}

bool ChatDialect::allowsOrigin(const Call &call) const
{
    return m_origins.allowsAny(call, m_engine.clock().now());
}

std::vector<Route> ChatDialect::routes()
{
    std::vector<Route> routes;
    const auto add = [&](Method method, const QByteArray &path, const Handler &handle, const char *limit, int count,
                         int status = 200) {
        Route made;
        made.method = method;
        made.access = Access::SiteKey;
        made.handler = handle;
        made.limits = {{limit, count, 60, Limit::Key::Peer}};
        made.takesJson = method == Method::Post && path != Files;
        made.maxBody = path == Files ? MaxFileBody : Route().maxBody;
        made.successStatus = status;
        made.doc = documentation(path);
        Route asking;
        asking.method = Method::Options;
        asking.access = Access::Public;
        asking.handler = [this](const Call &call, const Reply &reply) { preflight(call, reply); };
        asking.isListed = false;
        for (const char *base : {"", "/s/{siteKey}"}) {
            made.pattern = asking.pattern = base + prefix() + path;
            made.isListed = *base == '\0';
            routes.push_back(made);
            routes.push_back(asking);
        }
    };
    add(Method::Post, "/session", posting(&Chats::start, true), "chat.session", 60, 201);
    add(Method::Post, "/message", posting(&Chats::message), "chat.message", 240);
    add(Method::Get, "/history/{sessionId}",
        handler([this](const Call &call, const Ask &ask, const Done &done) { history(call, ask, done); }),
        "chat.history", 600);
    add(Method::Post, "/typing", posting(&Chats::type), "chat.typing", 600);
    add(Method::Post, "/rating", posting(&Chats::rate), "chat.rating", 60);
    add(Method::Post, "/end", posting(&Chats::end), "chat.end", 60);
    add(Method::Post, "/order-proof", posting(&Chats::prove), "chat.proof", 60);
    add(Method::Post, "/attachments",
        handler([this](const Call &call, const Ask &ask, const Done &done) { bring(call, ask, done); }),
        "chat.attachments", 30, 201);
    add(Method::Get, "/attachments/{attachmentId}",
        handler([this](const Call &call, const Ask &ask, const Done &done) { fetch(call, ask, done); }),
        "chat.attachment", 600);
    add(Method::Get, "/widget", handler([](const Call &, const Ask &ask, const Done &done) {
            done(ok(base::toJson(QJsonObject{{u"company"_s, nameOf(*ask.entry)}})));
        }),
        "chat.widget", 600);
    addPages(routes);
    return routes;
}

void ChatDialect::addPages(std::vector<Route> &routes)
{
    const auto add = [&](const QByteArray &path, const char *summary, const Handler &handle) {
        Route made;
        made.pattern = path;
        made.access = Access::Public;
        made.handler = handle;
        made.limits = {{"chat.pages", 2'400, 60, Limit::Key::Peer}};
        made.doc.summary = summary;
        made.doc.tag = "chat";
        made.isListed = false; // for browsers only
        routes.push_back(made);
    };
    const Handler show = [this](const Call &call, const Reply &reply) { page(call, reply); };
    add("/", "The web chat", show);
    add("/s/{siteKey}/", "The web chat of the site key's company", show);
    add("/s/{siteKey}", "Leads to its web chat", [](const Call &call, const Reply &reply) {
        Answer answer;
        answer.status = 308;
        answer.contentType.clear();
        answer.headers = {
            {"Location", call.path + '/' + (call.rawQuery.isEmpty() ? QByteArray() : '?' + call.rawQuery)}};
        reply(std::move(answer));
    });
    add("/widget.js", "The web chat's button for other pages",
        [this](const Call &call, const Reply &reply) { reply(m_files.widget(call)); });
    const Handler showLogo = [this](const Call &call, const Reply &reply) { reply(logo(call)); };
    add("/logo", "The company's logo", showLogo);
    add("/s/{siteKey}/logo", "The logo of the site key's company", showLogo);
    add("/webchat/{stamp}/{file}", "The web chat's files", [this](const Call &call, const Reply &reply) {
        reply(m_files.file(call, call.captures.first(), call.captures.last()));
    });
}

std::shared_ptr<const engine::CompanyEntry> ChatDialect::companyOf(const Call &call) const
{
    const auto who = m_gate.identify(call);
    return who && who->opens(Door::Chat) ? m_engine.directory()->companies.value(who->company.value) : nullptr;
}

Answer ChatDialect::logo(const Call &call) const
{
    const auto entry = companyOf(call);
    return WebFiles::logo(entry ? *entry->brand : WebChatBrand());
}

void ChatDialect::page(const Call &call, const Reply &reply)
{
    const auto entry = companyOf(call);
    if (!entry) {
        Answer answer = m_files.page(call, {}, {}, {});
        answer.status = call.captures.isEmpty() ? 200 : 404;
        return reply(std::move(answer));
    }
    // Without a site key only this server's own pages may frame it.
    const bool isFramed = !call.captures.isEmpty();
    reply(m_files.page(call, entry->company.name, *entry->brand,
                       isFramed ? m_origins.of(entry->company.id, call.receivedAt) : QByteArrayList()));
}

Answer ChatDialect::refuse(const base::Error &error, const Call &call, int status) const
{
    Answer answer = refusalAnswer(error, status);
    for (Header &each : m_origins.fieldsFor(call, m_engine.clock().now()))
        answer.headers.push_back(std::move(each));
    return answer;
}

QJsonObject ChatDialect::errorSchema() const
{
    return chat::errorSchema();
}

Handler ChatDialect::handler(std::function<void(const Call &, Ask, const Done &)> handle)
{
    return [this, handle = std::move(handle)](const Call &call, const Reply &reply) {
        const Done done = [reply, fields = m_origins.fieldsFor(call, call.receivedAt)](base::Result<Answer> result) {
            Answer answer = result ? *std::move(result) : errorAnswer(result.error());
            answer.headers.insert(answer.headers.end(), fields.begin(), fields.end());
            reply(std::move(answer));
        };
        const auto entry = m_engine.directory()->companies.value(call.principal.company.value);
        if (!entry)
            return done(fail(Fault::Forbidden, u"The site key's company is gone."_s));
        if (!m_origins.allows(entry->company.id, call, call.receivedAt))
            return done(strangeOrigin());
        handle(call, Ask{entry, clientOf(call, QLatin1String(Scope)), call.peer, {}, {}}, done);
    };
}

Handler ChatDialect::posting(Handle handle, bool isFirst)
{
    return handler([this, handle, isFirst](const Call &call, Ask ask, const Done &done) {
        auto body = jsonBody(call, true);
        if (!body)
            return done(body.error());
        auto keyed = keyedFor(call, *body, isFirst);
        if (!keyed)
            return done(keyed.error());
        ask.body = *std::move(body);
        ask.keyed = *std::move(keyed);
        (m_chats.*handle)(ask, done);
    });
}

void ChatDialect::history(const Call &call, const Ask &ask, const Done &done)
{
    const QString id = call.captures.last(); // a site key may precede it
    if (const auto checked = checkSessionId(id); !checked) {
        base::Error error = checked.error();
        error.where = u"sessionId"_s;
        return done(error);
    }
    QueryFields query(call);
    const auto named = query.text(u"after");
    if (query.error())
        return done(*query.error());
    const auto after = decodeMessageId(named.value_or(QString()), u"after"_s);
    if (!after)
        return done(after.error());
    m_chats.open(ask, id, {}, *after, [done](const base::Result<Opened> &opened) {
        if (opened)
            done(ok(base::toJson(chatJson(opened->view))));
        else
            done(opened.error());
    });
}

void ChatDialect::bring(const Call &call, const Ask &ask, const Done &done)
{
    const auto chat = chatNamedIn(call);
    if (!chat)
        return done(chat.error());
    QueryFields query(call);
    const auto name = query.text(u"name", MaxFileName);
    if (query.error())
        return done(*query.error());
    auto keyed = fileKeyOf(call, QByteArray(Scope) + ' ' + chat->toUtf8());
    if (!keyed)
        return done(keyed.error());
    m_chats.bring(ask,
                  {ask.company(), *chat, name.value_or(QString()), call.header("content-type"), call.body, ask.actor,
                   *std::move(keyed)},
                  done);
}

void ChatDialect::fetch(const Call &call, const Ask &ask, const Done &done)
{
    const auto chat = chatNamedIn(call);
    if (!chat)
        return done(chat.error());
    m_chats.fetch(ask, call.captures.last(), *chat, done); // a site key may precede it
}

/// Answers a CORS preflight. The browser does not yet send the fields that identify the company.
void ChatDialect::preflight(const Call &call, const Reply &reply) const
{
    Answer answer;
    answer.status = 204;
    answer.headers = m_origins.fieldsFor(call, m_engine.clock().now());
    answer.headers.emplace_back("Allow", "GET, HEAD, POST, OPTIONS");
    answer.headers.emplace_back("Access-Control-Allow-Methods", "GET, POST");
    answer.headers.emplace_back("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, X-Site-Key");
    answer.headers.emplace_back("Access-Control-Max-Age", "600");
    reply(std::move(answer));
}

} // namespace tierdesk::dialects::chat
