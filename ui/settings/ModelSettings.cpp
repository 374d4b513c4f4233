#include "ui/settings/ModelSettings.h"

#include "ui/models/Failures.h"
#include "ui/models/Phrases.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Appearance.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr int FieldWidth = 300; ///< at a font size of 100 %
constexpr double MostBudget = 100'000;
constexpr std::array TierKeys{u"aiRep", u"aiManager"};

QString dollars(double amount)
{
    // A message costs fractions of a cent.
    return QLocale().toCurrencyString(amount, QStringLiteral("$"), amount != 0 && amount < .01 ? 6 : 2);
}

} // namespace

ModelSettings::ModelSettings(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_desk(connection)
    , m_configs(connection)
    , m_said(new Label(theme::Type::Body, Label::Ink::Dim, this))
{
    setObjectName(QStringLiteral("modelSettings"));
    m_said->setObjectName(QStringLiteral("modelSaid"));
    m_said->setAccessibleName(tr("What happened last"));
    m_said->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(makeProviderCard());
    layout->addWidget(makeTrialCard());
    layout->addWidget(makeChoiceCard());
    layout->addWidget(m_said);
    showProvider();
}

template<class W>
W *ModelSettings::field(W *made, const char *name)
{
    made->setObjectName(QString::fromLatin1(name));
    made->setFixedWidth(theme::scaled(FieldWidth));
    m_fields.push_back(made);
    return made;
}

QComboBox *ModelSettings::modelField(const char *name, QWidget *parent)
{
    auto *box = field(new QComboBox(parent), name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    return box;
}

void ModelSettings::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    for (QWidget *each : m_fields)
        each->setFixedWidth(theme::scaled(FieldWidth));
}

SettingsCard *ModelSettings::makeProviderCard()
{
    auto *card = new SettingsCard(tr("Providers of models"), this);
    m_provider = field(new QComboBox(card), "modelProvider");
    m_name = field(new QLineEdit(card), "modelName");
    m_protocol = field(new QComboBox(card), "modelProtocol");
    m_protocol->addItem(tr("Claude (Messages API)"), QString(word(ModelWire::Anthropic)));
    m_protocol->addItem(tr("Chat completions"), QString(word(ModelWire::OpenAi)));
    m_address = field(new QLineEdit(card), "modelAddress");
    m_small = modelField("modelSmall", card);
    m_large = modelField("modelLarge", card);
    m_masks = new widgets::Toggle(tr("Mask personal data"), card);
    m_masks->setObjectName(QStringLiteral("modelMasks"));
    m_key = field(new QLineEdit(card), "modelKey");
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Key"));
    m_state = new Label(theme::Type::Small, Label::Ink::Dim, card);
    m_state->setObjectName(QStringLiteral("modelState"));
    m_save = new QPushButton(tr("Save provider"), card);
    m_save->setObjectName(QStringLiteral("modelSave"));
    m_list = new QPushButton(tr("Fetch models"), card);
    m_list->setObjectName(QStringLiteral("modelList"));
    m_remove = new QPushButton(tr("Remove provider"), card);
    m_remove->setObjectName(QStringLiteral("modelRemove"));
    auto *acts = new QWidget(card);
    auto *actsLayout = new QHBoxLayout(acts);
    actsLayout->setContentsMargins(0, 10, 0, 0);
    actsLayout->addWidget(m_state, 1);
    for (QPushButton *each : {m_remove, m_list, m_save})
        actsLayout->addWidget(each);

    card->addLine(tr("Provider"), {}, m_provider);
    card->addLine(tr("Name"), tr("Of a-z, 0-9 and -; it stays."), m_name);
    card->addLine(tr("Protocol"), {}, m_protocol);
    card->addLine(tr("Address"), tr("Up to the version: https://api.anthropic.com/v1"), m_address);
    card->addLine(tr("Small model"), tr("For what is simple."), m_small);
    card->addLine(tr("Large model"), tr("For what is hard; empty: the small one."), m_large);
    card->addLine(tr("Mask personal data"), tr("Card and phone numbers and addresses do not leave this server."),
                  m_masks);
    card->addLine(tr("Key"), tr("Kept by the server and never shown; good for this address alone."), m_key);
    card->addWide(acts);
    connect(m_provider, &QComboBox::currentIndexChanged, this, &ModelSettings::showProvider);
    connect(m_save, &QPushButton::clicked, this, &ModelSettings::saveProvider);
    connect(m_list, &QPushButton::clicked, this, &ModelSettings::listModels);
    connect(m_remove, &QPushButton::clicked, this, &ModelSettings::removeProvider);
    return card;
}

SettingsCard *ModelSettings::makeTrialCard()
{
    auto *card = new SettingsCard(tr("Try it"), this);
    m_question = field(new QLineEdit(card), "modelQuestion");
    m_question->setMaxLength(2000);
    m_ask = new QPushButton(tr("Ask the small model"), card);
    m_ask->setObjectName(QStringLiteral("modelAsk"));
    m_answer = new Label(theme::Type::Body, Label::Ink::Text, card);
    m_answer->setObjectName(QStringLiteral("modelAnswer"));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText); // a model's words, whatever they look like
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer->setAccessibleName(tr("The model's answer"));
    m_cost = new Label(theme::Type::Small, Label::Ink::Dim, card);
    m_cost->setObjectName(QStringLiteral("modelCost"));
    auto *answer = new QWidget(card);
    auto *answerLayout = new QVBoxLayout(answer);
    answerLayout->setContentsMargins(0, 10, 0, 0);
    answerLayout->addWidget(m_ask, 0, Qt::AlignTrailing);
    answerLayout->addWidget(m_answer);
    answerLayout->addWidget(m_cost);
    card->addLine(tr("Question"), tr("Asked once, and paid for."), m_question);
    card->addWide(answer);
    connect(m_ask, &QPushButton::clicked, this, &ModelSettings::ask);
    connect(m_question, &QLineEdit::returnPressed, m_ask, &QPushButton::click);
    return card;
}

