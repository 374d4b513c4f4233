#include "app/CommandLine.h"

#include "ui/models/CaseLink.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace tierdesk::app {

namespace {

/// CLI11 fills std::strings; they are taken over once parsing is done.
struct Words {
    std::string config, url, session, action, file, company, kind, name, email, role, id, algorithm, keyFile, audience,
        expires;
    std::string scopes, clientRole;
    std::string texts, articles, queries, out, print;
    std::vector<std::string> files;
    int limit = 10;
    int vary = 0;
    double floor = 0;
    std::map<std::string, std::string> settings;
    std::map<std::string, bool> flags;
};

void addSettings(CLI::App &cli, Words &words)
{
    cli.add_option("--config", words.config, "file with lines of the form name = value")
        ->take_last()
        ->check(CLI::ExistingFile);
    for (const SettingInfo &info : settingInfos()) {
        const std::string option = std::string("--") + info.name;
        std::string help = info.help;
        if (info.isFlag) {
            cli.add_flag(option, words.flags[info.name], help);
            continue;
        }
        if (*info.fallback)
            help += std::string(" [") + info.fallback + "]";
        cli.add_option(option, words.settings[info.name], help)->take_last();
    }
}

void addVerbs(CLI::App &cli, Words &words, std::map<CLI::App *, Verb> &verbs, bool &isJson)
{
    const auto verb = [&](const char *name, const char *help, Verb which) {
        CLI::App *sub = cli.add_subcommand(name, help)->fallthrough();
        verbs[sub] = which;
        return sub;
    };
    verb("console", "run the server and the console window (default)", Verb::Console);
    cli.add_option("--case", words.session, "for a window: the case to open, by id or link (tierdesk://case/...)")
        ->expected(0, 1)
        ->take_last();
    verb("serve", "run the server without a window", Verb::Serve);
    verb("connect", "open the console window for a server elsewhere", Verb::Connect)
        ->add_option("URL", words.url, "http(s)://host[:port]")
        ->required();
    verb("config", "print the effective settings and the source of each", Verb::Config);

    CLI::App *import = verb("import", "import a file of JSON lines or CSV", Verb::Import);
    import->add_option("WHAT", words.action, "orders, customers, products, subscriptions, articles or companies")
        ->required()
        ->check(CLI::IsMember({"orders", "customers", "products", "subscriptions", "articles", "companies"}));
    import->add_option("FILE", words.file, "the file; .csv is read as CSV, anything else as JSON lines")->required();
    import->add_option("--company", words.company, "the company's key (default: the only company)");

    CLI::App *credentials = verb("credentials", "manage credentials of API and chat clients", Verb::Credentials);
    credentials->add_option("ACTION", words.action, "add, list or revoke")
        ->required()
        ->check(CLI::IsMember({"add", "list", "revoke"}));
    credentials->add_option("--company", words.company, "the company's key (default: the only company)");
    credentials->add_option("--kind", words.kind, "jwt, api_key, access_key, site_key, secret or metrics");
    credentials->add_option("--name", words.name, "a descriptive name");
    credentials->add_option("--algorithm", words.algorithm, "for a jwt: HS256, RS256 or ES256")
        ->default_val("HS256")
        ->check([](const std::string &given) {
            const bool isKnown = given == "HS256" || given == "RS256" || given == "ES256";
            return isKnown ? std::string() : "unknown algorithm \"" + given + "\": one of HS256, RS256, ES256";
        });
    credentials
        ->add_option("--key-file", words.keyFile,
                     "for a jwt: file with the PEM public key, JWKS or HS256 secret; for a secret: file with its value")
        ->check(CLI::ExistingFile);
    credentials->add_option(
        "--audience", words.audience,
        "for a jwt: the required aud of tokens; for a site_key: the origins of pages that may chat");
    credentials
        ->add_option("--role", words.clientRole,
                     "for a jwt: role of tokens that name none: customer, service or admin (default: service)")
        ->check(CLI::IsMember({"customer", "service", "admin"}));
    credentials->add_option("--scopes", words.scopes,
                            "the APIs it gives access to, such as cs,support (default: all for its kind)");
    credentials->add_option("--expires", words.expires, "when it expires: an ISO 8601 date or time");
    credentials->add_option("--id", words.id, "the credential to revoke");
    credentials->add_flag("--json", isJson, "print one JSON object per line");

    CLI::App *users = verb("users", "manage console users", Verb::Users);
    users->add_option("ACTION", words.action, "add, list or revoke")
        ->required()
        ->check(CLI::IsMember({"add", "list", "revoke"}));
    users->add_option("--company", words.company, "the company's key (default: the only company)");
    users->add_option("--email", words.email, "the e-mail address to sign in with");
    users->add_option("--name", words.name, "the name shown to others");
    users->add_option("--role", words.role, "agent, supervisor or admin")
        ->default_val("agent")
        ->check(CLI::IsMember({"agent", "supervisor", "admin"}));
    users->add_flag("--json", isJson, "print one JSON object per line");

    verb("backup", "back up the database, even while the server runs", Verb::Backup)
        ->add_option("FILE", words.file, "the file to write; must not exist")
        ->required();
    verb("restore", "restore the database from a backup", Verb::Restore)
        ->add_option("FILE", words.file, "the backup")
        ->required();
}

/// The mind without a server: what it reads and finds, for people who change a lexicon or measure it.
void addMind(CLI::App &cli, Words &words, std::map<CLI::App *, Verb> &verbs)
{
    CLI::App *nlu = cli.add_subcommand("nlu", "read texts, one per line, without a server")->fallthrough();
    verbs[nlu] = Verb::Nlu;
    nlu->add_option("ACTION", words.action, "read, train-intents, classify, train or evaluate")
        ->required()
        ->check(CLI::IsMember({"read", "train-intents", "classify", "train", "evaluate"}));
    nlu->add_option("FILE", words.file,
                    "train-intents: examples, one per line: text, tab, intent; classify: a model; train, evaluate: the "
                    "data folder");
    nlu->add_option("--out", words.out, "train-intents: the model to write; train: the folder to write the models to");
    nlu->add_option("--texts", words.texts, "file with one text per line; - is standard input")->default_val("-");

    CLI::App *kb = cli.add_subcommand("kb", "search a file of articles, without a server")->fallthrough();
    verbs[kb] = Verb::Kb;
    kb->add_option("ACTION", words.action, "search")->required()->check(CLI::IsMember({"search"}));
    kb->add_option("--articles", words.articles, "JSON lines with id, title and body")->required();
    kb->add_option("--queries", words.queries, "file with one query per line; - is standard input")->default_val("-");
    kb->add_option("--limit", words.limit, "maximum number of articles per query")
        ->default_val(10)
        ->check(CLI::Range(1, 1000));

    CLI::App *rehearse =
        cli.add_subcommand("rehearse", "play scripted customers against the embedded responder")->fallthrough();
    verbs[rehearse] = Verb::Rehearse;
    rehearse->add_option("FILES", words.files, "scripts (docs/rehearsals.md)")->required()->check(CLI::ExistingFile);
    rehearse
        ->add_option("--print", words.print,
                     "conversations to print: none, failed, actions (those with wrong actions) or all")
        ->default_val("failed")
        ->check(CLI::IsMember({"none", "failed", "actions", "all"}));
    rehearse->add_option("--floor", words.floor, "the minimum share of scripts that must pass, 0 to 1")
        ->check(CLI::Range(0.0, 1.0));
    rehearse
        ->add_option("--vary", words.vary,
                     "instead of the scripts as written, play this many customers with varied agendas")
        ->check(CLI::Range(1, 1'000'000));
}

std::optional<base::Error> settle(const Words &words, const CLI::App &cli, Settings &settings)
{
    if (!words.config.empty())
        TRY(settings.readFile(QString::fromStdString(words.config)));
    TRY(settings.readEnvironment(QProcessEnvironment::systemEnvironment()));
    for (const SettingInfo &info : settingInfos()) {
        const std::string option = std::string("--") + info.name;
        if (cli.count(option) == 0)
            continue;
        const QString value = info.isFlag ? (words.flags.at(info.name) ? u"on"_s : u"off"_s)
                                          : QString::fromStdString(words.settings.at(info.name));
        if (const auto set = settings.set(QString::fromLatin1(info.name), value, Source::CommandLine,
                                          QString::fromStdString(option));
            !set)
            return set.error();
    }
    // Last, as the folder is known only now; what it says stands below all the others.
    TRY(settings.readFolder());
    return std::nullopt;
}

} // namespace

