#include "app/tools/RehearsalScript.h"

#include "app/tools/Lines.h"

#include <algorithm>

namespace tierdesk::app {

using base::Result;

namespace {

bool isWanted(const Stretch &stretch, const auto &fits)
{
    return std::any_of(stretch.demands.begin(), stretch.demands.end(), [&](const Demand &demand) {
        return !demand.isForbidden && std::any_of(demand.alternatives.begin(), demand.alternatives.end(), fits);
    });
}

QStringList partsOf(const QString &text, const QString &mark)
{
    QStringList parts;
    for (const QString &part : text.split(mark)) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts;
}

/// Reads a file line by line into scripts; what is wrong with a line is its return value.
class ScriptFile final
{
public:
    [[nodiscard]] QString take(QString line, const QString &where)
    {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            return {};
        const QString rest = line.mid(1).trimmed();
        switch (line.front().unicode()) {
        case u'>':
            if (m_scripts.empty())
                return u"a message before any script"_s;
            current().stretches.push_back({QString(rest).replace(u"\\n"_s, u"\n"_s), {}});
            return rest.isEmpty() ? u"an empty message"_s : QString();
        case u'=':
        case u'!':
            if (m_scripts.empty() || current().stretches.empty())
                return u"a demand before any message"_s;
            return takeDemand(line.startsWith(u'!'), rest);
        default:
            return takeHead(line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed(), where);
        }
    }

    /// What is wrong with the scripts as a whole: the name of one that lacks something.
    [[nodiscard]] QString missing() const
    {
        for (const Script &each : m_scripts) {
            if (each.world.isEmpty() || each.stretches.empty())
                return each.name;
        }
        return {};
    }

    [[nodiscard]] std::vector<Script> taken() { return std::move(m_scripts); }

private:
    [[nodiscard]] Script &current() { return m_scripts.back(); }

    [[nodiscard]] QString takeHead(const QString &key, const QString &value, const QString &where)
    {
        if (key == u"talk") {
            m_scripts.emplace_back().name = value;
            current().where = where;
            return value.isEmpty() ? u"a talk without a name"_s : QString();
        }
        if (m_scripts.empty())
            return u"a script begins with \"talk:\""_s;
        Script &script = current();
        if (!script.stretches.empty())
            return u"\"%1\" behind the first message"_s.arg(key);
        if (key == u"world")
            script.world = value;
        else if (key == u"who")
            script.who = value == u"guest" ? QString() : value;
        else if (key == u"about")
            script.about = value;
        else if (key == u"style")
            script.style = value;
        else if (key == u"by") {
            const auto channel = fromWord<Channel>(value);
            if (!channel)
                return u"no channel: "_s + value;
            script.channel = *channel;
        } else if (key == u"accepts") {
            for (const QString &each : partsOf(value, u","_s)) {
                const auto kind = fromWord<ActionKind>(each);
                if (!kind)
                    return u"no action: "_s + each;
                script.accepted.push_back(*kind);
            }
        } else if (key == u"answer no")
            script.refusal = value;
        else if (key.startsWith(u"answer ")) {
            const auto asked = fromWord<AskedFor>(key.mid(7).trimmed());
            if (!asked)
                return u"no kind of question: "_s + key.mid(7);
            script.answers.insert(*asked, value);
        } else if (key != u"story")
            return u"no line of a script: "_s + key;
        return {};
    }

    [[nodiscard]] QString takeDemand(bool isForbidden, const QString &text)
    {
        Demand demand{isForbidden, {}, (isForbidden ? u'!' : u'=') + (u' ' + text)};
        for (const QString &part : partsOf(text, u"||"_s)) {
            Expectation made;
            if (const QString fault = readExpectation(part, made); !fault.isEmpty())
                return fault;
            demand.alternatives.push_back(std::move(made));
        }
        if (demand.alternatives.empty())
            return u"an empty demand"_s;
        current().stretches.back().demands.push_back(std::move(demand));
        return {};
    }

    [[nodiscard]] static QString readExpectation(const QString &text, Expectation &made)
    {
        const QString verb = text.section(u' ', 0, 0);
        const QString rest = text.section(u' ', 1).trimmed();
        if (verb == u"stays" || text.startsWith(u"hands over")) {
            made.kind = verb == u"stays" ? Expectation::Kind::Stays : Expectation::Kind::HandsOver;
        } else if (verb == u"says") {
            made.words = partsOf(rest, u"|"_s);
            if (made.words.isEmpty())
                return u"says what?"_s;
        } else if (verb == u"asks") {
            made.kind = Expectation::Kind::Asks;
            made.asked = fromWord<AskedFor>(rest);
            if (!rest.isEmpty() && !made.asked)
                return u"no kind of question: "_s + rest;
        } else if (verb == u"does") {
            made.kind = Expectation::Kind::Does;
            QStringList parts = rest.split(u' ', Qt::SkipEmptyParts);
            if (!parts.isEmpty()) {
                made.action = fromWord<ActionKind>(parts.takeFirst());
                if (!made.action)
                    return u"no action: "_s + rest;
            }
            for (const QString &each : parts) {
                if (each.contains(u'='))
                    made.with.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
            }
        } else {
            return u"no expectation: "_s + text;
        }
        return {};
    }

    std::vector<Script> m_scripts;
};

} // namespace

bool Demand::isForAction() const
{
    return !isForbidden && std::all_of(alternatives.begin(), alternatives.end(),
                                       [](const Expectation &each) { return each.kind == Expectation::Kind::Does; });
}

bool Script::wantsPerson(std::size_t stretch) const
{
    return std::any_of(stretches.begin() + static_cast<std::ptrdiff_t>(std::min(stretch, stretches.size())),
                       stretches.end(), [](const Stretch &each) {
                           return isWanted(each, [](const Expectation &expected) {
                               return expected.kind == Expectation::Kind::HandsOver;
                           });
                       });
}

Result<std::vector<Script>> readScripts(const QString &file)
{
    ScriptFile scripts;
    int number = 0;
    const auto read = eachLine(file, [&](std::string_view line) -> Result<void> {
        ++number;
        const QString where = u"%1:%2"_s.arg(file).arg(number);
        const QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
        const QString fault = scripts.take(text, where);
        return fault.isEmpty() ? Result<void>() : base::fail(base::Fault::InvalidInput, fault, where);
    });
    if (!read)
        return read.error();
    if (const QString name = scripts.missing(); !name.isEmpty())
        return base::fail(base::Fault::InvalidInput, name + u" lacks a world or a message"_s, file);
    return scripts.taken();
}

} // namespace tierdesk::app
