#include "tests/bench/Steps.h"

#include "core/base/Json.h"
#include "core/domain/CompanyConfig.h"
#include "core/doors/server/auth/Jwt.h"
#include "core/mind/nlu/Reader.h"
#include "core/mind/nlu/Taught.h"
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
    const std::vector<std::string> mix = {
        text,
        "Where is my order?",
        "I've been waiting for three weeks and nobody answers my emails. This is RIDICULOUS!!",
        "thanks so much, that was quick :)",
        "Can I speak to a manager please",
        "How do I reset my password? The link in the email does not work.",
        "You charged my card 4111 1111 1111 1111 twice, I want one of them back by tomorrow.",
        "@tierdesk worst service ever #fail \xF0\x9F\x98\xA1",
        "My flight was cancelled and the app keeps crashing, what now?",
        "Great tent, easy to set up and it survived a storm. Highly recommend!",
        "Das Zelt ist leider kaputt angekommen, was soll ich tun?",
        "I'd like to cancel my subscription. If I do so today, will I still be billed for next month? My number is "
        "+1 (555) 010-9999 and my address jane@example.com."};
    const QByteArray body = "{\"message\":\"The tent I ordered arrived with a torn seam. Order ORD-9876.\"}";
    const CompanyConfig config = defaultConfig();
    const Session session;
    const Reading reading = reader->read(text);
    const QString words = QString::fromStdString(text);
    const policy::Situation situation{
        .session = session, .reading = reading, .text = words, .config = config, .customer = nullptr, .now = {}};

    return {{u"strict JSON of a message's body"_s, medianMicros([&] { (void)base::parseJsonObject(body); })},
            {u"reading (nlu), 100 characters"_s, medianMicros([&] { (void)reader->read(text); })},
            {u"reading, one of twelve kinds of message (aim: at most 16.7)"_s, medianMicros([&] {
                                                                                   for (const std::string &each : mix)
                                                                                       (void)reader->read(each);
                                                                               }) / static_cast<double>(mix.size())},
            {u"deciding (policy)"_s, medianMicros([&] { (void)policy::decide(situation); })}};
}

std::vector<std::pair<QString, double>> measureTraining()
{
    resources::init();
    const auto reader = nlu::Reader::load();
    if (!reader)
        qFatal("the reader cannot load: %s", qPrintable(reader.error().message));
    constexpr int Rows = 20'000;
    constexpr int Intents = 150;
    const QStringList verbs{u"change"_s, u"find"_s, u"return"_s, u"repair"_s, u"book"_s, u"cancel"_s};
    const QStringList frames{u"how do i %1 %2 please"_s, u"i would like to %1 the %2 today"_s,
                             u"can you %1 %2 for me"_s, u"%1 my %2 that came on monday"_s,
                             u"is it possible to %1 a %2"_s};
    std::vector<nlu::IntentExample> intents;
    std::vector<nlu::CategoryLesson> corrections;
    for (int i = 0; i < Rows; ++i) {
        const int intent = i % Intents;
        // A word of the intent's own, and one of many that say nothing.
        const QString thing = u"thing%1 part%2"_s.arg(QChar(u'a' + intent % 26) + QString(intent / 26, u'x'),
                                                      QString(i / Intents % 7, u'y'));
        intents.push_back(
            {frames[i / Intents % frames.size()].arg(verbs[intent % verbs.size()], thing), QString::number(intent)});
        corrections.push_back({intents.back().text.toUtf8(), static_cast<Category>(intent % 10)});
    }
    const auto seconds = [](const std::function<bool()> &step) {
        const auto begin = std::chrono::steady_clock::now();
        if (!step())
            qFatal("nothing was learned");
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    return {{u"learning 20,000 examples of 150 intents"_s,
             seconds([&] { return nlu::IntentModel::train(intents).has_value(); })},
            {u"learning 20,000 corrected categories"_s,
             seconds([&] { return nlu::TaughtCategories::train(*reader, corrections).has_value(); })}};
}

} // namespace tierdesk::bench
