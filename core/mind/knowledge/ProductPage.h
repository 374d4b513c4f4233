#pragma once

#include "core/domain/Shop.h"

#include <optional>

namespace tierdesk::knowledge {

/// What is known of @p product as an article that is titled by its name: its description, then a line each for what it
/// costs, whether there is any, and what it comes in. So whatever answers from articles answers from products. Pure.
[[nodiscard]] Article pageOf(const Product &product);

/// Whether @p sentence of a page tells whether there is any.
[[nodiscard]] bool isStockLine(QStringView sentence);
/// Whether @p sentence of a page lists the product's variants.
[[nodiscard]] bool isVariantsLine(QStringView sentence);

[[nodiscard]] bool isPriceOrStock(QStringView sentence);

/// The part of @p page by which it is found: not price and stock, which stand on every page.
[[nodiscard]] QString searchedPart(const Article &page);

/// The SKU of the product whose page has @p ref; none for an article of the company's own.
[[nodiscard]] std::optional<QString> skuOf(const QString &ref);
[[nodiscard]] QString refOfPage(const QString &sku);

/// "Brook 40: the price is $129.00." of sentences that were told from the page of @p name.
[[nodiscard]] QString toldOfPage(const QString &name, const QString &sentences);

} // namespace tierdesk::knowledge
