#pragma once

#include "ui/sessions/SessionsFilter.h"

#include <vector>

class QSettings;

namespace tierdesk::ui {

/// A person's saved views, stored in the settings of this machine. Names are unique.
class SavedViews final
{
public:
    struct View {
        QString name;
        SessionsFilter filter;
    };

    /// @p settings must outlive this.
    explicit SavedViews(QSettings &settings);

    /// Sets the owner: person, server and company.
    void setOwner(const QString &owner);
    [[nodiscard]] const std::vector<View> &views() const { return m_views; }
    /// Adds the view, or replaces the one with the same name.
    void save(const View &view);
    void remove(const QString &name);

private:
    [[nodiscard]] QString key() const;
    void write();

    QSettings &m_settings;
    QString m_owner;
    std::vector<View> m_views;
};

} // namespace tierdesk::ui
