#pragma once

#include "core/doors/deskapi/Training.h"
#include "ui/widgets/Dialog.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace tierdesk::ui {

/// Asks for one example. It sends nothing: chosen() has what was typed, and whoever sends it says what became of it.
class ExampleDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p labels are the intents that there are; categories are known.
    ExampleDialog(TrainingKind kind, const QStringList &labels, QWidget *parent);

Q_SIGNALS:
    void chosen(const tierdesk::deskapi::AddExamples &request);

private:
    void check();
    void send();

    TrainingKind m_kind;
    QPlainTextEdit *m_text;
    QComboBox *m_label;
    QPushButton *m_add;
};

} // namespace tierdesk::ui
