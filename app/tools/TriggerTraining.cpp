#include "app/tools/TriggerTraining.h"

#include "app/tools/ActTraining.h"
#include "app/tools/Lines.h"
#include "core/mind/nlu/Lexicon.h"
#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QDir>

#include <iomanip>
#include <iostream>

namespace tierdesk::app {

using base::Result;
using nlu::TriggerExample;

namespace {

constexpr std::array kHands{"a", "b", "c", "d", "e", "f"};

struct Line {
    Trigger asked = Trigger::AsksForHuman; ///< what the line was labelled for
    TriggerExample example;
};

struct TriggerData {
    std::array<std::vector<Line>, kHands.size()> hands;
    std::vector<Line> house;
    std::vector<TriggerExample> talk; ///< what customers said, labelled for the model of acts
};

QString pathOf(const QString &folder, Trigger trigger, const char *hand)
{
    return QDir(folder).filePath(u"%1-%2.tsv"_s.arg(word(trigger), QLatin1String(hand)));
}

/// The files write marks of no width as "\u200b", so that editors show them.
QByteArray withMarks(QByteArray text)
{
    return text.replace("\\u200b", "\u200b")
        .replace("\\u200c", "\u200c")
        .replace("\\u200d", "\u200d")
        .replace("\\u2060", "\u2060");
}

Result<void> readHand(const QString &folder, const char *hand, std::vector<Line> &lines)
{
    for (const nlu::LearnedTrigger &learned : nlu::kLearnedTriggers) {
        const Trigger trigger = learned.trigger;
        auto done = eachRow(pathOf(folder, trigger, hand), 2, [&](const QByteArrayList &row) {
            if (row[0] != "0" && row[0] != "1")
                return u"the label is 0 or 1"_s;
            const std::optional<Trigger> means = row[0] == "1" ? std::optional(trigger) : std::nullopt;
            lines.push_back({trigger, {withMarks(row[1]), means}});
            return QString();
        });
        if (!done)
            return done;
    }
    return {};
}

/// Who is labelled to ask for a person does so, and nobody else of those whose act settles it: a yes to "shall I bring
/// in somebody?" may, and so may who waits for a call; of legal steps some speak and others threaten.
Result<std::vector<TriggerExample>> readTalk(const QString &folder)
{
    std::vector<TriggerExample> talk;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name)) {
        const auto lines = TRY(readActs(dir.filePath(name)));
        for (const ai::ActExample &line : lines) {
            const bool isOpen = line.act == ai::Act::Yes || line.act == ai::Act::Legal ||
                                line.act == ai::Act::Callback || line.situation.open == "person";
            const bool asks = line.act == ai::Act::Person;
            if (!isOpen)
                talk.push_back({line.text, asks ? std::optional(Trigger::AsksForHuman) : std::nullopt});
        }
    }
    return talk;
}

Result<TriggerData> readTriggerData(const QString &folder)
{
    TriggerData data;
    for (std::size_t hand = 0; hand < kHands.size(); ++hand)
        TRY(readHand(folder, kHands[hand], data.hands[hand]));
    TRY(readHand(folder, "house", data.house));
    auto talk = TRY(readTalk(QDir(folder).filePath(u"../dialogue"_s)));
    data.talk = std::move(talk);
    return data;
}

void add(std::vector<TriggerExample> &examples, const std::vector<Line> &hand)
{
    for (const Line &line : hand)
        examples.push_back(line.example);
}

void count(const nlu::Reader &reader, const std::vector<Line> &lines, Trigger trigger, const std::string &name)
{
    int right = 0, wrong = 0, missed = 0, all = 0;
    for (const Line &line : lines) {
        if (line.asked != trigger)
            continue;
        const QByteArray &text = line.example.text;
        const std::vector<Trigger> found =
            reader.read(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))).triggers;
        const bool isSaid = std::find(found.begin(), found.end(), trigger) != found.end();
        const bool isMeant = line.example.means == trigger;
        right += isSaid && isMeant ? 1 : 0;
        wrong += isSaid && !isMeant ? 1 : 0;
        missed += !isSaid && isMeant ? 1 : 0;
        ++all;
    }
    std::cout << std::left << std::setw(30) << (word(trigger).toString().toStdString() + ", " + name) << std::right
              << std::setw(7) << all << "  F1 " << 2. * right / std::max(1, 2 * right + wrong + missed) << "  right "
              << right << "  wrong " << wrong << "  missed " << missed << '\n';
}

} // namespace

bool hasTriggerData(const QString &folder)
{
    return QFile::exists(pathOf(folder, nlu::kLearnedTriggers.front().trigger, kHands.front()));
}

Result<nlu::TriggerModels> trainTriggerModels(const QString &folder)
{
    auto data = TRY(readTriggerData(folder));
    const auto lexicon = TRY(nlu::Lexicon::load());
    std::vector<TriggerExample> examples = std::move(data.talk);
    add(examples, data.house);
    for (const std::vector<Line> &hand : data.hands)
        add(examples, hand);
    return nlu::trainTriggers(examples, *lexicon, TrainingSeed);
}

Result<void> evaluateTriggers(const QString &folder)
{
    const auto data = TRY(readTriggerData(folder));
    const auto lexicon = TRY(nlu::Lexicon::load());
    const auto shipped = TRY(nlu::Models::load());
    for (std::size_t tested = 0; tested < kHands.size(); ++tested) {
        std::vector<TriggerExample> examples = data.talk;
        add(examples, data.house);
        for (std::size_t hand = 0; hand < kHands.size(); ++hand) {
            if (hand != tested)
                add(examples, data.hands[hand]);
        }
        nlu::Models models = *shipped;
        models.triggers = nlu::trainTriggers(examples, *lexicon, TrainingSeed);
        const auto reader = TRY(nlu::Reader::load(std::make_shared<nlu::Models>(std::move(models))));
        for (const nlu::LearnedTrigger &learned : nlu::kLearnedTriggers)
            count(reader, data.hands[tested], learned.trigger, std::string("hand ") + kHands[tested]);
    }
    return {};
}

} // namespace tierdesk::app
