#include "tests/support/desk/DeskDouble.h"

#include "core/base/Json.h"

#include <algorithm>

/// What the company teaches, as docs/desk.md has it. Nothing is learned here: `training` says what is told of that.
namespace tierdesk::test {

using namespace deskapi;

namespace {

QString value(const QUrlQuery &query, const char *name)
{
    return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

} // namespace

void DeskDouble::teach(TrainingKind kind, const QString &label, const QString &text, const QString &session)
{
    TrainingExample example;
    example.id = TrainingExampleId{++m_lastId};
    example.kind = kind;
    example.label = label;
    example.text = text;
    example.sessionId = session;
    example.user = me.id;
    example.who = me.name;
    example.at = clock();
    examples.insert(examples.begin(), example);
}

void DeskDouble::tellTraining()
{
    tell({u"examples.changed"_s, u"training.changed"_s});
}

Training DeskDouble::trainingNow() const
{
    Training told = training;
    for (const TrainingKind kind : {TrainingKind::Category, TrainingKind::Intent}) {
        auto of = std::find_if(told.kinds.begin(), told.kinds.end(),
                               [kind](const TrainingOf &each) { return each.kind == kind; });
        if (of == told.kinds.end())
            of = told.kinds.insert(
                told.kinds.end(), TrainingOf{.kind = kind, .examples = 0, .labels = {}, .inService = {}, .latest = {}});
        for (const TrainingExample &each : examples) {
            if (each.kind != kind)
                continue;
            of->examples += 1;
            const auto label = std::find_if(of->labels.begin(), of->labels.end(),
                                            [&](const TrainingOf::Label &known) { return known.label == each.label; });
            if (label == of->labels.end())
                of->labels.push_back({each.label, 1});
            else
                label->examples += 1;
        }
    }
    return told;
}

base::Result<QJsonObject> DeskDouble::serveTraining(const Asked &asked)
{
    if (asked.path == "/desk/training"_L1)
        return encode(trainingNow());
    if (asked.path == "/desk/training/run"_L1) {
        training.state = TrainingState::Training;
        training.since = clock();
        return encode(trainingNow());
    }
    const auto json =
        asked.method == "GET" ? base::Result<QJsonObject>(QJsonObject()) : base::parseJsonObject(asked.body);
    if (!json)
        return json.error();
    if (asked.path == "/desk/training/examples/remove"_L1) {
        const auto request = decode<RemoveExamples>(*json);
        if (!request)
            return request.error();
        const auto before = examples.size();
        std::erase_if(examples, [&](const TrainingExample &each) {
            return std::find(request->ids.begin(), request->ids.end(), each.id.value) != request->ids.end();
        });
        tellTraining();
        return encode(Removed{static_cast<int>(before - examples.size())});
    }
    if (asked.method == "POST") {
        const auto request = decode<AddExamples>(*json);
        if (!request)
            return request.error();
        Upserted done;
        for (std::size_t i = 0; i < request->examples.size(); ++i) {
            const auto &row = request->examples[i];
            if (request->kind == TrainingKind::Category && !fromWord<Category>(row.label)) {
                done.errors.push_back({static_cast<int>(i), u"no such category"_s, u"label"_s});
                continue;
            }
            teach(request->kind, row.label, row.text);
            done.accepted += 1;
        }
        tellTraining();
        return encode(done);
    }
    const auto kind = fromWord<TrainingKind>(value(asked.query, "kind")).value_or(TrainingKind::Category);
    const QString label = value(asked.query, "label");
    const QString words = value(asked.query, "q");
    TrainingExamples page;
    for (const TrainingExample &each : examples) {
        if (each.kind == kind && (label.isEmpty() || each.label == label) &&
            each.text.contains(words, Qt::CaseInsensitive))
            page.examples.push_back(each);
    }
    return encode(page);
}

} // namespace tierdesk::test
