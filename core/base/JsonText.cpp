#include "core/base/JsonText.h"

#include <algorithm>

namespace tierdesk::base {

namespace {

constexpr qsizetype UsualSize = 1024;

char *escaped(char *to, char16_t c)
{
    *to++ = '\\';
    switch (c) {
    case u'"':
    case u'\\':
        *to++ = static_cast<char>(c);
        return to;
    case u'\n':
        *to++ = 'n';
        return to;
    case u'\r':
        *to++ = 'r';
        return to;
    case u'\t':
        *to++ = 't';
        return to;
    default:
        constexpr char Digits[] = "0123456789abcdef";
        for (const char each : {'u', '0', '0', Digits[c >> 4], Digits[c & 15]})
            *to++ = each;
        return to;
    }
}

} // namespace

JsonText::JsonText()
{
    m_text.reserve(UsualSize);
    m_text += '{';
}

void JsonText::begin(QLatin1String key)
{
    const qsizetype before = m_text.size();
    m_text.resize(before + key.size() + (m_isFirst ? 3 : 4));
    char *to = m_text.data() + before;
    if (!m_isFirst)
        *to++ = ',';
    m_isFirst = false;
    *to++ = '"';
    to = std::copy_n(key.data(), key.size(), to);
    *to++ = '"';
    *to = ':';
}

void JsonText::quote(QStringView text)
{
    // One UTF-16 unit becomes at most six bytes.
    const qsizetype before = m_text.size();
    m_text.resize(before + 6 * text.size() + 2);
    char *const start = m_text.data();
    char *to = start + before;
    *to++ = '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (c < 0x80) {
            if (c < 0x20 || c == U'"' || c == U'\\')
                to = escaped(to, static_cast<char16_t>(c));
            else
                *to++ = static_cast<char>(c);
            continue;
        }
        if (QChar::isSurrogate(c)) {
            const bool isPair = QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            c = isPair ? QChar::surrogateToUcs4(static_cast<char16_t>(c), text[i + 1].unicode()) : U'\uFFFD';
            i += isPair ? 1 : 0;
        }
        if (c < 0x800) {
            *to++ = static_cast<char>(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                *to++ = static_cast<char>(0xE0 | (c >> 12));
            } else {
                *to++ = static_cast<char>(0xF0 | (c >> 18));
                *to++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
            }
            *to++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        }
        *to++ = static_cast<char>(0x80 | (c & 0x3F));
    }
    *to++ = '"';
    m_text.truncate(to - start);
}

void JsonText::member(QLatin1String key, QStringView value)
{
    begin(key);
    quote(value);
}

void JsonText::member(QLatin1String key, QLatin1String asciiValue)
{
    begin(key);
    m_text += '"';
    m_text.append(asciiValue.data(), asciiValue.size());
    m_text += '"';
}

void JsonText::number(QLatin1String key, double value)
{
    begin(key);
    m_text += QByteArray::number(value, 'g', 6);
}

void JsonText::null(QLatin1String key)
{
    begin(key);
    m_text += "null";
}

void JsonText::list(QLatin1String key, const QStringList &values)
{
    begin(key);
    m_text += '[';
    for (const QString &value : values) {
        if (m_text.back() != '[')
            m_text += ',';
        quote(value);
    }
    m_text += ']';
}

QByteArray JsonText::finish()
{
    m_text += '}';
    return std::move(m_text);
}

} // namespace tierdesk::base
