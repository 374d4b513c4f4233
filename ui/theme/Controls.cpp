#include "ui/theme/Controls.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QVariant>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleOptionButton>

namespace tierdesk::ui::theme {

namespace {

constexpr const char *Primary = "tierdeskPrimary";
constexpr const char *KeyHint = "tierdeskKeyHint";
constexpr const char *KeyHintHidden = "tierdeskKeyHintHidden";
constexpr const char *TierHue = "tierdeskTier";
constexpr const char *IrateHue = "tierdeskIrate";
constexpr const char *Invalid = "tierdeskInvalid";
constexpr const char *RingRoom = "tierdeskRingRoom";
constexpr const char *BarFloats = "tierdeskBarFloats";

void measureAgain(QAbstractButton &button)
{
    // A push button keeps its size until its text changes.
    const QString text = button.text();
    button.setText(QString());
    button.setText(text);
    button.update();
}

} // namespace

void setPrimary(QPushButton &button, bool isPrimary)
{
    button.setProperty(Primary, isPrimary);
    button.update();
}

bool isPrimary(const QWidget *button, const QStyleOption *option)
{
    if (button && button->property(Primary).isValid())
        return button->property(Primary).toBool();
    // In a dialog the default button is the primary one.
    const auto *asButton = qstyleoption_cast<const QStyleOptionButton *>(option);
    return asButton && asButton->features.testFlag(QStyleOptionButton::DefaultButton);
}

void setKeyHint(QAbstractButton &button, const QString &key)
{
    if (button.property(KeyHint).toString() == key)
        return;
    button.setProperty(KeyHint, key);
    measureAgain(button);
}

void setKeyHintShown(QAbstractButton &button, bool isShown)
{
    if (button.property(KeyHintHidden).toBool() != isShown)
        return;
    button.setProperty(KeyHintHidden, !isShown);
    measureAgain(button);
}

QString keyHint(const QWidget *button)
{
    return button && !button->property(KeyHintHidden).toBool() ? button->property(KeyHint).toString() : QString();
}

void setTier(QWidget &slider, Tier tier)
{
    slider.setProperty(TierHue, static_cast<int>(tier));
    slider.update();
}

void setIrate(QWidget &slider, bool isIrate)
{
    slider.setProperty(IrateHue, isIrate);
    slider.update();
}

Tokens tinted(const Tokens &tokens, const QWidget *slider)
{
    Tokens tinted = tokens;
    if (const QVariant tier = slider ? slider->property(TierHue) : QVariant(); tier.isValid())
        tinted.accent = tokens.tier(static_cast<Tier>(tier.toInt()));
    if (slider && slider->property(IrateHue).toBool())
        tinted.accent = tokens.irate;
    return tinted;
}

void setRingRoom(QWidget &control, int room)
{
    control.setProperty(RingRoom, room);
    // Qt's own controls ask their style what layouts are to leave out when it changes, and not before.
    QEvent again(QEvent::StyleChange);
    QCoreApplication::sendEvent(&control, &again);
}

int ringRoom(const QWidget *control)
{
    return control ? control->property(RingRoom).toInt() : 0;
}

void setBarFloating(QAbstractScrollArea &area)
{
    area.setProperty(BarFloats, true);
}

bool isBarFloating(const QWidget *bar)
{
    for (const QWidget *each = bar; each; each = each->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(each))
            return each->property(BarFloats).toBool();
    }
    return false;
}

void setInvalid(QWidget &edit, bool isInvalid)
{
    edit.setProperty(Invalid, isInvalid);
    edit.update();
}

bool isInvalid(const QWidget *edit)
{
    return edit && edit->property(Invalid).toBool();
}

QMargins inReadingOrder(const QMargins &margins, Qt::LayoutDirection direction)
{
    return direction == Qt::LeftToRight ? margins
                                        : QMargins(margins.right(), margins.top(), margins.left(), margins.bottom());
}

} // namespace tierdesk::ui::theme
