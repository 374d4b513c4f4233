#include "app/Rehearsal.h"

#include "app/Application.h"
#include "app/DemoSeed.h"
#include "app/DemoShop.h"
#include "core/engine/Unit.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtCore/QTemporaryDir>

#include <iomanip>
#include <iostream>
#include <map>
#include <random>

namespace tierdesk::app {

using base::Fault;
using base::Result;

namespace {

/// A Monday at noon, so that people are on duty; worlds tell their times from here.
const base::Timestamp Noon{QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()};
/// Companies in one store: more would make the engine's directory long.
constexpr int MostTalks = 100;

/// The companies of the scripts, by name.
class Worlds final
{
public:
    /// The file "worlds/NAME.json" beside the scripts or one folder up, else that of the demo.
    Result<const QJsonObject *> world(const QString &name, const QString &scripts)
    {
        if (const auto known = m_worlds.find(name); known != m_worlds.end())
            return &known->second;
        const QString file = QStringLiteral("worlds/%1.json").arg(name);
        const QDir folder = QFileInfo(scripts).dir();
        QString path = QStringLiteral(":/demo/%1.json").arg(name);
        for (const QString &each : {folder.filePath(QStringLiteral("../") + file), folder.filePath(file)}) {
            if (QFile::exists(each))
                path = each;
        }
        auto read = demoFile(path, Noon);
        if (!read)
            return read.error();
        return &m_worlds.emplace(name, *std::move(read)).first->second;
    }

private:
    std::map<QString, QJsonObject> m_worlds;
};

QJsonArray ofCustomer(const QJsonArray &rows, const char *key, const QString &who)
{
    QJsonArray own;
    for (const QJsonValue &each : rows) {
        if (each[QLatin1String(key)].toString() == who)
            own.append(each);
    }
    return own;
}

/// @p world with @p who as its only customer and a key of its own.
QJsonObject reduced(QJsonObject world, const QString &who, int number)
{
    QJsonObject company = world[u"company"].toObject();
    company.insert(QStringLiteral("key"), company[u"key"].toString() + QStringLiteral("-%1").arg(number));
    world.insert(QStringLiteral("company"), company);
    QJsonArray users;
    for (const QJsonValue &each : world[u"users"].toArray()) {
        QJsonObject user = each.toObject();
        user.insert(QStringLiteral("email"), QStringLiteral("%1-%2").arg(number).arg(user[u"email"].toString()));
        users.append(user);
    }
    world.insert(QStringLiteral("users"), users);
    world.insert(QStringLiteral("customers"), ofCustomer(world[u"customers"].toArray(), "ref", who));
    world.insert(QStringLiteral("orders"), ofCustomer(world[u"orders"].toArray(), "customerId", who));
    world.insert(QStringLiteral("subscriptions"), ofCustomer(world[u"subscriptions"].toArray(), "customerId", who));
    world.remove(QStringLiteral("savedReplies"));
    return world;
}

/// A real engine over a store in memory, for some talks.
class Stage final
{
public:
    explicit Stage(const nlu::Reader &reader)
        : m_reader(reader)
    {}
    ~Stage()
    {
        if (m_engine)
            m_engine->stop();
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    Result<TalkResult> play(const Script &script, const QJsonObject &world)
    {
        if (!m_engine) {
            if (const auto opened = open(); !opened)
                return opened.error();
        }
        m_clock.set(Noon);
        const QJsonObject own = reduced(world, script.who, ++m_talks);
        if (!script.who.isEmpty() && own[u"customers"].toArray().isEmpty())
            return base::fail(Fault::InvalidInput, QStringLiteral("no such customer: ") + script.who, script.where);
        const auto company = makeDemoCompany(*m_engine, m_waiter, own, {});
        if (!company)
            return company.error();
        const QString session = QStringLiteral("sess_%1").arg(m_talks);
        bool isFirst = true;
        const auto send = [&](const QString &text) -> Result<Heard> {
            m_clock.set(m_clock.now() + base::Millis::seconds(40));
            engine::TurnRequest request{.company = company->company.id,
                                        .sessionId = session,
                                        .start = {},
                                        .text = text,
                                        .actor = {.kind = Actor::Kind::Client,
                                                  .user = {},
                                                  .name = QStringLiteral("rehearsal"),
                                                  .from = QStringLiteral("command line")},
                                        .keyed = {},
                                        .encode = {}};
            if (isFirst)
                request.start = begin(script, company->company.id, session);
            isFirst = false;
            const auto outcome = m_waiter.turn(*m_engine, std::move(request));
            if (!outcome)
                return outcome.error();
            return Heard{outcome->answer ? outcome->answer->text : QString(), outcome->actions,
                         outcome->session.tier == Tier::HumanAgent};
        };
        return app::play(script, own[u"orders"].toArray(), send);
    }

    [[nodiscard]] bool isFull() const { return m_talks >= MostTalks; }

private:
    static engine::StartSession begin(const Script &script, CompanyId company, const QString &session)
    {
        engine::StartSession start;
        start.company = company;
        start.id = session;
        start.customerRef = script.who.isEmpty() ? QStringLiteral("guest-1") : script.who;
        start.isVerified = !script.who.isEmpty();
        start.channel = script.channel;
        start.door = script.who.isEmpty() ? Door::Chat : Door::Cs;
        return start;
    }

    Result<void> open()
    {
        m_folder = std::make_unique<QTemporaryDir>(passingFolder(QStringLiteral("rehearsal"), QDir::tempPath()));
        if (!m_folder->isValid())
            return base::fail(Fault::StorageFailed, m_folder->errorString(), m_folder->path());
        m_clock.set(Noon);
        auto engine = engine::Engine::start({.databasePath = m_folder->filePath(QStringLiteral("rehearsal.db")),
                                             .clock = m_clock,
                                             .counters = m_counters,
                                             .reader = m_reader,
                                             .aiRep = m_responder,
                                             .aiManager = m_responder,
                                             .thinkWorkers = 1,
                                             .sweepIntervalMs = 0,
                                             .trainAfterMs = 0});
        if (!engine)
            return engine.error();
        m_engine = std::move(*engine);
        return {};
    }

    const nlu::Reader &m_reader;
    ai::LocalResponder m_responder;
    ShiftedClock m_clock;
    base::Counters m_counters;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    Waiter m_waiter;
    int m_talks = 0;
};

struct Score {
    int passed = 0;
    int all = 0;
};

/// What became of all talks.
struct Tally {
    std::map<QString, Score> byAbout;
    std::map<QString, Score> byStyle;
    std::map<QString, Score> byWorld;
    Score total;
    int turns = 0;
    int wrongActions = 0;

