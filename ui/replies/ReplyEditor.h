#pragma once

#include "core/doors/deskapi/Administration.h"
#include "ui/widgets/Panel.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// A form for one saved reply with a customer preview. Shows values and emits edits; read-only for people who cannot
/// edit.
class ReplyEditor final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit ReplyEditor(QWidget *parent = nullptr);

    /// @p agent is the agent's name in the preview.
    void setAgent(const QString &agent, bool mayEdit);
    /// Shows @p values. The shortcut can be edited only for a new reply. Unchanged values keep the cursor and the
    /// error.
    void show(const deskapi::SaveReply &values, bool isNew);
    [[nodiscard]] deskapi::SaveReply values() const;
    /// Returns true if every field is filled in and the text is not too long.
    [[nodiscard]] bool isWhole() const;
    void setState(bool isChanged, bool isSaving);
    /// Shows an error at the shortcut; empty removes it.
    void complain(const QString &text);
    [[nodiscard]] QPushButton &saveButton() { return *m_save; }
    using QWidget::show;

Q_SIGNALS:
    void edited();
    void saveRequested();
    void discardRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fit();
    void makeFields();
    void makeInputs();
    void makePreview();
    [[nodiscard]] widgets::Label *makePlaceholderHint();
    void makeButtons();
    void connectInputs();
    void makeReadOnlyNote();
    void layOut(widgets::Label *hint);
    void showPreview();

    QString m_agent;
    bool m_mayEdit = false;
    bool m_isNew = false;
    bool m_isShowing = false;
    widgets::Label *m_heading;
    QLineEdit *m_shortcut;
    widgets::Label *m_shortcutError;
    QLineEdit *m_title;
    QPlainTextEdit *m_text;
    widgets::Label *m_length;
    widgets::Label *m_preview;
    widgets::Label *m_readOnly = nullptr;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_remove;
};

} // namespace tierdesk::ui
