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
    const auto users = TRY(store.users.all());
    for (const User &user : users) {
        if (user.isRevoked)
            continue;
        const auto shared = std::make_shared<const User>(user);
        directory.users.insert(user.id.value, shared);
        directory.usersByEmail.insert(user.email, shared);
    }
    const auto tokens = TRY(store.tokens.valid(now));
    for (const DeskToken &token : tokens) {
        if (directory.users.contains(token.user.value))
            directory.tokens.insert(token.hash, token);
    }
    const auto credentials = TRY(store.credentials.all());
    for (const Credential &credential : credentials) {
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

/// Loads a company's model. A corrupt one is skipped and reported in @p broken; the general model is used instead.
template<class Model>
Result<std::shared_ptr<const Model>> readModel(const store::Repositories &store, CompanyId company, TrainingKind kind,
                                               std::vector<BrokenModel> &broken)
{
    const auto serving = TRY(store.training.inService(company, kind));
    if (!serving)
        return std::shared_ptr<const Model>();
    const auto bytes = TRY(store.training.bytes(serving->id));
    auto model = Model::fromBytes(bytes, u"trained model %1"_s.arg(serving->id.value));
    if (model)
        return std::make_shared<const Model>(std::move(*model));
    qCWarning(log::Engine) << "a company's model does not serve:" << model.error().message << model.error().where;
    broken.push_back({*serving, model.error().message});
    return std::shared_ptr<const Model>();
}

struct Lessons {
    std::shared_ptr<const nlu::Taught> taught;
    std::vector<BrokenModel> broken;
};

Result<Lessons> readTaught(const store::Repositories &store, CompanyId company)
{
    Lessons lessons;
    const auto categories =
        TRY(readModel<nlu::TaughtCategories>(store, company, TrainingKind::Category, lessons.broken));
    const auto intents = TRY(readModel<nlu::IntentModel>(store, company, TrainingKind::Intent, lessons.broken));
    lessons.taught = std::make_shared<const nlu::Taught>(nlu::Taught{categories, intents});
    return lessons;
}

/// Returns those of @p broken that are still marked as in service.
Result<std::vector<BrokenModel>> stillBroken(const store::Repositories &store, const std::vector<BrokenModel> &broken)
{
    std::vector<BrokenModel> still;
    for (const BrokenModel &each : broken) {
        const auto now = TRY(store.training.model(each.model.id));
        if (now && now->state == TrainedState::InService)
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
        auto broken = TRY(stillBroken(store, lessons.broken));
        lessons.broken = std::move(broken);
    }
    return lessons;
}

using Index = std::shared_ptr<const knowledge::ArticleIndex>;

Result<Index> articlesOf(const store::Repositories &store, CompanyId company)
{
    auto articles = TRY(store.articles.all(company));
    return std::make_shared<const knowledge::ArticleIndex>(std::move(articles));
}

Result<Index> pagesOf(const store::Repositories &store, CompanyId company)
{
    const auto products = TRY(store.products.search(company, {}, std::numeric_limits<int>::max()));
    std::vector<Article> pages;
    pages.reserve(products.size());
    for (const Product &each : products) {
        if (!isPlan(each)) // subscription plans are described by articles
            pages.push_back(knowledge::pageOf(each));
    }
    return std::make_shared<const knowledge::ArticleIndex>(std::move(pages));
}

Result<void> readCompanies(const store::Repositories &store, const Directory *old,
                           const CommandContext::Touched &touched, Directory &directory)
{
    const auto companies = TRY(store.companies.all());
    const auto providers = TRY(store.modelBooks.providers());
    const auto endpoints = TRY(store.endpoints.all());
    for (const Company &company : companies) {
        const CompanyEntry *before = old ? old->company(company.id) : nullptr;
        const auto isIn = [&company](const std::vector<CompanyId> &changed) {
            return std::find(changed.begin(), changed.end(), company.id) != changed.end();
        };
        auto articles =
            before && !isIn(touched.articles) ? Result<Index>(before->articles) : articlesOf(store, company.id);
        if (!articles)
            return articles.error();
        auto pages =
            TRY(before && !isIn(touched.products) ? Result<Index>(before->products) : pagesOf(store, company.id));
        auto lessons = TRY(lessonsOf(store, before, company.id, touched));
        std::vector<ModelProvider> its;
        std::copy_if(providers.begin(), providers.end(), std::back_inserter(its),
                     [&company](const ModelProvider &each) { return each.company == company.id; });
        std::vector<Endpoint> told;
        std::copy_if(endpoints.begin(), endpoints.end(), std::back_inserter(told),
                     [&company](const Endpoint &each) { return each.company == company.id; });
        auto brand = TRY(commands::webChatOf(store, company.id));
        const auto entry = std::make_shared<const CompanyEntry>(
            CompanyEntry{company, std::move(*articles), std::move(pages), staffOf(directory, company.id),
                         std::move(its), std::move(lessons.taught), std::move(lessons.broken), std::move(told),
                         std::make_shared<const WebChatBrand>(std::move(brand))});
        directory.companies.insert(company.id.value, entry);
        directory.companiesByKey.insert(company.key, entry);
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const Directory>> buildDirectory(const store::Repositories &store, Timestamp now)
{
    Directory directory;
    TRY(readPeople(store, now, directory));
    TRY(readCompanies(store, nullptr, {}, directory));
    return std::make_shared<const Directory>(std::move(directory));
}

Result<std::shared_ptr<const Directory>> rebuildDirectory(const store::Repositories &store, const Directory &old,
                                                          const CommandContext::Touched &touched, Timestamp now)
{
    Directory directory;
    if (touched.people) {
        TRY(readPeople(store, now, directory));
    } else {
        directory.users = old.users;
        directory.usersByEmail = old.usersByEmail;
        directory.tokens = old.tokens;
        directory.credentials = old.credentials;
        directory.apiKeys = old.apiKeys;
    }
    TRY(readCompanies(store, &old, touched, directory));
    return std::make_shared<const Directory>(std::move(directory));
}

} // namespace tierdesk::engine
