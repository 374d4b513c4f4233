#pragma once

#include <QtCore/QString>

#include <vector>

namespace tierdesk::bench {

struct ModelFigure {
    QString name;
    double value = 0;
    QString unit;
};

/// What checking a model's reply costs, once the customer's record is loaded, and the loading. On this thread.
[[nodiscard]] std::vector<ModelFigure> measureChecks();

/// Turns with a model, against a provider of our own on loopback: what a turn costs besides the provider, and how the
/// turns of others do while two hundred sessions wait for one that takes two seconds. @p port is a demo's server with
/// `model-keys = file`, `allow-private-targets`, and nothing chosen yet.
[[nodiscard]] std::vector<ModelFigure> measureModels(quint16 port, double seconds);

} // namespace tierdesk::bench
