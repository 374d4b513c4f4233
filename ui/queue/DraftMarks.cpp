#include "ui/queue/DraftMarks.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/queue/QueueFeed.h"

namespace tierdesk::ui {

using deskapi::QueueView;

DraftMarks::DraftMarks(CaseDesk &desk, QueueFeed &feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    for (const QueueView each : QueueViews)
        m_feed.model(each).setHasDraft([&desk](const QString &id) { return desk.drafts().has(id); });
    connect(&desk.drafts(), &DraftStore::changed, this, [this](const QString &id) {
        for (const QueueView each : QueueViews)
            m_feed.model(each).tellDraft(id);
    });
}

DraftMarks::~DraftMarks()
{
    for (const QueueView each : QueueViews)
        m_feed.model(each).setHasDraft({});
}

} // namespace tierdesk::ui
