#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk {

template<class Io, Is<TrainingExample> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"kind", v.kind);
    io(u"label", v.label);
    io(u"text", v.text);
    io(u"sessionId", v.sessionId);
    io(u"messageId", v.message);
    io(u"userId", v.user);
    io(u"who", v.who);
    io(u"at", v.at);
}

} // namespace tierdesk

namespace tierdesk::deskapi {

template<class Io, Is<Correct> T>
void fields(Io &io, T &v)
{
    io(u"category", v.category);
    io(u"intent", v.intent, upTo(MaxTrainingLabel));
    io.optional(v.message.isSet(), [&](auto &inner) { inner(u"messageId", v.message); });
}

template<class Io, Is<TrainingExamples> T>
void fields(Io &io, T &v)
{
    io(u"examples", v.examples);
    io(u"next", v.next);
}

template<class Io, Is<AddExamples::Row> T>
void fields(Io &io, T &v)
{
    io(u"text", v.text);
    io(u"label", v.label);
}

// Bulk: read by the dialect, row by row.
template<class Io, Is<AddExamples> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind);
    io(u"examples", v.examples);
}

template<class Io, Is<RemoveExamples> T>
void fields(Io &io, T &v)
{
    io(u"ids", v.ids);
}

template<class Io, Is<Removed> T>
void fields(Io &io, T &v)
{
    io(u"removed", v.removed);
}

template<class Io, Is<TrainedRow> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"state", v.state);
    io(u"reason", v.reason);
    io(u"problem", v.problem);
    io(u"at", v.at);
    io(u"tookMs", v.tookMs);
    fields(io, v.figures);
}

template<class Io, Is<TrainingOf::Label> T>
void fields(Io &io, T &v)
{
    io(u"label", v.label);
    io(u"examples", v.examples);
}

template<class Io, Is<TrainingOf> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind);
    io(u"examples", v.examples);
    io(u"labels", v.labels);
    io(u"inService", v.inService);
    io(u"latest", v.latest);
}

template<class Io, Is<Training> T>
void fields(Io &io, T &v)
{
    io(u"state", v.state);
    io(u"since", v.since);
    io(u"mostExamples", v.mostExamples);
    io(u"kinds", v.kinds);
}

DESKAPI_REQUEST(Correct)
DESKAPI_REPLY(TrainingExamples)
DESKAPI_REPLY(AddExamples)
DESKAPI_REPLY(RemoveExamples)
DESKAPI_REPLY(Removed)
DESKAPI_REPLY(Training)

} // namespace tierdesk::deskapi
