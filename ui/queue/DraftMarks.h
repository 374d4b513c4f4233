#pragma once

#include <QtCore/QObject>

namespace tierdesk::ui {

class CaseDesk;
class QueueFeed;

/// Marks the queue rows of cases with an unsent draft. GUI thread.
class DraftMarks final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this.
    DraftMarks(CaseDesk &desk, QueueFeed &feed, QObject *parent = nullptr);
    ~DraftMarks() override;

private:
    QueueFeed &m_feed;
};

} // namespace tierdesk::ui
