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

/// Facts as lines: what it is at the leading end, how it stands at the trailing one.
class FactLines final : public QWidget
{
    Q_OBJECT

public:
    using Lines = std::vector<std::pair<QString, QString>>;

    explicit FactLines(QWidget *parent = nullptr);

    /// Lines without a value are not shown. What is equal is not touched.
    void setLines(const Lines &lines);
    [[nodiscard]] const Lines &lines() const { return m_lines; }

private:
    QVBoxLayout *m_column;
    Lines m_lines;
};

/// A part of the panel beside a conversation: a caption, what belongs to it, a hairline below.
class Section final : public widgets::Panel
{
    Q_OBJECT

public:
    /// With @p canFold the caption opens and closes the rest.
    explicit Section(const QString &caption, bool canFold = false, QWidget *parent = nullptr);

    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    void setCaption(const QString &caption);
    /// A small control at the caption's trailing end; not for one that folds.
    void setCorner(QWidget *corner);
    /// What the folded caption says at its trailing end.
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
