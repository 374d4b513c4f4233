#pragma once

#include "app/tools/Lines.h"
#include "core/mind/ai/local/EnumModel.h"

#include <QtCore/QDir>
#include <QtCore/QHash>

#include <iomanip>
#include <iostream>
#include <map>

/// Models whose data are files of labelled texts, NAME-HAND.tsv with a label and a text in each line: those of
/// resources/dialogue/purposes and resources/dialogue/records.
namespace tierdesk::app {

/// Returns whether @p folder has data of the model @p name.
[[nodiscard]] inline bool hasLabelled(const QString &folder, const QString &name)
{
    return QFile::exists(QDir(folder).filePath(name + u"-a.tsv"_s));
}

template<class E>
using LabelledTexts = std::vector<typename ai::EnumModel<E>::Example>;

/// Fails with InvalidInput; `where` is the file and line.
template<class E>
[[nodiscard]] base::Result<LabelledTexts<E>> readLabelled(const QString &path)
{
    LabelledTexts<E> texts;
    const auto done = eachRow(path, 2, [&texts](const QByteArrayList &row) {
        const auto label = fromWord<E>(QString::fromUtf8(row[0]));
        if (!label)
            return u"there is no such label: "_s + QString::fromUtf8(row[0]);
        texts.push_back({*label, QByteArray(row[1]).replace("\\n", "\n")});
        return QString();
    });
    if (!done)
        return done.error();
    return texts;
}

/// The texts of each file of @p folder, by its name. Fails with InvalidInput, also where one text has two labels.
template<class E>
[[nodiscard]] base::Result<std::map<QString, LabelledTexts<E>>> readHands(const QString &folder)
{
    std::map<QString, LabelledTexts<E>> hands;
    QHash<QByteArray, E> known;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.tsv"_s}, QDir::Files, QDir::Name)) {
        auto texts = TRY(readLabelled<E>(dir.filePath(name)));
        for (const auto &each : texts) {
            const QByteArray key = each.text.simplified().toLower();
            if (known.value(key, each.label) != each.label)
                return base::fail(base::Fault::InvalidInput,
                                  u"\"%1\" is %2 here and %3 elsewhere"_s.arg(QString::fromUtf8(each.text),
                                                                              word(each.label), word(known[key])),
                                  name);
            known.insert(key, each.label);
        }
        hands.emplace(name, std::move(texts));
    }
    return hands;
}

/// Learns from all files of @p folder. The same data make the same model. Fails likewise.
template<class E>
[[nodiscard]] base::Result<ai::EnumModel<E>> trainLabelled(const QString &folder)
{
    auto hands = TRY(readHands<E>(folder));
    LabelledTexts<E> all;
    for (auto &[name, texts] : hands)
        std::move(texts.begin(), texts.end(), std::back_inserter(all));
    return ai::EnumModel<E>::train(all);
}

/// Prints how models taught by all other hands read each hand's texts: which share is right, and how often what is said
/// with a chance of .6 or more is; then what is most often taken for what. Fails likewise.
template<class E>
[[nodiscard]] base::Result<void> evaluateLabelled(const QString &folder)
{
    constexpr double Sure = .6;
    const auto hands = TRY(readHands<E>(folder));
    std::map<std::pair<E, E>, int> taken;
    std::cout << "                      texts    right     sure    right\n";
    for (const auto &[tested, texts] : hands) {
        LabelledTexts<E> others;
        for (const auto &[name, each] : hands) {
            if (name != tested)
                others.insert(others.end(), each.begin(), each.end());
        }
        if (others.empty())
            continue;
        const auto model = TRY(ai::EnumModel<E>::train(others));
        int right = 0, sure = 0, surelyRight = 0;
        for (const auto &each : texts) {
            const auto first = model.read(each.text).front();
            const bool isRight = first.label == each.label;
            right += isRight ? 1 : 0;
            sure += first.chance >= Sure ? 1 : 0;
            surelyRight += isRight && first.chance >= Sure ? 1 : 0;
            if (!isRight)
                ++taken[{each.label, first.label}];
        }
        const auto count = static_cast<double>(texts.size());
        std::cout << std::left << std::setw(20) << tested.toStdString() << std::right << std::setw(7) << texts.size()
                  << std::setw(9) << right / count << std::setw(9) << sure / count << std::setw(9)
                  << surelyRight / std::max(1., static_cast<double>(sure)) << '\n';
    }
    for (const auto &[pair, times] : taken) {
        if (times > 4)
            std::cout << std::setw(5) << times << "  " << word(pair.first).latin1() << " taken for "
                      << word(pair.second).latin1() << '\n';
    }
    return {};
}

} // namespace tierdesk::app
