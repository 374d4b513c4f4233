#include "core/mind/nlu/MoodRow.h"

#include <algorithm>

namespace tierdesk::nlu {

std::vector<Part> partsOf(const Sample &sample)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sample.hits.size(); ++i) {
        if (sample.hits[i].entry.kind == Entry::Kind::Valence)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&sample](std::size_t a, std::size_t b) {
        return sample.hits[a].path.length > sample.hits[b].path.length;
    });
    std::vector<bool> isCovered(sample.row.size(), false);
    std::vector<Part> parts;
    for (std::size_t i : order) {
        const Hit &hit = sample.hits[i];
        bool isFree = true;
        for (quint32 k = 0; k < hit.path.length; ++k)
            isFree = isFree && !isCovered[hit.path.at[k]];
        if (!isFree)
            continue;
        for (quint32 k = 0; k < hit.path.length; ++k)
            isCovered[hit.path.at[k]] = true;
        Part part;
        part.hit = i;
        part.value = static_cast<double>(hit.entry.value);
        part.from = hit.path.first();
        part.to = hit.path.last();
        part.theme = static_cast<Theme>(hit.entry.what);
        parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.from < b.from; });
    return parts;
}

Modifiers modifiersOf(const Sample &sample, const std::vector<Part> &parts)
{
    const std::size_t words = sample.row.size();
    Modifiers row;
    row.boost.assign(words, 0.);
    row.after.assign(words, 0.);
    row.afterEnd.assign(words, 0);
    row.isNegator.assign(words, false);
    std::vector<bool> isCovered(words);
    for (const Part &part : parts) {
        const Hit &hit = sample.hits[part.hit];
        for (quint32 k = 0; k < hit.path.length; ++k)
            isCovered[hit.path.at[k]] = true;
    }
    // The longest modifier knows best: "couldn't be more" is no denial, "not very" is one and not two.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sample.hits.size(); ++i) {
        if (sample.hits[i].entry.kind != Entry::Kind::Valence && sample.hits[i].entry.kind < Entry::Kind::Category)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&sample](std::size_t a, std::size_t b) {
        return sample.hits[a].path.length > sample.hits[b].path.length;
    });
    std::vector<quint32> taken(sample.row.size());
    std::vector<bool> denied(sample.row.size());
    std::vector<bool> endsPart(sample.row.size());
    for (const Part &part : parts)
        endsPart[sample.hits[part.hit].path.last()] = true;
    for (std::size_t i : order) {
        const Hit &hit = sample.hits[i];
        const std::size_t first = hit.path.first();
        const std::size_t last = hit.path.last();
        // "still not" is a feeling and yet denies what follows.
        const bool isNegator = hit.entry.kind == Entry::Kind::Negator || hit.entry.kind == Entry::Kind::Denial;
        const bool isOpenDenial = isNegator && endsPart[last];
        if ((isCovered[first] || isCovered[last]) && !isOpenDenial && hit.entry.kind != Entry::Kind::Denial)
            continue;
        bool isTaken = false;
        for (quint32 k = 0; k < hit.path.length; ++k)
            isTaken = isTaken || taken[hit.path.at[k]] > hit.path.length || (isNegator && denied[hit.path.at[k]]);
        if (isTaken)
            continue;
        for (quint32 k = 0; k < hit.path.length; ++k)
            taken[hit.path.at[k]] = hit.path.length;
        for (quint32 k = 0; k < hit.path.length && isNegator; ++k)
            denied[hit.path.at[k]] = true;
        switch (hit.entry.kind) {
        case Entry::Kind::Negator:
            row.isNegator[last] = true;
            break;
        case Entry::Kind::Denial:
            row.denials.push_back(last);
            break;
        case Entry::Kind::Booster: // the longest ends last and is the better informed
            row.boost[last] = static_cast<double>(hit.entry.value);
            break;
        case Entry::Kind::After:
            row.after[first] = static_cast<double>(hit.entry.value);
            row.afterEnd[first] = last;
            break;
        case Entry::Kind::Contrast:
            row.contrasts.push_back(first);
            break;
        case Entry::Kind::Concession:
            row.concessions.push_back(first);
            break;
        case Entry::Kind::Hypothesis:
            row.hypotheses.push_back(first);
            break;
        case Entry::Kind::Wish:
            row.wishes.push_back(last);
            break;
        case Entry::Kind::Ask:
            row.asks = true;
            break;
        case Entry::Kind::Valence:
        case Entry::Kind::Category:
        case Entry::Kind::Trigger:
        case Entry::Kind::Complexity:
            break;
        }
    }
    std::sort(row.contrasts.begin(), row.contrasts.end());
    return row;
}

} // namespace tierdesk::nlu
