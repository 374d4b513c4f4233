#include "core/domain/FieldReader.h"

#include <algorithm>
#include <cmath>

namespace tierdesk {

namespace {

constexpr double MaxMajor = 1e9;

bool isPlainText(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return u >= 0x20 ? u != 0x7f : u == u'\t' || u == u'\n' || u == u'\r';
    });
}

} // namespace

FieldReader::FieldReader(const QJsonObject &object, const QString &where)
    : m_object(object)
    , m_where(where)
{}

QJsonValue FieldReader::take(QStringView key)
{
    m_asked.push_back(key);
    // value() would also return undefined, but a null member must stay null.
    const auto at = m_object.constFind(key);
    return at == m_object.constEnd() ? QJsonValue(QJsonValue::Undefined) : *at;
}

bool FieldReader::takeNull(QStringView key)
{
    if (!m_object.value(key).isNull())
        return false;
    ignore(key);
    return true;
}

QString FieldReader::path(QStringView key) const
{
    const QString shown = key.left(80).toString();
    return m_where.isEmpty() ? shown : m_where + u'.' + shown;
}

bool FieldReader::fail(const QString &where, const QString &what)
{
    if (!m_error)
        m_error = base::fail(base::Fault::InvalidInput, where + u' ' + what, where);
    return false;
}

bool FieldReader::refuse(QStringView key, const QString &what)
{
    return fail(path(key), what);
}

bool FieldReader::adopt(FieldReader &child)
{
    if (const auto &error = child.finish()) {
        if (!m_error)
            m_error = error;
        return false;
    }
    return true;
}

const std::optional<base::Error> &FieldReader::finish()
{
    if (!m_error) {
        for (const QString &key : m_object.keys()) {
            if (std::find(m_asked.begin(), m_asked.end(), key) == m_asked.end()) {
                fail(path(key), u"is not a known field"_s);
                break;
            }
        }
    }
    return m_error;
}

void FieldReader::require(QStringView key)
{
    const auto at = m_object.constFind(key);
    if (at == m_object.constEnd())
        refuse(key, u"is missing"_s);
    else if (at->isString() && at->toString().trimmed().isEmpty())
        refuse(key, u"must not be empty"_s);
}

bool FieldReader::flag(QStringView key, bool &target)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (!value.isBool())
        return refuse(key, u"must be true or false"_s);
    target = value.toBool();
    return true;
}

std::optional<QString> FieldReader::anyText(QStringView key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString()) {
        refuse(key, u"must be a string"_s);
        return std::nullopt;
    }
    return value.toString();
}

bool FieldReader::text(QStringView key, QString &target, qsizetype maxLength, const TextForm &form)
{
    const std::optional<QString> given = anyText(key);
    if (!given)
        return false;
    if (given->size() > maxLength)
        return refuse(key, u"must be at most %1 characters"_s.arg(maxLength));
    if (!isPlainText(*given))
        return refuse(key, u"must not hold control characters"_s);
    if (form.isGood && !form.isGood(*given))
        return refuse(key, form.what);
    target = *given;
    return true;
}

bool FieldReader::textOf(QStringView key, QString &target, const QStringList &words, const Rule &rule)
{
    if (rule.isRequired)
        require(key);
    const std::optional<QString> given = anyText(key);
    if (!given)
        return false;
    if (!words.contains(*given))
        return refuse(key, u"must be one of "_s + words.join(u", "));
    target = *given;
    return true;
}

bool FieldReader::texts(QStringView key, QStringList &target, qsizetype maxCount, qsizetype maxLength)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (!value.isArray() || value.toArray().size() > maxCount)
        return refuse(key, u"must be an array of at most %1 strings"_s.arg(maxCount));
    QStringList list;
    for (const QJsonValue &each : value.toArray()) {
        const QString text = each.toString();
        const QString where = path(key) + u'.' + QString::number(list.size());
        if (!each.isString() || text.trimmed().isEmpty())
            return fail(where, u"must be a string that is not empty"_s);
        if (text.size() > maxLength || !isPlainText(text))
            return fail(where, u"must be at most %1 characters without control characters"_s.arg(maxLength));
        list.append(text);
    }
    target = list;
    return true;
}

bool FieldReader::integer(QStringView key, int &target, int least, int most)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    const double given = value.toDouble(std::nan(""));
    if (!value.isDouble() || given != std::floor(given) || given < least || given > most)
        return refuse(key, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
    target = static_cast<int>(given);
    return true;
}

