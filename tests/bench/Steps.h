#pragma once

#include <QtCore/QString>

#include <utility>
#include <vector>

namespace tierdesk::bench {

/// The price of the steps of a turn that can be had alone, in microseconds: medians of many rounds on one thread.
[[nodiscard]] std::vector<std::pair<QString, double>> measureSteps();

/// What a company's examples cost to learn, once each, in seconds: 20,000 of 150 intents, and as many corrections.
[[nodiscard]] std::vector<std::pair<QString, double>> measureTraining();

} // namespace tierdesk::bench
