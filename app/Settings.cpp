#include "app/Settings.h"

#include "app/KeyShelf.h"
#include "core/domain/LocalModels.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

constexpr std::array Infos{
    SettingInfo{"data-dir", "", "where the database and its key are kept (default: the user's data folder)"},
    SettingInfo{"listen", "127.0.0.1:8080", "address and port of the door; port 0 takes any"},
    SettingInfo{"demo", "off", "demo data in an empty data folder, and no credentials for callers on this machine",
                true},
    SettingInfo{"insecure", "off", "plain HTTP on an address other than loopback", true},
    SettingInfo{"tls-cert", "", "PEM file with the certificate and its chain"},
    SettingInfo{"tls-key", "", "PEM file with the certificate's key"},
    SettingInfo{"trusted-proxies", "",
                "networks of reverse proxies whose word about their clients counts, as 10.0.0.0/8,::1"},
    SettingInfo{"proxy-protocol", "off", "connections from trusted-proxies begin with a PROXY protocol v2 header",
                true},
    SettingInfo{"log-format", "text", "text or json: log lines as JSON objects, one for each request among them"},
    SettingInfo{"rate-limits", "on", "on or off: the documents' limits on how often a route may be called"},
    SettingInfo{"default-rate", "1200", "requests a minute and credential on routes that name no limit"},
    SettingInfo{"allowed-origins", "", "web origins that may open WebSockets, separated by commas"},
    SettingInfo{"chat-company", "",
                "key of the company that chats without a site key belong to (default: the only one)"},
    SettingInfo{"webchat-folder", "", "folder whose files replace those of the web chat page (docs/webchat.md)"},
    SettingInfo{"allow-private-targets", "off",
                "models, gateways, webhooks, mail and text messages may use any server on this machine and in private "
                "networks (over TLS, except on this machine)",
                true},
    SettingInfo{
        "allowed-targets", "",
        "servers on this machine or in private networks that companies may use, as HOST or HOST:PORT, separated "
        "by commas, such as 127.0.0.1:11434 for a local model"},
    SettingInfo{"max-body", "10485760", "bytes of a request's body"},
    SettingInfo{"max-headers", "16384", "bytes of a request's header lines"},
    SettingInfo{"max-header-count", "100", "header lines of a request"},
    SettingInfo{"header-timeout", "10", "seconds until a request's headers must be there"},
    SettingInfo{"body-timeout", "30", "seconds until a request's body must be there"},
    SettingInfo{"idle-timeout", "60", "seconds that a connection may idle between requests"},
    SettingInfo{"max-connections", "10000", "open connections in all"},
    SettingInfo{"max-connections-per-address", "1000", "open connections of one address"},
    SettingInfo{"think-workers", "0", "threads that read and think; 0 for one fewer than the machine has cores"},
    SettingInfo{"model-workers", "512", "threads for turns that wait for a model; made when they are needed"},
    SettingInfo{"model-history", "60", "messages of a conversation that a model is shown"},
    SettingInfo{"model-keys", "keychain",
                "keychain, file or credentials: where the keys of model providers are kept; file is below data-dir, "
                "mode 0600; credentials is $CREDENTIALS_DIRECTORY, read only"},
    SettingInfo{"local-model-servers", "ollama:11434,llama.cpp:8080,llama.cpp:8081,lm-studio:1234,vllm:8000",
                "model servers on this machine that supervisors may find and use, as KIND:PORT, separated by commas; "
                "off for none"},
    SettingInfo{"local-model", "",
                "a .gguf file that llama-server serves on this machine for as long as this program runs"},
    SettingInfo{"local-model-port", "8089", "port of that llama-server, on 127.0.0.1"},
    SettingInfo{"llama-server", "llama-server", "llama.cpp's server: a path, or a name on PATH"},
    SettingInfo{"idle-clock", "5", "seconds between looks at sessions that wait too long"},
    SettingInfo{"max-database-pages", "0", "bound of the database's size, in pages of 4 KiB; 0 for none"},
    SettingInfo{"disk-reserve", "256", "MiB of the disk that files of customers and colleagues leave to the database"},
    SettingInfo{"company-name", "My company", "name of the company that a fresh installation begins with"},
    SettingInfo{"session-timeout", "30", "minutes that a chat of that company waits for its customer"},
    SettingInfo{"escalation-keywords", "",
                "words, separated by commas, that bring a chat of that company to a person, beside its own"},
    SettingInfo{"openai-model", "gpt-3.5-turbo",
                "OpenAI's model that speaks for that company where OPENAI_API_KEY is set"},
    SettingInfo{"maintenance-window", "",
                "when the server is maintained, as clients are told by /api/status: \"Sundays 02:00-04:00 UTC\""},
    SettingInfo{"theme", "system", "system, light or dark: the look of the console"},
    SettingInfo{"language", "system", "system, en, de or ar: the language of the console"},
    SettingInfo{"reduced-motion", "off", "nothing in the console moves that need not", true},
    SettingInfo{"http-probe-routes", "off", "serve POST /, /echo and /cookie, which HTTP conformance probes ask for",
                true},
};

