#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/Stems.h"

#include <algorithm>

namespace tierdesk::ai {

/// Returns the product's current data.
std::optional<Product> Dialogue::productOf(const QString &sku)
{
    constexpr int Looked = 8; // other products may contain its number
    for (Product &each : m_tools.products(sku, Looked)) {
        if (each.sku.compare(sku, Qt::CaseInsensitive) == 0)
            return std::move(each);
    }
    return std::nullopt;
}

/// Lists the matching products with prices: "What tents do you have?". Returns false for fewer than two.
bool Dialogue::listRange()
{
    constexpr int Looked = 8;
    constexpr qsizetype MostNamed = 4;
    const std::vector<QByteArray> asked = knowledge::Stems().of(m_text);
    QStringList names;
    for (const ArticleHit &page : m_tools.pages(m_text, Looked)) {
        const std::vector<QByteArray> &title = page.words->title;
        const bool isNamed = std::any_of(asked.begin(), asked.end(), [&title](const QByteArray &word) {
            return std::find(title.begin(), title.end(), word) != title.end();
        });
        const auto sku = isNamed && names.size() < MostNamed ? knowledge::skuOf(page.article.ref) : std::nullopt;
        if (!sku)
            continue;
        if (const auto product = productOf(*sku))
            names.append(u"%1 (%2)"_s.arg(product->name, moneyText(product->price)));
    }
    if (names.size() < 2)
        return false;
    usedTool(u"product_lookup"_s);
    m_reply.say(Weight::Core, Say::ProductRange, {listText(names, u" and "_s)});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    if (m_state.asked != Asked::Confirm)
        ask(Asked::More);
    return true;
}

} // namespace tierdesk::ai
