#include "core/mind/ai/remote/Links.h"

#include "core/mind/ai/remote/Patterns.h"
#include "core/mind/nlu/Pii.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// A parsed link.
struct Link {
    QString text;        ///< as written
    QString scheme;      ///< empty if none was written
    QString host;        ///< lower case, without "www.", with the port
    QString path;        ///< with leading slash, without trailing slash
    bool isBare = false; ///< cannot be parsed; compared as text
};

/// Replaces obfuscated dots with plain ones: "evil[.]com", "evil (dot) com", "evil dot com", other scripts' full stops.
QString withPlainDots(QString text)
{
    static const QRegularExpression Bracketed =
        patternOf(u"\\s*[\\[({<]\\s*(?:\\.|dot|punkt|punto|point|ponto)\\s*[\\])}>]\\s*"_s);
    static const QRegularExpression Spelled =
        patternOf(u"\\s+dot\\s+(?=(?:com|net|org|info|biz|io|co|shop|store|online|site|app|support|xyz|top|"
                  "click|link|website|ly|gl|ru|cn|de|uk|ai|eu|tk)\\b)"_s);
    static const QRegularExpression OtherStop =
        patternOf(u"(?<=[a-z0-9])[\\x{3002}\\x{FF61}\\x{2024}\\x{FE52}](?=[a-z0-9])"_s);
    // Most replies have none of these, and regular expressions are slow.
    const auto hasAny = [&text](QStringView marks) {
        return std::any_of(text.begin(), text.end(), [marks](QChar c) { return marks.contains(c); });
    };
    if (hasAny(u"[({<"))
        text.replace(Bracketed, u"."_s);
    if (text.contains(u"dot", Qt::CaseInsensitive))
        text.replace(Spelled, u"."_s);
    if (hasAny(u"\u3002\uFF61\u2024\uFE52"))
        text.replace(OtherStop, u"."_s);
    return text;
}

bool isOneOf(QStringView word, const auto &all)
{
    return std::any_of(all.begin(), all.end(),
                       [&](const char16_t *each) { return word.compare(QStringView(each), Qt::CaseInsensitive) == 0; });
}

bool isAddressOfFigures(const QStringList &labels)
{
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](const QString &label) {
               bool isNumber = false;
               const int value = label.toInt(&isNumber);
               return isNumber && label.size() <= 3 && value <= 255;
           });
}

/// Returns whether @p host, written without a scheme, looks like one: mail and chat programs link any name whose last
/// part could be a domain. Excludes numbers, abbreviations, file names, and two sentences without a space between them,
/// the second one capitalized.
bool looksLikeHost(const QString &host, bool hasPath)
{
    // File extensions that are not top-level domains.
    static constexpr std::array Files{u"pdf",  u"jpg",  u"jpeg", u"png",  u"gif",  u"txt", u"doc",
                                      u"docx", u"csv",  u"xls",  u"xlsx", u"html", u"htm", u"heic",
                                      u"webp", u"json", u"xml",  u"ics",  u"eml",  u"js",  u"log"};
    static constexpr std::array Short{u"p.ej", u"u.s.w", u"d.h", u"z.hd", u"s.th", u"p.ex", u"n.chr", u"v.chr"};
    // First words of sentences, except those that are also domains (in, is, you, so, at, as, no, how, now, here).
    static constexpr std::array Openers{
        u"the",       u"then",         u"there",   u"this",      u"that",  u"these",    u"those",     u"thanks",
        u"thank",     u"we",           u"our",     u"your",      u"it's",  u"its",      u"if",        u"please",
        u"they",      u"when",         u"what",    u"which",     u"where", u"why",      u"would",     u"could",
        u"can",       u"should",       u"let",     u"once",      u"after", u"before",   u"for",       u"from",
        u"with",      u"while",        u"not",     u"yes",       u"sorry", u"hello",    u"kind",      u"have",
        u"however",   u"also",         u"and",     u"but",       u"any",   u"anything", u"meanwhile", u"unfortunately",
        u"otherwise", u"additionally", u"regards", u"sincerely", u"she",   u"feel",     u"on",        u"gracias",
        u"merci",     u"danke",        u"bitte"};
    const QStringList labels = host.section(u':', 0, 0).split(u'.');
    if (isAddressOfFigures(labels))
        return true;
    const QString &last = labels.last();
    const bool isName =
        last.size() >= 2 && (last.startsWith(u"xn--"_s, Qt::CaseInsensitive) ||
                             std::all_of(last.begin(), last.end(), [](QChar c) { return c.isLetter() || c.isMark(); }));
    if (!isName)
        return false;
    if (hasPath || host.contains(u':'))
        return true;
    const bool isJoint = labels.size() == 2 && last.front().isUpper() && isOneOf(last, Openers);
    return !isJoint && !isOneOf(last, Files) && !isOneOf(host, Short);
}

