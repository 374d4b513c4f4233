#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Models.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

/// Model servers on this machine: where to search, which were found, and the child process that this program started.
namespace tierdesk {

enum class LocalKind { Ollama, LlamaCpp, LmStudio, Vllm };
template<>
struct Words<LocalKind> {
    static constexpr std::array table{std::pair{LocalKind::Ollama, "ollama"},
                                      std::pair{LocalKind::LlamaCpp, "llama.cpp"},
                                      std::pair{LocalKind::LmStudio, "lm-studio"}, std::pair{LocalKind::Vllm, "vllm"}};
};

/// Where to look for a server of this kind: 127.0.0.1 and this port.
struct LocalPlace {
    LocalKind kind = LocalKind::Ollama;
    int port = 0;
    friend bool operator==(const LocalPlace &, const LocalPlace &) = default;
};

/// Parses "ollama:11434,llama.cpp:8080"; "off" is none. Fails with InvalidInput.
[[nodiscard]] base::Result<std::vector<LocalPlace>> localPlacesFrom(const QString &text);

/// Returns the base URL of a provider at @p place, including the version.
[[nodiscard]] QString baseUrlOf(const LocalPlace &place);

/// A model as listed by its server; unknown values are empty or 0.
struct LocalModel {
    QString id;
    QString parameters{};   ///< "3.2B"
    QString quantization{}; ///< "Q4_K_M"
    qint64 bytes = 0;       ///< of its file
    int contextTokens = 0;
    std::vector<Tier> usedFor{}; ///< AI tiers whose first choice it is; the search leaves it empty
};

struct LocalServer {
    LocalPlace place;
    QString version{};      ///< empty: unknown
    bool isLoading = false; ///< it responds, but its model is not loaded yet
    bool isChild = false;   ///< started by this program
    std::vector<LocalModel> models{};
};

enum class ChildState {
    Missing,      ///< llama-server is not installed
    Starting,     ///< running, loading its model
    Healthy,      ///< responding
    Unresponsive, ///< running but not responding
    Restarting    ///< exited; will be restarted at `retryAt`
};
template<>
struct Words<ChildState> {
    static constexpr std::array table{
        std::pair{ChildState::Missing, "missing"}, std::pair{ChildState::Starting, "starting"},
        std::pair{ChildState::Healthy, "healthy"}, std::pair{ChildState::Unresponsive, "unresponsive"},
        std::pair{ChildState::Restarting, "restarting"}};
};

/// The llama-server that this program started.
struct LocalChild {
    ChildState state = ChildState::Starting;
    QString model{}; ///< its id
    int port = 0;
    int restarts = 0;
    qint64 memoryBytes = 0;     ///< resident; 0: unknown
    double tokensPerSecond = 0; ///< of the last replies; 0: none yet
    QString error{};            ///< last output before it exited; English
    std::optional<Timestamp> retryAt{};
};

/// The result of a search.
struct LocalSearch {
    std::vector<LocalPlace> places; ///< searched places; empty: the search is disabled
    std::vector<LocalServer> servers;
    std::optional<LocalChild> child;
};

} // namespace tierdesk
