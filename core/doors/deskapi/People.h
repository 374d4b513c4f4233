#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// Who works at the desk: sign-in, colleagues, users, companies.
namespace tierdesk::deskapi {

struct CompanyRef {
    QString key; ///< what ?companyId= takes
    QString name;
    QString currency; ///< ISO 4217
    bool isEnabled = true;
};

/// A person as colleagues see them.
struct Person {
    UserId id;
    QString name;
    Role role = Role::Agent;
    Presence presence = Presence::Offline;
};

/// A person as they see themselves, and as an admin sees them.
struct UserInfo {
    UserId id;
    QString email;
    QString name;
    Role role = Role::Agent;
    Presence presence = Presence::Offline;
    QString company;       ///< home, its key
    QStringList companies; ///< keys, home among them
    Timestamp createdAt;
};

struct SignIn {
    QString email;
    QString password;
    QString deviceToken; ///< of an earlier sign-in of this user's on this device; empty without one
};
struct SignedIn {
    QString token; ///< "td_…": the bearer of every other call; shown here only
    /// "tdd_…": with it the next sign-in on this device does not wait for what others have tried; opens nothing by
    /// itself.
    QString deviceToken;
    Timestamp expiresAt;
    UserInfo user;
    std::vector<CompanyRef> companies;
};

struct Me {
    UserInfo user;
    std::vector<CompanyRef> companies;
    std::optional<Timestamp> expiresAt; ///< of the token; none for the demo's local caller
};

struct Companies {
    std::vector<CompanyRef> companies;
};

struct SetPresence {
    Presence presence = Presence::Available;
};

/// Everybody of the company, to show who is there and to transfer to.
struct Colleagues {
    std::vector<Person> people;
};

struct Users {
    std::vector<UserInfo> users;
};

struct NewUser {
    QString email;
    QString name;
    Role role = Role::Agent;
    QString password;      ///< at least 10 characters
    QStringList companies; ///< keys; empty: the company of the call
};

/// What is set changes.
struct UserPatch {
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<QString> password;
    std::optional<QStringList> companies;
};

} // namespace tierdesk::deskapi
