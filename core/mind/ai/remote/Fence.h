#pragma once

#include "core/domain/CompanyConfig.h"

#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace tierdesk::ai {

/// Wraps @p text as data that a model must not treat as instructions: between <data source="…"> and </data>, with &, <
/// and > as entities, so that no text can close the fence. Removes invisible characters (controls, zero-width,
/// direction marks, Unicode's tag block), which could hide instructions.
[[nodiscard]] QString fenced(QLatin1String source, const QString &text);

/// Returns @p text escaped and without invisible characters, as fenced() puts it inside the fence.
[[nodiscard]] QString defused(const QString &text);

/// Removes what must not be sent to a provider. When on, removes everything that findPii() finds (cards, e-mail
/// addresses, phone numbers, IBANs) and names in postal addresses. Otherwise still removes card numbers, unless the
/// company keeps them: messages stored before it enabled redaction still contain them.
class Mask final
{
public:
    Mask(bool isOn, const PrivacyRules &privacy)
        : m_isOn(isOn)
        , m_hidesCards(privacy.redactsPaymentCards)
    {}
    /// Masks nothing; for text that is not sent anywhere.
    Mask() = default;
    [[nodiscard]] bool isOn() const { return m_isOn; }
    [[nodiscard]] QString operator()(const QString &text) const;
    /// Masks every string in @p value except the system's own identifiers and times (orders, items, parcels).
    [[nodiscard]] QJsonValue operator()(const QJsonValue &value) const;

private:
    bool m_isOn = false;
    bool m_hidesCards = false;
};

} // namespace tierdesk::ai
