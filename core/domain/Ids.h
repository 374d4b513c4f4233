#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"

namespace tierdesk {

using CompanyId = base::Id<struct CompanyTag>;
using CustomerId = base::Id<struct CustomerTag>;
using OrderId = base::Id<struct OrderTag>;
using SessionKey = base::Id<struct SessionTag>; ///< the row; clients see the text Session::id
using MessageId = base::Id<struct MessageTag>;
using EscalationId = base::Id<struct EscalationTag>;
using ActionId = base::Id<struct ActionTag>;
using ArticleId = base::Id<struct ArticleTag>;
using UserId = base::Id<struct UserTag>;
using CredentialId = base::Id<struct CredentialTag>;
using SavedReplyId = base::Id<struct SavedReplyTag>;
using HeldReplyId = base::Id<struct HeldReplyTag>;
using SubscriptionId = base::Id<struct SubscriptionTag>;
using ProductId = base::Id<struct ProductTag>;
using TrainingExampleId = base::Id<struct TrainingExampleTag>;
using TrainedModelId = base::Id<struct TrainedModelTag>;
using DeliveryId = base::Id<struct DeliveryTag>;
using EndpointId = base::Id<struct EndpointTag>;
using OutboxId = base::Id<struct OutboxTag>;

using base::Millis;
using base::Timestamp;

} // namespace tierdesk
