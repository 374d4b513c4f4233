#include "ui/replies/ReplyEditor.h"

#include "ui/conversation/composer/Placeholders.h"
#include "ui/replies/ReplyDrafts.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QFocusEvent>
#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int LongestShortcut = 40;
constexpr int LongestTitle = 200;
constexpr int LongestText = 20'000;
constexpr int WidestText = 712; ///< at a font size of 100 %: longer lines are hard to read

} // namespace

ReplyEditor::ReplyEditor(QWidget *parent)
    : Panel(Surface::Card, parent)
{
    makeFields();
    fit();
}

void ReplyEditor::fit()
{
    setMaximumWidth(theme::scaled(WidestText));
}

void ReplyEditor::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
}

void ReplyEditor::makeFields()
{
    // The tab order is the order in which these are made.
    makeInputs();
    makePreview();
    Label *hint = makePlaceholderHint();
    makeButtons();
    connectInputs();
    makeReadOnlyNote();
    layOut(hint);
}

void ReplyEditor::makeInputs()
{
    m_heading = new Label(theme::Type::Title, Label::Ink::Text, this);
    m_heading->setObjectName(u"replyHeading"_s);
    m_heading->setElided(true);
    m_shortcut = new QLineEdit(this);
    m_shortcut->setObjectName(u"replyShortcut"_s);
    m_shortcut->setMaxLength(LongestShortcut);
    m_shortcut->setPlaceholderText(tr("refund-approved"));
    static const QRegularExpression form(u"[a-z0-9-]*"_s);
    m_shortcut->setValidator(new QRegularExpressionValidator(form, m_shortcut));
    m_shortcutError = new Label(theme::Type::Small, Label::Ink::Bad, this);
    m_shortcutError->setObjectName(u"shortcutError"_s);
    m_shortcutError->hide();
    m_title = new QLineEdit(this);
    m_title->setObjectName(u"replyTitle"_s);
    m_title->setMaxLength(LongestTitle);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"replyText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(100);
}

