// Feeds the reader any bytes: whatever they are it has to say something sane of them, and the same thing twice.
#include "core/mind/nlu/Pii.h"
#include "core/mind/nlu/Reader.h"

#include <cstdlib>
#include <optional>

using namespace tierdesk;

namespace {

void demand(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

const nlu::Reader &reader()
{
    static const std::optional<nlu::Reader> One = [] {
        auto loaded = nlu::Reader::load();
        demand(bool(loaded));
        return std::move(loaded).value();
    }();
    return *One;
}

bool isShare(double value)
{
    return value >= 0 && value <= 1;
}

} // namespace

/// The lexicons are loaded before the clock of the first input runs.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    Q_UNUSED(argc);
    Q_UNUSED(argv);
    (void)reader();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Reading reading = reader().read(text);
    demand(reading.score >= -1 && reading.score <= 1);
    demand(isShare(reading.complexity) && isShare(reading.category.confidence));
    demand((reading.sentiment == Sentiment::Unknown) == !reading.isLanguageKnown);
    demand(reading.keywords.size() <= 8);
    for (const CategoryGuess &each : reading.alternatives)
        demand(isShare(each.confidence) && each.category != reading.category.category);
    for (const EmotionHit &each : reading.emotions)
        demand(isShare(each.strength));
    qsizetype end = 0;
    for (const PiiSpan &span : reading.pii) {
        demand(span.begin >= end && span.length > 0);
        end = span.begin + span.length;
    }
    demand(end <= static_cast<qsizetype>(size));
    const Reading again = reader().read(text);
    demand(again.score == reading.score && again.category.category == reading.category.category &&
           again.triggers == reading.triggers && again.keywords == reading.keywords);
    demand(!nlu::maskPii(QString::fromUtf8(text.data(), static_cast<qsizetype>(size))).isNull() || size == 0);
    return 0;
}
