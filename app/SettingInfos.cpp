#include "app/SettingInfos.h"

#include "app/KeyShelf.h"
#include "core/domain/LocalModels.h"
#include "core/doors/server/http/TrustedProxies.h"
#include "core/net/TargetGuard.h"

#include <QtCore/QFileInfo>

#include <array>

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

} // namespace

std::span<const SettingInfo> settingInfos()
{
    return Infos;
}

base::Error wrongValue(const char *name, const QString &value, const QString &expected, const QString &where)
{
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("%1: \"%2\" is not %3").arg(QLatin1String(name), value.left(80), expected), where);
}

std::optional<ListenAddress> listenAddressFrom(const QString &text)
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

Result<QString> checkedValue(const SettingInfo &info, const QString &value, const QString &where)
{
    const QString name = QString::fromLatin1(info.name);
    QString text = value.trimmed();
    const QString lower = trimmedLower(value);
    if (info.isFlag || name == u"rate-limits") {
        if (!isOnWord(lower) && !isOffWord(lower))
            return wrongValue(info.name, value, QStringLiteral("on or off"), where);
        text = isOnWord(lower) ? QStringLiteral("on") : QStringLiteral("off");
    } else if (name == u"listen") {
        if (!listenAddressFrom(text))
            return wrongValue(info.name, value, QStringLiteral("ADDRESS:PORT"), where);
    } else if (name == u"model-keys") {
        if (!keyPlaceFrom(lower))
            return wrongValue(info.name, value, QStringLiteral("keychain, file or credentials"), where);
        text = lower;
    } else if (name == u"webchat-folder") {
        if (!text.isEmpty() && !QFileInfo(text).isDir())
            return wrongValue(info.name, value, QStringLiteral("a folder"), where);
    } else if (name == u"local-model") {
        if (!text.isEmpty() && !QFileInfo(text).isFile())
            return wrongValue(info.name, value, QStringLiteral("a file"), where);
    } else if (name == u"llama-server") {
        if (text.isEmpty())
            return wrongValue(info.name, value, QStringLiteral("a program"), where);
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
            return wrongValue(info.name, value, QStringLiteral("a list of networks, such as 10.0.0.0/8,::1"), where);
    } else if (name == u"log-format") {
        if (lower != u"text" && lower != u"json")
            return wrongValue(info.name, value, QStringLiteral("text or json"), where);
        text = lower;
    } else if (name == u"theme") {
        if (lower != u"system" && lower != u"light" && lower != u"dark")
            return wrongValue(info.name, value, QStringLiteral("system, light or dark"), where);
        text = lower;
    } else if (name == u"language") {
        if (lower != u"system" && lower != u"en" && lower != u"de" && lower != u"ar")
            return wrongValue(info.name, value, QStringLiteral("system, en, de or ar"), where);
        text = lower;
    } else {
        for (const Range &range : Ranges) {
            if (name != QLatin1String(range.name))
                continue;
            bool isNumber = false;
            const qint64 number = text.toLongLong(&isNumber);
            if (!isNumber || number < range.least || number > range.most)
                return wrongValue(info.name, value,
                                  QStringLiteral("a number from %1 to %2").arg(range.least).arg(range.most), where);
        }
    }
    return text;
}

} // namespace tierdesk::app