QString trimmedLower(const QString &value)
{
    return value.trimmed().toLower();
}

bool isOnWord(const QString &word)
{
    return word == u"on" || word == u"true" || word == u"1" || word == u"yes";
}

bool isOffWord(const QString &word)
{
    return word == u"off" || word == u"false" || word == u"0" || word == u"no" || word.isEmpty();
}

base::Error bad(const char *name, const QString &value, const QString &expected, const QString &where)
{
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("%1: \"%2\" is not %3").arg(QLatin1String(name), value.left(80), expected), where);
}

std::optional<ListenAddress> addressFrom(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (!isNumber || port > 65535)
        return std::nullopt;
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == u"localhost")
        host = QStringLiteral("127.0.0.1");
    if (host == u"*")
        host = QStringLiteral("0.0.0.0");
    QHostAddress address;
    if (!address.setAddress(host))
        return std::nullopt;
    return ListenAddress{address, static_cast<quint16>(port)};
}

const char *wordFor(Source source)
{
    switch (source) {
    case Source::Default:
        return "default";
    case Source::Folder:
        return "data folder";
    case Source::File:
        return "file";
    case Source::Environment:
        return "environment";
    case Source::CommandLine:
        return "command line";
    }
    return "";
}

QString environmentName(const char *name)
{
    return QStringLiteral("TIERDESK_") + QString::fromLatin1(name).toUpper().replace(u'-', u'_');
}

