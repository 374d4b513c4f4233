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
#include <vector>

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
    Statement &bind(base::Millis span) { return bind(span.count); }
    Statement &bind(const std::array<char, 3> &currency) { return bindUtf8(QByteArray(currency.data(), 3)); }
    Statement &bind(const QJsonObject &json); ///< NULL when empty
    Statement &bind(const QJsonArray &json);  ///< NULL when empty
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
    /// A JSON array of words; NULL when empty.
    template<class E>
    requires std::is_enum_v<E> Statement &bind(const std::vector<E> &values)
    {
        QJsonArray words;
        for (E each : values)
            words.append(word(each));
        return bind(words);
    }
    template<class T>
    Statement &bind(const std::optional<T> &value)
    {
        return value ? bind(*value) : null();
    }
    /// A form of storing something: see Columns.h.
    template<class Form>
    requires requires(const Form &form, Statement &query) { form.bindTo(query); }
    Statement &bind(const Form &form)
    {
        form.bindTo(*this);
        return *this;
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
    [[nodiscard]] QJsonObject object(int column) const;
    [[nodiscard]] QJsonArray array(int column) const;
    [[nodiscard]] QStringList list(int column) const;
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
    /// The one whose word is @p text, a part of what the column holds.
    template<class E>
    [[nodiscard]] E enumerator(int column, const QString &text) const
    {
        if (const auto value = fromWord<E>(text))
            return *value;
        refuse(column, text);
        return Words<E>::table.front().first; // error() fails from here on
    }

    // The reverse of bind(): NULL is zero, empty or unset.
    void read(int column, bool &value) const { value = boolean(column); }
    void read(int column, int &value) const { value = number(column); }
    void read(int column, qint64 &value) const { value = integer(column); }
    void read(int column, double &value) const { value = real(column); }
    void read(int column, QString &value) const { value = text(column); }
    void read(int column, QByteArray &value) const { value = blob(column); }
    void read(int column, base::Timestamp &value) const { value = time(column); }
    void read(int column, base::Millis &value) const { value.count = integer(column); }
    void read(int column, QJsonObject &value) const { value = object(column); }
    void read(int column, QStringList &value) const { value = list(column); }
    void read(int column, std::array<char, 3> &currency) const; ///< left as it is by what is no currency
    template<class Tag>
    void read(int column, base::Id<Tag> &value) const
    {
        value.value = integer(column);
    }
    template<class E>
    requires std::is_enum_v<E>
    void read(int column, E &value) const { value = enumerator<E>(column); }
    template<class E>
    requires std::is_enum_v<E>
    void read(int column, std::vector<E> &values) const
    {
        values.clear();
        for (const QString &each : list(column))
            values.push_back(enumerator<E>(column, each));
    }
    template<class T>
    void read(int column, std::optional<T> &value) const
    {
        value.reset();
        if (!isNull(column))
            read(column, value.emplace());
    }
    template<class Form>
    requires requires(const Form &form, const Statement &row) { form.readFrom(row, 0); }
    void read(int column, const Form &form) const { form.readFrom(*this, column); }

    /// Fails the statement because of what @p column holds.
    void refuse(int column, const QString &text) const;

private:
    std::shared_ptr<Cursor> m_cursor; ///< the cache's; shared so that a moved-from Statement finishes nothing
    mutable std::optional<base::Error> m_error;
    int m_at = 0;
};

} // namespace tierdesk::store
