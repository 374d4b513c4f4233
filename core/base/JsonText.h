#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>
#include <QtCore/QStringView>

#include <concepts>

namespace tierdesk::base {

/// Compact JSON text, written from front to back: for answers that are made thousands of times a second, where a
/// QJsonObject's sorted insertion costs more than the answer. Members come out in the order of the calls; that no key
/// comes twice is the caller's care.
class JsonText final
{
public:
    JsonText();

    void member(QLatin1String key, QStringView value);
    void member(QLatin1String key, QLatin1String asciiValue);
    template<std::integral T>
    void member(QLatin1String key, T value)
    {
        begin(key);
        if constexpr (std::same_as<T, bool>)
            m_text += value ? "true" : "false";
        else
            m_text += QByteArray::number(static_cast<qint64>(value));
    }
    /// With up to six digits; @p value is finite.
    void number(QLatin1String key, double value);
    void null(QLatin1String key);
    void list(QLatin1String key, const QStringList &values);
    /// A nested object, written by @p write on this same text.
    template<class Write>
    void object(QLatin1String key, Write write)
    {
        begin(key);
        m_text += '{';
        m_isFirst = true;
        write(*this);
        m_text += '}';
        m_isFirst = false;
    }
    /// An array of objects, each written by @p write(text, value).
    template<class Range, class Write>
    void objects(QLatin1String key, const Range &values, Write write)
    {
        begin(key);
        m_text += '[';
        bool isFirst = true;
        for (const auto &each : values) {
            m_text += isFirst ? "{" : ",{";
            isFirst = false;
            m_isFirst = true;
            write(*this, each);
            m_text += '}';
        }
        m_text += ']';
        m_isFirst = false;
    }
    /// The whole object.
    [[nodiscard]] QByteArray finish();

private:
    void begin(QLatin1String key);
    void quote(QStringView text);

    QByteArray m_text;
    bool m_isFirst = true;
};

} // namespace tierdesk::base