QWidget *ModelSettings::makeTier(TierChoice &choice, const char *name)
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    choice.first = field(new QComboBox(row), name);
    choice.first->setAccessibleName(tr("Speaks first"));
    choice.second = field(new QComboBox(row), (QByteArray(name) + "Second").constData());
    choice.second->setAccessibleName(tr("Speaks when the first cannot"));
    choice.otherwise = field(new QComboBox(row), (QByteArray(name) + "Otherwise").constData());
    choice.otherwise->setAccessibleName(tr("When no model answers"));
    choice.otherwise->addItem(tr("Else the embedded responder"), QString(word(WithoutModel::Embedded)));
    choice.otherwise->addItem(tr("Else a person"), QString(word(WithoutModel::Person)));
    choice.otherwise->addItem(tr("Else the client is told"), QString(word(WithoutModel::Nobody)));
    for (QComboBox *each : {choice.first, choice.second, choice.otherwise})
        layout->addWidget(each);
    connect(choice.first, &QComboBox::currentIndexChanged, this, [&choice] {
        const bool isChosen = !choice.first->currentData().toString().isEmpty();
        choice.second->setEnabled(isChosen);
        choice.otherwise->setEnabled(isChosen);
    });
    return row;
}

SettingsCard *ModelSettings::makeChoiceCard()
{
    auto *card = new SettingsCard(tr("Who speaks"), this);
    card->addLine(phrases::text(Tier::AiRep), {}, makeTier(m_tiers[0], "modelRep"));
    card->addLine(phrases::text(Tier::AiManager), {}, makeTier(m_tiers[1], "modelManager"));
    m_budget = field(new QDoubleSpinBox(card), "modelBudget");
    m_budget->setRange(0, MostBudget);
    m_budget->setPrefix(QStringLiteral("$ "));
    m_budget->setSpecialValueText(tr("No limit"));
    card->addLine(tr("Budget a day"), tr("By UTC; once it is spent no model is asked until midnight."), m_budget);
    m_spent = new Label(theme::Type::Small, Label::Ink::Dim, card);
    m_spent->setObjectName(QStringLiteral("modelSpent"));
    m_choose = new QPushButton(tr("Save who speaks"), card);
    m_choose->setObjectName(QStringLiteral("modelChoose"));
    auto *acts = new QWidget(card);
    auto *layout = new QHBoxLayout(acts);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(m_spent, 1);
    layout->addWidget(m_choose);
    card->addWide(acts);
    connect(m_choose, &QPushButton::clicked, this, &ModelSettings::saveChoice);
    return card;
}

