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
    SettingInfo{"data-dir", "", "folder for the database and its key (default: the user's data folder)"},
    SettingInfo{"listen", "127.0.0.1:8080", "address and port to listen on; port 0 picks a free one"},
    SettingInfo{"demo", "off",
                "fill an empty data folder with demo data, and require no credentials from callers on this machine",
                true},
    SettingInfo{"insecure", "off", "allow plain HTTP on an address other than loopback", true},
    SettingInfo{"tls-cert", "", "PEM file with the certificate and its chain"},
    SettingInfo{"tls-key", "", "PEM file with the certificate's key"},
    SettingInfo{"trusted-proxies", "",
                "networks of reverse proxies whose client information is trusted, such as 10.0.0.0/8,::1"},
    SettingInfo{"proxy-protocol", "off", "connections from trusted-proxies start with a PROXY protocol v2 header",
                true},
    SettingInfo{"log-format", "text",
                "text or json; json writes log lines as JSON objects and adds one for each request"},
    SettingInfo{"rate-limits", "on", "on or off: apply the documented rate limits"},
    SettingInfo{"default-rate", "1200", "requests per minute and credential on routes without a limit of their own"},
    SettingInfo{"allowed-origins", "", "web origins that may open WebSockets, separated by commas"},
    SettingInfo{"chat-company", "", "key of the company for chats without a site key (default: the only company)"},
    SettingInfo{"webchat-folder", "", "folder with files that replace those of the web chat page (docs/webchat.md)"},
    SettingInfo{"allow-private-targets", "off",
                "allow requests for models, gateways, webhooks, mail and text messages to any server on this machine "
                "and in private networks (over TLS, except on this machine)",
                true},
    SettingInfo{
        "allowed-targets", "",
        "servers on this machine or in private networks that companies may use: HOST or HOST:PORT, separated by "
        "commas, such as 127.0.0.1:11434 for a local model"},
    SettingInfo{"max-body", "10485760", "maximum size of a request body, in bytes"},
    SettingInfo{"max-headers", "16384", "maximum size of a request's headers, in bytes"},
    SettingInfo{"max-header-count", "100", "maximum number of header lines in a request"},
    SettingInfo{"header-timeout", "10", "seconds to wait for a request's headers"},
    SettingInfo{"body-timeout", "30", "seconds to wait for a request's body"},
    SettingInfo{"idle-timeout", "60", "seconds a connection may be idle between requests"},
    SettingInfo{"max-connections", "10000", "maximum number of open connections"},
    SettingInfo{"max-connections-per-address", "1000", "maximum number of open connections from one address"},
    SettingInfo{"think-workers", "0",
                "threads that read messages and compute replies; 0 means one fewer than the machine's cores"},
    SettingInfo{"model-history", "60", "maximum number of messages of a conversation sent to a model"},
    SettingInfo{"model-keys", "keychain",
                "keychain, file or credentials: where keys of model providers are stored; file is in data-dir, mode "
                "0600; credentials is $CREDENTIALS_DIRECTORY, read-only"},
    SettingInfo{"local-model-servers", "ollama:11434,llama.cpp:8080,llama.cpp:8081,lm-studio:1234,vllm:8000",
                "model servers on this machine that supervisors may find and use: KIND:PORT, separated by commas; off "
                "for none"},
    SettingInfo{"local-model", "", "a .gguf file that llama-server serves on this machine while this program runs"},
    SettingInfo{"local-model-port", "8089", "port of that llama-server, on 127.0.0.1"},
    SettingInfo{"llama-server", "llama-server", "the llama.cpp server: a path, or a name on PATH"},
    SettingInfo{"idle-clock", "5", "seconds between checks for sessions that have been waiting too long"},
    SettingInfo{"max-database-pages", "0", "maximum size of the database, in pages of 4 KiB; 0 for no limit"},
    SettingInfo{"disk-reserve", "256", "disk space in MiB that attachments leave free for the database"},
    SettingInfo{"company-name", "My company", "name of the company that a new installation starts with"},
    SettingInfo{"session-timeout", "30", "minutes that a chat of that company waits for the customer"},
    SettingInfo{"escalation-keywords", "",
                "additional words, separated by commas, that escalate a chat of that company to a person"},
    SettingInfo{"openai-model", "gpt-3.5-turbo", "OpenAI model that answers for that company if OPENAI_API_KEY is set"},
    SettingInfo{"maintenance-window", "",
                "maintenance window that /api/status returns to clients, such as \"Sundays 02:00-04:00 UTC\""},
    SettingInfo{"theme", "system", "system, light or dark: appearance of the console"},
    SettingInfo{"language", "system", "system, en, de or ar: language of the console"},
    SettingInfo{"reduced-motion", "off", "turn off nonessential animations in the console", true},
    SettingInfo{"http-probe-routes", "off", "serve POST /, /echo and /cookie for HTTP conformance probes", true},
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
    return base::fail(Fault::InvalidInput, u"%1: \"%2\" is not %3"_s.arg(QLatin1String(name), value.left(80), expected),
                      where);
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
        host = u"127.0.0.1"_s;
    if (host == u"*")
        host = u"0.0.0.0"_s;
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
            return wrongValue(info.name, value, u"on or off"_s, where);
        text = isOnWord(lower) ? u"on"_s : u"off"_s;
    } else if (name == u"listen") {
        if (!listenAddressFrom(text))
            return wrongValue(info.name, value, u"ADDRESS:PORT"_s, where);
    } else if (name == u"model-keys") {
        if (!keyPlaceFrom(lower))
            return wrongValue(info.name, value, u"keychain, file or credentials"_s, where);
        text = lower;
    } else if (name == u"webchat-folder") {
        if (!text.isEmpty() && !QFileInfo(text).isDir())
            return wrongValue(info.name, value, u"a folder"_s, where);
    } else if (name == u"local-model") {
        if (!text.isEmpty() && !QFileInfo(text).isFile())
            return wrongValue(info.name, value, u"a file"_s, where);
    } else if (name == u"llama-server") {
        if (text.isEmpty())
            return wrongValue(info.name, value, u"a program"_s, where);
    } else if (name == u"local-model-servers") {
        if (const auto places = localPlacesFrom(text); !places)
            return base::fail(Fault::InvalidInput, u"local-model-servers: "_s + places.error().message, where);
    } else if (name == u"allowed-targets") {
        for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
            if (const auto target = net::listedTargetFrom(each); !target)
                return base::fail(Fault::InvalidInput, u"allowed-targets: "_s + target.error().message, where);
        }
    } else if (name == u"trusted-proxies") {
        if (const auto proxies = server::TrustedProxies::parse(text); !proxies)
            return wrongValue(info.name, value, u"a list of networks, such as 10.0.0.0/8,::1"_s, where);
    } else if (name == u"log-format") {
        if (lower != u"text" && lower != u"json")
            return wrongValue(info.name, value, u"text or json"_s, where);
        text = lower;
    } else if (name == u"theme") {
        if (lower != u"system" && lower != u"light" && lower != u"dark")
            return wrongValue(info.name, value, u"system, light or dark"_s, where);
        text = lower;
    } else if (name == u"language") {
        if (lower != u"system" && lower != u"en" && lower != u"de" && lower != u"ar")
            return wrongValue(info.name, value, u"system, en, de or ar"_s, where);
        text = lower;
    } else {
        for (const Range &range : Ranges) {
            if (name != QLatin1String(range.name))
                continue;
            bool isNumber = false;
            const qint64 number = text.toLongLong(&isNumber);
            if (!isNumber || number < range.least || number > range.most)
                return wrongValue(info.name, value, u"a number from %1 to %2"_s.arg(range.least).arg(range.most),
                                  where);
        }
    }
    return text;
}

} // namespace tierdesk::app
