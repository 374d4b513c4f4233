#include "ui/settings/ModelSettings.h"

#include "ui/models/Failures.h"
#include "ui/settings/models/LocalModelsCard.h"
#include "ui/settings/models/PricesCard.h"
#include "ui/settings/models/ProviderCard.h"
#include "ui/settings/models/RulesCard.h"
#include "ui/settings/models/SpeakersCard.h"
#include "ui/settings/models/TrialCard.h"
#include "ui/theme/Appearance.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int StateHeight = 360;

} // namespace

ModelSettings::ModelSettings(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_desk(connection)
    , m_configs(connection)
    , m_connection(connection)
    , m_banner(new widgets::Banner(this))
    , m_skeleton(new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, this))
    , m_failure(new widgets::StatePanel(this))
    , m_cards(new QWidget(this))
    , m_local(new LocalModelsCard(connection, m_cards))
    , m_providers(new ProviderCard(connection, m_cards))
    , m_trial(new TrialCard(connection, m_cards))
    , m_speakers(new SpeakersCard(connection, m_cards))
    , m_rules(new RulesCard(connection, m_cards))
    , m_prices(new PricesCard(connection, m_cards))
{
    setObjectName(u"modelSettings"_s);
    m_banner->setObjectName(u"modelsBanner"_s);
    m_failure->setObjectName(u"modelsState"_s);
    for (QWidget *each : std::initializer_list<QWidget *>{m_skeleton, m_failure})
        each->setMinimumHeight(theme::scaled(StateHeight));
    auto *cards = new QVBoxLayout(m_cards);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(16);
    for (QWidget *each : std::initializer_list<QWidget *>{m_local, m_providers, m_trial, m_speakers, m_rules, m_prices})
        cards->addWidget(each);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (QWidget *each : std::initializer_list<QWidget *>{m_banner, m_skeleton, m_failure, m_cards})
        layout->addWidget(each);

    const auto retry = [this] {
        m_connection.retryNow();
        load();
    };
    connect(m_banner, &widgets::Banner::actionTriggered, this, retry);
    connect(m_failure, &widgets::StatePanel::actionTriggered, this, retry);
    connect(m_local, &LocalModelsCard::used, this, &ModelSettings::load);
    connect(m_providers, &ProviderCard::changed, this, &ModelSettings::loadModels);
    connect(m_providers, &ProviderCard::providerChosen, m_trial, &TrialCard::setProvider);
    connect(m_trial, &TrialCard::paid, this, &ModelSettings::loadModels);
    for (ChoiceCard *each : std::initializer_list<ChoiceCard *>{m_speakers, m_rules, m_prices})
        connect(each, &ChoiceCard::saved, this, &ModelSettings::load);
    connect(&m_connection, &client::Connection::connected, this, &ModelSettings::load);
    connect(&m_connection, &client::Connection::reset, this, &ModelSettings::load);
    connect(&m_connection, &client::Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"models.changed"))
            loadModels();
        if (event.has(u"config.saved")) {
            loadConfig();
            m_local->search(); // who is asked for which tier
        }
    });
    showState();
}

void ModelSettings::setPerson(const deskapi::UserInfo &me)
{
    clear();
    m_role = me.id.isSet() ? me.role : Role::Agent;
    m_providers->setVisible(m_role == Role::Admin);
    m_trial->setVisible(m_role == Role::Admin);
    load();
}

void ModelSettings::clear()
{
    ++m_load;
    m_state = State::Empty;
    m_hasModels = m_hasConfig = false;
    m_local->clear();
    m_providers->clear();
    m_trial->clear();
    for (ChoiceCard *each : std::initializer_list<ChoiceCard *>{m_speakers, m_rules, m_prices})
        each->clear();
    showState();
}

void ModelSettings::load()
{
    if (m_role == Role::Agent)
        return;
    if (!m_hasModels || !m_hasConfig)
        m_state = State::Loading;
    m_banner->hide();
    showState();
    ++m_load;
    loadModels();
    loadConfig();
    m_local->search();
}

void ModelSettings::loadModels()
{
    if (m_role == Role::Agent)
        return;
    m_desk.open(this, [this, load = m_load](const base::Result<deskapi::Models> &models) {
        if (load != m_load)
            return;
        if (!models)
            return fail(models.error());
        m_hasModels = true;
        m_providers->show(*models);
        m_speakers->showModels(*models);
        m_prices->showModels(*models);
        showState();
    });
}

void ModelSettings::loadConfig()
{
    if (m_role == Role::Agent)
        return;
    m_configs.open(this, [this, load = m_load](const base::Result<deskapi::Config> &config) {
        if (load != m_load)
            return;
        if (!config)
            return fail(config.error());
        m_hasConfig = true;
        const QJsonObject models = config->config[u"models"].toObject();
        for (ChoiceCard *each : std::initializer_list<ChoiceCard *>{m_speakers, m_rules, m_prices})
            each->show(models);
        showState();
    });
}

void ModelSettings::fail(const base::Error &error)
{
    const FailureWords words = failureWords(error);
    if (m_hasModels && m_hasConfig) {
        m_banner->say(widgets::Banner::Mood::Bad, theme::Icon::Alert,
                      tr("The models could not be refreshed. %1").arg(words.sentence), tr("Try again"));
        m_banner->show();
        return;
    }
    m_state = State::Failed;
    m_failure->show(words.icon, words.heading, words.sentence);
    m_failure->setAction(tr("Try again"));
    showState();
}

void ModelSettings::showState()
{
    if (m_hasModels && m_hasConfig)
        m_state = State::Ready;
    m_cards->setVisible(m_state == State::Ready);
    m_skeleton->setVisible(m_state == State::Loading);
    m_failure->setVisible(m_state == State::Failed);
    if (m_state != State::Ready)
        m_banner->hide();
}

} // namespace tierdesk::ui
