#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/Steps.h"

#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

constexpr int LongestPassage = 400;

/// An article's first tag is what it is filed under.
QString categoryOf(const Article &article)
{
    return article.tags.isEmpty() ? QStringLiteral("general") : article.tags.front();
}

/// The sentences that answer the question, or the first ones where not even one of them fits.
QString contentOf(const knowledge::ArticleIndex::Hit &hit, const QString &question)
{
    const QString passage = knowledge::passageFor(question, *hit.article, *hit.words, LongestPassage).text;
    if (!passage.isEmpty())
        return passage;
    const QString &body = hit.article->body;
    return body.size() <= LongestPassage ? body : body.first(LongestPassage - 1) + u'…';
}

} // namespace

QJsonObject searchJson(const FoundArticles &page, const KnowledgeQuery &query)
{
    QJsonArray results;
    for (const auto &hit : page.hits) {
        const Article &article = *hit.article;
        // The best one's goes from a half to 1 by how much of the question it has; the others' by how they stand to it.
        const double relevance = page.best > 0 ? hit.score / page.best * (1 + page.coverage) / 2 : 0;
        results.append(QJsonObject{
            {QStringLiteral("id"), article.ref},
            {QStringLiteral("title"), article.title},
            {QStringLiteral("content"), contentOf(hit, query.text)},
            {QStringLiteral("category"), categoryOf(article)},
            {QStringLiteral("relevance_score"), std::round(relevance * 100) / 100},
            {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("last_updated"), base::isoText(article.updatedAt)},
                                                     {QStringLiteral("views"), page.views.value(article.ref)}}}});
    }
    return {{QStringLiteral("results"), results},
            {QStringLiteral("total"), page.total},
            {QStringLiteral("page"), query.offset / query.limit + 1},
            {QStringLiteral("limit"), query.limit}};
}

QJsonObject articleJson(const Article &article, qint64 views, const QString &author, const QStringList &related)
{
    QJsonArray steps;
    for (const Step &step : stepsOf(article.body))
        steps.append(QJsonObject{{QStringLiteral("step"), steps.size() + 1},
                                 {QStringLiteral("title"), step.title},
                                 {QStringLiteral("description"), step.description}});
    return {{QStringLiteral("id"), article.ref},
            {QStringLiteral("title"), article.title},
            {QStringLiteral("content"), article.body},
            {QStringLiteral("category"), categoryOf(article)},
            {QStringLiteral("metadata"),
             QJsonObject{{QStringLiteral("last_updated"), base::isoText(article.updatedAt)},
                         {QStringLiteral("views"), views},
                         {QStringLiteral("author"), author},
                         {QStringLiteral("related_articles"), QJsonArray::fromStringList(related)}}},
            {QStringLiteral("steps"), steps}};
}

} // namespace tierdesk::dialects::platform
