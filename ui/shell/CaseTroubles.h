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

/// What went wrong with cases that were not on the screen, and was not looked at yet: one after the other, the oldest
/// first, in a strip that leads to the case. GUI thread.
class CaseTroubles final : public QObject
{
    Q_OBJECT

public:
    /// @p feed knows the customers' names and must outlive this; the strip is a child of @p parent.
    CaseTroubles(QueueFeed &feed, QWidget *parent);

    [[nodiscard]] widgets::Banner &strip() const { return *m_strip; }
    /// In the place of what was told of the same case before.
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
