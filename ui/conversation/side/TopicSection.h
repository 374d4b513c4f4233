#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "core/doors/deskapi/Training.h"

#include <QtWidgets/QWidget>

class QComboBox;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// Shows the topic and intent of a case and lets a person correct them: a correction makes the message a training
/// example. Sends nothing itself. GUI thread.
class TopicSection final : public QWidget
{
    Q_OBJECT

public:
    explicit TopicSection(QWidget *parent = nullptr);

    void show(const deskapi::SessionDetail &detail);
    using QWidget::show;
    /// Sets the company's intents; if there are none, the field is hidden.
    void setIntents(const QStringList &intents);
    /// Sets whether a correction is being saved.
    void setBusy(bool isBusy);
    void setTrouble(const QString &trouble);
    /// Shows a confirmation until another case is shown.
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
