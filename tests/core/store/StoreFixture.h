#pragma once

#include "core/store/Database.h"
#include "core/store/Readers.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

namespace tierdesk::test {

/// The value, or a failure with the error's words: for what a test relies on.
template<class T>
T must(base::Result<T> result)
{
    if (!result)
        qFatal("%s [%s]", qPrintable(result.error().message), qPrintable(result.error().where));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

inline QString kindOf(const base::Error &error)
{
    return error.details[u"kind"].toString();
}

/// An empty database in a folder of its own, with one company.
struct StoreFixture {
    QTemporaryDir folder;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Repositories> tables;
    CompanyId company;
    int counter = 0;

    StoreFixture() { open(); }

    [[nodiscard]] QString path() const { return folder.filePath(u"tierdesk.db"_s); }

    void open(const store::WriterOptions &options = {})
    {
        close();
        database = must(store::Database::openWriter(path(), options));
        tables = std::make_unique<store::Repositories>(*database);
        if (!company.isSet())
            company = addCompany(u"acme"_s);
    }
    void close()
    {
        tables.reset();
        database.reset();
    }
    CompanyId addCompany(const QString &key)
    {
        Company made;
        made.key = key;
        made.name = key;
        made.config = defaultConfig();
        made.createdAt = {1000};
        return must(tables->companies.insert(made, u"setup"_s));
    }
    CustomerId addCustomer(const QString &ref, const QString &name, CompanyId of = {})
    {
        Customer made;
        made.company = of.isSet() ? of : company;
        made.ref = ref;
        made.name = name;
        made.email = ref + "@example.com"_L1;
        made.createdAt = {1000};
        return must(tables->customers.upsert(made));
    }
    UserId addUser(const QString &email, const QString &name)
    {
        User made;
        made.company = company;
        made.email = email;
        made.name = name;
        made.presence = Presence::Available;
        made.passwordHash = "x";
        made.createdAt = {1000};
        return must(tables->users.insert(made));
    }
    /// A session opened at @p at; @p change may set what it likes before it is written.
    template<class Change>
    Session addSession(Timestamp at, Change change)
    {
        Session made;
        made.company = company;
        made.id = u"sess_%1"_s.arg(++counter);
        made.customerRef = u"nobody"_s;
        made.createdAt = made.updatedAt = at;
        change(made);
        made.key = must(tables->sessions.insert(made));
        return made;
    }
    Session addSession(Timestamp at = {1000})
    {
        return addSession(at, [](Session &) {});
    }
    MessageId say(const Session &session, const QString &text, std::optional<double> score = std::nullopt,
                  Speaker speaker = Speaker::Customer)
    {
        Message made;
        made.session = session.key;
        made.speaker = speaker;
        made.text = text;
        made.at = session.createdAt + Millis::seconds(++counter);
        made.score = score;
        return must(tables->messages.append(made));
    }
    EscalationId escalate(const Session &session, Reason reason, Timestamp at, Tier to = Tier::HumanAgent)
    {
        Escalation made;
        made.company = session.company;
        made.session = session.key;
        made.publicId = u"esc-%1"_s.arg(++counter);
        made.ticket = must(tables->tickets.next(session.company, 2026));
        made.to = to;
        made.reason = reason;
        made.reasons = {reason};
        made.at = at;
        made.by = u"policy"_s;
        return must(tables->escalations.insert(made));
    }
    qint64 count(const char *table)
    {
        auto query = database->oneTimeStatement("select count(*) from "_L1 + QLatin1String(table));
        must(query.run());
        return query.next() ? query.integer(0) : -1;
    }
};

} // namespace tierdesk::test
