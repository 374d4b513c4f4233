#pragma once

#include "core/domain/Company.h"
#include "core/domain/Models.h"
#include "core/domain/Outbox.h"
#include "core/domain/People.h"
#include "core/domain/Training.h"
#include "core/domain/WebChat.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/nlu/Taught.h"

#include <QtCore/QHash>

#include <algorithm>
#include <memory>

namespace tierdesk::engine {

/// A company's model in service that could not be loaded.
struct BrokenModel {
    TrainedModel model;
    QString problem; ///< English
};

/// A company as the APIs and the turn workers need it.
struct CompanyEntry {
    Company company;
    std::shared_ptr<const knowledge::ArticleIndex> articles;
    std::shared_ptr<const knowledge::ArticleIndex> products; ///< product pages
    int staffed = 0; ///< console users of the company whose presence is Available
    std::vector<ModelProvider> providers;
    std::shared_ptr<const nlu::Taught> taught; ///< models trained on the company's examples; never null
    std::vector<BrokenModel> broken;           ///< models in service that could not be loaded and are not used
    std::vector<Endpoint> endpoints;           ///< including disabled ones
    std::shared_ptr<const WebChatBrand> brand = std::make_shared<const WebChatBrand>(); ///< never null

    /// Returns null if the company does not have the endpoint.
    [[nodiscard]] const Endpoint *endpoint(EndpointId id) const
    {
        const auto found =
            std::find_if(endpoints.begin(), endpoints.end(), [id](const Endpoint &each) { return each.id == id; });
        return found == endpoints.end() ? nullptr : &*found;
    }
};

/// Companies, users and credentials: an immutable snapshot, published after each commit that changed any of them.
/// Shared between threads.
struct Directory {
    QHash<qint64, std::shared_ptr<const CompanyEntry>> companies;       ///< by CompanyId
    QHash<QString, std::shared_ptr<const CompanyEntry>> companiesByKey; ///< by public id
    QHash<qint64, std::shared_ptr<const Credential>> credentials;       ///< live ones, by CredentialId
    QHash<QByteArray, std::shared_ptr<const Credential>> apiKeys;       ///< live API and metrics keys, by SHA-256
    QHash<qint64, std::shared_ptr<const User>> users;                   ///< by UserId, without revoked ones
    QHash<QString, std::shared_ptr<const User>> usersByEmail;
    QHash<QByteArray, DeskToken> tokens; ///< by SHA-256 of the token

    [[nodiscard]] const CompanyEntry *company(CompanyId id) const { return companies.value(id.value).get(); }
    [[nodiscard]] const CompanyEntry *company(const QString &key) const { return companiesByKey.value(key).get(); }
    [[nodiscard]] const User *user(UserId id) const { return users.value(id.value).get(); }
    [[nodiscard]] QString userName(UserId id) const
    {
        const User *found = user(id);
        return found ? found->name : QString();
    }
    /// Returns the sealed secret that the settings of @p company refer to; null if there is none.
    [[nodiscard]] const Credential *secret(CredentialId id, CompanyId company) const
    {
        const auto found = credentials.constFind(id.value);
        const bool isThere =
            found != credentials.cend() && (*found)->company == company && (*found)->kind == CredentialKind::Secret;
        return isThere ? found->get() : nullptr;
    }
};

} // namespace tierdesk::engine
