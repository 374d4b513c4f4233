#pragma once

#include <QtWidgets/QWidget>

class QGridLayout;
class QKeySequenceEdit;
class QPushButton;

namespace tierdesk::ui {

class Commands;
namespace widgets {
class Label;
} // namespace widgets

/// Lists every command with its shortcut, which can be changed. Taking a shortcut from another command needs
/// confirmation.
class KeySettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p commands must outlive this.
    explicit KeySettings(Commands &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void propose(const QString &id, QKeySequenceEdit *edit);
    void askAbout(const QString &id, const QKeySequence &key, const QString &owner);

    Commands &m_commands;
    QWidget *m_lines = nullptr;
    QWidget *m_question;
    widgets::Label *m_words;
    QPushButton *m_take;
    QPushButton *m_leave;
    QPushButton *m_restore;
    QString m_askedId;
    QString m_askedKey; ///< portable text
};

} // namespace tierdesk::ui
