#include "core/domain/WebChat.h"

#include "core/domain/FieldReader.h"
#include "core/domain/MediaSniff.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tierdesk {

namespace {

constexpr std::array Languages{u"en", u"de", u"ar"};
/// The texts of resources/webchat/words.js that a company may change.
constexpr std::array ChosenWords{u"welcome", u"welcomeMore", u"assistant", u"manager",   u"person", u"connectingPerson",
                                 u"away",    u"awayMore",    u"writeHere", u"writeMore", u"ended",  u"rateQuestion",
                                 u"thanks"};
constexpr qsizetype LongestName = 100;
constexpr qsizetype LongestText = 300;

/// sRGB, each 0 to 255.
struct Colour {
    double r = 0, g = 0, b = 0;
};

/// The page's backgrounds, as in resources/webchat/chat.css.
struct Grounds {
    Colour panel, window;
    Colour towards;  ///< a colour is mixed with this until it is legible
    double softness; ///< share of the accent in the soft background
};
constexpr Grounds Light{{255, 255, 255}, {246, 247, 249}, {0, 0, 0}, 0.10};
constexpr Grounds Dark{{25, 31, 40}, {18, 22, 29}, {255, 255, 255}, 0.18};
constexpr double ControlContrast = 3;
constexpr double TextContrast = 4.5;

bool isColour(const QString &text)
{
    return text.size() == 7 && text.front() == u'#' && std::all_of(text.begin() + 1, text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

Colour colourOf(const QString &text)
{
    const uint rgb = text.mid(1).toUInt(nullptr, 16);
    return {static_cast<double>(rgb >> 16 & 0xFF), static_cast<double>(rgb >> 8 & 0xFF),
            static_cast<double>(rgb & 0xFF)};
}

QByteArray cssOf(const Colour &colour)
{
    const auto part = [](double value) { return static_cast<uint>(std::lround(value)); };
    return '#' +
           QByteArray::number(part(colour.r) << 16 | part(colour.g) << 8 | part(colour.b), 16).rightJustified(6, '0');
}

Colour mix(const Colour &a, const Colour &b, double shareOfB)
{
    const auto part = [shareOfB](double x, double y) { return std::round(x + (y - x) * shareOfB); };
    return {part(a.r, b.r), part(a.g, b.g), part(a.b, b.b)};
}

/// Returns the relative luminance as defined in WCAG 2.2, as is the contrast below.
double luminance(const Colour &colour)
{
    const auto linear = [](double value) {
        const double share = value / 255;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double contrast(const Colour &a, const Colour &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Colour legible(const Colour &colour, const Grounds &grounds, std::initializer_list<Colour> on, double least)
{
    constexpr int Steps = 50;
    for (int step = 0; step <= Steps; ++step) {
        const Colour tried = mix(colour, grounds.towards, static_cast<double>(step) / Steps);
        if (std::all_of(on.begin(), on.end(), [&](const Colour &each) { return contrast(tried, each) >= least; }))
            return tried;
    }
    return grounds.towards;
}

QByteArray rulesFor(const QString &chosen, const Grounds &grounds)
{
    const Colour accent = legible(colourOf(chosen), grounds, {grounds.panel, grounds.window}, ControlContrast);
    const Colour soft = mix(grounds.panel, accent, grounds.softness);
    const Colour text = legible(accent, grounds, {grounds.panel, grounds.window, soft}, TextContrast);
    constexpr std::array Inks{Colour{255, 255, 255}, Colour{13, 21, 36}, Colour{0, 0, 0}};
    // White or black has a contrast of at least 4.58 : 1 on any colour.
    const auto ink = std::find_if(Inks.begin(), Inks.end(),
                                  [&](const Colour &each) { return contrast(each, accent) >= TextContrast; });
    return ":root{--accent:" + cssOf(accent) + ";--on-accent:" + cssOf(*ink) + ";--link:" + cssOf(text) +
           ";--assistant:" + cssOf(text) + ";--soft:" + cssOf(soft) + '}';
}

void readColour(FieldReader &fields, QStringView key, QString &target)
{
    QString given = target;
    if (!fields.text(key, given, 7))
        return;
    given = given.toLower();
    if (given.isEmpty() || isColour(given))
        target = given;
    else
        fields.refuse(key, u"must be a colour of the form #rrggbb"_s);
}

void readTexts(FieldReader &fields, QJsonObject &texts)
{
    fields.object(u"texts", [&](FieldReader &languages) {
        for (const char16_t *language : Languages) {
            const QString name = QStringView(language).toString();
            QJsonObject words = texts[name].toObject();
            languages.object(QStringView(language), [&](FieldReader &given) {
                for (const char16_t *word : ChosenWords) {
                    QString text;
                    if (!given.text(QStringView(word), text, LongestText))
                        continue;
                    if (text.trimmed().isEmpty())
                        words.remove(QStringView(word));
                    else
                        words.insert(QStringView(word), text.trimmed());
                }
            });
            if (words.isEmpty())
                texts.remove(name);
            else
                texts.insert(name, words);
        }
    });
}

void readLogo(FieldReader &fields, WebChatBrand &brand)
{
    constexpr QStringView key = u"logo";
    const QJsonValue given = fields.take(key);
    if (given.isUndefined())
        return;
    if (given.isNull()) {
        brand.logo.clear();
        return;
    }
    if (!given.isObject() || !given[u"data"].isString()) {
        fields.refuse(key, u"must be null or an object with data in base64"_s);
        return;
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(given[u"data"].toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray bytes = decoded ? *decoded : QByteArray();
    if (bytes.size() > MaxLogoBytes) {
        fields.refuse(key, u"must have at most %1 bytes"_s.arg(MaxLogoBytes));
        return;
    }
    const auto found = sniff(bytes);
    if (!found || !isImage(found->type)) {
        fields.refuse(key, u"must hold a PNG, JPEG, GIF or WebP image in base64"_s);
        return;
    }
    brand.logo = bytes;
    brand.logoType = found->type;
}

} // namespace

base::Result<WebChatBrand> mergeWebChat(const WebChatBrand &brand, const QJsonObject &patch)
{
    WebChatBrand merged = brand;
    FieldReader fields(patch);
    if (fields.text(u"name", merged.name, LongestName))
        merged.name = merged.name.simplified();
    readColour(fields, u"accent", merged.accent);
    readColour(fields, u"accentDark", merged.accentDark);
    if (!merged.accentDark.isEmpty() && merged.accent.isEmpty())
        fields.refuse(u"accentDark", u"goes with accent"_s);
    readTexts(fields, merged.texts);
    readLogo(fields, merged);
    if (const auto &error = fields.finish())
        return *error;
    return merged;
}

QJsonObject toJson(const WebChatBrand &brand)
{
    QJsonValue logo;
    if (!brand.logo.isEmpty())
        logo = QJsonObject{{u"type"_s, word(brand.logoType)}, {u"data"_s, QString::fromLatin1(brand.logo.toBase64())}};
    return {{u"name"_s, brand.name},
            {u"accent"_s, brand.accent},
            {u"accentDark"_s, brand.accentDark},
            {u"texts"_s, brand.texts},
            {u"logo"_s, logo}};
}

QByteArray webChatStyle(const WebChatBrand &brand)
{
    if (brand.accent.isEmpty())
        return {};
    return rulesFor(brand.accent, Light) + "@media (prefers-color-scheme: dark){" +
           rulesFor(brand.accentDark.isEmpty() ? brand.accent : brand.accentDark, Dark) + '}';
}

} // namespace tierdesk
