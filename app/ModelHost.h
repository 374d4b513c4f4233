#pragma once

#include "app/KeyShelf.h"
#include "core/base/Counters.h"
#include "core/doors/dialects/ModelDesk.h"
#include "core/engine/Engine.h"
#include "core/mind/ai/ChosenResponder.h"
#include "core/mind/ai/help/Assistant.h"
#include "core/mind/ai/remote/ModelLedger.h"
#include "core/mind/ai/remote/ModelRoster.h"
#include "core/mind/ai/remote/PriceTable.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QThreadPool>

#include <mutex>

namespace tierdesk::app {

class LlamaServer;

/// Model providers of this program: the responder, the companies' providers from the directory, their keys, and what
/// the desk API requests of both. From the first provider on, before any key is set, core dumps are disabled and other
/// processes of the same user cannot inspect this one. This is not undone, since copies of keys may remain in memory.
///
/// Thread: made, started, stopped and destroyed on the main thread, whose event loop brings what a keychain answers;
/// the ModelDesk functions are called from the server thread.
class ModelHost final : public QObject, public dialects::ModelDesk
{
    Q_OBJECT

public:
    /// @p place is where @p keys keeps them; models are shown at most @p mostHistory messages of a talk so far. What it
    /// refers to outlives it.
    ModelHost(net::Transport &transport, const base::Clock &clock, base::Counters &counters, ai::PriceTable prices,
              std::unique_ptr<Keychain> keys, KeyPlace place, int mostHistory = ai::RemoteSettings().mostHistory);
    ~ModelHost() override;

    /// Model servers on this machine: where they are looked for, none where the operator wants no search, and the one
    /// that the program has started, which outlives this or is null. Before start().
    void setLocal(std::vector<LocalPlace> places, const LlamaServer *child);

    [[nodiscard]] const ai::Responder &responder() const { return m_responder; }
    [[nodiscard]] const ai::Assistant &assistant() const { return m_assistant; }

    /// Follows @p engine's directory, reads today's books and the keys. Before turns come. Once.
    [[nodiscard]] base::Result<void> start(engine::Engine &engine);
    /// Ends every exchange with a provider, and those to come. Before the engine stops, whose turns wait for them.
    void stop();

    /// "disabled" when no company has a model speak, "degraded" when one of those that should cannot; else "healthy".
    [[nodiscard]] QString health() const;

    [[nodiscard]] QString keyStore() const override { return wordOf(m_place); }
    [[nodiscard]] State state(const ModelProvider &provider) const override;
    void setKey(const ModelProvider &provider, const QByteArray &key, QObject *context, Done done) override;
    void list(const ModelProvider &provider, QObject *context, Listed done) override;
    void tryOut(const ModelProvider &provider, const ModelsConfig &models, const QString &model, const QString &text,
                QObject *context, Tried done) override;
    void findLocal(QObject *context, Found done) override;
    [[nodiscard]] Prices prices() const override;

private:
    /// A key and what it is for.
    struct Kept {
        QString origin; ///< as originOf() writes it
        QByteArray key; ///< empty: there is none, or it could not be read
    };
    using Directory = std::shared_ptr<const engine::Directory>;

    void follow(const Directory &directory);
    void readMissing();
    /// Under the lock: hands the roster what is known.
    void publish();
    [[nodiscard]] QString secretName(const ModelProvider &provider) const;
    [[nodiscard]] QByteArray keyOf(const ModelProvider &provider) const;
    void shield();
    /// As it may be asked: one that was found on this machine only where the operator still has it looked for.
    [[nodiscard]] ModelProvider permitted(ModelProvider provider) const;
    /// Under the lock: says which models of a chain have no price though a budget must hold; each once.
    void warnOfPrices();

    const base::Clock &m_clock;
    const ai::PriceTable m_prices;
    const std::unique_ptr<Keychain> m_keys;
    const KeyPlace m_place;
    ai::ModelRoster m_roster;
    ai::ModelLedger m_ledger;
    ai::ChosenResponder m_responder;
    ai::Assistant m_assistant;
    QThreadPool m_pool; ///< lists and trials
    engine::Engine *m_engine = nullptr;
    net::Transport &m_transport;
    std::vector<LocalPlace> m_places; ///< the child's among them
    const LlamaServer *m_child = nullptr;

    mutable std::mutex m_mutex; ///< of what follows
    Directory m_directory;
    QHash<QString, Kept> m_kept; ///< by secretName()
    QSet<QString> m_asked;       ///< names that were, or are being, looked for
    int m_reading = 0;           ///< keys that are being read
    bool m_isShielded = false;
    QSet<QString> m_unpricedSaid; ///< company and model
};

} // namespace tierdesk::app
