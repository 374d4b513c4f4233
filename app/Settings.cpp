#include "app/Settings.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace tierdesk::app {

namespace {

using base::Result;

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

} // namespace

Settings::Settings()
{
    for (const SettingInfo &info : settingInfos())
        m_values.push_back({QString::fromLatin1(info.fallback), Source::Default, {}});
}

size_t Settings::indexOf(const char *name) const
{
    const auto infos = settingInfos();
    const auto at = std::find_if(infos.begin(), infos.end(),
                                 [&](const SettingInfo &info) { return qstrcmp(info.name, name) == 0; });
    Q_ASSERT(at != infos.end());
    return static_cast<size_t>(at - infos.begin());
}

Result<void> Settings::set(const QString &name, const QString &value, Source source, const QString &where)
{
    const auto infos = settingInfos();
    const auto at = std::find_if(infos.begin(), infos.end(),
                                 [&](const SettingInfo &info) { return name == QLatin1String(info.name); });
    if (at == infos.end())
        return base::fail(base::Fault::InvalidInput, u"unknown setting \"%1\""_s.arg(name), where);
    auto checked = TRY(checkedValue(*at, value, where));
    Value &slot = m_values[static_cast<size_t>(at - infos.begin())];
    if (source >= slot.source)
        slot = {std::move(checked), source, where};
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
    return listenAddressFrom(text("listen")).value_or(ListenAddress{});
}

QString Settings::dataDir() const
{
    const QString named = text("data-dir");
    return named.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tierdesk"_s
                           : named;
}

QString Settings::databasePath() const
{
    return QDir(dataDir()).filePath(u"tierdesk.db"_s);
}

QString Settings::folderFile() const
{
    return QDir(dataDir()).filePath(u"tierdesk.conf"_s);
}

QString Settings::report() const
{
    const auto infos = settingInfos();
    QString lines;
    for (size_t i = 0; i < infos.size(); ++i) {
        const Value &value = m_values[i];
        const QString shown = QLatin1String(infos[i].name) == "data-dir"_L1 ? dataDir() : value.text;
        QString source = QString::fromLatin1(wordFor(value.source));
        if (!value.where.isEmpty() && value.source != Source::CommandLine)
            source += u" (%1)"_s.arg(value.where);
        lines += u"%1 = %2    # %3\n"_s.arg(QString::fromLatin1(infos[i].name), shown, source);
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

QStringList Settings::warnings() const
{
    QStringList lines;
    if (listenAddress().host.isLoopback())
        return lines;
    if (isOn("demo"))
        lines.append(u"warning: --demo on %1: the passwords and keys of the demo data are public. Do not "
                     "enter real data, and do not make this address available to others"_s.arg(text("listen")));
    if (text("tls-cert").isEmpty())
        lines.append(u"warning: --insecure on %1: passwords, tokens and messages are sent unencrypted. "
                     "Use --tls-cert and --tls-key, or put a TLS proxy in front"_s.arg(text("listen")));
    return lines;
}

} // namespace tierdesk::app
