#include "core/doors/server/http/RouteTable.h"

#include "core/doors/server/http/Syntax.h"

#include <QtCore/QStringDecoder>

#include <algorithm>

namespace tierdesk::server {

namespace {

using base::Fault;
using dialects::Method;

void split(QByteArrayView path, std::vector<QByteArrayView> *out)
{
    if (!path.isEmpty() && path.front() == '/')
        path = path.sliced(1);
    while (true) {
        const qsizetype slash = path.indexOf('/');
        out->push_back(slash < 0 ? path : path.first(slash));
        if (slash < 0)
            return;
        path = path.sliced(slash + 1);
    }
}

/// Decodes percent encoding. The framing guard has checked that two hex digits follow every `%`.
QByteArray unescaped(QByteArrayView text, bool isQuery)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(syntax::hexValue(text[i + 1]) * 16 + syntax::hexValue(text[i + 2]));
            i += 2;
        } else {
            out += isQuery && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

/// Returns @p path with unreserved characters decoded, because both forms are the same path (RFC 9110 §4.2.3).
QByteArray normalised(QByteArrayView path)
{
    QByteArray out;
    out.reserve(path.size());
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (path[i] == '%' && i + 2 < path.size()) {
            const char c = static_cast<char>(syntax::hexValue(path[i + 1]) * 16 + syntax::hexValue(path[i + 2]));
            if (syntax::isDigit(c) || syntax::isAlpha(c) || c == '-' || c == '.' || c == '_' || c == '~') {
                out += c;
                i += 2;
                continue;
            }
        }
        out += path[i];
    }
    return out;
}

bool decode(QByteArrayView text, bool isQuery, QString *out)
{
    const bool isPlain = std::none_of(text.begin(), text.end(), [isQuery](char c) {
        return c == '%' || (isQuery && c == '+') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (isPlain) {
        *out = QString::fromLatin1(text);
        return true;
    }
    const QByteArray bytes = unescaped(text, isQuery);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    *out = decoder.decode(bytes);
    return !decoder.hasError();
}

} // namespace

QByteArray RouteTable::word(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Head:
        return "HEAD"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Delete:
        return "DELETE"_ba;
    case Method::Options:
        return "OPTIONS"_ba;
    }
    return {};
}

base::Result<void> RouteTable::add(dialects::Route route, int dialect, std::vector<int> limits)
{
    if (!route.pattern.startsWith('/'))
        return base::fail(Fault::InvalidInput, u"A route's pattern begins with a slash."_s,
                          QString::fromLatin1(route.pattern));
    const auto method = static_cast<size_t>(route.method);
    auto entry = std::make_unique<Entry>(Entry{std::move(route), dialect, std::move(limits)});
    Segments segments;
    split(entry->route.pattern, &segments);
    int at = 0;
    for (const QByteArrayView segment : segments) {
        int next = -1;
        if (segment.startsWith('{')) {
            if (!segment.endsWith('}'))
                return base::fail(Fault::InvalidInput, u"A capture is a whole segment."_s,
                                  QString::fromLatin1(entry->route.pattern));
            next = m_nodes[static_cast<size_t>(at)].capture;
        } else {
            next = m_nodes[static_cast<size_t>(at)].literals.value(segment.toByteArray(), -1);
        }
        if (next < 0) {
            next = static_cast<int>(m_nodes.size());
            m_nodes.emplace_back();
            Node &parent = m_nodes[static_cast<size_t>(at)];
            if (segment.startsWith('{'))
                parent.capture = next;
            else
                parent.literals.insert(segment.toByteArray(), next);
        }
        at = next;
    }
    Node &node = m_nodes[static_cast<size_t>(at)];
    if (node.byMethod[method])
        return base::fail(Fault::Conflict, u"Two routes have this method and pattern."_s,
                          QString::fromLatin1(word(entry->route.method) + ' ' + entry->route.pattern));
    node.byMethod[method] = entry.get();
    if (node.dialect < 0)
        node.dialect = dialect;
    m_entries.push_back(std::move(entry));

    QByteArray allow;
    for (const Method each : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete}) {
        const bool isGiven = node.byMethod[static_cast<size_t>(each)] ||
                             (each == Method::Head && node.byMethod[static_cast<size_t>(Method::Get)]);
        if (isGiven)
            allow += word(each) + ", ";
    }
    node.allow = allow + "OPTIONS";
    return {};
}

bool RouteTable::has(Method method, const QByteArray &pattern) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const auto &each) {
        return each->route.method == method && each->route.pattern == pattern;
    });
}

const RouteTable::Node *RouteTable::descend(int index, const Segments &segments, size_t at,
                                            std::vector<QByteArrayView> *captured) const
{
    const Node &node = m_nodes[static_cast<size_t>(index)];
    if (at == segments.size())
        return node.allow.isEmpty() ? nullptr : &node;
    const QByteArrayView segment = segments[at];
    if (!node.literals.isEmpty()) {
        const auto next = node.literals.constFind(QByteArray::fromRawData(segment.data(), segment.size()));
        if (next != node.literals.cend()) {
            if (const Node *found = descend(*next, segments, at + 1, captured))
                return found;
        }
    }
    if (node.capture >= 0 && !segment.isEmpty()) {
        captured->push_back(segment);
        if (const Node *found = descend(node.capture, segments, at + 1, captured))
            return found;
        captured->pop_back();
    }
    return nullptr;
}

base::Result<RouteTable::Match> RouteTable::find(Method method, QByteArrayView path) const
{
    Match match;
    // Reused, so that a lookup allocates nothing.
    thread_local Segments segments;
    thread_local std::vector<QByteArrayView> captured;
    segments.clear();
    captured.clear();
    QByteArray plain;
    if (path.contains('%'))
        path = plain = normalised(path);
    split(path, &segments);
    const Node *node = descend(0, segments, 0, &captured);
    if (!node)
        return match;
    match.allow = node->allow;
    match.dialect = node->dialect;
    match.entry = node->byMethod[static_cast<size_t>(method)];
    if (!match.entry && method == Method::Head)
        match.entry = node->byMethod[static_cast<size_t>(Method::Get)];
    match.captures.reserve(static_cast<qsizetype>(captured.size()));
    for (const QByteArrayView segment : captured) {
        QString text;
        if (!decode(segment, false, &text))
            return base::fail(Fault::InvalidInput, u"A part of the path is not UTF-8."_s, u"path"_s);
        match.captures.push_back(std::move(text));
    }
    return match;
}

base::Result<std::vector<std::pair<QString, QString>>> decodeQuery(QByteArrayView query)
{
    std::vector<std::pair<QString, QString>> out;
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        QString name;
        QString value;
        if (!decode(equals < 0 ? pair : pair.first(equals), true, &name) ||
            (equals >= 0 && !decode(pair.sliced(equals + 1), true, &value)))
            return base::fail(Fault::InvalidInput, u"A query parameter is not UTF-8."_s, u"query"_s);
        out.emplace_back(std::move(name), std::move(value));
    }
    return out;
}

} // namespace tierdesk::server
