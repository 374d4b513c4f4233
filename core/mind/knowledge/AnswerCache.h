#pragma once

#include "core/base/Time.h"
#include "core/domain/Session.h"

#include <QtCore/QCache>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace tierdesk::knowledge {

/// A question as answers are kept for it: what makes two of them the same.
struct KeptQuestion {
    CompanyId company;
    QByteArray sources; ///< versions of what answers are made of: articles, configuration
    QByteArray speaker; ///< who would answer, to whom: provider and model, tier, channel, language
    QString form;       ///< normalForm() of the customer's words
};

struct KeptAnswer {
    QString text;
    QString model;                    ///< whose words they are
    QStringList articles;             ///< refs that were used
    std::optional<double> confidence; ///< of who said them
    base::Timestamp at;
};

/// @p text as it is the same for everybody who asks it: folded to one case, letters and figures only, single blanks.
[[nodiscard]] QString normalForm(const QString &text);

/// Answers that hold for whoever asks, in memory. Bounded: so many a company, the least lately used goes; after a day
/// an answer is made anew. All of a company's go when it asks with other sources. Thread-safe.
class AnswerCache final
{
public:
    static constexpr int AnswersACompany = 500;
    static constexpr base::Millis Lifetime = base::Millis::days(1);

    [[nodiscard]] std::optional<KeptAnswer> find(const KeptQuestion &question, base::Timestamp now);
    /// Passed over when the company's sources have changed since the question was looked for.
    void keep(const KeptQuestion &question, KeptAnswer answer);
    /// Of all companies.
    [[nodiscard]] int size() const;

private:
    struct Shelf {
        QByteArray sources;
        QCache<QByteArray, KeptAnswer> answers{AnswersACompany};
    };
    mutable std::mutex m_mutex;
    std::unordered_map<qint64, Shelf> m_shelves; ///< by company
};

} // namespace tierdesk::knowledge
