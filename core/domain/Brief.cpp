#include "core/domain/Brief.h"

#include "core/domain/Fields.h"

namespace tierdesk {

template<FieldIo Io, Is<Brief> T>
void fields(Io &io, T &v)
{
    io.text(u"wanted", v.wanted);
    io.texts(u"tried", v.tried);
    io.texts(u"granted", v.granted);
    io.texts(u"refused", v.refused);
    io.texts(u"promised", v.promised);
    io.text(u"nextStep", v.nextStep);
    io.optional(!v.wordedBy.isEmpty(), [&](auto &inner) { inner.text(u"wordedBy", v.wordedBy); });
    io.optional(v.costNanoUsd != 0, [&](auto &inner) { inner.integer(u"costNanoUsd", v.costNanoUsd); });
}

TIERDESK_STORED_FIELDS(Brief)

QJsonObject toJson(const Brief &brief)
{
    return written(brief);
}

Brief briefFromJson(const QJsonObject &json)
{
    return readLeniently<Brief>(json);
}

} // namespace tierdesk
