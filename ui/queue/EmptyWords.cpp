#include "ui/queue/EmptyWords.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(tierdesk::ui::QueuePage)
};

} // namespace

EmptyWords emptyWords(deskapi::QueueView view)
{
    switch (view) {
    case deskapi::QueueView::Waiting:
        return {theme::Icon::Done, Words::tr("Nobody is waiting"),
                Words::tr("The AI is handling every conversation. A case that needs a person appears here by itself.")};
    case deskapi::QueueView::Mine:
        return {theme::Icon::Claim, Words::tr("You hold no case"),
                Words::tr("Choose one under Waiting and claim it with\u00A0"
                          "C.")};
    case deskapi::QueueView::Team:
        return {theme::Icon::Person, Words::tr("The team holds no case"),
                Words::tr("What you and your colleagues have claimed appears here.")};
    case deskapi::QueueView::Snoozed:
        return {theme::Icon::Snooze, Words::tr("Nothing is snoozed"),
                Words::tr("A case that was put off comes back here until its time.")};
    }
    return {};
}

} // namespace tierdesk::ui
