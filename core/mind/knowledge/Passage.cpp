#include "core/mind/knowledge/Passage.h"

#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/RecordPage.h"
#include "core/mind/knowledge/Stems.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tierdesk::knowledge {

namespace {

bool has(const std::vector<QByteArray> &words, const QByteArray &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::vector<QStringView> sentencesOf(QStringView body)
{
    std::vector<QStringView> sentences;
    qsizetype begin = 0;
    const auto close = [&](qsizetype end) {
        const QStringView sentence = body.mid(begin, end - begin).trimmed();
        if (!sentence.isEmpty())
            sentences.push_back(sentence);
        begin = end;
    };
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char16_t c = body[i].unicode();
        const bool isEnd = (c == u'.' || c == u'!' || c == u'?') && (i + 1 == body.size() || body[i + 1].isSpace());
        if (c == u'\n' || isEnd)
            close(i + 1);
    }
    close(body.size());
    return sentences;
}

ArticleWords::ArticleWords(const Article &article)
{
    const Stems stems;
    title = stems.of(article.title);
    tags = stems.of(article.tags.join(u' '));
    const QStringView body = article.body;
    for (const QStringView sentence : sentencesOf(body))
        sentences.push_back({sentence.data() - body.data(), sentence.size(), stems.of(sentence)});
}

const ArticleSense &ArticleWords::sense(const Article &article) const
{
    std::call_once(m_lazy->once, [&] {
        ArticleSense &sense = m_lazy->sense;
        sense.title = numbersOf(title);
        const Numbers tagged = numbersOf(tags);
        sense.title.insert(sense.title.end(), tagged.begin(), tagged.end());
        std::sort(sense.title.begin(), sense.title.end());
        sense.title.erase(std::unique(sense.title.begin(), sense.title.end()), sense.title.end());
        if (isOfOrder(article.ref)) {
            for (const Sentence &each : sentences) {
                const QStringView text = QStringView(article.body).mid(each.from, each.length);
                const RecordSense &known = recordSenseOf(text);
                sense.sentences.push_back({known.flags, digestOf(text), numbersOf(each.stems), lettersOf(each.stems),
                                           known.subjects, known.subjects, known.means, known.means});
            }
            return;
        }
        const QString name = article.title + u". "_s + article.tags.join(u", "_s);
        sense.named = nlu::subjectsOf(name);
        sense.means = wordModel().meaningOf(name);
        std::map<quint16, double> shares;
        for (const Sentence &each : sentences) {
            const QString text = article.body.mid(each.from, each.length);
            ArticleSense::Sentence &made = sense.sentences.emplace_back();
            made.flags = flagsOf(text) | (skuOf(article.ref) ? OfProduct : 0);
            made.digest = digestOf(text);
            made.stems = numbersOf(each.stems);
            made.letters = lettersOf(each.stems);
            made.alone = nlu::subjectsOf(text);
            const QString entitled = article.title + u": "_s + text;
            made.entitled = nlu::subjectsOf(entitled);
            made.means = wordModel().meaningOf(text);
            made.meansEntitled = wordModel().meaningOf(entitled);
            for (const nlu::Subject &subject : made.entitled)
                shares[subject.label] += static_cast<double>(subject.root * subject.root);
        }
        for (const auto &[label, sum] : shares) {
            const double share = sum / static_cast<double>(sentences.size());
            sense.mean.push_back({label, static_cast<float>(std::sqrt(share))});
        }
    });
    return m_lazy->sense;
}

Passage passageFor(QStringView question, const Article &article, const ArticleWords &words, int maxLength)
{
    const Stems stems;
    std::vector<QByteArray> asked = stems.of(question);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());

    Passage passage;
    passage.telling = static_cast<int>(asked.size());
    const std::vector<QByteArray> &title = words.title;
    const std::vector<ArticleWords::Sentence> &sentences = words.sentences;

    passage.isTitleSaid = !title.empty() && std::all_of(title.begin(), title.end(),
                                                        [&asked](const QByteArray &word) { return has(asked, word); });
    std::vector<bool> isFound(asked.size(), false);
    for (size_t i = 0; i < asked.size(); ++i) {
        const bool isInTitle = has(title, asked[i]);
        isFound[i] = isInTitle || has(words.tags, asked[i]);
        passage.isTitled = passage.isTitled || isFound[i];
    }
    size_t best = 0;
    int bestCount = 0;
    for (size_t s = 0; s < sentences.size(); ++s) {
        int count = 0;
        for (size_t i = 0; i < asked.size(); ++i) {
            if (has(sentences[s].stems, asked[i])) {
                isFound[i] = true;
                ++count;
            }
        }
        if (count > bestCount && sentences[s].length <= maxLength) {
            best = s;
            bestCount = count;
        }
    }
    if (!asked.empty()) {
        passage.coverage =
            static_cast<double>(std::count(isFound.begin(), isFound.end(), true)) / static_cast<double>(asked.size());
    }
    qsizetype length = 0;
    for (size_t s = best; s < sentences.size(); ++s) {
        const qsizetype more = sentences[s].length + (length > 0 ? 1 : 0);
        if (length + more > maxLength)
            break;
        if (length > 0)
            passage.text += u' ';
        passage.text += QStringView(article.body).mid(sentences[s].from, sentences[s].length);
        length += more;
    }
    return passage;
}

} // namespace tierdesk::knowledge
