#include "core/doors/client/Training.h"

#include "core/doors/client/Query.h"
#include "core/doors/deskapi/Codec.h"

namespace tierdesk::client {

Training::Training(Connection &connection)
    : m_connection(connection)
{}

void Training::state(QObject *context, Done<deskapi::Training> done)
{
    m_connection.get(u"/desk/training"_s, {}, context, Connection::decoded(std::move(done)));
}

void Training::list(const ExampleQuery &query, QObject *context, Done<deskapi::TrainingExamples> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"kind"_s, word(query.kind));
    addText(parameters, u"label"_s, query.label);
    addText(parameters, u"q"_s, query.words);
    if (query.before.isSet())
        parameters.addQueryItem(u"before"_s, QString::number(query.before.value));
    m_connection.get(u"/desk/training/examples"_s, parameters, context, Connection::decoded(std::move(done)));
}

void Training::add(const deskapi::AddExamples &request, QObject *context, Done<deskapi::Upserted> done)
{
    m_connection.post(u"/desk/training/examples"_s, deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void Training::remove(const deskapi::RemoveExamples &request, QObject *context, Done<deskapi::Removed> done)
{
    m_connection.post(u"/desk/training/examples/remove"_s, deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void Training::run(QObject *context, Done<deskapi::Training> done)
{
    m_connection.post(u"/desk/training/run"_s, {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
