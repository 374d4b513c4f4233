#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "core/doors/deskapi/Training.h"

#include <QtWidgets/QWidget>

class QComboBox;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// What a case is about, as it was read, and how a person puts it right: choosing another topic, or an intent where the
/// company teaches some, makes the message an example. It sends nothing; GUI thread.
class TopicSection final : public QWidget
{
    Q_OBJECT

public:
    explicit TopicSection(QWidget *parent = nullptr);

    void show(const deskapi::SessionDetail &detail);
    using QWidget::show;
    /// The intents that the company teaches; none: they are not asked for.
    void setIntents(const QStringList &intents);
    /// A correction is on its way, or has been answered.
    void setBusy(bool isBusy);
    void setTrouble(const QString &trouble);
    /// What was learned; until another case is shown.
    void setLearned(const QString &text);
    [[nodiscard]] QComboBox &field() const { return *m_topic; }

Q_SIGNALS:
    void corrected(const tierdesk::deskapi::Correct &correction);

private:
    void choose(bool isIntent);
    void showEvidence();

    QString m_session;
    std::optional<Category> m_category;
    std::optional<Message> m_source; ///< the message that the case has its topic from
    QString m_learned;
    QComboBox *m_topic;
    widgets::Label *m_intentName;
    QComboBox *m_intent;
    widgets::Label *m_evidence;
    widgets::Label *m_trouble;
};

} // namespace tierdesk::ui