std::optional<Invocation> parseCommandLine(int argc, const char *const *argv, int &exitCode)
{
    CLI::App cli("Tierdesk: a customer-service console with an embedded server", "tierdesk");
    cli.set_version_flag("--version", "tierdesk " TIERDESK_VERSION);
    cli.require_subcommand(0, 1);
    Words words;
    Invocation invocation;
    std::map<CLI::App *, Verb> verbs;
    addSettings(cli, words);
    addVerbs(cli, words, verbs, invocation.isJson);
    addMind(cli, words, verbs);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        exitCode = cli.exit(error);
        return std::nullopt;
    }
    if (const auto error = settle(words, cli, invocation.settings)) {
        std::cerr << "tierdesk: " << error->message.toStdString();
        if (!error->where.isEmpty())
            std::cerr << " (" << error->where.toStdString() << ')';
        std::cerr << '\n';
        exitCode = 2;
        return std::nullopt;
    }
    for (const auto &[sub, verb] : verbs) {
        if (sub->parsed())
            invocation.verb = verb;
    }
    const auto take = [](const std::string &text) { return QString::fromStdString(text); };
    invocation.url = take(words.url);
    invocation.session = ui::caseIn(take(words.session));
    invocation.action = take(words.action);
    invocation.file = take(words.file);
    invocation.company = take(words.company);
    invocation.kind = take(words.kind);
    invocation.name = take(words.name);
    invocation.email = take(words.email);
    invocation.role = take(words.role);
    invocation.clientRole = take(words.clientRole);
    invocation.id = take(words.id);
    invocation.algorithm = take(words.algorithm);
    invocation.keyFile = take(words.keyFile);
    invocation.audience = take(words.audience);
    invocation.expires = take(words.expires);
    for (const QString &scope : take(words.scopes).split(u',', Qt::SkipEmptyParts))
        invocation.scopes.append(scope.trimmed());
    invocation.texts = take(words.texts);
    invocation.out = take(words.out);
    invocation.articles = take(words.articles);
    invocation.queries = take(words.queries);
    invocation.limit = invocation.verb == Verb::Rehearse ? words.vary : words.limit;
    for (const std::string &each : words.files)
        invocation.files.append(take(each));
    invocation.print = take(words.print);
    invocation.floor = words.floor;
    return invocation;
}

} // namespace tierdesk::app
