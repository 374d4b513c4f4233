#include "core/store/Training.h"

#include "core/store/Rows.h"

#include <QtCore/QCryptographicHash>

#include <limits>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *ExampleColumns = "e.id, e.company, e.kind, e.label, e.text, e.session, s.public_id, e.message, "
                                       "e.desk_user, e.who, e.at";
constexpr const char *ModelColumns = "id, company, kind, state, basis, figures, reason, at, took";

TrainingExample example(const Statement &row)
{
    TrainingExample e;
    e.id = row.id<TrainingExampleId>(0);
    e.company = row.id<CompanyId>(1);
    e.kind = row.enumerator<TrainingKind>(2);
    e.label = row.text(3);
    e.text = row.text(4);
    e.session = row.id<SessionKey>(5);
    e.sessionId = row.text(6);
    e.message = row.id<MessageId>(7);
    e.user = row.id<UserId>(8);
    e.who = row.text(9);
    e.at = row.time(10);
    return e;
}

/// The reason's word, and after a blank what is said of it.
QString storedReason(const TrainedModel &model)
{
    const QString reason = word(model.reason);
    return model.problem.isEmpty() ? reason : reason + u' ' + model.problem;
}

TrainedModel trained(const Statement &row)
{
    TrainedModel m;
    m.id = row.id<TrainedModelId>(0);
    m.company = row.id<CompanyId>(1);
    m.kind = row.enumerator<TrainingKind>(2);
    m.state = row.enumerator<TrainedState>(3);
    m.basis = row.integer(4);
    m.figures = trialFiguresFromJson(row.object(5));
    const QString reason = row.text(6);
    m.reason = row.enumerator<TrainedReason>(6, reason.section(u' ', 0, 0));
    m.problem = reason.section(u' ', 1);
    m.at = row.time(7);
    m.took = Millis{row.integer(8)};
    return m;
}

QByteArray formOf(const QString &text)
{
    return QCryptographicHash::hash(text.simplified().toCaseFolded().toUtf8(), QCryptographicHash::Sha256).left(16);
}

} // namespace

