#include "core/domain/Brief.h"

#include "core/domain/Fields.h"

namespace tierdesk {

template<FieldIo Io, Is<Brief> T>
void fields(Io &io, T &v)
{
    io(u"wanted", v.wanted);
    io(u"tried", v.tried);
    io(u"granted", v.granted);
    io(u"refused", v.refused);
    io(u"promised", v.promised);
    io(u"nextStep", v.nextStep);
    io.optional(!v.wordedBy.isEmpty(), [&](auto &inner) { inner(u"wordedBy", v.wordedBy); });
    io.optional(v.costNanoUsd != 0, [&](auto &inner) { inner(u"costNanoUsd", v.costNanoUsd); });
}

TIERDESK_STORED_FIELDS(Brief)

QJsonObject toJson(const Brief &brief)
{
    return written(brief);
}

Brief briefFromJson(const QJsonObject &json)
{
    return readOrEmpty<Brief>(json);
}

} // namespace tierdesk
