#pragma once

#include "core/doors/deskapi/Administration.h"
#include "ui/widgets/Panel.h"

class QStackedWidget;
class QVBoxLayout;

namespace tierdesk::base {
struct Error;
}

namespace tierdesk::ui {

namespace widgets {
class Skeleton;
class StatePanel;
} // namespace widgets

class ConfigForm;

/// The versions of a configuration, newest first: who saved it, when, and what changed.
class HistoryPanel final : public widgets::Panel
{
    Q_OBJECT

public:
    /// @p form names the fields and their values; it must outlive the panel.
    explicit HistoryPanel(const ConfigForm &form, QWidget *parent = nullptr);

    void showLoading();
    void showError(const base::Error &error);
    void showVersions(const std::vector<deskapi::ConfigVersion> &versions, Timestamp now);

Q_SIGNALS:
    void reloadRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addVersion(const deskapi::ConfigVersion &version, Timestamp now);

    const ConfigForm &m_form;
    QStackedWidget *m_stack;
    QWidget *m_list;
    QVBoxLayout *m_entries;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_state;
};

} // namespace tierdesk::ui
