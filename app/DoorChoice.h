#pragma once

#include "app/Settings.h"
#include "ui/settings/OwnDoor.h"

namespace tierdesk::app {

/// Stores the listen address in the data folder's configuration file, `tierdesk.conf`, which every start on that folder
/// reads with lower priority than --config, the environment and the command line. Other lines of the file are kept.
class DoorChoice final : public ui::OwnDoor
{
public:
    explicit DoorChoice(const Settings &settings);

    [[nodiscard]] QString listen() const override { return m_listen; }
    [[nodiscard]] QString fixedBy() const override;
    [[nodiscard]] base::Result<void> setListen(const QString &address) override;

private:
    Settings m_settings;
    QString m_listen;
};

} // namespace tierdesk::app
