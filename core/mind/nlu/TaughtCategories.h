#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Topics.h"

#include <atomic>

namespace tierdesk::nlu {

class Reader;

/// A text's topics according to the built-in models.
struct TopicView {
    Grams grams;
    std::vector<float> rarities; ///< of the words, then of the letters
    TopicSums sums{};
};

/// A text that a company has assigned a category.
struct CategoryLesson {
    QByteArray text;
    Category category = Category::GeneralInquiry;
};

/// A company's corrections to the built-in categories: the smallest shift of the category sums with which the examples
/// are classified correctly. Texts unlike every example are not shifted, and an example that is already classified
/// correctly changes almost nothing, so a few examples cannot spoil correct results. Immutable; const calls from any
/// thread.
class TaughtCategories final
{
public:
    /// Trains on at least one example. The same examples in the same order and the same reader give the same bytes.
    /// Takes seconds for 20,000 examples, so never call it on the writer's thread. Fails with InvalidInput without an
    /// example and with Unavailable when @p stops becomes true.
    [[nodiscard]] static base::Result<TaughtCategories>
    train(const Reader &reader, const std::vector<CategoryLesson> &lessons, const std::atomic<bool> *stops = nullptr);

    /// Returns the change of each category's sum; nothing for a text that is unlike every example.
    [[nodiscard]] std::optional<TopicSums> shift(const Grams &grams) const;

    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }
    /// Fails as LinearModel::fromBytes does, and with InvalidInput for a model of another kind.
    [[nodiscard]] static base::Result<TaughtCategories> fromBytes(const QByteArray &bytes, const QString &where);

private:
    explicit TaughtCategories(LinearModel model)
        : m_model(std::move(model))
    {}

    LinearModel m_model;
};

} // namespace tierdesk::nlu
