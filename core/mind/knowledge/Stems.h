#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

struct sb_stemmer;

namespace tierdesk::knowledge {

/// Cuts a text into the words that tell something, each as its English (Porter 2) stem in UTF-8: lower case, accents
/// folded, stop words and question filler left out. Cheap to make; one a thread, since the stemmer below has a buffer.
class Stems final
{
public:
    Stems();
    ~Stems();
    Stems(const Stems &) = delete;
    Stems &operator=(const Stems &) = delete;

    /// In the order of the text, repeated as often as they stand there.
    [[nodiscard]] std::vector<QByteArray> of(QStringView text) const;

    struct Word {
        QByteArray stem;
        bool isStop = false; ///< a stop word or question filler; its stem is the word itself
    };
    /// All of them, in the order of the text.
    [[nodiscard]] std::vector<Word> allOf(QStringView text) const;

private:
    sb_stemmer *m_stemmer; ///< owned
};

} // namespace tierdesk::knowledge
