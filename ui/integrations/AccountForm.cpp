#include "ui/integrations/AccountForm.h"

#include "ui/integrations/SecretField.h"
#include "ui/models/Direction.h"
#include "ui/models/Failures.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Controls.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/IntoSight.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QLocale>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Label;

AccountForm::AccountForm(client::Connection &connection, const base::Clock &clock, client::AccountKind kind,
                         const QString &section, QWidget *parent)
    : QWidget(parent)
    , m_integrations(connection)
    , m_clock(clock)
    , m_kind(kind)
    , m_section(section)
    , m_cards(new QVBoxLayout(this))
    , m_foot(new CardFoot(section + u"Said"_s, this))
    , m_try(m_foot->addAct(tr("Test"), section + u"Try"_s))
    , m_discard(m_foot->addAct(tr("Discard"), section + u"Discard"_s))
    , m_save(m_foot->addAct(tr("Save account"), section + u"Save"_s))
{
    setObjectName(section + u"Form"_s);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(16);
    theme::setPrimary(*m_save);
    connect(m_try, &QPushButton::clicked, this, &AccountForm::tryOut);
    connect(m_save, &QPushButton::clicked, this, &AccountForm::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_draft.discard();
        for (const Secret &each : m_secrets)
            each.edit->discard();
        clearErrors();
        forgetTrials();
        refresh();
        m_foot->say({});
    });
    showActs();
}

// --- fields

SettingsCard *AccountForm::addCard(const QString &heading)
{
    auto *card = new SettingsCard(heading, this);
    m_cards->addWidget(card);
    return card;
}

void AccountForm::addWidget(QWidget *widget)
{
    m_cards->addWidget(widget);
}

void AccountForm::bind(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                       QWidget *control, std::function<void(const QJsonValue &)> show)
{
    control->setObjectName(path);
    control->setAccessibleName(u"%1, %2"_s.arg(card.accessibleName(), name));
    card.addLine(name, about, control);
    m_bindings.push_back({path, &card, control, std::move(show)});
}

void AccountForm::addToggle(SettingsCard &card, const QString &path, const QString &name, const QString &about)
{
    auto *toggle = new widgets::Toggle(name, this);
    connect(toggle, &QCheckBox::toggled, this, [this, path](bool isOn) { take(path, isOn); });
    bind(card, path, name, about, toggle, [toggle](const QJsonValue &value) { toggle->setChecked(value.toBool()); });
}

QLineEdit *AccountForm::addText(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                                int longest, const QString &hint)
{
    auto *edit = new QLineEdit(this);
    edit->setMaxLength(longest);
    edit->setPlaceholderText(hint);
    modelcards::keepFieldWidth(*edit);
    connect(edit, &QLineEdit::textEdited, this, [this, path](const QString &text) { take(path, text.trimmed()); });
    bind(card, path, name, about, edit, [edit](const QJsonValue &value) {
        if (edit->text().trimmed() != value.toString())
            edit->setText(value.toString());
    });
    return edit;
}

QSpinBox *AccountForm::addWhole(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                                int least, int most)
{
    auto *box = new QSpinBox(this);
    box->setRange(least, most);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setKeyboardTracking(false); // half a number that is being typed is no value yet
    keepWheelFrom(*box);
    modelcards::keepFieldWidth(*box);
    connect(box, &QSpinBox::valueChanged, this, [this, path](int value) { take(path, value); });
    bind(card, path, name, about, box, [box](const QJsonValue &value) { box->setValue(value.toInt()); });
    return box;
}

void AccountForm::addNumber(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                            double least, double most, const QString &unit)
{
    auto *box = new NumberBox(least, most, 2, this);
    box->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // with the whole numbers, also where one reads from the right
    box->setSuffix(u' ' + unit);
    modelcards::keepFieldWidth(*box);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, path](double value) { take(path, value); });
    bind(card, path, name, about, box, [box](const QJsonValue &value) { box->setValue(value.toDouble()); });
}

void AccountForm::addChoice(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                            const Choices &choices)
{
    auto *box = new QComboBox(this);
    for (const auto &[word, text] : choices)
        box->addItem(text, word);
    keepWheelFrom(*box);
    modelcards::keepFieldWidth(*box);
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, path, box] { take(path, box->currentData().toString()); });
    bind(card, path, name, about, box,
         [box](const QJsonValue &value) { box->setCurrentIndex(box->findData(value.toString())); });
}