Link taken(const QString &text)
{
    static const QRegularExpression Web = patternOf(u"^(?:(https?):/{2,})?([^/\\\\?#]+)(.*)$"_s);
    Link link{.text = text, .scheme = {}, .host = {}, .path = {}, .isBare = false};
    const auto match = Web.match(text);
    const QString host = match.captured(2);
    static const QRegularExpression Port(u":\\d+$"_s);
    // Text before an @ is not a host but looks like one.
    if (!match.hasMatch() || host.contains(u'@') || text.contains(u'\\') ||
        (host.contains(u':') && !host.contains(Port))) {
        link.isBare = true;
        return link;
    }
    link.scheme = match.captured(1).toLower();
    link.host = host.toLower();
    while (link.host.endsWith(u'.'))
        link.host.chop(1);
    if (link.host.startsWith(u"www."_s))
        link.host.remove(0, 4);
    link.path = match.captured(3);
    while (link.path.endsWith(u'/'))
        link.path.chop(1);
    return link;
}

/// Returns whether @p text may contain a link: every link has a mark that is not followed by a space.
bool mayHoldLink(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const QChar c = text[i];
        const bool isJoint = c == u'.' || c == u':' || c == u']';
        if (isJoint && !text[i + 1].isSpace() && !(c == u'.' && text[i + 1] == u'.'))
            return true;
    }
    return false;
}

std::vector<Link> linksIn(const QString &text)
{
    // A scheme; an executable scheme; a Markdown link target; a dotted name, possibly with port and path.
    static const QRegularExpression Candidate = patternOf(
        u"\\b[a-z][a-z0-9+.-]*://[^\\s<>\"')\\]}\\x{BB}\\x{201C}-\\x{201D}]+"
        "|\\b(?:javascript|data|vbscript|file):[^\\s]+"
        "|\\]\\([^)]+\\)"
        "|(?<![\\p{L}\\p{N}\\p{M}._-])(?<![\\p{L}\\p{N}._%+-]@)(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_-]*\\.)+"
        "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]*(?::\\d{2,5}(?!\\d))?(?:[/?#][^\\s<>\"')\\]}\\x{BB}\\x{201C}-\\x{201D}"
        "\\x{3001}\\x{3002}]*)?(?![@\\p{L}\\p{N}])"_s);
    std::vector<Link> found;
    const QString plain = withPlainDots(text);
    if (!mayHoldLink(plain))
        return found;
    auto each = Candidate.globalMatch(plain);
    while (each.hasNext()) {
        QString link = each.next().captured();
        if (link.startsWith(u"]("))
            link = link.mid(2).chopped(1).trimmed();
        while (!link.isEmpty() && QStringView(u".,;:!?*_").contains(link.back()))
            link.chop(1);
        Link one = taken(link);
        static const QRegularExpression Rest(u"[/?#].*$"_s);
        const bool isWritten = one.isBare || !one.scheme.isEmpty();
        if (isWritten || looksLikeHost(QString(link).remove(Rest), link.contains(u'/')))
            found.push_back(std::move(one));
    }
    return found;
}

/// Returns whether @p said is @p known or a parent page of it on the same host.
bool leadsWhere(const Link &said, const Link &known)
{
    if (said.isBare || known.isBare)
        return said.text == known.text;
    const bool isScheme = said.scheme.isEmpty() || known.scheme.isEmpty() || said.scheme == known.scheme;
    return isScheme && said.host == known.host &&
           (said.path.isEmpty() || said.path == known.path || known.path.startsWith(said.path + u'/'));
}

