#include "ui/conversation/composer/ReplyEdit.h"

#include "ui/theme/Fonts.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

namespace {

constexpr int FewestReplyLines = 2;
constexpr int LeastLines = 1; ///< where a low window has no room for more
constexpr int MostLines = 9;
constexpr int Margin = 12;

QStringList localFilesOf(const QMimeData &source)
{
    QStringList paths;
    for (const QUrl &each : source.urls()) {
        if (each.isLocalFile())
            paths.append(each.toLocalFile());
    }
    return paths;
}

bool isListKey(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown ||
           key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Escape;
}

} // namespace

ReplyEdit::ReplyEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFont(theme::font(theme::Type::Body));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Margin);
    // The card behind it is its ground.
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum); // a low window takes lines from it
    const auto look = [this] {
        const auto word = slashWord();
        if (word == m_lastWord)
            return;
        m_lastWord = word;
        Q_EMIT slashWordChanged();
    };
    connect(this, &QPlainTextEdit::textChanged, this, look);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, look);
    connect(this, &QPlainTextEdit::textChanged, this, &QWidget::updateGeometry);
}

void ReplyEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    setFont(theme::font(theme::Type::Body)); // its size may have been changed with the theme
    updateGeometry();
}

int ReplyEdit::heightFor(int lines) const
{
    return static_cast<int>(std::ceil(QFontMetricsF(font()).lineSpacing() * lines)) + 2 * Margin + 2;
}

QSize ReplyEdit::sizeHint() const
{
    // A plain text document measures its height in lines.
    const int lines = static_cast<int>(std::ceil(document()->size().height()));
    return {200, heightFor(std::clamp(lines, FewestReplyLines, MostLines))};
}

QSize ReplyEdit::minimumSizeHint() const
{
    return {80, heightFor(LeastLines)};
}

void ReplyEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

bool ReplyEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return QPlainTextEdit::canInsertFromMimeData(source) || source->hasImage() || !localFilesOf(*source).isEmpty();
}

void ReplyEdit::insertFromMimeData(const QMimeData *source)
{
    if (source) {
        if (const QStringList files = localFilesOf(*source); !files.isEmpty()) {
            Q_EMIT filesGiven(files);
            return;
        }
        // Tables and texts come with a picture of themselves.
        if (source->hasImage() && !source->hasText()) {
            Q_EMIT imageGiven(source->imageData().value<QImage>());
            return;
        }
    }
    const QString text = source ? source->text() : QString();
    const QTextCursor cursor = textCursor();
    const int selected = cursor.selectionEnd() - cursor.selectionStart();
    const qsizetype room = std::max<qsizetype>(0, MostText - (document()->characterCount() - 1) + selected);
    if (text.size() <= room) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    QString part = text.left(room);
    if (!part.isEmpty() && part.back().isHighSurrogate())
        part.chop(1); // half a character is none
    QMimeData fitting;
    fitting.setText(part);
    QPlainTextEdit::insertFromMimeData(&fitting);
    Q_EMIT cut();
}

void ReplyEdit::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void ReplyEdit::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!document()->isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const Qt::Alignment place = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop);
    painter.drawText(viewport()->rect().adjusted(Margin, Margin, -Margin, -Margin),
                     static_cast<int>(place | Qt::AlignAbsolute) | Qt::TextWordWrap, m_hint);
}

std::optional<QString> ReplyEdit::slashWord() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return std::nullopt;
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype slash = before.lastIndexOf(u'/');
    // "and/or" is no saved reply.
    if (slash < 0 || (slash > 0 && !before.at(slash - 1).isSpace()))
        return std::nullopt;
    const QString word = before.mid(slash + 1);
    const bool isWord =
        std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
    return isWord ? std::optional(word) : std::nullopt;
}

void ReplyEdit::replaceSlashWord(const QString &text, qsizetype selectAt, qsizetype selectLength)
{
    const auto word = slashWord();
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    if (word) {
        cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(word->size()) + 1);
        cursor.removeSelectedText();
    }
    const int start = cursor.position();
    cursor.insertText(text);
    cursor.endEditBlock();
    if (selectAt >= 0) {
        cursor.setPosition(start + static_cast<int>(selectAt));
        cursor.setPosition(start + static_cast<int>(selectAt + selectLength), QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
}

void ReplyEdit::setText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

bool ReplyEdit::event(QEvent *event)
{
    // Tab would leave before keyPressEvent hears of it, and Escape and the arrows may be keys of the page.
    if (m_isListOpen && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (isListKey(key->key()) && key->modifiers() == Qt::NoModifier) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                Q_EMIT listKey(key->key());
            return true;
        }
    }
    if (m_isProposed && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Escape;
        if (isOurs && key->modifiers() == Qt::NoModifier) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                Q_EMIT proposalKey(key->key());
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                Q_EMIT left();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ReplyEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (m_isListOpen && event->reason() != Qt::PopupFocusReason)
        Q_EMIT listKey(Qt::Key_Escape);
}

} // namespace tierdesk::ui
