#include "app/Settings.h"

#include <QtCore/QFile>

// What the settings are for the server.
namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

Result<QByteArray> readPem(const QString &path, const char *setting)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::InvalidInput, u"%1: %2: %3"_s.arg(QLatin1String(setting), path, file.errorString()),
                          QString::fromLatin1(setting));
    return file.readAll();
}

} // namespace

Result<server::ServerSettings> Settings::serverSettings() const
{
    server::ServerSettings settings;
    const bool hasCertificate = !text("tls-cert").isEmpty();
    if (hasCertificate != !text("tls-key").isEmpty())
        return base::fail(Fault::InvalidInput, u"tls-cert and tls-key must be set together"_s,
                          hasCertificate ? u"tls-key"_s : u"tls-cert"_s);
    if (hasCertificate) {
        auto certificate = TRY(readPem(text("tls-cert"), "tls-cert"));
        auto key = TRY(readPem(text("tls-key"), "tls-key"));
        settings.tlsCertificates = std::move(certificate);
        settings.tlsKey = std::move(key);
    } else if (!listenAddress().host.isLoopback() && !isOn("insecure")) {
        return base::fail(Fault::Forbidden,
                          u"%1 is not a loopback address: set --tls-cert and --tls-key, or --insecure to serve plain "
                          "HTTP to everyone who can reach it"_s.arg(text("listen")),
                          u"listen"_s);
    }
    auto proxies = TRY(server::TrustedProxies::parse(text("trusted-proxies")));
    settings.hasProxyProtocol = isOn("proxy-protocol");
    if (settings.hasProxyProtocol && proxies.isEmpty())
        return base::fail(Fault::InvalidInput, u"proxy-protocol requires trusted-proxies"_s, u"proxy-protocol"_s);
    settings.proxies = std::move(proxies);
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

} // namespace tierdesk::app
