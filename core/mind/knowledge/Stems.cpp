#include "core/mind/knowledge/Stems.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <libstemmer.h>

namespace tierdesk::knowledge {

namespace {

/// Words that occur in all questions and would match any article.
const QSet<QByteArray> &stopWords()
{
    static const QSet<QByteArray> Words = [] {
        QSet<QByteArray> words;
        const QByteArray list =
            "a about after again all already also am an and any anybody anyone anything are around as ask at available "
            "be because been before being but by can cannot cant could did didnt do does doesnt doing done dont each "
            "else even ever every everything explain few find for from get gets getting give given go goes going got "
            "had has have having he hello help her here hey hi him his how however i id if ill im in information info "
            "into is isnt it its itself ive just kind know let lets like likely long look looking lot made make many "
            "may maybe me mean might mine more most much must my need needs no not now of off ok okay on once one only "
            "or other our out over own per please possible question really right said same say see shall she should "
            "so some somebody someone something soon still such sure take takes tell than thank thanks that thats the "
            "their them then there these they thing things think this those though through thx to today told too try "
            "trying us use used using very want wants was way we well went were what whats when where whether which "
            "while who whom whose why will wish with within without wondering wont work works would yes yet you your "
            "yours youre policy policies rules terms quick quickly question questions wondering allow allowed offer";
        for (const QByteArray &word : list.split(' '))
            words.insert(word);
        return words;
    }();
    return Words;
}

/// Stems that are synonyms in a shop, so that a question with one finds an article with the other.
const QHash<QByteArray, QByteArray> &synonyms()
{
    static const QHash<QByteArray, QByteArray> Words{
        {"deliveri", "ship"}, {"deliv", "ship"},   {"deliver", "ship"},     {"shipment", "ship"}, {"parcel", "packag"},
        {"fee", "cost"},      {"price", "cost"},   {"login", "sign"},       {"log", "sign"},      {"signin", "sign"},
        {"swap", "exchang"},  {"colour", "color"}, {"guarante", "warranti"}};
    return Words;
}

} // namespace

Stems::Stems()
    : m_stemmer(sb_stemmer_new("english", nullptr))
{}

Stems::~Stems()
{
    sb_stemmer_delete(m_stemmer);
}

std::vector<QByteArray> Stems::of(QStringView text) const
{
    std::vector<QByteArray> stems;
    for (Word &word : allOf(text)) {
        if (!word.isStop)
            stems.push_back(std::move(word.stem));
    }
    return stems;
}

std::vector<Stems::Word> Stems::allOf(QStringView text) const
{
    std::vector<Word> stems;
    QString word;
    const auto close = [&] {
        if (word.isEmpty())
            return;
        QByteArray utf8 = word.toUtf8();
        word.clear();
        // A possessive arrives here as its noun: "customer" for "customer's".
        // A single letter is significant only with its neighbour: "vitamin c", "plan b".
        if (utf8 == "a" || utf8 == "i")
            return;
        const bool isLetter = utf8.size() == 1 && !(utf8[0] >= '0' && utf8[0] <= '9');
        if (isLetter || stopWords().contains(utf8)) {
            stems.push_back({std::move(utf8), true});
            return;
        }
        const auto *stem = sb_stemmer_stem(m_stemmer, reinterpret_cast<const sb_symbol *>(utf8.constData()),
                                           static_cast<int>(utf8.size()));
        if (stem)
            utf8 = QByteArray(reinterpret_cast<const char *>(stem), sb_stemmer_length(m_stemmer));
        stems.push_back({synonyms().value(utf8, utf8), false});
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t u = c.unicode();
        if ((u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9')) {
            word.append(c);
        } else if (u >= u'A' && u <= u'Z') {
            word.append(QChar(static_cast<char16_t>(u + 32)));
        } else if (u == u'\'' || u == u'\u2019') {
            const bool isPossessive = i + 1 < text.size() && text[i + 1].toLower() == u's' &&
                                      (i + 2 == text.size() || !text[i + 2].isLetterOrNumber());
            if (isPossessive)
                ++i;
        } else if (u >= 0x80 && (c.isLetterOrNumber() || c.isSurrogate())) {
            // "café" and "cafe" are one word.
            const QString apart = c.isSurrogate() ? QString(c) : QString(c).normalized(QString::NormalizationForm_KD);
            for (QChar part : apart) {
                if (!part.isMark())
                    word.append(part.toLower());
            }
        } else if (!c.isMark()) {
            close();
        }
    }
    close();
    return stems;
}

} // namespace tierdesk::knowledge
