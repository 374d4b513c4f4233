#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

struct sb_stemmer;

namespace tierdesk::knowledge {

/// Splits a text into its significant words, each as its English (Porter 2) stem in UTF-8: lower case, without accents,
/// stop words and question filler. Cheap to create. Use one per thread, since the stemmer has a buffer.
class Stems final
{
public:
    Stems();
    ~Stems();
    Stems(const Stems &) = delete;
    Stems &operator=(const Stems &) = delete;

    /// Returns the stems in text order, with repetitions.
    [[nodiscard]] std::vector<QByteArray> of(QStringView text) const;

    struct Word {
        QByteArray stem;
        bool isStop = false; ///< a stop word or question filler; its stem is the word itself
    };
    /// Returns all words in text order.
    [[nodiscard]] std::vector<Word> allOf(QStringView text) const;

private:
    sb_stemmer *m_stemmer; ///< owned
};

} // namespace tierdesk::knowledge
