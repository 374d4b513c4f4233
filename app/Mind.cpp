#include "app/Mind.h"

#include "app/Lines.h"
#include "app/ReadingJson.h"
#include "core/base/Json.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <cstdio>

namespace tierdesk::app {

using base::Result;

namespace {

base::Error bad(const QString &message, const QString &where)
{
    return {.fault = base::Fault::InvalidInput, .message = message, .where = where, .details = {}};
}

/// Puts a line on standard output; a reader that went away is an error, not a loss.
Result<void> put(std::string line)
{
    line += '\n';
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
        return bad(QStringLiteral("standard output cannot be written"), {});
    return {};
}

Result<void> flush()
{
    if (std::fflush(stdout) != 0)
        return bad(QStringLiteral("standard output cannot be written"), {});
    return {};
}

struct Shelf {
    std::vector<Article> articles;
    QHash<QString, std::string> ids; ///< by ref: the id as the file writes it, a number or a text
};

Result<Article> articleOf(std::string_view line, const QString &where, Shelf &shelf)
{
    const auto json = base::parseJsonObject(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    if (!json)
        return bad(json.error().message, where);
    const QJsonValue id = json->value(u"id");
    Article article;
    std::string written;
    if (id.isDouble()) {
        article.ref = QString::number(id.toDouble(), 'g', 15);
        written = article.ref.toStdString();
    } else if (id.isString() && !id.toString().isEmpty()) {
        article.ref = id.toString();
        quoteJson(written, article.ref.toStdString());
    } else {
        return bad(QStringLiteral("an article needs an id: a text or a number"), where);
    }
    for (const auto &[key, field] : {std::pair{u"title", &article.title}, std::pair{u"body", &article.body}}) {
        const QJsonValue value = json->value(QStringView(key));
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            return bad(QStringLiteral("%1 must be a text").arg(QStringView(key)), where);
        *field = value.toString();
    }
    if (shelf.ids.contains(article.ref))
        return bad(QStringLiteral("the id %1 stands twice").arg(article.ref), where);
    shelf.ids.insert(article.ref, written);
    return article;
}

Result<Shelf> readShelf(const QString &path)
{
    Shelf shelf;
    int number = 0;
    const auto done = eachLine(path, [&](std::string_view line) -> Result<void> {
        ++number;
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            return {};
        auto article = articleOf(line, QStringLiteral("%1:%2").arg(path).arg(number), shelf);
        if (!article)
            return article.error();
        shelf.articles.push_back(std::move(*article));
        return {};
    });
    if (!done)
        return done.error();
    return shelf;
}

} // namespace

Result<void> readTexts(const Invocation &invocation)
{
    resources::init();
    const auto reader = nlu::Reader::load();
    if (!reader)
        return reader.error();
    const auto done =
        eachLine(invocation.texts, [&](std::string_view text) { return put(readingLine(reader->read(text))); });
    return done ? flush() : done;
}

Result<void> searchArticles(const Invocation &invocation)
{
    auto shelf = readShelf(invocation.articles);
    if (!shelf)
        return shelf.error();
    const knowledge::ArticleIndex index(std::move(shelf->articles));
    const auto done = eachLine(invocation.queries, [&](std::string_view query) {
        const QString question = QString::fromUtf8(query.data(), static_cast<qsizetype>(query.size()));
        std::string line = "{\"query\":";
        quoteJson(line, question.toStdString());
        line += ",\"results\":[";
        bool isFirst = true;
        for (const knowledge::ArticleIndex::Hit &hit : index.search(question, invocation.limit)) {
            line += isFirst ? "{\"id\":" : ",{\"id\":";
            isFirst = false;
            line += shelf->ids.value(hit.article->ref);
            line += ",\"score\":";
            numberJson(line, hit.score);
            line += '}';
        }
        line += "]}";
        return put(std::move(line));
    });
    return done ? flush() : done;
}

} // namespace tierdesk::app
