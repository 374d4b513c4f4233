#pragma once

#include <QtCore/QUrl>
#include <QtGui/QImage>
#include <QtWidgets/QPlainTextEdit>

#include <optional>

namespace tierdesk::ui {

/// Where a reply or a note is written: plain text that grows with what is in it, up to a bound and as there is room. It
/// says when a word
/// that begins with a slash stands before the cursor.
class ReplyEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// What one may put in at most: ten times the longest reply, as a draft is kept on disk.
    static constexpr int MostText = 200'000;

    explicit ReplyEdit(QWidget *parent = nullptr);

    /// What was typed behind the slash of the word at the cursor; none without one.
    [[nodiscard]] std::optional<QString> slashWord() const;
    /// Puts @p text in the place of that word; selects what it has at @p selectAt, if that is not below 0.
    void replaceSlashWord(const QString &text, qsizetype selectAt, qsizetype selectLength);
    /// Puts @p text in the place of all, so that it can be undone, with the cursor at its end.
    void setText(const QString &text);
    /// What stands there while nothing is written. (Qt's own forgets the margin where one writes from the right.)
    void setHint(const QString &hint);
    [[nodiscard]] const QString &hint() const { return m_hint; }
    /// While true, the keys that move in a list are asked for by listKey() instead of moving the cursor.
    void setListOpen(bool isOpen) { m_isListOpen = isOpen; }

    /// While true, Tab and Escape are told by proposalKey(): there is something that may be put in, or sent away.
    void setProposed(bool isProposed) { m_isProposed = isProposed; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void slashWordChanged();
    /// Up, Down, PageUp, PageDown, Return, Tab or Escape, while a list is open.
    void listKey(int key);
    void proposalKey(int key);
    /// Escape, with nothing that it sends away first.
    void left();
    /// Files were pasted or dropped; or an image without words.
    void filesGiven(const QList<QUrl> &files);
    void imageGiven(const QImage &image);
    /// Of what was pasted or dropped there was not room for all.
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
