#pragma once

#include "ui/widgets/Panel.h"

#include <utility>
#include <vector>

class QBoxLayout;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Disclosure;
class Label;
} // namespace widgets

/// Lines with a name at the leading end and a value at the trailing end.
class FactLines final : public QWidget
{
    Q_OBJECT

public:
    using Lines = std::vector<std::pair<QString, QString>>;

    explicit FactLines(QWidget *parent = nullptr);

    /// Hides lines without a value. Unchanged lines are not touched.
    void setLines(const Lines &lines);
    [[nodiscard]] const Lines &lines() const { return m_lines; }

private:
    QVBoxLayout *m_column;
    Lines m_lines;
};

/// A section of the side panel: a caption, its content and a line below.
class Section final : public widgets::Panel
{
    Q_OBJECT

public:
    /// With @p canFold the caption expands and collapses the content.
    explicit Section(const QString &caption, bool canFold = false, QWidget *parent = nullptr);

    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    void setCaption(const QString &caption);
    /// Sets a small control at the caption's trailing end; not for collapsible sections.
    void setCorner(QWidget *corner);
    /// Sets the text at the trailing end of the collapsed caption.
    void setFoldedText(const QString &text);
    void setOpen(bool isOpen);
    [[nodiscard]] bool isOpen() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFold();
    void fitTop();

    QBoxLayout *m_top;
    widgets::Label *m_caption = nullptr;
    widgets::Disclosure *m_fold = nullptr;
    QString m_foldedText;
    QWidget *m_inside;
    QBoxLayout *m_body;
};

} // namespace tierdesk::ui
