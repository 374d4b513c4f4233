#include "core/domain/Training.h"

#include "core/domain/Fields.h"

namespace tierdesk {

template<FieldIo Io, Is<TrialFigures::Label> T>
void fields(Io &io, T &v)
{
    io(u"label", v.label);
    io(u"examples", v.examples);
    io(u"heldOut", v.heldOut);
    io(u"right", v.right);
    io(u"rightBefore", v.rightBefore);
}

template<FieldIo Io, Is<TrialFigures> T>
void fields(Io &io, T &v)
{
    io(u"examples", v.examples);
    io(u"heldOut", v.heldOut);
    io(u"right", v.right);
    io(u"rightBefore", v.rightBefore);
    io(u"known", v.known);
    io(u"knownRight", v.knownRight);
    io(u"knownRightBefore", v.knownRightBefore);
    io(u"labels", v.labels);
}

TIERDESK_STORED_FIELDS(TrialFigures)

QJsonObject toJson(const TrialFigures &figures)
{
    return written(figures);
}

TrialFigures trialFiguresFromJson(const QJsonObject &json)
{
    return readOrEmpty<TrialFigures>(json);
}

} // namespace tierdesk
