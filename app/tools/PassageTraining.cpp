#include "app/tools/PassageTraining.h"

#include "app/tools/Lines.h"
#include "core/mind/ai/local/ActModel.h"
#include "core/mind/ai/local/ActTable.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/RecordPage.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace tierdesk::app {

using base::Result;
using knowledge::ArticleIndex;
using knowledge::PassageExample;
using knowledge::PassageModel;
using ShopQuestion = QuestionShop::Question;

namespace {

constexpr int ArticlesLooked = 6; // as the assistant does
constexpr int PagesLooked = 4;
constexpr int MostLength = 420;

/// A file as it is read: what its lines name is looked up when all of them are known.
class ShopReader final
{
public:
    explicit ShopReader(QuestionShop &shop)
        : m_shop(shop)
    {}

    Result<void> take(const QString &line)
    {
        static const QRegularExpression Titled(u"^article:\\s*(.*?)\\s*\\|\\s*(.*)$"_s);
        static const QRegularExpression Sentence(u"^(\\d+)\\s+(.*)$"_s);
        static const QRegularExpression Sold(
            u"^product:\\s*(.*?)\\s*\\|\\s*([\\d.]+)\\s*\\|\\s*(\\d+)\\s*\\|\\s*(.*)$"_s);
        static const QRegularExpression Record(u"^record:\\s*(.*)$"_s);
        static const QRegularExpression Asked(u"^(ask|then):\\s*(.*?)\\s*\\|\\s*(.*)$"_s);
        static const QRegularExpression None(u"^none:\\s*(.*)$"_s);
        ++m_line;
        const QString text = line.trimmed();
        if (text.isEmpty() || text.startsWith(u"shop:"_s))
            return {};
        if (const auto match = Titled.match(text); match.hasMatch()) {
            Article &article = m_shop.articles.emplace_back();
            article.ref = QString::number(m_shop.articles.size());
            article.title = match.captured(1);
            for (const QString &tag : match.captured(2).split(u','))
                article.tags.append(tag.trimmed());
            m_spans.emplace_back();
            return {};
        }
        if (const auto match = Sold.match(text); match.hasMatch()) {
            const auto price = moneyFromMajor(match.captured(2).toDouble(), {'U', 'S', 'D'});
            if (!price)
                return bad(u"what is this price?"_s);
            m_shop.articles.emplace_back();
            m_spans.emplace_back();
            m_product = Product();
            m_product.sku = QString::number(m_shop.articles.size());
            m_product.name = match.captured(1);
            m_product.price = *price;
            m_product.stock = match.captured(3).toInt();
            for (const QString &each : match.captured(4).split(u',', Qt::SkipEmptyParts))
                m_product.variants.append(each.trimmed());
            writePage();
            return {};
        }
        if (const auto match = Record.match(text); match.hasMatch()) {
            Article &page = m_shop.articles.emplace_back();
            page.ref = knowledge::refOfOrder(QString::number(m_shop.articles.size()));
            page.title = match.captured(1);
            m_record = static_cast<int>(m_shop.articles.size()) - 1;
            m_spans.emplace_back();
            return {};
        }
        if (m_shop.articles.empty())
            return bad(u"an article must come first"_s);
        if (const auto match = Asked.match(text); match.hasMatch()) {
            const bool isFirst = match.captured(1) == u"ask";
            if (!isFirst && m_last < 0)
                return bad(u"nothing was asked before"_s);
            ShopQuestion &question = m_shop.questions.emplace_back();
            question.kind = isFirst ? QuestionShop::Kind::First : QuestionShop::Kind::Following;
            question.before = isFirst ? -1 : m_last;
            question.record = m_record;
            question.text = match.captured(3).replace(u"\\n"_s, u" "_s);
            m_last = static_cast<int>(m_shop.questions.size()) - 1;
            m_names.push_back({m_last, static_cast<int>(m_shop.articles.size()) - 1, match.captured(2), m_line});
            return {};
        }
        if (const auto match = None.match(text); match.hasMatch()) {
            ShopQuestion &question = m_shop.questions.emplace_back();
            question.kind = QuestionShop::Kind::Unanswered;
            question.record = m_record;
            question.text = match.captured(1).replace(u"\\n"_s, u" "_s);
            return {};
        }
        if (const auto match = Sentence.match(text); match.hasMatch()) {
            const bool isPage = knowledge::skuOf(m_shop.articles.back().ref).has_value();
            QString &body = isPage ? m_product.description : m_shop.articles.back().body;
            if (!body.isEmpty())
                body += u'\n';
            m_spans.back().insert(match.captured(1), {body.size(), match.captured(2).size()});
            body += match.captured(2);
            if (isPage)
                writePage();
            return {};
        }
        return bad(u"what is this line?"_s);
    }

