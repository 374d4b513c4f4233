#include "app/tools/Mind.h"

#include "app/tools/Lines.h"
#include "app/tools/ReadingJson.h"
#include "app/tools/Training.h"
#include "core/base/Json.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <QtCore/QSaveFile>

#include <cmath>
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
        return bad(u"cannot write to standard output"_s, {});
    return {};
}

Result<void> flush()
{
    if (std::fflush(stdout) != 0)
        return bad(u"cannot write to standard output"_s, {});
    return {};
}

struct Shelf {
    std::vector<Article> articles;
    QHash<QString, std::string> ids; ///< by ref: the id as the file writes it, a number or a text
};

/// A double keeps no more than 53 bits of one.
bool isWhole(const QJsonValue &number)
{
    constexpr double kMost = 9007199254740992.;
    const double value = number.toDouble();
    return value == std::floor(value) && std::abs(value) < kMost;
}

Result<Article> articleOf(std::string_view line, const QString &where, Shelf &shelf)
{
    const auto json = base::parseJsonObject(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    if (!json)
        return bad(json.error().message, where);
    const QJsonValue id = json->value(u"id");
    Article article;
    std::string written;
    if (id.isDouble()) {
        if (!isWhole(id))
            return bad(u"the id is a number that cannot be stored exactly: write it as a string"_s, where);
        article.ref = QString::number(id.toInteger());
        written = article.ref.toStdString();
    } else if (id.isString() && !id.toString().isEmpty()) {
        article.ref = id.toString();
        quoteJson(written, article.ref.toStdString());
    } else {
        return bad(u"an article needs an id: a string or a number"_s, where);
    }
    for (const auto &[key, field] : {std::pair{u"title", &article.title}, std::pair{u"body", &article.body}}) {
        const QJsonValue value = json->value(QStringView(key));
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            return bad(u"%1 must be a string"_s.arg(QStringView(key)), where);
        *field = value.toString();
    }
    if (shelf.ids.contains(article.ref))
        return bad(u"the id %1 occurs twice"_s.arg(article.ref), where);
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
        auto article = TRY(articleOf(line, u"%1:%2"_s.arg(path).arg(number), shelf));
        shelf.articles.push_back(std::move(article));
        return {};
    });
    if (!done)
        return done.error();
    return shelf;
}

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Result<void> readTexts(const Invocation &invocation)
{
    resources::init();
    const auto reader = TRY(nlu::Reader::load());
    const auto done =
        eachLine(invocation.texts, [&](std::string_view text) { return put(readingLine(reader.read(text))); });
    return done ? flush() : done;
}

Result<void> trainIntents(const Invocation &invocation)
{
    std::vector<nlu::IntentExample> examples;
    int number = 0;
    const auto taken = eachLine(invocation.file, [&](std::string_view line) -> Result<void> {
        ++number;
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            return {};
        const std::size_t tab = line.find('\t');
        const QString intent = tab == std::string_view::npos ? QString() : textOf(line.substr(tab + 1)).trimmed();
        if (intent.isEmpty() || intent.contains(u'\t'))
            return bad(u"an example must be a text, a tab and an intent"_s,
                       u"%1:%2"_s.arg(invocation.file).arg(number));
        examples.push_back({textOf(line.substr(0, tab)), intent});
        return {};
    });
    if (!taken)
        return taken;
    const auto model = nlu::IntentModel::train(examples);
    if (!model)
        return bad(model.error().message, invocation.file);
    // The model in service stays as it is until the new one is whole.
    QSaveFile file(invocation.out);
    const QByteArray bytes = model->toBytes();
    // Others may run what serves with it.
    constexpr auto Mode =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(Mode) || file.write(bytes) != bytes.size() ||
        !file.commit())
        return bad(file.errorString(), invocation.out);
    return {};
}

Result<void> classifyTexts(const Invocation &invocation)
{
    const auto model = TRY(nlu::IntentModel::readFile(invocation.file));
    const auto done = eachLine(invocation.texts, [&](std::string_view text) {
        const nlu::IntentGuess guess = model.classify(text);
        std::string line = "{\"intent\":";
        quoteJson(line, guess.intent.toStdString());
        line += ",\"confidence\":";
        numberJson(line, guess.confidence);
        line += '}';
        return put(std::move(line));
    });
    return done ? flush() : done;
}

} // namespace

Result<void> runNlu(const Invocation &invocation)
{
    if (invocation.action == u"read" && !invocation.file.isEmpty())
        return bad(u"use --texts to pass texts to nlu read"_s, invocation.file);
    if (invocation.action == u"read")
        return readTexts(invocation);
    if (invocation.file.isEmpty())
        return bad(u"nlu %1 requires a file or folder"_s.arg(invocation.action), {});
    if (invocation.action == u"classify")
        return classifyTexts(invocation);
    if (invocation.action == u"evaluate")
        return evaluateReader(invocation.file);
    if (invocation.out.isEmpty())
        return bad(u"--out is required: the path to write to"_s, {});
    return invocation.action == u"train" ? trainModels(invocation.file, invocation.out) : trainIntents(invocation);
}

Result<void> searchArticles(const Invocation &invocation)
{
    auto shelf = TRY(readShelf(invocation.articles));
    const knowledge::ArticleIndex index(std::move(shelf.articles));
    const auto done = eachLine(invocation.queries, [&](std::string_view query) {
        const QString question = textOf(query);
        std::string line = "{\"query\":";
        quoteJson(line, question.toStdString());
        line += ",\"results\":[";
        bool isFirst = true;
        for (const knowledge::ArticleIndex::Hit &hit :
             index.search(question, invocation.limit, knowledge::ArticleIndex::Reach::Any)) {
            line += isFirst ? "{\"id\":" : ",{\"id\":";
            isFirst = false;
            line += shelf.ids.value(hit.article->ref);
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
