#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// The appearance of a company's web chat. Empty members use the default.
struct WebChatBrand {
    QString name;       ///< for header and title; empty: the company's
    QString accent;     ///< "#rrggbb"
    QString accentDark; ///< for the dark theme; empty: accent
    QJsonObject texts;  ///< by language (en, de, ar), then by key: {"en": {"welcome": "Hi!"}}
    QByteArray logo;
    MediaType logoType = MediaType::Png;
};

/// The largest size of a logo in bytes.
inline constexpr qsizetype MaxLogoBytes = 64 * 1024;

/// Returns @p brand with the members of @p patch. Absent members keep their value; an empty text or a null logo removes
/// it. Fails with InvalidInput and the member's path for a colour that is not "#rrggbb", an unknown language or key, or
/// a logo that is not a PNG, JPEG, GIF or WebP image or has more than MaxLogoBytes.
[[nodiscard]] base::Result<WebChatBrand> mergeWebChat(const WebChatBrand &brand, const QJsonObject &patch);

/// Returns the form that mergeWebChat() reads; the logo as {"type", "data"} in base64, or null.
[[nodiscard]] QJsonObject toJson(const WebChatBrand &brand);

/// Returns CSS with the page's colours for both themes; empty without a colour. Darkens or lightens a colour that would
/// be illegible on the page's backgrounds, to a contrast of 3 : 1 for controls and 4.5 : 1 for text on and in it.
[[nodiscard]] QByteArray webChatStyle(const WebChatBrand &brand);

} // namespace tierdesk