void ModelSettings::load()
{
    m_desk.open(this, [this](const base::Result<deskapi::Models> &models) {
        if (!models)
            return complain(models.error());
        showModels(*models);
        m_configs.open(this, [this](const base::Result<deskapi::Config> &config) {
            if (!config)
                return complain(config.error());
            showConfig(config->config);
        });
    });
}

void ModelSettings::clear()
{
    m_config = {};
    m_answer->clear();
    m_cost->clear();
    say({});
    showModels({});
}

void ModelSettings::showModels(const deskapi::Models &models)
{
    m_models = models;
    {
        const QSignalBlocker quiet(m_provider);
        m_provider->clear();
        for (const deskapi::Provider &each : m_models.providers)
            m_provider->addItem(each.name, each.name);
        m_provider->addItem(tr("New provider"), QString());
        m_provider->setCurrentIndex(std::max(0, m_provider->findData(m_wanted)));
    }
    m_spent->setText(tr("Spent today: %1").arg(dollars(m_models.spentToday)));
    showProvider();
    showChains();
}

const deskapi::Provider *ModelSettings::chosen() const
{
    const QString name = m_provider->currentData().toString();
    const auto at = std::find_if(m_models.providers.begin(), m_models.providers.end(),
                                 [&name](const deskapi::Provider &each) { return each.name == name; });
    return at == m_models.providers.end() ? nullptr : &*at;
}

QString ModelSettings::providerName() const
{
    const deskapi::Provider *provider = chosen();
    return provider ? provider->name : m_name->text().trimmed();
}

void ModelSettings::showProvider()
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
    m_key->setPlaceholderText(shown.hasKey ? tr("Set") : tr("None yet"));
    m_state->setText(!provider                                        ? QString()
                     : shown.state == deskapi::ProviderState::NoKey   ? tr("It needs a key")
                     : shown.state == deskapi::ProviderState::Resting ? tr("Left alone for a while after failures")
                                                                      : tr("Ready"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_list, m_remove, m_ask, m_question})
        each->setEnabled(provider);
}

void ModelSettings::showConfig(const QJsonObject &config)
{
    m_config = config[u"models"].toObject();
    m_budget->setValue(m_config[u"budgetPerDay"].toDouble());
    showChains();
}

void ModelSettings::showChains()
{
    for (size_t i = 0; i < m_tiers.size(); ++i) {
        TierChoice &choice = m_tiers[i];
        const QJsonObject tier = m_config[QStringView(TierKeys[i])].toObject();
        const QJsonArray chain = tier[u"chain"].toArray();
        choice.rest.clear();
        for (qsizetype at = 2; at < chain.size(); ++at)
            choice.rest.append(chain[at].toString());
        int place = 0;
        for (QComboBox *box : {choice.first, choice.second}) {
            box->clear();
            box->addItem(place == 0 ? tr("The embedded responder") : tr("Nobody in between"), QString());
            for (const deskapi::Provider &each : m_models.providers)
                box->addItem(each.name, each.name);
            box->setCurrentIndex(std::max(0, box->findData(chain.at(place++).toString())));
        }
        choice.otherwise->setCurrentIndex(std::max(0, choice.otherwise->findData(tier[u"otherwise"].toString())));
    }
}

void ModelSettings::saveProvider()
{
    const QString name = providerName();
    const QJsonObject patch{{QStringLiteral("protocol"), m_protocol->currentData().toString()},
                            {QStringLiteral("baseUrl"), m_address->text().trimmed()},
                            {QStringLiteral("small"), m_small->currentText().trimmed()},
                            {QStringLiteral("large"), m_large->currentText().trimmed()},
                            {QStringLiteral("masksPersonalData"), m_masks->isChecked()}};
    const QString key = m_key->text().trimmed();
    const auto saved = [this, name](const base::Result<deskapi::Provider> &provider) {
        setBusy(false);
        if (!provider)
            return complain(provider.error());
        m_wanted = name;
        say(tr("%1 is saved.").arg(name));
        load();
    };
    setBusy(true);
    m_desk.save(name, patch, this, [this, name, key, saved](const base::Result<deskapi::Provider> &provider) {
        if (!provider || key.isEmpty())
            return saved(provider);
        m_desk.setKey(name, key, this, saved);
    });
}

