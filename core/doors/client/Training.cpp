#include "core/doors/client/Training.h"

#include "core/doors/client/Query.h"
#include "core/doors/deskapi/Codec.h"

namespace tierdesk::client {

Training::Training(Connection &connection)
    : m_connection(connection)
{}

void Training::state(QObject *context, Done<deskapi::Training> done)
{
    m_connection.get(QStringLiteral("/desk/training"), {}, context, Connection::decoded(std::move(done)));
}

void Training::list(const ExampleQuery &query, QObject *context, Done<deskapi::TrainingExamples> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(QStringLiteral("kind"), word(query.kind));
    addText(parameters, QStringLiteral("label"), query.label);
    addText(parameters, QStringLiteral("q"), query.words);
    if (query.before.isSet())
        parameters.addQueryItem(QStringLiteral("before"), QString::number(query.before.value));
    m_connection.get(QStringLiteral("/desk/training/examples"), parameters, context,
                     Connection::decoded(std::move(done)));
}

void Training::add(const deskapi::AddExamples &request, QObject *context, Done<deskapi::Upserted> done)
{
    m_connection.post(QStringLiteral("/desk/training/examples"), deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void Training::remove(const deskapi::RemoveExamples &request, QObject *context, Done<deskapi::Removed> done)
{
    m_connection.post(QStringLiteral("/desk/training/examples/remove"), deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void Training::run(QObject *context, Done<deskapi::Training> done)
{
    m_connection.post(QStringLiteral("/desk/training/run"), {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
