#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::bench {

struct UiFigure {
    QString name;
    double value = 0;
    QString unit;
};

/// The console's figures, on whatever platform the QApplication was made with. Starts @p self again for those of a
/// process of its own.
[[nodiscard]] std::vector<UiFigure> measureUi(const QString &self);

/// A console at a running server, for measureUi(): "--console URL TOKEN [--all]". Prints "usable" once the queue is on
/// the screen; with --all it loads every session of the server and prints how many megabytes it takes.
int runConsole(const QStringList &arguments);

} // namespace tierdesk::bench
