// Feeds the loader of model files any bytes, bare and with the right head and checksum around them: it refuses them or
// makes a model of them that answers, and that writes the file it was read from.
#include "core/mind/nlu/LinearModel.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <cmath>
#include <cstdlib>

using namespace tierdesk;

namespace {

void check(const QByteArray &bytes)
{
    const auto model = nlu::LinearModel::fromBytes(bytes, u"fuzz.model"_s);
    if (!model) {
        if (model.error().where != u"fuzz.model" || model.error().message.isEmpty())
            std::abort();
        return;
    }
    nlu::Grams grams = nlu::gramsOf("where is my parcel, it should have been here by now!");
    for (quint32 number = 0; number < 64; ++number)
        grams.words.push_back(number);
    for (const float score : model->score(grams).of) {
        if (!std::isfinite(score))
            std::abort();
    }
    if (model->toBytes() != bytes)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(bytes);
    static const QByteArray Head = [] {
        const auto version = qToLittleEndian(nlu::LinearModel::kVersion);
        const QByteArray head =
            QByteArray("TDLM") + QByteArray(reinterpret_cast<const char *>(&version), sizeof version);
        // A model of ours begins so: else nothing behind the head would ever be read.
        nlu::LinearModel::Parts parts;
        parts.labels = {u"a"_s, u"b"_s};
        parts.scales = {1, 1};
        parts.offsets = {0, 0};
        if (!nlu::LinearModel(std::move(parts)).toBytes().startsWith(head))
            std::abort();
        return head;
    }();
    const QByteArray body = Head + bytes;
    check(body + QCryptographicHash::hash(body, QCryptographicHash::Sha256));
    return 0;
}
