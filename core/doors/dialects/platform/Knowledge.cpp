#include "core/base/Json.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"
#include "core/store/Repositories.h"

#include <algorithm>

// The knowledge base service: searches and shows articles.
namespace tierdesk::dialects::platform {

using base::fail;
using base::Fault;
using knowledge::ArticleIndex;

namespace {

constexpr int MostRelated = 3;

/// Returns the search results in @p category, best first.
std::vector<ArticleIndex::Hit> found(const ArticleIndex &articles, const KnowledgeQuery &query)
{
    auto hits = articles.search(query.text, articles.size(), ArticleIndex::Reach::Any);
    if (!query.category.isEmpty())
        std::erase_if(hits, [&](const ArticleIndex::Hit &hit) {
            return !hit.article->tags.contains(query.category, Qt::CaseInsensitive);
        });
    return hits;
}

QStringList relatedTo(const Article &article, const ArticleIndex &articles)
{
    QStringList refs;
    const QString words = article.title + u' ' + article.tags.join(u' ');
    for (const ArticleIndex::Hit &hit : articles.search(words, MostRelated + 1)) {
        if (hit.article->ref != article.ref && refs.size() < MostRelated)
            refs.append(hit.article->ref);
    }
    return refs;
}

} // namespace

void PlatformDialect::searchArticles(const Call &call, const Entry &entry, const Done &done)
{
    const auto query = decodeKnowledge(call);
    if (!query)
        return done(query.error());
    m_engine.read<QByteArray>(
        [entry, query = *query](store::Readers &readers) -> base::Result<QByteArray> {
            const auto hits = found(*entry->articles, query);
            FoundArticles page;
            page.total = static_cast<qint64>(hits.size());
            if (!hits.empty()) {
                page.best = hits.front().score;
                page.coverage = hits.front().coverage;
            }
            const auto from = std::min(hits.size(), static_cast<size_t>(query.offset));
            const auto to = std::min(hits.size(), from + static_cast<size_t>(query.limit));
            page.hits.assign(hits.begin() + static_cast<std::ptrdiff_t>(from),
                             hits.begin() + static_cast<std::ptrdiff_t>(to));
            QStringList refs;
            for (const ArticleIndex::Hit &hit : page.hits)
                refs.append(hit.article->ref);
            auto views = TRY(readers.rows.articleViews.of(entry->company.id, refs));
            page.views = std::move(views);
            return base::toJson(searchJson(page, query));
        },
        &m_context, asAnswer(done));
}

void PlatformDialect::showArticle(const Call &call, const Entry &entry, const Done &done)
{
    const Article *article = entry->articles->byRef(call.captures.value(0));
    if (!article)
        return done(fail(Fault::NotFound, u"there is no such article"_s));
    struct Shown {
        qint64 views = 0;
        UserId author;
    };
    m_engine.submit<Shown>(
        actorOf(call),
        [company = entry->company.id, ref = article->ref](engine::CommandContext &context) -> base::Result<Shown> {
            const auto views = TRY(context.store().articleViews.add(company, ref));
            const auto author = TRY(context.store().articles.authorOf(company, ref));
            return Shown{views, author};
        },
        &m_context,
        [this, entry, article, done](const base::Result<Shown> &shown) {
            if (!shown)
                return done(shown.error());
            // The author may no longer be a user; then the company is named as the author.
            const QString colleague = m_engine.directory()->userName(shown->author);
            done(jsonAnswer(
                base::toJson(articleJson(*article, shown->views, colleague.isEmpty() ? entry->company.name : colleague,
                                         relatedTo(*article, *entry->articles)))));
        });
}

} // namespace tierdesk::dialects::platform
