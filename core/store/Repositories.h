#pragma once

#include "core/store/Actions.h"
#include "core/store/AnswerSums.h"
#include "core/store/ArticleViews.h"
#include "core/store/Attachments.h"
#include "core/store/ChannelMessages.h"
#include "core/store/Companies.h"
#include "core/store/Deliveries.h"
#include "core/store/Endpoints.h"
#include "core/store/Escalations.h"
#include "core/store/HeldReplies.h"
#include "core/store/Idempotency.h"
#include "core/store/IgnoredMessages.h"
#include "core/store/Journal.h"
#include "core/store/Messages.h"
#include "core/store/ModelBooks.h"
#include "core/store/Moods.h"
#include "core/store/Outbox.h"
#include "core/store/People.h"
#include "core/store/Reports.h"
#include "core/store/SearchIndex.h"
#include "core/store/Sessions.h"
#include "core/store/Settings.h"
#include "core/store/Shop.h"
#include "core/store/Training.h"

namespace tierdesk::store {

/// Every table of one connection. On a writer's connection all of it works; on a reader's only the const functions do,
/// and Readers.h holds it const. @p database outlives it; same thread.
struct Repositories final {
    explicit Repositories(Database &database)
        : sessions(database)
        , messages(database)
        , escalations(database)
        , tickets(database)
        , actions(database)
        , customers(database)
        , orders(database)
        , products(database)
        , subscriptions(database)
        , articles(database)
        , companies(database)
        , users(database)
        , tokens(database)
        , credentials(database)
        , savedReplies(database)
        , heldReplies(database)
        , journal(database)
        , idempotency(database)
        , deliveries(database)
        , endpoints(database)
        , outbox(database)
        , channelMessages(database)
        , settings(database)
        , searchIndex(database)
        , moods(database)
        , modelBooks(database)
        , training(database)
        , answerSums(database)
        , attachments(database)
        , articleViews(database)
        , ignoredMessages(database)
        , reports(database)
    {}

    Sessions sessions;
    Messages messages;
    Escalations escalations;
    Tickets tickets;
    Actions actions;
    Customers customers;
    Orders orders;
    Products products;
    Subscriptions subscriptions;
    Articles articles;
    Companies companies;
    Users users;
    DeskTokens tokens;
    Credentials credentials;
    SavedReplies savedReplies;
    HeldReplies heldReplies;
    Journal journal;
    Idempotency idempotency;
    Deliveries deliveries;
    Endpoints endpoints;
    Outbox outbox;
    ChannelMessages channelMessages;
    Settings settings;
    SearchIndex searchIndex;
    Moods moods;
    ModelBooks modelBooks;
    Training training;
    AnswerSums answerSums;
    Attachments attachments;
    ArticleViews articleViews;
    IgnoredMessages ignoredMessages;
    Reports reports;
};

} // namespace tierdesk::store
