#pragma once

#include "ui/widgets/Panel.h"

class QVBoxLayout;

namespace tierdesk::ui {

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
    /// Over the whole width.
    void addWide(QWidget *widget);

private:
    void separate();
    void add(const QString &name, const QString &sentence, QWidget *control, bool isTall);

    QVBoxLayout *m_lines;
    bool m_isFirst = true;
};

} // namespace tierdesk::ui
