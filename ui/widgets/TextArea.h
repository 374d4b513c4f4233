#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace tierdesk::ui::widgets {

/// A multi-line text field. Its placeholder is aligned by the window's language; Qt would put it at the left.
class TextArea final : public QPlainTextEdit
{
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

    /// Sets the placeholder.
    void setHint(const QString &hint);
    [[nodiscard]] QString hint() const { return m_hint; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace tierdesk::ui::widgets
