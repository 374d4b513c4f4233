#pragma once

#include "app/Settings.h"

#include <QtCore/QStringList>

#include <optional>

namespace tierdesk::app {

enum class Verb { Console, Serve, Connect, Import, Config, Credentials, Users, Backup, Restore, Nlu, Kb, Rehearse };

/// What the command line asks for.
struct Invocation {
    Verb verb = Verb::Console;
    Settings settings;
    QString url;     ///< connect
    QString session; ///< console, connect: the case to open
    QString action;  ///< add, list, revoke; or what to import
    QString file;    ///< import, backup, restore, nlu
    QString company; ///< a company's key; empty: the first
    QString kind;    ///< of a credential
    QString name;    ///< of a credential or user
    QString email;
    QString role = u"agent"_s;
    QString clientRole; ///< of a credential; empty: as it comes
    QString id;         ///< to revoke
    QString algorithm = u"HS256"_s;
    QString keyFile; ///< PEM or JWKS of a JWT credential
    QString audience;
    QString expires;
    QStringList scopes;
    bool isJson = false;
    QString texts;     ///< nlu: a file, one text a line; empty or "-": standard input
    QString out;       ///< nlu: a model to write
    QString articles;  ///< kb: JSON lines
    QString queries;   ///< kb: one a line
    int limit = 10;    ///< kb: articles a query; rehearse: talks with variations, 0 for each script as it stands
    QStringList files; ///< rehearse
    QString print;     ///< rehearse: none, failed, actions or all
    double floor = 0;  ///< rehearse: the least share that passes
};

/// Parses the arguments, the config file and the environment; the command line wins. @p done is set to an exit code
/// when there is nothing to run (--help, --version, an error that was printed).
[[nodiscard]] std::optional<Invocation> parseCommandLine(int argc, const char *const *argv, int &exitCode);

} // namespace tierdesk::app
