#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/base/Text.h"
#include "core/engine/commands/Handling.h"
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
    return kind == TrainingKind::Category ? QStringLiteral("categories") : QStringLiteral("intents");
}

/// The number of the change that begins here.
Result<qint64> nextChange(Unit &unit, CompanyId company)
{
    const QString name = QStringLiteral("training.change");
    const auto last = unit.store().settings.value(name, company);
    if (!last)
        return last.error();
    const qint64 next = (*last ? (*last)->toLongLong() : 0) + 1;
    if (const auto set = unit.store().settings.setValue(name, QString::number(next), company); !set)
        return set.error();
    return next;
}

/// Trimmed and cut; the refusal says what is wrong with it.
Result<TrainingExample> checked(TrainingExample example)
{
    example.text = base::shortened(example.text.trimmed(), MaxTrainingText);
    example.label = example.label.trimmed();
    if (example.text.isEmpty() || example.text.contains(QChar(u'\0')))
        return base::fail(Fault::InvalidInput, QStringLiteral("must not be empty"), QStringLiteral("text"));
    const bool isWord = std::none_of(example.label.begin(), example.label.end(),
                                     [](QChar c) { return c.category() == QChar::Other_Control; });
    if (example.label.isEmpty() || example.label.size() > MaxTrainingLabel || !isWord)
        return base::fail(Fault::InvalidInput, QStringLiteral("must be of 1 to %1 characters").arg(MaxTrainingLabel),
                          QStringLiteral("label"));
    if (example.kind == TrainingKind::Category && !fromWord<Category>(example.label))
        return base::fail(Fault::InvalidInput, QStringLiteral("is none of the ten categories"),
                          QStringLiteral("label"));
    return example;
}

enum class Put { Added, Known, Full };

/// Adds it, or gives a text that is there its new label.
Result<Put> put(Unit &unit, const TrainingExample &example, qint64 change, int &live)
{
    const auto same = unit.store().training.same(example.company, example.kind, example.text);
    if (!same)
        return same.error();
    if (*same && (*same)->label == example.label)
        return Put::Known;
    if (*same) {
        if (const auto removed = unit.store().training.remove(example.company, (*same)->id, change); !removed)
            return removed.error();
    } else if (live >= MaxTrainingExamples) {
        return Put::Full;
    } else {
        ++live;
    }
    if (const auto added = unit.store().training.add(example, change); !added)
        return added.error();
    return Put::Added;
}

base::Error full()
{
    return base::fail(Fault::TooLarge, QStringLiteral("a company has at most %1 examples").arg(MaxTrainingExamples));
}

QString nameOf(const Unit &unit)
{
    const QString name = unit.directory().userName(unit.actor().user);
    return name.isEmpty() ? unit.actor().name : name;
}

/// The customer's message that @p correction is about.
Result<Message> messageOf(Unit &unit, const Correction &correction, const Session &session)
{
    if (correction.message.isSet()) {
        auto message = unit.store().messages.byId(correction.message);
        if (!message)
            return message.error();
        if (!*message || (*message)->session != session.key)
            return base::fail(Fault::NotFound, QStringLiteral("no such message"), QStringLiteral("messageId"));
        if ((*message)->speaker != Speaker::Customer)
            return base::fail(Fault::InvalidInput, QStringLiteral("must be a customer's message"),
                              QStringLiteral("messageId"));
        return std::move(**message);
    }
    auto all = unit.store().messages.of(session.key);
    if (!all)
        return all.error();
    std::erase_if(*all, [](const Message &each) { return each.speaker != Speaker::Customer; });
    if (all->empty())
        return base::fail(Fault::Conflict, QStringLiteral("the customer has not written yet"));
    const auto source = std::find_if(all->begin(), all->end(), [&](const Message &each) {
        return each.topic && session.category && each.topic->category == *session.category;
    });
    return std::move(source == all->end() ? all->front() : *source);
}

Result<void> mayName(Unit &unit, CompanyId company, const QString &intent)
{
    const User *user = unit.directory().user(unit.actor().user);
    if (!user || user->role != Role::Agent)
        return {};
    const auto labels = unit.store().training.labels(company, TrainingKind::Intent);
    if (!labels)
        return labels.error();
    if (std::any_of(labels->begin(), labels->end(), [&](const auto &each) { return each.first == intent; }))
        return {};
    return base::fail(Fault::Forbidden, QStringLiteral("a new intent is a supervisor's to name"),
                      QStringLiteral("intent"));
}

