#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace tierdesk::ui::widgets {

/// A field of several lines. Its hint stands where the window's language begins; Qt would put it at the left.
class TextArea final : public QPlainTextEdit
{
    Q_OBJECT

public:
    using QPlainTextEdit::QPlainTextEdit;

    /// What may be written here, while nothing is.
    void setHint(const QString &hint);
    [[nodiscard]] QString hint() const { return m_hint; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace tierdesk::ui::widgets
