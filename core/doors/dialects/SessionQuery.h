#pragma once

#include "core/base/Json.h"
#include "core/doors/dialects/Answering.h"
#include "core/store/Readers.h"

#include <utility>

namespace tierdesk::dialects {

/// Answers with the JSON that @p encode makes of a session's detail. @p encode is pure and runs on a reader thread.
/// Fails with NotFound ("there is no such @p noun"), also if the session belongs to another company.
template<class Encode>
void answerSession(engine::Engine &engine, CompanyId company, const QString &id, const char *noun, Encode encode,
                   QObject *context, const Done &done)
{
    engine.read<QByteArray>(
        [company, id, noun, encode = std::move(encode)](store::Readers &readers) -> base::Result<QByteArray> {
            const auto detail = TRY(readers.sessions.detail(company, id));
            if (!detail)
                return base::fail(base::Fault::NotFound, u"there is no such %1"_s.arg(QLatin1String(noun)));
            return base::toJson(encode(*detail));
        },
        context, asAnswer(done));
}

} // namespace tierdesk::dialects
