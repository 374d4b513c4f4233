#include "core/delivery/mail/HtmlText.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <libxml/HTMLparser.h>

namespace tierdesk::delivery {

namespace {

constexpr std::array<std::string_view, 9> Unread{"head",   "script", "style",    "title", "template",
                                                 "object", "svg",    "textarea", "select"};
constexpr std::array<std::string_view, 17> Blocks{"p",     "div",   "tr",      "li",      "ul",     "ol",
                                                  "table", "h1",    "h2",      "h3",      "h4",     "h5",
                                                  "h6",    "title", "article", "section", "address"};
/// Classes and IDs with which mail programs mark quotations.
constexpr std::array<std::string_view, 8> Quotes{"gmail_quote",   "gmail_extra",      "yahoo_quoted", "moz-cite-prefix",
                                                 "divRplyFwdMsg", "protonmail_quote", "appendonsend", "tutanota_quote"};

template<size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view view(const xmlChar *text)
{
    return text ? std::string_view(reinterpret_cast<const char *>(text)) : std::string_view();
}

/// Collects the text from the parser's events: no tree is built, so nesting costs nothing.
class Words final
{
public:
    void begin(std::string_view name, const xmlChar **attributes)
    {
        m_open.append(m_left == 0 && isLeftOut(name, attributes));
        m_left += m_open.last() ? 1 : 0;
        if (name == "br" && m_left == 0)
            m_text += u'\n';
        else if (isOneOf(name, Blocks))
            endLine();
    }
    void end(std::string_view name)
    {
        if (m_open.isEmpty())
            return;
        m_left -= m_open.takeLast() ? 1 : 0;
        if (isOneOf(name, Blocks))
            endLine();
        else if ((name == "td" || name == "th") && m_left == 0)
            addSpace();
    }
    void add(const xmlChar *text, int length)
    {
        if (m_left > 0)
            return;
        for (const QChar each : QString::fromUtf8(reinterpret_cast<const char *>(text), length)) {
            // E-mails use no-break spaces like ordinary ones.
            if (each.isSpace())
                addSpace();
            else if (!each.isNull())
                m_text += each;
        }
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    static bool isLeftOut(std::string_view name, const xmlChar **attributes)
    {
        if (isOneOf(name, Unread) || name == "blockquote")
            return true;
        for (; attributes && attributes[0]; attributes += 2) {
            const std::string_view key = view(attributes[0]);
            const std::string_view value = view(attributes[1]);
            const auto names = [&](std::string_view each) { return value.find(each) != std::string_view::npos; };
            if ((key == "class" || key == "id") && std::any_of(Quotes.begin(), Quotes.end(), names))
                return true;
            if (key == "style" && (names("display:none") || names("display: none")))
                return true;
            if (key == "hidden")
                return true;
        }
        return false;
    }
    void addSpace()
    {
        if (!m_text.isEmpty() && !m_text.back().isSpace())
            m_text += u' ';
    }
    void endLine()
    {
        if (m_left == 0 && !m_text.isEmpty() && m_text.back() != u'\n')
            m_text += u'\n';
    }

    QString m_text;
    QList<bool> m_open; ///< true for the outermost skipped elements
    int m_left = 0;
};

void begin(void *words, const xmlChar *name, const xmlChar **attributes)
{
    static_cast<Words *>(words)->begin(view(name), attributes);
}

void end(void *words, const xmlChar *name)
{
    static_cast<Words *>(words)->end(view(name));
}

void add(void *words, const xmlChar *text, int length)
{
    static_cast<Words *>(words)->add(text, length);
}

} // namespace

QString textOfHtml(const QByteArray &html)
{
    Words words;
    htmlSAXHandler handler{};
    handler.startElement = begin;
    handler.endElement = end;
    handler.characters = add;
    handler.ignorableWhitespace = add;
    handler.cdataBlock = nullptr; // content of scripts and styles
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &words, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), &htmlFreeParserCtxt);
    if (!parser)
        return {};
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    htmlParseChunk(parser.get(), html.constData(), static_cast<int>(html.size()), 1);
    return words.text();
}

} // namespace tierdesk::delivery
