// Feeds the loader of model files any bytes, bare and with the right head and checksum around them: it refuses them or
// makes a model of them that answers, and that writes the file it was read from.
#include "core/mind/nlu/LinearModel.h"

#include <QtCore/QCryptographicHash>

#include <cmath>
#include <cstdlib>

using namespace tierdesk;

namespace {

void check(const QByteArray &bytes)
{
    const auto model = nlu::LinearModel::fromBytes(bytes, QStringLiteral("fuzz.model"));
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
    static const QByteArray Head = QByteArray("TDLM") + QByteArray::fromHex("02000000");
    const QByteArray body = Head + bytes;
    check(body + QCryptographicHash::hash(body, QCryptographicHash::Sha256));
    return 0;
}
