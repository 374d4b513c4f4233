#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <vector>

class QWidget;

namespace tierdesk::ui {

class QueueFeed;
namespace widgets {
class Banner;
} // namespace widgets

/// Shows failures of cases that are not on the screen in a strip that leads to the case: one at a time, oldest first.
/// GUI thread.
class CaseTroubles final : public QObject
{
    Q_OBJECT

public:
    /// @p feed provides the customers' names and must outlive this; the strip is a child of @p parent.
    CaseTroubles(QueueFeed &feed, QWidget *parent);

    [[nodiscard]] widgets::Banner &strip() const { return *m_strip; }
    /// Replaces the earlier message about the same case.
    void tell(const QString &session, const QString &text);
    void clear();

Q_SIGNALS:
    void openRequested(const QString &session);

private:
    struct Trouble {
        QString session;
        QString text;
    };
    QString takeFirst();
    void show();

    QueueFeed &m_feed;
    std::vector<Trouble> m_troubles;
    widgets::Banner *m_strip;
};

} // namespace tierdesk::ui
