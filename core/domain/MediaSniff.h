#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"

#include <QtCore/QByteArrayView>

namespace tierdesk {

/// The type of a file according to its first bytes; nothing is decoded.
struct FoundMedia {
    MediaType type = MediaType::Png;
    int width = 0, height = 0; ///< pixels; 0 for a PDF
};

/// The most pixels per side and in total: what a console displays without effort.
inline constexpr int MaxImageSide = 16'384;
inline constexpr qint64 MaxImagePixels = 50'000'000;

/// Detects the type from the content alone, ignoring the name and the declared type. Fails with InvalidInput for an
/// unsupported type (details {"found": null}), an incomplete file (details.found is the type) and an image with too
/// many pixels. Pure.
[[nodiscard]] base::Result<FoundMedia> sniff(QByteArrayView bytes);

} // namespace tierdesk
