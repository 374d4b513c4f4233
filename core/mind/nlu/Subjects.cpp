#include "core/mind/nlu/Subjects.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kMostSubjects = 12;

} // namespace

const std::shared_ptr<const IntentModel> &actsModel()
{
    static const std::shared_ptr<const IntentModel> Model = [] {
        auto model = IntentModel::readFile(u":/models/acts.model"_s);
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return std::make_shared<const IntentModel>(*std::move(model));
    }();
    return Model;
}

QByteArray inSituation(const QByteArray &text, const QByteArray &open, const QByteArray &topic)
{
    return "zzopen" + open + " zztopic" + topic + ' ' + text;
}

std::vector<double> sharesOf(const std::vector<float> &scores, double sharpness)
{
    std::vector<double> shares;
    shares.reserve(scores.size());
    const float most = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const float score : scores) {
        shares.push_back(std::exp(sharpness * static_cast<double>(score - most)));
        sum += shares.back();
    }
    for (double &share : shares)
        share /= sum;
    return shares;
}

Subjects subjectsOf(QStringView text)
{
    const QByteArray said = inSituation(text.toUtf8(), "-", "-");
    const std::vector<double> shares =
        sharesOf(actsModel()->scores({said.constData(), static_cast<std::size_t>(said.size())}).of);
    std::vector<quint16> labels(shares.size());
    std::iota(labels.begin(), labels.end(), quint16{0});
    const std::size_t count = std::min(kMostSubjects, labels.size());
    std::partial_sort(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(count), labels.end(),
                      [&shares](quint16 a, quint16 b) { return std::pair(-shares[a], a) < std::pair(-shares[b], b); });
    labels.resize(count);
    std::sort(labels.begin(), labels.end());
    Subjects subjects;
    subjects.reserve(count);
    for (const quint16 label : labels)
        subjects.push_back({label, static_cast<float>(std::sqrt(shares[label]))});
    return subjects;
}

float likeness(const Subjects &one, const Subjects &other)
{
    float sum = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (a->label < b->label)
            ++a;
        else if (b->label < a->label)
            ++b;
        else
            sum += a++->root * b++->root;
    }
    return sum;
}

} // namespace tierdesk::nlu
