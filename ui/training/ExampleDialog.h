#pragma once

#include "core/doors/deskapi/Training.h"
#include "ui/widgets/Dialog.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace tierdesk::ui {

/// Asks for one example and emits it with chosen(). The caller sends it and reports the result.
class ExampleDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p labels are the existing intents; categories are built in.
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
