#pragma once

#include "core/domain/Words.h"
#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/Subjects.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace tierdesk::ai {

/// A linear model whose labels are the values of the enumeration @p E, by their Words. Immutable and thread-safe.
template<class E>
class EnumModel final
{
public:
    struct Example {
        E label{};
        QByteArray text;
    };
    struct Guess {
        E label{};
        double chance = 0; ///< 0…1; all labels add up to 1
    };

    /// Trains a model; the same examples give the same model. A gram counts if at least @p leastTexts of them contain
    /// it; 0: depends on their number. Takes seconds. Fails with InvalidInput.
    [[nodiscard]] static base::Result<EnumModel> train(const std::vector<Example> &examples, std::size_t leastTexts = 0)
    {
        std::vector<nlu::IntentExample> lines;
        lines.reserve(examples.size());
        for (const Example &each : examples)
            lines.push_back({QString::fromUtf8(each.text), word(each.label)});
        auto model = TRY(nlu::IntentModel::train(lines, {.isCalibrated = false, .leastTexts = leastTexts}));
        return from(std::make_shared<const nlu::IntentModel>(std::move(model)));
    }
    /// Fails with InvalidInput for a model with an unknown label.
    [[nodiscard]] static base::Result<EnumModel> from(std::shared_ptr<const nlu::IntentModel> model)
    {
        std::vector<E> labels;
        for (const QString &each : model->labels()) {
            const auto label = fromWord<E>(each);
            if (!label)
                return base::fail(base::Fault::InvalidInput, u"no such label"_s, each);
            labels.push_back(*label);
        }
        return EnumModel(std::move(model), std::move(labels));
    }
    /// Returns the built-in model @p name. Ends the program if there is none.
    [[nodiscard]] static EnumModel compiledIn(const char *name)
    {
        auto read = nlu::IntentModel::readFile(u":/models/%1.model"_s.arg(QLatin1String(name)));
        auto model = read ? from(std::make_shared<const nlu::IntentModel>(*std::move(read)))
                          : base::Result<EnumModel>(read.error());
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return *std::move(model);
    }

    /// Returns all labels, most likely first; @p sharpness as in nlu::sharesOf.
    [[nodiscard]] std::vector<Guess> read(const QByteArray &text, double sharpness = nlu::SharpnessOfActs) const
    {
        const std::vector<double> shares =
            nlu::sharesOf(m_model->scores({text.constData(), static_cast<std::size_t>(text.size())}).of, sharpness);
        std::vector<Guess> guesses;
        guesses.reserve(shares.size());
        for (std::size_t i = 0; i < shares.size(); ++i)
            guesses.push_back({m_labels[i], shares[i]});
        std::stable_sort(guesses.begin(), guesses.end(),
                         [](const Guess &a, const Guess &b) { return a.chance > b.chance; });
        return guesses;
    }
    /// Returns the share of its words that occur in any example, 0…1.
    [[nodiscard]] double knownShare(const QByteArray &text) const
    {
        return m_model->scores({text.constData(), static_cast<std::size_t>(text.size())}).known;
    }
    [[nodiscard]] QByteArray toBytes() const { return m_model->toBytes(); }

private:
    EnumModel(std::shared_ptr<const nlu::IntentModel> model, std::vector<E> labels)
        : m_model(std::move(model))
        , m_labels(std::move(labels))
    {}

    std::shared_ptr<const nlu::IntentModel> m_model;
    std::vector<E> m_labels; ///< in the model's order
};

} // namespace tierdesk::ai
