#include "core/base/Json.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace tierdesk::base {

namespace {

constexpr QByteArrayView Mark("\xEF\xBB\xBF");

/// Converts @p utf8 and keeps leading byte-order marks, which QString::fromUtf8 drops; inside JSON they are ordinary
/// characters.
QString textOf(const std::string &utf8)
{
    QByteArrayView bytes(utf8.data(), static_cast<qsizetype>(utf8.size()));
    qsizetype marks = 0;
    for (; bytes.startsWith(Mark); bytes = bytes.sliced(Mark.size()))
        ++marks;
    const QString text = QString::fromUtf8(bytes);
    return marks == 0 ? text : QString(marks, QChar(QChar::ByteOrderMark)) + text;
}

/// Returns "line L column C" of the byte at @p offset, both counted from 1.
QString placeOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(offset);
    const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
    return u"line %1 column %2"_s.arg(line).arg(before.size() - before.lastIndexOf('\n'));
}

/// Builds a QJsonValue with nlohmann's strict, non-recursive SAX parser; QJsonDocument is neither strict nor
/// non-recursive (docs/adr/0004). Limits the depth and rejects duplicate members.
class Builder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    Builder(const QByteArray &text, int depth)
        : m_text(text)
        , m_maxDepth(depth)
    {}

    bool null() override { return put(QJsonValue(QJsonValue::Null)); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(static_cast<qint64>(value)); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return value <= static_cast<quint64>(std::numeric_limits<qint64>::max()) ? put(static_cast<qint64>(value))
                                                                                 : put(static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t &) override { return put(value); }
    bool string(string_t &value) override { return put(textOf(value)); }
    bool binary(binary_t &) override { return false; }

    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &value) override
    {
        Level &level = m_levels.back();
        level.key = textOf(value);
        if (!level.object.contains(level.key))
            return true;
        m_error = fail(Fault::InvalidInput, u"duplicate member \"%1\""_s.arg(level.key.left(60)), path());
        return false;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &what) override
    {
        // nlohmann counts from 1; the position is that of the byte it rejected.
        const qsizetype end = std::min<qsizetype>(static_cast<qsizetype>(position), m_text.size());
        const bool range = what.id == 406; // out_of_range: the number does not fit a double
        m_error = fail(Fault::InvalidInput, range ? u"number out of range"_s : u"not valid JSON"_s,
                       placeOf(m_text, std::max<qsizetype>(0, end - 1)));
        return false;
    }

    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QJsonValue &root() const { return m_root; }

private:
    struct Level {
        bool isArray = false;
        QString key;
        QJsonObject object;
        QJsonArray array;
    };

    bool put(const QJsonValue &value)
    {
        if (m_levels.empty()) {
            m_root = value;
            return true;
        }
        Level &level = m_levels.back();
        if (level.isArray)
            level.array.append(value);
        else
            level.object.insert(level.key, value);
        return true;
    }

    bool open(bool isArray)
    {
        if (static_cast<int>(m_levels.size()) >= m_maxDepth) {
            m_error = fail(Fault::InvalidInput, u"nested deeper than %1"_s.arg(m_maxDepth), path());
            return false;
        }
        m_levels.push_back({isArray, {}, {}, {}});
        return true;
    }

    bool close()
    {
        const Level level = std::move(m_levels.back());
        m_levels.pop_back();
        return level.isArray ? put(level.array) : put(level.object);
    }

    [[nodiscard]] QString path() const
    {
        QStringList parts;
        for (const Level &level : m_levels)
            parts.append(level.isArray ? QString::number(level.array.size()) : level.key);
        return parts.join(u'.').left(200);
    }

    const QByteArray &m_text;
    int m_maxDepth;
    std::vector<Level> m_levels;
    QJsonValue m_root;
    Error m_error = fail(Fault::InvalidInput, u"not valid JSON"_s);
};

} // namespace

Result<QJsonValue> parseJson(const QByteArray &text, const JsonLimits &limits)
{
    if (text.size() > limits.size)
        return fail(Fault::TooLarge, u"JSON of %1 bytes, at most %2"_s.arg(text.size()).arg(limits.size));
    // nlohmann skips a byte-order mark. RFC 8259 allows a parser to reject it, and a text must not be read in two ways.
    if (text.startsWith(Mark))
        return fail(Fault::InvalidInput, u"JSON begins with a byte-order mark"_s, u"line 1 column 1"_s);
    // nlohmann treats a NUL as the end of the text and would ignore everything after it.
    if (const qsizetype at = text.indexOf('\0'); at >= 0)
        return fail(Fault::InvalidInput, u"not valid JSON: a NUL byte"_s, placeOf(text, at));
    Builder builder(text, limits.depth);
    if (!nlohmann::json::sax_parse(text.cbegin(), text.cend(), &builder))
        return builder.error();
    return builder.root();
}

Result<QJsonObject> parseJsonObject(const QByteArray &text, const JsonLimits &limits)
{
    const auto value = TRY(parseJson(text, limits));
    if (!value.isObject())
        return fail(Fault::InvalidInput, u"the JSON text must be an object"_s, u"line 1 column 1"_s);
    return value.toObject();
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
QByteArray toJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace tierdesk::base
