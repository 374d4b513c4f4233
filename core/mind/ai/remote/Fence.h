#pragma once

#include "core/domain/CompanyConfig.h"

#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace tierdesk::ai {

/// @p text as data that a model must not take for an instruction: between <data source="…"> and </data>, with &, < and
/// > as entities, so that no text can end the fence; without the characters that nobody sees (controls, zero-width,
/// direction marks, Unicode's tag block), in which orders can be hidden.
[[nodiscard]] QString fenced(QLatin1String source, const QString &text);

/// What fenced() leaves of @p text inside the fence.
[[nodiscard]] QString defused(const QString &text);

/// What may leave for a provider: everything, or without what findPii() finds (cards, e-mail addresses, telephone
/// numbers, IBANs) and without the customer's name. Card numbers stay away also where the rest may leave, unless the
/// company keeps them: messages that were stored before it redacted them still have theirs.
class Mask final
{
public:
    Mask(bool isOn, const PrivacyRules &privacy)
        : m_isOn(isOn)
        , m_hidesCards(privacy.redactsPaymentCards)
    {}
    /// For what stays here: nothing is hidden.
    Mask() = default;
    [[nodiscard]] bool isOn() const { return m_isOn; }
    [[nodiscard]] QString operator()(const QString &text) const;
    /// Every text in @p value but those that are numbers of ours: orders, items, parcels, times.
    [[nodiscard]] QJsonValue operator()(const QJsonValue &value) const;

private:
    bool m_isOn = false;
    bool m_hidesCards = false;
};

} // namespace tierdesk::ai
