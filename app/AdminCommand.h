#pragma once

#include "core/base/Result.h"
#include "core/base/Secrets.h"
#include "core/engine/Engine.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk::app {

/// A change by `tierdesk credentials|users|import`, carried out by the process that has the store open: this one, or
/// the server running on the data folder (AdminSocket.h). A value.
struct AdminCommand {
    enum class Kind { Credentials, Users, Import };
    Kind kind = Kind::Import;
    QString action;  ///< add, revoke; or what to import
    QString company; ///< a company's key; empty: the only one
    QString credentialKind, name, email, id, algorithm, audience, expires;
    QString role; ///< of a user, or of a jwt (empty: as it comes)
    QStringList scopes;
    bool isJson = false;
    QString file;                    ///< as the caller named it: of --key-file, or what to import
    std::optional<QByteArray> bytes; ///< its contents
};

/// The result, for the caller's terminal.
struct AdminOutcome {
    QString out, err; ///< lines with their ends
    std::optional<base::Error> error;
};

/// Carries @p command out. Blocking; not on the engine's threads.
[[nodiscard]] AdminOutcome carryOut(const AdminCommand &command, engine::Engine &engine, const base::Seal &seal);

/// Encodes for transfer between the command and the server.
[[nodiscard]] QByteArray encode(const AdminCommand &command);
[[nodiscard]] QByteArray encode(const AdminOutcome &outcome);
/// Decode. Fail with InvalidInput for bytes from another version of the program.
[[nodiscard]] base::Result<AdminCommand> adminCommandFrom(const QByteArray &bytes);
[[nodiscard]] base::Result<AdminOutcome> adminOutcomeFrom(const QByteArray &bytes);

} // namespace tierdesk::app
