#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/mind/nlu/Pii.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects::desk {

namespace {

using base::fail;
using base::Fault;
using base::Result;
namespace commands = engine::commands;

constexpr qsizetype MaxTrainingBytes = 10 << 20;
constexpr qsizetype MaxRemoved = 1000;
constexpr int LatestModels = 10;

deskapi::TrainedRow rowOf(const TrainedModel &model, const std::vector<engine::BrokenModel> &broken)
{
    deskapi::TrainedRow row{model.id, model.state,      model.reason, model.problem,
                            model.at, model.took.count, model.figures};
    for (const engine::BrokenModel &each : broken) {
        if (each.model.id != model.id)
            continue;
        // It stands as the one in service and yet serves nobody.
        row.state = TrainedState::Broken;
        row.reason = TrainedReason::Unreadable;
        row.problem = each.problem;
    }
    return row;
}

Result<deskapi::TrainingOf> readKind(const store::Readers &readers, CompanyId company, TrainingKind kind,
                                     const std::vector<engine::BrokenModel> &broken)
{
    deskapi::TrainingOf of;
    of.kind = kind;
    const auto labels = TRY(readers.rows.training.labels(company, kind));
    for (const auto &[label, count] : labels) {
        of.examples += count;
        of.labels.push_back({label, count});
    }
    const auto serving = TRY(readers.rows.training.inService(company, kind));
    if (serving) {
        deskapi::TrainedRow row = rowOf(*serving, broken);
        if (row.state == TrainedState::InService)
            of.inService = std::move(row);
    }
    const auto models = TRY(readers.rows.training.models(company, kind, LatestModels));
    for (const TrainedModel &each : models)
        of.latest.push_back(rowOf(each, broken));
    return of;
}

void showTraining(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    const auto directory = desk.engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    if (!entry)
        return reply(refusal(fail(Fault::NotFound, u"no such company"_s)));
    const engine::TrainingProgress progress = desk.engine.training(company);
    deskapi::Training shown;
    shown.state = static_cast<deskapi::TrainingState>(progress.state);
    shown.since = progress.since;
    desk.read(route::ShowTraining, reply,
              [shown, company, broken = entry->broken](store::Readers &readers) -> Result<deskapi::Training> {
                  const store::Snapshot snapshot(readers.database);
                  deskapi::Training whole = shown;
                  for (const TrainingKind kind : {TrainingKind::Category, TrainingKind::Intent}) {
                      auto of = TRY(readKind(readers, company, kind, broken));
                      whole.kinds.push_back(std::move(of));
                  }
                  return whole;
              });
}

void listExamples(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    store::TrainingFilter filter;
    filter.kind = query.oneOf<TrainingKind>(u"kind").value_or(TrainingKind::Category);
    filter.label = query.text(u"label", MaxTrainingLabel).value_or(QString());
    filter.words = query.text(u"q").value_or(QString());
    filter.before.value = query.id(u"before", u"next of a page"_s);
    filter.limit = query.integer(u"limit", 100, 1, 500);
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ListExamples, reply,
              [company, filter](store::Readers &readers) -> Result<deskapi::TrainingExamples> {
                  store::TrainingFilter more = filter;
                  more.limit = filter.limit + 1;
                  auto found = TRY(readers.rows.training.list(company, more));
                  deskapi::TrainingExamples page;
                  page.examples = std::move(found);
                  if (page.examples.size() > static_cast<size_t>(filter.limit)) {
                      page.examples.pop_back();
                      page.next = page.examples.back().id;
                  }
                  return page;
              });
}

base::Error tooMany(qsizetype rows)
{
    return fail(Fault::TooLarge, u"more than %1 rows"_s.arg(MaxTrainingExamples), {}, {{u"rows"_s, rows}});
}

/// A row as the command takes it; what it has of personal data goes no further.
QJsonObject row(const QString &text, const QString &label)
{
    return {{u"text"_s, nlu::maskPii(text)}, {u"label"_s, label}};
}

Result<QJsonArray> rowsOfTsv(const QByteArray &body)
{
    QJsonArray rows;
    int number = 0;
    for (QByteArray line : body.split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype tab = line.lastIndexOf('\t');
        if (tab < 0)
            return fail(Fault::InvalidInput, u"a text, a tab and a label are wanted"_s, u"line %1"_s.arg(number));
        rows.append(row(QString::fromUtf8(line.first(tab)), QString::fromUtf8(line.sliced(tab + 1))));
        if (rows.size() > MaxTrainingExamples)
            return tooMany(rows.size());
    }
    return rows;
}