void ModelSettings::removeProvider()
{
    const QString name = providerName();
    setBusy(true);
    m_desk.remove(name, this, [this, name](const base::Result<QJsonObject> &removed) {
        setBusy(false);
        if (!removed && removed.error().fault == base::Fault::Conflict) {
            say(tr("A tier speaks through %1: choose another one for it first.").arg(name));
            return bringIntoSight();
        }
        if (!removed)
            return complain(removed.error());
        m_wanted.clear();
        say(tr("%1 is removed, and its key forgotten.").arg(name));
        load();
    });
}

void ModelSettings::listModels()
{
    setBusy(true);
    m_desk.list(providerName(), this, [this](const base::Result<deskapi::ModelList> &listed) {
        setBusy(false);
        if (!listed)
            return complain(listed.error());
        for (QComboBox *box : {m_small, m_large}) {
            const QString written = box->currentText();
            box->clear();
            box->addItems(listed->models);
            box->setEditText(written);
        }
        say(tr("The provider offers %n models.", nullptr, static_cast<int>(listed->models.size())));
    });
}

void ModelSettings::ask()
{
    const QString question = m_question->text().trimmed();
    if (question.isEmpty())
        return m_question->setFocus();
    setBusy(true);
    m_answer->clear();
    m_cost->clear();
    m_desk.tryOut(providerName(), {{}, question}, this, [this](const base::Result<deskapi::Tried> &tried) {
        setBusy(false);
        if (!tried)
            return complain(tried.error());
        m_answer->setText(tried->text);
        const QString tokens = QLocale().toString(tried->tokensIn + tried->tokensOut);
        m_cost->setText(
            tried->cost ? tr("%1 · %2 ms · %3 tokens · %4")
                              .arg(tried->model, QLocale().toString(tried->latencyMs), tokens, dollars(*tried->cost))
                        : tr("%1 · %2 ms · %3 tokens · price not known")
                              .arg(tried->model, QLocale().toString(tried->latencyMs), tokens));
        say({});
    });
}

void ModelSettings::saveChoice()
{
    QJsonObject models{
        {QStringLiteral("budgetPerDay"), m_budget->value() > 0 ? QJsonValue(m_budget->value()) : QJsonValue()}};
    for (size_t i = 0; i < m_tiers.size(); ++i) {
        const TierChoice &choice = m_tiers[i];
        QStringList chain{choice.first->currentData().toString()};
        if (!chain.first().isEmpty())
            chain << choice.second->currentData().toString() << choice.rest;
        chain.removeAll(QString());
        chain.removeDuplicates();
        models.insert(QStringView(TierKeys[i]),
                      QJsonObject{{QStringLiteral("chain"), QJsonArray::fromStringList(chain)},
                                  {QStringLiteral("otherwise"), choice.otherwise->currentData().toString()}});
    }
    setBusy(true);
    m_configs.save({{QStringLiteral("models"), models}}, this, [this](const base::Result<deskapi::Config> &saved) {
        setBusy(false);
        if (!saved)
            return complain(saved.error());
        showConfig(saved->config);
        say(tr("Who speaks is saved; it holds from the next message on."));
    });
}

void ModelSettings::setBusy(bool isBusy)
{
    for (QPushButton *each : {m_save, m_choose})
        each->setEnabled(!isBusy);
    for (QPushButton *each : {m_list, m_remove, m_ask})
        each->setEnabled(!isBusy && chosen());
    if (isBusy)
        say(tr("One moment…"));
}

void ModelSettings::say(const QString &text)
{
    m_said->setInk(Label::Ink::Dim);
    m_said->setText(text);
}

void ModelSettings::bringIntoSight()
{
    if (m_said->text().isEmpty())
        return;
    for (QWidget *each = parentWidget(); each; each = each->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(each))
            return area->ensureWidgetVisible(m_said);
    }
}

void ModelSettings::complain(const base::Error &error)
{
    const bool isProviders = error.fault == base::Fault::AiFailed || error.fault == base::Fault::AiUnavailable;
    m_said->setInk(Label::Ink::Bad);
    m_said->setText(isProviders ? tr("The provider did not answer as it should: %1").arg(error.message)
                    : error.fault == base::Fault::InvalidInput ? tr("Not saved: %1 %2").arg(error.where, error.message)
                                                               : failureWords(error).sentence);
    bringIntoSight();
}

} // namespace tierdesk::ui
