#include "app/Settings.h"

#include <QtCore/QFile>

#include <algorithm>

// Where settings are read from: files and the environment.
namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

QString environmentName(const char *name)
{
    return u"TIERDESK_"_s + QString::fromLatin1(name).toUpper().replace(u'-', u'_');
}

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
        return u"%1 is not used and is ignored"_s.arg(name);
    return {};
}

} // namespace

Result<void> Settings::readFolder()
{
    const QString path = folderFile();
    return QFile::exists(path) ? readFile(path, Source::Folder) : Result<void>();
}

Result<void> Settings::readFile(const QString &path, Source source)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return base::fail(Fault::InvalidInput, u"cannot read %1: %2"_s.arg(path, file.errorString()), path);
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QString where = u"%1:%2"_s.arg(path).arg(number);
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 1)
            return base::fail(Fault::InvalidInput, u"expected \"name = value\""_s, where);
        const QString name = line.left(equals).trimmed();
        if (source == Source::Folder && name == u"data-dir")
            return base::fail(Fault::InvalidInput, u"the configuration in a data folder cannot set data-dir"_s, where);
        TRY(set(name, line.mid(equals + 1), source, where));
    }
    return {};
}

Result<void> Settings::readEnvironment(const QProcessEnvironment &environment)
{
    if (environment.contains(u"PORT"_s)) {
        const QString host = text("listen").section(u':', 0, -2);
        const QString value = host + u':' + environment.value(u"PORT"_s);
        TRY(set(u"listen"_s, value, Source::Environment, u"PORT"_s));
    }
    if (const QString name = u"SESSION_TIMEOUT"_s; environment.contains(name)) {
        const auto minutes = minutesFrom(environment.value(name));
        if (!minutes)
            return wrongValue("SESSION_TIMEOUT", environment.value(name),
                              u"a number of milliseconds from 60000 to 31536000000"_s, name);
        if (const auto done = set(u"session-timeout"_s, QString::number(*minutes), Source::Environment, name); !done)
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
        TRY(set(QString::fromLatin1(setting), value, Source::Environment, name));
    }
    for (const QString &name : environment.keys()) {
        if (!name.startsWith(u"TIERDESK_")) {
            if (const QString why = whyNotNeeded(name); !why.isEmpty())
                m_passedOver.append(why);
            continue;
        }
        const auto infos = settingInfos();
        const auto at = std::find_if(infos.begin(), infos.end(),
                                     [&](const SettingInfo &info) { return environmentName(info.name) == name; });
        if (at == infos.end()) {
            // Another program's variable may begin like ours; a misspelt one of ours must not pass unseen.
            m_passedOver.append(u"%1 does not match any setting and is ignored"_s.arg(name));
            continue;
        }
        if (const auto done = set(QString::fromLatin1(at->name), environment.value(name), Source::Environment, name);
            !done)
            return done.error();
    }
    return {};
}

} // namespace tierdesk::app
