#include "core/base/Json.h"

#include <QtCore/QJsonObject>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace tierdesk::base;

/// What is taken from a stranger is printed as something that is taken again and means the same; a refusal says why.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto value = parseJson(text, {16, 4096});
    if (!value) {
        if (value.error().message.isEmpty())
            std::abort();
        return 0;
    }
    const QByteArray printed = toJson(QJsonObject{{u"v"_s, *value}});
    const auto again = parseJsonObject(printed, {17, 1 << 20});
    if (!again || again->value(u"v") != *value)
        std::abort();
    return 0;
}