Result<QJsonArray> rowsOfJson(const QByteArray &body, std::optional<TrainingKind> &kind)
{
    const auto json = TRY(base::parseJsonObject(body, {.depth = 4, .size = MaxTrainingBytes}));
    QJsonArray rows;
    if (const qsizetype count = json[u"examples"].toArray().size(); count > MaxTrainingExamples)
        return tooMany(count);
    FieldReader fields(json);
    if (TrainingKind given{}; fields.oneOf(u"kind", given))
        kind = given;
    fields.require(u"examples");
    fields.objects(u"examples", MaxTrainingExamples, [&rows](FieldReader &each) {
        QString text;
        QString label;
        each.require(u"text");
        each.require(u"label");
        // Longer ones are cut; a message may be as long as this.
        constexpr qsizetype Longest = 20'000;
        if (each.text(u"text", text, Longest) && each.text(u"label", label, MaxTrainingLabel))
            rows.append(row(text, label));
    });
    if (fields.finish())
        return *fields.finish();
    return rows;
}

void uploadExamples(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    const auto asked = query.oneOf<TrainingKind>(u"kind");
    if (query.error())
        return reply(refusal(*query.error()));
    const QByteArray type = call.header("content-type").toLower();
    const bool isTsv = type.startsWith("text/tab-separated-values");
    const bool isUtf8 = !type.contains("charset=") || type.contains("charset=utf-8");
    if (!isUtf8 || (!isTsv && !type.startsWith("application/json"))) {
        Answer refused = refusal(fail(
            Fault::InvalidInput, u"must be application/json or text/tab-separated-values, UTF-8"_s, u"Content-Type"_s));
        refused.status = 415;
        return reply(refused);
    }
    // Read with the rows by a worker; every command comes after that.
    const auto kind = std::make_shared<std::optional<TrainingKind>>(asked);
    uploadRows(
        desk, call, reply, company,
        [kind](engine::CommandContext &context, CompanyId its, const QJsonArray &rows) {
            return commands::addExamples(context, its, kind->value_or(TrainingKind::Category), rows);
        },
        [call, kind, isTsv]() -> Result<QJsonArray> {
            auto rows = isTsv ? rowsOfTsv(call.body) : rowsOfJson(call.body, *kind);
            if (rows && !kind->has_value())
                return fail(Fault::InvalidInput, u"must be category or intent"_s, u"kind"_s);
            return rows;
        });
}

void deleteExamples(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto json = jsonBody(call);
    if (!json)
        return reply(refusal(json.error()));
    std::vector<TrainingExampleId> ids;
    for (const QJsonValue &each : (*json)[u"ids"].toArray()) {
        ids.push_back({each.toInteger()});
        if (!ids.back().isSet())
            return reply(refusal(fail(Fault::InvalidInput, u"must be ids"_s, u"ids"_s)));
    }
    if (ids.empty() || ids.size() > static_cast<size_t>(MaxRemoved) || json->size() != 1)
        return reply(
            refusal(fail(Fault::InvalidInput, u"must be 1 to %1 ids, and nothing else"_s.arg(MaxRemoved), u"ids"_s)));
    desk.command(route::DeleteExamples, call, reply, company,
                 [company, ids](engine::CommandContext &context) -> Result<deskapi::Removed> {
                     const auto removed = TRY(commands::removeExamples(context, company, ids));
                     return deskapi::Removed{removed};
                 });
}

void runTraining(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.engine.trainNow(company);
    showTraining(desk, call, reply, company);
}

} // namespace

void addTraining(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ShowTraining, &showTraining);
    add(routes, desk, route::ListExamples, &listExamples);
    Route &uploading = add(routes, desk, route::UploadExamples, &uploadExamples);
    uploading.maxBody = MaxTrainingBytes;
    uploading.takesJson = false; // not alone
    uploading.doc.requestTypes = {u"text/tab-separated-values"_s};
    add(routes, desk, route::DeleteExamples, &deleteExamples);
    add(routes, desk, route::RunTraining, &runTraining);
}

} // namespace tierdesk::dialects::desk
