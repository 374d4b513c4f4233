#pragma once

#include "core/domain/Session.h"
#include "core/engine/Directory.h"
#include "core/mind/nlu/CardRedaction.h"
#include "core/mind/nlu/SplitCards.h"

#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::engine {

/// Redacts what a company does not want stored: payment card numbers, unless its config says otherwise. Every text from
/// outside goes through one of these before a command, a turn or a model sees it: a customer's message where the turn
/// is handed in (Engine), all others in the command that writes them. A number in several messages is found where the
/// turn gets its conversation (TurnInput).
class Redaction final
{
public:
    explicit Redaction(const CompanyConfig &config)
        : m_hidesCards(config.privacy.redactsPaymentCards)
    {}
    /// Redacts for a company that is not in @p directory.
    Redaction(const Directory &directory, CompanyId company)
    {
        if (const CompanyEntry *entry = directory.company(company))
            m_hidesCards = entry->company.config.privacy.redactsPaymentCards;
    }

    [[nodiscard]] QString operator()(const QString &text) const { return m_hidesCards ? nlu::redactCards(text) : text; }
    /// Redacts in @p text, a customer's next message, what completes a card number that they began in @p earlier, the
    /// messages before it, oldest first. What they wrote before is stored already and stays: messages are append-only.
    [[nodiscard]] QString next(const std::vector<Message> &earlier, const QString &text) const
    {
        if (!m_hidesCards)
            return text;
        std::vector<nlu::EarlierMessage> before;
        before.reserve(earlier.size());
        for (const Message &each : earlier)
            before.push_back({each.text, each.speaker == Speaker::Customer});
        return nlu::redactContinuation(before, text);
    }
    [[nodiscard]] QJsonObject operator()(const QJsonObject &object) const
    {
        return m_hidesCards ? nlu::redactCards(object) : object;
    }
    [[nodiscard]] QStringList operator()(QStringList texts) const
    {
        for (QString &each : texts)
            each = (*this)(each);
        return texts;
    }

private:
    bool m_hidesCards = true;
};

} // namespace tierdesk::engine
