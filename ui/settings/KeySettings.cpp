#include "ui/settings/KeySettings.h"

#include "core/base/Literals.h"
#include "ui/settings/SettingsCard.h"
#include "ui/shell/Commands.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QKeySequenceEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int FieldWidth = 210; ///< at a font size of 100 %

} // namespace

KeySettings::KeySettings(Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_question(new widgets::Panel(widgets::Panel::Surface::Card, this))
    , m_words(new Label(theme::Type::Body, Label::Ink::Text, m_question))
    , m_take(new QPushButton(tr("Reassign"), m_question))
    , m_leave(new QPushButton(tr("Cancel"), m_question))
    , m_restore(new QPushButton(tr("Reset all shortcuts"), this))
{
    setObjectName(u"keySettings"_s);
    m_question->setObjectName(u"keyQuestion"_s);
    m_words->setObjectName(u"keyQuestionText"_s);
    m_words->setWordWrap(true);
    m_take->setObjectName(u"keyTake"_s);
    m_leave->setObjectName(u"keyLeave"_s);
    theme::setPrimary(*m_take);
    m_restore->setObjectName(u"keysRestore"_s);
    auto *question = new QHBoxLayout(m_question);
    question->setContentsMargins(16, 10, 10, 10);
    question->setSpacing(8);
    question->addWidget(m_words, 1);
    question->addWidget(m_leave);
    question->addWidget(m_take);
    m_question->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *top = new QHBoxLayout;
    auto *about =
        new Label(tr("To change a shortcut, select its field and press the new keys. Press Backspace to remove it."),
                  theme::Type::Small, Label::Ink::Dim, this);
    about->setWordWrap(true);
    top->addWidget(about, 1);
    top->addWidget(m_restore);
    layout->addLayout(top);
    layout->addWidget(m_question);

    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_commands.restore();
    });
    connect(m_take, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_commands.change(m_askedId, QKeySequence(m_askedKey, QKeySequence::PortableText));
    });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        m_question->hide();
        fill();
    });
    connect(&m_commands, &Commands::changed, this, &KeySettings::fill);
    fill();
}

void KeySettings::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    for (auto *edit : findChildren<QKeySequenceEdit *>())
        edit->setFixedWidth(theme::scaled(FieldWidth));
}

void KeySettings::fill()
{
    // Not at once: the field whose key was changed is in the middle of telling so.
    if (m_lines)
        m_lines->deleteLater();
    m_lines = new QWidget(this);
    auto *lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(16);
    SettingsCard *card = nullptr;
    QString group;
    for (const Commands::Command &each : m_commands.all()) {
        if (!card || each.group != group) {
            group = each.group;
            card = new SettingsCard(group, m_lines);
            lines->addWidget(card);
        }
        auto *edit = new QKeySequenceEdit(each.key, m_lines);
        edit->setObjectName(u"keyEdit."_s + each.id);
        edit->setAccessibleName(tr("Shortcut for %1").arg(each.title));
        edit->setFixedWidth(theme::scaled(FieldWidth));
        connect(edit, &QKeySequenceEdit::editingFinished, this, [this, id = each.id, edit] { propose(id, edit); });
        card->addLine(each.title, {}, edit);
    }
    layout()->addWidget(m_lines);
    m_lines->show();
}

void KeySettings::propose(const QString &id, QKeySequenceEdit *edit)
{
    // One chord is enough: what follows it was a slip of the hand.
    const QKeySequence given = edit->keySequence();
    QKeySequence key = given.isEmpty() ? given : QKeySequence(given[0]);
    if (key == QKeySequence(Qt::Key_Backspace) || key == QKeySequence(Qt::Key_Delete))
        key = {};
    for (const Commands::Command &each : m_commands.all()) {
        if (each.id == id && each.key == key) {
            edit->setKeySequence(key);
            return;
        }
    }
    if (const QString owner = m_commands.takenBy(key, id); !owner.isEmpty())
        askAbout(id, key, owner);
    else
        m_commands.change(id, key);
}

void KeySettings::askAbout(const QString &id, const QKeySequence &key, const QString &owner)
{
    m_askedId = id;
    m_askedKey = key.toString(QKeySequence::PortableText);
    m_words->setText(tr("%1 is assigned to “%2”. Reassign it to “%3”?")
                         .arg(keys::text(key), m_commands.title(owner), m_commands.title(id)));
    m_question->setAccessibleName(m_words->text());
    m_question->show();
    m_leave->setFocus(Qt::OtherFocusReason);
}

} // namespace tierdesk::ui
