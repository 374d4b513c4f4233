#include "ui/models/ModelPhrases.h"

#include "core/domain/Models.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QStringList>

#include <algorithm>

namespace tierdesk::ui::phrases {

namespace {

struct ModelText {
    Q_DECLARE_TR_FUNCTIONS(ModelPhrases)
};

constexpr double Cent = .01;

} // namespace

QString dollars(double amount)
{
    const QLocale locale;
    const int places = amount != 0 && amount < Cent ? 6 : 2;
    if (locale.language() == QLocale::C) // Qt would put the sign behind
        return u'$' + locale.toString(amount, 'f', places);
    return locale.toCurrencyString(amount, u"$"_s, places);
}

std::vector<std::pair<QString, QString>> modelLines(const std::vector<Message> &messages, qint64 whole)
{
    qint64 cost = 0;
    qint64 tokens = 0;
    QStringList names;
    for (const Message &each : messages) {
        if (!each.answer)
            continue;
        cost += each.answer->costNanoUsd;
        const qint64 used = qint64{each.answer->tokensIn} + each.answer->tokensOut;
        tokens += used;
        if (used > 0 && !names.contains(each.answer->model))
            names.append(each.answer->model);
    }
    cost = std::max(cost, whole);
    if (cost == 0 && tokens == 0)
        return {};
    return {{ModelText::tr("Cost"), cost > 0 ? dollars(static_cast<double>(cost) / OneUsd) : QString()},
            {ModelText::tr("Tokens"), QLocale().toString(tokens)},
            {ModelText::tr("Answered by"), names.join(ModelText::tr(", ", "between names of models"))}};
}

} // namespace tierdesk::ui::phrases
