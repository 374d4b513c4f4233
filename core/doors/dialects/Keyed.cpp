#include "core/doors/dialects/Keyed.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace tierdesk::dialects {

namespace {

QByteArray callerOf(const Principal &principal)
{
    if (principal.user.isSet())
        return "user:" + QByteArray::number(principal.user.value);
    if (principal.isCustomer())
        return "credential:" + QByteArray::number(principal.credential.value) +
               " customer:" + principal.subject.toUtf8();
    if (principal.credential.isSet())
        return "credential:" + QByteArray::number(principal.credential.value);
    return "demo";
}

/// Returns @p query without its signature: a presigned request is signed anew for every attempt.
QByteArray askedBy(const QByteArray &query)
{
    QByteArray asked;
    for (const QByteArray &each : query.split('&')) {
        if (!each.isEmpty() && !each.startsWith("X-Amz-"))
            asked += (asked.isEmpty() ? '?' : '&') + each;
    }
    return asked;
}

} // namespace

base::Result<std::optional<engine::Keyed>> keyedOf(const Call &call, QByteArrayView door)
{
    const QByteArray *key = nullptr;
    for (const auto &[name, value] : call.headers) {
        if (name != "idempotency-key")
            continue;
        const bool isVisible = !value.isEmpty() && value.size() <= 255 &&
                               std::all_of(value.begin(), value.end(), [](char c) { return c > ' ' && c < '\x7f'; });
        if (key || !isVisible)
            return base::fail(base::Fault::InvalidInput,
                              u"Idempotency-Key must be one, of 1 to 255 visible ASCII characters"_s,
                              u"Idempotency-Key"_s);
        key = &value;
    }
    if (!key)
        return std::optional<engine::Keyed>();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView("POST "));
    hash.addData(call.path);
    hash.addData(askedBy(call.rawQuery));
    hash.addData(QByteArrayView("\n"));
    hash.addData(call.body);
    return std::optional(engine::Keyed{door.toByteArray() + ' ' + callerOf(call.principal), *key, hash.result()});
}

QByteArray packAnswer(int status, const QByteArray &body)
{
    return QByteArray::number(status) + '\n' + body;
}

Answer replayedAnswer(const QByteArray &packed)
{
    const qsizetype end = packed.indexOf('\n');
    Answer answer;
    answer.status = packed.first(std::max<qsizetype>(0, end)).toInt();
    answer.body = packed.sliced(end + 1);
    answer.headers.emplace_back("Idempotency-Replayed", "true");
    return answer;
}

void replayOrRefuse(engine::Engine &engine, CompanyId company, const engine::Keyed &keyed, const base::Error &refusal,
                    QObject *context, std::function<void(base::Result<Answer>)> done)
{
    using Kept = std::optional<QByteArray>;
    engine.submit<Kept>(
        Actor{},
        [company, keyed](engine::CommandContext &commandContext) { return commandContext.replay(company, keyed); },
        context,
        [refusal, done = std::move(done)](const base::Result<Kept> &kept) {
            if (!kept)
                done(kept.error());
            else if (*kept)
                done(replayedAnswer(**kept));
            else
                done(refusal);
        });
}

} // namespace tierdesk::dialects
