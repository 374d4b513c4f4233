#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>
#include <QtCore/QStringView>

#include <concepts>

namespace tierdesk::base {

/// Writes a compact JSON object sequentially: for responses that are built thousands of times a second, where
/// QJsonObject's sorted insertion costs more than the rest. Members keep the order of the calls. The caller must not
/// use a key twice.
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
    /// Writes up to six significant digits; @p value must be finite.
    void number(QLatin1String key, double value);
    void null(QLatin1String key);
    void list(QLatin1String key, const QStringList &values);
    /// Writes a nested object; @p write fills it.
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
    /// Writes an array of objects; @p write(text, value) fills each.
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
    /// Returns the complete object.
    [[nodiscard]] QByteArray finish();

private:
    void begin(QLatin1String key);
    void quote(QStringView text);

    QByteArray m_text;
    bool m_isFirst = true;
};

} // namespace tierdesk::base
