#pragma once

#include "core/doors/client/Models.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

class CardFoot;
namespace widgets {
class Label;
} // namespace widgets

/// Sends a test question to a provider and shows the answer, its duration and its cost. The answer is shown as plain
/// text.
class TrialCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit TrialCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Sets the provider to ask; empty disables the card.
    void setProvider(const QString &name);
    void clear();

Q_SIGNALS:
    void paid(); ///< a question was answered

private:
    void ask();
    void showAnswer(const QString &text, const QString &facts);

    client::Models m_desk;
    QString m_provider;
    QLineEdit *m_question;
    widgets::Label *m_answer;
    widgets::Label *m_cost;
    CardFoot *m_foot;
    QPushButton *m_ask;
};

} // namespace tierdesk::ui
