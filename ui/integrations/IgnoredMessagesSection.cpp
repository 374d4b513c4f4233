#include "ui/integrations/IgnoredMessagesSection.h"

#include "ui/integrations/IntegrationPhrases.h"
#include "ui/integrations/StateRowList.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/RowList.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <iterator>

namespace tierdesk::ui {

using client::Connection;
using widgets::Panel;

namespace {

constexpr int IgnoredMessagesPage = 50;

} // namespace

IgnoredMessagesSection::IgnoredMessagesSection(Connection &connection, const base::Clock &clock, QWidget *parent)
    : LoadedSection(connection, u"letters"_s, parent)
    , m_integrations(connection)
    , m_clock(clock)
    , m_rows(new StateRowsModel(this))
    , m_pane(new widgets::StatePane(u"noLetters"_s, Panel::Surface::Window, {}, this))
    , m_list(makeStateRowList("letterList", tr("Ignored e-mails and text messages"), *m_rows, m_pane))
    , m_foot(new Panel(Panel::Surface::Panel, Qt::TopEdge, this))
    , m_more(new QPushButton(tr("Show more"), m_foot))
{
    setObjectName(u"lettersSection"_s);
    m_pane->setList(m_list);
    setContent(m_pane);
    setFocusProxy(m_list);
    addAbove(makeHead());
    m_more->setObjectName(u"moreLetters"_s);
    m_more->setAccessibleName(tr("Show older messages"));
    connect(m_more, &QPushButton::clicked, this, &IgnoredMessagesSection::readMore);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(10, 8, 10, 9);
    foot->addStretch(1);
    foot->addWidget(m_more);
    foot->addStretch(1);
    addBelow(m_foot);
    IgnoredMessagesSection::showState();
}

QWidget *IgnoredMessagesSection::makeHead()
{
    auto *head = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    auto *about = new widgets::Label(tr("E-mails and text messages that were not answered, and why"),
                                     theme::Type::Small, widgets::Label::Ink::Dim, head);
    about->setElided(true);
    auto *refresh = new QPushButton(tr("Refresh"), head);
    refresh->setObjectName(u"refreshLetters"_s);
    connect(refresh, &QPushButton::clicked, &loading(), &widgets::Loading::reload);
    QShortcut *key =
        keys::add(this, u"integrations.letters"_s, tr("Refresh the list of ignored messages"), QKeySequence(Qt::Key_R));
    connect(key, &QShortcut::activated, refresh, &QPushButton::click);
    keys::hint(*refresh, *key);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(16, 8, 10, 9);
    line->setSpacing(8);
    line->addWidget(about, 1);
    line->addWidget(refresh);
    return head;
}

void IgnoredMessagesSection::ask(int load)
{
    m_integrations.ignoredMessages({}, IgnoredMessagesPage, this,
                                   [this, load](const base::Result<deskapi::IgnoredMessages> &page) {
                                       if (!isAwaited(load))
                                           return;
                                       if (!page)
                                           return settle(page.error(), tr("The list could not be refreshed."));
                                       takeNewest(*page);
                                       settle();
                                   });
}

/// Older pages are kept if they adjoin this one without a gap: messages never change.
void IgnoredMessagesSection::takeNewest(const deskapi::IgnoredMessages &page)
{
    const bool isJoined = page.next.isSet() && !m_channelMessages.empty() && m_channelMessages.front().id >= page.next;
    std::vector<IgnoredMessage> channelMessages = page.channelMessages;
    if (isJoined)
        std::copy_if(m_channelMessages.begin(), m_channelMessages.end(), std::back_inserter(channelMessages),
                     [&page](const IgnoredMessage &each) { return each.id < page.next; });
    const bool hasMore = isJoined && channelMessages.size() > page.channelMessages.size();
    if (!hasMore)
        m_next = page.next;
    m_channelMessages = std::move(channelMessages);
    showIgnoredMessages();
}

void IgnoredMessagesSection::readMore()
{
    if (!m_next.isSet())
        return;
    m_more->setEnabled(false);
    m_integrations.ignoredMessages(m_next, IgnoredMessagesPage, this,
                                   [this, before = m_next](const base::Result<deskapi::IgnoredMessages> &page) {
                                       m_more->setEnabled(true);
                                       if (before != m_next)
                                           return; // somebody else is there, or another list
                                       if (!page)
                                           return settle(page.error(), tr("Older messages could not be loaded."));
                                       m_channelMessages.insert(m_channelMessages.end(), page->channelMessages.begin(),
                                                                page->channelMessages.end());
                                       m_next = page->next;
                                       showIgnoredMessages();
                                       showState();
                                   });
}

void IgnoredMessagesSection::forget()
{
    m_channelMessages.clear();
    m_next = {};
    showIgnoredMessages();
}

void IgnoredMessagesSection::showIgnoredMessages()
{
    std::vector<StateRow> rows;
    rows.reserve(m_channelMessages.size());
    for (const IgnoredMessage &each : m_channelMessages)
        rows.push_back(phrases::stateRow(each, m_clock.now()));
    m_rows->setRows(rows);
}

void IgnoredMessagesSection::showState()
{
    m_foot->setVisible(isReady() && m_next.isSet());
    if (m_channelMessages.empty())
        m_pane->say({theme::Icon::Done, tr("No ignored messages"),
                     tr("Every incoming e-mail and text message was accepted. Automatic e-mails and other messages "
                        "that are not conversations are listed here.")});
    else
        m_pane->showContent();
    LoadedSection::showState();
}

} // namespace tierdesk::ui
