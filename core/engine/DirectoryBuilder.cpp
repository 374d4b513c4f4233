#include "core/engine/DirectoryBuilder.h"

#include "core/base/Log.h"
#include "core/engine/Commands.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/store/Repositories.h"

#include <algorithm>
#include <limits>

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
        if (credential.kind == CredentialKind::ApiKey || credential.kind == CredentialKind::Metrics)
            directory.apiKeys.insert(credential.hash, shared);
    }
    return {};
}

int staffOf(const Directory &directory, CompanyId company)
{
    return static_cast<int>(std::count_if(directory.users.begin(), directory.users.end(), [&](const auto &user) {
        return user->presence == Presence::Available && isAmong(company, user->companies);
    }));
}

/// A model whose bytes are not what they were serves no more, but holds nobody up: the reader's own view stands.
template<class Model>
Result<std::shared_ptr<const Model>> readModel(const store::Repositories &store, CompanyId company, TrainingKind kind,
                                               std::vector<BrokenModel> &broken)
{
    const auto serving = store.training.inService(company, kind);
    if (!serving)
        return serving.error();
    if (!*serving)
        return std::shared_ptr<const Model>();
    const auto bytes = store.training.bytes((*serving)->id);
    if (!bytes)
        return bytes.error();
    auto model = Model::fromBytes(*bytes, QStringLiteral("trained model %1").arg((*serving)->id.value));
    if (model)
        return std::make_shared<const Model>(std::move(*model));
    qCWarning(log::Engine) << "a company's model does not serve:" << model.error().message << model.error().where;
    broken.push_back({**serving, model.error().message});
    return std::shared_ptr<const Model>();
}

struct Lessons {
    std::shared_ptr<const nlu::Taught> taught;
    std::vector<BrokenModel> broken;
};

Result<Lessons> readTaught(const store::Repositories &store, CompanyId company)
{
    Lessons lessons;
    const auto categories = readModel<nlu::TaughtCategories>(store, company, TrainingKind::Category, lessons.broken);
    if (!categories)
        return categories.error();
    const auto intents = readModel<nlu::IntentModel>(store, company, TrainingKind::Intent, lessons.broken);
    if (!intents)
        return intents.error();
    lessons.taught = std::make_shared<const nlu::Taught>(nlu::Taught{*categories, *intents});
    return lessons;
}

/// Those of @p broken that are still said to serve.
Result<std::vector<BrokenModel>> stillBroken(const store::Repositories &store, const std::vector<BrokenModel> &broken)
{
    std::vector<BrokenModel> still;
    for (const BrokenModel &each : broken) {
        const auto now = store.training.model(each.model.id);
        if (!now)
            return now.error();
        if (*now && (*now)->state == TrainedState::InService)
            still.push_back(each);
    }
    return still;
}

Result<Lessons> lessonsOf(const store::Repositories &store, const CompanyEntry *before, CompanyId company,
                          const CommandContext::Touched &touched)
{
    if (!before)
        return readTaught(store, company);
    Lessons lessons{before->taught, before->broken};
    for (const auto &[changed, models] : touched.taught) {
        if (changed == company)
            lessons.taught = models;
    }
    if (!lessons.broken.empty()) {
        auto broken = stillBroken(store, lessons.broken);
        if (!broken)
            return broken.error();
        lessons.broken = std::move(*broken);
    }
    return lessons;
}

using Index = std::shared_ptr<const knowledge::ArticleIndex>;

Result<Index> articlesOf(const store::Repositories &store, CompanyId company)
{
    auto articles = store.articles.all(company);
    if (!articles)
        return articles.error();
    return std::make_shared<const knowledge::ArticleIndex>(std::move(*articles));
}

Result<Index> pagesOf(const store::Repositories &store, CompanyId company)
{
    const auto products = store.products.search(company, {}, std::numeric_limits<int>::max());
    if (!products)
        return products.error();
    std::vector<Article> pages;
    pages.reserve(products->size());
    for (const Product &each : *products) {
        if (!isPlan(each)) // what a subscription is, articles tell
            pages.push_back(knowledge::pageOf(each));
    }
    return std::make_shared<const knowledge::ArticleIndex>(std::move(pages));
}

Result<void> readCompanies(const store::Repositories &store, const Directory *old,
                           const CommandContext::Touched &touched, Directory &directory)
{
    const auto companies = store.companies.all();
    if (!companies)
        return companies.error();
    const auto providers = store.modelBooks.providers();
    if (!providers)
        return providers.error();
    const auto endpoints = store.endpoints.all();
    if (!endpoints)
        return endpoints.error();
    for (const Company &company : *companies) {
        const CompanyEntry *before = old ? old->company(company.id) : nullptr;
        const auto isIn = [&company](const std::vector<CompanyId> &changed) {
            return std::find(changed.begin(), changed.end(), company.id) != changed.end();
        };
        auto articles =
            before && !isIn(touched.articles) ? Result<Index>(before->articles) : articlesOf(store, company.id);
        if (!articles)
            return articles.error();
        auto pages = before && !isIn(touched.products) ? Result<Index>(before->products) : pagesOf(store, company.id);
        if (!pages)
            return pages.error();
        auto lessons = lessonsOf(store, before, company.id, touched);
        if (!lessons)
            return lessons.error();
        std::vector<ModelProvider> its;
        std::copy_if(providers->begin(), providers->end(), std::back_inserter(its),
                     [&company](const ModelProvider &each) { return each.company == company.id; });
        std::vector<Endpoint> told;
        std::copy_if(endpoints->begin(), endpoints->end(), std::back_inserter(told),
                     [&company](const Endpoint &each) { return each.company == company.id; });
        auto brand = commands::webChatOf(store, company.id);
        if (!brand)
            return brand.error();
        const auto entry = std::make_shared<const CompanyEntry>(
            CompanyEntry{company, std::move(*articles), std::move(*pages), staffOf(directory, company.id),
                         std::move(its), std::move(lessons->taught), std::move(lessons->broken), std::move(told),
                         std::make_shared<const WebChatBrand>(std::move(*brand))});
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
                                                          const CommandContext::Touched &touched, Timestamp now)
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
    if (const auto companies = readCompanies(store, &old, touched, directory); !companies)
        return companies.error();
    return std::make_shared<const Directory>(std::move(directory));
}

} // namespace tierdesk::engine
