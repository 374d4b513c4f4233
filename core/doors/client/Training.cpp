#include "core/doors/client/Training.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

void Training::state(QObject *context, Done<deskapi::Training> done)
{
    m_connection.call(route::ShowTraining, {}, context, std::move(done));
}

void Training::list(const ExampleQuery &query, QObject *context, Done<deskapi::TrainingExamples> done)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"kind"_s, word(query.kind));
    addText(parameters, u"label"_s, query.label);
    addText(parameters, u"q"_s, query.words);
    if (query.before.isSet())
        parameters.addQueryItem(u"before"_s, QString::number(query.before.value));
    m_connection.call(route::ListExamples, {}, parameters, context, std::move(done));
}

void Training::add(const deskapi::AddExamples &request, QObject *context, Done<deskapi::Upserted> done)
{
    m_connection.call(route::UploadExamples, {}, request, context, std::move(done));
}

void Training::remove(const deskapi::RemoveExamples &request, QObject *context, Done<deskapi::Removed> done)
{
    m_connection.call(route::DeleteExamples, {}, request, context, std::move(done));
}

void Training::run(QObject *context, Done<deskapi::Training> done)
{
    m_connection.call(route::RunTraining, {}, context, std::move(done));
}

} // namespace tierdesk::client
