#include "core/domain/LocalModels.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace tierdesk {

base::Result<std::vector<LocalPlace>> localPlacesFrom(const QString &text)
{
    std::vector<LocalPlace> places;
    if (text.trimmed().compare(u"off", Qt::CaseInsensitive) == 0)
        return places;
    for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
        const QString word = each.trimmed().toLower();
        const auto kind = fromWord<LocalKind>(word.section(u':', 0, 0));
        bool isNumber = false;
        const int port = word.section(u':', 1).toUShort(&isNumber);
        if (!kind || !isNumber || port == 0)
            return base::fail(
                base::Fault::InvalidInput,
                u"\"%1\" is not KIND:PORT with ollama, llama.cpp, lm-studio or vllm"_s.arg(each.trimmed().left(80)));
        if (const LocalPlace place{*kind, port}; std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    }
    return places;
}

QString baseUrlOf(const LocalPlace &place)
{
    return u"http://127.0.0.1:%1/v1"_s.arg(place.port);
}

} // namespace tierdesk