void ReplyEditor::makePreview()
{
    m_length = new Label(theme::Type::Small, Label::Ink::Dim, this);
    m_length->setObjectName(u"replyLength"_s);
    m_preview = new Label(theme::Type::Body, Label::Ink::Text, this);
    m_preview->setObjectName(u"replyPreview"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setWordWrap(true);
    m_preview->setProse(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

Label *ReplyEditor::makePlaceholderHint()
{
    QStringList names;
    for (const QString &each : placeholderNames())
        names.append(u'{' + each + u'}');
    auto *hint = new Label(
        tr("Placeholders, filled in when the reply is used: %1").arg(names.join(tr(", ", "between placeholders"))),
        theme::Type::Small, Label::Ink::Dim, this);
    hint->setWordWrap(true);
    return hint;
}

void ReplyEditor::makeButtons()
{
    m_remove = new QPushButton(tr("Delete…"), this);
    m_remove->setObjectName(u"removeReply"_s);
    m_discard = new QPushButton(tr("Discard"), this);
    m_discard->setObjectName(u"discardReply"_s);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(u"saveReply"_s);
    theme::setPrimary(*m_save);
    connect(m_remove, &QPushButton::clicked, this, &ReplyEditor::removeRequested);
    connect(m_discard, &QPushButton::clicked, this, &ReplyEditor::discardRequested);
    connect(m_save, &QPushButton::clicked, this, &ReplyEditor::saveRequested);
}

void ReplyEditor::connectInputs()
{
    const auto tell = [this] {
        if (m_isShowing)
            return;
        complain({});
        showPreview();
        Q_EMIT edited();
    };
    connect(m_shortcut, &QLineEdit::textChanged, this, tell);
    connect(m_title, &QLineEdit::textChanged, this, tell);
    connect(m_text, &QPlainTextEdit::textChanged, this, tell);
}

void ReplyEditor::makeReadOnlyNote()
{
    m_readOnly = new Label(tr("Everyone can use saved replies. Supervisors can edit them."), theme::Type::Small,
                           Label::Ink::Dim, this);
    m_readOnly->setObjectName(u"replyReadOnly"_s);
    m_readOnly->setWordWrap(true);
    m_readOnly->hide();
}

void ReplyEditor::layOut(Label *hint)
{
    auto *acts = new QHBoxLayout;
    acts->setSpacing(8);
    acts->addWidget(m_remove);
    acts->addWidget(m_readOnly, 100);
    acts->addStretch(1);
    acts->addWidget(m_discard);
    acts->addWidget(m_save);
    const auto named = [this](const QString &text, QWidget *control) {
        auto *label = new Label(text, theme::Type::Small, Label::Ink::Dim, this);
        label->setBuddy(control);
        control->setAccessibleName(text);
        return label;
    };
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addSpacing(10);
    column->addWidget(named(tr("Shortcut, typed after /"), m_shortcut));
    column->addWidget(m_shortcut);
    column->addWidget(m_shortcutError);
    column->addSpacing(8);
    column->addWidget(named(tr("Title"), m_title));
    column->addWidget(m_title);
    column->addSpacing(8);
    column->addWidget(named(tr("Text"), m_text));
    column->addWidget(m_text, 2);
    column->addWidget(m_length);
    column->addWidget(hint);
    column->addSpacing(12);
    column->addWidget(new Label(tr("Customer preview"), theme::Type::Caption, Label::Ink::Dim, this));
    column->addWidget(m_preview);
    column->addStretch(1);
    column->addSpacing(12);
    column->addLayout(acts);
}

void ReplyEditor::setAgent(const QString &agent, bool mayEdit)
{
    m_agent = agent;
    m_mayEdit = mayEdit;
    m_title->setReadOnly(!mayEdit);
    m_text->setReadOnly(!mayEdit);
    showPreview();
}

void ReplyEditor::show(const deskapi::SaveReply &values, bool isNew)
{
    const QScopedValueRollback showing(m_isShowing, true);
    // A list that was loaded again shows the same once more: the cursor stays where it is, and so does what was said
    // at a field.
    if (isNew != m_isNew || !isSame(values, this->values())) {
        m_isNew = isNew;
        m_heading->setText(isNew ? tr("New saved reply") : u"/%1"_s.arg(values.shortcut));
        m_shortcut->setText(values.shortcut);
        m_title->setText(values.title);
        if (m_text->toPlainText() != values.text)
            m_text->setPlainText(values.text);
        complain({});
    }
    // Who uses it has it in the fingers: a shortcut stays.
    m_shortcut->setReadOnly(!isNew || !m_mayEdit);
    m_shortcut->setToolTip(isNew ? QString() : tr("The shortcut cannot be changed"));
    showPreview();
}

deskapi::SaveReply ReplyEditor::values() const
{
    return {m_shortcut->text(), m_title->text().trimmed(), m_text->toPlainText()};
}

bool ReplyEditor::isWhole() const
{
    const deskapi::SaveReply now = values();
    return !now.shortcut.isEmpty() && !now.title.isEmpty() && !now.text.trimmed().isEmpty() &&
           now.text.size() <= LongestText;
}

void ReplyEditor::setState(bool isChanged, bool isSaving)
{
    m_readOnly->setVisible(!m_mayEdit);
    m_save->setVisible(m_mayEdit);
    m_save->setEnabled(isChanged && isWhole() && !isSaving);
    m_save->setText(isSaving ? tr("Saving…") : tr("Save"));
    m_discard->setVisible(m_mayEdit);
    m_discard->setEnabled((isChanged || m_isNew) && !isSaving);
    m_remove->setVisible(m_mayEdit && !m_isNew);
    m_remove->setEnabled(!isSaving);
}

void ReplyEditor::complain(const QString &text)
{
    m_shortcutError->setText(text);
    m_shortcutError->setVisible(!text.isEmpty());
    theme::setInvalid(*m_shortcut, !text.isEmpty());
    if (!text.isEmpty())
        m_shortcut->setFocus(Qt::OtherFocusReason);
}

void ReplyEditor::focusInEvent(QFocusEvent *event)
{
    (m_isNew ? static_cast<QWidget *>(m_shortcut) : m_text)->setFocus(event->reason());
}

void ReplyEditor::showPreview()
{
    deskapi::SessionDetail sample;
    sample.session.customerName = tr("Dana Whitfield", "a customer's name, as an example");
    sample.session.id = u"sess_8f21"_s;
    sample.session.ticket = u"TKT-2026-000142"_s;
    sample.orders.emplace_back().number = u"ORD-9876"_s;
    const QString text = m_text->toPlainText();
    m_preview->setText(text.trimmed().isEmpty() ? tr("No text yet") : fillPlaceholders(text, sample, m_agent).text);
    const auto length = static_cast<int>(text.size());
    m_length->setText(length > LongestText ? tr("Too long to save: %1 of at most %2 characters")
                                                 .arg(QLocale().toString(length), QLocale().toString(LongestText))
                      : length == 1 ? tr("1 character")
                                    : tr("%Ln characters", nullptr, length));
    m_length->setInk(length > LongestText ? Label::Ink::Bad : Label::Ink::Dim);
}

} // namespace tierdesk::ui
