#pragma once

#include "ui/widgets/Panel.h"

#include <QtCore/QHash>

class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// A card of settings under a heading. Each row has a name with a description below it and a control at the trailing
/// end, which gets the name as its accessible name.
class SettingsCard final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit SettingsCard(const QString &heading, QWidget *parent = nullptr);

    void addLine(const QString &name, const QString &sentence, QWidget *control);
    /// Adds a row with a tall control; the name is aligned with its first line.
    void addTall(const QString &name, const QString &sentence, QWidget *control);
    /// Shows an error for @p control, which must be in a row of this card; empty clears it.
    void setError(QWidget *control, const QString &text);
    /// Adds a widget over the whole width.
    void addWide(QWidget *widget);

private:
    void separate();
    void add(const QString &name, const QString &sentence, QWidget *control, bool isTall);

    struct Line {
        QVBoxLayout *words;
        QString sentence;
        widgets::Label *error = nullptr; ///< created when there is an error
    };

    QVBoxLayout *m_lines;
    QHash<const QWidget *, Line> m_told; ///< by its control
    bool m_isFirst = true;
};

} // namespace tierdesk::ui
