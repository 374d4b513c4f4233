#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/base/Text.h"
#include "core/engine/commands/SessionEdit.h"
#include "core/engine/commands/Telling.h"
#include "core/mind/nlu/Pii.h"
#include "core/mind/nlu/Taught.h"

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

QString subjectOf(TrainingKind kind)
{
    return kind == TrainingKind::Category ? u"categories"_s : u"intents"_s;
}

/// Returns the number of a new change.
Result<qint64> nextChange(CommandContext &context, CompanyId company)
{
    const QString name = u"training.change"_s;
    const auto last = TRY(context.store().settings.value(name, company));
    const qint64 next = (last ? last->toLongLong() : 0) + 1;
    TRY(context.store().settings.setValue(name, QString::number(next), company));
    return next;
}

/// Returns the example trimmed and shortened. Fails with what is wrong with it.
Result<TrainingExample> checked(TrainingExample example)
{
    example.text = base::shortened(example.text.trimmed(), MaxTrainingText);
    example.label = example.label.trimmed();
    if (example.text.isEmpty() || example.text.contains(QChar(u'\0')))
        return base::fail(Fault::InvalidInput, u"must not be empty"_s, u"text"_s);
    const bool isWord = std::none_of(example.label.begin(), example.label.end(),
                                     [](QChar c) { return c.category() == QChar::Other_Control; });
    if (example.label.isEmpty() || example.label.size() > MaxTrainingLabel || !isWord)
        return base::fail(Fault::InvalidInput, u"must be of 1 to %1 characters"_s.arg(MaxTrainingLabel), u"label"_s);
    if (example.kind == TrainingKind::Category && !fromWord<Category>(example.label))
        return base::fail(Fault::InvalidInput, u"is none of the ten categories"_s, u"label"_s);
    return example;
}

enum class Put { Added, Known, Full };

/// Adds the example; a text that exists gets the new label.
Result<Put> put(CommandContext &context, const TrainingExample &example, qint64 change, int &live)
{
    const auto same = TRY(context.store().training.same(example.company, example.kind, example.text));
    if (same && same->label == example.label)
        return Put::Known;
    if (same) {
        TRY(context.store().training.remove(example.company, same->id, change));
    } else if (live >= MaxTrainingExamples) {
        return Put::Full;
    } else {
        ++live;
    }
    TRY(context.store().training.add(example, change));
    return Put::Added;
}

base::Error full()
{
    return base::fail(Fault::TooLarge, u"a company has at most %1 examples"_s.arg(MaxTrainingExamples));
}

QString nameOf(const CommandContext &context)
{
    const QString name = context.directory().userName(context.actor().user);
    return name.isEmpty() ? context.actor().name : name;
}

/// Returns the customer's message that @p correction is about.
Result<Message> messageOf(CommandContext &context, const Correction &correction, const Session &session)
{
    if (correction.message.isSet()) {
        auto message = TRY(context.store().messages.byId(correction.message));
        if (!message || message->session != session.key)
            return base::fail(Fault::NotFound, u"no such message"_s, u"messageId"_s);
        if (message->speaker != Speaker::Customer)
            return base::fail(Fault::InvalidInput, u"must be a customer's message"_s, u"messageId"_s);
        return std::move(*message);
    }
    auto all = TRY(context.store().messages.of(session.key));
    std::erase_if(all, [](const Message &each) { return each.speaker != Speaker::Customer; });
    if (all.empty())
        return base::fail(Fault::Conflict, u"the customer has not written yet"_s);
    const auto source = std::find_if(all.begin(), all.end(), [&](const Message &each) {
        return each.topic && session.category && each.topic->category == *session.category;
    });
    return std::move(source == all.end() ? all.front() : *source);
}

Result<void> mayName(CommandContext &context, CompanyId company, const QString &intent)
{
    const User *user = context.directory().user(context.actor().user);
    if (!user || user->role != Role::Agent)
        return {};
    const auto labels = TRY(context.store().training.labels(company, TrainingKind::Intent));
    if (std::any_of(labels.begin(), labels.end(), [&](const auto &each) { return each.first == intent; }))
        return {};
    return base::fail(Fault::Forbidden, u"a new intent is a supervisor's to name"_s, u"intent"_s);
}