QJsonObject figuresJson(const TrainedModel &model)
{
    QJsonObject json{{QStringLiteral("examples"), model.figures.examples},
                     {QStringLiteral("heldOut"), model.figures.heldOut},
                     {QStringLiteral("right"), model.figures.right},
                     {QStringLiteral("rightBefore"), model.figures.rightBefore}};
    if (model.reason != TrainedReason::None)
        json.insert(u"reason", QString(word(model.reason)));
    return json;
}

} // namespace

Result<Corrected> correct(Unit &unit, const Correction &correction)
{
    Handling handling(unit, correction.company, correction.sessionId);
    if (handling.error())
        return *handling.error();
    if (!correction.category && correction.intent.isEmpty())
        return base::fail(Fault::InvalidInput, QStringLiteral("a category or an intent is needed"),
                          QStringLiteral("category"));
    auto message = messageOf(unit, correction, handling.session);
    if (!message)
        return message.error();
    if (!correction.intent.isEmpty()) {
        if (const auto may = mayName(unit, correction.company, correction.intent); !may)
            return may.error();
    }
    const auto change = nextChange(unit, correction.company);
    if (!change)
        return change.error();
    const auto add = [&](TrainingKind kind, const QString &label) -> Result<void> {
        const auto example = checked({.id = {},
                                      .company = correction.company,
                                      .kind = kind,
                                      .label = label,
                                      .text = nlu::maskPii(message->text),
                                      .session = handling.session.key,
                                      .sessionId = {},
                                      .message = message->id,
                                      .user = unit.actor().user,
                                      .who = nameOf(unit),
                                      .at = unit.now()});
        if (!example)
            return example.error();
        auto live = unit.store().training.count(correction.company, kind);
        if (!live)
            return live.error();
        const auto done = put(unit, *example, *change, *live);
        if (!done)
            return done.error();
        return *done == Put::Full ? Result<void>(full()) : Result<void>();
    };
    if (correction.category) {
        if (const auto added = add(TrainingKind::Category, word(*correction.category)); !added)
            return added.error();
    }
    if (!correction.intent.isEmpty()) {
        if (const auto added = add(TrainingKind::Intent, correction.intent); !added)
            return added.error();
    }
    const auto was = handling.session.category;
    if (correction.category && was != correction.category) {
        handling.session.category = correction.category;
        if (const auto written = handling.write(); !written)
            return written.error();
    }
    QJsonObject after{{QStringLiteral("messageId"), message->id.value}};
    if (correction.category)
        after.insert(u"category", QString(word(*correction.category)));
    if (!correction.intent.isEmpty())
        after.insert(u"intent", correction.intent);
    handling.event.kinds = {"session.updated", "examples.changed"};
    handling.event.session = std::make_shared<const Session>(handling.session);
    const auto told = unit.record(
        {.company = correction.company,
         .command = "session.correct",
         .subject = handling.session.id,
         .before = was ? base::toJson(QJsonObject{{QStringLiteral("category"), QString(word(*was))}}) : QByteArray(),
         .after = base::toJson(after),
         .event = std::move(handling.event)});
    if (!told)
        return told.error();
    return Corrected{std::move(handling.session), std::move(*message)};
}

Result<Upserted> addExamples(Unit &unit, CompanyId company, TrainingKind kind, const QJsonArray &rows)
{
    const auto change = nextChange(unit, company);
    if (!change)
        return change.error();
    auto live = unit.store().training.count(company, kind);
    if (!live)
        return live.error();
    const Redaction redacted(unit.directory(), company);
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
                                      .user = unit.actor().user,
                                      .who = nameOf(unit),
                                      .at = unit.now()});
        if (!example) {
            upserted.errors.push_back({static_cast<int>(i), example.error().message, example.error().where});
            continue;
        }
        const auto done = put(unit, *example, *change, *live);
        if (!done)
            return done.error();
        if (*done == Put::Full) {
            upserted.errors.push_back({static_cast<int>(i), full().message, {}});
            continue;
        }
        upserted.accepted += 1;
        added += *done == Put::Added ? 1 : 0;
    }
    if (added > 0) {
        const auto told = tell(unit, company, "training.add", subjectOf(kind), "examples.changed", {},
                               {{QStringLiteral("examples"), added}});
        if (!told)
            return told.error();
    }
    return upserted;
}

