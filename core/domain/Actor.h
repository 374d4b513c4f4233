#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QString>

namespace tierdesk {

/// Who executes a command and from where; the audit log records it for every command.
struct Actor {
    enum class Kind { System, Client, Customer, User, Command };
    Kind kind = Kind::System;
    UserId user;  ///< for Kind::User
    QString name; ///< a user's e-mail, a credential's name, "idle clock", "tierdesk import"
    QString from; ///< the API and the peer's address: "cs 127.0.0.1"
};
template<>
struct Words<Actor::Kind> {
    static constexpr std::array table{std::pair{Actor::Kind::System, "system"},
                                      std::pair{Actor::Kind::Client, "client"},
                                      std::pair{Actor::Kind::Customer, "customer"},
                                      std::pair{Actor::Kind::User, "user"}, std::pair{Actor::Kind::Command, "command"}};
};

} // namespace tierdesk
