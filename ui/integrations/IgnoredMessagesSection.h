#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Integrations.h"
#include "ui/integrations/LoadedSection.h"

class QPushButton;

namespace tierdesk::ui {

class StateRowsModel;
namespace widgets {
class Panel;
class RowList;
} // namespace widgets

/// Ignored e-mails and text messages, newest first, with sender and reason, so that a customer's message is not missed.
/// For supervisors. Keys: R refreshes.
class IgnoredMessagesSection final : public LoadedSection
{
    Q_OBJECT

public:
    /// Both must outlive the section.
    IgnoredMessagesSection(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);

protected:
    void ask(int load) override;
    void forget() override;
    void showState() override;

private:
    [[nodiscard]] QWidget *makeHead();
    void readMore();
    void takeNewest(const deskapi::IgnoredMessages &page);
    void showIgnoredMessages();

    client::Integrations m_integrations;
    const base::Clock &m_clock;
    std::vector<IgnoredMessage> m_channelMessages;
    IgnoredMessageId m_next; ///< `before` of the next page
    StateRowsModel *m_rows;
    widgets::StatePane *m_pane;
    widgets::RowList *m_list;
    widgets::Panel *m_foot;
    QPushButton *m_more;
};

} // namespace tierdesk::ui
