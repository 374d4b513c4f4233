#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Models.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

/// Model servers on the server's own machine: which are looked for, which were found, and the one that is our child.
namespace tierdesk {

enum class LocalKind { Ollama, LlamaCpp, LmStudio, Vllm };
template<>
struct Words<LocalKind> {
    static constexpr std::array table{std::pair{LocalKind::Ollama, "ollama"},
                                      std::pair{LocalKind::LlamaCpp, "llama.cpp"},
                                      std::pair{LocalKind::LmStudio, "lm-studio"}, std::pair{LocalKind::Vllm, "vllm"}};
};

/// Where a server of this kind is looked for: 127.0.0.1 and this port.
struct LocalPlace {
    LocalKind kind = LocalKind::Ollama;
    int port = 0;
    friend bool operator==(const LocalPlace &, const LocalPlace &) = default;
};

/// Reads "ollama:11434,llama.cpp:8080"; "off" is none. Fails with InvalidInput.
[[nodiscard]] base::Result<std::vector<LocalPlace>> localPlacesFrom(const QString &text);

/// The base URL of a provider at @p place, up to the version.
[[nodiscard]] QString baseUrlOf(const LocalPlace &place);

/// A model as its server lists it; what the server does not say is empty or 0.
struct LocalModel {
    QString id;
    QString parameters{};   ///< "3.2B"
    QString quantization{}; ///< "Q4_K_M"
    qint64 bytes = 0;       ///< of its file
    int contextTokens = 0;
    std::vector<Tier> usedFor{}; ///< AI tiers that ask it first; the search leaves it empty
};

struct LocalServer {
    LocalPlace place;
    QString version{};      ///< empty: not told
    bool isLoading = false; ///< it answers, and its model is not ready yet
    bool isChild = false;   ///< started by us
    std::vector<LocalModel> models{};
};

enum class ChildState {
    Missing,      ///< llama-server is not installed
    Starting,     ///< it runs and loads its model
    Healthy,      ///< it answers
    Unresponsive, ///< it runs and does not answer
    Restarting    ///< it ended, and is started again at `retryAt`
};
template<>
struct Words<ChildState> {
    static constexpr std::array table{
        std::pair{ChildState::Missing, "missing"}, std::pair{ChildState::Starting, "starting"},
        std::pair{ChildState::Healthy, "healthy"}, std::pair{ChildState::Unresponsive, "unresponsive"},
        std::pair{ChildState::Restarting, "restarting"}};
};

/// The llama-server that this program has started.
struct LocalChild {
    ChildState state = ChildState::Starting;
    QString model{}; ///< its id
    int port = 0;
    int restarts = 0;
    qint64 memoryBytes = 0;     ///< resident; 0: not known
    double tokensPerSecond = 0; ///< of the last replies; 0: none yet
    QString error{};            ///< its last words before it ended; English
    std::optional<Timestamp> retryAt{};
};

/// What a search has found.
struct LocalSearch {
    std::vector<LocalPlace> places; ///< where it looked; empty: searching is switched off
    std::vector<LocalServer> servers;
    std::optional<LocalChild> child;
};

} // namespace tierdesk
