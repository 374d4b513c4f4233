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

/// A question to try a provider with: its real answer, how long it took and what it cost. A model's words are plain
/// text, whatever they look like.
class TrialCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit TrialCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Whom the question is for; nobody: nothing can be asked.
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
