#include "core/mind/ai/remote/Disguises.h"

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <numeric>

namespace tierdesk::ai {

namespace {

/// The Latin letters of @p text, small and without their accents.
QByteArray lettersOf(const QString &text)
{
    QByteArray out;
    out.reserve(text.size());
    for (const QChar each : text.normalized(QString::NormalizationForm_KD)) {
        const char16_t c = each.toCaseFolded().unicode();
        if (c >= u'a' && c <= u'z')
            out += static_cast<char>(c);
    }
    return out;
}

/// From letter to letter: the same in every alphabet that begins at another one.
QByteArray stepsOf(const QByteArray &letters)
{
    QByteArray out;
    out.reserve(letters.size());
    for (qsizetype i = 1; i < letters.size(); ++i)
        out += static_cast<char>('a' + (letters[i] - letters[i - 1] + 26) % 26);
    return out;
}

/// The prompt by its steps, and who has a run of them.
class Secret final
{
public:
    explicit Secret(const QString &prompt)
        : m_steps(stepsOf(lettersOf(prompt)))
    {}

    [[nodiscard]] bool isIn(const QByteArray &letters) const
    {
        if (letters.size() < PromptRun || m_steps.size() < Run)
            return false;
        // Every run of so many steps holds a whole block, and few blocks are looked for: this is asked word by word.
        constexpr qsizetype Block = Run / 3;
        const QByteArray steps = stepsOf(letters);
        for (qsizetype at = 0; at + 2 * Block <= steps.size(); at += Block) {
            if (!m_steps.contains(QByteArrayView(steps).sliced(at, 2 * Block)))
                continue;
            for (qsizetype from = std::max<qsizetype>(0, at - Block); from <= at; ++from) {
                if (from + Run <= steps.size() && m_steps.contains(QByteArrayView(steps).sliced(from, Run)))
                    return true;
            }
        }
        return false;
    }

private:
    static constexpr qsizetype Run = PromptRun - 1;
    const QByteArray m_steps;
};

/// The alphabet turned round: z for a.
QByteArray mirrored(QByteArray letters)
{
    for (char &c : letters)
        c = static_cast<char>('a' + 'z' - c);
    return letters;
}

QString wordsBackwards(const QString &text)
{
    QString out;
    qsizetype begin = 0;
    for (const QChar c : text) {
        if (c.isSpace())
            begin = out.size() + 1;
        out.insert(c.isSpace() ? out.size() : begin, c);
    }
    return out;
}

/// A way to write bytes in digits of some bits each.
struct Digits {
    QByteArrayView all;
    int bits;
    bool isCaseless;
};

constexpr std::array Systems{
    Digits{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, false},
    Digits{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, true},
    Digits{"0123456789ABCDEF", 4, true},
    Digits{"01", 1, true},
};

/// The values of @p text's digits; what is none is left out.
QByteArray valuesOf(const Digits &system, const QByteArray &text)
{
    QByteArray out;
    for (char c : text) {
        if (system.isCaseless && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        else if (system.bits == 6 && (c == '-' || c == '_'))
            c = c == '-' ? '+' : '/';
        if (const qsizetype value = system.all.indexOf(c); value >= 0)
            out += static_cast<char>(value);
    }
    return out;
}

/// The bytes that @p values are when the first @p skipped of them belong to nothing.
QByteArray bytesOf(const QByteArray &values, int bits, qsizetype skipped)
{
    QByteArray out;
    unsigned gathered = 0;
    int count = 0;
    for (const char value : QByteArrayView(values).sliced(skipped)) {
        gathered = (gathered << bits | static_cast<unsigned char>(value)) & 0xFFFF;
        count += bits;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(gathered >> count & 0xFF);
        }
    }
    return out;
}

bool isInDigits(const Secret &secret, const QByteArray &text)
{
    for (const Digits &system : Systems) {
        const QByteArray values = valuesOf(system, text);
        // Where the first byte begins nobody knows; after so many digits every beginning was tried.
        const qsizetype ways = 8 / std::gcd(8, system.bits);
        for (qsizetype skipped = 0; skipped < std::min(ways, values.size()); ++skipped) {
            if (secret.isIn(lettersOf(QString::fromLatin1(bytesOf(values, system.bits, skipped)))))
                return true;
        }
    }
    return false;
}

/// Numbers for letters: their codes in decimal and octal digits, or their places in the alphabet.
bool isInNumbers(const Secret &secret, const QString &text)
{
    static const QRegularExpression Number(QStringLiteral("\\d{1,3}"));
    QByteArray decimal;
    QByteArray octal;
    QByteArray places;
    auto each = Number.globalMatch(text);
    while (each.hasNext()) {
        const QString number = each.next().captured();
        const int value = number.toInt();
        bool isOctal = false;
        const int other = number.toInt(&isOctal, 8);
        decimal += value >= 0x20 && value < 0x7F ? static_cast<char>(value) : ' ';
        octal += isOctal && other >= 0x20 && other < 0x7F ? static_cast<char>(other) : ' ';
        if (value >= 1 && value <= 26)
            places += static_cast<char>('a' + value - 1);
    }
    return secret.isIn(lettersOf(QString::fromLatin1(decimal))) || secret.isIn(lettersOf(QString::fromLatin1(octal))) ||
           secret.isIn(places);
}

} // namespace

bool tellsPrompt(const QString &reply, const QString &prompt)
{
    const Secret secret(prompt);
    const QByteArray said = lettersOf(reply);
    QByteArray backwards = said;
    std::reverse(backwards.begin(), backwards.end());
    for (const QByteArray &each : {said, backwards, mirrored(said), mirrored(backwards)}) {
        if (secret.isIn(each))
            return true;
    }
    if (secret.isIn(lettersOf(wordsBackwards(reply))))
        return true;
    // What stands before a digit and is none of it: "0x57", "\x57", "%57", "U+0057".
    static const QRegularExpression Marks(QStringLiteral("0x|\\\\x|\\\\u00|&#x?|%|U\\+00"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString digits = QString(reply).remove(Marks);
    return isInDigits(secret, digits.toLatin1()) || isInNumbers(secret, digits);
}

} // namespace tierdesk::ai