void AccountForm::addSecret(SettingsCard &card, const QString &path, const QString &name, const QString &about,
                            const QString &part, const QString &field)
{
    auto *edit = new SecretField(u"%1, %2"_s.arg(card.accessibleName(), name), this);
    modelcards::keepFieldWidth(*edit);
    connect(edit, &SecretField::edited, this, [this, edit, &card] {
        card.setError(edit, {});
        forgetTrials();
        showActs();
    });
    bind(card, path, name, about, edit, nullptr);
    m_secrets.push_back({part, field, edit});
}

void AccountForm::addTrial(SettingsCard &card, const QString &part)
{
    auto *label = new Label(theme::Type::Small, Label::Ink::Dim, this);
    label->setObjectName(part + u"Tried"_s);
    label->setAccessibleName(tr("Test result"));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setContentsMargins(0, 0, 0, 10);
    label->hide();
    card.layout()->addWidget(label); // without a line above it, which would stand there alone
    m_trials.emplace_back(part, label);
}

// --- showing the draft

void AccountForm::write(const QString &path, const QJsonValue &value)
{
    m_draft.set(path, value);
    refresh();
}

void AccountForm::take(const QString &path, const QJsonValue &value)
{
    if (m_isShowing)
        return;
    m_draft.set(path, value);
    if (const Binding *binding = bindingOf(path))
        binding->card->setError(binding->control, {});
    forgetTrials();
    wasEdited(path);
    showActs();
}

void AccountForm::show(const deskapi::Account &account)
{
    takeSettings(account.settings);
    for (const Secret &each : m_secrets)
        each.edit->setKept(account.secrets.contains(each.part));
    showState(account);
}

void AccountForm::takeSettings(const QJsonObject &settings)
{
    if (m_isSaving)
        return; // what is under way may be told before it is answered
    const QJsonObject config{{m_section, settings}};
    // Unchanged settings are not shown again: a number may be half typed, a list open.
    if (m_draft.isStarted() && m_draft.saved(m_section) == config[m_section])
        return;
    if (!m_draft.isStarted())
        m_draft.start(1, config);
    else if (!m_draft.rebase(m_draft.version() + 1, config).empty())
        m_foot->complain(tr("Someone else saved changes in the meantime. If you save now, you overwrite them."));
    refresh();
}

void AccountForm::refresh()
{
    {
        const QScopedValueRollback showing(m_isShowing, true);
        for (const Binding &each : m_bindings) {
            if (each.show)
                each.show(m_draft.value(each.path));
        }
    }
    showActs();
}

void AccountForm::clear()
{
    m_isSaving = false;
    m_draft = {};
    for (const Secret &each : m_secrets)
        each.edit->discard();
    clearErrors();
    forgetTrials();
    m_foot->clear();
    showActs();
}

void AccountForm::setChangeable(bool isChangeable)
{
    m_isChangeable = isChangeable;
    showActs();
}

bool AccountForm::isChanged() const
{
    return !m_draft.changes().empty() || std::any_of(m_secrets.begin(), m_secrets.end(),
                                                     [](const Secret &each) { return each.edit->value().has_value(); });
}

void AccountForm::showActs()
{
    for (const Binding &each : m_bindings)
        each.control->setEnabled(m_isChangeable);
    m_foot->setVisible(m_isChangeable);
    m_save->setEnabled(isChanged());
    m_discard->setEnabled(isChanged());
    m_try->setEnabled(m_draft.isStarted());
}

void AccountForm::forgetTrials()
{
    ++m_trial;
    for (const auto &[part, label] : m_trials)
        label->hide();
}

void AccountForm::clearErrors()
{
    for (const Binding &each : m_bindings)
        each.card->setError(each.control, {});
}

// --- actions

QJsonObject AccountForm::request() const
{
    QJsonObject request{{u"settings"_s, m_draft.patch()[m_section].toObject()}};
    for (const Secret &each : m_secrets) {
        if (const auto secret = each.edit->value())
            request.insert(each.field, *secret);
    }
    return request;
}

void AccountForm::save()
{
    const QJsonObject sent = request();
    clearErrors();
    m_isSaving = true;
    const int asked = m_foot->wait();
    m_integrations.saveAccount(
        m_kind, sent, this,
        [this, sent, stood = m_draft.value(m_section), asked](const base::Result<deskapi::Account> &account) {
            if (m_foot->isAwaited(asked))
                takeSaved(sent, stood, account);
        });
}

