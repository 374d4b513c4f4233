#pragma once

#include "core/base/Result.h"
#include "core/doors/deskapi/Administration.h"
#include "core/doors/deskapi/Failure.h"
#include "core/doors/deskapi/Models.h"
#include "core/doors/deskapi/Outbox.h"
#include "core/doors/deskapi/People.h"
#include "core/doors/deskapi/Reports.h"
#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Sessions.h"
#include "core/doors/deskapi/Training.h"

#include <QtCore/QJsonObject>

namespace tierdesk::deskapi {

/// The desk door's JSON of a request or reply of this room, and of Message, Escalation, Action and SavedReply.
/// Absent optionals are null; times ISO 8601; money {"amount","currency"} in major units; ids of users, messages,
/// actions, credentials and saved replies are numbers (null for none).
template<class T>
[[nodiscard]] QJsonObject encode(const T &value);

/// The value of such JSON. Requests are read strictly: a missing, unknown, ill-typed or over-long field is InvalidInput
/// with its path in `where`. Replies are read leniently, so that an older console understands a newer server: unknown
/// fields are passed over, absent ones keep their default, ill-typed ones fail.
template<class T>
[[nodiscard]] base::Result<T> decode(const QJsonObject &json);

/// A JSON Schema (2020-12) object of the same, for openapi.json: made from the members that encode() and decode() go
/// by.
template<class T>
[[nodiscard]] QJsonObject schemaOf();

} // namespace tierdesk::deskapi
