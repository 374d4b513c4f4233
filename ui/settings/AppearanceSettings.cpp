#include "ui/settings/AppearanceSettings.h"

#include "ui/models/Phrases.h"
#include "ui/settings/SettingsCard.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSlider>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int FontStep = 10;

} // namespace

AppearanceSettings::AppearanceSettings(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_scheme(new widgets::Segmented(tr("Theme"), this))
    , m_density(new widgets::Segmented(tr("Density"), this))
    , m_font(new QSlider(Qt::Horizontal, this))
    , m_percent(new Label(theme::Type::Strong, Label::Ink::Text, this))
    , m_motion(new widgets::Toggle(tr("Reduce motion"), this))
{
    m_scheme->setObjectName(u"themeChoice"_s);
    m_scheme->addChoice(tr("System"), static_cast<int>(theme::Choice::System));
    m_scheme->addChoice(tr("Light"), static_cast<int>(theme::Choice::Light));
    m_scheme->addChoice(tr("Dark"), static_cast<int>(theme::Choice::Dark));
    m_density->setObjectName(u"densityChoice"_s);
    m_density->addChoice(tr("Comfortable"), static_cast<int>(theme::Density::Comfortable));
    m_density->addChoice(tr("Compact"), static_cast<int>(theme::Density::Compact));
    m_font->setObjectName(u"fontSize"_s);
    m_font->setAccessibleName(tr("Font size in percent"));
    m_font->setRange(theme::SmallestFont / FontStep, theme::LargestFont / FontStep);
    m_font->setPageStep(2);
    m_font->setMinimumWidth(180);
    m_motion->setObjectName(u"reducedMotion"_s);

    auto *size = new QWidget(this);
    auto *sizeLayout = new QHBoxLayout(size);
    sizeLayout->setContentsMargins(0, 0, 0, 0);
    sizeLayout->addWidget(m_font);
    sizeLayout->addWidget(m_percent);

    auto *card = new SettingsCard(tr("Appearance"), this);
    card->addLine(tr("Theme"), {}, m_scheme);
    card->addLine(tr("Density"), tr("Compact shows more cases at once."), m_density);
    card->addLine(tr("Font size"), tr("Applies to the whole window, 80 to 200 percent."), size);
    card->addLine(tr("Reduce motion"), tr("Turns off animations that are not needed."), m_motion);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);

    const auto change = [this](auto set) {
        theme::Appearance appearance = m_preferences.appearance();
        set(appearance);
        m_preferences.setAppearance(appearance);
    };
    connect(m_scheme, &widgets::Segmented::valueChosen, this, [change](const QVariant &value) {
        change([&](theme::Appearance &a) { a.scheme = static_cast<theme::Choice>(value.toInt()); });
    });
    connect(m_density, &widgets::Segmented::valueChosen, this, [change](const QVariant &value) {
        change([&](theme::Appearance &a) { a.density = static_cast<theme::Density>(value.toInt()); });
    });
    // Not while it is dragged: everything grows below the pointer, the slider too.
    m_font->setTracking(false);
    connect(m_font, &QSlider::sliderMoved, this,
            [this](int step) { m_percent->setText(phrases::percent(step * FontStep)); });
    connect(m_font, &QSlider::valueChanged, this,
            [change](int step) { change([&](theme::Appearance &a) { a.fontPercent = step * FontStep; }); });
    connect(m_motion, &QCheckBox::toggled, this,
            [change](bool isOn) { change([&](theme::Appearance &a) { a.isMotionReduced = isOn; }); });
    connect(&m_preferences, &Preferences::appearanceChanged, this, &AppearanceSettings::show);
    show();
}

void AppearanceSettings::show()
{
    const theme::Appearance &appearance = m_preferences.appearance();
    const QSignalBlocker quietFont(m_font);
    const QSignalBlocker quietMotion(m_motion);
    m_scheme->setValue(static_cast<int>(appearance.scheme));
    m_density->setValue(static_cast<int>(appearance.density));
    m_font->setValue(appearance.fontPercent / FontStep);
    m_percent->setText(phrases::percent(appearance.fontPercent));
    m_motion->setChecked(appearance.isMotionReduced);
}

} // namespace tierdesk::ui
