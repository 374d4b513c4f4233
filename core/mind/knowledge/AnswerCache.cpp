#include "core/mind/knowledge/AnswerCache.h"

#include <memory>

namespace tierdesk::knowledge {

namespace {

QByteArray keyOf(const KeptQuestion &question)
{
    return question.speaker + '\n' + question.form.toUtf8();
}

} // namespace

QString normalForm(const QString &text)
{
    QString form;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            form += c;
        else if (c != u'\'' && c != QChar(0x2019)) // "what's" and "whats" are equal
            form += u' ';
    }
    return form.simplified();
}

std::optional<KeptAnswer> AnswerCache::find(const KeptQuestion &question, base::Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    Shelf &shelf = m_shelves[question.company.value];
    if (shelf.sources != question.sources) {
        shelf.answers.clear();
        shelf.sources = question.sources;
        return std::nullopt;
    }
    const QByteArray key = keyOf(question);
    const KeptAnswer *kept = shelf.answers.object(key);
    if (!kept)
        return std::nullopt;
    if (now - kept->at >= Lifetime) {
        shelf.answers.remove(key);
        return std::nullopt;
    }
    return *kept;
}

void AnswerCache::keep(const KeptQuestion &question, KeptAnswer answer)
{
    const std::lock_guard lock(m_mutex);
    Shelf &shelf = m_shelves[question.company.value];
    if (shelf.sources == question.sources)
        shelf.answers.insert(keyOf(question), std::make_unique<KeptAnswer>(std::move(answer)).release());
}

int AnswerCache::size() const
{
    const std::lock_guard lock(m_mutex);
    int count = 0;
    for (const auto &[company, shelf] : m_shelves)
        count += static_cast<int>(shelf.answers.size());
    return count;
}

} // namespace tierdesk::knowledge
