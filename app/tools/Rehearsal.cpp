#include "app/tools/Rehearsal.h"

#include "app/tools/RehearsalCustomer.h"
#include "app/tools/RehearsalStage.h"
#include "app/tools/RehearsalTally.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "resources/Resources.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>

#include <iostream>
#include <iterator>

namespace tierdesk::app {

using base::Fault;
using base::Result;

namespace {

Result<std::vector<Script>> allScripts(const QStringList &files)
{
    std::vector<Script> all;
    for (const QString &file : files) {
        auto scripts = TRY(readScripts(file));
        std::move(scripts.begin(), scripts.end(), std::back_inserter(all));
    }
    if (all.empty())
        return base::fail(Fault::InvalidInput, u"no scripts"_s, files.join(u' '));
    return all;
}

void printTalk(const QString &name, const TalkResult &result)
{
    std::cout << (result.faults.isEmpty() ? "passed: " : "failed: ") << name.toStdString() << '\n';
    for (const QString &line : result.transcript)
        std::cout << "    " << line.toStdString() << '\n';
    for (const QString &fault : result.faults)
        std::cout << "  x " << fault.toStdString() << '\n';
    std::cout << '\n';
}

/// Plays talks one after the other, each stage for as many as it takes.
class Theatre final
{
public:
    explicit Theatre(const nlu::Reader &reader)
        : m_reader(reader)
    {}

    Result<TalkResult> play(const Script &script, const RehearsalStage::Plays &plays)
    {
        const auto world = TRY(m_worlds.of(script));
        if (!m_stage || m_stage->isFull())
            m_stage = std::make_unique<RehearsalStage>(m_reader, m_responder);
        return m_stage->play(script, *world, plays);
    }

    Result<std::vector<CustomerScript>> sourcesOf(const std::vector<Script> &scripts)
    {
        std::vector<CustomerScript> sources;
        for (const Script &each : scripts) {
            const auto world = TRY(m_worlds.of(each));
            sources.push_back({each, ordersOf(each.who, *world)});
        }
        return sources;
    }

private:
    const nlu::Reader &m_reader;
    ai::LocalResponder m_responder;
    Worlds m_worlds;
    std::unique_ptr<RehearsalStage> m_stage;
};

bool isPrinted(const Invocation &invocation, const TalkResult &result)
{
    return invocation.print == u"all" || (invocation.print == u"failed" && !result.faults.isEmpty()) ||
           (invocation.print == u"actions" && result.hasWrongAction());
}

Result<void> playScripts(Theatre &theatre, const std::vector<Script> &scripts, const Invocation &invocation)
{
    ScriptTally tally;
    for (const Script &script : scripts) {
        const auto result = theatre.play(
            script, [&script](const QJsonArray &orders, const Sends &send) { return play(script, orders, send); });
        if (!result)
            return result.error();
        tally.add(script, *result);
        if (isPrinted(invocation, *result))
            printTalk(u"%1 (%2)"_s.arg(script.name, script.where), *result);
    }
    tally.print();
    if (tally.passed() < invocation.floor)
        return base::fail(Fault::Conflict, u"fewer scripts passed than --floor %1 requires"_s.arg(invocation.floor));
    return {};
}

Result<void> playAgendas(Theatre &theatre, const std::vector<Script> &scripts, const Invocation &invocation)
{
    auto sources = TRY(theatre.sourcesOf(scripts));
    const Agendas agendas(std::move(sources));
    VariationTally tally;
    for (int i = 0; i < invocation.limit; ++i) {
        const Agenda agenda = agendas.agenda(static_cast<quint64>(i));
        const auto result =
            theatre.play(agenda.scripts.front(),
                         [&agenda](const QJsonArray &orders, const Sends &send) { return play(agenda, orders, send); });
        if (!result)
            return result.error();
        tally.add(agenda.variation, *result);
        if (isPrinted(invocation, *result))
            printTalk(u"%1, %2 (%3)"_s.arg(i).arg(word(agenda.variation), agenda.name()), *result);
    }
    tally.print();
    if (tally.wrongActions() > 0)
        return base::fail(Fault::Conflict, u"an action was taken that was not requested"_s);
    return {};
}

} // namespace

Result<void> rehearse(const Invocation &invocation)
{
    resources::init();
    // Each passing store would tell of its migrations.
    QLoggingCategory::setFilterRules(u"tierdesk.store.info=false"_s);
    const auto reader = TRY(nlu::Reader::load());
    const auto scripts = TRY(allScripts(invocation.files));
    Theatre theatre(reader);
    QElapsedTimer time;
    time.start();
    const auto played =
        invocation.limit > 0 ? playAgendas(theatre, scripts, invocation) : playScripts(theatre, scripts, invocation);
    std::cout << "  " << time.elapsed() / 1000.0 << " s\n";
    return played;
}

} // namespace tierdesk::app
