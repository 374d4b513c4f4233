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

/// One saved reply as a form, with how a customer would read it. Shows values and says what is done; whoever may not
/// change it reads the same form.
class ReplyEditor final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit ReplyEditor(QWidget *parent = nullptr);

    /// @p agent stands in the preview for whoever uses it.
    void setAgent(const QString &agent, bool mayEdit);
    /// A new one has a shortcut to be chosen; any other keeps its own. What is shown already is left as it is, with the
    /// cursor in it and what was said at it.
    void show(const deskapi::SaveReply &values, bool isNew);
    [[nodiscard]] deskapi::SaveReply values() const;
    /// Every field is filled, and the text not too long.
    [[nodiscard]] bool isWhole() const;
    void setState(bool isChanged, bool isSaving);
    /// At the shortcut; empty takes it away.
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