Result<TrainingExampleId> Training::add(const TrainingExample &example, qint64 change)
{
    Statement query = m_database.statement(
        u"insert into training_example (company, kind, label, text, form, session, message, desk_user, "
        "who, at, added) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(example.company)
        .bind(example.kind)
        .bind(example.label)
        .bind(example.text)
        .bind(formOf(example.text))
        .bind(example.session)
        .bind(example.message)
        .bind(example.user)
        .bind(example.who)
        .bind(example.at)
        .bind(change);
    const auto id = TRY(query.insert());
    return TrainingExampleId{id};
}

Result<bool> Training::remove(CompanyId company, TrainingExampleId id, qint64 change)
{
    Statement query = m_database.statement(
        u"update training_example set removed = ? where id = ? and company = ? and removed is null"_s);
    query.bind(change).bind(id).bind(company);
    const auto changed = TRY(query.change());
    return changed > 0;
}

Result<std::optional<TrainingExample>> Training::byId(CompanyId company, TrainingExampleId id) const
{
    static const QString text =
        rows::select(ExampleColumns, "from training_example e left join session s on s.id = e.session where e.id = ? "
                                     "and e.company = ? and e.removed is null");
    Statement query = m_database.statement(text);
    query.bind(id).bind(company);
    return rows::one(std::move(query), example);
}

Result<std::optional<TrainingExample>> Training::same(CompanyId company, TrainingKind kind, const QString &text) const
{
    static const QString sql =
        rows::select(ExampleColumns, "from training_example e left join session s on s.id = e.session where e.company "
                                     "= ? and e.kind = ? and e.form = ? and e.removed is null");
    Statement query = m_database.statement(sql);
    query.bind(company).bind(kind).bind(formOf(text));
    return rows::one(std::move(query), example);
}

Result<std::vector<TrainingExample>> Training::list(CompanyId company, const TrainingFilter &filter) const
{
    static const QString text =
        rows::select(ExampleColumns,
                     "from training_example e left join session s on s.id = e.session where e.company = ? and e.kind = "
                     "? and e.removed is null and (? = '' or e.label = ?) and (? = '' or lower(e.text) like lower(?) "
                     "escape '\\') and e.id < ? order by e.id desc limit ?");
    QString pattern = filter.words;
    for (const QChar special : {u'\\', u'%', u'_'})
        pattern.replace(special, u"\\"_s + special);
    Statement query = m_database.statement(text);
    query.bind(company)
        .bind(filter.kind)
        .bind(filter.label)
        .bind(filter.label)
        .bind(filter.words)
        .bind(u"%"_s + pattern + u'%')
        .bind(filter.before.isSet() ? filter.before.value : std::numeric_limits<qint64>::max())
        .bind(filter.limit);
    return rows::all(std::move(query), example);
}

Result<std::vector<std::pair<QString, int>>> Training::labels(CompanyId company, TrainingKind kind) const
{
    Statement query = m_database.statement(
        u"select label, count(*) from training_example where company = ? and kind = ? and removed is "
        "null group by label order by count(*) desc, label"_s);
    query.bind(company).bind(kind);
    return rows::all(std::move(query), [](const Statement &row) { return std::pair{row.text(0), row.number(1)}; });
}

Result<int> Training::count(CompanyId company, TrainingKind kind) const
{
    Statement query = m_database.statement(
        u"select count(*) from training_example where company = ? and kind = ? and removed is null"_s);
    query.bind(company).bind(kind);
    const auto found = TRY(rows::number(std::move(query)));
    return static_cast<int>(found);
}

Result<qint64> Training::lastChange(CompanyId company, TrainingKind kind) const
{
    Statement query = m_database.statement(
        u"select coalesce(max(coalesce(removed, added)), 0) from training_example where company = ? and kind = ?"_s);
    query.bind(company).bind(kind);
    return rows::number(std::move(query));
}

Result<std::vector<TrainingPair>> Training::taught(CompanyId company, TrainingKind kind, qint64 change) const
{
    Statement query = m_database.statement(
        u"select text, label from training_example where company = ? and kind = ? and added <= ? and "
        "(removed is null or removed > ?) order by id"_s);
    query.bind(company).bind(kind).bind(change).bind(change);
    return rows::all(std::move(query), [](const Statement &row) { return TrainingPair{row.text(0), row.text(1)}; });
}

Result<TrainedModelId> Training::addModel(const TrainedModel &model)
{
    Statement query = m_database.statement(
        u"insert into trained_model (company, kind, state, basis, figures, reason, at, took) values (?, "
        "?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(model.company)
        .bind(model.kind)
        .bind(model.state)
        .bind(model.basis)
        .bind(toJson(model.figures))
        .bind(storedReason(model))
        .bind(model.at)
        .bind(model.took.count);
    const auto id = TRY(query.insert());
    return TrainedModelId{id};
}

Result<void> Training::addPart(TrainedModelId model, int part, const QByteArray &bytes)
{
    Statement query = m_database.statement(u"insert into trained_model_part (model, part, bytes) values (?, ?, ?)"_s);
    query.bind(model).bind(part).bind(bytes);
    return query.finish();
}

Result<void> Training::setState(const TrainedModel &model)
{
    Statement query = m_database.statement(u"update trained_model set state = ?, reason = ? where id = ?"_s);
    query.bind(model.state).bind(storedReason(model)).bind(model.id);
    return query.finish();
}

Result<void> Training::dropParts(TrainedModelId model)
{
    Statement query = m_database.statement(u"delete from trained_model_part where model = ?"_s);
    query.bind(model);
    return query.finish();
}

Result<QByteArray> Training::bytes(TrainedModelId model) const
{
    Statement query = m_database.statement(u"select bytes from trained_model_part where model = ? order by part"_s);
    query.bind(model);
    const auto parts = rows::all(std::move(query), [](const Statement &row) { return row.blob(0); });
    if (!parts)
        return parts.error();
    QByteArray whole;
    for (const QByteArray &part : *parts)
        whole += part;
    return whole;
}

Result<std::optional<TrainedModel>> Training::model(TrainedModelId id) const
{
    static const QString text = rows::select(ModelColumns, "from trained_model where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), trained);
}

Result<std::optional<TrainedModel>> Training::inService(CompanyId company, TrainingKind kind) const
{
    static const QString text = rows::select(
        ModelColumns,
        "from trained_model where company = ? and kind = ? and state = 'in_service' order by id desc limit 1");
    Statement query = m_database.statement(text);
    query.bind(company).bind(kind);
    return rows::one(std::move(query), trained);
}

Result<std::vector<TrainedModel>> Training::models(CompanyId company, TrainingKind kind, int limit) const
{
    static const QString text = rows::select(
        ModelColumns,
        "from trained_model where company = ? and kind = ? and state <> 'stored' order by id desc limit ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(kind).bind(limit);
    return rows::all(std::move(query), trained);
}

Result<int> Training::dropUnfinished()
{
    Statement parts = m_database.statement(
        u"delete from trained_model_part where model in (select id from trained_model where state = 'stored')"_s);
    TRY(parts.finish());
    Statement models = m_database.statement(u"delete from trained_model where state = 'stored'"_s);
    return models.change();
}

} // namespace tierdesk::store