struct Range {
    const char *name;
    qint64 least, most;
};
constexpr std::array Ranges{Range{"default-rate", 1, 100'000'000},
                            Range{"max-body", 1024, 1 << 30},
                            Range{"max-headers", 1024, 1 << 20},
                            Range{"max-header-count", 8, 10'000},
                            Range{"header-timeout", 1, 3600},
                            Range{"body-timeout", 1, 3600},
                            Range{"idle-timeout", 1, 86'400},
                            Range{"max-connections", 1, 1'000'000},
                            Range{"max-connections-per-address", 1, 1'000'000},
                            Range{"think-workers", 0, 64},
                            Range{"model-workers", 1, 4096},
                            Range{"model-history", 1, 200},
                            Range{"local-model-port", 1, 65'535},
                            Range{"idle-clock", 1, 3600},
                            Range{"session-timeout", 1, 525'600},
                            Range{"max-database-pages", 0, 1'000'000'000},
                            Range{"disk-reserve", 0, 1 << 30}};

/// Minutes from the milliseconds of an alias: begun ones count. None where they are no number or out of range.
std::optional<qint64> minutesFrom(const QString &milliseconds)
{
    bool isNumber = false;
    const qint64 number = milliseconds.trimmed().toLongLong(&isNumber);
    if (!isNumber || number < 60'000 || number > 525'600 * Q_INT64_C(60'000))
        return std::nullopt;
    return (number + 59'999) / 60'000;
}

/// Why a variable of an older installation does nothing here; empty for any other.
QString whyNotNeeded(const QString &name)
{
    if (name == u"NODE_ENV" || name.startsWith(u"REDIS_"))
        return QStringLiteral("%1 is not needed and passed over").arg(name);
    return {};
}

Result<QByteArray> readPem(const QString &path, const char *setting)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("%1: %2: %3").arg(QLatin1String(setting), path, file.errorString()),
                          QString::fromLatin1(setting));
    return file.readAll();
}

} // namespace

std::span<const SettingInfo> settingInfos()
{
    return Infos;
}

Settings::Settings()
{
    for (const SettingInfo &info : Infos)
        m_values.push_back({QString::fromLatin1(info.fallback), Source::Default, {}});
}

size_t Settings::indexOf(const char *name) const
{
    const auto at = std::find_if(Infos.begin(), Infos.end(),
                                 [&](const SettingInfo &info) { return qstrcmp(info.name, name) == 0; });
    Q_ASSERT(at != Infos.end());
    return static_cast<size_t>(at - Infos.begin());
}

Result<void> Settings::set(const QString &name, const QString &value, Source source, const QString &where)
{
    const auto at = std::find_if(Infos.begin(), Infos.end(),
                                 [&](const SettingInfo &info) { return name == QLatin1String(info.name); });
    if (at == Infos.end())
        return base::fail(Fault::InvalidInput, QStringLiteral("there is no setting \"%1\"").arg(name), where);
    QString text = value.trimmed();
    const QString lower = trimmedLower(value);
    if (at->isFlag || name == u"rate-limits") {
        if (!isOnWord(lower) && !isOffWord(lower))
            return bad(at->name, value, QStringLiteral("on or off"), where);
        text = isOnWord(lower) ? QStringLiteral("on") : QStringLiteral("off");
    } else if (name == u"listen") {
        if (!addressFrom(text))
            return bad(at->name, value, QStringLiteral("ADDRESS:PORT"), where);
    } else if (name == u"model-keys") {
        if (!keyPlaceFrom(lower))
            return bad(at->name, value, QStringLiteral("keychain, file or credentials"), where);
        text = lower;
    } else if (name == u"webchat-folder") {
        if (!text.isEmpty() && !QFileInfo(text).isDir())
            return bad(at->name, value, QStringLiteral("a folder"), where);
    } else if (name == u"local-model") {
        if (!text.isEmpty() && !QFileInfo(text).isFile())
            return bad(at->name, value, QStringLiteral("a file"), where);
    } else if (name == u"llama-server") {
        if (text.isEmpty())
            return bad(at->name, value, QStringLiteral("a program"), where);
    } else if (name == u"local-model-servers") {
        if (const auto places = localPlacesFrom(text); !places)
            return base::fail(Fault::InvalidInput, QStringLiteral("local-model-servers: ") + places.error().message,
                              where);
    } else if (name == u"allowed-targets") {
        for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
            if (const auto target = net::listedTargetFrom(each); !target)
                return base::fail(Fault::InvalidInput, QStringLiteral("allowed-targets: ") + target.error().message,
                                  where);
        }
    } else if (name == u"trusted-proxies") {
        if (const auto proxies = server::TrustedProxies::parse(text); !proxies)
            return bad(at->name, value, QStringLiteral("a list of networks, such as 10.0.0.0/8,::1"), where);
    } else if (name == u"log-format") {
        if (lower != u"text" && lower != u"json")
            return bad(at->name, value, QStringLiteral("text or json"), where);
        text = lower;
    } else if (name == u"theme") {
        if (lower != u"system" && lower != u"light" && lower != u"dark")
            return bad(at->name, value, QStringLiteral("system, light or dark"), where);
        text = lower;
    } else if (name == u"language") {
        if (lower != u"system" && lower != u"en" && lower != u"de" && lower != u"ar")
            return bad(at->name, value, QStringLiteral("system, en, de or ar"), where);
        text = lower;
    } else {
        for (const Range &range : Ranges) {
            if (name != QLatin1String(range.name))
                continue;
            bool isNumber = false;
            const qint64 number = text.toLongLong(&isNumber);
            if (!isNumber || number < range.least || number > range.most)
                return bad(at->name, value, QStringLiteral("a number from %1 to %2").arg(range.least).arg(range.most),
                           where);
        }
    }
    Value &slot = m_values[static_cast<size_t>(at - Infos.begin())];
    if (source >= slot.source)
        slot = {text, source, where};
    return {};
}

Result<void> Settings::readFolder()
{
    const QString path = folderFile();
    return QFile::exists(path) ? readFile(path, Source::Folder) : Result<void>();
}

Result<void> Settings::readFile(const QString &path, Source source)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return base::fail(Fault::InvalidInput, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()),
                          path);
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QString where = QStringLiteral("%1:%2").arg(path).arg(number);
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 1)
            return base::fail(Fault::InvalidInput, QStringLiteral("expected \"name = value\""), where);
        const QString name = line.left(equals).trimmed();
        if (source == Source::Folder && name == u"data-dir")
            return base::fail(Fault::InvalidInput, QStringLiteral("a data folder cannot name another one"), where);
        if (const auto done = set(name, line.mid(equals + 1), source, where); !done)
            return done.error();
    }
    return {};
}

