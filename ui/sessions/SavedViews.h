#pragma once

#include "ui/sessions/SessionsFilter.h"

#include <vector>

class QSettings;

namespace tierdesk::ui {

/// The lists that one person has given a name, kept in the settings of this machine. A name is there once.
class SavedViews final
{
public:
    struct View {
        QString name;
        SessionsFilter filter;
    };

    /// @p settings must outlive this.
    explicit SavedViews(QSettings &settings);

    /// Whose views, at which server and company.
    void setOwner(const QString &owner);
    [[nodiscard]] const std::vector<View> &views() const { return m_views; }
    /// Adds it, or puts it in the place of the one of the same name.
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
