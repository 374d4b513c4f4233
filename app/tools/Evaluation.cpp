#include "app/tools/Evaluation.h"

#include "app/tools/Lines.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QDir>
#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <iomanip>
#include <iostream>

namespace tierdesk::app {

using base::Result;

namespace {

constexpr int kFound = 10; // ranks that count
constexpr int kBody = 3;   // examples of an intent in its article beside the title
constexpr int kAsked = 10; // further examples that ask for it
constexpr int kJoined = 3; // of them in one question of the second line

struct Faq {
    QString ref;
    QStringList examples;
};

Result<std::vector<Faq>> readFaqs(const QString &path)
{
    std::vector<Faq> faqs;
    QHash<QString, std::size_t> places;
    int number = 0;
    const auto done = eachLine(path, [&](std::string_view line) -> Result<void> {
        ++number;
        const QStringList row = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).split(u'\t');
        if (row.size() != 2)
            return base::Error{.fault = base::Fault::InvalidInput,
                               .message = u"2 columns are wanted"_s,
                               .where = u"%1:%2"_s.arg(path).arg(number),
                               .details = {}};
        const auto [place, isNew] = std::pair{places.value(row[1], faqs.size()), !places.contains(row[1])};
        if (isNew) {
            places.insert(row[1], place);
            faqs.push_back({row[1], {}});
        }
        if (faqs[place].examples.size() < 1 + kBody + kAsked)
            faqs[place].examples.push_back(row[0]);
        return {};
    });
    if (!done)
        return done.error();
    return faqs;
}

/// One article is right: the discount of its rank is the gain.
double gainOf(const knowledge::ArticleIndex &index, const QString &question, const QString &ref)
{
    const auto hits = index.search(question, kFound, knowledge::ArticleIndex::Reach::Any);
    for (std::size_t rank = 0; rank < hits.size(); ++rank) {
        if (hits[rank].article->ref == ref)
            return 1 / std::log2(static_cast<double>(rank) + 2);
    }
    return 0;
}

void printGain(const QString &name, const std::vector<double> &gains)
{
    double sum = 0;
    for (const double gain : gains)
        sum += gain;
    std::cout << std::left << std::setw(30) << name.toStdString() << std::right << std::setw(7) << gains.size()
              << "  nDCG@10 " << sum / static_cast<double>(std::max<std::size_t>(1, gains.size())) << '\n';
}

} // namespace

double calibrationError(const std::vector<Claim> &claims)
{
    constexpr std::size_t kBins = 10;
    std::array<double, kBins> off{}; // what was claimed less what was right
    for (const auto &[confidence, isRight] : claims) {
        const auto bin = static_cast<std::size_t>(std::clamp(confidence, 0., .999) * static_cast<double>(kBins));
        off[bin] += confidence - (isRight ? 1 : 0);
    }
    double sum = 0;
    for (const double each : off)
        sum += std::abs(each);
    return claims.empty() ? 0 : sum / static_cast<double>(claims.size());
}

Result<void> evaluateSearch(const QString &data)
{
    const QStringList names{u"intents_banking77"_s, u"intents_clinc150"_s};
    std::vector<std::vector<Faq>> sets;
    std::vector<Article> articles; // of all sets: each is a haystack to the others
    for (const QString &name : names) {
        auto faqs = TRY(readFaqs(QDir(data).filePath(name + u".tsv"_s)));
        for (Faq &faq : faqs) {
            faq.ref.prepend(name + u'/');
            Article article;
            article.ref = faq.ref;
            article.title = faq.examples.front();
            article.body = faq.examples.mid(1, kBody).join(u". "_s);
            articles.push_back(std::move(article));
        }
        sets.push_back(std::move(faqs));
    }
    const knowledge::ArticleIndex index(std::move(articles));
    for (std::size_t i = 0; i < sets.size(); ++i) {
        std::vector<double> single;
        std::vector<double> joined;
        for (const Faq &faq : sets[i]) {
            const QStringList asked = faq.examples.mid(1 + kBody);
            for (const QString &question : asked)
                single.push_back(gainOf(index, question, faq.ref));
            for (qsizetype from = 0; from + kJoined <= asked.size(); from += kJoined)
                joined.push_back(gainOf(index, asked.mid(from, kJoined).join(u' '), faq.ref));
        }
        const QString name = names[static_cast<qsizetype>(i)];
        printGain(u"search: %1"_s.arg(name), single);
        printGain(u"search: %1, in threes"_s.arg(name), joined);
    }
    return {};
}

Result<void> evaluateSpeed(const char *name, const std::vector<QByteArray> &texts)
{
    constexpr int kRounds = 5;
    const auto reader = TRY(nlu::Reader::load());
    // The processor's time: what else runs here must not count. The best round is the least disturbed one.
    std::clock_t best = 0;
    std::size_t phrases = 0;
    for (int round = 0; round < kRounds; ++round) {
        const std::clock_t begin = std::clock();
        for (const QByteArray &text : texts)
            phrases +=
                reader.read(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))).emotions.size();
        const std::clock_t spent = std::max<std::clock_t>(1, std::clock() - begin);
        best = round == 0 ? spent : std::min(best, spent);
    }
    const double seconds = static_cast<double>(best) / CLOCKS_PER_SEC;
    std::cout << std::left << std::setw(30) << name << std::right << std::setw(7) << texts.size() << "  texts/s "
              << std::setprecision(0) << static_cast<double>(texts.size()) / seconds << std::setprecision(3)
              << "  emotions " << phrases / kRounds << '\n';
    return {};
}

} // namespace tierdesk::app
