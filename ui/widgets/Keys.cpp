#include "ui/widgets/Keys.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"

#include <QtCore/QPointer>
#include <QtCore/QVariant>
#include <QtWidgets/QAbstractButton>

namespace tierdesk::ui::keys {

namespace {

constexpr const char *Id = "tierdeskKeyId";
constexpr const char *Original = "tierdeskKeyOriginal";
constexpr const char *Buttons = "tierdeskKeyButtons";

} // namespace

QShortcut *add(QWidget *scope, const QString &id, const QString &title, const QKeySequence &key)
{
    auto *shortcut = new QShortcut(key, scope);
    shortcut->setProperty(Id, id);
    shortcut->setProperty(Original, QVariant::fromValue(key));
    shortcut->setWhatsThis(title);
    shortcut->setObjectName(u"key."_s + id);
    return shortcut;
}

void hint(QAbstractButton &button, QShortcut &shortcut)
{
    theme::setKeyHint(button, text(shortcut.key()));
    QVariantList buttons = shortcut.property(Buttons).toList();
    buttons.append(QVariant::fromValue(QPointer<QObject>(&button)));
    shortcut.setProperty(Buttons, buttons);
}

QString idOf(const QShortcut &shortcut)
{
    return shortcut.property(Id).toString();
}

QKeySequence originalOf(const QShortcut &shortcut)
{
    return shortcut.property(Original).value<QKeySequence>();
}

void change(QShortcut &shortcut, const QKeySequence &key)
{
    shortcut.setKey(key);
    const QVariantList buttons = shortcut.property(Buttons).toList();
    for (const QVariant &each : buttons) {
        if (auto *button = qobject_cast<QAbstractButton *>(each.value<QPointer<QObject>>().data()))
            theme::setKeyHint(*button, text(key));
    }
}

QString literal(const QString &name)
{
    return QString(name).replace(u'&', u"&&"_s);
}

QString text(const QKeySequence &key)
{
    // As on the caps of the design: "Ctrl K", not "Ctrl+K". A plus key of its own stays.
    QString words = key.toString(QKeySequence::NativeText);
    const bool endsInPlus = words.endsWith(u"++"_s) || words == u"+";
    if (endsInPlus)
        words.chop(1);
    words.replace(u'+', u' ');
    words.replace(u"Return"_s, u"\u21B5"_s);
    return (endsInPlus ? words + u'+' : words).trimmed();
}

} // namespace tierdesk::ui::keys
