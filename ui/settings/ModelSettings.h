#pragma once

#include "core/doors/client/Configs.h"
#include "core/doors/client/Models.h"
#include "core/doors/deskapi/People.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Skeleton;
class StatePanel;
} // namespace widgets

class LocalModelsCard;
class PricesCard;
class ProviderCard;
class RulesCard;
class SpeakersCard;
class TrialCard;

/// Model settings of the company. Admins manage providers and their keys and can test them; supervisors can also choose
/// local models, the provider order, rules and prices. Unlike the other settings, these apply when they are saved.
class ModelSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit ModelSettings(client::Connection &connection, QWidget *parent = nullptr);

    /// Loads what this user may see; nothing for agents or when nobody is signed in.
    void setPerson(const deskapi::UserInfo &me);

private:
    enum class State { Empty, Loading, Ready, Failed };

    void clear();
    void load();
    void loadModels();
    void loadConfig();
    void fail(const base::Error &error);
    void showState();

    client::Models m_desk;
    client::Configs m_configs;
    client::Connection &m_connection;
    Role m_role = Role::Agent;
    State m_state = State::Empty;
    bool m_hasModels = false;
    bool m_hasConfig = false;
    int m_load = 0; ///< number of the last load; older responses are ignored
    widgets::Banner *m_banner;
    widgets::Skeleton *m_skeleton;
    widgets::StatePanel *m_failure;
    QWidget *m_cards;
    LocalModelsCard *m_local;
    ProviderCard *m_providers;
    TrialCard *m_trial;
    SpeakersCard *m_speakers;
    RulesCard *m_rules;
    PricesCard *m_prices;
};

} // namespace tierdesk::ui
