#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Answer.h"

/// The model that chooses the sentences of an article that answer. Its shops are in resources/questions.
namespace tierdesk::app {

/// The help centre of an invented shop, and what its customers ask (resources/questions/README.md).
struct QuestionShop {
    enum class Kind { First, Following, Unanswered };
    struct Question {
        Kind kind = Kind::First;
        QString text;
        int before = -1;                  ///< the question that it goes on from
        int article = 0;                  ///< that answers: an article or a page
        int record = -1;                  ///< the order that the talk is about
        std::vector<QStringView> answers; ///< sentences of its body
    };
    QString name;                  ///< of the file
    std::vector<Article> articles; ///< pages of products and orders behind them
    std::vector<Question> questions;
};

/// How often what was told was right.
struct PassageScore {
    int asked = 0, told = 0, article = 0;                   ///< of what is asked first
    int going = 0, goingTold = 0, goingArticle = 0;         ///< of what follows
    int none = 0;                                           ///< questions without an answer
    double sureOfNone = 0, sureOfTold = 0, sureOfWrong = 0; ///< sums of Answer::fit

    PassageScore &operator+=(const PassageScore &other);
    [[nodiscard]] double toldShare() const;
    [[nodiscard]] double articleShare() const;
};

/// Returns whether @p folder has such data.
[[nodiscard]] bool hasPassageData(const QString &folder);

/// Reads all shops of @p folder, in the order of their names. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<std::vector<QuestionShop>> readQuestionShops(const QString &folder);

/// Learns from all shops of @p folder. The same data make the same model. Fails with InvalidInput.
[[nodiscard]] base::Result<knowledge::PassageModel> trainPassageModel(const QString &folder);

/// Answers the questions with @p model from the best articles of a search and the one that was told before.
[[nodiscard]] PassageScore scoreOf(const QuestionShop &shop, const knowledge::PassageModel &model);

/// Prints how models taught by all other shops answer the questions of each; in the end also without the article that
/// was told before, and from every article. Fails likewise.
[[nodiscard]] base::Result<void> evaluatePassages(const QString &folder);

} // namespace tierdesk::app
