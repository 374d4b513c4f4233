#include "ui/theme/Tokens.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::ui::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

Tokens finished(Tokens t)
{
    t.onAccent = t.isDark() ? t.window : t.panel;
    t.field = t.window;
    t.hover = mixed(t.panel, t.accent, t.isDark() ? 0.10 : 0.05);
    t.accentDown = mixed(t.accent, t.text, 0.15);
    t.controlDown = mixed(t.panel, t.text, 0.10);
    t.scroll = mixed(t.panel, t.dim, 0.45);
    t.bubble = mixed(t.window, t.neutral, t.isDark() ? 0.18 : 0.065);
    t.note = t.isDark() ? QColor(0x38, 0x32, 0x1D) : QColor(0xFF, 0xF8, 0xDF);
    t.shade = t.isDark() ? QColor(0, 0, 0) : t.text;
    t.shade.setAlphaF(t.isDark() ? 0.55F : 0.28F);
    return t;
}

Tokens light()
{
    Tokens t;
    t.scheme = Scheme::Light;
    t.window = QColor(0xF6, 0xF7, 0xF9);
    t.panel = QColor(0xFF, 0xFF, 0xFF);
    t.line = QColor(0xE3, 0xE6, 0xEB);
    t.text = QColor(0x1B, 0x23, 0x30);
    t.dim = QColor(0x68, 0x73, 0x85);
    t.accent = QColor(0x2F, 0x6F, 0xED);
    t.accentSoft = QColor(0xE8, 0xF0, 0xFE);
    t.happy = QColor(0x1F, 0x9D, 0x67);
    t.satisfied = QColor(0x58, 0xB5, 0x8E);
    t.neutral = QColor(0x98, 0xA2, 0xB3);
    t.frustrated = QColor(0xD9, 0x99, 0x2B);
    t.angry = QColor(0xE0, 0x69, 0x2F);
    t.irate = QColor(0xCF, 0x2F, 0x3C);
    t.aiRep = QColor(0x2F, 0x6F, 0xED);
    t.aiManager = QColor(0x7A, 0x5A, 0xF0);
    t.human = QColor(0x0E, 0x93, 0x84);
    return finished(t);
}

Tokens dark()
{
    Tokens t;
    t.scheme = Scheme::Dark;
    t.window = QColor(0x12, 0x16, 0x1D);
    t.panel = QColor(0x19, 0x1F, 0x28);
    t.line = QColor(0x2A, 0x32, 0x3F);
    t.text = QColor(0xE6, 0xEA, 0xF0);
    t.dim = QColor(0x98, 0xA4, 0xB5);
    t.accent = QColor(0x6A, 0x9B, 0xFF);
    t.accentSoft = QColor(0x20, 0x30, 0x4F);
    t.happy = QColor(0x3C, 0xC4, 0x8A);
    t.satisfied = QColor(0x5C, 0xC7, 0xA0);
    t.neutral = QColor(0x7E, 0x8A, 0x9C);
    t.frustrated = QColor(0xE5, 0xB0, 0x4C);
    t.angry = QColor(0xF0, 0x83, 0x4C);
    t.irate = QColor(0xF0, 0x56, 0x61);
    t.aiRep = QColor(0x6A, 0x9B, 0xFF);
    t.aiManager = QColor(0xA4, 0x8B, 0xFF);
    t.human = QColor(0x35, 0xBF, 0xAF);
    return finished(t);
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
                  channel(under.blue(), over.blue()));
}

QColor legible(const QColor &color, const QColor &background, double atLeast)
{
    const bool darken = luminance(background) > 0.18;
    QColor best = color;
    for (int step = 0; step <= 100 && contrast(best, background) < atLeast; ++step) {
        const float lightness = color.lightnessF();
        const auto share = static_cast<float>(step) / 100.F;
        best = QColor::fromHslF(color.hslHueF(), color.hslSaturationF(),
                                darken ? lightness * (1 - share) : lightness + (1 - lightness) * share)
                   .toRgb();
    }
    return best;
}

const Tokens &tokens(Scheme scheme)
{
    static const Tokens lightTokens = light();
    static const Tokens darkTokens = dark();
    return scheme == Scheme::Dark ? darkTokens : lightTokens;
}

QColor Tokens::sentiment(Sentiment value) const
{
    switch (value) {
    case Sentiment::Happy:
        return happy;
    case Sentiment::Satisfied:
        return satisfied;
    case Sentiment::Neutral:
    case Sentiment::Unknown:
        return neutral;
    case Sentiment::Frustrated:
        return frustrated;
    case Sentiment::Angry:
        return angry;
    case Sentiment::Irate:
        return irate;
    }
    return neutral;
}

QColor Tokens::tier(Tier value) const
{
    return value == Tier::AiRep ? aiRep : value == Tier::AiManager ? aiManager : human;
}

Tone Tokens::tone(Sentiment value) const
{
    return value == Sentiment::Neutral || value == Sentiment::Unknown ? plain() : toneOf(sentiment(value));
}

Tone Tokens::plain() const
{
    return {dimOn(panel), panel, line};
}

Tone Tokens::toneOf(const QColor &color) const
{
    const QColor soft = mixed(panel, color, isDark() ? 0.20 : 0.12);
    return {legible(color, soft), soft, {}};
}

QColor Tokens::dimOn(const QColor &background) const
{
    return legible(dim, background);
}

QColor Tokens::accentOn(const QColor &background) const
{
    return legible(accent, background);
}

} // namespace tierdesk::ui::theme