QJsonObject figuresJson(const TrainedModel &model)
{
    QJsonObject json{{u"examples"_s, model.figures.examples},
                     {u"heldOut"_s, model.figures.heldOut},
                     {u"right"_s, model.figures.right},
                     {u"rightBefore"_s, model.figures.rightBefore}};
    if (model.reason != TrainedReason::None)
        json.insert(u"reason", QString(word(model.reason)));
    return json;
}

} // namespace

Result<Corrected> correct(CommandContext &context, const Correction &correction)
{
    SessionEdit edit(context, correction.company, correction.sessionId);
    if (edit.error())
        return *edit.error();
    if (!correction.category && correction.intent.isEmpty())
        return base::fail(Fault::InvalidInput, u"a category or an intent is needed"_s, u"category"_s);
    auto message = TRY(messageOf(context, correction, edit.session));
    if (!correction.intent.isEmpty())
        TRY(mayName(context, correction.company, correction.intent));
    const auto change = TRY(nextChange(context, correction.company));
    const auto add = [&](TrainingKind kind, const QString &label) -> Result<void> {
        const auto example = TRY(checked({.id = {},
                                          .company = correction.company,
                                          .kind = kind,
                                          .label = label,
                                          .text = nlu::maskPii(message.text),
                                          .session = edit.session.key,
                                          .sessionId = {},
                                          .message = message.id,
                                          .user = context.actor().user,
                                          .who = nameOf(context),
                                          .at = context.now()}));
        auto live = TRY(context.store().training.count(correction.company, kind));
        const auto done = TRY(put(context, example, change, live));
        return done == Put::Full ? Result<void>(full()) : Result<void>();
    };
    if (correction.category)
        TRY(add(TrainingKind::Category, word(*correction.category)));
    if (!correction.intent.isEmpty())
        TRY(add(TrainingKind::Intent, correction.intent));
    const auto was = edit.session.category;
    if (correction.category && was != correction.category) {
        edit.session.category = correction.category;
        TRY(edit.write());
    }
    QJsonObject after{{u"messageId"_s, message.id.value}};
    if (correction.category)
        after.insert(u"category", QString(word(*correction.category)));
    if (!correction.intent.isEmpty())
        after.insert(u"intent", correction.intent);
    edit.event.kinds = {"session.updated", "examples.changed"};
    edit.event.session = std::make_shared<const Session>(edit.session);
    TRY(context.record({.company = correction.company,
                        .command = "session.correct",
                        .subject = edit.session.id,
                        .before = was ? base::toJson(QJsonObject{{u"category"_s, QString(word(*was))}}) : QByteArray(),
                        .after = base::toJson(after),
                        .event = std::move(edit.event)}));
    return Corrected{std::move(edit.session), std::move(message)};
}

Result<Upserted> addExamples(CommandContext &context, CompanyId company, TrainingKind kind, const QJsonArray &rows)
{
    const auto change = TRY(nextChange(context, company));
    auto live = TRY(context.store().training.count(company, kind));
    const Redaction redacted(context.directory(), company);
    Upserted upserted;
    int added = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject row = rows.at(i).toObject();
        const auto example = checked({.id = {},
                                      .company = company,
                                      .kind = kind,
                                      .label = row[u"label"].toString(),
                                      .text = redacted(row[u"text"].toString()),
                                      .session = {},
                                      .sessionId = {},
                                      .message = {},
                                      .user = context.actor().user,
                                      .who = nameOf(context),
                                      .at = context.now()});
        if (!example) {
            upserted.errors.push_back({static_cast<int>(i), example.error().message, example.error().where});
            continue;
        }
        const auto done = TRY(put(context, *example, change, live));
        if (done == Put::Full) {
            upserted.errors.push_back({static_cast<int>(i), full().message, {}});
            continue;
        }
        upserted.accepted += 1;
        added += done == Put::Added ? 1 : 0;
    }
    if (added > 0)
        TRY(tell(context, company, "training.add", subjectOf(kind), "examples.changed", {}, {{u"examples"_s, added}}));
    return upserted;
}

