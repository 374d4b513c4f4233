#pragma once

#include "core/base/Time.h"
#include "core/domain/Words.h"

#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

#include <optional>

/// What the resources put into a query. For the room's own .cpp files only.
namespace tierdesk::client {

template<class E>
void addWord(QUrlQuery &query, const QString &name, const std::optional<E> &value)
{
    if (value)
        query.addQueryItem(name, word(*value));
}

/// QUrlQuery leaves "+" and what looks like an escape as they are; text of people must survive whole.
inline void addText(QUrlQuery &query, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(text)));
}

inline void addTime(QUrlQuery &query, const QString &name, const std::optional<base::Timestamp> &at)
{
    if (at)
        query.addQueryItem(name, base::isoText(*at));
}

/// The end of a period, which @p to no longer belongs to: the server's own ends cover what they name, whole seconds
/// with it.
inline void addEnd(QUrlQuery &query, const QString &name, const std::optional<base::Timestamp> &to)
{
    if (to)
        addTime(query, name, *to - base::Millis{1});
}

} // namespace tierdesk::client
