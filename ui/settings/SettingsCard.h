#pragma once

#include "ui/widgets/Panel.h"

#include <QtCore/QHash>

class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// A card of settings under a heading: a line each, what it is at the left with a sentence about it below, and the
/// control at the right, which is named by it.
class SettingsCard final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit SettingsCard(const QString &heading, QWidget *parent = nullptr);

    void addLine(const QString &name, const QString &sentence, QWidget *control);
    /// The same with a control of several lines, beside whose first one the name stands.
    void addTall(const QString &name, const QString &sentence, QWidget *control);
    /// What is the matter with @p control, which stands in a line of this card; empty: nothing.
    void setError(QWidget *control, const QString &text);
    /// Over the whole width.
    void addWide(QWidget *widget);

private:
    void separate();
    void add(const QString &name, const QString &sentence, QWidget *control, bool isTall);

    struct Line {
        QVBoxLayout *words;
        QString sentence;
        widgets::Label *error = nullptr; ///< made when there is one
    };

    QVBoxLayout *m_lines;
    QHash<const QWidget *, Line> m_told; ///< by its control
    bool m_isFirst = true;
};

} // namespace tierdesk::ui