Result<void> Settings::readEnvironment(const QProcessEnvironment &environment)
{
    if (environment.contains(QStringLiteral("PORT"))) {
        const QString host = text("listen").section(u':', 0, -2);
        const QString value = host + u':' + environment.value(QStringLiteral("PORT"));
        if (const auto done = set(QStringLiteral("listen"), value, Source::Environment, QStringLiteral("PORT")); !done)
            return done.error();
    }
    if (const QString name = QStringLiteral("SESSION_TIMEOUT"); environment.contains(name)) {
        const auto minutes = minutesFrom(environment.value(name));
        if (!minutes)
            return bad("SESSION_TIMEOUT", environment.value(name),
                       QStringLiteral("a number of milliseconds from 60000 to 31536000000"), name);
        if (const auto done =
                set(QStringLiteral("session-timeout"), QString::number(*minutes), Source::Environment, name);
            !done)
            return done.error();
    }
    constexpr std::pair<const char *, const char *> Aliases[]{{"ESCALATION_KEYWORDS", "escalation-keywords"},
                                                              {"MAX_CONVERSATION_HISTORY", "model-history"},
                                                              {"OPENAI_MODEL", "openai-model"}};
    for (const auto &[alias, setting] : Aliases) {
        const QString name = QString::fromLatin1(alias);
        if (!environment.contains(name))
            continue;
        const QString value = environment.value(name);
        if (const auto done = set(QString::fromLatin1(setting), value, Source::Environment, name); !done)
            return done.error();
    }
    for (const QString &name : environment.keys()) {
        if (!name.startsWith(u"TIERDESK_")) {
            if (const QString why = whyNotNeeded(name); !why.isEmpty())
                m_passedOver.append(why);
            continue;
        }
        const auto at = std::find_if(Infos.begin(), Infos.end(),
                                     [&](const SettingInfo &info) { return environmentName(info.name) == name; });
        if (at == Infos.end()) {
            // Another program's variable may begin like ours; a misspelt one of ours must not pass unseen.
            m_passedOver.append(QStringLiteral("%1 names no setting and is passed over").arg(name));
            continue;
        }
        if (const auto done = set(QString::fromLatin1(at->name), environment.value(name), Source::Environment, name);
            !done)
            return done.error();
    }
    return {};
}

QString Settings::text(const char *name) const
{
    return m_values[indexOf(name)].text;
}

bool Settings::isOn(const char *name) const
{
    return text(name) == u"on";
}

qint64 Settings::number(const char *name) const
{
    return text(name).toLongLong();
}

ListenAddress Settings::listenAddress() const
{
    return addressFrom(text("listen")).value_or(ListenAddress{});
}

QString Settings::dataDir() const
{
    const QString named = text("data-dir");
    return named.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tierdesk")
               : named;
}

QString Settings::databasePath() const
{
    return QDir(dataDir()).filePath(QStringLiteral("tierdesk.db"));
}

QString Settings::folderFile() const
{
    return QDir(dataDir()).filePath(QStringLiteral("tierdesk.conf"));
}

QString Settings::report() const
{
    QString lines;
    for (size_t i = 0; i < Infos.size(); ++i) {
        const Value &value = m_values[i];
        const QString shown = QLatin1String(Infos[i].name) == QLatin1String("data-dir") ? dataDir() : value.text;
        QString source = QString::fromLatin1(wordFor(value.source));
        if (!value.where.isEmpty() && value.source != Source::CommandLine)
            source += QStringLiteral(" (%1)").arg(value.where);
        lines += QStringLiteral("%1 = %2    # %3\n").arg(QString::fromLatin1(Infos[i].name), shown, source);
    }
    return lines;
}

