#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Topics.h"

#include <atomic>

namespace tierdesk::nlu {

class Reader;

/// A text's topics as the reader sees them by itself.
struct TopicView {
    Grams grams;
    std::vector<float> rarities; ///< of the words, then of the letters
    TopicSums sums{};
};

/// A text of which a company has said what it is about.
struct CategoryLesson {
    QByteArray text;
    Category category = Category::GeneralInquiry;
};

/// What a company's corrections change of the reader's view of categories: a shift of its sums that was learned as the
/// smallest one under which the examples read as they should. What is unlike every example is not shifted at all, and
/// an example that reads right already teaches next to nothing, so that few of them cannot spoil what is read well.
/// Immutable; const calls from any thread.
class TaughtCategories final
{
public:
    /// Learns from at least one example. Same examples in the same order and same reader, same bytes. Takes seconds for
    /// 20,000: not on the writer's thread. Fails with InvalidInput without an example, with
    /// Unavailable once @p stops.
    [[nodiscard]] static base::Result<TaughtCategories>
    train(const Reader &reader, const std::vector<CategoryLesson> &lessons, const std::atomic<bool> *stops = nullptr);

    /// By how much each category's sum changes; nothing for a text that is like no example.
    [[nodiscard]] std::optional<TopicSums> shift(const Grams &grams) const;

    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }
    /// Fails as LinearModel::fromBytes does, and for a model that tells something else.
    [[nodiscard]] static base::Result<TaughtCategories> fromBytes(const QByteArray &bytes, const QString &where);

private:
    explicit TaughtCategories(LinearModel model)
        : m_model(std::move(model))
    {}

    LinearModel m_model;
};

} // namespace tierdesk::nlu
