#include "core/engine/DirectoryBuilder.h"

#include "core/store/Repositories.h"

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Result;

Result<void> readPeople(const store::Repositories &store, Timestamp now, Directory &directory)
{
    const auto users = store.users.all();
    if (!users)
        return users.error();
    for (const User &user : *users) {
        if (user.isRevoked)
            continue;
        const auto shared = std::make_shared<const User>(user);
        directory.users.insert(user.id.value, shared);
        directory.usersByEmail.insert(user.email, shared);
    }
    const auto tokens = store.tokens.valid(now);
    if (!tokens)
        return tokens.error();
    for (const DeskToken &token : *tokens) {
        if (directory.users.contains(token.user.value))
            directory.tokens.insert(token.hash, token);
    }
    const auto credentials = store.credentials.all();
    if (!credentials)
        return credentials.error();
    for (const Credential &credential : *credentials) {
        if (credential.revokedAt)
            continue;
        const auto shared = std::make_shared<const Credential>(credential);
        directory.credentials.insert(credential.id.value, shared);
        if (credential.kind == CredentialKind::ApiKey)
            directory.apiKeys.insert(credential.hash, shared);
    }
    return {};
}

int staffOf(const Directory &directory, CompanyId company)
{
    return static_cast<int>(std::count_if(directory.users.begin(), directory.users.end(), [&](const auto &user) {
        return user->presence == Presence::Available &&
               std::find(user->companies.begin(), user->companies.end(), company) != user->companies.end();
    }));
}

Result<void> readCompanies(const store::Repositories &store, const Directory *old,
                           const std::vector<CompanyId> &changedArticles, Directory &directory)
{
    const auto companies = store.companies.all();
    if (!companies)
        return companies.error();
    const auto providers = store.modelBooks.providers();
    if (!providers)
        return providers.error();
    for (const Company &company : *companies) {
        std::shared_ptr<const knowledge::ArticleIndex> index;
        const bool isChanged =
            std::find(changedArticles.begin(), changedArticles.end(), company.id) != changedArticles.end();
        const CompanyEntry *before = old ? old->company(company.id) : nullptr;
        if (before && !isChanged) {
            index = before->articles;
        } else {
            auto articles = store.articles.all(company.id);
            if (!articles)
                return articles.error();
            index = std::make_shared<const knowledge::ArticleIndex>(std::move(*articles));
        }
        std::vector<ModelProvider> its;
        std::copy_if(providers->begin(), providers->end(), std::back_inserter(its),
                     [&company](const ModelProvider &each) { return each.company == company.id; });
        const auto entry = std::make_shared<const CompanyEntry>(
            CompanyEntry{company, std::move(index), staffOf(directory, company.id), std::move(its)});
        directory.companies.insert(company.id.value, entry);
        directory.companiesByKey.insert(company.key, entry);
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const Directory>> buildDirectory(const store::Repositories &store, Timestamp now)
{
    Directory directory;
    if (const auto people = readPeople(store, now, directory); !people)
        return people.error();
    if (const auto companies = readCompanies(store, nullptr, {}, directory); !companies)
        return companies.error();
    return std::make_shared<const Directory>(std::move(directory));
}

Result<std::shared_ptr<const Directory>> rebuildDirectory(const store::Repositories &store, const Directory &old,
                                                          const Unit::Touched &touched, Timestamp now)
{
    Directory directory;
    if (touched.people) {
        if (const auto people = readPeople(store, now, directory); !people)
            return people.error();
    } else {
        directory.users = old.users;
        directory.usersByEmail = old.usersByEmail;
        directory.tokens = old.tokens;
        directory.credentials = old.credentials;
        directory.apiKeys = old.apiKeys;
    }
    if (const auto companies = readCompanies(store, &old, touched.articles, directory); !companies)
        return companies.error();
    return std::make_shared<const Directory>(std::move(directory));
}

} // namespace tierdesk::engine