net::TargetRules Settings::targetRules() const
{
    const bool isAllowed = isOn("allow-private-targets");
    net::TargetRules rules{.allowsLoopback = isAllowed, .allowsPrivate = isAllowed};
    for (const QString &each : text("allowed-targets").split(u',', Qt::SkipEmptyParts)) {
        // set() has refused what cannot be read.
        if (auto target = net::listedTargetFrom(each))
            rules.listed.push_back(std::move(*target));
    }
    return rules;
}

std::vector<LocalPlace> Settings::localPlaces() const
{
    auto places = localPlacesFrom(text("local-model-servers")).value_or(std::vector<LocalPlace>());
    // llama-server and we have the same port by default: nobody else can have ours.
    const ListenAddress own = listenAddress();
    const bool isHere = own.host.isLoopback() || own.host == QHostAddress::AnyIPv4 || own.host == QHostAddress::Any;
    if (isHere)
        std::erase_if(places, [&own](const LocalPlace &each) { return each.port == own.port; });
    return places;
}

QStringList Settings::warnings() const
{
    QStringList lines;
    if (listenAddress().host.isLoopback())
        return lines;
    if (isOn("demo"))
        lines.append(QStringLiteral("warning: --demo on %1: the passwords and keys of demo data are public. Do not "
                                    "enter real data, and do not open this address to others")
                         .arg(text("listen")));
    if (text("tls-cert").isEmpty())
        lines.append(QStringLiteral("warning: --insecure on %1: passwords, tokens and messages cross the network "
                                    "unencrypted. Use --tls-cert and --tls-key, or a TLS proxy in front")
                         .arg(text("listen")));
    return lines;
}

Result<server::ServerSettings> Settings::serverSettings() const
{
    server::ServerSettings settings;
    const bool hasCertificate = !text("tls-cert").isEmpty();
    if (hasCertificate != !text("tls-key").isEmpty())
        return base::fail(Fault::InvalidInput, QStringLiteral("tls-cert and tls-key go together"),
                          hasCertificate ? QStringLiteral("tls-key") : QStringLiteral("tls-cert"));
    if (hasCertificate) {
        auto certificate = readPem(text("tls-cert"), "tls-cert");
        if (!certificate)
            return certificate.error();
        auto key = readPem(text("tls-key"), "tls-key");
        if (!key)
            return key.error();
        settings.tlsCertificates = std::move(*certificate);
        settings.tlsKey = std::move(*key);
    } else if (!listenAddress().host.isLoopback() && !isOn("insecure")) {
        return base::fail(
            Fault::Forbidden,
            QStringLiteral("%1 is not a loopback address: give --tls-cert and --tls-key, or --insecure to serve plain "
                           "HTTP to whoever can reach it")
                .arg(text("listen")),
            QStringLiteral("listen"));
    }
    auto proxies = server::TrustedProxies::parse(text("trusted-proxies"));
    if (!proxies)
        return proxies.error();
    settings.hasProxyProtocol = isOn("proxy-protocol");
    if (settings.hasProxyProtocol && proxies->isEmpty())
        return base::fail(Fault::InvalidInput, QStringLiteral("proxy-protocol needs trusted-proxies"),
                          QStringLiteral("proxy-protocol"));
    settings.proxies = std::move(*proxies);
    settings.logsRequests = text("log-format") == u"json";
    settings.isDemo = isOn("demo");
    settings.hasRateLimits = isOn("rate-limits");
    // A demo is there to be tried, by conformance probes too.
    settings.hasProbeRoutes = isOn("http-probe-routes") || settings.isDemo;
    settings.maintenanceWindow = text("maintenance-window");
    settings.defaultLimit.count = static_cast<int>(number("default-rate"));
    for (const QString &origin : text("allowed-origins").split(u',', Qt::SkipEmptyParts))
        settings.allowedOrigins.push_back(origin.trimmed().toLatin1());
    settings.framing.body = number("max-body");
    settings.framing.headerBytes = number("max-headers");
    settings.framing.headerCount = static_cast<int>(number("max-header-count"));
    settings.framing.headerTime = std::chrono::seconds(number("header-timeout"));
    settings.framing.bodyTime = std::chrono::seconds(number("body-timeout"));
    settings.framing.idleTime = std::chrono::seconds(number("idle-timeout"));
    settings.framing.connections = static_cast<int>(number("max-connections"));
    settings.framing.connectionsPerAddress = static_cast<int>(number("max-connections-per-address"));
    return settings;
}

} // namespace tierdesk::app
