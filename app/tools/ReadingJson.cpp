#include "app/tools/ReadingJson.h"

#include <array>
#include <charconv>
#include <cmath>

namespace tierdesk::app {

namespace {

void quote(std::string &json, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    quoteJson(json, std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

template<class E>
void quoteWord(std::string &json, E value)
{
    const auto at = std::find_if(Words<E>::table.begin(), Words<E>::table.end(),
                                 [value](const auto &each) { return each.first == value; });
    quoteJson(json, at->second);
}

/// `"key":[…]`, each of @p all put down by @p write.
template<class List, class Write>
void list(std::string &json, std::string_view key, const List &all, Write write)
{
    json += ",\"";
    json += key;
    json += "\":[";
    bool isFirst = true;
    for (const auto &each : all) {
        if (!isFirst)
            json += ',';
        isFirst = false;
        write(each);
    }
    json += ']';
}

} // namespace

void quoteJson(std::string &json, std::string_view utf8)
{
    json += '"';
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            constexpr std::string_view Hex = "0123456789abcdef";
            json += "\\u00";
            json += Hex[byte >> 4U];
            json += Hex[byte & 15U];
        } else {
            json += c;
        }
    }
    json += '"';
}

void numberJson(std::string &json, double value)
{
    const double rounded = std::round(value * 1e4) / 1e4;
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.begin(), digits.end(), rounded == 0 ? 0. : rounded);
    json.append(digits.data(), written.ptr);
}

std::string readingLine(const Reading &reading)
{
    std::string json;
    json.reserve(512);
    json += "{\"score\":";
    numberJson(json, reading.score);
    json += ",\"sentiment\":";
    quoteWord(json, reading.sentiment);
    list(json, "emotions", reading.emotions, [&](const EmotionHit &hit) {
        json += "{\"emotion\":";
        quoteWord(json, hit.emotion);
        json += ",\"strength\":";
        numberJson(json, hit.strength);
        json += ",\"evidence\":";
        quote(json, hit.evidence);
        json += '}';
    });
    json += ",\"category\":";
    quoteWord(json, reading.category.category);
    json += ",\"categoryConfidence\":";
    numberJson(json, reading.category.confidence);
    list(json, "alternatives", reading.alternatives, [&](const CategoryGuess &guess) {
        json += "{\"category\":";
        quoteWord(json, guess.category);
        json += ",\"confidence\":";
        numberJson(json, guess.confidence);
        json += '}';
    });
    list(json, "triggers", reading.triggers, [&](Trigger trigger) { quoteWord(json, trigger); });
    json += ",\"complexity\":";
    numberJson(json, reading.complexity);
    list(json, "keywords", reading.keywords, [&](const QString &word) { quote(json, word); });
    list(json, "pii", reading.pii, [&](const PiiSpan &span) {
        json += "{\"kind\":";
        quoteWord(json, span.kind);
        json += ",\"begin\":";
        numberJson(json, static_cast<double>(span.begin));
        json += ",\"length\":";
        numberJson(json, static_cast<double>(span.length));
        json += '}';
    });
    json += ",\"moved\":";
    quote(json, reading.moved);
    json += ",\"language\":";
    quote(json, reading.language);
    json += '}';
    return json;
}

} // namespace tierdesk::app
