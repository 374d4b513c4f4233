#pragma once

#include "ui/tiers/ConfigDraft.h"

class QSettings;

namespace tierdesk::ui {

/// Identifies whose unsaved changes of which configuration: one user, company and server.
struct ConfigOwner {
    QString server;
    QString company;
    QString email;
};

/// Stores unsaved changes in the settings (tiers/draft), so that they survive a restart.
class KeptChanges final
{
public:
    /// @p settings must outlive this.
    explicit KeptChanges(QSettings &settings);

    /// Writes @p changes at once; an empty list removes them.
    void keep(const ConfigOwner &owner, const std::vector<ConfigChange> &changes);
    [[nodiscard]] std::vector<ConfigChange> of(const ConfigOwner &owner) const;

private:
    QSettings &m_settings;
};

} // namespace tierdesk::ui
