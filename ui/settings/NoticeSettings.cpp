#include "ui/settings/NoticeSettings.h"

#include "core/base/Literals.h"
#include "ui/settings/SettingsCard.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Toggle.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

NoticeSettings::NoticeSettings(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
{
    using Notify = Preferences::Notify;
    auto *what = new widgets::Segmented(tr("Notify me of"), this);
    what->setObjectName(u"notifyChoice"_s);
    what->addChoice(tr("Every escalation"), static_cast<int>(Notify::Everything));
    what->addChoice(tr("VIPs only"), static_cast<int>(Notify::VipOnly));
    what->addChoice(tr("Nothing"), static_cast<int>(Notify::Nothing));
    what->setValue(static_cast<int>(preferences.notify()));
    auto *sound = new widgets::Toggle(tr("Play a sound"), this);
    sound->setObjectName(u"notifySound"_s);
    sound->setChecked(preferences.isSounding());
    sound->setEnabled(preferences.notify() != Notify::Nothing);
    auto *stays = new widgets::Toggle(tr("Keep running in the tray"), this);
    stays->setObjectName(u"staysInTray"_s);
    stays->setChecked(preferences.staysInTray());

    connect(what, &widgets::Segmented::valueChosen, &preferences, [&preferences, sound](const QVariant &value) {
        preferences.setNotify(static_cast<Notify>(value.toInt()));
        sound->setEnabled(preferences.notify() != Notify::Nothing);
    });
    connect(sound, &QCheckBox::toggled, &preferences, &Preferences::setSounding);
    connect(stays, &QCheckBox::toggled, &preferences, &Preferences::setStaysInTray);

    auto *card = new SettingsCard(tr("Notifications"), this);
    card->addLine(tr("Notify me of"),
                  tr("Shows a desktop notification when a case that is not on your screen starts waiting. Several at "
                     "once are combined."),
                  what);
    card->addLine(tr("Play a sound"), tr("Plays your desktop's sound for new messages."), sound);
    card->addLine(tr("Keep running in the tray"),
                  tr("When you close the window, the tray icon stays and shows the number of waiting cases."), stays);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
}

} // namespace tierdesk::ui
