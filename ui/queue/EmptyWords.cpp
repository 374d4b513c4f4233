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
        return {theme::Icon::Done, Words::tr("No cases waiting"),
                Words::tr("The AI is handling all conversations. Cases that need a human agent appear here.")};
    case deskapi::QueueView::Mine:
        return {theme::Icon::Claim, Words::tr("No cases assigned to you"),
                Words::tr("Select a case under Waiting and claim it with\u00A0"
                          "C.")};
    case deskapi::QueueView::Team:
        return {theme::Icon::Person, Words::tr("No cases assigned to the team"),
                Words::tr("Cases assigned to you and your colleagues appear here.")};
    case deskapi::QueueView::Snoozed:
        return {theme::Icon::Snooze, Words::tr("No snoozed cases"),
                Words::tr("Snoozed cases are listed here until their time is up.")};
    }
    return {};
}

} // namespace tierdesk::ui
