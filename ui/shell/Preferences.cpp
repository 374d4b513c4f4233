#include "ui/shell/Preferences.h"

#include "core/base/Literals.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace tierdesk::ui {

namespace {

QString schemeKey()
{
    return u"appearance"_s;
}
QString densityKey()
{
    return u"look/density"_s;
}
QString fontKey()
{
    return u"look/font"_s;
}
QString motionKey()
{
    return u"look/reducedMotion"_s;
}
QString notifyKey()
{
    return u"notify/what"_s;
}
QString soundKey()
{
    return u"notify/sound"_s;
}
QString trayKey()
{
    return u"tray/stays"_s;
}

/// The enumerator of @p value, or the first where what is kept is none of ours.
template<class Enum>
Enum chosen(const QVariant &value, Enum last)
{
    const int stored = value.toInt();
    return stored >= 0 && stored <= static_cast<int>(last) ? static_cast<Enum>(stored) : Enum{};
}

} // namespace

Preferences::Preferences(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    m_appearance.scheme = chosen(settings.value(schemeKey()), theme::Choice::Dark);
    m_appearance.density = chosen(settings.value(densityKey()), theme::Density::Compact);
    m_appearance.fontPercent =
        std::clamp(settings.value(fontKey(), 100).toInt(), theme::SmallestFont, theme::LargestFont);
    m_appearance.isMotionReduced = settings.value(motionKey(), false).toBool();
    m_notify = chosen(settings.value(notifyKey()), Notify::Nothing);
    m_isSounding = settings.value(soundKey(), true).toBool();
    m_staysInTray = settings.value(trayKey(), false).toBool();
}

void Preferences::keep(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) != value)
        m_settings.setValue(key, value);
}

void Preferences::setAppearance(const theme::Appearance &appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    keep(schemeKey(), static_cast<int>(appearance.scheme));
    keep(densityKey(), static_cast<int>(appearance.density));
    keep(fontKey(), appearance.fontPercent);
    keep(motionKey(), appearance.isMotionReduced);
    Q_EMIT appearanceChanged();
    Q_EMIT changed();
}

void Preferences::setNotify(Notify notify)
{
    m_notify = notify;
    keep(notifyKey(), static_cast<int>(notify));
    Q_EMIT changed();
}

void Preferences::setSounding(bool isSounding)
{
    m_isSounding = isSounding;
    keep(soundKey(), isSounding);
    Q_EMIT changed();
}

void Preferences::setStaysInTray(bool stays)
{
    m_staysInTray = stays;
    keep(trayKey(), stays);
    Q_EMIT changed();
}

} // namespace tierdesk::ui
