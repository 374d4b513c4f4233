#pragma once

#include <QtCore/QString>

#include <vector>

namespace tierdesk::bench {

struct ModelFigure {
    QString name;
    double value = 0;
    QString unit;
};

/// What a turn of the embedded responder thinks, the check of a model's reply, and loading the record for it. On this
/// thread.
[[nodiscard]] std::vector<ModelFigure> measureChecks();

/// Turns with a model, against a provider of our own on loopback: what a turn costs besides the provider, and how the
/// turns of others do while two hundred sessions wait for one that takes two seconds. @p port is a demo's server with
/// `model-keys = file`, `allow-private-targets`, and nothing chosen yet.
[[nodiscard]] std::vector<ModelFigure> measureModels(quint16 port, double seconds);

} // namespace tierdesk::bench
