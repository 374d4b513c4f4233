#include "tests/bench/Steps.h"

#include "core/base/Json.h"
#include "core/domain/CompanyConfig.h"
#include "core/doors/server/auth/Jwt.h"
#include "core/mind/nlu/Reader.h"
#include "core/mind/policy/Escalation.h"
#include "resources/Resources.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace tierdesk::bench {

namespace {

double medianMicros(const std::function<void()> &step)
{
    constexpr int Rounds = 60;
    constexpr int Repeats = 200;
    std::vector<double> micros;
    for (int round = 0; round < Rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < Repeats; ++i)
            step();
        micros.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count() /
                         Repeats);
    }
    std::nth_element(micros.begin(), micros.begin() + Rounds / 2, micros.end());
    return micros[Rounds / 2];
}

} // namespace

std::vector<std::pair<QString, double>> measureSteps()
{
    resources::init();
    const auto reader = nlu::Reader::load();
    if (!reader)
        qFatal("the reader cannot load: %s", qPrintable(reader.error().message));
    const std::string text =
        "The tent I ordered arrived with a torn seam. Order ORD-9876. Can you please help me with a refund?";
    const QByteArray body = "{\"message\":\"The tent I ordered arrived with a torn seam. Order ORD-9876.\"}";
    const CompanyConfig config = defaultConfig();
    const Session session;
    const Reading reading = reader->read(text);
    const QString words = QString::fromStdString(text);
    const policy::Situation situation{
        .session = session, .reading = reading, .text = words, .config = config, .customer = nullptr, .now = {}};

    return {
        {QStringLiteral("strict JSON of a message's body"), medianMicros([&] { (void)base::parseJsonObject(body); })},
        {QStringLiteral("reading (nlu), 100 characters"), medianMicros([&] { (void)reader->read(text); })},
        {QStringLiteral("deciding (policy)"), medianMicros([&] { (void)policy::decide(situation); })}};
}

} // namespace tierdesk::bench
