#pragma once

#include <QtWidgets/QWidget>

class QSlider;

namespace tierdesk::ui {

class Preferences;
namespace widgets {
class Label;
class Segmented;
class Toggle;
} // namespace widgets

/// Theme, density, font size, movement.
class AppearanceSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p preferences must outlive this.
    explicit AppearanceSettings(Preferences &preferences, QWidget *parent = nullptr);

private:
    void show();

    Preferences &m_preferences;
    widgets::Segmented *m_scheme;
    widgets::Segmented *m_density;
    QSlider *m_font;
    widgets::Label *m_percent;
    widgets::Toggle *m_motion;
};

} // namespace tierdesk::ui
