#include "app/tools/ClaimTraining.h"

#include "app/tools/Lines.h"

#include <QtCore/QDir>

#include <iomanip>
#include <iostream>
#include <map>

namespace tierdesk::app {

using ai::ClaimExample;
using ai::Deed;
using ai::Stage;
using base::Result;

namespace {

struct Line {
    QByteArray language;
    QByteArray kind;
    ClaimExample example;
};

std::optional<Stage> stageOf(const QByteArray &kind)
{
    if (kind == "direct" || kind == "passive" || kind == "nominal")
        return Stage::Done;
    if (kind == "progressive")
        return Stage::UnderWay;
    if (kind == "future" || kind == "date")
        return Stage::ToCome;
    return std::nullopt;
}

/// A file is one hand's. Each line of a list is a claim by itself.
Result<std::vector<Line>> readHand(const QString &path)
{
    std::vector<Line> lines;
    auto done = eachRow(path, 5, [&](const QByteArrayList &row) {
        if (row[1] != "claim" && row[1] != "harmless" && row[1] != "true")
            return u"the label is claim, harmless or true"_s;
        const auto deed = fromWord<Deed>(QString::fromUtf8(row[3]));
        if (!deed && row[3] != "none")
            return u"there is no such deed"_s;
        QByteArray text = row[4];
        for (const QByteArray &each : text.replace("\\n", "\n").split('\n')) {
            if (!each.trimmed().isEmpty())
                lines.push_back({row[0],
                                 row[2],
                                 {each.trimmed(), row[1] != "harmless", deed, stageOf(row[2]), row[2] == "talk",
                                  row[1] == "harmless" ? std::nullopt : std::optional(row[1] == "true")}});
        }
        return QString();
    });
    if (!done)
        return done.error();
    return lines;
}

Result<std::vector<std::pair<QString, std::vector<Line>>>> readClaimHands(const QString &folder)
{
    std::vector<std::pair<QString, std::vector<Line>>> hands;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name)) {
        auto hand = TRY(readHand(dir.filePath(name)));
        hands.emplace_back(name, std::move(hand));
    }
    return hands;
}

struct Count {
    int all = 0, wrong = 0;
};

void print(const std::string &name, const Count &claims, const Count &others)
{
    const auto share = [](const Count &of) { return static_cast<double>(of.wrong) / std::max(1, of.all); };
    std::cout << std::left << std::setw(16) << name << std::right << std::setw(7) << claims.all << std::setw(9)
              << share(claims) << std::setw(7) << others.all << std::setw(9) << share(others) << '\n';
}

} // namespace

bool hasClaimData(const QString &folder)
{
    return QFile::exists(QDir(folder).filePath(u"hand-a.tsv"_s));
}

Result<ai::ClaimModel> trainClaimModel(const QString &folder)
{
    const auto hands = TRY(readClaimHands(folder));
    std::vector<ClaimExample> examples;
    for (const auto &[name, lines] : hands) {
        for (const Line &line : lines)
            examples.push_back(line.example);
    }
    return ai::ClaimModel::train(examples, TrainingSeed);
}

Result<void> evaluateClaims(const QString &folder)
{
    const auto hands = TRY(readClaimHands(folder));
    std::map<std::string, std::pair<Count, Count>> by;
    std::cout << "                 claims   missed others    false\n";
    int deeds = 0, deedsRight = 0, stages = 0, stagesRight = 0, talk = 0, talkRight = 0, talkSaid = 0;
    for (const auto &[tested, lines] : hands) {
        std::vector<ClaimExample> examples;
        for (const auto &[name, others] : hands) {
            for (const Line &line : others) {
                if (name != tested)
                    examples.push_back(line.example);
            }
        }
        const ai::ClaimModel model = ai::ClaimModel::train(examples, TrainingSeed);
        Count claims, others;
        for (const Line &line : lines) {
            const ai::ClaimReading reading = model.read(QString::fromUtf8(line.example.text), true);
            const bool isWrong = reading.isClaim() != line.example.isClaim;
            for (const std::string &group : {std::string("all"), line.language.toStdString(),
                                             (line.example.isClaim ? "+ " : "- ") + line.kind.toStdString()}) {
                Count &count = line.example.isClaim ? by[group].first : by[group].second;
                ++count.all;
                count.wrong += isWrong ? 1 : 0;
            }
            Count &count = line.example.isClaim ? claims : others;
            ++count.all;
            count.wrong += isWrong ? 1 : 0;
            if (line.example.isClaim && line.example.deed) {
                ++deeds;
                deedsRight += reading.deed == line.example.deed || reading.second == line.example.deed ? 1 : 0;
            }
            if (line.example.stage) {
                ++stages;
                stagesRight += reading.stage == line.example.stage ? 1 : 0;
            }
            talk += line.example.isTalk ? 1 : 0;
            talkSaid += reading.isTalk ? 1 : 0;
            talkRight += line.example.isTalk && reading.isTalk ? 1 : 0;
        }
        print(tested.toStdString(), claims, others);
    }
    for (const auto &[group, counts] : by)
        print(group, counts.first, counts.second);
    std::cout << "deed among the first two " << static_cast<double>(deedsRight) / std::max(1, deeds) << ", stage "
              << static_cast<double>(stagesRight) / std::max(1, stages) << ", talk found "
              << static_cast<double>(talkRight) / std::max(1, talk) << " of those said "
              << static_cast<double>(talkRight) / std::max(1, talkSaid) << '\n';
    return {};
}

} // namespace tierdesk::app
