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

/// A company's model in service that was refused when it was read.
struct BrokenModel {
    TrainedModel model;
    QString problem; ///< English
};

/// A company as the doors and the think workers need it.
struct CompanyEntry {
    Company company;
    std::shared_ptr<const knowledge::ArticleIndex> articles;
    std::shared_ptr<const knowledge::ArticleIndex> products; ///< their pages
    int staffed = 0; ///< console users of the company whose presence is Available
    std::vector<ModelProvider> providers;
    std::shared_ptr<const nlu::Taught> taught; ///< what the company has taught the reader; never null
    std::vector<BrokenModel> broken;           ///< models in service that could not be read: they do not serve
    std::vector<Endpoint> endpoints;           ///< disabled ones too
    std::shared_ptr<const WebChatBrand> brand = std::make_shared<const WebChatBrand>(); ///< never null

    /// Null when the company has none such.
    [[nodiscard]] const Endpoint *endpoint(EndpointId id) const
    {
        const auto found =
            std::find_if(endpoints.begin(), endpoints.end(), [id](const Endpoint &each) { return each.id == id; });
        return found == endpoints.end() ? nullptr : &*found;
    }
};

/// Who and what may be at the doors: an immutable snapshot, published whole after a commit that changed any of it.
/// Shared between threads.
struct Directory {
    QHash<qint64, std::shared_ptr<const CompanyEntry>> companies;       ///< by CompanyId
    QHash<QString, std::shared_ptr<const CompanyEntry>> companiesByKey; ///< by the public id
    QHash<qint64, std::shared_ptr<const Credential>> credentials;       ///< live ones by CredentialId
    QHash<QByteArray, std::shared_ptr<const Credential>> apiKeys;       ///< live API and metrics keys by SHA-256
    QHash<qint64, std::shared_ptr<const User>> users;                   ///< by UserId, revoked ones left out
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
    /// A secret that @p company's settings name, sealed; null when there is none such.
    [[nodiscard]] const Credential *secret(CredentialId id, CompanyId company) const
    {
        const auto found = credentials.constFind(id.value);
        const bool isThere =
            found != credentials.cend() && (*found)->company == company && (*found)->kind == CredentialKind::Secret;
        return isThere ? found->get() : nullptr;
    }
};

} // namespace tierdesk::engine
