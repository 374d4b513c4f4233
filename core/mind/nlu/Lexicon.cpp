#include "core/mind/nlu/Lexicon.h"

#include "core/mind/nlu/LexiconRows.h"
#include "core/mind/nlu/Tokens.h"

#include <charconv>
#include <functional>
#include <optional>
#include <unordered_map>

namespace tierdesk::nlu {

namespace {

std::optional<float> number(std::string_view text)
{
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template<class E>
std::optional<E> named(std::string_view text)
{
    return fromWord<E>(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

std::optional<Entry::Kind> modifierKind(std::string_view text)
{
    using Kind = Entry::Kind;
    static constexpr std::array kinds{std::pair{std::string_view("negate"), Kind::Negator},
                                      std::pair{std::string_view("deny"), Kind::Denial},
                                      std::pair{std::string_view("boost"), Kind::Booster},
                                      std::pair{std::string_view("after"), Kind::After},
                                      std::pair{std::string_view("contrast"), Kind::Contrast},
                                      std::pair{std::string_view("concede"), Kind::Concession},
                                      std::pair{std::string_view("if"), Kind::Hypothesis},
                                      std::pair{std::string_view("wish"), Kind::Wish},
                                      std::pair{std::string_view("ask"), Kind::Ask}};
    for (const auto &[name, kind] : kinds) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

constexpr std::string_view kSlips = "*"; // in the first column of spelling.tsv

/// Returns misspellings of @p word: a letter left out (not the first), doubled, or swapped with the next. Letters are
/// left out only of words longer than four, since words of three letters are too similar.
std::vector<std::string> slipsOf(const std::string &word)
{
    std::vector<std::string> slips;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i > 0 && word.size() > 4)
            slips.push_back(std::string(word).erase(i, 1));
        slips.push_back(std::string(word).insert(i, 1, word[i]));
        if (i + 1 < word.size()) {
            slips.push_back(word);
            std::swap(slips.back()[i], slips.back()[i + 1]);
        }
    }
    return slips;
}

class Loader final
{
public:
    explicit Loader(Lexicon &lexicon)
        : m_lexicon(lexicon)
    {}

    base::Result<void> run()
    {
        for (const auto &step :
             {&Loader::spelling, &Loader::valence, &Loader::modifiers, &Loader::categories, &Loader::triggers,
              &Loader::complexity, &Loader::notions, &Loader::languages, &Loader::slips}) {
            base::Result<void> done = std::invoke(step, *this);
            if (!done)
                return done;
        }
        m_lexicon.phrases.finish(m_lexicon.words.size());
        // Every word of the lexicons is English.
        for (quint32 id = 1; id <= m_lexicon.words.size(); ++id) {
            const std::string_view each = m_lexicon.words.word(id);
            if (static_cast<unsigned char>(each.front()) < 0x80 && each.size() > 1)
                m_lexicon.languages.addCommon("en", each);
        }
        m_lexicon.languages.finish();
        m_lexicon.isStopWord.resize(m_lexicon.words.size() + 1);
        m_lexicon.canonical.resize(m_lexicon.words.size() + 1);
        return {};
    }

private:
    bool addPhrases(std::string_view text, const Entry &entry)
    {
        const std::vector<std::string> variants = expandEntries(text);
        for (const std::string &variant : variants) {
            std::vector<quint32> words;
            for (std::string_view each : split(variant, ' ')) {
                if (each == "*") {
                    words.push_back(PhraseIndex::kGap);
                    continue;
                }
                const std::vector<quint32> &ids = idsOf(each);
                words.insert(words.end(), ids.begin(), ids.end());
            }
            if (words.empty() || words.size() > PhraseIndex::kMaxWords || words.front() == PhraseIndex::kGap ||
                words.back() == PhraseIndex::kGap)
                return false;
            m_lexicon.phrases.add(words, entry);
            ++m_lexicon.phraseCount;
        }
        return !variants.empty();
    }

    /// Returns the word numbers of one written word ("e-mail" is two). Cached, since the words repeat often.
    const std::vector<quint32> &idsOf(std::string_view written)
    {
        const auto [at, isNew] = m_ids.try_emplace(std::string(written));
        if (isNew) {
            const TokenList tokens(written);
            for (const Token &token : tokens) {
                if (token.isContent())
                    at->second.push_back(m_lexicon.canonicalOf(m_lexicon.words.intern(tokens.folded(token))));
            }
        }
        return at->second;
    }

    /// Runs first, so that the phrases of the other lexicons refer to the correct spellings.
    base::Result<void> spelling()
    {
        return eachRow(u"spelling.tsv"_s, 2, [this](const Columns &cells) {
            if (cells[0] == kSlips)
                return true;
            const quint32 right = m_lexicon.words.intern(cells[0]);
            for (const std::string &wrong : expandEntries(cells[1])) {
                const quint32 id = m_lexicon.words.intern(wrong);
                if (id >= m_lexicon.canonical.size())
                    m_lexicon.canonical.resize(id + 64);
                m_lexicon.canonical[id] = right;
            }
            return !cells[0].empty();
        });
    }

    /// Runs last, so that no misspelling replaces a word of any lexicon.
    base::Result<void> slips()
    {
        return eachRow(u"spelling.tsv"_s, 2, [this](const Columns &cells) {
            if (cells[0] != kSlips)
                return true;
            for (const std::string &word : expandEntries(cells[1])) {
                const quint32 right = m_lexicon.words.intern(word);
                for (const std::string &slip : slipsOf(word)) {
                    if (m_lexicon.words.find(slip) != 0)
                        continue;
                    const quint32 id = m_lexicon.words.intern(slip);
                    if (id >= m_lexicon.canonical.size())
                        m_lexicon.canonical.resize(id + 64);
                    m_lexicon.canonical[id] = right;
                }
            }
            return true;
        });
    }

    base::Result<void> valence()
    {
        return eachRow(u"valence.tsv"_s, 3, [this](const Columns &cells) {
            const std::optional<float> value = number(cells[0]);
            const std::optional<Theme> theme = named<Theme>(cells[1]);
            return value && theme && addPhrases(cells[2], {Entry::Kind::Valence, static_cast<quint8>(*theme), *value});
        });
    }
    base::Result<void> modifiers()
    {
        return eachRow(u"modifiers.tsv"_s, 3, [this](const Columns &cells) {
            const std::optional<Entry::Kind> kind = modifierKind(cells[0]);
            const std::optional<float> value = number(cells[1]);
            return kind && value && addPhrases(cells[2], {*kind, 0, *value});
        });
    }
    template<class E>
    base::Result<void> weighted(const QString &name, Entry::Kind kind)
    {
        return eachRow(name, 3, [this, kind](const Columns &cells) {
            const std::optional<E> what = named<E>(cells[0]);
            const std::optional<float> value = number(cells[1]);
            return what && value && addPhrases(cells[2], {kind, static_cast<quint8>(*what), *value});
        });
    }
    base::Result<void> categories() { return weighted<Category>(u"categories.tsv"_s, Entry::Kind::Category); }
    base::Result<void> triggers() { return weighted<Trigger>(u"triggers.tsv"_s, Entry::Kind::Trigger); }
    base::Result<void> complexity() { return weighted<Feature>(u"complexity.tsv"_s, Entry::Kind::Complexity); }

    /// Notions are single words; the model learns the meaning of combinations.
    base::Result<void> notions()
    {
        return eachRow(u"notions.tsv"_s, 2, [this](const Columns &cells) {
            const std::optional<Trigger> opened = named<Trigger>(cells[0]);
            const std::vector<std::string> words = expandEntries(cells[1]);
            if ((!opened && cells[0] != "context") || words.empty() || m_lexicon.opened.size() > 255)
                return false;
            const auto notion = static_cast<quint8>(m_lexicon.opened.size());
            m_lexicon.opened.push_back(opened);
            for (const std::string &word : words) {
                const quint32 id = m_lexicon.canonicalOf(m_lexicon.words.intern(word));
                if (id >= m_lexicon.notions.size())
                    m_lexicon.notions.resize(id + 256);
                if (m_lexicon.notions[id] == 0)
                    m_lexicon.notions[id] = notion;
            }
            return true;
        });
    }

    base::Result<void> languages()
    {
        return eachRow(u"languages.tsv"_s, 3, [this](const Columns &cells) {
            const bool isCode = cells[0].size() == 2 || cells[0] == "und"; // "und": only distinguished from English
            const bool isKind =
                cells[1] == "common" || cells[1] == "filler" || cells[1] == "thing" || cells[1] == "typical";
            if (!isCode || !isKind)
                return false;
            for (std::string_view each : split(cells[2], ' ')) {
                const std::string folded = foldCase(each);
                if (folded.empty())
                    continue;
                if (cells[1] == "typical") {
                    m_lexicon.languages.addTypical(cells[0], folded);
                } else {
                    m_lexicon.languages.addCommon(cells[0], folded);
                    if (cells[0] == "en" && cells[1] != "thing")
                        markStopWord(folded);
                }
            }
            return true;
        });
    }

    void markStopWord(std::string_view folded)
    {
        const quint32 id = m_lexicon.canonicalOf(m_lexicon.words.intern(folded));
        if (id >= m_lexicon.isStopWord.size())
            m_lexicon.isStopWord.resize(id + 256);
        m_lexicon.isStopWord[id] = true;
    }

    Lexicon &m_lexicon;
    std::unordered_map<std::string, std::vector<quint32>> m_ids;
};

} // namespace

base::Result<std::shared_ptr<const Lexicon>> Lexicon::load()
{
    auto lexicon = std::make_shared<Lexicon>();
    base::Result<void> done = Loader(*lexicon).run();
    if (!done)
        return std::move(done).error();
    return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

} // namespace tierdesk::nlu
