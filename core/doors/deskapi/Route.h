#pragma once

#include "core/domain/Enums.h"

namespace tierdesk::deskapi {

enum class Verb { Get, Post, Put, Delete };

/// Stands for no body of its own: such a reply is `{}`.
struct Nothing {};

/// What a route of the desk API has beside its method and bodies.
struct RouteFacts {
    const char *path; ///< below /desk; a {name} is one segment
    const char *summary;
    Role least = Role::Agent; ///< who may, where the route is about a company
    const char *query = "";   ///< names of parameters, all optional, with blanks between; `companyId` is every route's
    int status = 200;         ///< of success
};

/// A route whose request has the body @p In and whose reply has the body @p Out. The door, the client and openapi.json
/// go by the same one. What a QJsonObject or QJsonArray holds is described by the door.
template<Verb V, class In, class Out>
struct Route : RouteFacts {};

template<class Out>
using Get = Route<Verb::Get, Nothing, Out>;
template<class In, class Out>
using Post = Route<Verb::Post, In, Out>;
template<class In, class Out>
using Put = Route<Verb::Put, In, Out>;
template<class Out>
using Delete = Route<Verb::Delete, Nothing, Out>;

} // namespace tierdesk::deskapi
