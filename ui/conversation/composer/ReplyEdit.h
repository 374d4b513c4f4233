#pragma once

#include <QtGui/QImage>
#include <QtWidgets/QPlainTextEdit>

#include <optional>

namespace tierdesk::ui {

/// The editor for replies and notes: plain text whose height grows with its content up to a limit. Detects a word that
/// begins with a slash before the cursor.
class ReplyEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// The maximum length of inserted text: ten times the longest reply, because drafts are stored on disk.
    static constexpr int MostText = 200'000;

    explicit ReplyEdit(QWidget *parent = nullptr);

    /// Returns the text after the slash of the word at the cursor, if there is one.
    [[nodiscard]] std::optional<QString> slashWord() const;
    /// Replaces that word with @p text and selects the range at @p selectAt, unless that is negative.
    void replaceSlashWord(const QString &text, qsizetype selectAt, qsizetype selectLength);
    /// Replaces the whole text with @p text as one undoable step, with the cursor at its end.
    void setText(const QString &text);
    /// Sets the placeholder text. (Qt's own ignores the margin in right-to-left text.)
    void setHint(const QString &hint);
    [[nodiscard]] const QString &hint() const { return m_hint; }
    /// While true, keys that move in a list emit listKey() instead of moving the cursor.
    void setListOpen(bool isOpen) { m_isListOpen = isOpen; }

    /// While true, Tab and Escape emit proposalKey() to accept or dismiss a proposal.
    void setProposed(bool isProposed) { m_isProposed = isProposed; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void slashWordChanged();
    /// Up, Down, PageUp, PageDown, Return, Tab or Escape, while a list is open.
    void listKey(int key);
    void proposalKey(int key);
    /// Emitted on Escape when there is nothing to dismiss first.
    void left();
    /// Emitted with the paths of files, or an image without text, that were pasted or dropped.
    void filesGiven(const QStringList &paths);
    void imageGiven(const QImage &image);
    /// Emitted when pasted or dropped text was cut because it was too long.
    void cut();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] int heightFor(int lines) const;

    QString m_hint;
    bool m_isListOpen = false;
    bool m_isProposed = false;
    std::optional<QString> m_lastWord;
};

} // namespace tierdesk::ui