    Result<void> close()
    {
        for (const Name &name : m_names) {
            m_line = name.line;
            ShopQuestion &question = m_shop.questions[static_cast<std::size_t>(name.question)];
            question.article = name.article;
            QString numbers = name.text;
            if (const qsizetype at = numbers.lastIndexOf(u'#'); at >= 0) {
                const QString title = numbers.left(at).trimmed();
                const auto found =
                    std::find_if(m_shop.articles.begin(), m_shop.articles.end(), [&](const Article &each) {
                        return each.title.compare(title, Qt::CaseInsensitive) == 0;
                    });
                if (found == m_shop.articles.end())
                    return bad(u"there is no such article"_s);
                question.article = static_cast<int>(found - m_shop.articles.begin());
                numbers = numbers.mid(at + 1);
            }
            const auto article = static_cast<std::size_t>(question.article);
            const QStringView body = m_shop.articles[article].body;
            for (const QString &number : numbers.split(u',')) {
                const auto span = m_spans[article].constFind(number.trimmed());
                if (span == m_spans[article].cend())
                    return bad(u"there is no such sentence"_s);
                question.answers.push_back(body.mid(span->first, span->second));
            }
        }
        return {};
    }

private:
    struct Name {
        int question = 0;
        int article = 0;
        QString text;
        int line = 0;
    };
    base::Error bad(const QString &message) const
    {
        return base::fail(base::Fault::InvalidInput, message, u"%1:%2"_s.arg(m_shop.name).arg(m_line));
    }

    /// The page of the product at hand as far as it was read, with its last lines by their names.
    void writePage()
    {
        Article &page = m_shop.articles.back();
        page = knowledge::pageOf(m_product);
        qsizetype end = page.body.size();
        QStringList names{u"variants"_s, u"stock"_s, u"price"_s};
        if (m_product.variants.isEmpty())
            names.removeFirst();
        for (const QString &name : names) {
            const qsizetype from = page.body.lastIndexOf(u'\n', end - 1) + 1;
            m_spans.back().insert(name, {from, end - from});
            end = from - 1;
        }
    }