bool FieldReader::number(QStringView key, double &target, double least, double most)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    const double given = value.toDouble(std::nan(""));
    if (!value.isDouble() || !(given >= least && given <= most))
        return refuse(key, u"must be a number from %1 to %2"_s.arg(least).arg(most));
    target = given;
    return true;
}

bool FieldReader::read(QStringView key, QString &target, const Rule &rule)
{
    return text(key, target, static_cast<qsizetype>(rule.max), rule.form ? *rule.form : TextForm());
}

bool FieldReader::read(QStringView key, QStringList &target, const Rule &rule)
{
    return texts(key, target, rule.count, static_cast<qsizetype>(rule.max));
}

bool FieldReader::read(QStringView key, int &target, const Rule &rule)
{
    return integer(key, target, static_cast<int>(rule.least), static_cast<int>(rule.max));
}

bool FieldReader::read(QStringView key, qint64 &target, const Rule &)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (value.toInteger(-1) < 0)
        return refuse(key, u"must be a whole number, 0 or more"_s);
    target = value.toInteger();
    return true;
}

bool FieldReader::read(QStringView key, QJsonObject &target, const Rule &)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (!value.isObject())
        return refuse(key, u"must be an object"_s);
    target = value.toObject();
    return true;
}

bool FieldReader::read(QStringView key, std::optional<Money> &target, const Rule &)
{
    if (takeNull(key))
        return false;
    Money money;
    const bool isRead = object(key, [&money](FieldReader &child) {
        child.require(u"currency");
        child.currency(u"currency", money.currency);
        if (!child.major(u"amount", money))
            child.refuse(u"amount", u"is missing"_s);
    });
    if (isRead)
        target = money;
    return isRead;
}

bool FieldReader::readId(QStringView key, qint64 &target)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (value.toInteger(-1) <= 0)
        return refuse(key, u"must be an id"_s);
    target = value.toInteger();
    return true;
}

bool FieldReader::numberOrNull(QStringView key, std::optional<double> &target, const Rule &rule)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    const double given = value.toDouble(std::nan(""));
    if (!value.isNull() && !(given >= rule.least && given <= rule.max))
        return refuse(key, u"must be a number from %1 to %2, or null"_s.arg(rule.least).arg(rule.max, 0, 'f', 0));
    target = value.isNull() ? std::nullopt : std::optional(given);
    return true;
}

bool FieldReader::credential(QStringView key, CredentialId &target)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    if (!value.isNull() && value.toInteger(0) <= 0)
        return refuse(key, u"must be the id of a credential, or null"_s);
    target = {value.toInteger(0)};
    return true;
}

bool FieldReader::major(QStringView key, Money &target, const Rule &rule)
{
    if (rule.isRequired)
        require(key);
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    const double given = value.toDouble(std::nan(""));
    const auto amount = exactMoneyFromMajor(given, target.currency);
    if (!value.isDouble() || !(given >= 0 && given < MaxMajor) || !amount)
        return refuse(key, u"must be an amount from 0 to below 1000000000, in whole minor units"_s);
    target = *amount;
    return true;
}

bool FieldReader::time(QStringView key, base::Timestamp &target)
{
    const std::optional<QString> given = anyText(key);
    if (!given)
        return false;
    const auto at = base::timestampFromIso(*given);
    if (!at)
        return refuse(key, u"must be an ISO 8601 date or date-time"_s);
    target = *at;
    return true;
}

bool FieldReader::time(QStringView key, std::optional<base::Timestamp> &target)
{
    if (m_object.value(key).isNull()) {
        ignore(key);
        target.reset();
        return true;
    }
    base::Timestamp at;
    if (!time(key, at))
        return false;
    target = at;
    return true;
}

bool FieldReader::span(QStringView key, base::Millis &target, base::Millis unit, double most)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return false;
    const double given = value.toDouble(std::nan(""));
    if (!value.isDouble() || !(given > 0 && given <= most))
        return refuse(key, u"must be a number above 0, at most %1"_s.arg(most));
    const double count = std::round(given * static_cast<double>(unit.count));
    if (count < 1)
        return refuse(key, u"must be at least a millisecond"_s);
    target = {static_cast<qint64>(count)};
    return true;
}

bool FieldReader::currency(QStringView key, std::array<char, 3> &target)
{
    const std::optional<QString> given = anyText(key);
    if (!given)
        return false;
    const auto code = currencyFrom(*given);
    if (!code)
        return refuse(key, u"must be an ISO 4217 code of three upper-case letters"_s);
    target = *code;
    return true;
}

} // namespace tierdesk
