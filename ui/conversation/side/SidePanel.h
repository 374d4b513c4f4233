#pragma once

#include "core/doors/client/Sessions.h"
#include "core/doors/client/Training.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QSet>

class QStackedWidget;

namespace tierdesk::ui {

class AuthoritySection;
class CaseFeed;
class CustomerSection;
class DraftStore;
class OrderSections;
class FactLines;
class Section;
class SentimentChart;
class TagsEditor;
class TopicSection;
namespace widgets {
class Banner;
class Label;
class StatePanel;
} // namespace widgets

/// The panel beside a conversation with the case's details and actions: brief, sentiment, authority, customer, topic,
/// orders and tags. GUI thread. Keys: F refund, D credit, P replacement, L topic, G tags.
class SidePanel final : public widgets::Panel
{
    Q_OBJECT

public:
    /// All must outlive this. Entries in action dialogs are kept in @p drafts.
    SidePanel(CaseFeed &feed, client::Connection &connection, DraftStore &drafts, QWidget *parent = nullptr);

    /// Opens the prefilled dialog of an action. Does nothing unless the case is assigned to the person.
    void act(ActionKind kind);
    /// Sets whether the panel itself shows that there is no connection.
    void setSaysOffline(bool saysOffline);
    /// Moves the focus to the field for a new tag.
    void editTags();
    /// Opens the list of topics.
    void chooseTopic();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Emitted when another case of the same customer was selected.
    void openSession(const QString &id);
    /// Emitted when a message should be shown in the conversation.
    void messageChosen(tierdesk::MessageId message);
    /// Emitted after an action, with the newest row.
    void handled(const tierdesk::deskapi::Handled &handled);

private:
    [[nodiscard]] QWidget *makeColumn();
    void showCase();
    void showBrief();
    void showTags();
    void showConnection();
    void saveTags(const QStringList &tags);
    void learnTags(const deskapi::SessionRow &row);
    void askForTags();
    void correct(const deskapi::Correct &correction);
    void askForIntents();

    CaseFeed &m_feed;
    client::Connection &m_connection;
    DraftStore &m_drafts;
    client::Sessions m_sessions;
    client::Training m_training;
    bool m_haveIntentsBeenAsked = false;
    QSet<QString> m_knownTags; ///< seen on any case: what completion offers
    bool m_haveTagsBeenAsked = false;
    bool m_saysOffline = true;
    QString m_unsavedFor; ///< the case whose tags are being saved, or could not be

    QStackedWidget *m_stack;
    QWidget *m_loading;
    widgets::StatePanel *m_state;
    QWidget *m_ready;
    widgets::Banner *m_banner;
    widgets::Label *m_brief;
    widgets::Label *m_briefBy; ///< whose words they are, where they are a model's
    SentimentChart *m_chart;
    AuthoritySection *m_authority;
    CustomerSection *m_customer;
    OrderSections *m_orders;
    FactLines *m_models;
    Section *m_modelsSection;
    TopicSection *m_topic;
    TagsEditor *m_tags;
};

} // namespace tierdesk::ui