    void add(const Script &script, const TalkResult &result)
    {
        const bool isPassed = result.faults.isEmpty();
        for (Score *each : {&byAbout[script.about], &byStyle[script.style], &byWorld[script.world], &total}) {
            ++each->all;
            each->passed += isPassed ? 1 : 0;
        }
        turns += result.turns;
        wrongActions += result.hasWrongAction ? 1 : 0;
    }

    void print() const
    {
        const auto row = [](const QString &name, Score score) {
            std::cout << "  " << std::left << std::setw(16) << name.toStdString() << std::right << std::setw(6)
                      << score.passed << " of " << std::setw(5) << score.all << std::setw(7) << std::fixed
                      << std::setprecision(1) << (score.all ? 100.0 * score.passed / score.all : 0) << " %\n";
        };
        for (const auto &[title, rows] : {std::pair{"about", &byAbout}, {"style", &byStyle}, {"world", &byWorld}}) {
            std::cout << title << '\n';
            for (const auto &[name, score] : *rows)
                row(name, score);
        }
        row(QStringLiteral("all"), total);
        std::cout << "  " << turns << " messages, " << wrongActions << " talks with an unasked or doubled action\n";
    }
};

/// Two letters the wrong way round, one left out, or one twice, in a word that is long enough to be read all the same.
void slip(QString &text, std::mt19937_64 &random)
{
    std::vector<qsizetype> places;
    for (qsizetype i = 1; i + 2 < text.size(); ++i) {
        const bool isInside = text[i - 1].isLetter() && text[i].isLetter() && text[i + 1].isLetter();
        if (isInside && i >= 2 && text[i - 2].isLetter())
            places.push_back(i);
    }
    if (places.empty())
        return;
    const qsizetype at = places[random() % places.size()];
    switch (random() % 3) {
    case 0:
        std::swap(text[at], text[at + 1]);
        break;
    case 1:
        text.remove(at, 1);
        break;
    default:
        text.insert(at, text[at]);
    }
}

QString typedOtherwise(QString text, std::mt19937_64 &random)
{
    if (random() % 3 == 0)
        text = text.toLower();
    if (random() % 3 == 0)
        text.remove(u'.').remove(u',').remove(u'\'');
    for (quint64 slips = random() % 3; slips > 0; --slips)
        slip(text, random);
    static const QStringList Before{QStringLiteral("hi, "),   QStringLiteral("hello there. "),
                                    QStringLiteral("ok so "), QStringLiteral("sorry, "),
                                    QStringLiteral("hey "),   QStringLiteral("um, ")};
    static const QStringList Behind{QStringLiteral(" thanks"), QStringLiteral(" please"), QStringLiteral("..."),
                                    QStringLiteral(" thx"),    QStringLiteral(" cheers"), QStringLiteral("!!")};
    if (random() % 4 == 0)
        text = Before[static_cast<qsizetype>(random() % static_cast<quint64>(Before.size()))] + text;
    if (random() % 4 == 0)
        text += Behind[static_cast<qsizetype>(random() % static_cast<quint64>(Behind.size()))];
    return text;
}

Result<std::vector<Script>> allScripts(const QStringList &files)
{
    std::vector<Script> all;
    for (const QString &file : files) {
        auto scripts = readScripts(file);
        if (!scripts)
            return scripts.error();
        std::move(scripts->begin(), scripts->end(), std::back_inserter(all));
    }
    if (all.empty())
        return base::fail(Fault::InvalidInput, QStringLiteral("no scripts"), files.join(u' '));
    return all;
}

void printTalk(const Script &script, const TalkResult &result)
{
    std::cout << (result.faults.isEmpty() ? "passed: " : "failed: ") << script.name.toStdString() << " ("
              << script.where.toStdString() << ")\n";
    for (const QString &line : result.transcript)
        std::cout << "    " << line.toStdString() << '\n';
    for (const QString &fault : result.faults)
        std::cout << "  x " << fault.toStdString() << '\n';
    std::cout << '\n';
}

} // namespace

Script varied(const Script &script, quint64 seed)
{
    std::mt19937_64 random(seed);
    Script other = script;
    for (Stretch &each : other.stretches)
        each.says = typedOtherwise(each.says, random);
    // In the order of the kinds, not of the hash, which is another in every run.
    for (const auto &[kind, name] : Words<AskedFor>::table) {
        if (const auto answer = other.answers.find(kind); answer != other.answers.end())
            *answer = typedOtherwise(*answer, random);
    }
    // Somebody greets first, or gives thanks in between.
    if (random() % 5 == 0)
        other.stretches.insert(other.stretches.begin(), Stretch{QStringLiteral("hi"), {}});
    if (random() % 5 == 0 && other.stretches.size() > 1)
        other.stretches.insert(other.stretches.begin() + 1, Stretch{QStringLiteral("ok thanks"), {}});
    return other;
}

Result<void> rehearse(const Invocation &invocation)
{
    resources::init();
    // Each passing store would tell of its migrations.
    QLoggingCategory::setFilterRules(QStringLiteral("tierdesk.store.info=false"));
    const auto reader = nlu::Reader::load();
    if (!reader)
        return reader.error();
    const auto scripts = allScripts(invocation.files);
    if (!scripts)
        return scripts.error();
    const int talks = invocation.limit > 0 ? invocation.limit : static_cast<int>(scripts->size());
    Worlds worlds;
    Tally tally;
    std::unique_ptr<Stage> stage;
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < talks; ++i) {
        const Script &own = (*scripts)[static_cast<std::size_t>(i) % scripts->size()];
        const Script script = invocation.limit > 0 ? varied(own, static_cast<quint64>(i)) : own;
        const auto world = worlds.world(script.world, script.where.section(u':', 0, -2));
        if (!world)
            return world.error();
        if (!stage || stage->isFull())
            stage = std::make_unique<Stage>(*reader);
        const auto result = stage->play(script, **world);
        if (!result)
            return result.error();
        tally.add(script, *result);
        const bool isPrinted = invocation.print == u"all" ||
                               (invocation.print == u"failed" && !result->faults.isEmpty()) ||
                               (invocation.print == u"actions" && result->hasWrongAction);
        if (isPrinted)
            printTalk(script, *result);
    }
    tally.print();
    std::cout << "  " << time.elapsed() / 1000.0 << " s\n";
    if (tally.total.passed < invocation.floor * tally.total.all)
        return base::fail(Fault::Conflict,
                          QStringLiteral("fewer scripts passed than --floor %1 asks for").arg(invocation.floor));
    if (tally.wrongActions > 0 && invocation.limit > 0)
        return base::fail(Fault::Conflict, QStringLiteral("something was done that nobody asked for"));
    return {};
}

} // namespace tierdesk::app