Result<int> removeExamples(Unit &unit, CompanyId company, const std::vector<TrainingExampleId> &examples)
{
    const auto change = nextChange(unit, company);
    if (!change)
        return change.error();
    int removed = 0;
    QJsonArray ids;
    for (const TrainingExampleId each : examples) {
        const auto done = unit.store().training.remove(company, each, *change);
        if (!done)
            return done.error();
        if (*done) {
            removed += 1;
            ids.append(each.value);
        }
    }
    if (removed > 0) {
        const auto told = tell(unit, company, "training.remove", QStringLiteral("examples"), "examples.changed",
                               {{QStringLiteral("ids"), ids}}, {});
        if (!told)
            return told.error();
    }
    return removed;
}

Result<TrainedModelId> storeModel(Unit &unit, const TrainedModel &model)
{
    TrainedModel stored = model;
    stored.state = TrainedState::Stored;
    stored.at = unit.now();
    return unit.store().training.addModel(stored);
}

Result<bool> storeModelPart(Unit &unit, TrainedModelId model, int part, const QByteArray &bytes)
{
    if (const auto added = unit.store().training.addPart(model, part, bytes); !added)
        return added.error();
    return true;
}

Result<TrainedModel> serveModel(Unit &unit, TrainedModelId id, const nlu::Taught &models)
{
    auto model = unit.store().training.model(id);
    if (!model)
        return model.error();
    if (!*model)
        return base::fail(Fault::NotFound, QStringLiteral("no such model"));
    TrainedModel &next = **model;
    const auto serving = unit.store().training.inService(next.company, next.kind);
    if (!serving)
        return serving.error();
    if (*serving) {
        TrainedModel last = **serving;
        last.state = TrainedState::Replaced;
        if (const auto set = unit.store().training.setState(last); !set)
            return set.error();
        if (const auto dropped = unit.store().training.dropParts(last.id); !dropped)
            return dropped.error();
    }
    next.state = TrainedState::InService;
    if (const auto set = unit.store().training.setState(next); !set)
        return set.error();
    const auto entry = companyOf(unit, next.company);
    if (!entry)
        return entry.error();
    nlu::Taught taught = *(*entry)->taught;
    if (next.kind == TrainingKind::Category)
        taught.categories = models.categories;
    else
        taught.intents = models.intents;
    unit.putTaught(next.company, std::make_shared<const nlu::Taught>(std::move(taught)));
    const auto told = tell(unit, next.company, "training.serve", subjectOf(next.kind), "training.changed",
                           *serving ? figuresJson(**serving) : QJsonObject(), figuresJson(next));
    if (!told)
        return told.error();
    return next;
}

Result<TrainedModel> refuseModel(Unit &unit, const TrainedModel &model)
{
    TrainedModel refused = model;
    refused.state = TrainedState::Refused;
    refused.at = unit.now();
    const auto id = unit.store().training.addModel(refused);
    if (!id)
        return id.error();
    refused.id = *id;
    const auto told = tell(unit, refused.company, "training.refuse", subjectOf(refused.kind), "training.changed", {},
                           figuresJson(refused));
    if (!told)
        return told.error();
    return refused;
}

Result<bool> retireModel(Unit &unit, CompanyId company, TrainingKind kind, TrainedState state, const QString &problem)
{
    auto serving = unit.store().training.inService(company, kind);
    if (!serving)
        return serving.error();
    if (!*serving)
        return false;
    TrainedModel &model = **serving;
    model.state = state;
    model.reason = state == TrainedState::Broken ? TrainedReason::Unreadable : TrainedReason::NoExamples;
    model.problem = problem;
    if (const auto set = unit.store().training.setState(model); !set)
        return set.error();
    if (const auto dropped = unit.store().training.dropParts(model.id); !dropped)
        return dropped.error();
    const auto entry = companyOf(unit, company);
    if (!entry)
        return entry.error();
    nlu::Taught taught = *(*entry)->taught;
    if (kind == TrainingKind::Category)
        taught.categories.reset();
    else
        taught.intents.reset();
    unit.putTaught(company, std::make_shared<const nlu::Taught>(std::move(taught)));
    const auto told =
        tell(unit, company, "training.withdraw", subjectOf(kind), "training.changed", {},
             {{QStringLiteral("reason"), QString(word(model.reason))}, {QStringLiteral("problem"), problem}});
    if (!told)
        return told.error();
    return true;
}

} // namespace tierdesk::engine::commands
