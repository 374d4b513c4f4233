#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// How a company's web chat looks to its customers. What is empty is the program's own.
struct WebChatBrand {
    QString name;       ///< in the header and the title; empty: the company's
    QString accent;     ///< "#rrggbb"
    QString accentDark; ///< of the dark theme; empty: accent
    QJsonObject texts;  ///< by language (en, de, ar), then by word: {"en": {"welcome": "Hi!"}}
    QByteArray logo;    ///< an image
    MediaType logoType = MediaType::Png;
};

/// Most bytes of a logo.
inline constexpr qsizetype MaxLogoBytes = 64 * 1024;

/// @p brand with the members of @p patch: absent ones stay, an empty text or a null logo is removed. Fails with
/// InvalidInput and the member's path: a colour that is not "#rrggbb", an unknown language or word, a logo that is not
/// a PNG, JPEG, GIF or WebP image or has more than MaxLogoBytes.
[[nodiscard]] base::Result<WebChatBrand> mergeWebChat(const WebChatBrand &brand, const QJsonObject &patch);

/// As mergeWebChat() reads it; the logo as {"type", "data"} with its bytes in base64, or null.
[[nodiscard]] QJsonObject toJson(const WebChatBrand &brand);

/// CSS that sets the page's colours for both themes; empty where no colour is chosen. A colour that would be illegible
/// on the page's grounds is darkened or lightened until it is: 3 : 1 for controls, 4.5 : 1 for text on and in it.
[[nodiscard]] QByteArray webChatStyle(const WebChatBrand &brand);

} // namespace tierdesk
