#include "core/doors/deskapi/Events.h"

#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

template<class Io, Is<Hello> T>
void fields(Io &io, T &v)
{
    io(u"companyId", v.company, upTo(64));
    io(u"since", v.since);
}

template<class Io, Is<Typing> T>
void fields(Io &io, T &v)
{
    io(u"sessionId", v.session, required(64));
    io(u"typing", v.isTyping);
}

template<class Io, Is<Welcome> T>
void fields(Io &io, T &v)
{
    io(u"companyId", v.company);
    io(u"seq", v.seq);
}

template<class Io, Is<Reset> T>
void fields(Io &io, T &v)
{
    io(u"seq", v.seq);
}

template<class Io, Is<Event> T>
void fields(Io &io, T &v)
{
    io(u"seq", v.seq);
    io(u"at", v.at);
    io(u"kinds", v.kinds);
    io(u"session", v.session);
    io(u"messages", v.messages);
    io(u"escalations", v.escalations);
    io(u"actions", v.actions);
    io(u"held", v.held);
    io(u"user", v.user);
    io(u"notifies", v.notifies);
}

template<class Io, Is<Viewers> T>
void fields(Io &io, T &v)
{
    io(u"sessionId", v.session);
    io(u"users", v.users);
}

template<class Io, Is<TypingBy> T>
void fields(Io &io, T &v)
{
    io(u"sessionId", v.session);
    io(u"user", v.user);
    io(u"typing", v.isTyping);
}

template<class Io, Is<HeardWords> T>
void fields(Io &io, T &v)
{
    io(u"sessionId", v.session);
    io(u"tier", v.tier);
    io(u"text", v.text);
    io(u"at", v.at);
    io(u"reset", v.isReset);
}

namespace {

template<class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

QJsonObject typed(QLatin1String type, QJsonObject json)
{
    json.insert(u"type", QString(type));
    return json;
}

template<class Frame, class T>
base::Result<Frame> widened(base::Result<T> read)
{
    if (!read)
        return std::move(read).error();
    return Frame(*std::move(read));
}

} // namespace

bool Event::has(QStringView kind) const
{
    return kinds.contains(kind);
}

QJsonObject encodeFrame(const ConsoleFrame &frame)
{
    return std::visit(Overloaded{[](const Hello &hello) { return typed("hello"_L1, written(hello)); },
                                 [](const Viewing &viewing) {
                                     return typed("viewing"_L1, {{u"sessionId"_s, viewing.session.isEmpty()
                                                                                      ? QJsonValue(QJsonValue::Null)
                                                                                      : QJsonValue(viewing.session)}});
                                 },
                                 [](const Typing &typing) { return typed("typing"_L1, written(typing)); }},
                      frame);
}

QJsonObject encodeFrame(const ServerFrame &frame)
{
    const auto plain = [](const auto &value) { return written(value, FieldWriter::Unset::Null); };
    return std::visit(Overloaded{[&](const Welcome &value) { return typed("welcome"_L1, plain(value)); },
                                 [&](const Reset &value) { return typed("reset"_L1, plain(value)); },
                                 [&](const Event &value) { return typed("event"_L1, plain(value)); },
                                 [&](const Viewers &value) { return typed("viewers"_L1, plain(value)); },
                                 [&](const TypingBy &value) { return typed("typing"_L1, plain(value)); },
                                 [&](const HeardWords &value) { return typed("words"_L1, plain(value)); },
                                 [&](const Refused &value) { return typed("error"_L1, errorBody(value.error)); }},
                      frame);
}

base::Result<ConsoleFrame> consoleFrame(const QJsonObject &json)
{
    QJsonObject rest = json;
    const QString type = rest.take(u"type"_s).toString();
    if (type == u"hello")
        return widened<ConsoleFrame>(readRequest<Hello>(rest));
    if (type == u"typing")
        return widened<ConsoleFrame>(readRequest<Typing>(rest));
    if (type == u"viewing") {
        if (rest.value(u"sessionId").isNull())
            rest.remove(u"sessionId"_s);
        FieldReader io(rest);
        Viewing viewing;
        io.text(u"sessionId", viewing.session, 64);
        if (const auto &error = io.finish())
            return *error;
        return ConsoleFrame(viewing);
    }
    return base::fail(base::Fault::InvalidInput, u"type must be one of hello, viewing, typing"_s, u"type"_s);
}

base::Result<ServerFrame> serverFrame(const QJsonObject &json)
{
    const QString type = json.value(u"type").toString();
    if (type == u"event")
        return widened<ServerFrame>(readReply<Event>(json));
    if (type == u"welcome")
        return widened<ServerFrame>(readReply<Welcome>(json));
    if (type == u"reset")
        return widened<ServerFrame>(readReply<Reset>(json));
    if (type == u"viewers")
        return widened<ServerFrame>(readReply<Viewers>(json));
    if (type == u"typing")
        return widened<ServerFrame>(readReply<TypingBy>(json));
    if (type == u"words")
        return widened<ServerFrame>(readReply<HeardWords>(json));
    if (type == u"error") {
        if (const auto error = errorFromBody(json))
            return ServerFrame(Refused{*error});
    }
    return base::fail(base::Fault::NotFound, u"a frame of an unknown type"_s, u"type"_s);
}

} // namespace tierdesk::deskapi
