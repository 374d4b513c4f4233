#include "ui/queue/DraftMarks.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/queue/QueueFeed.h"

#include <array>

namespace tierdesk::ui {

using deskapi::QueueView;

namespace {

constexpr std::array Views{QueueView::Waiting, QueueView::Mine, QueueView::Team, QueueView::Snoozed};

} // namespace

DraftMarks::DraftMarks(CaseDesk &desk, QueueFeed &feed, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
{
    for (const QueueView each : Views)
        m_feed.model(each).setHasDraft([&desk](const QString &id) { return desk.drafts().has(id); });
    connect(&desk.drafts(), &DraftStore::changed, this, [this](const QString &id) {
        for (const QueueView each : Views)
            m_feed.model(each).tellDraft(id);
    });
}

DraftMarks::~DraftMarks()
{
    for (const QueueView each : Views)
        m_feed.model(each).setHasDraft({});
}

} // namespace tierdesk::ui