void AccountForm::takeSaved(const QJsonObject &sent, const QJsonValue &stood,
                            const base::Result<deskapi::Account> &account)
{
    m_isSaving = false;
    if (!account)
        return complain(account.error(), tr("Not saved."));
    // Changes made while saving stay unsaved changes.
    for (const Secret &each : m_secrets) {
        if (const auto written = each.edit->value(); written && sent.value(each.field) == *written)
            each.edit->discard();
    }
    const QJsonValue stands = m_draft.value(m_section);
    const auto since = configChanges({{m_section, stood}}, {{m_section, stands}});
    m_draft.start(m_draft.version() + 1, {{m_section, account->settings}});
    for (const ConfigChange &each : since)
        m_draft.set(each.path, each.after);
    if (m_draft.value(m_section) != stands)
        refresh(); // the server has put something into its own form
    m_foot->say(tr("Saved. The changes apply now."));
    show(*account);
    showActs();
    Q_EMIT saved();
}

void AccountForm::tryOut()
{
    clearErrors();
    forgetTrials();
    const int asked = m_foot->wait();
    m_integrations.tryAccount(m_kind, request(), this,
                              [this, asked, trial = m_trial](const base::Result<deskapi::TriedAccount> &tried) {
                                  if (!m_foot->isAwaited(asked))
                                      return;
                                  m_foot->say({});
                                  if (trial != m_trial)
                                      return; // something else stands in the fields by now
                                  if (!tried)
                                      return complain(tried.error(), tr("The test could not be run."));
                                  showTried(*tried);
                              });
}

void AccountForm::showTried(const deskapi::TriedAccount &tried)
{
    bool isGood = true;
    for (const auto &[part, label] : m_trials) {
        const auto found = std::find_if(tried.parts.begin(), tried.parts.end(),
                                        [&part = part](const auto &each) { return each.part == part; });
        label->setVisible(found != tried.parts.end());
        if (found == tried.parts.end())
            continue;
        isGood = isGood && found->isGood;
        const QString took = QLocale().toString(found->tookMs);
        label->setInk(found->isGood ? Label::Ink::Good : Label::Ink::Bad);
        label->setText(found->isGood ? tr("Connected and signed in after %1 ms.").arg(took)
                                     : tr("Failed after %1 ms: %2").arg(took, direction::isolated(found->error)));
    }
    if (isGood)
        m_foot->say(tr("Test successful. Nothing was sent."));
    else
        m_foot->complain(tr("Test failed. See the details above."));
    widgets::layOutAround(*m_foot); // it takes room from what is above
    for (const auto &[part, label] : m_trials) {
        if (!label->isHidden())
            widgets::bringIntoSight(*label);
    }
}

const AccountForm::Binding *AccountForm::bindingOf(const QString &where) const
{
    const auto find = [this](auto is) -> const Binding * {
        const auto found = std::find_if(m_bindings.begin(), m_bindings.end(), is);
        return found == m_bindings.end() ? nullptr : &*found;
    };
    if (const Binding *exact = find([&](const Binding &each) { return each.path == where; }))
        return exact;
    for (const Secret &each : m_secrets) {
        if (each.field == where)
            return find([&](const Binding &binding) { return binding.control == each.edit; });
    }
    // "mail.smtp" is wrong as a whole: its first field.
    return find([&](const Binding &each) { return each.path.startsWith(where + u'.'); });
}

void AccountForm::complain(const base::Error &error, const QString &what)
{
    const Binding *binding = error.fault == base::Fault::InvalidInput ? bindingOf(error.where) : nullptr;
    if (!binding) {
        const QString why = error.fault == base::Fault::InvalidInput ? error.message : failureWords(error).sentence;
        return m_foot->complain(u"%1 %2"_s.arg(what, why));
    }
    // The server's words name the field first, which is seen here.
    const bool isNamed = error.message.startsWith(error.where + u' ');
    binding->card->setError(binding->control, isNamed ? error.message.mid(error.where.size() + 1) : error.message);
    binding->control->setFocus(Qt::OtherFocusReason);
    m_foot->complain(u"%1 %2"_s.arg(what, tr("Check the highlighted field above.")));
    widgets::layOutAround(*m_foot); // it takes room from what is above
    widgets::bringIntoSight(*binding->control);
}

} // namespace tierdesk::ui
