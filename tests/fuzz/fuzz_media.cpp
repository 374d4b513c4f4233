// Feeds any bytes to the look at files: what is taken is of a fair size and has its end, so that neither what stands
// behind that nor a longer file of the same beginning is another.
#include "core/domain/MediaSniff.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <cstdint>
#include <cstdlib>

using namespace tierdesk;

namespace {

void demand(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

bool isSame(const FoundMedia &a, const FoundMedia &b)
{
    return a.type == b.type && a.width == b.width && a.height == b.height;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // Of its own, so that a reader beyond the end is caught.
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto found = sniff(bytes);
    const auto half = sniff(QByteArray(bytes.constData(), bytes.size() / 2));
    if (half && isImage(half->type))
        demand(found && isSame(*found, *half));
    if (!found) {
        demand(found.error().details.contains(u"found"));
        return 0;
    }
    if (!isImage(found->type))
        return demand(found->width == 0 && found->height == 0), 0;
    demand(found->width > 0 && found->width <= MaxImageSide && found->height > 0 && found->height <= MaxImageSide);
    demand(qint64(found->width) * found->height <= MaxImagePixels);
    const auto longer = sniff(bytes + "behind it");
    demand(longer && isSame(*longer, *found));
    return 0;
}
