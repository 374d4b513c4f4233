#include "core/doors/server/http/Syntax.h"

#include <arpa/inet.h>

namespace tierdesk::server::syntax {

QByteArrayView trimOws(QByteArrayView text)
{
    while (!text.isEmpty() && isOws(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isOws(text.back()))
        text.chop(1);
    return text;
}

QByteArray lowered(QByteArrayView text)
{
    QByteArray out(text.size(), Qt::Uninitialized);
    char *to = out.data();
    for (const char c : text)
        *to++ = tables.lower[static_cast<unsigned char>(c)];
    return out;
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (tables.lower[static_cast<unsigned char>(a[i])] != tables.lower[static_cast<unsigned char>(b[i])])
            return false;
    }
    return true;
}

bool listHas(QByteArrayView list, QByteArrayView token)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = trimOws(comma < 0 ? list : list.first(comma));
        if (equalsIgnoringCase(item, token))
            return true;
        if (comma < 0)
            return false;
        list = list.sliced(comma + 1);
    }
    return false;
}

bool isHost(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 261)
        return false;
    qsizetype at = 0;
    if (text.front() == '[') {
        const qsizetype end = text.indexOf(']');
        if (end < 3)
            return false;
        const QByteArray address = text.sliced(1, end - 1).toByteArray();
        in6_addr parsed{};
        if (address.contains('\0') || ::inet_pton(AF_INET6, address.constData(), &parsed) != 1)
            return false;
        at = end + 1;
    } else {
        while (at < text.size() && (isDigit(text[at]) || isAlpha(text[at]) || text[at] == '-' || text[at] == '.' ||
                                    text[at] == '_' || text[at] == '~'))
            ++at;
        if (at == 0)
            return false;
    }
    if (at == text.size())
        return true;
    if (text[at] != ':' || text.size() - at > 6)
        return false;
    int port = 0;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            return false;
        port = port * 10 + (text[i] - '0');
    }
    return port <= 65535;
}

bool isWellEncoded(QByteArrayView path)
{
    for (qsizetype i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 3)) {
        if (i + 2 >= path.size() || !isHex(path[i + 1]) || !isHex(path[i + 2]))
            return false;
        if (path[i + 1] == '0' && path[i + 2] == '0')
            return false;
    }
    return true;
}

QByteArrayView takeMember(QByteArrayView *list, char mark)
{
    bool isQuoted = false;
    qsizetype at = 0;
    for (; at < list->size(); ++at) {
        const char c = (*list)[at];
        if (isQuoted && c == '\\' && at + 1 < list->size())
            ++at;
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (c == mark && !isQuoted)
            break;
    }
    const QByteArrayView member = trimOws(list->first(at));
    *list = at < list->size() ? list->sliced(at + 1) : QByteArrayView();
    return member;
}

} // namespace tierdesk::server::syntax
