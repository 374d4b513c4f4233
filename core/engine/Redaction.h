#pragma once

#include "core/domain/Session.h"
#include "core/engine/Directory.h"
#include "core/mind/nlu/CardRedaction.h"
#include "core/mind/nlu/SplitCards.h"

#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::engine {

/// Redacts what a company does not want to store: payment card numbers, unless its configuration says otherwise. Every
/// text from outside is redacted before a command, a turn or a model sees it: a customer's message when the turn is
/// submitted (Engine), other texts in the command that writes them. A number that is split over several messages is
/// found when the turn reads its conversation (TurnInput).
class Redaction final
{
public:
    explicit Redaction(const CompanyConfig &config)
        : m_hidesCards(config.privacy.redactsPaymentCards)
    {}
    /// Redacts also for a company that is not in @p directory.
    Redaction(const Directory &directory, CompanyId company)
    {
        if (const CompanyEntry *entry = directory.company(company))
            m_hidesCards = entry->company.config.privacy.redactsPaymentCards;
    }

    [[nodiscard]] QString operator()(const QString &text) const { return m_hidesCards ? nlu::redactCards(text) : text; }
    /// Redacts, in a customer's next message @p text, the rest of a card number that began in @p earlier, the messages
    /// before it, oldest first. Earlier messages are stored already and do not change: messages are append-only.
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
