#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"

#include <QtCore/QByteArrayView>

namespace tierdesk {

/// What a file is by its first bytes; nothing is decoded.
struct FoundMedia {
    MediaType type = MediaType::Png;
    int width = 0, height = 0; ///< pixels; 0 for a PDF
};

/// Most pixels along one side and in all: what a console shows without an effort.
inline constexpr int MaxImageSide = 16'384;
inline constexpr qint64 MaxImagePixels = 50'000'000;

/// Looks at the content alone, whatever its name or its client say. Fails with InvalidInput: for what is none of the
/// kinds (details {"found": null}), for a file that does not come to the end its type asks for (details.found the
/// type), and for an image of too many pixels. Pure.
[[nodiscard]] base::Result<FoundMedia> sniff(QByteArrayView bytes);

} // namespace tierdesk
