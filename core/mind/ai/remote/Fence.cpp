#include "core/mind/ai/remote/Fence.h"

#include "core/mind/nlu/CardRedaction.h"
#include "core/mind/nlu/Pii.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Members with our own numbers, which might match the pattern of a phone number.
constexpr std::array OurNumbers{u"number",   u"sku",       u"ref",         u"trackingNumber",
                                u"placedAt", u"shippedAt", u"estimatedAt", u"deliveredAt",
                                u"renewsAt", u"at",        u"status",      u"currency"};

bool isUnseen(char32_t c)
{
    if (c == U'\n' || c == U'\t')
        return false;
    // Tags and variation selectors can encode invisible text.
    if ((c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0xFE00 && c <= 0xFE0F))
        return true;
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_PrivateUse ||
           category == QChar::Other_Surrogate;
}

} // namespace

QString defused(const QString &text)
{
    QString out;
    out.reserve(text.size() + 16);
    for (const char32_t c : text.toUcs4()) {
        if (isUnseen(c))
            continue;
        if (c == U'&')
            out += u"&amp;"_s;
        else if (c == U'<')
            out += u"&lt;"_s;
        else if (c == U'>')
            out += u"&gt;"_s;
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

QString fenced(QLatin1String source, const QString &text)
{
    return u"<data source=\"%1\">\n"_s.arg(source) + defused(text) + u"\n</data>"_s;
}

QString Mask::operator()(const QString &text) const
{
    return m_isOn ? nlu::maskPii(text) : m_hidesCards ? nlu::redactCards(text) : text;
}

QJsonValue Mask::operator()(const QJsonValue &value) const
{
    if (!m_isOn && !m_hidesCards)
        return value;
    if (value.isString())
        return (*this)(value.toString());
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &each : value.toArray())
            out.append((*this)(each));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out = value.toObject();
    // The model may need a parcel's address, but not the recipient's name.
    if (m_isOn && out.contains(u"line1"))
        out.remove(u"name"_s);
    for (auto at = out.begin(); at != out.end(); ++at) {
        const bool isOurs = std::any_of(OurNumbers.begin(), OurNumbers.end(),
                                        [&](const char16_t *each) { return at.key() == QStringView(each); });
        if (!isOurs)
            at.value() = (*this)(QJsonValue(at.value()));
    }
    return out;
}

} // namespace tierdesk::ai