Result<int> removeExamples(CommandContext &context, CompanyId company, const std::vector<TrainingExampleId> &examples)
{
    const auto change = TRY(nextChange(context, company));
    int removed = 0;
    QJsonArray ids;
    for (const TrainingExampleId each : examples) {
        const auto done = TRY(context.store().training.remove(company, each, change));
        if (done) {
            removed += 1;
            ids.append(each.value);
        }
    }
    if (removed > 0)
        TRY(tell(context, company, "training.remove", u"examples"_s, "examples.changed", {{u"ids"_s, ids}}, {}));
    return removed;
}

Result<TrainedModelId> storeModel(CommandContext &context, const TrainedModel &model)
{
    TrainedModel stored = model;
    stored.state = TrainedState::Stored;
    stored.at = context.now();
    return context.store().training.addModel(stored);
}

Result<bool> storeModelPart(CommandContext &context, TrainedModelId model, int part, const QByteArray &bytes)
{
    TRY(context.store().training.addPart(model, part, bytes));
    return true;
}

Result<TrainedModel> serveModel(CommandContext &context, TrainedModelId id, const nlu::Taught &models)
{
    auto model = TRY(context.store().training.model(id));
    if (!model)
        return base::fail(Fault::NotFound, u"no such model"_s);
    TrainedModel &next = *model;
    const auto serving = TRY(context.store().training.inService(next.company, next.kind));
    if (serving) {
        TrainedModel last = *serving;
        last.state = TrainedState::Replaced;
        TRY(context.store().training.setState(last));
        TRY(context.store().training.dropParts(last.id));
    }
    next.state = TrainedState::InService;
    TRY(context.store().training.setState(next));
    const auto entry = TRY(companyOf(context, next.company));
    nlu::Taught taught = *entry->taught;
    if (next.kind == TrainingKind::Category)
        taught.categories = models.categories;
    else
        taught.intents = models.intents;
    context.putTaught(next.company, std::make_shared<const nlu::Taught>(std::move(taught)));
    TRY(tell(context, next.company, "training.serve", subjectOf(next.kind), "training.changed",
             serving ? figuresJson(*serving) : QJsonObject(), figuresJson(next)));
    return next;
}

Result<TrainedModel> refuseModel(CommandContext &context, const TrainedModel &model)
{
    TrainedModel refused = model;
    refused.state = TrainedState::Refused;
    refused.at = context.now();
    const auto id = TRY(context.store().training.addModel(refused));
    refused.id = id;
    TRY(tell(context, refused.company, "training.refuse", subjectOf(refused.kind), "training.changed", {},
             figuresJson(refused)));
    return refused;
}

Result<bool> retireModel(CommandContext &context, CompanyId company, TrainingKind kind, TrainedState state,
                         const QString &problem)
{
    auto serving = TRY(context.store().training.inService(company, kind));
    if (!serving)
        return false;
    TrainedModel &model = *serving;
    model.state = state;
    model.reason = state == TrainedState::Broken ? TrainedReason::Unreadable : TrainedReason::NoExamples;
    model.problem = problem;
    TRY(context.store().training.setState(model));
    TRY(context.store().training.dropParts(model.id));
    const auto entry = TRY(companyOf(context, company));
    nlu::Taught taught = *entry->taught;
    if (kind == TrainingKind::Category)
        taught.categories.reset();
    else
        taught.intents.reset();
    context.putTaught(company, std::make_shared<const nlu::Taught>(std::move(taught)));
    const auto told = tell(context, company, "training.withdraw", subjectOf(kind), "training.changed", {},
                           {{u"reason"_s, QString(word(model.reason))}, {u"problem"_s, problem}});
    if (!told)
        return told.error();
    return true;
}

} // namespace tierdesk::engine::commands
