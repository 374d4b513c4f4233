#include "core/store/Training.h"

#include "core/store/Rows.h"

#include <QtCore/QCryptographicHash>

#include <limits>

namespace tierdesk::store {

using base::Result;

/// Read only: add() knows the change.
template<class Io, Is<TrainingExample> T>
void columns(Io &io, T &v)
{
    io.table("training_example", "e");
    io.read("id", v.id);
    io.read("company", v.company);
    io.read("kind", v.kind);
    io.read("label", v.label);
    io.read("text", v.text);
    io.read("session", v.session);
    io.read("s.public_id", v.sessionId);
    io.read("message", v.message);
    io.read("desk_user", v.user);
    io.read("who", v.who);
    io.read("at", v.at);
}

namespace {

/// The reason's word, and after a blank what is said of it.
template<class T>
struct ReasonColumn {
    T &model;

    void bindTo(Statement &query) const
    {
        const QString reason = word(model.reason);
        query.bind(model.problem.isEmpty() ? reason : reason + u' ' + model.problem);
    }
    void readFrom(const Statement &row, int column) const
    {
        const QString stored = row.text(column);
        model.reason = row.enumerator<TrainedReason>(column, stored.section(u' ', 0, 0));
        model.problem = stored.section(u' ', 1);
    }
};

QByteArray formOf(const QString &text)
{
    return QCryptographicHash::hash(text.simplified().toCaseFolded().toUtf8(), QCryptographicHash::Sha256).left(16);
}

} // namespace

template<class Io, Is<TrainedModel> T>
void columns(Io &io, T &v)
{
    io.table("trained_model");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("kind", v.kind);
    io("state", v.state);
    io.fixed("basis", v.basis);
    io.fixed("figures", Converted(v.figures, ToJson, trialFiguresFromJson));
    io("reason", ReasonColumn<T>{v});
    io.fixed("at", v.at);
    io.fixed("took", v.took);
}

Result<TrainingExampleId> Training::add(const TrainingExample &example, qint64 change)
{
    Statement query = m_database.statement(
        u"insert into training_example (company, kind, label, text, form, session, message, desk_user, "
        "who, at, added) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        example.company, example.kind, example.label, example.text, formOf(example.text), example.session,
        example.message, example.user, example.who, example.at, change);
    const auto id = TRY(query.insert());
    return TrainingExampleId{id};
}

Result<bool> Training::remove(CompanyId company, TrainingExampleId id, qint64 change)
{
    Statement query = m_database.statement(
        u"update training_example set removed = ? where id = ? and company = ? and removed is null"_s);
    query.bind(change).bind(id).bind(company);
    return rows::hasMet(query.change());
}

Result<std::optional<TrainingExample>> Training::byId(CompanyId company, TrainingExampleId id) const
{
    static const QString text = rows::select<TrainingExample>("left join session s on s.id = e.session where e.id = ? "
                                                              "and e.company = ? and e.removed is null");
    return rows::one<TrainingExample>(m_database.statement(text, id, company));
}

Result<std::optional<TrainingExample>> Training::same(CompanyId company, TrainingKind kind, const QString &text) const
{
    static const QString sql = rows::select<TrainingExample>("left join session s on s.id = e.session where e.company "
                                                             "= ? and e.kind = ? and e.form = ? and e.removed is null");
    return rows::one<TrainingExample>(m_database.statement(sql, company, kind, formOf(text)));
}

Result<std::vector<TrainingExample>> Training::list(CompanyId company, const TrainingFilter &filter) const
{
    static const QString text = rows::select<TrainingExample>(
        "left join session s on s.id = e.session where e.company = ? and e.kind = "
        "? and e.removed is null and (? = '' or e.label = ?) and (? = '' or lower(e.text) like lower(?) "
        "escape '\\') and e.id < ? order by e.id desc limit ?");
    QString pattern = filter.words;
    for (const QChar special : {u'\\', u'%', u'_'})
        pattern.replace(special, u"\\"_s + special);
    Statement query = m_database.statement(
        text, company, filter.kind, filter.label, filter.label, filter.words, u"%"_s + pattern + u'%',
        filter.before.isSet() ? filter.before.value : std::numeric_limits<qint64>::max(), filter.limit);
    return rows::all<TrainingExample>(std::move(query));
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
        u"select count(*) from training_example where company = ? and kind = ? and removed is null"_s, company, kind);
    return rows::first<int>(std::move(query));
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
    return rows::insert<TrainedModelId>(m_database, model);
}

Result<void> Training::addPart(TrainedModelId model, int part, const QByteArray &bytes)
{
    Statement query = m_database.statement(u"insert into trained_model_part (model, part, bytes) values (?, ?, ?)"_s);
    query.bind(model).bind(part).bind(bytes);
    return query.finish();
}

Result<void> Training::setState(const TrainedModel &model)
{
    TRY(rows::updateIf(m_database, rows::texts<TrainedModel>().update, model));
    return {};
}

Result<void> Training::dropParts(TrainedModelId model)
{
    return m_database.statement(u"delete from trained_model_part where model = ?"_s, model).finish();
}

Result<QByteArray> Training::bytes(TrainedModelId model) const
{
    Statement query = m_database.statement(u"select bytes from trained_model_part where model = ? order by part"_s);
    query.bind(model);
    const auto parts = TRY(rows::all<QByteArray>(std::move(query)));
    QByteArray whole;
    for (const QByteArray &part : parts)
        whole += part;
    return whole;
}

Result<std::optional<TrainedModel>> Training::model(TrainedModelId id) const
{
    static const QString text = rows::select<TrainedModel>("where id = ?");
    return rows::one<TrainedModel>(m_database.statement(text, id));
}

Result<std::optional<TrainedModel>> Training::inService(CompanyId company, TrainingKind kind) const
{
    static const QString text =
        rows::select<TrainedModel>("where company = ? and kind = ? and state = 'in_service' order by id desc limit 1");
    return rows::one<TrainedModel>(m_database.statement(text, company, kind));
}

Result<std::vector<TrainedModel>> Training::models(CompanyId company, TrainingKind kind, int limit) const
{
    static const QString text =
        rows::select<TrainedModel>("where company = ? and kind = ? and state <> 'stored' order by id desc limit ?");
    return rows::all<TrainedModel>(m_database.statement(text, company, kind, limit));
}

Result<int> Training::dropUnfinished()
{
    Statement parts = m_database.statement(
        u"delete from trained_model_part where model in (select id from trained_model where state = 'stored')"_s);
    TRY(parts.finish());
    return m_database.statement(u"delete from trained_model where state = 'stored'"_s).change();
}

} // namespace tierdesk::store
