#pragma once

#include "ui/tiers/ConfigDraft.h"

class QSettings;

namespace tierdesk::ui {

/// Whose changes of which configuration: they are nobody else's, at no other company or server.
struct ConfigOwner {
    QString server;
    QString company;
    QString email;
};

/// Changes that were not saved, in the settings (tiers/draft), so that they are there after a restart.
class KeptChanges final
{
public:
    /// @p settings must outlive this.
    explicit KeptChanges(QSettings &settings);

    /// Writes them at once; none takes them away.
    void keep(const ConfigOwner &owner, const std::vector<ConfigChange> &changes);
    [[nodiscard]] std::vector<ConfigChange> of(const ConfigOwner &owner) const;

private:
    QSettings &m_settings;
};

} // namespace tierdesk::ui