QString digitsOf(QStringView text)
{
    QString out;
    for (QChar c : text) {
        if (c.isDigit())
            out += QChar(u'0' + c.digitValue());
    }
    return out;
}

/// Returns the digits of every possible phone number in @p known: recognized ones and unbroken digits.
QStringList numbersIn(const QStringList &known)
{
    static const QRegularExpression Unbroken(u"\\d{7,}"_s);
    static const QRegularExpression Whole(u"^[+\\d][\\d\\s()./-]*$"_s);
    QStringList numbers;
    for (const QString &text : known) {
        const QByteArray utf8 = text.toUtf8();
        for (const PiiSpan &span : nlu::findPii({utf8.constData(), static_cast<size_t>(utf8.size())})) {
            if (span.kind == PiiSpan::Kind::Phone)
                numbers.append(digitsOf(QString::fromUtf8(utf8.mid(span.begin, span.length))));
        }
        auto each = Unbroken.globalMatch(text);
        while (each.hasNext())
            numbers.append(each.next().captured());
        if (Whole.match(text.trimmed()).hasMatch())
            numbers.append(digitsOf(text));
    }
    return numbers;
}

/// Returns whether dialing @p said reaches @p known: the digits are equal, with or without the country code.
bool isSameNumber(QString said, const QString &known)
{
    constexpr qsizetype Least = 7;
    constexpr qsizetype Country = 3;
    if (said == known)
        return true;
    if (said.startsWith(u'0') && !said.startsWith(u"00"_s))
        said.remove(0, 1);
    if (said.startsWith(u"00"_s))
        said.remove(0, 2);
    return said.size() >= Least && known.size() >= said.size() && known.size() - said.size() <= Country &&
           known.endsWith(said);
}

bool isMailIn(const QString &address, const QStringList &known)
{
    // Characters that cannot be part of an address delimit it; in JSON, "\n" may precede it.
    const QRegularExpression whole =
        patternOf(u"(?:(?<![\\p{L}\\p{N}._%+'-])|(?<=\\\\[nrt]))%1(?![\\p{L}"
                  "\\p{N}_-]|\\.[\\p{L}\\p{N}])"_s.arg(QRegularExpression::escape(address)));
    return std::any_of(known.begin(), known.end(), [&](const QString &text) { return whole.match(text).hasMatch(); });
}

} // namespace

std::optional<QString> unknownLink(const QString &reply, const QStringList &known)
{
    const std::vector<Link> said = linksIn(reply);
    if (said.empty())
        return std::nullopt;
    std::vector<Link> given;
    for (const QString &text : known) {
        for (Link &each : linksIn(text))
            given.push_back(std::move(each));
    }
    for (const Link &link : said) {
        if (std::none_of(given.begin(), given.end(), [&](const Link &each) { return leadsWhere(link, each); }))
            return link.text;
    }
    return std::nullopt;
}

std::optional<QString> unknownContact(const QString &reply, const ReplyGrounds &grounds)
{
    const QByteArray utf8 = reply.toUtf8();
    const QStringList known = grounds.companyWords + grounds.knownWords;
    for (const PiiSpan &span : nlu::findPii({utf8.constData(), static_cast<size_t>(utf8.size())})) {
        const QString text = QString::fromUtf8(utf8.mid(span.begin, span.length));
        switch (span.kind) {
        case PiiSpan::Kind::Card:
        case PiiSpan::Kind::Iban:
            return text;
        case PiiSpan::Kind::Email:
            if (!isMailIn(text, known))
                return text;
            break;
        case PiiSpan::Kind::Phone: {
            const QStringList numbers = numbersIn(known);
            const QString digits = digitsOf(text);
            if (std::none_of(numbers.begin(), numbers.end(),
                             [&](const QString &each) { return isSameNumber(digits, each); }))
                return text;
            break;
        }
        }
    }
    return std::nullopt;
}

} // namespace tierdesk::ai