    QuestionShop &m_shop;
    Product m_product;
    std::vector<QHash<QString, std::pair<qsizetype, qsizetype>>> m_spans; ///< by article: where its sentences stand
    std::vector<Name> m_names;
    int m_line = 0;
    int m_record = -1; ///< the order that is asked about
    int m_last = -1;   ///< the question that a following one goes on from
};

/// What the articles about the question's likeliest wish say.
QString topicOf(const QString &question)
{
    const ai::Act act = ai::actModel().read(question, {}).front().label;
    return ai::isWish(act) ? ai::rowOf(act).query : QString();
}

knowledge::Query queryOf(const QuestionShop &shop, const ShopQuestion &question)
{
    knowledge::Query query{question.text, topicOf(question.text), {}};
    if (question.before < 0)
        return query;
    const ShopQuestion &before = shop.questions[static_cast<std::size_t>(question.before)];
    query.before.question = before.text;
    query.before.topic = topicOf(before.text);
    query.before.article = shop.articles[static_cast<std::size_t>(before.article)].ref;
    for (const QStringView each : before.answers) {
        query.before.said += each;
        query.before.said += u'\n';
    }
    return query;
}

enum class Reach {
    Search, ///< what a search of the question finds
    Told,   ///< and the article that was told before
    All     ///< all that there are
};

/// What a shop's questions are answered from.
struct Shelves {
    ArticleIndex articles;
    ArticleIndex products;
    ArticleIndex orders;
};

Shelves shelvesOf(const QuestionShop &shop)
{
    std::vector<Article> articles, pages, orders;
    for (const Article &each : shop.articles)
        (knowledge::skuOf(each.ref) ? pages : knowledge::isOfOrder(each.ref) ? orders : articles).push_back(each);
    return {ArticleIndex(std::move(articles)), ArticleIndex(std::move(pages)), ArticleIndex(std::move(orders))};
}

std::vector<knowledge::Source> sourcesOf(const QuestionShop &shop, const Shelves &shelves, const ShopQuestion &question,
                                         const knowledge::Query &query, Reach reach)
{
    std::vector<knowledge::Source> sources;
    const auto look = [&](const ArticleIndex &index, const QString &wanted, int most) {
        for (const ArticleIndex::Hit &hit : index.search(wanted, reach == Reach::All ? index.size() : most))
            sources.push_back({hit.article, hit.words, hit.score});
    };
    look(shelves.articles, query.question + u' ' + query.topic, ArticlesLooked);
    look(shelves.products, query.question, PagesLooked);
    const std::span<const Article> orders = shelves.orders.first(shelves.orders.size());
    const Article *order = question.record >= 0
                               ? shelves.orders.byRef(shop.articles[static_cast<std::size_t>(question.record)].ref)
                               : nullptr;
    // Who asks something else may have an order as well.
    const auto number = static_cast<std::size_t>(&question - shop.questions.data());
    if (!order && !orders.empty() && number % 2 == 0)
        order = &orders[number / 2 % orders.size()];
    if (order)
        sources.push_back({order, shelves.orders.wordsByRef(order->ref), 0});
    if (reach == Reach::Search)
        return sources;
    for (const ArticleIndex *index : {&shelves.articles, &shelves.products}) {
        for (const Article &article : index->first(index->size())) {
            const bool isWanted = reach == Reach::All || article.ref == query.before.article;
            const bool isThere = std::any_of(sources.begin(), sources.end(), [&article](const knowledge::Source &each) {
                return each.article->ref == article.ref;
            });
            if (isWanted && !isThere)
                sources.push_back({&article, index->wordsByRef(article.ref), 0});
        }
    }
    return sources;
}

bool isRight(const ShopQuestion &question, QStringView sentence)
{
    return std::any_of(question.answers.begin(), question.answers.end(),
                       [sentence](QStringView each) { return each.contains(sentence); });
}

void addExamples(std::vector<PassageExample> &examples, const QuestionShop &shop, int group)
{
    const Shelves shelves = shelvesOf(shop);
    for (const ShopQuestion &question : shop.questions) {
        const knowledge::Query query = queryOf(shop, question);
        const auto add = [&](const std::vector<knowledge::Source> &sources, bool isTrial) {
            PassageExample &example = examples.emplace_back();
            example.traits = knowledge::traitsOf(query, sources);
            example.group = group;
            example.isTrial = isTrial;
            for (std::size_t i = 0; i < example.traits.candidates.size(); ++i) {
                const knowledge::Traits::Candidate &each = example.traits.candidates[i];
                const knowledge::Source &source = sources[each.source];
                const auto &sentence = source.words->sentences[each.sentence];
                const bool isOfArticle =
                    source.article->ref == shop.articles[static_cast<std::size_t>(question.article)].ref;
                if (isOfArticle &&
                    isRight(question, QStringView(source.article->body).mid(sentence.from, sentence.length)))
                    example.right.push_back(i);
            }
        };
        add(sourcesOf(shop, shelves, question, query, Reach::Told), true);
        add(sourcesOf(shop, shelves, question, query, Reach::All), false);
    }
}

std::vector<PassageExample> examplesOf(const std::vector<QuestionShop> &shops, std::size_t but)
{
    std::vector<PassageExample> examples;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        if (i != but)
            addExamples(examples, shops[i], static_cast<int>(i));
    }
    return examples;
}

void print(const QString &name, const PassageScore &score)
{
    const auto share = [](double part, int whole) { return part / std::max(1, whole); };
    const int told = score.told + score.goingTold;
    const int wrong = score.asked + score.going - told;
    std::cout << std::left << std::setw(14) << name.toStdString() << std::right << std::setw(7) << score.asked
              << std::setw(8) << share(score.told, score.asked) << std::setw(9) << share(score.article, score.asked)
              << std::setw(7) << score.going << std::setw(8) << share(score.goingTold, score.going) << std::setw(9)
              << share(score.goingArticle, score.going) << std::setw(8) << score.toldShare() << std::setw(9)
              << score.articleShare() << std::setw(8) << share(score.sureOfTold, told) << std::setw(8)
              << share(score.sureOfWrong, wrong) << std::setw(8) << share(score.sureOfNone, score.none) << '\n';
}

