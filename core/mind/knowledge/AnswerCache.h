#pragma once

#include "core/base/Time.h"
#include "core/domain/Session.h"

#include <QtCore/QCache>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace tierdesk::knowledge {

/// The cache key of a question.
struct KeptQuestion {
    CompanyId company;
    QByteArray sources; ///< versions of the data behind answers: articles, configuration
    QByteArray speaker; ///< who answers and how: provider and model, tier, channel, language
    QString form;       ///< normalForm() of the customer's words
};

struct KeptAnswer {
    QString text;
    QString model;                    ///< that produced the text
    QStringList articles;             ///< refs of the articles used
    std::optional<double> confidence; ///< of the responder
    base::Timestamp at;
};

/// Returns @p text in a form that is equal for equal questions: one case, only letters and digits, single spaces.
[[nodiscard]] QString normalForm(const QString &text);

/// An in-memory cache of answers that do not depend on the customer. Limited per company with least-recently-used
/// eviction; entries expire after a day. A question with other sources clears the company's entries. Thread-safe.
class AnswerCache final
{
public:
    static constexpr int AnswersACompany = 500;
    static constexpr base::Millis Lifetime = base::Millis::days(1);

    [[nodiscard]] std::optional<KeptAnswer> find(const KeptQuestion &question, base::Timestamp now);
    /// Stores @p answer, unless the company's sources have changed since find() was called for @p question.
    void keep(const KeptQuestion &question, KeptAnswer answer);
    /// Returns the number of entries of all companies.
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
