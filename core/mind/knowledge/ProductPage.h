#pragma once

#include "core/domain/Shop.h"

#include <optional>

namespace tierdesk::knowledge {

/// Returns @p product as an article titled with its name: its description, then one line each for price, stock and
/// variants. Questions about products are answered from these pages in the same way as from articles. Pure.
[[nodiscard]] Article pageOf(const Product &product);

/// Returns whether @p sentence of a page is about stock.
[[nodiscard]] bool isStockLine(QStringView sentence);
/// Returns whether @p sentence of a page lists the product's variants.
[[nodiscard]] bool isVariantsLine(QStringView sentence);

[[nodiscard]] bool isPriceOrStock(QStringView sentence);

/// Returns the part of @p page that is searched: without price and stock, which are on every page.
[[nodiscard]] QString searchedPart(const Article &page);

/// Returns the SKU of the product whose page has @p ref; nothing for one of the company's own articles.
[[nodiscard]] std::optional<QString> skuOf(const QString &ref);
[[nodiscard]] QString refOfPage(const QString &sku);

/// Returns @p sentences from the page of @p name as a reply: "Brook 40: the price is $129.00."
[[nodiscard]] QString toldOfPage(const QString &name, const QString &sentences);

} // namespace tierdesk::knowledge
