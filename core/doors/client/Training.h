#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Training.h"

namespace tierdesk::client {

/// Which examples to list.
struct ExampleQuery {
    TrainingKind kind = TrainingKind::Category;
    QString label; ///< empty: all
    QString words; ///< that the text holds
    TrainingExampleId before;
};

/// What the company teaches the reader; a supervisor changes it.
class Training final : public Resource
{
public:
    using Resource::Resource;

    void state(QObject *context, Done<deskapi::Training> done);
    void list(const ExampleQuery &query, QObject *context, Done<deskapi::TrainingExamples> done);
    void add(const deskapi::AddExamples &request, QObject *context, Done<deskapi::Upserted> done);
    void remove(const deskapi::RemoveExamples &request, QObject *context, Done<deskapi::Removed> done);
    /// Learns them now, changed or not.
    void run(QObject *context, Done<deskapi::Training> done);
};

} // namespace tierdesk::client
