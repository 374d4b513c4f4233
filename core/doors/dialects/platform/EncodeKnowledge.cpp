#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/Steps.h"

#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

constexpr int LongestPassage = 400;

/// Returns the article's first tag, its category.
QString categoryOf(const Article &article)
{
    return article.tags.isEmpty() ? u"general"_s : article.tags.front();
}

/// Returns the sentences that answer the question, or the first ones if none fits.
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
        // The best result gets 0.5 to 1, by the share of the question that it covers; the others are relative to it.
        const double relevance = page.best > 0 ? hit.score / page.best * (1 + page.coverage) / 2 : 0;
        results.append(QJsonObject{{u"id"_s, article.ref},
                                   {u"title"_s, article.title},
                                   {u"content"_s, contentOf(hit, query.text)},
                                   {u"category"_s, categoryOf(article)},
                                   {u"relevance_score"_s, std::round(relevance * 100) / 100},
                                   {u"metadata"_s, QJsonObject{{u"last_updated"_s, base::isoText(article.updatedAt)},
                                                               {u"views"_s, page.views.value(article.ref)}}}});
    }
    return {{u"results"_s, results},
            {u"total"_s, page.total},
            {u"page"_s, query.offset / query.limit + 1},
            {u"limit"_s, query.limit}};
}

QJsonObject articleJson(const Article &article, qint64 views, const QString &author, const QStringList &related)
{
    QJsonArray steps;
    for (const Step &step : stepsOf(article.body))
        steps.append(
            QJsonObject{{u"step"_s, steps.size() + 1}, {u"title"_s, step.title}, {u"description"_s, step.description}});
    return {{u"id"_s, article.ref},
            {u"title"_s, article.title},
            {u"content"_s, article.body},
            {u"category"_s, categoryOf(article)},
            {u"metadata"_s, QJsonObject{{u"last_updated"_s, base::isoText(article.updatedAt)},
                                        {u"views"_s, views},
                                        {u"author"_s, author},
                                        {u"related_articles"_s, QJsonArray::fromStringList(related)}}},
            {u"steps"_s, steps}};
}

} // namespace tierdesk::dialects::platform
