#include "ui/settings/models/ProviderCard.h"

#include "ui/models/Direction.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using modelcards::keepFieldWidth;
using widgets::Label;

ProviderCard::ProviderCard(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_desk(connection)
    , m_provider(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_protocol(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_small(modelField(u"modelSmall"_s))
    , m_large(modelField(u"modelLarge"_s))
    , m_masks(new widgets::Toggle(tr("Mask personal data"), this))
    , m_key(new QLineEdit(this))
    , m_state(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_foot(new CardFoot(u"providerSaid"_s, this))
{
    m_provider->setObjectName(u"modelProvider"_s);
    m_name->setObjectName(u"modelName"_s);
    m_protocol->setObjectName(u"modelProtocol"_s);
    m_protocol->addItem(tr("Claude (Messages API)"), QString(word(ModelWire::Anthropic)));
    m_protocol->addItem(tr("Chat completions"), QString(word(ModelWire::OpenAi)));
    m_address->setObjectName(u"modelAddress"_s);
    m_masks->setObjectName(u"modelMasks"_s);
    m_key->setObjectName(u"modelKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("API key"));
    m_state->setObjectName(u"modelState"_s);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(0, 0, 0, 10);
    for (QWidget *each : std::initializer_list<QWidget *>{m_provider, m_name, m_protocol, m_address, m_key})
        keepFieldWidth(*each);
    for (QComboBox *each : {m_provider, m_protocol, m_small, m_large})
        keepWheelFrom(*each);
    m_remove = m_foot->addAct(tr("Remove provider"), u"modelRemove"_s);
    m_list = m_foot->addAct(tr("Fetch models"), u"modelList"_s);
    m_save = m_foot->addAct(tr("Save provider"), u"modelSave"_s);

    auto *card = new SettingsCard(tr("Model providers"), this);
    card->addWide(m_state);
    card->addLine(tr("Provider"), {}, m_provider);
    card->addLine(tr("Name"), tr("Use a-z, 0-9 and -. The name cannot be changed later."), m_name);
    card->addLine(tr("Protocol"), {}, m_protocol);
    card->addLine(tr("Address"), tr("Include the version: https://api.anthropic.com/v1"), m_address);
    card->addLine(tr("Small model"), tr("For simple requests."), m_small);
    card->addLine(tr("Large model"), tr("For complex requests. If empty, the small model is used."), m_large);
    card->addLine(tr("Mask personal data"), tr("Card and phone numbers and addresses do not leave this server."),
                  m_masks);
    card->addLine(tr("API key"), tr("Stored on the server and never shown. Used only for this address."), m_key);
    card->addWide(m_foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ProviderCard::showProvider);
    connect(m_save, &QPushButton::clicked, this, &ProviderCard::save);
    connect(m_list, &QPushButton::clicked, this, &ProviderCard::listModels);
    connect(m_remove, &QPushButton::clicked, this, &ProviderCard::remove);
}

QComboBox *ProviderCard::modelField(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    keepFieldWidth(*box);
    return box;
}

void ProviderCard::show(const deskapi::Models &models)
{
    // What came meanwhile, from here or from a colleague, takes nothing away that is being written.
    const bool isNewNamed = !chosen() && !m_name->text().isEmpty();
    const bool isWriting = !m_shown.isEmpty() && (isNewNamed || written() != m_shown || !m_key->text().isEmpty());
    const QString before = m_provider->currentData().toString();
    const QString wanted = m_wanted.isEmpty() ? before : m_wanted;
    const bool isFirst = m_provider->count() == 0;
    m_wanted.clear();
    m_models = models;
    showNames(isFirst ? std::nullopt : std::optional(wanted));
    const deskapi::Provider *now = chosen();
    const bool isSame = !m_shown.isEmpty() && m_shown == membersOf(now ? *now : deskapi::Provider{});
    if ((isWriting || isSame) && m_provider->currentData().toString() == before)
        showState();
    else
        showProvider();
}

/// Built anew only if it is another list: it may be open.
void ProviderCard::showNames(const std::optional<QString> &wanted)
{
    const QSignalBlocker quiet(m_provider);
    QStringList before;
    for (int at = 0; at < m_provider->count(); ++at)
        before.append(m_provider->itemData(at).toString());
    QStringList names;
    for (const deskapi::Provider &each : m_models.providers)
        names.append(each.name);
    names.append(QString());
    if (names != before) {
        m_provider->clear();
        for (const QString &each : names)
            m_provider->addItem(each.isEmpty() ? tr("New provider") : each, each);
    }
    m_provider->setCurrentIndex(wanted ? std::max(0, m_provider->findData(*wanted)) : 0);
}

void ProviderCard::clear()
{
    m_models = {};
    m_shown = {};
    m_wanted.clear();
    m_name->clear();
    m_key->clear();
    m_foot->clear();
    const QSignalBlocker quiet(m_provider);
    m_provider->clear();
}

const deskapi::Provider *ProviderCard::chosen() const
{
    const QString name = m_provider->currentData().toString();
    const auto at = std::find_if(m_models.providers.begin(), m_models.providers.end(),
                                 [&name](const deskapi::Provider &each) { return each.name == name; });
    return at == m_models.providers.end() ? nullptr : &*at;
}

QString ProviderCard::name() const
{
    const deskapi::Provider *provider = chosen();
    return provider ? provider->name : m_name->text().trimmed();
}

QJsonObject ProviderCard::written() const
{
    return {{u"protocol"_s, m_protocol->currentData().toString()},
            {u"baseUrl"_s, m_address->text().trimmed()},
            {u"small"_s, m_small->currentText().trimmed()},
            {u"large"_s, m_large->currentText().trimmed()},
            {u"masksPersonalData"_s, m_masks->isChecked()}};
}

QJsonObject ProviderCard::membersOf(const deskapi::Provider &provider)
{
    return {{u"protocol"_s, QString(word(provider.protocol))},
            {u"baseUrl"_s, provider.baseUrl},
            {u"small"_s, provider.small},
            {u"large"_s, provider.large},
            {u"masksPersonalData"_s, provider.masksPersonalData}};
}

void ProviderCard::showProvider()
{
    const deskapi::Provider *provider = chosen();
    const deskapi::Provider shown = provider ? *provider : deskapi::Provider{};
    m_name->setText(shown.name);
    m_name->setEnabled(!provider);
    m_protocol->setCurrentIndex(m_protocol->findData(QString(word(shown.protocol))));
    m_address->setText(shown.baseUrl);
    for (const auto &[box, model] : {std::pair{m_small, shown.small}, std::pair{m_large, shown.large}}) {
        box->clear();
        box->setEditText(model);
    }
    m_masks->setChecked(shown.masksPersonalData);
    m_key->clear();
    m_shown = written();
    showState();
    Q_EMIT providerChosen(shown.name);
}

void ProviderCard::showState()
{
    using State = deskapi::ProviderState;
    const deskapi::Provider *provider = chosen();
    m_key->setPlaceholderText(provider && provider->hasKey ? tr("Set") : tr("Not set"));
    const QString called = provider ? direction::isolated(provider->name) : QString();
    m_list->setEnabled(provider);
    m_remove->setEnabled(provider);
    m_state->setInk(provider && provider->state != State::Ready ? Label::Ink::Bad : Label::Ink::Dim);
    if (m_models.providers.empty())
        m_state->setText(
            tr("No providers yet. The built-in responder answers on every tier, and no data leaves this server."));
    else if (!provider)
        m_state->setText(tr("New provider. Save it to use it."));
    else
        m_state->setText(provider->state == State::NoKey ? tr("%1 needs an API key before it can be used.").arg(called)
                         : provider->state == State::Resting
                             ? tr("%1 is paused for a while after repeated failures.").arg(called)
                             : tr("%1 is ready.").arg(called));
    if (provider && !provider->unpriced.isEmpty())
        m_state->setText(m_state->text() + u' ' +
                         tr("No price is set for %1.").arg(direction::isolated(provider->unpriced.join(u", "_s))));
}

void ProviderCard::save()
{
    const QString name = this->name();
    const QString key = m_key->text().trimmed();
    const QJsonObject sent = written();
    const int asked = m_foot->wait();
    const auto saved = [this, name, key, sent, asked](const base::Result<deskapi::Provider> &provider) {
        if (!m_foot->isAwaited(asked))
            return;
        if (!provider)
            return m_foot->complain(provider.error());
        m_foot->say(tr("%1 was saved.").arg(direction::isolated(name)));
        if (m_key->text().trimmed() == key) // else another one was typed meanwhile
            m_key->clear();
        m_shown = sent;
        m_wanted = name;
        Q_EMIT changed(name);
    };
    m_desk.save(name, sent, this, [this, name, key, asked, saved](const base::Result<deskapi::Provider> &provider) {
        if (!provider || key.isEmpty() || !m_foot->isAwaited(asked))
            return saved(provider);
        m_desk.setKey(name, key, this, saved);
    });
}

void ProviderCard::remove()
{
    const QString name = this->name();
    const int asked = m_foot->wait();
    m_desk.remove(name, this, [this, name, asked](const base::Result<QJsonObject> &removed) {
        if (!m_foot->isAwaited(asked))
            return;
        if (!removed && removed.error().fault == base::Fault::Conflict)
            return m_foot->complain(tr("%1 is still in use by a tier. Choose another provider for that tier first.")
                                        .arg(direction::isolated(name)));
        if (!removed)
            return m_foot->complain(removed.error());
        m_foot->say(tr("%1 and its API key were removed.").arg(direction::isolated(name)));
        Q_EMIT changed(name);
    });
}

void ProviderCard::listModels()
{
    const int asked = m_foot->wait();
    m_desk.list(name(), this, [this, asked](const base::Result<deskapi::ModelList> &listed) {
        if (!m_foot->isAwaited(asked))
            return;
        if (!listed)
            return m_foot->complain(listed.error());
        for (QComboBox *box : {m_small, m_large}) {
            const QString text = box->currentText();
            box->clear();
            box->addItems(listed->models);
            box->setEditText(text);
        }
        m_foot->say(tr("The provider offers %Ln models.", nullptr, static_cast<int>(listed->models.size())));
    });
}

} // namespace tierdesk::ui