PassageScore scoreOf(const QuestionShop &shop, const PassageModel &model, Reach reach)
{
    PassageScore score;
    const Shelves shelves = shelvesOf(shop);
    for (const ShopQuestion &question : shop.questions) {
        const knowledge::Query query = queryOf(shop, question);
        const auto sources = sourcesOf(shop, shelves, question, query, reach);
        const knowledge::Answer answer = knowledge::answerFrom(query, sources, MostLength, model);
        if (question.kind == QuestionShop::Kind::Unanswered) {
            ++score.none;
            score.sureOfNone += answer.fit;
            continue;
        }
        const bool isArticle =
            answer.article && answer.article->ref == shop.articles[static_cast<std::size_t>(question.article)].ref;
        const std::vector<QStringView> told = knowledge::sentencesOf(answer.text);
        const bool isTold = isArticle && std::any_of(told.begin(), told.end(),
                                                     [&](QStringView each) { return isRight(question, each); });
        const bool isFirst = question.kind == QuestionShop::Kind::First;
        ++(isFirst ? score.asked : score.going);
        (isFirst ? score.told : score.goingTold) += isTold ? 1 : 0;
        (isFirst ? score.article : score.goingArticle) += isArticle ? 1 : 0;
        (isTold ? score.sureOfTold : score.sureOfWrong) += answer.fit;
    }
    return score;
}

} // namespace

PassageScore &PassageScore::operator+=(const PassageScore &other)
{
    asked += other.asked;
    told += other.told;
    article += other.article;
    going += other.going;
    goingTold += other.goingTold;
    goingArticle += other.goingArticle;
    none += other.none;
    sureOfNone += other.sureOfNone;
    sureOfTold += other.sureOfTold;
    sureOfWrong += other.sureOfWrong;
    return *this;
}

double PassageScore::toldShare() const
{
    return static_cast<double>(told + goingTold) / std::max(1, asked + going);
}

double PassageScore::articleShare() const
{
    return static_cast<double>(article + goingArticle) / std::max(1, asked + going);
}

bool hasPassageData(const QString &folder)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return false;
    QFile file(dir.filePath(names.front()));
    return file.open(QIODevice::ReadOnly) && file.readLine().startsWith("shop:");
}

Result<std::vector<QuestionShop>> readQuestionShops(const QString &folder)
{
    std::vector<QuestionShop> shops;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    shops.reserve(static_cast<std::size_t>(names.size()));
    for (const QString &name : names) {
        QuestionShop &shop = shops.emplace_back();
        shop.name = name;
        ShopReader reader(shop);
        auto done = eachLine(dir.filePath(name), [&reader](std::string_view line) {
            return reader.take(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())));
        });
        if (done)
            done = reader.close();
        if (!done)
            return done.error();
    }
    return shops;
}

Result<PassageModel> trainPassageModel(const QString &folder)
{
    const auto shops = TRY(readQuestionShops(folder));
    return PassageModel::train(examplesOf(shops, shops.size()));
}

PassageScore scoreOf(const QuestionShop &shop, const PassageModel &model)
{
    return scoreOf(shop, model, Reach::Told);
}

Result<void> evaluatePassages(const QString &folder)
{
    const auto shops = TRY(readQuestionShops(folder));
    std::cout << std::fixed << std::setprecision(3)
              << "                ask    told  article   then    told  article     all  article  sure of: right   wrong"
                 "    none\n";
    PassageScore all, bySearch, byAll;
    for (std::size_t i = 0; i < shops.size(); ++i) {
        const auto model = TRY(PassageModel::train(examplesOf(shops, i)));
        const PassageScore score = scoreOf(shops[i], model);
        print(shops[i].name, score);
        all += score;
        bySearch += scoreOf(shops[i], model, Reach::Search);
        byAll += scoreOf(shops[i], model, Reach::All);
    }
    print(u"all"_s, all);
    print(u"search alone"_s, bySearch);
    print(u"every article"_s, byAll);
    return {};
}

} // namespace tierdesk::app
