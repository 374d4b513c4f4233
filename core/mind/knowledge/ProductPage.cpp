#include "core/mind/knowledge/ProductPage.h"

#include <algorithm>

namespace tierdesk::knowledge {

namespace {

constexpr QLatin1String ProductMark("product:");
constexpr QLatin1String Priced("The price is ");
constexpr QLatin1String Stocked("We have ");
constexpr QLatin1String SoldOut("Out of stock at the moment.");
constexpr QLatin1String Varied("Comes in ");

QString listed(const QStringList &words)
{
    const bool hasCommas =
        std::any_of(words.begin(), words.end(), [](const QString &each) { return each.contains(u','); });
    if (hasCommas || words.size() < 2)
        return words.join(u"; "_s);
    return words.mid(0, words.size() - 1).join(u", "_s) + u" and "_s + words.back();
}

} // namespace

QString refOfPage(const QString &sku)
{
    return ProductMark + sku;
}

std::optional<QString> skuOf(const QString &ref)
{
    return ref.startsWith(ProductMark) ? std::optional(ref.mid(ProductMark.size())) : std::nullopt;
}

bool isStockLine(QStringView sentence)
{
    return sentence.startsWith(Stocked) || sentence == SoldOut;
}

bool isVariantsLine(QStringView sentence)
{
    return sentence.startsWith(Varied);
}

bool isPriceOrStock(QStringView sentence)
{
    return sentence.startsWith(Priced) || isStockLine(sentence);
}

QString searchedPart(const Article &page)
{
    if (!page.ref.startsWith(ProductMark))
        return page.body;
    QStringList lines = page.body.split(u'\n');
    lines.removeIf([](const QString &each) { return isPriceOrStock(each); });

    return lines.join(u'\n');
}

Article pageOf(const Product &product)
{
    QStringList lines;
    if (const QString description = product.description.trimmed(); !description.isEmpty())
        lines.append(description);
    lines.append(Priced + moneyText(product.price) + u'.');
    lines.append(product.stock > 0 ? Stocked + u"%1 in stock."_s.arg(product.stock) : QString(SoldOut));
    if (!product.variants.isEmpty())
        lines.append(Varied + listed(product.variants) + u'.');
    Article page;
    page.company = product.company;
    page.ref = refOfPage(product.sku);
    page.title = product.name;
    page.body = lines.join(u'\n');
    return page;
}

QString toldOfPage(const QString &name, const QString &sentences)
{
    const bool isOurs = sentences.startsWith(Priced) || sentences.startsWith(Stocked) ||
                        sentences.startsWith(SoldOut) || sentences.startsWith(Varied) || sentences.startsWith("It "_L1);
    return name + u": "_s + (isOurs ? sentences.front().toLower() + sentences.mid(1) : sentences);
}

} // namespace tierdesk::knowledge
