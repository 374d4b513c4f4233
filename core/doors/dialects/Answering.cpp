#include "core/doors/dialects/Answering.h"

#include "core/doors/dialects/Keyed.h"
#include "core/doors/dialects/Validation.h"
#include "core/doors/dialects/WaitingLine.h"

#include <QtCore/QTimer>

#include <memory>
#include <utility>

namespace tierdesk::dialects {

Answer jsonAnswer(const QByteArray &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

std::function<void(base::Result<QByteArray>)> asAnswer(Done done)
{
    return [done = std::move(done)](base::Result<QByteArray> body) {
        if (body)
            done(jsonAnswer(*body));
        else
            done(body.error());
    };
}

base::Result<void> checkEnabled(const engine::CompanyEntry &entry, QLatin1String words)
{
    if (entry.company.config.isEnabled)
        return {};
    return base::fail(base::Fault::CompanyDisabled, words, {}, {{u"companyId"_s, entry.company.key}});
}

base::Result<QString> checkedId(QString id, const QString &field)
{
    const auto checked = checkSessionId(id);
    if (checked)
        return id;
    base::Error error = checked.error();
    error.where = field;
    return error;
}

QString responseOf(const engine::TurnOutcome &outcome, const engine::CompanyEntry &entry)
{
    return outcome.answer ? outcome.answer->text
                          : waitingLine(outcome, entry.company.config.humanAgent, entry.staffed > 0);
}

Done within(std::chrono::milliseconds time, QObject *context, std::function<Answer()> late, Done done)
{
    const auto isOver = std::make_shared<bool>(false);
    QTimer::singleShot(time, context, [isOver, late = std::move(late), done] {
        if (!std::exchange(*isOver, true))
            done(late());
    });
    return [isOver, done = std::move(done)](base::Result<Answer> answer) {
        if (!std::exchange(*isOver, true))
            done(std::move(answer));
    };
}

void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Finish &finish)
{
    if (request.keyed)
        request.encode = [encode, status](const engine::TurnOutcome &outcome) {
            return packAnswer(status, encode(outcome));
        };
    engine.turn(
        std::move(request), context, [encode, status, finish](const base::Result<engine::TurnOutcome> &outcome) {
            if (!outcome)
                finish(outcome.error(), {});
            else if (outcome->replay)
                finish(replayedAnswer(*outcome->replay), {});
            else
                finish(jsonAnswer(encode(*outcome), status), outcome->answer ? outcome->answer->text : QString());
        });
}

void submitTurn(engine::Engine &engine, engine::TurnRequest request,
                const std::function<QByteArray(const engine::TurnOutcome &)> &encode, int status, QObject *context,
                const Done &done)
{
    const Finish finish = [done](const base::Result<Answer> &answer, const QString &) { done(answer); };
    submitTurn(engine, std::move(request), encode, status, context, finish);
}

} // namespace tierdesk::dialects
