#include "app/tools/ActTraining.h"

#include "app/tools/Lines.h"

#include <QtCore/QDir>
#include <QtCore/QHash>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>

namespace tierdesk::app {

using ai::ActExample;
using base::Result;

namespace {

QByteArray keyOf(const ActExample &example)
{
    return example.situation.open + '\t' + example.situation.topic + '\t' + example.text.simplified().toLower();
}

struct Hand {
    QString file;
    QString name; ///< "a" of "orders-a.tsv"
    std::vector<ActExample> lines;
};

Result<std::vector<Hand>> readHands(const QString &folder)
{
    std::vector<Hand> hands;
    QHash<QByteArray, ai::Act> known;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name)) {
        auto lines = TRY(readActs(dir.filePath(name)));
        for (const ActExample &each : lines) {
            const auto before = known.constFind(keyOf(each));
            if (before != known.cend() && *before != each.act)
                return base::fail(base::Fault::InvalidInput,
                                  u"\"%1\" is %2 here and %3 elsewhere"_s.arg(QString::fromUtf8(each.text),
                                                                              word(each.act), word(*before)),
                                  name);
            known.insert(keyOf(each), each.act);
        }
        hands.push_back({name, name.section(u'-', -1).section(u'.', 0, 0), std::move(lines)});
    }
    return hands;
}

} // namespace

bool hasActData(const QString &folder)
{
    return QFile::exists(QDir(folder).filePath(u"talk-a.tsv"_s));
}

Result<std::vector<ActExample>> readActs(const QString &path)
{
    std::vector<ActExample> lines;
    const auto done = eachRow(path, 4, [&](const QByteArrayList &row) {
        const auto act = fromWord<ai::Act>(QString::fromUtf8(row[0]));
        if (!act)
            return u"there is no such act: "_s + QString::fromUtf8(row[0]);
        lines.push_back({*act, {row[1], row[2]}, QByteArray(row[3]).replace("\\n", "\n")});
        return QString();
    });
    if (!done)
        return done.error();
    return lines;
}

Result<ai::ActModel> trainActModel(const QString &folder)
{
    auto hands = TRY(readHands(folder));
    std::vector<ActExample> all;
    for (Hand &each : hands)
        std::move(each.lines.begin(), each.lines.end(), std::back_inserter(all));
    return ai::ActModel::train(all);
}

Result<void> evaluateActs(const QString &folder)
{
    const auto hands = TRY(readHands(folder));
    std::map<QString, std::vector<const Hand *>> byName;
    for (const Hand &each : hands)
        byName[each.name].push_back(&each);
    std::map<std::pair<ai::Act, ai::Act>, int> taken;
    int all = 0, first = 0, three = 0;
    const auto print = [](const QString &name, int of, int right, int near) {
        std::cout << std::left << std::setw(20) << name.toStdString() << std::right << std::setw(7) << of
                  << std::setw(9) << static_cast<double>(right) / std::max(1, of) << std::setw(9)
                  << static_cast<double>(near) / std::max(1, of) << '\n';
    };
    std::cout << "                      lines    first in three\n";
    for (const auto &[tested, files] : byName) {
        std::vector<ActExample> others;
        for (const Hand &each : hands) {
            if (each.name != tested)
                others.insert(others.end(), each.lines.begin(), each.lines.end());
        }
        if (others.empty())
            continue;
        const auto model = TRY(ai::ActModel::train(others));
        for (const Hand *file : files) {
            int right = 0, near = 0;
            for (const ActExample &each : file->lines) {
                const auto guesses = model.read(QString::fromUtf8(each.text), each.situation);
                right += guesses[0].label == each.act ? 1 : 0;
                near += std::any_of(guesses.begin(), guesses.begin() + 3,
                                    [&each](const ai::ActGuess &guess) { return guess.label == each.act; })
                            ? 1
                            : 0;
                if (guesses[0].label != each.act)
                    ++taken[{each.act, guesses[0].label}];
            }
            print(file->file, static_cast<int>(file->lines.size()), right, near);
            all += static_cast<int>(file->lines.size());
            first += right;
            three += near;
        }
    }
    print(u"all"_s, all, first, three);
    std::vector<std::pair<int, std::pair<ai::Act, ai::Act>>> worst;
    for (const auto &[pair, count] : taken)
        worst.emplace_back(count, pair);
    std::stable_sort(worst.begin(), worst.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (std::size_t i = 0; i < std::min<std::size_t>(40, worst.size()); ++i)
        std::cout << std::setw(5) << worst[i].first << "  " << word(worst[i].second.first).latin1() << " taken for "
                  << word(worst[i].second.second).latin1() << '\n';
    return {};
}

} // namespace tierdesk::app
