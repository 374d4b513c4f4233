#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Money.h"
#include "core/domain/Words.h"
#include "core/store/Cursor.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <array>
#include <memory>
#include <optional>

namespace tierdesk::store {

/// One use of a prepared statement: bind by position, run, read, done. Finishes the query when it goes, so that no
/// snapshot is held. Store's own: repositories and queries speak it, nobody above.
class Statement final
{
public:
    explicit Statement(std::shared_ptr<Cursor> cursor)
        : m_cursor(std::move(cursor))
    {}
    /// Of text that could not be prepared: run() tells why.
    explicit Statement(base::Error error)
        : m_error(std::move(error))
    {}
    ~Statement()
    {
        if (m_cursor)
            m_cursor->finish();
    }
    Statement(Statement &&) = default;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &null();
    Statement &bind(qint64 value);
    Statement &bind(int value) { return bind(static_cast<qint64>(value)); }
    Statement &bind(bool value) { return bind(static_cast<qint64>(value)); }
    Statement &bind(double value);
    Statement &bind(const QString &value); ///< a null string is stored as an empty one; no U+0000
    Statement &bind(const char *) = delete;
    Statement &bind(const QByteArray &blob);
    Statement &bind(base::Timestamp at) { return bind(at.ms); }
    Statement &bind(const QJsonObject &json); ///< NULL when empty
    Statement &bind(const QStringList &list); ///< a JSON array; NULL when empty
    Statement &json(const QByteArray &text);  ///< ready JSON text; NULL when empty
    Statement &bindUtf8(const QByteArray &text);
    template<class Tag>
    Statement &bind(base::Id<Tag> id)
    {
        return id.isSet() ? bind(id.value) : null();
    }
    template<class E>
    requires std::is_enum_v<E> Statement &bind(E value)
    {
        // Made once an enum: the hot path binds a dozen of them a turn.
        static const auto texts = [] {
            std::array<QByteArray, Words<E>::table.size()> made;
            for (size_t i = 0; i < made.size(); ++i)
                made[i] = Words<E>::table[i].second;
            return made;
        }();
        for (size_t i = 0; i < texts.size(); ++i) {
            if (Words<E>::table[i].first == value)
                return bindUtf8(texts[i]);
        }
        return bindUtf8({});
    }
    template<class T>
    Statement &bind(const std::optional<T> &value)
    {
        return value ? bind(*value) : null();
    }
    /// Runs with what is bound. Fails with StorageFailed, or with Conflict for a unique key that is taken.
    [[nodiscard]] base::Result<void> run();
    /// run() for statements without rows, then done.
    [[nodiscard]] base::Result<void> finish();
    /// run() for an insert; the new row's key.
    [[nodiscard]] base::Result<qint64> insert();
    /// run() for an update; how many rows it met.
    [[nodiscard]] base::Result<int> change();
    /// The next row. False at the end, and then error() says whether it was reached.
    [[nodiscard]] bool next();
    [[nodiscard]] base::Result<void> error() const;

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] int number(int column) const { return static_cast<int>(integer(column)); }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] QByteArray utf8(int column) const { return blob(column); }
    [[nodiscard]] base::Timestamp time(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<base::Timestamp> maybeTime(int column) const;
    [[nodiscard]] QJsonObject object(int column) const;
    [[nodiscard]] QJsonArray array(int column) const;
    [[nodiscard]] QStringList list(int column) const;
    /// An amount in @p column with its currency in the next.
    [[nodiscard]] Money money(int column) const;
    template<class I>
    [[nodiscard]] I id(int column) const
    {
        return I{integer(column)};
    }
    /// The enumerator whose word the column holds. Any other text is an error of the statement, as a broken file is:
    /// its rows must not be used.
    template<class E>
    [[nodiscard]] E enumerator(int column) const
    {
        return enumerator<E>(column, text(column));
    }
    template<class E>
    [[nodiscard]] std::optional<E> maybeEnumerator(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(enumerator<E>(column));
    }
    /// Of a list of words.
    template<class E>
    [[nodiscard]] std::vector<E> enumerators(int column) const
    {
        std::vector<E> found;
        for (const QString &each : list(column))
            found.push_back(enumerator<E>(column, each));
        return found;
    }
    /// The one whose word is @p text, a part of what the column holds.
    template<class E>
    [[nodiscard]] E enumerator(int column, const QString &text) const
    {
        if (const auto value = fromWord<E>(text))
            return *value;
        refuse(column, text);
        return Words<E>::table.front().first; // error() fails from here on
    }
    /// Fails the statement because of what @p column holds.
    void refuse(int column, const QString &text) const;

private:
    std::shared_ptr<Cursor> m_cursor; ///< the cache's; shared so that a moved-from Statement finishes nothing
    mutable std::optional<base::Error> m_error;
    int m_at = 0;
};

} // namespace tierdesk::store
